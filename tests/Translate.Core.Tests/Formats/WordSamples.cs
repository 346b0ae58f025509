namespace Translate.Core.Tests.Formats;

/// <summary>Documents as different programs write them. They are set up for Korean already, so that a translation into it changes nothing but texts.</summary>
static class WordSamples
{
    const string KoreanStyles = """
        <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:sz w:val="22"/><w:lang w:val="en-US" w:eastAsia="ko-KR" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="a3"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/></w:style>
        <w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/></w:style>
        <w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
        """;

    const string KoreanSettings = "<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"ko-KR\"/>";

    static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 3, 4, 5, 6, 7];

    /// <summary>As Word: identifiers of revisions on all, marks of spelling, bookmarks of the table of contents, each piece in a run of its own.</summary>
    static WordFile Word => WordFile.Of("""
            <w:p w14:paraId="1A2B3C4D" w:rsidR="00A1" w:rsidRDefault="00A2"><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="0" w:name="_Toc1"/><w:r w:rsidRPr="00B1"><w:t>The harbor</w:t></w:r><w:r w:rsidR="00C2"><w:t xml:space="preserve"> at night</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>
            <w:p w14:paraId="2A2B3C4D" w:rsidR="00A1"><w:r><w:t xml:space="preserve">It was </w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00B7"><w:rPr><w:b/><w:lang w:val="en-GB"/></w:rPr><w:t>ver</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:rPr><w:b/></w:rPr><w:lastRenderedPageBreak/><w:t>y</w:t></w:r><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve"> dark</w:t></w:r><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="2"/></w:r><w:r><w:t>, they said</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>and</w:t></w:r><w:r><w:br/><w:t>cold.</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:hyperlink r:id="rId9" w:history="1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>our site</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> and page </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:noProof/></w:rPr><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> of </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>2</w:t></w:r></w:fldSimple><w:r><w:t>.</w:t></w:r><w:bookmarkStart w:id="5" w:name="_GoBack"/><w:bookmarkEnd w:id="5"/></w:p>
            <w:p><w:pPr><w:pStyle w:val="ListParagraph"/></w:pPr><w:r><w:t>A first item</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>An item below it</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr><w:r><w:t>“Said nobody.”</w:t></w:r></w:p>
            <w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="100"/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>Left cell</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Right &lt;cell&gt; &amp; more</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:p/>
            <w:p><w:commentRangeStart w:id="7"/><w:r><w:t>Annotated</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r><w:r><w:t xml:space="preserve"> text with </w:t></w:r><w:ins w:id="8" w:author="Ann"><w:r><w:t>added</w:t></w:r></w:ins><w:del w:id="9" w:author="Ann"><w:r><w:delText>taken</w:delText></w:r></w:del><w:r><w:t xml:space="preserve"> words, </w:t></w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath><w:r><w:t xml:space="preserve"> and </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t xml:space="preserve"> things</w:t></w:r><w:sdt><w:sdtPr><w:id w:val="11"/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve"> in a control</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>.</w:t></w:r></w:p>
            <w:p><w:r><w:t>The end of the story.</w:t></w:r></w:p>
            <w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>
            """)
        .Styles(KoreanStyles).Settings(KoreanSettings).Numbering().Link("rId9", "https://example.org/")
        .Header("<w:p><w:r><w:t>Harbor news</w:t></w:r></w:p>")
        .Footer("<w:p><w:r><w:t xml:space=\"preserve\">Page </w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>")
        .Footnotes("<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> A note on the dark.</w:t></w:r></w:p></w:footnote>")
        .Comments("<w:comment w:id=\"7\" w:author=\"Ann\"><w:p><w:r><w:annotationRef/></w:r><w:r><w:t>Really?</w:t></w:r></w:p></w:comment>")
        .Title("The harbor at night");

    /// <summary>As LibreOffice: properties in every run, empty ones, too, and fonts said by name.</summary>
    static WordFile Writer => WordFile.Of("""
            <w:p><w:pPr><w:pStyle w:val="Heading1"/><w:bidi w:val="0"/><w:rPr></w:rPr></w:pPr><w:r><w:rPr></w:rPr><w:t>Quarterly report</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="Normal"/><w:rPr></w:rPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">Sales rose by </w:t></w:r><w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>12 percent</w:t></w:r><w:r><w:rPr></w:rPr><w:t xml:space="preserve"> in </w:t></w:r><w:hyperlink r:id="rId9"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>the north</w:t></w:r></w:hyperlink><w:r><w:rPr></w:rPr><w:t xml:space="preserve">, page </w:t></w:r><w:r><w:rPr></w:rPr><w:fldChar w:fldCharType="begin"></w:fldChar></w:r><w:r><w:rPr></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:rPr></w:rPr><w:fldChar w:fldCharType="separate"></w:fldChar></w:r><w:r><w:rPr></w:rPr><w:t>1</w:t></w:r><w:r><w:rPr></w:rPr><w:fldChar w:fldCharType="end"></w:fldChar></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:rPr></w:rPr></w:r></w:p>
            <w:sectPr><w:type w:val="nextPage"/></w:sectPr>
            """).Styles(KoreanStyles).Settings(KoreanSettings).Link("rId9", "https://example.org/");

    /// <summary>As Google Docs: every run says that it is not right-to-left, and links have their looks in each run.</summary>
    static WordFile Docs => WordFile.Of("""
            <w:p w:rsidR="00000000" w:rsidDel="00000000" w:rsidP="00000000" w:rsidRDefault="00000000" w:rsidRPr="00000000" w14:paraId="00000001"><w:pPr><w:pStyle w:val="Heading1"/><w:rPr/></w:pPr><w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000"><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">Meeting notes</w:t></w:r></w:p>
            <w:p w:rsidR="00000000" w14:paraId="00000002"><w:r w:rsidDel="00000000" w:rsidR="00000000"><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">Ask </w:t></w:r><w:hyperlink r:id="rId9"><w:r w:rsidDel="00000000"><w:rPr><w:color w:val="1155cc"/><w:u w:val="single"/><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">the team</w:t></w:r></w:hyperlink><w:r><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve"> about the </w:t></w:r><w:r><w:rPr><w:i w:val="1"/><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">old</w:t></w:r><w:r><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve"> plan. 👩‍👩‍👧‍👦</w:t></w:r></w:p>
            <w:p w14:paraId="00000003"><w:r><w:rPr><w:rtl w:val="0"/></w:rPr></w:r></w:p>
            <w:sectPr/>
            """).Styles(KoreanStyles).Settings(KoreanSettings).Link("rId9", "https://example.org/");

    /// <summary>Korean, with a picture and decomposed letters.</summary>
    static WordFile Korean => WordFile.Of($"""
            <w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>한미동맹과 국익</w:t></w:r></w:p>
            <w:p><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">그는 </w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hint="eastAsia"/><w:i/></w:rPr><w:t>{"국가".Normalize(System.Text.NormalizationForm.FormD)}</w:t></w:r><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>를 위해 일했다고 말했다.</w:t></w:r></w:p>
            <w:p><w:r><w:t>그림</w:t></w:r><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="a"/></wp:inline></w:drawing></w:r><w:r><w:t>이다</w:t></w:r></w:p>
            <w:p><w:r><w:drawing><wp:inline><wp:docPr id="7" name="그림 2" title="항구" descr="부두의 배 &amp; &quot;기중기&quot;&#xA;둘"/><a:graphic><pic:cNvPr xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" id="0" name="b.png" descr='부두의 배 &amp; "기중기"&#10;둘'/></a:graphic></wp:inline></w:drawing></w:r></w:p>
            """).Styles(KoreanStyles).Settings(KoreanSettings);

    /// <summary>The documents by their names.</summary>
    public static IReadOnlyDictionary<string, byte[]> All { get; } = new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["word.docx"] = Word.Bytes(),
        ["writer.docx"] = Writer.Bytes(),
        ["docs.docx"] = Docs.Bytes(),
        ["korean.docx"] = WordFile.Zip([.. Korean.Files(), ("word/media/image1.png", Picture)]),
    };
}
