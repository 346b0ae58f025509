using System.Diagnostics;
using System.Text;
using CsCheck;
using Translate.Core.Formats;
using Translate.Core.Formats.Html;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

public sealed class HtmlContract : FormatContract
{
    protected override IFormat Format { get; } = new Html();
}

public sealed class HtmlTests
{
    static readonly Html Format = new();

    static IReadOnlyList<Unit> Extract(string text, string name = "a.html") => Format.Extract(SourceText.FromString(name, text));

    /// <summary>The units as <c>id: text</c>, with the codes' data in it.</summary>
    static string Units(string text, string name = "a.html") => string.Join('|', Extract(text, name).Select(u => $"{u.Id}: {u.Source.Render()}"));

    static Unit Only(string text) => Assert.Single(Extract(text));

    static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures", "html", name));

    /// <summary>The text with its codes as marks: <c>&lt;1&gt;</c> opens, <c>&lt;/1&gt;</c> closes, <c>&lt;1/&gt;</c> stands alone.</summary>
    static string Marked(InlineText text) =>
        text.Codes.Reverse().Aggregate(text.Text, (t, c) => t.Insert(c.Offset, c.Kind switch { CodeKind.Opening => $"<{c.Id}>", CodeKind.Closing => $"</{c.Id}>", _ => $"<{c.Id}/>" }));

    /// <summary>The page with each unit's target.</summary>
    static string Write(string html, Func<Unit, InlineText?> target, string locale = "ko", string name = "a.html")
    {
        var source = SourceText.FromString(name, html);
        return source.Encoding.GetString(Reassembly.Write(Format, source, Locale.Parse(locale), target));
    }

    [Fact]
    public void The_article_has_its_units_in_order_with_ids_from_its_structure()
    {
        var units = Extract(Fixture("article.html"));
        Assert.Equal(
            [
                "head1/title1", "head1/meta2@content", "head1/meta4@content", "nav1@aria-label", "nav1/ul1/li1", "nav1/ul1/li2", "nav1/ul1/li2/ul1/li1", "nav1/ul1/li2/ul1/li2",
                "#story/h1.1", "#story/p1", "#story/figure1/img1@alt", "#story/figure1/figcaption1", "#story/p2", "#story/blockquote1", "#story/blockquote1/footer1",
                "#story/blockquote1~1", "#story/div1", "#story/div1/ol1/li1", "#story/div1/ol1/li2/p1", "#story/div1/ol1/li2/p2", "#story/div1~1", "#story/table1/caption1",
                "#story/table1/thead1/tr1/th1", "#story/table1/thead1/tr1/th2", "#story/table1/tbody1/tr1/td1", "#story/table1/tbody1/tr1/td2", "#story/table1/tbody1/tr2/td1",
                "#story/table1/tbody1/tr2/td2", "#story/dl1/dt1", "#story/dl1/dd1", "#story/dl1/dt2", "#story/dl1/dd2", "#story/pre1", "#story/p4", "form1/label1",
                "#name@placeholder", "form1/select1@aria-label", "form1/select1/optgroup1@label", "form1/select1/optgroup1/option1", "form1/select1/optgroup1/option2",
                "form1/textarea1@placeholder", "form1/textarea1", "form1/label2", "form1/button1@title", "form1/button1", "form1/input1@value", "details1/summary1",
                "details1~1", "footer1",
            ],
            units.Select(u => u.Id));
        Assert.Equal(["head1/title1", "#story/h1.1"], units.Where(u => u.Kind == UnitKind.Heading).Select(u => u.Id));
        Assert.Equal("Description of the image img/fog.jpg", units[10].Note);
        Assert.Equal("The page's og:title", units[2].Note);
    }

