using Microsoft.Playwright;
using Translate.Browser.Tests.Running;

namespace Translate.Browser.Tests.Editor;

/// <summary>What keys and tools do.</summary>
public sealed class CommandTests(Site site) : EditorTests(site)
{
    const string FourSentences = "The bridge opens on Monday. Nobody has crossed it yet.\n\nThe mayor is glad. The bridge is new.";

    [Fact]
    public async Task Undo_and_redo_go_through_all_segments_in_the_order_in_which_things_were_done()
    {
        var editor = await Open();
        await editor.Confirm("다리는 열린다.");
        await Expect(editor.Row(2).Locator(".box")).ToBeVisibleAsync();
        await editor.Type("아직 아무도");
        await editor.Keeps(2, "아직 아무도");

        await editor.Press("Control+z");
        await editor.Holds("");
        await editor.Press("Control+z");
        await Expect(editor.Row(1).Locator(".box")).ToBeVisibleAsync();
        await editor.Keeps(1, "다리는 열린다.", "initial");
        await editor.Press("Control+z");
        await editor.Holds("");
        await editor.Press("Control+z");
        await Expect(editor.Said).ToHaveTextAsync("There is nothing to undo.");
        await editor.IsSaved();

        await editor.Press("Control+Shift+z");
        await editor.Holds("다리는 열린다.");
        await editor.Press("Control+Shift+z");
        await editor.Press("Control+Shift+z");
        await editor.Holds("아직 아무도");
        await editor.Press("Control+Shift+z");
        await Expect(editor.Said).ToHaveTextAsync("There is nothing to do again.");
        await editor.IsSaved();
        await editor.Keeps(1, "다리는 열린다.", "translated");
        await editor.Keeps(2, "아직 아무도", "initial");
    }

    [Fact]
    public async Task Replacing_shows_every_change_before_it_is_made_and_is_undone_in_one_step()
    {
        var editor = await Open(FourSentences);
        foreach (var words in new[] { "다리가 열린다.", "다리를 건넌다.", "시장이 기쁘다.", "다리가 새것이다." }) await editor.Confirm(words);
        await editor.IsSaved();
        await editor.Press("Control+h");
        await editor.Dialog.GetByLabel("Search for").FillAsync("다리");
        await editor.Dialog.GetByLabel("Replace by").FillAsync("교량");
        await Expect(editor.Dialog).ToContainTextAsync("3 segments would change");
        await Expect(editor.Dialog.Locator("del")).ToHaveCountAsync(3);
        await editor.Dialog.Locator(".found input").Nth(1).UncheckAsync();
        await editor.Keeps(1, "다리가 열린다.");
        await editor.Dialog.GetByRole(AriaRole.Button, new() { Name = "Replace", Exact = true }).ClickAsync();

        await editor.Keeps(1, "교량가 열린다.", "initial");
        await editor.Keeps(4, "교량가 새것이다.", "initial");
        await editor.Keeps(2, "다리를 건넌다.", "translated");
        await editor.Press("Control+z");
        await editor.Keeps(1, "다리가 열린다.", "translated");
        await editor.Keeps(4, "다리가 새것이다.", "translated");
        await editor.IsSaved();
    }

    [Fact]
    public async Task Segments_are_filtered_by_how_far_they_have_come_and_by_words()
    {
        var editor = await Open(FourSentences);
        await editor.Confirm("다리는 열린다.");
        await editor.Type("아직");
        await editor.Press("Alt+f");
        await Expect(editor.Page.Locator("#kind")).ToBeFocusedAsync();
        await editor.Page.Locator("#kind").SelectOptionAsync("confirmed");
        await Expect(Shown(editor)).ToHaveCountAsync(1);
        await Expect(editor.Page.Locator("#shown")).ToHaveTextAsync("1 segment");
        await editor.Page.Locator("#kind").SelectOptionAsync("draft");
        await Expect(Shown(editor)).ToContainTextAsync(["Nobody has crossed it yet."]);
        await editor.Page.Locator("#kind").SelectOptionAsync("untouched");
        await Expect(Shown(editor)).ToHaveCountAsync(2);
        await editor.Page.Locator("#words").FillAsync("BRIDGE");
        await Expect(Shown(editor)).ToContainTextAsync(["The bridge is new."]);
        await editor.Page.Locator("#words").FillAsync("tower");
        await Expect(editor.Page.Locator("#nothing")).ToBeVisibleAsync();
        await editor.Press("Escape");
        await Expect(Shown(editor)).ToHaveCountAsync(4);
        await Expect(editor.Box).ToBeFocusedAsync();

        // Words in the translation are found too, and confirming leads on among those that are shown.
        await editor.Page.Locator("#words").FillAsync("열린다");
        await Expect(Shown(editor)).ToContainTextAsync(["The bridge opens on Monday."]);
    }

