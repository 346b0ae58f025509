using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Translate.Core.Formats;
using Translate.Core.Formats.Docx;
using Translate.Core.Formats.Zip;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

/// <summary>What is written into Word documents.</summary>
public sealed class DocxWritingTests
{
    static readonly Docx Format = new();

    static SourceText Open(byte[] bytes) => FileFormats.Open(bytes, "a.docx").Source;

    static byte[] Write(byte[] bytes, Func<Unit, InlineText?> target, string locale = "ko") => Reassembly.Write(Format, Open(bytes), Locale.Parse(locale), target);

    /// <summary>What a paragraph becomes.</summary>
    static string Written(string content, Func<InlineText, InlineText> target, string locale = "de")
    {
        var written = WordFile.Read(Write(WordFile.Paragraph(content), u => target(u.Source), locale), "word/document.xml");
        var start = written.IndexOf("<w:p>", StringComparison.Ordinal) + 5;
        return written[start..written.IndexOf("</w:p></w:body>", StringComparison.Ordinal)];
    }

    /// <summary>The source's codes in their order, with words of one's own before each and behind the last.</summary>
    static InlineText Worded(InlineText source, params string[] words) =>
        InlineText.Concat(words.SelectMany((word, i) => i < source.Codes.Length ? new InlineText[] { word, new("", source.Codes[i] with { Offset = 0 }) } : [word]));

    [Fact]
    public void A_text_in_several_runs_becomes_one_run() => Assert.Equal(
        "<w:r><w:t>새 글</w:t></w:r>",
        Written("<w:r w:rsidR=\"00A1\"><w:t>Old</w:t></w:r><w:proofErr w:type=\"spellEnd\"/><w:r><w:rPr><w:lang w:val=\"en-US\"/></w:rPr><w:t xml:space=\"preserve\"> text</w:t></w:r>", _ => "새 글"));

    [Fact]
    public void What_stands_outside_of_the_text_stays_as_it_is() => Assert.Equal(
        "<w:pPr><w:jc w:val=\"left\"/></w:pPr><w:bookmarkStart w:id=\"1\" w:name=\"a\"/>\n<w:r  w:rsidR='1'><w:tab/></w:r><w:r><w:t>B</w:t></w:r><w:bookmarkEnd w:id=\"1\"/>",
        Written("<w:pPr><w:jc w:val=\"left\"/></w:pPr><w:bookmarkStart w:id=\"1\" w:name=\"a\"/>\n<w:r  w:rsidR='1'><w:tab/></w:r><w:r><w:t>A</w:t></w:r><w:bookmarkEnd w:id=\"1\"/>", _ => "B"));

    [Theory]
    [InlineData("B ", "<w:t xml:space=\"preserve\">B </w:t>")]
    [InlineData(" B", "<w:t xml:space=\"preserve\"> B</w:t>")]
    [InlineData("B b", "<w:t>B b</w:t>")]
    [InlineData("B\nb", "<w:t>B b</w:t>")]
    [InlineData("a < b & c > d", "<w:t>a &lt; b &amp; c &gt; d</w:t>")]
    [InlineData("a\u2011b\u00ADc", "<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t>")]
    public void White_space_at_the_ends_is_kept_and_hyphens_are_Words_own(string target, string written) =>
        Assert.Equal($"<w:r>{written}</w:r>", Written("<w:r><w:t>A</w:t></w:r>", _ => target));

    [Fact]
    public void Codes_take_their_looks_and_links_with_them() => Assert.Equal(
        "<w:r><w:t xml:space=\"preserve\">vor </w:t></w:r><w:hyperlink w:anchor=\"x\"><w:r><w:rPr><w:u/></w:rPr><w:t>Ziel</w:t></w:r></w:hyperlink><w:r><w:t xml:space=\"preserve\"> und </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>fett</w:t></w:r><w:r><w:t>.</w:t></w:r>",
        Written(
            "<w:r><w:t xml:space=\"preserve\">Before the </w:t></w:r><w:hyperlink w:anchor=\"x\"><w:r w:rsidR=\"1\"><w:rPr><w:u/></w:rPr><w:t>link</w:t></w:r></w:hyperlink><w:r><w:t xml:space=\"preserve\"> and </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r><w:r><w:t>.</w:t></w:r>",
            source => Worded(source, "vor ", "Ziel", " und ", "fett", ".")));

