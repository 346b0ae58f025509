using Translate.Core.Articles;
using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Core.Tests.Articles;

public sealed class MarkedPageTests
{
    const string Html = "<title>T</title><p title='x'>Same</p><div><p><b>Same</b> again</p><img alt=Picture></div>";

    [Fact]
    public void Units_are_found_by_their_marks_wherever_their_text_was_moved()
    {
        var source = SourceText.FromString("page.html", Html);
        var units = FileFormats.ByName("html")!.Extract(source);
        var page = MarkedPage.Of(source, units)!;
        Assert.Equal(Html, MarkedPage.Plain(page.Text));

        var moved = "<article>" + page.Text[page.Text.IndexOf("<div>", StringComparison.Ordinal)..].Replace("<b>", "", StringComparison.Ordinal) + "</article>";
        Assert.Equal(units.Skip(units.Count - 2).Select(u => u.Id), page.Found(moved).OrderBy(id => units.ToList().FindIndex(u => u.Id == id)));
        Assert.Equal(units.Count, page.Found(page.Text).Count);
    }

    [Fact]
    public void A_page_with_such_characters_of_its_own_is_not_marked()
    {
        var source = SourceText.FromString("page.html", "<p>A \uF6E0\uF6E2\uF6E1 B</p>");
        Assert.Null(MarkedPage.Of(source, FileFormats.ByName("html")!.Extract(source)));
    }
}