    [Theory]
    [InlineData("<div>a<p>b</p>c<ul><li>d</ul>e</div>f", "div1: a|div1/p1: b|div1~1: c|div1/ul1/li1: d|div1~2: e|~1: f")]
    [InlineData("<p>a<p>b<div>c</div>", "p1: a|p2: b|div1: c")]
    [InlineData("<p id=x>a</p><div id='y'><p>b</p></div><p>c</p>", "#x: a|#y/p1: b|p1: c")]
    [InlineData("<p id=x>a</p><p id=x>b</p><p id='a/b'>c</p><p id>d</p>", "p1: a|p2: b|p3: c|p4: d")]
    [InlineData("<table><tr><td>a<table><tr><td>b<td>c</table>d<td>e<tr><th>f</table>", "table1/tr1/td1: a|table1/tr1/td1/table1/tr1/td1: b|table1/tr1/td1/table1/tr1/td2: c|table1/tr1/td1~1: d|table1/tr1/td2: e|table1/tr2/th1: f")]
    [InlineData("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", "ul1/li1: a|ul1/li1/ul1/li1: b|ul1/li1/ul1/li2: c|ul1/li2: d")]
    [InlineData("<dl><dt>a<dd>b<dt>c</dl><h2>d</h2><h2>e</h2>", "dl1/dt1: a|dl1/dd1: b|dl1/dt2: c|h2.1: d|h2.2: e")]
    [InlineData("<html><head><title>a <b></title><body>b</html> ", "head1/title1: a <b>|~3: b")]
    [InlineData("<a href=x><h2>a</h2><p>b</p></a>", "h2.1: a|p1: b")]
    [InlineData("<p>a<button>b</button>c<select><option label=d>e</select>", "p1: a|p1/button1: b|p1~1: c|p1/select1/option1@label: d|p1/select1/option1: e")]
    [InlineData("<p>1</p><p>—</p><p>&nbsp;</p><p></p><p><br></p>", "p1: 1")]
    [InlineData("<div>a</p>b</section>c", "div1: a|div1~1: b|div1~2: c")]
    [InlineData("<script>a</b></scriptx></script ><style>b</style><noscript><p>c</p></noscript><template>d<template>e</template>f</template><iframe>g</iframe><p>h", "p1: h")]
    [InlineData("<p>a<script>b", "p1: a")]
    [InlineData("<p>a <!-- b", "p1: a")]
    [InlineData("<p>a <b c='d", "p1: a")]
    public void Blocks_are_units(string html, string units) => Assert.Equal(units, Units(html));

    [Theory]
    [InlineData("<p>a <b>c <i>d</i></b> <u>e</u></p>", "a <1>c <2>d</2></1> <3>e</3>")]
    [InlineData("<p>a<br>b<br/>c<wbr>d</p>", "a<1/>b<2/>c<3/>d")]
    [InlineData("<p>a <b>c<i>d</b>e</i></p>", "a <1>c<2>d</1>e</2>")]
    [InlineData("<p>a </b>c <i>d", "a <1/>c <2/>d")]
    [InlineData("<p>a <code>x <b>y</b></code> <kbd>k</kbd> <samp>s</samp><var>v</var> b</p>", "a <1/> <2/> <3/><4/> b")]
    [InlineData("<p>a <code>x", "a <1/>x")]
    [InlineData("<p>a <svg><title>x</title><svg/></svg> <math><mi>y</mi></math> <!-- c --> b</p>", "a <1/> <2/> <3/> b")]
    [InlineData("<p>\n  a\t b\r\n c&#32; &nbsp; d \n</p>", "a b c \u00A0 d")]
    [InlineData("<pre>\n a\r\n  b </pre>", "a\n  b")]
    [InlineData("<p>&lt;&amp;&quot;&eacute;&#233;&#xE9;&#8212;&#146;&AMP;</p>", "<&\"ééé—’&")]
    [InlineData("<p>AT&T; &copy 1 &copyx &notin; &notit; &check; &#0; &#xD800; & &; &#; &#x; &#233 a</p>", "AT<1/> © 1 ©x ∉ <2/> <3/> <4/> <5/> & &; &#; &#x; é a")]
    [InlineData("<p>a <my-icon name=x></my-icon> b</p>", "a <1></1> b")]
    [InlineData("<p>1 < 2 <3 > </ b> c <!d> <?e?> f</p>", "1 < 2 <3 > <1/> c <2/>", "f")]
    [InlineData("<p>a <input name=n> b</p>", "a <1/> b")]
    public void Markup_is_codes_and_the_rest_what_a_reader_reads(string html, params string[] texts) => Assert.Equal(texts, Extract(html).Select(u => Marked(u.Source)));

    [Theory]
    [InlineData("<p>See <img src=a alt=\"a cat\" title='b'> there</p>", "See <1>a cat<2/>b</1> there")]
    [InlineData("<p>See <a title=\"tip\" href=x>this</a> there</p>", "See <1>tip<2/>this</1> there")]
    [InlineData("<p>See <a title=\"tip\">this", "See <1/>tip<2/>this")]
    [InlineData("<p>See <img alt=''> <img alt=\" \"></p>", "See <1/> <2/>")]
    public void Attributes_within_a_sentence_are_text_between_codes(string html, string text) => Assert.Equal(text, Marked(Only(html).Source));