    [Theory]
    [InlineData("<w:footnoteReference w:id=\"2\"/>")]
    [InlineData("<w:endnoteReference w:id=\"2\"/>")]
    public void The_mark_of_a_note_stands_in_a_run_of_its_own_even_where_it_looks_like_the_text(string mark) => Assert.Equal(
        $"<w:r><w:t xml:space=\"preserve\">vor </w:t></w:r><w:r>{mark}</w:r><w:r><w:t xml:space=\"preserve\"> und </w:t><w:tab/><w:t>danach</w:t></w:r>",
        Written($"<w:r><w:t>Before</w:t>{mark}<w:t xml:space=\"preserve\"> and</w:t><w:tab/><w:t>after</w:t></w:r>", source => Worded(source, "vor ", " und ", "danach")));

    [Fact]
    public void A_code_at_the_edge_stays_within_the_text() => Assert.Equal(
        "<w:r><w:t>가</w:t></w:r><w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:r><w:t/></w:r>",
        Written("<w:r><w:t>A</w:t></w:r><w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:r><w:t>B</w:t></w:r>", source => Worded(source, "가")));

    [Fact]
    public void A_translation_without_words_is_still_the_units() => Assert.Equal("<w:r><w:t/></w:r><w:r><w:t>–</w:t></w:r>", Written("<w:r><w:t>None</w:t></w:r>", _ => "–"));

    [Fact]
    public void Right_to_left_runs_and_paragraphs_say_so() => Assert.Equal(
        "<w:pPr><w:pStyle w:val=\"A\"/><w:bidi/><w:jc w:val=\"left\"/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">שלום </w:t></w:r><w:r><w:rPr><w:b/><w:bCs/><w:sz w:val=\"40\"/><w:szCs w:val=\"40\"/><w:rtl/></w:rPr><w:t>עולם</w:t></w:r><w:r><w:rPr><w:rtl/></w:rPr><w:t>.</w:t></w:r>",
        Written("<w:pPr><w:pStyle w:val=\"A\"/><w:jc w:val=\"left\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Hello there </w:t></w:r><w:r><w:rPr><w:b/><w:sz w:val=\"40\"/></w:rPr><w:t>world</w:t></w:r><w:r><w:t>.</w:t></w:r>", source => Worded(source, "שלום ", "עולם", "."), "he"));

    [Fact]
    public void Left_to_right_runs_and_paragraphs_no_longer_say_that_they_are_not() => Assert.Equal(
        "<w:pPr></w:pPr><w:r><w:t>Hello</w:t></w:r>",
        Written("<w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/><w:lang w:bidi=\"he-IL\"/></w:rPr><w:t>שלום</w:t></w:r>", _ => "Hello", "en"));

