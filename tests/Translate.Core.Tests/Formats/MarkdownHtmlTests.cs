using System.Text;
using CsCheck;
using Translate.Core.Formats;
using Translate.Core.Formats.Markdown;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

/// <summary>Blocks of raw HTML in Markdown.</summary>
public sealed class MarkdownHtmlTests
{
    static readonly Markdown Format = new();
    static readonly Locale Korean = Locale.Parse("ko");

    static IReadOnlyList<Unit> Extract(string text) => Format.Extract(SourceText.FromString("a.md", text));

    /// <summary>The units as <c>id: text</c>, with the codes' data in it.</summary>
    static string Units(string text) => string.Join('|', Extract(text).Select(u => $"{u.Id}: {u.Source.Render()}"));

    static string Write(string markdown, Func<Unit, InlineText?> target, string locale = "ko") =>
        Encoding.UTF8.GetString(Reassembly.Write(Format, SourceText.FromString("a.md", markdown), Locale.Parse(locale), target));

    /// <summary>The file with its units translated in their order.</summary>
    static string Translate(string markdown, params string[] targets)
    {
        var ids = Extract(markdown).Select(u => u.Id).ToList();
        return Write(markdown, unit => ids.IndexOf(unit.Id) is var i && i < targets.Length ? Reworded(unit.Source, targets[i]) : null);
    }

    /// <summary>The words, behind the first code of the source and before the others.</summary>
    static InlineText Reworded(InlineText source, string words) => new(words, [.. source.Codes.Select((code, i) => code with { Offset = i == 0 ? 0 : words.Length })]);

    [Theory]
    [InlineData("# T\n\n<div align=\"center\">\n  <h1>A &amp; b</h1>\n  <p>c <b>d</b>\n  e</p>\n</div>\n\ntext", "1: T|1/html1/div1/h1.1: A & b|1/html1/div1/p1: c <b>d</b> e|1/p1: text")]
    [InlineData("<details>\n<summary>Click me</summary>\n\nHidden *text*.\n\n</details>\n\nafter", "0/html1/details1/summary1: Click me|0/p1: Hidden *text*.|0/p2: after")]
    [InlineData("<table>\n<tr><th>a</th><td>b<br>c</td></tr>\n</table>", "0/html1/table1/tr1/th1: a|0/html1/table1/tr1/td1: b<br>c")]
    [InlineData("<img src=\"a.png\" alt=\"A logo\" title='The \"logo\"'>\n\n<p align=center><a href=x><img alt=b></a></p>", "0/html1/img1@alt: A logo|0/html1/img1@title: The \"logo\"|0/html2/p1/img1@alt: b")]
    [InlineData("<a href=\"x\">\nSome text\n</a>", "0/html1/a1: Some text")]
    [InlineData("<br>\na <i>b</i>\n\n</b>\nc", "0/html1/~1: a <i>b</i>|0/html2/~1: c")]
    [InlineData("<!-- a -->\n\n<!-- b --> c <i>d</i>\n\n<?php e ?>\n\n<!X f>\n\n<![CDATA[\ng\n]]>\n\n<p>h", "0/html1/~1: c <i>d</i>|0/html2/p1: h")]
    [InlineData("<script>\nvar a = \"<p>b</p>\";\n\nc();\n</script>\n<style>d</style>\n<pre>\ne\n\nf</pre>\n<div>g <code>h</code> <kbd>i</kbd><pre>j</pre></div>", "0/html2/div1: g <code>h</code> <kbd>i</kbd>")]
    [InlineData("<textarea placeholder=a>\nb\n\nc</textarea>", "0/html1/textarea1@placeholder: a|0/html1/textarea1: b\n\nc")]
    [InlineData("<pre translate=yes>a\n\nb</pre>", "0/html1/pre1: a\n\nb")]
    [InlineData("> <div>\n> a\n> b\n> </div>\n>\n> c\n\n- <p>\n  d <i>e\n  f</i>\n\n  g", "0/html1/div1: a b|0/p1: c|0/html2/p1: d <i>e f</i>|0/p2: g")]
    [InlineData("a[^n]\n\n[^n]: <p>b</p>\n\n    <p>c</p>", "0/p1: a[^n]|^n/html1/p1: b|^n/html2/p1: c")]
    [InlineData("<div\n title=\"a\n b\"\n>c</div>", "0/html1/div1@title: a\n b|0/html1/div1: c")]
    [InlineData("<DIV ALIGN=CENTER><FONT SIZE=7>a</FONT></DIV>", "0/html1/div1: <FONT SIZE=7>a</FONT>")]
    [InlineData("<p its-loc-note=x>a</p>\n\n<my-element>\nb\n</my-element>", "0/html1/p1: a|0/html2/my-element1: b")]
    public void The_text_in_blocks_of_HTML_is_units_as_in_a_page(string markdown, string units) => Assert.Equal(units, Units(markdown));

