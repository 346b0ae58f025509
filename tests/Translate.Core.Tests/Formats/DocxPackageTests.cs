using System.Text;
using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

/// <summary>Packages that are no Word documents, or not ones to be trusted.</summary>
public sealed class DocxPackageTests
{
    static readonly WordFile Sound = WordFile.Of("<w:p><w:r><w:t>a</w:t></w:r></w:p>");

    static string Refused(byte[] bytes)
    {
        var error = Assert.Throws<InvalidDocumentException>(() => FileFormats.Open(bytes, "a.docx") is var (format, source) ? format.Extract(source) : []);
        Assert.StartsWith("a.docx", error.File, StringComparison.Ordinal);
        return error.Message;
    }

    /// <summary>The document with one of its files changed, or without it.</summary>
    static byte[] With(string name, Func<string, string?> change) => WordFile.Zip(Sound.Files()
        .Select(f => (f.Name, Text: f.Name == name ? change(Encoding.UTF8.GetString(f.Bytes)) : Encoding.UTF8.GetString(f.Bytes)))
        .Where(f => f.Text is not null).Select(f => (f.Name, Encoding.UTF8.GetBytes(f.Text!))));

    static byte[] Body(string xml) => With("word/document.xml", _ => xml);

    [Theory]
    [InlineData("text", "no ZIP archive")]
    [InlineData("", "no ZIP archive")]
    [InlineData("%PDF-1.7", "a PDF document")]
    [InlineData("PK\u0003\u0004", "cut off")]
    public void A_file_that_is_no_archive_is_refused(string text, string said) => Assert.Contains(said, Refused(Encoding.Latin1.GetBytes(text)), StringComparison.Ordinal);

