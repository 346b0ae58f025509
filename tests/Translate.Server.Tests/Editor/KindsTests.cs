namespace Translate.Server.Tests.Editor;

public class KindsTests : EditorTests
{
    [Fact]
    public async Task A_segment_says_what_block_it_is_and_how_deep()
    {
        var job = await Claimed("## A title\n\nText.\n\n- An item. More of it.\n  - Deeper\n\n> A quote\n\n| A cell |\n|---|\n\n![A picture](a.png)\n", "a.md");

        string[] kinds = ["heading 2", "paragraph 0", "listItem 1", "listItem 1", "listItem 2", "quote 1", "cell 0", "aside 0"];
        Assert.Equal(kinds, (await Segments(Anna, job)).Select(s => $"{s.GetProperty("kind").GetString()} {s.GetProperty("level").GetInt32()}"));
        Assert.Equal(kinds, (await Get(Anna, $"/api/v1/jobs/{job}/segments")).EnumerateArray().Select(s => $"{s.GetProperty("kind").GetString()} {s.GetProperty("level").GetInt32()}"));

        var page = await (await Server.Browser(AnnaId)).Get($"/jobs/{job}");
        Assert.Equal(
            ["starts heading level-2", "starts paragraph level-0", "starts listItem level-1", "listItem level-1", "starts listItem level-2", "starts quote level-1", "starts cell level-0", "starts aside level-0"],
            page.Html.QuerySelectorAll(".segment").Select(s => string.Join(' ', s.ClassList.Skip(1))));
    }

    [Fact]
    public async Task Subtitles_are_cues()
    {
        var job = await Claimed("1\n00:00:01,000 --> 00:00:02,000\nA line.\n", "a.srt");
        Assert.Equal("cue", (await Segments(Anna, job)).Single().GetProperty("kind").GetString());
    }
}
