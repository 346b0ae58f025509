using Translate.Browser.Tests.Running;

namespace Translate.Browser.Tests.Editor;

/// <summary>Inline codes are chips in the text: whole or not at all, and none is forgotten.</summary>
public sealed class CodesTests(Site site) : EditorTests(site)
{
    const string Text = "The **new bridge** opens on Monday, says [the mayor](https://example.org).\n\nIt is **new**.";

    [Fact]
    public async Task Missing_codes_are_put_in_one_after_the_other_and_a_translation_without_one_is_not_confirmed()
    {
        var editor = await Open(Text, "bridges.md");
        var marks = await Marks(editor);
        Assert.Equal(4, marks.Length);
        await editor.Type("월요일에 ");
        await editor.Press("F2");
        await editor.Type("새 다리");
        await editor.Press("F2");
        await editor.Type("가 열린다고 ");
        await editor.Press("F2");
        await editor.Type("시장이");
        await editor.Press("Control+Enter");
        await Expect(editor.Said).ToContainTextAsync($"Not confirmed: {marks[3]} is missing. F2");
        await Expect(editor.Row(1).Locator(".box")).ToBeVisibleAsync();

        await editor.Press("F2");
        await editor.Type(" 말했다.");
        await Expect(editor.Box.Locator(".chip")).ToHaveCountAsync(4);
        await Expect(editor.Page.Locator(".lacking")).ToHaveCountAsync(0);
        await editor.Press("F2");
        await Expect(editor.Said).ToHaveTextAsync("All codes of the source are there.");
        await editor.Press("Control+Enter");
        await editor.Keeps(1, $"월요일에 {marks[0]}새 다리{marks[1]}가 열린다고 {marks[2]}시장이{marks[3]} 말했다.", "translated");
        await Expect(editor.Row(1).Locator(".target .chip")).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task A_chip_is_taken_away_whole_comes_back_by_undoing_and_the_caret_passes_it_in_one_step()
    {
        var editor = await Open(Text, "bridges.md");
        await editor.Choose(2);
        var marks = await Marks(editor, 2);
        await editor.Type("그것은 ");
        await editor.Press("F2");
        await editor.Type("새");
        await editor.Press("F2");
        await editor.Keeps(2, $"그것은 {marks[0]}새{marks[1]}");
        await editor.Press("Backspace");
        await editor.Keeps(2, $"그것은 {marks[0]}새");
        await Expect(editor.Box.Locator(".chip")).ToHaveCountAsync(1);

        await editor.Press("Control+z");
        await Expect(editor.Box.Locator(".chip")).ToHaveCountAsync(2);
        await editor.Keeps(2, $"그것은 {marks[0]}새{marks[1]}");
        await editor.Press("Control+Shift+z");
        await Expect(editor.Box.Locator(".chip")).ToHaveCountAsync(1);
        await editor.Press("Control+z");

        await editor.Press("End");
        for (var i = 0; i < 3; i++) await editor.Press("ArrowLeft");
        await editor.Type("아주 ");
        await editor.Keeps(2, $"그것은 아주 {marks[0]}새{marks[1]}");
        await editor.Press("Delete");
        await editor.Keeps(2, $"그것은 아주 새{marks[1]}");
    }

    [Fact]
    public async Task A_chip_is_moved_word_by_word_with_keys()
    {
        var editor = await Open(Text, "bridges.md");
        await editor.Choose(2);
        var marks = await Marks(editor, 2);
        await editor.Press("F2");
        await editor.Type("아주 새 것");
        await editor.Press("F2");
        await editor.Press("Alt+Shift+ArrowLeft");
        await editor.Keeps(2, $"{marks[0]}아주 새 {marks[1]}것");
        await editor.Press("Alt+Shift+ArrowLeft");
        await editor.Keeps(2, $"{marks[0]}아주 새{marks[1]} 것");
        await editor.Press("Alt+Shift+ArrowRight");
        await editor.Keeps(2, $"{marks[0]}아주 새 {marks[1]}것");
        await Expect(editor.Box.Locator(".chip")).ToHaveCountAsync(2);
    }

    static async Task<string[]> Marks(OpenEditor editor, int number = 1) =>
        [.. (await editor.Segments())[number - 1].GetProperty("marks").EnumerateArray().Select(m => m.GetProperty("mark").GetString()!)];
}
