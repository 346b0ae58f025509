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

    /// <summary>The text of the one unit of a paragraph, its codes in brackets.</summary>
    static string Marked(string content) => Marked(Assert.Single(Extract(WordFile.Paragraph(content))).Source);

    static string Marked(InlineText text) => InlineText.Concat(text.Cut([.. text.Codes.Select(c => c.Offset)]).Take(1)).Text.Length >= 0
        ? new InlineText(text.Text, [.. text.Codes.Select(c => c with { Data = c.Kind switch { CodeKind.Opening => $"[{c.Id}:", CodeKind.Closing => $":{c.Id}]", _ => $"[{c.Id}]" } })]).Render()
        : "";

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