    [Theory]
    [InlineData("<Tabs>\n<TabItem value=\"a\" label=\"A\">\n\nb\n\n</TabItem>\n</Tabs>", "0/p1: b")]
    [InlineData("<Component prop={x}>\na\n</Component>", "")]
    [InlineData("<div style={{color: 'red'}} title=\"a\">b</div>", "")]
    [InlineData("<div {...props}>a</div>", "")]
    [InlineData("<p>{props.title}</p>\n\n<p>{{ page.title }} a</p>\n\n<p>b {% c %}</p>", "")]
    [InlineData("<Details>\na\n</Details>\n\n<p>b <Link to=\"c\">d</Link></p>", "")]
    [InlineData("<div markdown=\"1\">\n*a*\n</div>\n\n<div class=\"grid\" markdown>\n\nb\n\n</div>", "0/p1: b")]
    [InlineData("<placeholder>\na\n</placeholder>\n\n<custom>\nb\n</custom>\n\n<foo.Bar>\n", "0/p1: <foo.Bar>")]
    [InlineData("<div title=\"a\n\nb\" c>\n", "0/p1: b\" c>")]
    [InlineData("<textarea>\na </script>\nb</textarea>\n\nc", "0/p1: b</textarea>|0/p2: c")]
    [InlineData("<template>\na\n</template>\n\n<svg>\n<title>b</title>\n</svg>\n\n<iframe title=c>\nd</iframe>", "0/html1/iframe1@title: c")]
    public void What_is_not_HTML_for_sure_is_kept(string markdown, string units)
    {
        Assert.Equal(units, Units(markdown));
        Assert.Equal(markdown, Write(markdown, unit => unit.Source));
    }

    [Theory]
    [InlineData("<div translate=\"no\">\n\na\n\n- b\n\n# c\n\n</div>\n\nd", "1/p1: d")]
    [InlineData("<div translate=no>\n\na\n\n<p>b</p>\n\n<p translate=yes>c</p>\n\n</div>\n<p>d</p>\n\ne", "0/html3/p1: c|0/html4/p1: d|0/p2: e")]
    [InlineData("<div class=notranslate>\n\n<div>\n\na\n\n</div>\n\nb\n\n</div>\n\nc", "0/p3: c")]
    [InlineData("<div translate=no>\n\n<div translate=yes>\n\na\n\n</div>\n\nb\n\n</div>\n\nc", "0/p1: a|0/p3: c")]
    [InlineData("<div translate=no>\na\n\nb", "0/p1: b")]
    [InlineData("- <div translate=no>\n\n  a\n\n</div>\n\nb", "0/p1: a|0/p2: b")]
    [InlineData("<p translate=no>a</p>\n\nb\n\n</p>\n\nc", "0/p1: b|0/p2: c")]
    [InlineData("<span translate=no>\n\n</span>\n\na", "0/p1: a")]
    public void An_element_that_is_not_to_be_translated_holds_for_the_Markdown_in_it(string markdown, string units) => Assert.Equal(units, Units(markdown));