    [Fact]
    public async Task A_segment_is_gone_to_by_its_number()
    {
        var editor = await Open(FourSentences);
        await editor.Press("Control+g");
        await Expect(editor.Dialog.Locator("#number")).ToBeFocusedAsync();
        await editor.Type("3");
        await editor.Press("Enter");
        await Expect(editor.Row(3).Locator(".box")).ToBeVisibleAsync();
        await Expect(editor.Box).ToBeFocusedAsync();
        await editor.Press("Alt+ArrowUp");
        await Expect(editor.Row(2).Locator(".box")).ToBeVisibleAsync();
        await editor.Press("Alt+ArrowDown");
        await editor.Press("Alt+ArrowDown");
        await Expect(editor.Row(4).Locator(".box")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keys_can_be_changed_and_stay_so()
    {
        var editor = await Open();
        await editor.Press("Escape");
        await editor.Page.Locator(".number").First.FocusAsync();
        await editor.Press("?");
        await Expect(editor.Dialog).ToContainTextAsync("Confirm, and on to the next open one");
        await editor.Dialog.GetByRole(AriaRole.Button, new() { Name = "Copy the source: " }).ClickAsync();
        await editor.Press("k");
        await Expect(editor.Dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("That key writes a letter");
        await editor.Dialog.GetByRole(AriaRole.Button, new() { Name = "Copy the source: " }).ClickAsync();
        await editor.Page.RunAndWaitForResponseAsync(() => editor.Press("F8"), "**/preferences/editor-keys");
        await Expect(editor.Dialog.GetByRole(AriaRole.Status)).ToHaveTextAsync("“Copy the source” is now F8.");

        await editor.Open();
        await editor.Press("F8");
        await editor.Holds("The bridge opens on Monday.");
        await editor.Press("F1");
        await editor.Page.RunAndWaitForResponseAsync(() => editor.Dialog.GetByRole(AriaRole.Button, new() { Name = "All as at the beginning" }).ClickAsync(), "**/preferences/editor-keys");
        await editor.Open();
        await editor.Press("Alt+Delete");
        await editor.Press("F8");
        await editor.Holds("");
        await editor.Press("Alt+c");
        await editor.Holds("The bridge opens on Monday.");
    }

    [Fact]
    public async Task Keys_do_the_same_while_the_Korean_input_method_is_on()
    {
        var editor = await Open();
        await PressHangul(editor, "ㅊ", "KeyC", alt: true);
        await editor.Holds("The bridge opens on Monday.");
        await PressHangul(editor, "ㅋ", "KeyZ", control: true);
        await editor.Holds("");
        await PressHangul(editor, "ㅎ", "KeyG", control: true);
        await Expect(editor.Dialog.Locator("#number")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task From_the_open_editor_to_the_submission_without_a_mouse()
    {
        var editor = await Open("The **bridge** opens on Monday. Nobody has crossed it yet.\n\nIt is new.", "bridges.md");
        await Expect(editor.Box).ToBeFocusedAsync();
        await editor.Press("F2");
        await editor.Type("다리");
        await editor.Press("F2");
        await editor.Confirm("는 월요일에 열린다.");
        await Expect(editor.Row(2).Locator(".box")).ToBeVisibleAsync();
        await editor.Confirm("아직 아무도 건너지 않았다.");
        await Expect(editor.Row(3).Locator(".box")).ToBeVisibleAsync();

        // Not all is done: what is in the way is named, and leads there.
        await editor.Press("Control+Shift+Enter");
        await Expect(editor.Dialog).ToContainTextAsync("Not yet");
        await editor.Visitor.TabTo(editor.Dialog.Locator("li button").First);
        await editor.Press("Enter");
        await Expect(editor.Box).ToBeFocusedAsync();
        await editor.Confirm("새것이다.");
        await Expect(editor.Said).ToContainTextAsync("Every segment is confirmed");

        await editor.Press("Control+Shift+Enter");
        var submit = editor.Dialog.GetByRole(AriaRole.Button, new() { Name = "Submit", Exact = true });
        await Expect(submit).ToBeEnabledAsync();
        await editor.Visitor.TabTo(submit);
        await editor.Press("Enter");
        await editor.Page.WaitForURLAsync($"**/jobs/{editor.Job}");
        Assert.Equal("submitted", (await Site.Job(editor.Job)).GetProperty("state").GetString());
    }

    static ILocator Shown(OpenEditor editor) => editor.Page.Locator(".pair:not([hidden])").Filter(new() { Visible = true });

    /// <summary>A key as a Korean keyboard sends it: named by its letter, in the place of a Latin one.</summary>
    static async Task PressHangul(OpenEditor editor, string letter, string place, bool alt = false, bool control = false)
    {
        var session = await editor.Visitor.Context.NewCDPSessionAsync(editor.Page);
        foreach (var type in new[] { "rawKeyDown", "keyUp" })
            await session.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = type, ["key"] = letter, ["code"] = place, ["modifiers"] = (alt ? 1 : 0) + (control ? 2 : 0) });
        await session.DetachAsync();
    }
}