    [Fact]
    public void A_locked_document_is_refused_as_such() => Assert.Contains("password", Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]), StringComparison.Ordinal);

    [Fact]
    public void Other_packages_are_called_what_they_are()
    {
        Assert.Contains("[Content_Types].xml", Refused(With("[Content_Types].xml", _ => null)), StringComparison.Ordinal);
        Assert.Contains("OpenDocument", Refused(WordFile.Zip([("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("content.xml", "<a/>"u8.ToArray())])), StringComparison.Ordinal);
        Assert.Contains("workbook", Refused(With("[Content_Types].xml", t => t.Replace("wordprocessingml.document.main", "spreadsheetml.sheet.main", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("presentation", Refused(With("[Content_Types].xml", t => t.Replace("wordprocessingml.document.main", "presentationml.presentation.main", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("none of its parts", Refused(With("word/document.xml", _ => null)), StringComparison.Ordinal);
        Assert.Contains("<Types>", Refused(With("[Content_Types].xml", _ => "<a/>")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/vnd.ms-word.document.macroEnabled.main+xml")]
    [InlineData("application/vnd.ms-word.template.macroEnabledTemplate.main+xml")]
    public void Macros_are_refused(string type) =>
        Assert.Contains("macros", Refused(With("[Content_Types].xml", t => t.Replace("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", type, StringComparison.Ordinal))), StringComparison.Ordinal);

    [Fact]
    public void A_document_with_a_macro_under_another_name_is_refused() => Assert.Contains("macros", Refused(WordFile.Zip(Sound.Files()
        .Select(f => (f.Name, f.Name.StartsWith('[') ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(f.Bytes).Replace("</Types>", "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>", StringComparison.Ordinal)) : f.Bytes))
        .Append(("word/vbaProject.bin", [1, 2])))), StringComparison.Ordinal);

    [Theory]
    [InlineData("<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><w/>", "entities are not read")]
    [InlineData("<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><w/>", "not the root of the part")]
    [InlineData("<a><b></a>", "word/document.xml(1,7)")]
    [InlineData("<a>\f</a>", "U+000C")]
    [InlineData("", "root element")]
    [InlineData("<?xml version=\"1.0\" encoding=\"windows-1252\"?><a/>", "UTF-8 or UTF-16")]
    [InlineData("<a/>", "not the root")]
    [InlineData("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>", "no body")]
    public void A_part_that_is_not_what_it_should_be_is_refused_at_its_place(string xml, string said) => Assert.Contains(said, Refused(Body(xml)), StringComparison.Ordinal);

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Assert.Contains("nested", Refused(Body($"<w:document {WordFile.Declared}><w:body>{string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 5000))}")), StringComparison.Ordinal);

    [Fact]
    public void A_part_without_well_formed_bytes_is_refused_by_name() => Assert.Contains("word/document.xml: byte 0", Refused(WordFile.Zip(Sound.Files().Select(f => (f.Name, f.Name.EndsWith("document.xml", StringComparison.Ordinal) ? [0xFF, 0x41] : f.Bytes)))), StringComparison.Ordinal);

    [Fact]
    public void Parts_in_UTF_16_are_written_in_it()
    {
        var bytes = WordFile.Zip(Sound.Files().Select(f => (f.Name, f.Name.EndsWith("document.xml", StringComparison.Ordinal) ? [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(f.Bytes).Replace("UTF-8", "UTF-16", StringComparison.Ordinal))] : f.Bytes)));
        var (format, source) = FileFormats.Open(bytes, "a.docx");
        var written = Reassembly.Write(format, source, Some.Korean, _ => "가");
        Assert.Equal("가", Assert.Single(format.Extract(FileFormats.Open(written, "a.docx").Source)).Source.Text);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"UTF-16\"", WordFile.Read(written, "word/document.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_part_gives_a_typed_error_or_units_never_a_crash()
    {
        var random = new Random(20260501);
        foreach (var (name, sample) in WordSamples.All)
        {
            using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(sample));
            var files = zip.Entries.Select(e => (e.FullName, Text: e.FullName.EndsWith("xml", StringComparison.Ordinal) ? WordFile.Read(sample, e.FullName) : "")).Where(f => f.Text.Length > 0).ToList();
            for (var i = 0; i < 300; i++)
            {
                var changed = random.Next(files.Count);
                var bytes = WordFile.Zip(files.Select((f, n) => (f.FullName, Encoding.UTF8.GetBytes(n == changed ? Damaged(f.Text, random) : f.Text))));
                try
                {
                    var (format, source) = FileFormats.Open(bytes, name);
                    Assert.Equal(bytes, source.Encode(source.Text));
                    Reassembly.Write(format, source, Some.Korean, u => Pseudo.Translate(u.Source));
                    Reassembly.Write(format, source, Locale.Parse("ar"), u => InlineText.Concat([u.Source, "שלום"]));
                }
                catch (InvalidDocumentException e)
                {
                    Assert.NotEmpty(e.Problem);
                }
            }
        }
    }

    /// <summary>Without an element, with one twice, with one of another name, or with some characters less.</summary>
    static string Damaged(string text, Random random)
    {
        var tags = text.Split('<');
        var (one, other) = (random.Next(1, tags.Length), random.Next(1, tags.Length));
        switch (random.Next(5))
        {
            case 0: tags[one] = tags[other]; break;
            case 1: tags[one] = tags[one].Replace("w:", "m:", StringComparison.Ordinal); break;
            case 2: return text.Remove(random.Next(text.Length / 2), random.Next(1, 40));
            case 3: return text.Replace(tags[one].Split(' ', '>', '/')[0] + " ", "w:p ", StringComparison.Ordinal);
            default:
                var end = Array.FindIndex(tags, one, t => t.StartsWith('/') || t.EndsWith("/>", StringComparison.Ordinal));
                return string.Join('<', end < 0 ? tags[..one] : [.. tags[..one], .. tags[(end + 1)..]]);
        }

        return string.Join('<', tags);
    }

    [Fact]
    public void What_makes_readers_slow_is_read_in_reasonable_time()
    {
        var fields = string.Concat(Enumerable.Repeat("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", 20_000));
        var runs = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<w:r><w:rPr><w:sz w:val=\"{i}\"/></w:rPr><w:t>a</w:t></w:r>"));
        var boxes = string.Concat(Enumerable.Repeat("<w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>", 20_000));
        foreach (var content in new[] { fields, runs, boxes })
        {
            var (format, source) = FileFormats.Open(WordFile.Paragraph(content + "<w:r><w:t>end</w:t></w:r>"), "a.docx");
            Assert.Single(format.Extract(source));
        }
    }
}
