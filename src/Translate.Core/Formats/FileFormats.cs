using System.Buffers;
using System.Globalization;
using System.Text;
using Translate.Core.Formats.Plain;
using Translate.Core.Text;

namespace Translate.Core.Formats;

/// <summary>The formats there are, and the choice of one for a file.</summary>
public static class FileFormats
{
    /// <summary>All formats. A new one is a folder and a line here.</summary>
    public static IReadOnlyList<IFormat> All { get; } =
        [new PlainText(), new Resx.Resx(), new Markdown.Markdown(), new Html.Html(), new SubRip.SubRip(), new WebVtt.WebVtt(), new Json.Json(), new Table.Table(), new Table.BilingualTable(), new Po.Po(), new Xliff.Xliff(), new Docx.Docx()];

    static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];

    /// <summary>The first bytes of files that people hand in by mistake.</summary>
    static readonly (byte[] Bytes, string What)[] Binaries =
    [
        ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        ([0x47, 0x49, 0x46, 0x38], "a GIF image"),
        ([0x25, 0x50, 0x44, 0x46], "a PDF document"),
        (Zip, "a ZIP archive or an Office document"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document, or one that is locked with a password"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        ([0x4D, 0x5A, 0x90, 0x00], "a program"),
    ];

    /// <summary>The format of that short name, or null.</summary>
    public static IFormat? ByName(string name) => All.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Chooses a file's format, by the name given, else by the file's own, else by what it looks like, and decodes the file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="fileName">Its name, perhaps with a path.</param>
    /// <param name="format">The short name of a format, or null.</param>
    /// <param name="encoding">The encoding that the user declares, or null.</param>
    /// <param name="options">What the formats have been told; null for nothing.</param>
    /// <exception cref="InvalidDocumentException">There is no such format, or the file is empty (or nothing but white space), binary, or not decodable.</exception>
    public static (IFormat Format, SourceText Source) Open(ReadOnlySpan<byte> bytes, string fileName, string? format = null, string? encoding = null, FormatOptions? options = null)
    {
        var chosen = Choose(bytes, fileName, format);
        if (options is not null) chosen = chosen.With(options);
        foreach (var (magic, what) in Binaries)
            if (bytes.StartsWith(magic) && !(chosen.IsContainer && magic == Zip))
                throw new InvalidDocumentException(fileName, 0L, $"this looks like a binary file ({what}), not text. Hand in the text itself, or a Word document under a name that ends in .docx.");
        if (chosen.IsContainer) return (chosen, chosen.Decode(bytes, fileName, null));

        var declared = encoding ?? chosen.DeclaredEncoding(bytes);
        if (!IsWide(bytes, declared) && bytes.IndexOf((byte)0) is >= 0 and var nul)
            throw new InvalidDocumentException(
                fileName,
                (long)nul,
                "a NUL stands in no text: this looks like a binary file, or like UTF-16 without a byte-order mark, which has to be named.");

        var source = chosen.Decode(bytes, fileName, declared);
        if (string.IsNullOrWhiteSpace(source.Text)) throw new InvalidDocumentException(fileName, "the file is empty.");
        if (NoText(source.Text) is { } control)
        {
            var offset = source.Encode(source.Text[..control]).LongLength;
            var name = string.Create(CultureInfo.InvariantCulture, $"U+{(int)source.Text[control]:X4}");
            throw new InvalidDocumentException(fileName, offset, $"the character {name} stands in no text: this looks like a binary file, or one in another encoding.");
        }

        return (format is null ? chosen.For(source) : chosen, source);
    }

    /// <summary>Control characters other than tab, line ends, form feed, and the end-of-file mark and escapes of old systems.</summary>
    static readonly SearchValues<char> NotText =
        SearchValues.Create([.. Enumerable.Range(0, 32).Where(c => c is not ('\t' or '\n' or '\r' or '\f' or '\v' or 0x1A or 0x1B)).Select(c => (char)c)]);

    /// <summary>A text has fewer control characters than one in so many; what was pasted into a cell or a sentence is no reason to refuse it all.</summary>
    const int FewestPerControl = 10;

    /// <summary>Where the first character stands that makes a file none of text: a NUL, a shift to another set of characters (ISO 2022), or a control character of many; null where none does.</summary>
    static int? NoText(string text)
    {
        var (first, count) = (-1, 0);
        for (var at = 0; text.AsSpan(at).IndexOfAny(NotText) is >= 0 and var found; at += found + 1)
        {
            if (text[at + found] is '\0' or '\u000E' or '\u000F') return at + found;
            if (count++ == 0) first = at + found;
        }

        return (long)count * FewestPerControl > text.Length ? first : null;
    }

    /// <summary>In UTF-16 and UTF-32 half of the bytes of a plain text are zero.</summary>
    static bool IsWide(ReadOnlySpan<byte> bytes, string? declared) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF])
        || (declared is not null && (declared.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) || declared.StartsWith("utf-32", StringComparison.OrdinalIgnoreCase)
            || declared.Equals("unicode", StringComparison.OrdinalIgnoreCase)));

    static IFormat Choose(ReadOnlySpan<byte> bytes, string fileName, string? format)
    {
        if (format is not null)
            return ByName(format) ?? throw new InvalidDocumentException(fileName, $"there is no format \"{format}\". There are: {string.Join(", ", All.Select(f => f.Name))}.");
        var extension = Path.GetExtension(fileName);
        if (All.FirstOrDefault(f => f.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase)) is { } known) return known;

        var beginning = Beginning(bytes);
        if (All.FirstOrDefault(f => f.Recognizes(beginning)) is { } likely) return likely;

        var problem = extension.Length > 1 ? $"files of type \"{extension}\" are not read yet" : "its name has no ending that says what it is";
        throw new InvalidDocumentException(fileName, $"{problem}. These are read: {string.Join(", ", All.SelectMany(f => f.Extensions).Distinct(StringComparer.Ordinal))}. Or name the format yourself.");
    }

    /// <summary>The first characters of a file, as far as they can be read before its encoding is known.</summary>
    static string Beginning(ReadOnlySpan<byte> bytes)
    {
        var first = bytes[..Math.Min(bytes.Length, 4096)];
        var text = first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode.GetString(first)
            : first.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode.GetString(first)
            : Encoding.UTF8.GetString(first);
        return text.TrimStart('\uFEFF').TrimStart();
    }
}
