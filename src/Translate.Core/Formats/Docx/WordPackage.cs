using System.Text;
using Translate.Core.Formats.Xml;
using Translate.Core.Formats.Zip;
using Translate.Core.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>What a part of a Word document is for.</summary>
enum PartKind
{
    Body,
    Footnotes,
    Endnotes,
    Header,
    Footer,
    Comments,
    Properties,
    Styles,
    Settings,
}

/// <summary>A Word document as a package of parts (ECMA-376 part 2): those with text and language are read, all others stay packed.</summary>
static class WordPackage
{
    const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /// <summary>The longest name of a part that is read: it begins its units' ids.</summary>
    const int LongestName = 120;

    /// <summary>The parts that are read, one behind the other, and how the package is written again.</summary>
    /// <exception cref="InvalidDocumentException">It is no package, no Word document, holds macros, or one of its parts is not what it should be.</exception>
    public static SourceText Open(ReadOnlySpan<byte> bytes, string name)
    {
        var archive = Archive.Read(bytes, name);
        if (archive.Find(ContentTypes.FileName) is not { } types)
            throw new InvalidDocumentException(name, $"this is no Word document: {Instead(archive) ?? $"it has no file {ContentTypes.FileName}, as packages of Office have"}.");
        var contentTypes = ContentTypes.Read(Part(archive, types, name));
        var entries = archive.Entries.Where(entry => entry != types).ToList();
        var bodies = entries.Where(entry => KindOf(contentTypes.Of(entry.Name)) is PartKind.Body).ToList();
        if (entries.Exists(entry => IsMacros(contentTypes.Of(entry.Name))))
            throw new InvalidDocumentException(name, "the document holds macros, which are programs. Save it as a Word document without macros (.docx).");
        if (bodies.Count == 0) throw new InvalidDocumentException(name, $"this is no Word document: {Known(archive, contentTypes)}.");
        if (bodies.Count > 1) throw new InvalidDocumentException(name, $"the package has two documents: {bodies[0].Name} and {bodies[1].Name}.");

        // What lies elsewhere belongs to another document: building blocks kept beside this one (the glossary document).
        var folder = bodies[0].Name[..(bodies[0].Name.LastIndexOf('/') + 1)];
        var read = entries
            .Select(entry => (Entry: entry, Kind: KindOf(contentTypes.Of(entry.Name))))
            .Where(part => part.Kind is not null && (part.Kind is PartKind.Properties || part.Entry.Name[..(part.Entry.Name.LastIndexOf('/') + 1)].Equals(folder, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(part => part.Kind).ThenBy(part => part.Entry.Name, StringComparer.Ordinal)
            .Select(part => part.Entry)
            .ToList();
        var parts = read.ConvertAll(entry => Part(archive, entry, name));
        return SourceText.OfParts(name, parts, written => archive.Replace(read.Zip(written).Where(p => p.Second is not null).ToDictionary(p => p.First.Name, p => p.Second!, StringComparer.Ordinal)));
    }

    /// <summary>The name of a part in its package.</summary>
    public static string NameOf(SourceText source, SourceText part) => part.Name[(source.Name.Length + 2)..];

    /// <summary>What a part is for, by its root element.</summary>
    public static PartKind? KindOf(Element root) => root switch
    {
        { Vocabulary: Vocabulary.Word, Name: "document" } => PartKind.Body,
        { Vocabulary: Vocabulary.Word, Name: "footnotes" } => PartKind.Footnotes,
        { Vocabulary: Vocabulary.Word, Name: "endnotes" } => PartKind.Endnotes,
        { Vocabulary: Vocabulary.Word, Name: "hdr" } => PartKind.Header,
        { Vocabulary: Vocabulary.Word, Name: "ftr" } => PartKind.Footer,
        { Vocabulary: Vocabulary.Word, Name: "comments" } => PartKind.Comments,
        { Vocabulary: Vocabulary.Word, Name: "styles" } => PartKind.Styles,
        { Vocabulary: Vocabulary.Word, Name: "settings" } => PartKind.Settings,
        { Name: "coreProperties" } => PartKind.Properties,
        _ => null,
    };

    static PartKind? KindOf(string contentType) => contentType switch
    {
        Word + "document.main+xml" or Word + "template.main+xml" => PartKind.Body,
        Word + "footnotes+xml" => PartKind.Footnotes,
        Word + "endnotes+xml" => PartKind.Endnotes,
        Word + "header+xml" => PartKind.Header,
        Word + "footer+xml" => PartKind.Footer,
        Word + "comments+xml" => PartKind.Comments,
        Word + "styles+xml" => PartKind.Styles,
        Word + "settings+xml" => PartKind.Settings,
        "application/vnd.openxmlformats-package.core-properties+xml" => PartKind.Properties,
        _ => null,
    };

    static bool IsMacros(string contentType) => contentType.StartsWith("application/vnd.ms-word.", StringComparison.Ordinal) && contentType.Contains(".macroEnabled", StringComparison.OrdinalIgnoreCase)
        || contentType == "application/vnd.ms-office.vbaProject";

    /// <summary>A part as text: in a Unicode encoding, as packages have to be (part 2, 6.2.5).</summary>
    static SourceText Part(Archive archive, ArchiveEntry entry, string name)
    {
        var bytes = archive.Unpack(entry);
        var label = $"{name}: {entry.Name}";
        if (entry.Name.Length > LongestName) throw new InvalidDocumentException(name, $"the name of a part has {entry.Name.Length} characters, more than {LongestName}: {Fitting.Of(entry.Name, 40, "…")}.");
        var part = SourceText.Decode(bytes, label, XmlDeclaration.Encoding(bytes));
        if (part.Encoding is not (UTF8Encoding or UnicodeEncoding)) throw new InvalidDocumentException(label, $"its encoding is {part.Encoding.WebName}; parts of a package are in UTF-8 or UTF-16.");
        if (part.Text.IndexOf('\f', StringComparison.Ordinal) is >= 0 and var feed) throw part.Invalid(feed, "the character U+000C may not stand in XML.");
        return part;
    }

    static string? Instead(Archive archive) => archive.Find("mimetype") is { Size: < 200 } type && Encoding.ASCII.GetString(archive.Unpack(type)) is var said && said.StartsWith("application/", StringComparison.Ordinal)
        ? said.Contains("opendocument", StringComparison.Ordinal) ? "it is an OpenDocument file. Save it as .docx" : $"it says that it is {said.Trim()}"
        : null;

    static string Known(Archive archive, ContentTypes types)
    {
        var all = archive.Entries.Select(entry => types.Of(entry.Name)).ToList();
        return all.Exists(t => t.Contains("spreadsheetml", StringComparison.Ordinal)) ? "it is a workbook of Excel"
            : all.Exists(t => t.Contains("presentationml", StringComparison.Ordinal)) ? "it is a presentation of PowerPoint"
            : "none of its parts is said to be the document";
    }
}