    [Theory]
    [InlineData("<img alt='a' title=b src=x>", "img1@alt: a|img1@title: b")]
    [InlineData("<p><a href=x title='a'><img alt=b></a></p>", "p1/a1@title: a|p1/img1@alt: b")]
    [InlineData("<img id=logo alt=a><img alt=b>", "#logo@alt: a|img1@alt: b")]
    [InlineData("<p title=a>b</p>", "p1@title: a|p1: b")]
    [InlineData("<input type=SUBMIT value=a><input type=text value=b placeholder=c><input value=d>", "input1@value: a|input2@placeholder: c")]
    [InlineData("<meta name=Description content='a'><meta name=robots content='b'><meta property=og:title content=c><meta name='twitter:description' content=d>", "meta1@content: a|meta3@content: c|meta4@content: d")]
    [InlineData("<link title=a><track label=b><iframe title=c></iframe>", "track1@label: b|iframe1@title: c")]
    [InlineData("<img alt='&lt;a&gt; &copy=1 &copy; &amp'>", "img1@alt: <a> &copy=1 © &")]
    [InlineData("<img alt=a alt=b><img alt=c/>", "img1@alt: a|img2@alt: c/")]
    [InlineData("<img alt='—'><img alt><img title=''>", "")]
    public void Attributes_that_people_read_are_units(string html, string units) => Assert.Equal(units, Units(html));

    [Theory]
    [InlineData("<p translate=no>a <b>b</b></p><p>c</p>", "p2: c")]
    [InlineData("<div translate=no title=x>a<p>b</p><p translate=yes>c</p>d</div>e", "div1/p2: c|~1: e")]
    [InlineData("<div class='x notranslate y'>a<p translate>b</p></div>", "div1/p1: b")]
    [InlineData("<div its-translate=no>a</div><div data-its-translate=no>a</div><div translate=maybe>b</div>", "div3: b")]
    [InlineData("<p>a <span translate=no>b <i>c</i></span> d</p>", "p1: a <span translate=no>b <i>c</i></span> d")]
    [InlineData("<p>a <img translate=no alt=b> d</p>", "p1: a <img translate=no alt=b> d")]
    [InlineData("<p translate=no>a <b translate=yes>b</b> c</p>", "p1~2: b")]
    [InlineData("<p>a <span translate=no>b <i translate=yes>c</i> d</span> e</p>", "p1: a|p1~3: c|p1~6: e")]
    [InlineData("<p>a <span translate=no>b<p>c", "p1: a|p2: c")]
    [InlineData("<p>a <code translate=yes>b</code> c</p>", "p1: a <code translate=yes>b</code> c")]
    public void A_page_says_what_is_not_to_be_translated(string html, string units) => Assert.Equal(units, Units(html));

    [Fact]
    public void Code_that_is_to_be_translated_is_text() => Assert.Equal("a <1>b</1> c", Marked(Only("<p>a <code translate=yes>b</code> c</p>").Source));

    [Fact]
    public void Empty_tags_and_sections_of_XHTML_are_understood()
    {
        Assert.Equal("div2: a|div2~1: c", Units("<div/><div>a<![CDATA[<p>b]]>c</div>", "a.xhtml"));
        Assert.Equal("title2: a", Units("<?xml version='1.0'?><title/><title>a</title>"));
        Assert.Equal("div1/div1: a<![CDATA[<p>b]]>c", Units("<div/><div>a<![CDATA[<p>b]]>c</div>"));
    }

    [Theory]
    [InlineData("<p>a</p>", "x < y & z > \"q\" 'r'", "<p>x &lt; y &amp; z &gt; \"q\" 'r'</p>")]
    [InlineData("<img alt=\"a\">", "\"q\" 'r' <&>\nb", "<img alt=\"&quot;q&quot; 'r' &lt;&amp;&gt;\nb\">")]
    [InlineData("<img alt='a'>", "\"q\" 'r'", "<img alt='\"q\" &#39;r&#39;'>")]
    [InlineData("<img alt=a>", "\"q\" 'r' = `b`>", "<img alt=&quot;q&quot;&#32;&#39;r&#39;&#32;&#61;&#32;&#96;b&#96;&gt;>")]
    [InlineData("<img alt=a src=b>", "", "<img alt=\"\" src=b>")]
    [InlineData("<title>a</title>", "</title><b>", "<title>&lt;/title&gt;&lt;b&gt;</title>")]
    [InlineData("<p>a&nbsp;b</p>", "c\u00A0d", "<p>c&nbsp;d</p>")]
    [InlineData("<p>a b</p>", "c\u00A0d", "<p>c\u00A0d</p>")]
    [InlineData("<pre>a\r\nb</pre>", "c\nd\re", "<pre>c\r\nd&#13;e</pre>")]
    [InlineData("<p>\n a </p>", "", "<p>\n  </p>")]
    [InlineData("<p>a</p>", "&lt; 👩‍👩‍👧‍👦", "<p>&amp;lt; 👩‍👩‍👧‍👦</p>")]
    public void A_target_is_escaped_as_its_place_needs(string html, string target, string written) => Assert.Equal(written, Write(html, _ => target));

