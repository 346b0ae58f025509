using Translate.Core.Formats;
using Translate.Core.Formats.Docx;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

/// <summary>What is read in Word documents, and as what.</summary>
public sealed class DocxTests : FormatContract
{
    protected override IFormat Format { get; } = new Docx();

    protected override IEnumerable<Sample> Originals => WordSamples.All.Select(sample => new Sample(sample.Key, sample.Value));

    static IReadOnlyList<Unit> Extract(byte[] bytes) => FileFormats.Open(bytes, "a.docx") is var (format, source) ? format.Extract(source) : [];

    /// <summary>The texts of a paragraph's units, their codes in brackets.</summary>
    static string Marked(string content) => string.Join('|', Extract(WordFile.Paragraph(content)).Select(u => Marked(u.Source)));

    static string Marked(InlineText text) => new InlineText(text.Text, [.. text.Codes.Select(c => c with
    {
        Data = c.Kind switch { CodeKind.Opening => $"[{c.Id}:", CodeKind.Closing => $":{c.Id}]", _ => $"[{c.Id}]" },
    })]).Render();

    const string B = "<w:rPr><w:b/></w:rPr>";

    static string Run(string text, string look = "") => $"<w:r>{look}<w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    static string Field(string code, string result) =>
        $"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{result}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    static string Box(string inner) => $"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>";

