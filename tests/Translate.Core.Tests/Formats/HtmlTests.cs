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
    [InlineData("<p its-loc-note=' A &quot;button&quot; '>a", "A \"button\"")]
    [InlineData("<p its-loc-note='Never more' its-loc-note-type=Alert>a", "Alert: Never more")]
    [InlineData("<p its-loc-note-ref='https://a.b/c'>a", "See https://a.b/c")]
    [InlineData("<div its-loc-note=outer><p>a</p></div>", "outer")]
    [InlineData("<div its-loc-note=outer><p its-loc-note=inner>a</p></div>", "inner")]
    [InlineData("<div its-loc-note=other></div><p its-loc-note=''>a", null)]
    [InlineData("<p its-loc-note=outer>a <b its-loc-note=inner>b</b>", "outer\ninner")]
    [InlineData("<img its-loc-note=no alt=a>", "alt of <img>")]
    [InlineData("<p its-storage-size=12>a", "{MaxBytes=12}")]
    [InlineData("<p its-storage-size=12 its-storage-encoding=utf-16>a", "{MaxBytes=12;UTF-16}")]
    [InlineData("<p its-storage-size=12 its-storage-encoding=Shift_JIS>a", "At most 12 bytes in SHIFT_JIS")]
    [InlineData("<p its-storage-size=-1>a", null)]
    [InlineData("<div its-storage-size=12 its-allowed-characters=[^*+]><p>a</p></div>", "Allowed characters: [^*+]")]
    public void What_the_page_tells_by_ITS_is_the_note_of_the_unit(string html, string? note) => Assert.Equal(note, Only(html).Note);

    [Theory]
    [InlineData("<p>a <span its-within-text=no>b</span> c</p>", "p1: a|p1/span1: b|p1~1: c")]
    [InlineData("<p>a <span its-within-text=no><i>b</i> <span>c</span></span> d</p>", "p1: a|p1/span1: <i>b</i> <span>c</span>|p1~1: d")]
    [InlineData("<div>a <section its-within-text=Yes>b</section> c</div>", "div1: a <section its-within-text=Yes>b</section> c")]
    [InlineData("<div its-within-text=yes>a</div> <div>b</div>", "~0: <div its-within-text=yes>a</div>|div1: b")]
    [InlineData("<p>a <b its-within-text=nested>b</b></p>", "p1: a <b its-within-text=nested>b</b>")]
    [InlineData("<table><tr><td its-within-text=yes>a<td>b</table>", "table1/tr1/td1: a|table1/tr1/td2: b")]
    [InlineData("a<br its-within-text=no>b", "~0: a<br its-within-text=no>b")]
    public void The_page_says_what_is_a_text_of_its_own(string html, string units) => Assert.Equal(units, Units(html));

    [Theory]
    [InlineData("<p xml:space='preserve'>a   b</p>", "a.xhtml", "a   b")]
    [InlineData("<div xml:space='preserve'><p>a\n  b</p></div>", "a.xhtml", "a\n  b")]
    [InlineData("<div xml:space='preserve'><p xml:space='default'>a   b</p></div>", "a.xhtml", "a b")]
    [InlineData("<pre xml:space='preserve'>a   b</pre>", "a.xhtml", "a   b")]
    [InlineData("<p xml:space='preserve'>a   b</p>", "a.html", "a b")]
    public void White_space_is_kept_where_XML_says_so(string html, string name, string text) => Assert.Equal(text, Assert.Single(Extract(html, name)).Source.Text);

    [Fact]
    public void An_XHTML_page_tells_it_by_the_names_of_XML_and_of_a_long_note_the_beginning()
    {
        var note = Extract($"<p its:locNote='{new string('x', 998)}e\u0301e\u0301' its:storageSize='9'>a</p>", "a.xhtml")[0].Note;
        Assert.Equal($"{new string('x', 998)}e\u0301…\n{{MaxBytes=9}}", note);
        Assert.Equal(9, Translate.Core.Quality.Rooms.Room.Of(note).Bytes?.Most);
    }

    [Theory]
    [InlineData("<h1>a</h1>")]
    [InlineData("<h6><b>a</h6>")]
    [InlineData("<h2><div>a</div></h2>")]
    [InlineData("<title>a</title>")]
    public void Titles_are_headings(string html) => Assert.Equal(UnitKind.Heading, Only(html).Kind);

    [Theory]
    [InlineData("<title>a</title><h1>b</h1><h3>c <b>d</b></h3><h6><div>e</div></h6>", "Heading 1: a|Heading 1: b|Heading 3: c <b>d</b>|Heading 6: e")]
    [InlineData("<ul><li>a<ol><li><p>b<p>c</ol>d<li>e</ul>f", "ListItem 1: a|ListItem 2: b|ListItem 2: c|ListItem 1: d|ListItem 1: e|Paragraph: f")]
    [InlineData("<blockquote>a<blockquote><p>b</blockquote>c<footer>d</footer></blockquote><p>e", "Quote 1: a|Quote 2: b|Quote 1: c|Quote 1: d|Paragraph: e")]
    [InlineData("<table><caption>a<tr><th>b<td>c<p>d<ul><li>e</ul>f</table>g", "Paragraph: a|Cell: b|Cell: c|Cell: d|ListItem 1: e|Cell: f|Paragraph: g")]
    [InlineData("<ul><li><blockquote>a<ul><li>b</ul></blockquote><h2>c</h2>d</ul>", "Quote 1: a|ListItem 2: b|Heading 2: c|ListItem 1: d")]
    [InlineData("<h2>a<ul><li>b</ul></h2>", "Heading 2: a|Heading 2: b")]
    [InlineData("<ul><li title=a>b<img alt=c></ul><h2><img alt=d></h2>", "Aside: a|ListItem 1: b<img alt=c>|Aside: d")]
    [InlineData("<meta name=description content=a><input placeholder=b><nav aria-label=c>d</nav>", "Aside: a|Aside: b|Aside: c|Paragraph: d")]
    public void A_unit_says_what_block_it_is_and_how_deep(string html, string units) => Assert.Equal(units, Extract(html).Said());

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
    [InlineData("<script><!-- <script> </script> <p>a</p> --></script>b", "~1: b")]
    [InlineData("<script><!--> <script> </script>a<script><!-- <scripts> </script>b<script><!-- <script> --></script>c", "~1: a|~2: b|~3: c")]
    [InlineData("<p>a <!-- b", "p1: a")]
    [InlineData("<p>a <b c='d", "p1: a")]
    public void Blocks_are_units(string html, string units) => Assert.Equal(units, Units(html));

    [Theory]
    [InlineData("<p>a <b>c <i>d</i></b> <u>e</u></p>", "a <1>c <2>d</2></1> <3>e</3>")]
    [InlineData("<p>a<br>b<br/>c<wbr>d</p>", "a<1/>b<2/>c<3/>d")]
    [InlineData("<p>a <b>c<i>d</b>e</i></p>", "a <1>c<2>d</1>e</2>")]
    [InlineData("<p>a </b>c <i>d", "a <1/>c <2/>d")]
    [InlineData("<p>a <code>x <b>y</b></code> <kbd>k</kbd> <samp>s</samp><var>v</var> b</p>", "a <1/> <2/> <3/><4/> b")]
    [InlineData("<p>a <code>x", "a")]
    [InlineData("<p>a <code translate=yes>b</code> c</p>", "a <1>b</1> c")]
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
    [InlineData("<p><span translate=no><b translate=yes>a</span>b", "p1~2: a|p1~3: b")]
    [InlineData("<p><i><span translate=no></i>a</span>b", "p1~2: a</span>b")]
    [InlineData("<p>a <span translate=no>b <i>c</span> d</i></p>", "p1: a <span translate=no>b <i>c</span> d</i>")]
    [InlineData("<p>a <code>b <img translate=yes alt=c></code> d", "p1: a|p1/img1@alt: c|p1~4: d")]
    [InlineData("<p>a <span translate=no>b<p>c", "p1: a|p2: c")]
    [InlineData("<code><div>a</div><div translate=yes>b</div></code>c", "div2: b|~4: c")]
    public void A_page_says_what_is_not_to_be_translated(string html, string units) => Assert.Equal(units, Units(html));

    [Fact]
    public void Empty_tags_and_sections_of_XHTML_are_understood()
    {
        Assert.Equal("div2: a|div2~1: c", Units("<div/><div>a<![CDATA[<p>b]]>c</div>", "a.xhtml"));
        Assert.Equal("title2: a", Units("<?xml version='1.0'?><title/><title>a</title>"));
        Assert.Equal("div1/div1: a<![CDATA[<p>b]]>c", Units("<div/><div>a<![CDATA[<p>b]]>c</div>"));
    }

    static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
