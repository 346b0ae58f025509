using Translate.Core.Formats;
using Translate.Core.Formats.Docx;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

/// <summary>What a locale changes in a Word document besides its text, what is left out of it and what is put in.</summary>
public sealed class DocxLocaleTests
{
    static readonly Docx Format = new();

    static byte[] Translated(WordFile file, string locale) => FileFormats.Open(file.Bytes(), "a.docx").Source is var source ? Reassembly.Write(Format, source, Locale.Parse(locale), _ => "b") : [];

    static WordFile Document => WordFile.Of("<w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val=\"x\"/><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>");

    static string Inner(byte[] bytes, string part) => WordFile.Read(bytes, $"word/{part}.xml") is var text ? text[(text.IndexOf("\" >", StringComparison.Ordinal) + 3)..text.LastIndexOf('<')] : "";

    [Theory]
    [InlineData("", "ko", "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia=\"Malgun Gothic\"/><w:lang w:eastAsia=\"ko-KR\"/></w:rPr></w:rPrDefault></w:docDefaults>")]
    [InlineData("<w:docDefaults><w:pPrDefault/></w:docDefaults>", "de", "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"de-DE\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>")]
    [InlineData("<w:docDefaults><w:rPrDefault/></w:docDefaults>", "ar", "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault></w:docDefaults>")]
    [InlineData("<w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>", "ja", "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia=\"Yu Gothic\"/><w:lang w:eastAsia=\"ja-JP\"/></w:rPr></w:rPrDefault></w:docDefaults>")]
    [InlineData("<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"22\"/><w:specVanish/></w:rPr></w:rPrDefault></w:docDefaults>", "zh-Hant-TW", "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia=\"Microsoft JhengHei\"/><w:sz w:val=\"22\"/><w:lang w:eastAsia=\"zh-Hant-TW\"/><w:specVanish/></w:rPr></w:rPrDefault></w:docDefaults>")]
    [InlineData("<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:eastAsia=\"Arial\"/><w:lang w:val=\"en\"/></w:rPr></w:rPrDefault></w:docDefaults>", "ko", "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:eastAsia=\"Malgun Gothic\"/><w:lang w:eastAsia=\"ko-KR\" w:val=\"en\"/></w:rPr></w:rPrDefault></w:docDefaults>")]
    [InlineData("<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia=\"MS Mincho\"/><w:lang w:eastAsia=\"ja-JP\"/></w:rPr></w:rPrDefault></w:docDefaults>", "ko", "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia=\"Batang\"/><w:lang w:eastAsia=\"ko-KR\"/></w:rPr></w:rPrDefault></w:docDefaults>")]
    [InlineData("<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme=\"minorEastAsia\"/><w:lang w:val=\"en-US\" w:eastAsia=\"en-US\"/></w:rPr></w:rPrDefault></w:docDefaults>", "ko-KR", "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme=\"minorEastAsia\"/><w:lang w:val=\"en-US\" w:eastAsia=\"ko-KR\"/></w:rPr></w:rPrDefault></w:docDefaults>")]
    [InlineData("<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"fr-FR\"/></w:rPr></w:rPrDefault></w:docDefaults><w:style><w:rPr><w:lang w:val=\"en-US\"/></w:rPr></w:style>", "fr-FR", "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"fr-FR\"/></w:rPr></w:rPrDefault></w:docDefaults><w:style><w:rPr><w:lang w:val=\"fr-FR\"/></w:rPr></w:style>")]
    public void Styles_say_the_language_and_a_font_for_its_script(string styles, string locale, string written) => Assert.Equal(written, Inner(Translated(Document.Styles(styles), locale), "styles"));

    [Theory]
    [InlineData("MS Mincho", "ko", "Batang")]
    [InlineData("ＭＳ ゴシック", "ko", "Malgun Gothic")]
    [InlineData("宋体", "ja", "Yu Mincho")]
    [InlineData("SimHei", "zh-TW", "Microsoft JhengHei")]
    [InlineData("바탕", "ko", "바탕")]
    [InlineData("Arial Unicode MS", "ko", "Arial Unicode MS")]
    [InlineData("MS Mincho", "de", "MS Mincho")]
    public void A_styles_font_for_another_East_Asian_language_becomes_one_of_its_kind(string font, string locale, string written) => Assert.EndsWith(
        $"<w:style w:styleId=\"a\"><w:rPr><w:rFonts w:ascii=\"Arial\" w:eastAsia=\"{written}\"/></w:rPr></w:style>",
        Inner(Translated(Document.Styles($"<w:style w:styleId=\"a\"><w:rPr><w:rFonts w:ascii=\"Arial\" w:eastAsia=\"{font}\"/></w:rPr></w:style>"), locale), "styles"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("MS Mincho", "ko", "한국어", "Batang")]
    [InlineData("SimSun", "ko", "한국어", "Batang")]
    [InlineData("メイリオ", "ko", "\u1112\u1161\u11ab", "Malgun Gothic")]
    [InlineData("Malgun Gothic", "ja", "日本", "Yu Gothic")]
    [InlineData("Gulim", "ko", "한국어", "Gulim")]
    [InlineData("Arial Unicode MS", "ko", "한국어", "Arial Unicode MS")]
    [InlineData("MS Mincho", "ko", "English", "MS Mincho")]
    [InlineData("MS Mincho", "de", "日本", "MS Mincho")]
    public void Text_in_a_font_for_another_East_Asian_language_gets_one_of_its_kind(string font, string locale, string target, string written)
    {
        var file = WordFile.Of($"<w:p><w:r><w:rPr><w:rFonts w:hint=\"eastAsia\" w:ascii=\"Arial\" w:eastAsia=\"{font}\"/></w:rPr><w:t>a</w:t></w:r></w:p>").Styles("");
        var bytes = Reassembly.Write(Format, FileFormats.Open(file.Bytes(), "a.docx").Source, Locale.Parse(locale), _ => target);
        Assert.Contains($"<w:r><w:rPr><w:rFonts w:ascii=\"Arial\" w:eastAsia=\"{written}\"/></w:rPr><w:t>{target}</w:t></w:r>", WordFile.Read(bytes, "word/document.xml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<w:rFonts w:hint=\"eastAsia\" w:ascii=\"Arial\"/><w:b/>", "ko", "“한국어”", "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"Arial\"/><w:b/>")]
    [InlineData("<w:rFonts w:ascii=\"Arial\" w:eastAsia=\"MS Mincho\"/>", "ko", "한국어…", "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"Arial\" w:eastAsia=\"Batang\"/>")]
    [InlineData("<w:rStyle w:val=\"s\"/><w:b/>", "ja", "「日本」±1", "<w:rStyle w:val=\"s\"/><w:rFonts w:hint=\"eastAsia\"/><w:b/>")]
    [InlineData("<w:b/>", "ko", "‘한국어’", "<w:rFonts w:hint=\"eastAsia\"/><w:b/>")]
    [InlineData("<w:rFonts w:hint=\"eastAsia\"/><w:b/>", "ko", "한국어 (a)", "<w:b/>")]
    [InlineData("<w:rFonts w:hint=\"eastAsia\"/><w:b/>", "de", "„Wort“", "<w:b/>")]
    [InlineData("<w:rFonts w:hint=\"eastAsia\"/><w:b/>", "ko", "“English”", "<w:b/>")]
    public void Marks_that_scripts_share_are_hinted_to_be_East_Asian_in_such_text_only(string properties, string locale, string target, string written)
    {
        var file = WordFile.Of($"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>a</w:t></w:r></w:p>").Styles("");
        var source = FileFormats.Open(file.Bytes(), "a.docx").Source;
        var bytes = Reassembly.Write(Format, source, Locale.Parse(locale), _ => target);
        Assert.Contains($"<w:r><w:rPr>{written}</w:rPr><w:t>{target}</w:t></w:r>", WordFile.Read(bytes, "word/document.xml"), StringComparison.Ordinal);
        Assert.Equal(target, Format.Extract(FileFormats.Open(bytes, "a.docx").Source)[0].Source.Render());
    }

    [Fact]
    public void Words_set_apart_by_a_font_are_so_in_another_language()
    {
        static string Run(string font, string text) => $"<w:r><w:rPr><w:rFonts w:eastAsia=\"{font}\"/></w:rPr><w:t>{text}</w:t></w:r>";
        var source = FileFormats.Open(WordFile.Of($"<w:p>{Run("MS Mincho", "日本語の")}{Run("MS Gothic", "文")}{Run("MS Mincho", "です。")}</w:p><w:p>{Run("MS Mincho", "そのまま")}</w:p>").Styles("").Bytes(), "a.docx").Source;
        var codes = Format.Extract(source)[0].Source.Codes;
        var bytes = Reassembly.Write(Format, source, Locale.Parse("ko"), u => u.Source.Codes.IsEmpty ? null : new InlineText("일본어 문장이다.", codes[0] with { Offset = 4 }, codes[1] with { Offset = 6 }));
        var written = WordFile.Read(bytes, "word/document.xml");
        Assert.Contains("<w:rFonts w:eastAsia=\"Malgun Gothic\"/></w:rPr><w:t>문장</w:t>", written, StringComparison.Ordinal);
        Assert.Contains("<w:rFonts w:eastAsia=\"Batang\"/></w:rPr><w:t>이다.</w:t>", written, StringComparison.Ordinal);
        Assert.Contains(Run("MS Mincho", "そのまま"), written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<w:zoom/><w:decimalSymbol w:val=\".\"/>", "ko", "<w:zoom/><w:themeFontLang w:eastAsia=\"ko-KR\"/><w:decimalSymbol w:val=\".\"/>")]
    [InlineData("<w:zoom/><m:mathPr/>", "he", "<w:zoom/><m:mathPr/><w:themeFontLang w:bidi=\"he-IL\"/>")]
    [InlineData("<w:themeFontLang w:val=\"en-US\"/>", "es", "<w:themeFontLang w:val=\"es-ES\"/>")]
    public void Settings_say_by_which_language_a_themes_fonts_are_chosen(string settings, string locale, string written) => Assert.Equal(written, Inner(Translated(Document.Settings(settings), locale), "settings"));

    [Fact]
    public void Tables_turn_with_the_direction()
    {
        var arabic = WordFile.Read(Translated(Document, "ar"), "word/document.xml");
        Assert.Contains("<w:tblPr><w:tblStyle w:val=\"x\"/><w:bidiVisual/><w:tblW", arabic, StringComparison.Ordinal);
        Assert.Equal(3, arabic.Split("<w:p><w:pPr><w:bidi/></w:pPr>").Length);
        Assert.DoesNotContain("bidi", WordFile.Read(Translated(Document, "ko"), "word/document.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_translation_nothing_changes()
    {
        var bytes = Document.Styles("").Settings("").Bytes();
        Assert.Equal(bytes, Reassembly.Write(Format, FileFormats.Open(bytes, "a.docx").Source, Locale.Parse("ar"), _ => null));
    }

    [Theory]
    [InlineData("<w:p><w:r><w:t>Gone</w:t></w:r></w:p><w:p><w:r><w:t>A</w:t></w:r></w:p><w:sectPr/>", "<w:p><w:r><w:t>A</w:t></w:r></w:p><w:sectPr/>")]
    [InlineData("<w:p><w:r><w:t>A</w:t></w:r></w:p><w:p><w:pPr><w:jc/></w:pPr><w:r><w:t>Gone</w:t></w:r></w:p><w:sectPr/>", "<w:p><w:r><w:t>A</w:t></w:r></w:p><w:sectPr/>")]
    public void A_paragraph_can_be_left_out(string body, string left)
    {
        var rest = Reassembly.Without(Format, FileFormats.Open(WordFile.Of(body).Bytes(), "a.docx").Source, u => u.Source.Text == "Gone");
        Assert.Contains($"<w:body>{left}</w:body>", rest.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Gone</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")]
    [InlineData("<w:tbl/><w:p><w:r><w:t>Gone</w:t></w:r></w:p><w:tbl/>")]
    [InlineData("<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>Gone</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:t>Gone</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>")]
    [InlineData("<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:r><w:t>Gone</w:t></w:r></w:p>")]
    public void A_paragraph_that_has_its_place_cannot(string block)
    {
        var source = FileFormats.Open(WordFile.Of(block + "<w:p><w:r><w:t>A</w:t></w:r></w:p>").Bytes(), "a.docx").Source;
        Assert.Contains("cannot be left out", Assert.Throws<InvalidDocumentException>(() => Reassembly.Without(Format, source, u => u.Source.Text == "Gone")).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InsertionPlace.Bottom, "Title|a|By Mina & Jun, https://a.b/?c=1&d")]
    [InlineData(InsertionPlace.Top, "Title|By Mina & Jun, https://a.b/?c=1&d|a")]
    public void Credits_are_a_paragraph_with_a_link(InsertionPlace place, string texts)
    {
        var bytes = WordFile.Of("<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>Title</w:t></w:r></w:p><w:p><w:r><w:t>a</w:t></w:r></w:p><w:sectPr/>").Bytes();
        var written = new Insertion(place, [[new("By Mina & Jun, ", false), new("https://a.b/?c=1&d", true)]], []).Into(Format, bytes, "a.docx", "utf-8", out var isPlaced);
        Assert.True(isPlaced);
        Assert.Equal(texts, string.Join('|', Format.Extract(FileFormats.Open(written, "a.docx").Source).Select(u => u.Source.Text)));
        Assert.Contains("HYPERLINK \"https://a.b/?c=1&amp;d\"", WordFile.Read(written, "word/document.xml"), StringComparison.Ordinal);
        Assert.EndsWith("<w:sectPr/></w:body></w:document>", WordFile.Read(written, "word/document.xml"), StringComparison.Ordinal);
    }
}