    public static TheoryData<string, string> Paragraphs => new()
    {
        { Run("a") + "<w:proofErr w:type=\"gramEnd\"/>" + Run("b", "<w:rPr><w:lang w:val=\"de-DE\"/><w:noProof/></w:rPr>"), "ab" },
        { Run("a ") + Run("b", B) + Run(" c"), "a [1:b:1] c" },
        { Run("a", B) + Run(" most of it"), "[1:a:1] most of it" },
        { Run("a ", B) + Run("long b, long b") + Run(" c", "<w:rPr><w:b/><w:bCs/></w:rPr>"), "[1:a :1]long b, long b[2: c:2]" },
        { Run("all", B) + Run(" of it", B), "all of it" },
        { Run("long text ") + Run("b ", B) + "<w:r>" + B + "<w:footnoteReference w:id=\"1\"/></w:r>" + Run(" b", B), "long text [1:b [2] b:1]" },
        { "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r><w:r><w:br/></w:r>" + Run("c"), "a[1]b[2]c" },
        { "<w:r><w:tab/></w:r>" + Run("a") + "<w:r><w:br w:type=\"page\"/></w:r>", "a" },
        { "<w:r><w:t>no</w:t><w:noBreakHyphen/><w:t>break</w:t></w:r>", "no\u2011break" },
        { "<w:r><w:t> a  b </w:t></w:r><w:r><w:t>c</w:t></w:r>", "a  bc" },
        { "<w:r><w:t xml:space=\"preserve\"> a\n\tb </w:t></w:r>", " a  b " },
        { "<w:r><w:t><![CDATA[a <b>]]> &amp; c&#x301;</w:t></w:r>", "a <b> & c\u0301" },
        { "<w:hyperlink w:anchor=\"x\">" + Run("whole", "<w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr>") + "</w:hyperlink>", "whole" },
        { "<w:hyperlink w:anchor=\"x\">" + Run("a", B) + "</w:hyperlink>" + Run(" and b"), "[1:a:1] and b" },
        { Run("see ") + Field(" HYPERLINK \"http://a.b\" ", Run("here")) + Run("."), "see [1:here:1]." },
        { Run("on ") + Field(" DATE ", Run("1 May")) + Run(" it was"), "on [1] it was" },
        { Run("on ") + Field(" IF ", Field(" PAGE ", Run("1"))) + Run(" it was"), "on [1] it was" },
        { "<w:fldSimple w:instr=\"HYPERLINK x\">" + Run("a") + "</w:fldSimple>" + Run("b"), "[1:a:1]b" },
        { Run("a") + "<w:fldSimple w:instr=\"PAGE\">" + Run("1") + "</w:fldSimple>" + Run("b"), "a[1]b" },
        { "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + Run("One") + "<w:r><w:tab/></w:r>" + Field("PAGEREF", Run("7")), "One" },
        { Run("a") + "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>" + Run("bound") + "</w:sdtContent></w:sdt>" + Run("b"), "a[1]b" },
        { Run("a") + "<w:smartTag w:element=\"x\"><w:smartTagPr><w:attr/></w:smartTagPr>" + Run("b") + "</w:smartTag>" + Run("c"), "a[1:b:1]c" },
        { "<w:ins w:id=\"1\">" + Run("a") + "</w:ins>" + Run(" b ") + "<w:moveFrom w:id=\"2\">" + Run("c") + "</w:moveFrom>" + Run("d"), "[1:a:1] b [2]d" },
        { Run("a long text ") + Run("hidden", "<w:rPr><w:vanish/></w:rPr>") + Run("shown", "<w:rPr><w:vanish w:val=\"false\"/></w:rPr>"), "a long text [1][2:shown:2]" },
        { Run("a") + "<!-- said -->" + Run("b") + "<w:customThing/>" + Run("c"), "a[1]b[2]c" },
        { Run("hidden", "<w:rPr><w:vanish/></w:rPr>"), "" },
        { Run(" – "), "" },
        { Run("before ") + Box("<w:p>" + Run("in a box") + "</w:p><w:p>" + Run("twice") + "</w:p>") + Run("behind"), "before |in a box|twice|behind" },
        { "<w:r><w:t>a</w:t>" + Box("<w:p>" + Run("box") + "</w:p>")[5..^6] + "<w:tab/><w:t>b</w:t></w:r>" + Run("c"), "a|box|[1]bc" },
    };

    [Theory]
    [MemberData(nameof(Paragraphs))]
    public void Runs_are_one_text_with_codes_for_what_looks_or_is_otherwise(string content, string texts) => Assert.Equal(texts, Marked(content));

    [Fact]
    public void A_text_box_that_is_said_twice_is_read_once()
    {
        const string Once = "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
        Assert.Equal("Box", Marked(Once));
        Assert.Equal("Box|Other", Marked(Once.Replace("Box</w:t></w:r></w:p></w:txbxContent></v:", "Other</w:t></w:r></w:p></w:txbxContent></v:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("<w:pStyle w:val=\"H\"/>", "Heading 3")]
    [InlineData("<w:pStyle w:val=\"Based\"/>", "Heading 3")]
    [InlineData("<w:pStyle w:val=\"Named\"/>", "Heading 2")]
    [InlineData("<w:pStyle w:val=\"T\"/>", "Heading 1")]
    [InlineData("<w:outlineLvl w:val=\"9\"/>", "Paragraph")]
    [InlineData("<w:outlineLvl w:val=\"0\"/>", "Heading 1")]
    [InlineData("<w:numPr><w:ilvl w:val=\"2\"/><w:numId w:val=\"4\"/></w:numPr>", "ListItem 3")]
    [InlineData("<w:pStyle w:val=\"L\"/>", "ListItem 1")]
    [InlineData("<w:pStyle w:val=\"L\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", "Paragraph")]
    [InlineData("<w:pStyle w:val=\"Q\"/>", "Quote 1")]
    [InlineData("<w:pStyle w:val=\"Round\"/>", "Paragraph")]
    [InlineData("<w:pStyle w:val=\"Unknown\"/>", "Paragraph")]
    public void Styles_say_what_a_paragraph_is(string properties, string kind)
    {
        var unit = Assert.Single(Extract(WordFile.Of($"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>a</w:t></w:r></w:p>").Styles("""
            <w:style w:type="paragraph" w:styleId="H"><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="Based"><w:basedOn w:val="H"/></w:style>
            <w:style w:type="paragraph" w:styleId="Named"><w:name w:val="heading 2"/></w:style>
            <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
            <w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Intense Quote"/></w:style>
            <w:style w:type="paragraph" w:styleId="Round"><w:basedOn w:val="Round"/></w:style>
            """).Bytes()));
        Assert.Equal(kind, $"{unit.Kind}{(unit.Level > 0 ? $" {unit.Level}" : "")}");
    }

    [Fact]
    public void A_hidden_style_hides_its_runs() =>
        Assert.Equal("a [1]b", Marked(Assert.Single(Extract(WordFile.Of("<w:p>" + Run("a ") + Run("secret", "<w:rPr><w:rStyle w:val=\"Inner\"/></w:rPr>") + Run("b") + "</w:p>")
            .Styles("<w:style w:type=\"character\" w:styleId=\"Secret\"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"Inner\"><w:basedOn w:val=\"Secret\"/></w:style>").Bytes())).Source));

    [Fact]
    public void Units_are_named_by_Words_own_numbers_or_by_their_place() => Assert.Equal(
        ["word/document.xml#1A2B3C4D", "word/document.xml#2A2B3C4D", "word/document.xml/p3", "word/document.xml/p4", "word/document.xml/p5", "word/document.xml/p6", "word/document.xml/tbl1/tr1/tc1/p1", "word/document.xml/tbl1/tr1/tc2/p1",
            "word/document.xml/p8", "word/document.xml/p9", "word/footnotes.xml/footnote2/p1", "word/header1.xml/p1", "word/footer1.xml/p1", "word/comments.xml/comment1/p1", "docProps/core.xml/title"],
        Extract(WordSamples.All["word.docx"]).Select(u => u.Id));

    static string Picture(string attributes, string inner = "") => $"<w:r><w:drawing><wp:inline><wp:docPr {attributes}/>{inner}</wp:inline></w:drawing></w:r>";

    [Fact]
    public void The_words_for_a_picture_are_units_beside_the_text() => Assert.Equal(
        [("word/document.xml/drawing#5/descr", "A ship", "Alternative text of Picture 1"), ("word/document.xml/p1", "Text", null), ("word/document.xml/drawing~2/title", "Crane", "Title"), ("word/document.xml/drawing~2/descr", "Two\ncranes", "Alternative text"), ("word/document.xml/drawing~3/descr", "Sea", "Alternative text")],
        Extract(WordFile.Paragraph(Picture("id=\"5\" name=\"Picture 1\" descr=\"A ship\"") + Run("Text") + Picture("title=\"Crane\" id=\"6\" descr=\"Two&#10;cranes\"") + Picture("id=\"6\" name=\"\" descr=\"Sea\"")))
            .Select(u => (u.Id, u.Source.Text, u.Note)));

    [Theory]
    [InlineData("id=\"5\" name=\"Picture 1\"")]
    [InlineData("id=\"5\" descr=\"\"")]
    [InlineData("id=\"5\" descr=\" — \"")]
    [InlineData("id=\"5\" descr=\"A ship\" hidden=\"1\"")]
    public void A_picture_without_words_has_no_unit(string attributes) => Assert.Empty(Extract(WordFile.Paragraph(Picture(attributes))));

    [Fact]
    public void A_picture_within_a_sentence_or_one_that_was_deleted_keeps_its_words() => Assert.Equal(
        ["word/document.xml/p1"],
        Extract(WordFile.Paragraph(Run("a ") + Picture("id=\"5\" descr=\"A ship\"") + Run(" b") + "<w:del>" + Picture("id=\"6\" descr=\"Gone\"") + "</w:del>")).Select(u => u.Id));

    [Fact]
    public void The_words_for_a_picture_are_written_at_its_frame_and_at_itself()
    {
        var (format, source) = FileFormats.Open(WordFile.Paragraph(Picture("id=\"5\" descr='A ship'", "<a:graphic><pic:cNvPr xmlns:pic=\"urn:pic\" descr=\"A ship\"/><pic:cNvPr xmlns:pic=\"urn:pic\" descr=\"Other\"/></a:graphic>")), "a.docx");
        var written = Reassembly.Write(format, source, Some.Korean, _ => "배 \"하나\" & '둘'\n<셋>");
        var text = FileFormats.Open(written, "a.docx").Source.Text;
        Assert.Contains("descr='배 &quot;하나&quot; &amp; &apos;둘&apos;&#xA;&lt;셋&gt;'/>", text, StringComparison.Ordinal);
        Assert.Contains("descr=\"배 &quot;하나&quot; &amp; &apos;둘&apos;&#xA;&lt;셋&gt;\"/>", text, StringComparison.Ordinal);
        Assert.Contains("descr=\"Other\"/>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paragraph_whose_picture_has_words_cannot_be_left_out_without_them()
    {
        var (format, source) = FileFormats.Open(WordFile.Of("<w:p>" + Run("a") + Picture("id=\"5\" descr=\"A ship\"") + "</w:p><w:p>" + Run("b") + "</w:p><w:p>" + Run("c") + "</w:p>").Bytes(), "a.docx");
        Assert.Null(format.Extent(source, format.Extract(source)[0]));
    }

    [Fact]
    public void A_number_that_two_paragraphs_have_names_neither() => Assert.Equal(
        ["word/document.xml/p1", "word/document.xml/p2"],
        Extract(WordFile.Of("<w:p w14:paraId=\"00000001\">" + Run("a") + "</w:p><w:p w14:paraId=\"00000001\">" + Run("b") + "</w:p>").Bytes()).Select(u => u.Id));

    [Fact]
    public void Notes_say_where_a_text_stands_and_that_changes_were_tracked() => Assert.Equal(
        ["Tracked changes: inserted text is translated as if it were accepted, deleted text is left as it is.", "Footnote 2", "Header", "Footer", "Comment by Ann", "Title in the document's properties"],
        Extract(WordSamples.All["word.docx"]).Select(u => u.Note).OfType<string>());

    [Fact]
    public void Strict_documents_and_other_prefixes_are_read_alike()
    {
        static byte[] Renamed(Func<string, string> change) => WordFile.Zip(WordFile.Of("<w:p>" + Run("a ") + Run("b", B) + "</w:p>").Files().Select(f => (f.Name, System.Text.Encoding.UTF8.GetBytes(change(System.Text.Encoding.UTF8.GetString(f.Bytes))))));
        var strict = Renamed(text => text.Replace(WordFile.W, "http://purl.oclc.org/ooxml/wordprocessingml/main", StringComparison.Ordinal));
        var prefixed = Renamed(text => text.Replace("<w:", "<x:", StringComparison.Ordinal).Replace("</w:", "</x:", StringComparison.Ordinal).Replace("xmlns:w=", "xmlns:x=", StringComparison.Ordinal));
        Assert.All([strict, prefixed], bytes => Assert.Equal("a [1:b:1]", Marked(Assert.Single(Extract(bytes)).Source)));
    }

    [Fact]
    public void All_that_people_read_in_a_document_is_read() => Assert.Equal(
        """
        Heading 1: The harbor at night
        Paragraph: It was [1:very:1] dark[2], they said[3]and[4]cold.
        Paragraph: See [1:our site:1] and page [2] of [3].
        ListItem 1: A first item
        ListItem 2: An item below it
        Quote 1: “Said nobody.”
        Cell: Left cell
        Cell: Right <cell> & more
        Paragraph: Annotated[1][2] text with [3:added:3][4] words, [5] and [6] things[7: in a control:7].
        Paragraph: The end of the story.
        Paragraph:  A note on the dark.
        Aside: Harbor news
        Aside: Page 
        Aside: Really?
        Aside: The harbor at night
        """.ReplaceLineEndings("\n"),
        string.Join('\n', Extract(WordSamples.All["word.docx"]).Select(u => $"{u.Kind}{(u.Level > 0 ? $" {u.Level}" : "")}: {Marked(u.Source)}")));
}
