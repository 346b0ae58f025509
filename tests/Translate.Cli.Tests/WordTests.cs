using System.Xml.Linq;
using Translate.Core.Tests.Formats;

namespace Translate.Cli.Tests;

/// <summary>Word documents on the command line.</summary>
public sealed class WordTests : IDisposable
{
    static readonly XNamespace Xliff = "urn:oasis:names:tc:xliff:document:2.0";

    static readonly byte[] Report = WordFile.Of("""
        <w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Report</w:t></w:r></w:p>
        <w:p><w:r><w:t xml:space="preserve">Sales </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>rose</w:t></w:r><w:r><w:t>. Costs fell.</w:t></w:r></w:p>
        """).Footer("<w:p><w:r><w:t>Page</w:t></w:r></w:p>").Styles("").Bytes();

    readonly CommandLine translate = new();

    public void Dispose() => translate.Dispose();

    byte[] Result(params string[] path) => File.ReadAllBytes(Path.Combine([translate.Folder, .. path]));

    [Fact]
    public async Task A_document_goes_out_as_XLIFF_and_comes_back_byte_for_byte_or_translated()
    {
        translate.Write("report.docx", Report);
        var (code, _, error) = await translate.Run(null, "extract", "report.docx", "--from", "en", "--to", "ko");
        Assert.True(code == 0, error);
        (code, _, error) = await translate.Run(null, "merge", "report.docx.xlf", "--out", "back");
        Assert.True(code == 0, error);
        Assert.Equal(Report, Result("back", "report.docx"));

        var path = Path.Combine(translate.Folder, "report.docx.xlf");
        var xliff = XDocument.Load(path, LoadOptions.PreserveWhitespace);
        Assert.Equal(4, xliff.Descendants(Xliff + "segment").Count());
        foreach (var source in xliff.Descendants(Xliff + "segment").Elements(Xliff + "source").ToList())
        {
            var target = new XElement(source) { Name = Xliff + "target" };
            foreach (var text in target.DescendantNodes().OfType<XText>()) text.Value = text.Value.Replace("rose", "올랐다", StringComparison.Ordinal).Replace("Page", "쪽", StringComparison.Ordinal);
            source.AddAfterSelf(target);
        }

        xliff.Save(path, SaveOptions.DisableFormatting);
        (code, _, error) = await translate.Run(null, "merge", "report.docx.xlf", "--out", "ko");
        Assert.True(code == 0, error);
        Assert.Contains("<w:rPr><w:b/></w:rPr><w:t>올랐다</w:t>", WordFile.Read(Result("ko", "report.docx"), "word/document.xml"), StringComparison.Ordinal);
        Assert.Contains("<w:t>쪽</w:t>", WordFile.Read(Result("ko", "report.docx"), "word/footer1.xml"), StringComparison.Ordinal);
        Assert.Contains("w:eastAsia=\"ko-KR\"", WordFile.Read(Result("ko", "report.docx"), "word/styles.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_pseudo_translated_and_found_valid()
    {
        translate.Write("report.docx", Report);
        Assert.Equal(0, (await translate.Run(null, "pseudo", "report.docx", "--to", "ar")).Code);
        var (code, output, _) = await translate.Run(null, "validate", "report.docx", "report.ar.docx");
        Assert.Equal((0, "report.docx: valid docx, 3 units, utf-8\nreport.ar.docx: valid docx, 3 units, utf-8\n"), (code, output.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task What_is_no_document_is_named_with_the_reason()
    {
        translate.Write("cut.docx", Report[..^40]);
        translate.Write("zip.docx", WordFile.Zip([("a.txt", "a"u8.ToArray())]));
        translate.Write("book.xlsx", Report);
        translate.Write("report.txt", Report);
        var (code, _, error) = await translate.Run(null, "validate", "cut.docx", "zip.docx", "book.xlsx", "report.txt");
        Assert.Equal(1, code);
        Assert.Contains("cut.docx: byte 0: the archive is cut off or damaged", error, StringComparison.Ordinal);
        Assert.Contains("zip.docx: this is no Word document", error, StringComparison.Ordinal);
        Assert.Contains("book.xlsx: files of type \".xlsx\" are not read yet", error, StringComparison.Ordinal);
        Assert.Contains("report.txt: byte 0: this looks like a binary file (a ZIP archive or an Office document)", error, StringComparison.Ordinal);
    }
}
