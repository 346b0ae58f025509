using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>By what a memory finds a segment again: its text without the differences that no reader sees.</summary>
/// <remarks>
/// Texts are compared in Unicode's composed form (NFC), with every run of white space as one space and none at the ends. Inline codes
/// take part with their kind, data and position, not with their id, which is a matter of the document, nor with what an exchange file says of them besides. The 64-bit key is the XXH3 of
/// that form: the same in every process and version, so it may be stored. It only finds candidates: <see cref="Same"/> decides whether they say the same,
/// and <see cref="Exact"/> whether their white space is the same, too, which an exact match asks for.
/// </remarks>
public static class MemoryKey
{
    /// <summary>The key under which a text is stored and looked up. Equal texts have equal keys; the converse is for <see cref="Same"/> to say.</summary>
    public static long Of(InlineText text) => Hash(Normalize(text));

    /// <summary>A key that only texts have that are <see cref="Exact"/>, but for chance.</summary>
    /// <param name="text">The text.</param>
    /// <param name="flows">As for <see cref="Exact"/>.</param>
    public static long OfExact(InlineText text, bool flows) => Hash(Exactly(text, flows));

    static long Hash(InlineText normal)
    {
        if (normal.Codes.IsEmpty) return unchecked((long)XxHash3.HashToUInt64(Bytes(normal.Text)));

        var hash = new XxHash3();
        hash.Append(Bytes(normal.Text));
        Span<byte> place = stackalloc byte[9];
        foreach (var code in normal.Codes)
        {
            BinaryPrimitives.WriteInt32LittleEndian(place, code.Offset);
            BinaryPrimitives.WriteInt32LittleEndian(place[4..], code.Data.Length);
            place[8] = (byte)code.Kind;
            hash.Append(place);
            hash.Append(Bytes(code.Data));
        }

        return unchecked((long)hash.GetCurrentHashAsUInt64());
    }

    /// <summary>Whether both are the same segment to a memory, but perhaps for their white space.</summary>
    public static bool Same(InlineText a, InlineText b) => a.Equals(b) || Normalize(a).Equals(Normalize(b));

    /// <summary>Whether both are the very same text, white space included: what may pass without a person.</summary>
    /// <param name="a">A text.</param>
    /// <param name="b">Another one.</param>
    /// <param name="flows">Line breaks are where a paragraph is wrapped by hand, and mean no more than a space (<see cref="SegmentContext.Flows"/>).</param>
    public static bool Exact(InlineText a, InlineText b, bool flows) => a.Equals(b) || Exactly(a, flows).Equals(Exactly(b, flows));

    /// <summary>A text as exact matches compare it: composed, its white space as it is, the codes without their ids.</summary>
    /// <param name="text">The text.</param>
    /// <param name="flows">As for <see cref="Exact"/>.</param>
    public static InlineText Exactly(InlineText text, bool flows)
    {
        if (text.Codes.IsEmpty) return Exactly(text.Text, flows);
        var (whole, offsets) = Pieces(text, piece => Exactly(piece, flows));
        return new(whole, [.. text.Codes.Select((code, i) => code with { Offset = offsets[i], Id = "", Markup = null })]);
    }

    /// <summary>The same for plain text, or a piece of it.</summary>
    internal static string Exactly(string text, bool flows) => flows ? Unwrap(Compose(text)) : Compose(text);

    /// <summary>A plain text as memories compare it: composed (NFC), white space runs as one space, none at the ends.</summary>
    public static string Normalize(string text) => Plain(text).Trim(' ');

    /// <summary>The same with the white space at its ends, for a piece of a text.</summary>
    static string Plain(string text) => Collapse(Compose(text));

    /// <summary>A text as memories compare it: each stretch between codes normalised, the codes without their ids.</summary>
    public static InlineText Normalize(InlineText text)
    {
        if (text.Codes.IsEmpty) return Normalize(text.Text);

        var (whole, offsets) = Pieces(text, Plain);
        var leading = whole.Length - whole.AsSpan().TrimStart(' ').Length;
        var trimmed = whole.Trim(' ');
        return new(trimmed, [.. text.Codes.Select((code, i) => code with { Offset = Math.Clamp(offsets[i] - leading, 0, trimmed.Length), Id = "", Markup = null })]);
    }

    /// <summary>Each stretch between codes as it is compared, and where the codes stand then.</summary>
    static (string Whole, int[] Offsets) Pieces(InlineText text, Func<string, string> write)
    {
        var plain = new StringBuilder(text.Text.Length);
        var offsets = new int[text.Codes.Length];
        var at = 0;
        for (var i = 0; i < offsets.Length; i++)
        {
            plain.Append(write(text.Text[at..text.Codes[i].Offset]));
            offsets[i] = plain.Length;
            at = text.Codes[i].Offset;
        }

        return (plain.Append(write(text.Text[at..])).ToString(), offsets);
    }

    /// <summary>The platform refuses to compose halves of surrogate pairs and U+FFFE; they stay as they are, and what is between them is composed.</summary>
    static string Compose(string text)
    {
        if (Ascii.IsValid(text) || Composed.Is(text)) return text;
        if (Refused(text, 0) == text.Length) return text.Normalize(NormalizationForm.FormC);

        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var end = Refused(text, at);
            result.Append(text[at..end].Normalize(NormalizationForm.FormC));
            if (end < text.Length) result.Append(text[end]);
            at = end;
        }

        return result.ToString();
    }

    /// <summary>The first character from an offset on that the platform refuses to compose; the length where there is none.</summary>
    static int Refused(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] < '\uD800') continue;
            if (text[i] == '\uFFFE') return i;
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return i;
            i++;
        }

        return text.Length;
    }

    static string Collapse(string text)
    {
        var surplus = 0;
        while (surplus < text.Length && !Changes(text, surplus)) surplus++;
        if (surplus == text.Length) return text;

        var result = new StringBuilder(text, 0, surplus, text.Length);
        for (var i = surplus; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i])) result.Append(text[i]);
            else if (i == 0 || !char.IsWhiteSpace(text[i - 1])) result.Append(' ');
        }

        return result.ToString();

        static bool Changes(string text, int i) => char.IsWhiteSpace(text[i]) && (text[i] != ' ' || (i > 0 && text[i - 1] == ' '));
    }

    /// <summary>A line break, with the space before it and the indentation behind it, as one space. Two of them, or any other white space there, are more than that.</summary>
    static string Unwrap(string text)
    {
        if (!text.AsSpan().ContainsAny('\n', '\r')) return text;

        var result = new StringBuilder(text.Length);
        for (int at = 0, end; at < text.Length; at = end)
        {
            for (end = at + 1; end < text.Length && char.IsWhiteSpace(text[end]) == char.IsWhiteSpace(text[at]);) end++;
            if (IsWrap(text.AsSpan(at, end - at))) result.Append(' ');
            else result.Append(text, at, end - at);
        }

        return result.ToString();

        static bool IsWrap(ReadOnlySpan<char> run)
        {
            if (run is [' ', ..]) run = run[1..];
            if (run is not ['\n' or '\r', ..]) return false;
            return !run[(run is ['\r', '\n', ..] ? 2 : 1)..].ContainsAnyExcept(' ', '\t');
        }
    }

    static ReadOnlySpan<byte> Bytes(string text) => MemoryMarshal.AsBytes(text.AsSpan());
}
