using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

public sealed class LeavingOutTests
{
    [Theory]
    [InlineData("A.\n\nGone\n\nB.\n", "A.\n\nB.\n")]
    [InlineData("A.\n\nGone\n\n\n\nB.", "A.\n\nB.")]
    [InlineData("Gone\n\nA.\n", "A.\n")]
    [InlineData("A.\n\n\nGone", "A.")]
    [InlineData("A.\r\n\r\nGone\r\n\r\nGone\r\n", "A.\r\n")]
    [InlineData("A.\nGone\n\nB.\n", "A.\n\nB.\n")]
    [InlineData("A.\n\n* Gone\n* B\n", "A.\n\n* B\n")]
    [InlineData("Gone\n====\n\nA.\n", "A.\n")]
    public void Of_a_plain_text_the_paragraph_goes_with_its_blank_lines(string text, string expected) => Check("text", text, expected);

    [Theory]
    [InlineData("# Title\n\nGone\n\nA **b**.\n", "# Title\n\nA **b**.\n")]
    [InlineData("# Title\n\n- Gone\n- A\n", "# Title\n\n- A\n")]
    [InlineData("Title\n-----\n\nA\n\nGone\n====\n", "Title\n-----\n\nA\n")]
    [InlineData("> A\n>\n> Gone\n\nB\n", "> A\n>\nB\n")]
    [InlineData("A\n\n## Gone\n\n![Gone](x.png)\n\nB\n", "A\n\nB\n")]
    public void Of_Markdown_the_block_goes_with_its_blank_lines(string text, string expected) => Check("markdown", text, expected);

    [Theory]
    [InlineData("<body>\n  <p>A</p>\n  <p class=x>Gone</p>\n  <p>B</p>\n</body>", "<body>\n  <p>A</p>\n  <p>B</p>\n</body>")]
    [InlineData("<p>A</p><ul><li><a href=/x>Gone</a><li>Gone</ul><p>B</p>", "<p>A</p><p>B</p>")]
    [InlineData("<ul><li>Gone<li>A</ul>", "<ul><li>A</ul>")]
    [InlineData("<div><section id=c>\n<h2>Gone</h2>\n<form><input placeholder=Gone></form>\n</section><p>A</p></div>", "<div><p>A</p></div>")]
    [InlineData("<p>A</p><div><img src=a.png><p>Gone</p></div>", "<p>A</p><div><img src=a.png></div>")]
    [InlineData("<p>A</p><a href=/f aria-label=Gone><svg><path/></svg></a><p>B</p>", "<p>A</p><p>B</p>")]
    [InlineData("<table><tr><td>Gone<td>A</table>", "<table><tr><td><td>A</table>")]
    [InlineData("<meta name=description content=Gone><title>A</title>", "<title>A</title>")]
    [InlineData("<div>Gone<p>A</p></div>", "<div><p>A</p></div>")]
    public void Of_a_page_the_element_goes_and_what_it_leaves_empty(string text, string expected) => Check("html", text, expected);

    [Theory]
    [InlineData("json", """{"a": "Gone", "b": "B"}""", "cannot be left out")]
    [InlineData("html", "<div>A <p>Gone</p> B</div>", "cannot be left out without changing")]
    [InlineData("markdown", "| Gone | B |\n|---|---|\n| C | D |\n", "cannot be left out")]
    [InlineData("text", "Gone\n", "all of its text")]
    public void What_cannot_be_left_out_is_refused_with_the_reason(string format, string text, string problem)
    {
        var source = SourceText.FromString("file", text);
        var refused = Assert.Throws<InvalidDocumentException>(() => Reassembly.Without(FileFormats.ByName(format)!, source, unit => unit.Source.Text.StartsWith("Gone", StringComparison.Ordinal)));
        Assert.Contains(problem, refused.Problem, StringComparison.Ordinal);
    }

    static void Check(string format, string text, string expected)
    {
        var source = SourceText.FromString("file", text);
        Assert.Equal(expected, Reassembly.Without(FileFormats.ByName(format)!, source, unit => unit.Source.Text.StartsWith("Gone", StringComparison.Ordinal)).Text);
    }
}