    [Theory]
    [InlineData("<p>a</p>", "x < y & \"q\"\n\nz", "<p>x &lt; y &amp; \"q\"  z</p>")]
    [InlineData("<div>\na\n</div>\n", "", "<div>\n<!-- -->\n</div>\n")]
    [InlineData("<div>a\n</div>\n", "", "<div>\n</div>\n")]
    [InlineData("<div\n title=\"a\n b\">", "가\n\n나", "<div\n title=\"가&#10;&#10;나\">")]
    [InlineData("<textarea>\na\nb</textarea>", "가\n나", "<textarea>\n가&#10;나</textarea>")]
    [InlineData("<div><img\n alt=a\n src=b></div>", "가 나", "<div><img\n alt=가&#32;나\n src=b></div>")]
    [InlineData("<img alt=a>\n", "*가* > \"나\"", "<img alt=*가*&#32;&gt;&#32;&quot;나&quot;>\n")]
    [InlineData("<p>\n* a\n  # b\n</p>", "# 가 `나`", "<p>\n# 가 `나`\n</p>")]
    [InlineData("<a href=x>\na\n</a>", "가", "<a href=x>\n가\n</a>")]
    [InlineData("> <p>a\r\n> b\r\n> </p>", "가", "> <p>가\r\n> </p>")]
    [InlineData("> - <p>a <i\r\n>   class=b>c\r\n>   </i> d</p>", "가", "> - <p><i\r\n>   class=b>가</i></p>")]
    [InlineData("<p>a&nbsp;b</p>", "가\u00A0나", "<p>가&nbsp;나</p>")]
    public void A_text_is_written_as_in_a_page_and_its_block_stays_one(string markdown, string target, string written) => Assert.StartsWith(written, Translate(markdown, target), StringComparison.Ordinal);

    [Fact]
    public void What_a_locale_changes_in_a_page_it_changes_here()
    {
        Assert.Equal("<div lang=\"ko\" dir='ltr'>\n<p>가</p>\n</div>\n", Write("<div lang=\"en\" dir='ltr'>\n<p>a</p>\n</div>\n", _ => "가"));
        Assert.Equal("<p translate=\"no\" its-locale-filter-list=de>a</p>\n\n가\n", Write("<p its-locale-filter-list=de>a</p>\n\nb\n", unit => unit.Source.Text == "b" ? new InlineText("가") : null));
    }

    static readonly string[] Scraps =
    [
        "a ", "b", "가나", "👩‍👩‍👧‍👦", " ", "\n", "\r\n", "\n\n", "\n> ", "\n- ", "\n  ", "    ", "\t", "<p>", "</p>", "<div>", "</div>", "<div\n", "<b>", "</b>", "<a title=\"t\" href=x>", "</a>", "<br>", "<img alt=c>",
        "<img\nalt='d e'\ntitle=f\n>", "<ul>", "<li>", "</ul>", "<table>", "<td>", "</table>", "<div translate=no>", "<span translate=no>", "</span>", "<b translate=yes>", "<code>", "</code>", "<pre>", "</pre>",
        "<textarea>", "</textarea>", "<!-- c -->", "<!--", "-->", "<!x>", "<title>", "</title>", "<input type=submit value=g>", "<p id=h>", "&amp;", "&x;", "<", ">", "\"", "*", "{", "<script>", "</script>", "<Tab>", "# ", "[k]: ",
    ];

    static readonly Gen<string> Soup = Gen.Select(Gen.OneOf("", "> ", "- ", "1. > "), Gen.OneOf("<div>", "<p>\n", "<a href=x>\n", "</div>", "<!-- c -->", "<table>\n<tr><td>"), Gen.Int[0, Scraps.Length - 1].Array[0, 20], (frame, first, scraps) => frame + first + string.Concat(scraps.Select(i => Scraps[i])));

    [Fact]
    public void Whatever_the_tags_a_document_comes_back_and_its_translations_are_read_where_they_were_written() => Soup.Sample(
        markdown =>
        {
            var source = SourceText.FromString("a.md", markdown);
            var units = Format.Extract(source);
            Assert.Equal(units.Count, units.Select(u => u.Id).Distinct(StringComparer.Ordinal).Count());
            Assert.All(units, unit => Assert.Equal(source.Slice(unit.Slot), Format.Encode(source, unit, unit.Source)));
            foreach (var marked in units.Where(unit => unit.Id.Contains("/html", StringComparison.Ordinal)))
            {
                var one = Write(markdown, unit => unit.Id == marked.Id ? InlineText.Concat(["<QZX> & ", unit.Source, "\n\n\"QZY'"]) : null);
                Assert.Equal(2, one.Split("QZX").Length);
                Assert.StartsWith(markdown[..marked.Slot.Start], one, StringComparison.Ordinal);
                Assert.EndsWith(markdown[marked.Slot.End..], one, StringComparison.Ordinal);

                // A button without its words is no text of its own any more, and then nothing is written.
                if (Record.Exception(() => Write(markdown, unit => unit.Id == marked.Id ? new InlineText("") : null)) is { } refused) Assert.IsType<InvalidDocumentException>(refused);
            }
        },
        iter: 5_000);
}
