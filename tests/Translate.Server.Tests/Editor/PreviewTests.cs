using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Translate.Server.Editor;

namespace Translate.Server.Tests.Editor;

public class PreviewTests : EditorTests
{
    [Fact]
    public async Task Markdown_is_shown_as_a_page_with_every_segment_marked()
    {
        var job = await Claimed("# A title\n\nOne **bold** thing. _Another_ thing.\n\n- An item\n- `code` and more\n\n| A cell | B cell |\n|---|---|\n| C cell | D cell |\n", "a.md");
        var segments = (await Segments(Anna, job)).ToDictionary(s => s.GetProperty("source").GetString()!, s => s.GetProperty("ordinal").GetInt32());
        await Save(Anna, job, (segments["A title"], 0, "제목"), (segments["One ⟦1⟧bold⟦/1⟧ thing."], 0, "한 ⟦1⟧굵은⟦/1⟧ 것."));

        var page = await Page(job);
        Assert.Equal("제목", page.QuerySelector("h1 span[data-segment]")!.TextContent);
        var bold = page.QuerySelectorAll($"span[data-segment='{segments["One ⟦1⟧bold⟦/1⟧ thing."]}']");
        Assert.Equal(["한 ", "굵은", " 것."], bold.Select(s => s.TextContent));
        Assert.Equal("strong", bold[1].ParentElement!.LocalName);
        Assert.All(bold, s => Assert.Equal(("ko", "ltr", null), (s.GetAttribute("lang"), s.GetAttribute("dir"), s.GetAttribute("class"))));
        Assert.Equal("Another", page.QuerySelector("em span.source")!.TextContent);
        Assert.Equal("en", page.QuerySelector("em span.source")!.GetAttribute("lang"));
        Assert.Equal(["A cell", "B cell", "C cell", "D cell"], page.QuerySelectorAll("th span, td span").Select(s => s.TextContent));
        Assert.Equal(segments.Values.Order(), page.QuerySelectorAll("span[data-segment]").Select(s => int.Parse(s.GetAttribute("data-segment")!, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order());
        Assert.DoesNotContain(page.Body!.InnerHtml, c => c is >= '\uE000' and <= '\uF8FF');
    }

    [Fact]
    public async Task Html_is_shown_as_itself_in_the_direction_of_its_language()
    {
        var job = await Claimed("<!DOCTYPE html><html><head><title>Hidden</title></head><body><h2>Head</h2><p>One <b>bold</b> <img alt=\"A picture\" src=\"https://example.org/a.png\"> end.</p></body></html>", "a.html", "ar");
        var first = (await Segments(Anna, job)).Single(s => s.GetProperty("source").GetString() == "Head").GetProperty("ordinal").GetInt32();
        await Save(Anna, job, (first, 0, "رأس"));

        var page = await Page(job);
        Assert.Equal("rtl", page.DocumentElement.GetAttribute("dir"));
        Assert.Equal(("رأس", "rtl"), (page.QuerySelector("h2 span")!.TextContent, page.QuerySelector("h2 span")!.GetAttribute("dir")));
        Assert.Equal("A picture", page.QuerySelector("img")!.GetAttribute("alt"));
        Assert.Null(page.QuerySelector("img")!.GetAttribute("src"));
        Assert.DoesNotContain("Hidden", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_formats_are_shown_block_by_block()
    {
        var job = await Claimed("A title\n\nOne thing.  Another.\n");
        await Save(Anna, job, (1, 0, "하나."));
        var page = await Page(job);
        Assert.Equal(3, page.QuerySelectorAll("span[data-segment]").Length);
        Assert.Contains("하나.  Another.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("A title", page.QuerySelector("h1")!.TextContent);

        job = await Claimed("""{"greeting": "Hello {0} <b>"}""", "a.json");
        page = await Page(job);
        Assert.Equal("/greeting", page.QuerySelector("table.entries th")!.TextContent);
        Assert.Contains("Hello {0} <b>", page.QuerySelector("td")!.TextContent, StringComparison.Ordinal);

        job = await Claimed("1\n00:00:01,000 --> 00:00:02,000\nA line.\n", "a.srt");
        var cue = (await Page(job)).QuerySelector("p.cue")!;
        Assert.Equal(("00:00:01,000 --> 00:00:02,000", "A line."), (cue.QuerySelector("small")!.TextContent, cue.QuerySelector("span[data-segment]")!.TextContent));
    }

    [Theory]
    [InlineData("<p>Text one</p><script>alert(1)</script>")]
    [InlineData("<p>Text one</p><img src=x onerror=alert(1)>")]
    [InlineData("<p onclick='alert(1)' style='background:url(https://example.org/x)'>Text one</p>")]
    [InlineData("<p><a href='javascript:alert(1)'>Text one</a></p>")]
    [InlineData("<p>Text one</p><meta http-equiv=refresh content='0;url=https://example.org'>")]
    [InlineData("<p>Text one</p><iframe src='https://example.org'></iframe><object data='https://example.org'></object><embed src='https://example.org'>")]
    [InlineData("<p>Text one</p><link rel=stylesheet href='https://example.org/a.css'><style>@import 'https://example.org';</style><base href='https://example.org'>")]
    [InlineData("<form action='https://example.org'><input name=a formaction='https://example.org'><button>Text one</button></form>")]
    [InlineData("<p>Text one</p><svg><script>alert(1)</script><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>")]
    [InlineData("<p>Text one</p><math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>")]
    [InlineData("<p>Text one</p><img src='data:image/svg+xml,<svg onload=alert(1)>'><img src='//example.org/a.png' srcset='https://example.org/b.png'>")]
    [InlineData("<p data-segment='0' class='source' id='x'>Text one</p>")]
    public async Task What_a_document_could_do_harm_with_is_not_in_its_preview(string body)
    {
        foreach (var (text, name) in new[] { ($"<!DOCTYPE html><html><body>{body}</body></html>", "a.html"), ($"{body}\n\nText one\n", "a.md") })
        {
            var page = await Page(await Claimed(text, name));
            Assert.Contains("Text one", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Empty(page.Body.QuerySelectorAll(".text"));
            Assert.Empty(page.Body.QuerySelectorAll("script, style, iframe, object, embed, svg, math, form, input, button, meta, link, base"));
            Assert.All(page.Body.QuerySelectorAll("*"), e =>
            {
                Assert.All(e.Attributes, a => Assert.Contains(a.Name, new[] { "alt", "title", "lang", "dir", "data-segment", "class", "src", "colspan", "rowspan", "start" }));
                Assert.True(e.LocalName is "span" || !e.HasAttribute("data-segment"));
                Assert.DoesNotContain("example.org", e.GetAttribute("src") ?? "", StringComparison.Ordinal);
                Assert.DoesNotContain("svg", e.GetAttribute("src") ?? "", StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public async Task It_may_stand_in_a_frame_of_ours_and_load_nothing_from_elsewhere()
    {
        var job = await Claimed("One.\n");

        using var answer = await Anna.GetAsync($"/jobs/{job}/preview");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script", policy, StringComparison.Ordinal);
        using var other = await Anna.GetAsync($"/jobs/{job}");
        Assert.Contains("frame-ancestors 'none'", other.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Anna.GetAsync("/preview.css")).StatusCode);
    }

    [Fact]
    public async Task What_is_nested_too_deep_is_shown_block_by_block()
    {
        foreach (var (text, name) in new[]
        {
            (string.Concat(Enumerable.Repeat("<div><marquee></div></marquee>", 3000)) + "<p>Text one</p>", "a.html"),
            (string.Concat(Enumerable.Repeat("<b>", 1000)) + "<p>Text one</p>", "b.html"),
            (string.Concat(Enumerable.Repeat("> ", 95)) + string.Concat(Enumerable.Repeat("<i>", 300)) + "Text one\n", "a.md"),
        })
            Assert.Contains("Text one", (await Page(await Claimed(text, name))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blocks_are_shown_as_what_they_are()
    {
        var tooDeep = string.Concat(Enumerable.Repeat("<i>", 300));
        var page = await Page(await Claimed($"### A title\n\n{tooDeep}Deep\n\n- An item\n\n> A quote\n\n![A picture](a.png)\n\nText\n", "a.md"));
        Assert.Equal(
            ["h3: A title", "li: An item", "blockquote: A quote", "p: A picture", "p: Text"],
            page.QuerySelectorAll(".text").Where(b => !b.TextContent.Contains("Deep", StringComparison.Ordinal)).Select(b => $"{b.LocalName}: {b.TextContent}"));
        Assert.Equal("A picture", page.QuerySelector(".aside")!.TextContent);
    }

    [Fact]
    public async Task A_document_cannot_pass_marks_of_its_own_off_as_ours()
    {
        var job = await Claimed("<p>\uE000\uE003\uE001Fake\uE002 words</p>", "a.html");

        var span = (await Page(job)).QuerySelectorAll("span[data-segment]").Single();
        Assert.Equal("\uE000\uE003\uE001Fake\uE002 words", span.TextContent);
    }

    [Fact]
    public async Task A_long_document_is_shown_whole()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 2500; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"The **{i}th** paragraph has a [link](https://example.org/{i}). It has two sentences.\n\n");
        var job = await Claimed(text.ToString(), "long.md");
        var page = await Make(job);
        Assert.Equal(5000, new HtmlParser().ParseDocument(page).QuerySelectorAll("span[data-segment]").Select(s => s.GetAttribute("data-segment")).Distinct().Count());
    }

    Task<string> Make(long job) => Server.Do(services => services.GetRequiredService<Preview>().Make(job, null, default));

    async Task<IHtmlDocument> Page(long job)
    {
        using var answer = await Anna.GetAsync($"/jobs/{job}/preview");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
