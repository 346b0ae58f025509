using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>By what a memory finds a segment again: its text without the differences that no reader sees.</summary>
/// <remarks>
/// Texts are compared in Unicode's composed form (NFC), with every run of white space as one space and none at the ends. Inline codes
/// take part with their kind, data and position, not with their id, which is a matter of the document. The 64-bit key is the XXH3 of
/// that form: the same in every process and version, so it may be stored. It only finds candidates; <see cref="Same"/> decides.
/// </remarks>
public static class MemoryKey
{
    /// <summary>The key under which a text is stored and looked up. Equal texts have equal keys; the converse is for <see cref="Same"/> to say.</summary>
    public static long Of(InlineText text)
    {
        var normal = Normalize(text);
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

    /// <summary>Whether both are the same segment to a memory.</summary>
    public static bool Same(InlineText a, InlineText b) => a.Equals(b) || Normalize(a).Equals(Normalize(b));

    /// <summary>A plain text as memories compare it: composed (NFC), white space runs as one space, none at the ends.</summary>
    public static string Normalize(string text) => Plain(text).Trim(' ');

    /// <summary>The same with the white space at its ends, for a piece of a text.</summary>
    internal static string Plain(string text) => Collapse(Compose(text));

    /// <summary>A text as memories compare it: each stretch between codes normalised, the codes without their ids.</summary>
    public static InlineText Normalize(InlineText text)
    {
        if (text.Codes.IsEmpty) return Normalize(text.Text);

        var plain = new StringBuilder(text.Text.Length);
        var offsets = new int[text.Codes.Length];
        var at = 0;
        for (var i = 0; i < offsets.Length; i++)
        {
            plain.Append(Collapse(Compose(text.Text[at..text.Codes[i].Offset])));
            offsets[i] = plain.Length;
            at = text.Codes[i].Offset;
        }

        var whole = plain.Append(Collapse(Compose(text.Text[at..]))).ToString();
        var leading = whole.Length - whole.AsSpan().TrimStart(' ').Length;
        var trimmed = whole.Trim(' ');
        return new(trimmed, [.. text.Codes.Select((code, i) => code with { Offset = Math.Clamp(offsets[i] - leading, 0, trimmed.Length), Id = "" })]);
    }

    /// <summary>The platform refuses to compose halves of surrogate pairs and U+FFFE; they stay as they are, and what is between them is composed.</summary>
    static string Compose(string text)
    {
        if (Ascii.IsValid(text)) return text;
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

    static ReadOnlySpan<byte> Bytes(string text) => MemoryMarshal.AsBytes(text.AsSpan());
}
