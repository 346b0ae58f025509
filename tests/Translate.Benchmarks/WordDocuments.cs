using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Translate.Benchmarks;

/// <summary>Word documents to measure with.</summary>
static class WordDocuments
{
    const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>A document of paragraphs as Word leaves them: each in five runs, one of them bold, with its notes on revisions and spelling; about 470 bytes each.</summary>
    public static byte[] OfParagraphs(int count) => Of(body =>
    {
        for (var i = 0; i < count; i++)
            body.Append(CultureInfo.InvariantCulture, $"<w:p w:rsidR=\"00{i:X6}\"><w:r><w:t xml:space=\"preserve\">The alliance </w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r w:rsidRPr=\"00A1\"><w:rPr><w:b/><w:lang w:val=\"en-US\"/></w:rPr><w:t>between the two</w:t></w:r><w:proofErr w:type=\"spellEnd\"/><w:r><w:t xml:space=\"preserve\"> countries number {i}</w:t></w:r><w:r w:rsidR=\"00B{i % 100:D2}\"><w:t xml:space=\"preserve\"> has grown</w:t></w:r><w:r><w:t xml:space=\"preserve\"> for seventy years.</w:t></w:r></w:p>");
    });

    /// <summary>A document of so many characters in its text part: paragraphs of one to three sentences, one of them in two runs, with a bold label between.</summary>
    public static byte[] OfCharacters(int size)
    {
        var prose = new Prose();
        return Of(body =>
        {
            for (var i = 0; body.Length < size - 500; i++)
                body.Append(CultureInfo.InvariantCulture, $"<w:p w:rsidR=\"00{i:X6}\"><w:r><w:t xml:space=\"preserve\">{Escaped(prose.Paragraph(1, 3))} </w:t></w:r><w:r w:rsidRPr=\"00A1\"><w:rPr><w:b/></w:rPr><w:t>{Escaped(prose.Label())}</w:t></w:r><w:r w:rsidR=\"00B{i % 100:D2}\"><w:t xml:space=\"preserve\">: {Escaped(prose.Sentence())}</w:t></w:r></w:p>");
        });
    }

    static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal);

    static byte[] Of(Action<StringBuilder> write)
    {
        var body = new StringBuilder($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"{Word}\"><w:body>");
        write(body);
        body.Append("</w:body></w:document>");

        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            Add(zip, "word/document.xml", body.ToString());
        }

        return bytes.ToArray();
    }

    static void Add(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write(text);
    }
}