    [Fact]
    public void Codes_may_change_places_and_values_keep_their_quotes()
    {
        const string html = "<p>Click <b>here</b> or <img src=a alt=cat title='a \"dog\"'></p>";
        var codes = Only(html).Source.Codes;
        var target = new InlineText("it's a \"고양이\"개 또는 여기", [codes[2] with { Offset = 0 }, codes[3] with { Offset = 12 }, codes[4] with { Offset = 13 }, codes[0] with { Offset = 17 }, codes[1] with { Offset = 19 }]);
        Assert.Equal(
            "<p><img src=a alt=it&#39;s&#32;a&#32;&quot;고양이&quot; title='개'> 또는 <b>여기</b></p>",
            Write(html, _ => target));
    }

    [Fact]
    public void An_empty_value_without_quotation_marks_gets_some_within_a_sentence()
    {
        const string html = "<p>a <img alt=b src=c></p>";
        var source = SourceText.FromString("a.html", html);
        var unit = Format.Extract(source)[0];
        Assert.Equal("a <img alt=\"\" src=c>", Format.Encode(source, unit, new InlineText("a ", [.. unit.Source.Codes.Select(c => c with { Offset = 2 })])));
    }

    [Fact]
    public void What_an_encoding_has_no_form_for_becomes_a_reference()
    {
        var source = SourceText.Decode("<meta charset=iso-8859-1><p>caf\xE9</p>"u8.ToArray() is var utf8 ? Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(utf8)) : [], "a.html", "windows-1252");
        var written = Reassembly.Write(Format, source, Locale.Parse("ko"), _ => "가 é 😀");
        Assert.Equal("<meta charset=iso-8859-1><p>&#44032; é &#128512;</p>", Encoding.Latin1.GetString(written));
    }

    [Theory]
    [InlineData(0xD800)]
    [InlineData(0)]
    [InlineData(7)]
    public void What_may_not_stand_in_a_page_is_refused(int character) => Assert.Contains(
        $"U+{character:X4}, which may not stand in HTML",
        Assert.Throws<InvalidDocumentException>(() => Write("<p>a</p>", _ => "b" + (char)character)).Problem,
        StringComparison.Ordinal);

    [Fact]
    public void Codes_that_no_longer_pair_up_with_their_values_are_refused()
    {
        var codes = Only("<p>a <img alt='b' src=c></p>").Source.Codes;
        Assert.Throws<InvalidDocumentException>(() => Write("<p>a <img alt='b' src=c></p>", u => new InlineText("a b", codes[1] with { Offset = 0 }, codes[0] with { Offset = 3 })));
    }

    [Theory]
    [InlineData("<html lang=en><p>a", "ko", "<html lang=ko><p>x")]
    [InlineData("<HTML class=c><p>a", "pt-BR", "<HTML lang=\"pt-BR\" class=c><p>x")]
    [InlineData("<html><p>a", "ar", "<html lang=\"ar\" dir=\"rtl\"><p>x")]
    [InlineData("<html lang='ar' dir='rtl'><p>a", "en", "<html lang='en' dir='ltr'><p>x")]
    [InlineData("<html lang=\"en\" dir=\"ltr\"><p>a", "he", "<html lang=\"he\" dir=\"rtl\"><p>x")]
    [InlineData("<html lang=\"en\" dir=auto><p>a", "de", "<html lang=\"de\" dir=auto><p>x")]
    [InlineData("<html xml:lang=\"en\"><p>a", "ko", "<html xml:lang=\"ko\"><p>x")]
    [InlineData("<html xml:lang=\"en\" lang=\"en\"><p>a", "ko", "<html xml:lang=\"ko\" lang=\"ko\"><p>x")]
    [InlineData("<html lang dir=><p>a", "ur", "<html lang=\"ur\" dir=\"rtl\"><p>x")]
    [InlineData("<p>a", "ar", "<p>x")]
    public void The_page_says_its_language_and_direction(string html, string locale, string written) => Assert.Equal(written, Write(html, _ => "x", locale));

    [Theory]
    [InlineData("<meta charset=utf-8>", "utf-8")]
    [InlineData("<!doctype html><META  Charset = \"EUC-KR\">", "ks_c_5601-1987")]
    [InlineData("<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>", "windows-1251")]
    [InlineData("<meta charset=iso-8859-1>", "windows-1252")]
    [InlineData("<!-- <meta charset=euc-kr> --><meta charset=shift_jis>", "shift_jis")]
    [InlineData("<?xml version='1.0' encoding='iso-8859-2'?><meta charset=utf-8>", "iso-8859-2")]
    [InlineData("<meta charset=utf-16>", null)]
    [InlineData("<metacharset=a><p charset=b>", null)]
    public void A_page_declares_its_encoding(string html, string? encoding) => Assert.Equal(encoding, Format.DeclaredEncoding(Encoding.UTF8.GetBytes(html)));

    [Fact]
    public void Only_the_first_1024_bytes_declare_an_encoding() => Assert.Null(Format.DeclaredEncoding(Encoding.UTF8.GetBytes(new string(' ', 1020) + "<meta charset=euc-kr>")));

    [Fact]
    public void A_Korean_page_in_an_old_encoding_comes_back_in_it()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var korean = Encoding.GetEncoding(949);
        var bytes = korean.GetBytes("<html lang=ko><meta charset=euc-kr><p>똠방각하</p>");
        var (format, source) = FileFormats.Open(bytes, "a.htm");
        Assert.Equal("똠방각하", Assert.Single(format.Extract(source)).Source.Text);
        Assert.Equal("<html lang=ko><meta charset=euc-kr><p>펲시 &#9996;</p>", korean.GetString(Reassembly.Write(format, source, Locale.Parse("ko"), _ => "펲시 ✌")));
    }

    [Fact]
    public void Ids_do_not_depend_on_the_wording()
    {
        foreach (var name in new[] { "article.html", "korean.html", "fragment.html", "broken.html", "strict.xhtml" })
        {
            var html = Fixture(name);
            Assert.Equal(Extract(html, name).Select(u => u.Id), Extract(Write(html, u => InlineText.Concat(["가나다 ", u.Source]), "ar", name), name).Select(u => u.Id));
        }
    }

    [Fact]
    public void A_new_paragraph_within_a_named_element_changes_no_ids_outside_of_it()
    {
        var before = Extract("<div id=a><p>a</p></div><p>b</p>").ToDictionary(u => u.Id, u => u.Source.Text);
        var after = Extract("<div id=a><p>new</p><p>a</p></div><p>b</p>").ToDictionary(u => u.Id, u => u.Source.Text);
        Assert.Equal(["#a/p1", "#a/p2"], after.Keys.Where(id => !before.TryGetValue(id, out var text) || text != after[id]));
    }

    static bool IsCut(InlineCode code) => code.Data is not (['<', .., '>'] or ['&', ..]);

    static readonly string[] Scraps =
    [
        "a ", "b", "가나", "👩‍👩‍👧‍👦", " ", "\n", "\r\n", "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<i>", "</i>", "<a title=\"t\" href=x>", "</a>", "<br>", "<img alt=c>", "<img alt='d e' title=f>",
        "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<span translate=no>", "</span>", "<b translate=yes>", "<code>", "</code>", "<pre>", "</pre>", "<svg>", "</svg>",
        "<!-- c -->", "<!--", "<!x>", "<title>", "</title>", "<button>", "</button>", "<input type=submit value=g>", "<p id=h>", "&amp;", "&copy ", "&x;", "&", "<", ">", "\"", "</", "<q", "<script>", "</script>",
    ];

    static readonly Gen<string> Soup = Gen.Int[0, Scraps.Length - 1].Array[0, 24].Select(scraps => string.Concat(scraps.Select(i => Scraps[i])));

    [Fact]
    public void Whatever_the_tags_a_page_comes_back_and_its_translations_are_read_where_they_were_written() => Soup.Sample(
        html =>
        {
            var source = SourceText.FromString("a.html", html);
            var units = Format.Extract(source);
            Assert.Equal(units.Count, units.Select(u => u.Id).Distinct(StringComparer.Ordinal).Count());
            Assert.All(units, unit => Assert.Equal(source.Slice(unit.Slot), Format.Encode(source, unit, unit.Source)));
            if (units.Count == 0) return;
            Assert.Equal(html, Splice.Apply(html, units.Select(unit => new Edit(unit.Slot, source.Slice(unit.Slot)))));

            var written = Write(html, unit => InlineText.Concat(["<QZX> & ", unit.Source, " 'QZY'"]));
            Assert.Equal(units.Count, written.Split("QZX").Length - 1);
            Assert.Equal(units.Count, written.Split("QZY").Length - 1);

            // Tags may stand at either end; a tag cut at a value may not.
            Write(html, unit => unit.Source.Codes.Any(IsCut) ? null : new InlineText("가나", [.. unit.Source.Codes.Select(code => code with { Offset = 0 })]));
            Write(html, unit => unit.Source.Codes.Any(IsCut) ? null : new InlineText("가나", [.. unit.Source.Codes.Select(code => code with { Offset = 2 })]));

            foreach (var marked in units)
            {
                var one = Write(html, unit => unit.Id == marked.Id ? InlineText.Concat(["QZX ", unit.Source]) : null);
                Assert.Equal(2, one.Split("QZX").Length);
                Assert.StartsWith(html[..marked.Slot.Start], one, StringComparison.Ordinal);
                Assert.EndsWith(html[marked.Slot.End..], one, StringComparison.Ordinal);
            }
        },
        iter: 5_000);

    static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    public static TheoryData<string, string> Hostile => new()
    {
        { "blocks in blocks", Times("<div>", 100_000) },
        { "blocks in blocks with text", Times("<div>a", 100_000) },
        { "named blocks in blocks", string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<div id=d{i}>a")) },
        { "inline in inline", Times("<b>", 100_000) + "a" },
        { "inline in inline, ended otherwise", Times("<b>", 100_000) + "a" + Times("</i>", 100_000) },
        { "misnested", Times("<b><p>a", 50_000) + Times("</b>", 50_000) },
        { "stray ends", Times("<div>", 100_000) + Times("</p>", 100_000) },
        { "stray ends of tables", Times("<table><tr><td>", 30_000) + Times("</tr></section></td>", 30_000) },
        { "code in code", Times("<code>", 100_000) + "a" + Times("</code>", 50_000) },
        { "not translated in translated", Times("<span translate=no>a<b translate=yes>b", 30_000) },
        { "not translated, ended", Times("<span translate=no>", 50_000) + "a" + Times("</span>", 50_000) },
        { "angle brackets", Times("<", 200_000) },
        { "ends without names", Times("</", 200_000) },
        { "a quotation mark that does not end", "<a b='" + Times("x ", 200_000) },
        { "quotation marks that do not end", Times("<a b='c\" d=\"", 50_000) },
        { "a comment that does not end", "a <!--" + Times("-- ", 200_000) },
        { "comments in comments", Times("<!--", 200_000) },
        { "dashes", "<!--" + Times("-", 500_000) + ">a" },
        { "scripts", Times("<script>", 100_000) },
        { "ends of scripts that are none", "<script>" + Times("</script", 100_000) },
        { "pictures in pictures", Times("<svg>", 100_000) },
        { "templates", Times("<template><script>", 50_000) },
        { "attributes", "<p " + Times("a ", 200_000) + ">a" },
        { "attributes that people read", "<p>a<img " + Times("title=b ", 2_000) + ">" },
        { "NUL", Times("\0", 200_000) + "a" },
        { "references", Times("&#1", 200_000) + Times("&a", 200_000) },
        { "names of references", Times("&" + new string('a', 40), 20_000) },
        { "digits", "&#" + Times("1", 500_000) },
        { "white space", "<p>a" + Times(" \n", 500_000) + "<b>" + Times(" ", 500_000) },
        { "paragraphs", Times("<p>a", 100_000) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_pages_are_read_in_reasonable_time(string name, string html)
    {
        Assert.NotEmpty(name);
        var watch = Stopwatch.StartNew();
        var source = SourceText.FromString("a.html", html);
        var units = Format.Extract(source);
        foreach (var unit in units.Take(10)) Format.Encode(source, unit, new InlineText("x", [.. unit.Source.Codes.Select(code => code with { Offset = 1 })]));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }
}
