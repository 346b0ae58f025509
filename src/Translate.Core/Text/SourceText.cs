using System.Globalization;
using System.Text;

namespace Translate.Core.Text;

/// <summary>A part of a file that holds others, and where its text begins in the text of all.</summary>
/// <param name="Text">The part.</param>
/// <param name="Start">Its offset.</param>
public readonly record struct SourcePart(SourceText Text, int Start)
{
    /// <summary>The offset just after it.</summary>
    public int End => Start + Text.Text.Length;
}

/// <summary>A decoded file, with what is needed to give the same bytes back: its encoding, its byte-order mark and its text.</summary>
/// <remarks>
/// Of a file that holds others (<see cref="OfParts"/>) the text is that of its parts, one behind the other, and places are named in the part that they are in.
/// </remarks>
public sealed class SourceText
{
    /// <summary>Stands between the texts of parts: a form feed, which may not stand in XML.</summary>
    const char Between = '\f';

    static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The byte-order marks of Unicode, longest first: UTF-32 LE begins as UTF-16 LE does.</summary>
    static readonly (byte[] Mark, Encoding Encoding)[] Marks =
    [
        ([0xFF, 0xFE, 0, 0], new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true)),
        ([0, 0, 0xFE, 0xFF], new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true)),
        ([0xEF, 0xBB, 0xBF], StrictUtf8),
        ([0xFF, 0xFE], new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true)),
        ([0xFE, 0xFF], new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true)),
    ];

    /// <summary>No character of any encoding has more bytes: four, and four more where a shift stands before it.</summary>
    const int LongestCharacter = 8;

    readonly byte[] mark;
    readonly Func<IReadOnlyList<byte[]?>, byte[]>? pack;
    readonly IReadOnlyList<SourceText> asTheyWere = [];
    int[]? lineStarts;
    string? lineEnd;

    SourceText(string name, IReadOnlyList<SourceText> parts, IReadOnlyList<SourceText> asTheyWere, Func<IReadOnlyList<byte[]?>, byte[]> pack)
        : this(name, string.Join(Between, parts.Select(part => part.Text)), StrictUtf8, [])
    {
        this.pack = pack;
        this.asTheyWere = asTheyWere;
        var starts = new List<SourcePart>(parts.Count);
        foreach (var part in parts) starts.Add(new(part, starts.Count == 0 ? 0 : starts[^1].End + 1));
        Parts = starts;
    }

    SourceText(string name, string text, Encoding encoding, byte[] mark)
    {
        Name = name;
        Text = text;
        Encoding = encoding;
        this.mark = mark;
    }

    /// <summary>The file's name, for errors and for the choice of a format.</summary>
    public string Name { get; }

    /// <summary>The text, without a byte-order mark.</summary>
    public string Text { get; }

    /// <summary>The encoding in which the file was read and will be written, strict in both directions.</summary>
    public Encoding Encoding { get; }

    /// <summary>The file begins with a byte-order mark.</summary>
    public bool HasByteOrderMark => mark.Length > 0;

    /// <summary>The parts of a file that holds others, in their order; none of any other file.</summary>
    public IReadOnlyList<SourcePart> Parts { get; } = [];

    /// <summary>A file that holds others.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="parts">Those of its parts that may change, at least one, none with a form feed in its text.</param>
    /// <param name="pack">Gives the file's bytes: of each part those that it has now, or null where it is as it was.</param>
    public static SourceText OfParts(string name, IReadOnlyList<SourceText> parts, Func<IReadOnlyList<byte[]?>, byte[]> pack) => new(name, parts, parts, pack);

    /// <summary>A text that was never a file: as UTF-8 without a mark.</summary>
    public static SourceText FromString(string name, string text) => new(name, text, StrictUtf8, []);

    /// <summary>The same file with another text: in its encoding, behind its byte-order mark.</summary>
    /// <exception cref="InvalidDocumentException">The text of a file of parts divides into more parts than it has, or fewer.</exception>
    public SourceText With(string text) => pack is null ? new(Name, text, Encoding, mark) : new(Name, [.. asTheyWere.Zip(Divide(text), (part, piece) => part.With(piece))], asTheyWere, pack);

    /// <summary>Decodes a file: by its byte-order mark, else by the encoding declared, else as UTF-8; strictly.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="declared">The name of the encoding that the user or the file itself declares (<c>euc-kr</c>, <c>utf-16le</c>), or null.</param>
    /// <exception cref="InvalidDocumentException">
    /// A byte does not decode, the encoding is not known, or the text would not give the same bytes back.
    /// </exception>
    public static SourceText Decode(ReadOnlySpan<byte> bytes, string name, string? declared = null)
    {
        var (encoding, mark) = Detect(bytes, name, declared);
        var body = bytes[mark.Length..];
        string text;
        try
        {
            text = encoding.GetString(body);
        }
        catch (DecoderFallbackException e)
        {
            var offset = FirstBadByte(encoding, body);
            throw new InvalidDocumentException(name, (long)mark.Length + offset, $"not valid {encoding.WebName}: {Hexadecimal(body[offset..])}. Save the file as UTF-8, or declare its encoding.", e);
        }

        var source = new SourceText(name, text, encoding, mark);

        // The Unicode encodings, read strictly, have one form for each text; others may not (shifts, duplicates), and then the
        // untranslated parts would not come back as they were.
        if (!IsUnicode(encoding))
        {
            var again = source.WhyUnencodable(text) is null ? source.Encode(text) : [];
            var same = bytes.CommonPrefixLength(again);
            if (same < bytes.Length || same < again.Length)
                throw new InvalidDocumentException(name, (long)same, $"the text has several forms in {encoding.WebName} and would not come back byte for byte. Save the file as UTF-8.");
        }

        return source;
    }

    /// <summary>The bytes of a text in this file's encoding, behind its byte-order mark.</summary>
    /// <exception cref="InvalidDocumentException">A character has no form in the file's encoding, or is half of a surrogate pair.</exception>
    public byte[] Encode(string text)
    {
        if (pack is not null) return Pack(text);
        try
        {
            var bytes = new byte[mark.Length + Encoding.GetByteCount(text)];
            mark.CopyTo(bytes, 0);
            Encoding.GetBytes(text, bytes.AsSpan(mark.Length));
            return bytes;
        }
        catch (EncoderFallbackException e)
        {
            var here = SourceText.FromString(Name, text).PositionOf(Math.Clamp(e.Index, 0, text.Length));
            throw new InvalidDocumentException(Name, here, $"{Unwritable(e)}.", e);
        }
    }

    /// <summary>What stays as it was is not encoded, and so not packed anew.</summary>
    byte[] Pack(string text) => pack!([.. asTheyWere.Zip(Divide(text), (part, piece) => string.Equals(part.Text, piece, StringComparison.Ordinal) ? null : part.Encode(piece))]);

    string[] Divide(string text) =>
        text.Split(Between) is { } pieces && pieces.Length == asTheyWere.Count ? pieces : throw new InvalidDocumentException(Name, "a form feed (U+000C) stands in its text, which no part of it can hold. Take it out.");

    /// <summary>The line end that the file uses first; LF where it has one line.</summary>
    public string LineEnd => lineEnd ??= Text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end
        ? Text[end] == '\n' ? "\n" : end + 1 < Text.Length && Text[end + 1] == '\n' ? "\r\n" : "\r"
        : "\n";

    /// <summary>The file's encoding has a form for every character.</summary>
    public bool HasAllCharacters => IsUnicode(Encoding);

    /// <summary>Whether the file's encoding has a form for the character.</summary>
    public bool CanEncode(Rune rune)
    {
        if (HasAllCharacters || rune.IsAscii) return true;
        try
        {
            return Encoding.GetByteCount(rune.ToString()) > 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>What is wrong with a text that <see cref="Encode"/> would refuse, without the place; null where nothing is.</summary>
    public string? WhyUnencodable(string text)
    {
        try
        {
            Encoding.GetByteCount(text);
            return null;
        }
        catch (EncoderFallbackException e)
        {
            return Unwritable(e);
        }
    }

    string Unwritable(EncoderFallbackException e)
    {
        var bad = e.CharUnknownHigh != 0 ? char.ConvertToUtf32(e.CharUnknownHigh, e.CharUnknownLow) : e.CharUnknown;
        return bad is >= 0xD800 and <= 0xDFFF
            ? string.Create(CultureInfo.InvariantCulture, $"U+{bad:X4} is half of a surrogate pair and no character")
            : string.Create(CultureInfo.InvariantCulture, $"the character U+{bad:X4} cannot be written in {Encoding.WebName}. Give the source as UTF-8");
    }

    /// <summary>The text of a span.</summary>
    public string Slice(TextSpan span) => Text.Substring(span.Start, span.Length);

    /// <summary>The line and column of an offset, of a part in that part. Lines end at LF, CR or CRLF.</summary>
    public FilePosition PositionOf(int offset)
    {
        if (PartAt(offset) is { } part) return part.Text.PositionOf(offset - part.Start);
        lineStarts ??= LineStarts(Text);
        var line = Array.BinarySearch(lineStarts, offset);
        if (line < 0) line = ~line - 1;
        return new(line + 1, offset - lineStarts[line] + 1);
    }

    /// <summary>An error at an offset of this text.</summary>
    public InvalidDocumentException Invalid(int offset, string problem, Exception? inner = null) =>
        PartAt(offset) is { } part ? part.Text.Invalid(offset - part.Start, problem, inner) : new(Name, PositionOf(offset), problem, inner);

    SourcePart? PartAt(int offset) => Parts.Count == 0 ? null : Parts.Last(part => part.Start <= Math.Max(offset, 0));

    static (Encoding Encoding, byte[] Mark) Detect(ReadOnlySpan<byte> bytes, string name, string? declared)
    {
        foreach (var (mark, encoding) in Marks)
            if (bytes.StartsWith(mark)) return (encoding, mark);

        if (declared is null || declared.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || declared.Equals("utf8", StringComparison.OrdinalIgnoreCase)) return (StrictUtf8, []);
        try
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return (Encoding.GetEncoding(declared, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback), []);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new InvalidDocumentException(name, $"the encoding \"{declared}\" is not known. Save the file as UTF-8.", e);
        }
    }

    static bool IsUnicode(Encoding encoding) => encoding is UTF8Encoding or UnicodeEncoding or UTF32Encoding;

    /// <summary>The first byte of the first sequence that is no character.</summary>
    /// <remarks>The exception's own index is relative to the decoder's buffer: the place is found by decoding up to it.</remarks>
    static int FirstBadByte(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        int good = 0, bad = bytes.Length;
        while (good < bad)
        {
            var middle = good + ((bad - good + 1) / 2);
            try
            {
                encoding.GetDecoder().GetCharCount(bytes[..middle], flush: false);
                good = middle;
            }
            catch (DecoderFallbackException)
            {
                bad = middle - 1;
            }
        }

        // Everything before is valid, but its end may be the beginning of the bad sequence: go back to where no character is cut.
        for (var start = good; start > Math.Max(0, good - LongestCharacter); start--)
            if (Decodes(encoding, bytes[..start])) return start;
        return Math.Max(0, good - LongestCharacter);
    }

    static bool Decodes(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetCharCount(bytes) >= 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    static string Hexadecimal(ReadOnlySpan<byte> bytes) => string.Join(' ', bytes[..Math.Min(bytes.Length, 4)].ToArray().Select(b => b.ToString("X2", CultureInfo.InvariantCulture)));

    static int[] LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            var end = text.AsSpan(i).IndexOfAny('\r', '\n');
            if (end < 0) break;
            i += end;
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
            starts.Add(i + 1);
        }

        return [.. starts];
    }
}