    [Theory]
    [InlineData("<w:r><w:t>long a</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>")]
    [InlineData("<w:r><w:t>a</w:t></w:r><w:hyperlink w:anchor=\"x\"><w:r><w:t>b</w:t></w:r></w:hyperlink>")]
    public void Half_a_pair_and_pairs_that_cross_are_refused(string content)
    {
        foreach (var kept in new[] { 0, 1 })
            Assert.Contains("code", Assert.Throws<InvalidDocumentException>(() => Written(content, source => new InlineText("c", source.Codes[kept] with { Offset = 0 }))).Problem, StringComparison.Ordinal);
        Assert.Contains("code", Assert.Throws<InvalidDocumentException>(() => Written(content, source => new InlineText("c", [.. source.Codes.Reverse().Select(c => c with { Offset = 0 })]))).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_of_another_document_is_refused() =>
        Assert.Contains("a code that its source does not have", Assert.Throws<InvalidDocumentException>(() => Written("<w:r><w:t>a</w:t></w:r>", _ => new("b", new InlineCode(0, CodeKind.Standalone, "1", "<w:object/>")))).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_text_box_is_written_for_programs_of_every_age()
    {
        const string Box = "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r w:rsidR=\"1\"><w:t>Box</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
        var written = Written(Box, _ => "상자");
        Assert.Equal(3, written.Split("<w:t>상자</w:t>").Length);
        Assert.DoesNotContain("Box", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_beside_a_box_in_one_run_is_written_in_its_place() => Assert.Equal(
        "<w:r><w:rPr><w:b/></w:rPr></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>B</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:pict><w:txbxContent><w:p><w:r><w:t>B</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
        Written("<w:r><w:rPr><w:b/></w:rPr><w:t>A</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>A</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>", _ => "B"));

    [Fact]
    public void Nothing_but_the_translated_part_changes_in_the_archive()
    {
        var bytes = WordSamples.All["korean.docx"];
        var written = Write(bytes, u => u.Source.Text.StartsWith('한') ? new InlineText("Alliance") : null);
        var (before, after) = (Archive.Read(bytes, "a"), Archive.Read(written, "b"));
        Assert.Equal(before.Entries.Select(e => e.Name), after.Entries.Select(e => e.Name));
        foreach (var (one, other) in before.Entries.Zip(after.Entries))
        {
            var isDocument = one.Name == "word/document.xml";
            Assert.Equal(!isDocument, bytes.AsSpan(one.Start, one.End - one.Start).SequenceEqual(written.AsSpan(other.Start, other.End - other.Start)));

            // Version, flags, method and date, name and extra field are as they were.
            Assert.True(bytes.AsSpan(one.Start, 14).SequenceEqual(written.AsSpan(other.Start, 14)));
            Assert.True(bytes.AsSpan(one.Start + 26, one.Content - one.Start - 26).SequenceEqual(written.AsSpan(other.Start + 26, other.Content - other.Start - 26)));
            Assert.True(bytes.AsSpan(one.Header, 16).SequenceEqual(written.AsSpan(other.Header, 16)));
        }
    }

    public static TheoryData<string> Samples => [.. WordSamples.All.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_written_document_is_as_valid_as_its_source(string sample)
    {
        foreach (var locale in new[] { "ko", "ar", "de" })
            Assert.Empty(Errors(Write(WordSamples.All[sample], u => Pseudo.Translate(u.Source), locale)).Except(Errors(WordSamples.All[sample]), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ko")]
    [InlineData("ar")]
    public void A_document_made_by_Microsofts_library_stays_valid(string locale)
    {
        var bytes = MadeByLibrary();
        Assert.Empty(Errors(bytes));
        var written = Write(bytes, u => Pseudo.Translate(u.Source), locale);
        Assert.NotEqual(bytes, written);
        Assert.Empty(Errors(written));
    }

    static List<string> Errors(byte[] bytes)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => $"{e.Part?.Uri} {e.Id} {e.Description}")];
    }

    /// <summary>Its writer streams: sizes stand behind the bytes, and types are said by the ending.</summary>
    static byte[] MadeByLibrary()
    {
        using var bytes = new MemoryStream();
        using (var package = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = new(new DocumentFormat.OpenXml.Wordprocessing.Style(new DocumentFormat.OpenXml.Wordprocessing.StyleName { Val = "heading 1" }) { Type = DocumentFormat.OpenXml.Wordprocessing.StyleValues.Paragraph, StyleId = "Heading1" });
            main.AddNewPart<DocumentSettingsPart>().Settings = new(new DocumentFormat.OpenXml.Wordprocessing.Zoom { Percent = "100" }, new DocumentFormat.OpenXml.Wordprocessing.DecimalSymbol { Val = "." });
            main.Document = new(new DocumentFormat.OpenXml.Wordprocessing.Body(
                new DocumentFormat.OpenXml.Wordprocessing.Paragraph(
                    new DocumentFormat.OpenXml.Wordprocessing.ParagraphProperties(new DocumentFormat.OpenXml.Wordprocessing.ParagraphStyleId { Val = "Heading1" }, new DocumentFormat.OpenXml.Wordprocessing.Justification { Val = DocumentFormat.OpenXml.Wordprocessing.JustificationValues.Center }),
                    new DocumentFormat.OpenXml.Wordprocessing.Run(new DocumentFormat.OpenXml.Wordprocessing.RunProperties(new DocumentFormat.OpenXml.Wordprocessing.Bold(), new DocumentFormat.OpenXml.Wordprocessing.FontSize { Val = "40" }, new DocumentFormat.OpenXml.Wordprocessing.Emphasis { Val = DocumentFormat.OpenXml.Wordprocessing.EmphasisMarkValues.Dot }), new DocumentFormat.OpenXml.Wordprocessing.Text("A title"))),
                new DocumentFormat.OpenXml.Wordprocessing.Table(
                    new DocumentFormat.OpenXml.Wordprocessing.TableProperties(new DocumentFormat.OpenXml.Wordprocessing.TableWidth { Width = "0", Type = DocumentFormat.OpenXml.Wordprocessing.TableWidthUnitValues.Auto }),
                    new DocumentFormat.OpenXml.Wordprocessing.TableGrid(new DocumentFormat.OpenXml.Wordprocessing.GridColumn { Width = "100" }),
                    new DocumentFormat.OpenXml.Wordprocessing.TableRow(new DocumentFormat.OpenXml.Wordprocessing.TableCell(new DocumentFormat.OpenXml.Wordprocessing.Paragraph(new DocumentFormat.OpenXml.Wordprocessing.Run(new DocumentFormat.OpenXml.Wordprocessing.Text("A cell")))))),
                new DocumentFormat.OpenXml.Wordprocessing.Paragraph(new DocumentFormat.OpenXml.Wordprocessing.Run(new DocumentFormat.OpenXml.Wordprocessing.Text("The end.")))));
        }

        return bytes.ToArray();
    }
}
