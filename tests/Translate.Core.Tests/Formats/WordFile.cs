using System.IO.Compression;
using System.Text;

namespace Translate.Core.Tests.Formats;

/// <summary>A Word document put together by hand, part by part.</summary>
sealed class WordFile
{
    public const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>The namespaces that Word declares in every part.</summary>
    public const string Declared = $"""xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14" """;

    const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n";
    const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    const string Related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    readonly List<(string Name, string Type, string Text)> parts = [];
    readonly List<string> relations = [];

    WordFile()
    {
    }

    /// <summary>A document with these blocks in its body.</summary>
    public static WordFile Of(string body) => new WordFile().Part("document", "document.main", $"<w:document {Declared}><w:body>{body}</w:body></w:document>");

    /// <summary>A document of these runs in one paragraph.</summary>
    public static byte[] Paragraph(string content) => Of($"<w:p>{content}</w:p>").Bytes();

    public WordFile Styles(string inner) => Part("styles", "styles", $"<w:styles {Declared}>{inner}</w:styles>");

    public WordFile Settings(string inner) => Part("settings", "settings", $"<w:settings {Declared}>{inner}</w:settings>");

    public WordFile Header(string inner) => Part("header1", "header", $"<w:hdr {Declared}>{inner}</w:hdr>");

    public WordFile Footer(string inner) => Part("footer1", "footer", $"<w:ftr {Declared}>{inner}</w:ftr>");

    public WordFile Footnotes(string inner) => Part("footnotes", "footnotes", $"<w:footnotes {Declared}>{inner}</w:footnotes>");

    public WordFile Endnotes(string inner) => Part("endnotes", "endnotes", $"<w:endnotes {Declared}>{inner}</w:endnotes>");

    public WordFile Comments(string inner) => Part("comments", "comments", $"<w:comments {Declared}>{inner}</w:comments>");

    public WordFile Numbering() => Part("numbering", "numbering", $"""<w:numbering {Declared}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>""");

    /// <summary>A relationship of the document with something outside.</summary>
    public WordFile Link(string id, string address)
    {
        relations.Add($"<Relationship Id=\"{id}\" Type=\"{Related}hyperlink\" Target=\"{address}\" TargetMode=\"External\"/>");
        return this;
    }

    public WordFile Part(string name, string type, string text)
    {
        if (parts.Count > 0) relations.Add($"<Relationship Id=\"rId{parts.Count + 100}\" Type=\"{Related}{type}\" Target=\"{name}.xml\"/>");
        parts.Add(($"word/{name}.xml", $"{Word}{type}+xml", Head + text));
        return this;
    }

    /// <summary>The document's title among its properties.</summary>
    public WordFile Title(string title)
    {
        parts.Add(("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", $"{Head}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title><dc:creator>Mina</dc:creator></cp:coreProperties>"));
        return this;
    }

    /// <summary>The files of the package, in order.</summary>
    public List<(string Name, byte[] Bytes)> Files()
    {
        var types = string.Concat(parts.Select(p => $"<Override PartName=\"/{p.Name}\" ContentType=\"{p.Type}\"/>"));
        var core = parts.Exists(p => p.Name.StartsWith("docProps", StringComparison.Ordinal)) ? "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>" : "";
        var files = new List<(string, string)>
        {
            ("[Content_Types].xml", $"{Head}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>{types}</Types>"),
            ("_rels/.rels", $"{Head}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Related}officeDocument\" Target=\"word/document.xml\"/>{core}</Relationships>"),
            ("word/_rels/document.xml.rels", $"{Head}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relations)}</Relationships>"),
        };
        return [.. files.Concat(parts.Select(p => (p.Name, p.Text))).Select(f => (f.Item1, Encoding.UTF8.GetBytes(f.Item2)))];
    }

    public byte[] Bytes() => Zip(Files());

    /// <summary>An archive of files.</summary>
    public static byte[] Zip(IEnumerable<(string Name, byte[] Bytes)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
            {
                var entry = zip.CreateEntry(name, name.EndsWith(".png", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                entry.LastWriteTime = new DateTimeOffset(2019, 5, 21, 10, 30, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(content);
            }

        return bytes.ToArray();
    }

    /// <summary>What is in a file of an archive.</summary>
    public static string Read(byte[] bytes, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
