using Microsoft.Playwright;
using Translate.Browser.Tests.Running;
using Translate.Server.Data;

namespace Translate.Browser.Tests.Editor;

/// <summary>Two write into one segment. Neither wins without a word: both versions stand side by side until a person has chosen.</summary>
public sealed class TwoVersionsTests(Site site) : EditorTests(site)
{
    [Fact]
    public async Task An_editor_and_the_translator_see_each_other_by_name_and_what_the_other_writes()
    {
        var (jiwoo, sora) = await Both();
        await Expect(jiwoo.Page.Locator("#others")).ToContainTextAsync("Sora");
        await Expect(sora.Page.Locator("#others")).ToContainTextAsync("Jiwoo");
        await Expect(jiwoo.Row(1).Locator(".beneath")).ToContainTextAsync("Sora is at this segment, too");
        await Expect(sora.Row(1).Locator(".beneath")).ToContainTextAsync("Jiwoo is at this segment, too");

        await jiwoo.Type("다리는 열린다.");
        await sora.Holds("다리는 열린다.");
        await sora.Press("End");
        await sora.Type(" 월요일에.");
        await jiwoo.Holds("다리는 열린다. 월요일에.");
        await Expect(jiwoo.Versions).ToHaveCountAsync(0);

        await sora.Choose(2);
        await Expect(jiwoo.Row(2).Locator(".here")).ToHaveAttributeAsync("title", "Sora is at this segment, too");
        await Expect(jiwoo.Row(1).Locator(".beneath")).Not.ToContainTextAsync("Sora");
        await sora.Page.CloseAsync();
        await Expect(jiwoo.Page.Locator("#others")).ToHaveTextAsync("");
    }

    [Fact]
    public async Task The_second_keeps_their_own()
    {
        var (jiwoo, sora) = await Both();
        await BothWrite(jiwoo, "지우의 문장", sora, "소라의 문장");
        await Expect(sora.Versions).ToContainTextAsync("Jiwoo wrote");
        await Expect(sora.Versions).ToContainTextAsync("지우의 문장");
        await Expect(sora.Versions).ToContainTextAsync("소라의 문장");

        // Undecided, it is neither saved nor confirmed.
        await sora.Type("!");
        await sora.Press("Control+Enter");
        await Expect(sora.Said).ToHaveTextAsync("First choose one of the two versions.");
        await sora.Stands("undecided");
        await sora.Keeps(1, "지우의 문장");

        await sora.Versions.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await sora.IsSaved();
        await sora.Keeps(1, "소라의 문장!");
        await Expect(sora.Versions).ToHaveCountAsync(0);
        await jiwoo.Holds("소라의 문장!");
    }

    [Fact]
    public async Task The_second_takes_the_others_and_can_undo_it()
    {
        var (jiwoo, sora) = await Both();
        await BothWrite(jiwoo, "지우의 문장", sora, "소라의 문장");
        await sora.Versions.GetByRole(AriaRole.Button, new() { Name = "Take this one" }).ClickAsync();
        await sora.Holds("지우의 문장");
        await sora.IsSaved();
        await sora.Keeps(1, "지우의 문장");

        await sora.Page.Locator("[data-command=undo]").ClickAsync();
        await sora.Holds("소라의 문장");
        await sora.Keeps(1, "소라의 문장");
        await sora.IsSaved();
    }

    [Fact]
    public async Task Both_versions_are_there_still_after_the_page_was_opened_anew()
    {
        var (jiwoo, sora) = await Both();
        await BothWrite(jiwoo, "지우의 문장", sora, "소라의 문장");
        await sora.Open();
        await Expect(sora.Versions).ToContainTextAsync("지우의 문장");
        await sora.Holds("소라의 문장");
        await sora.Versions.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await sora.Keeps(1, "소라의 문장");
    }

    [Fact]
    public async Task Two_tabs_of_one_person_in_one_segment()
    {
        var one = await Open();
        var other = await one.Again();
        await Expect(one.Page.Locator("#others")).ToContainTextAsync("you, in another window");
        await one.Type("첫 창");
        await other.Holds("첫 창");

        await BothWrite(one, "의 말", other, "의 글");
        await Expect(other.Versions).ToContainTextAsync("You wrote in another window");
        await Expect(other.Versions).ToContainTextAsync("첫 창의 말");
        await other.Holds("첫 창의 글");
        await other.Versions.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await one.Holds("첫 창의 글");
        await other.Keeps(1, "첫 창의 글");
    }

    async Task<(OpenEditor Jiwoo, OpenEditor Sora)> Both()
    {
        var jiwoo = await Open();
        return (jiwoo, await OpenEditor.Of(Site, await Site.Person("Sora", DeskRole.Editor), jiwoo.Job));
    }

    /// <summary>Both write before either knows of the other; the first is saved first.</summary>
    static async Task BothWrite(OpenEditor first, string words, OpenEditor second, string otherWords)
    {
        var saved = new TaskCompletionSource();
        await second.Page.RouteAsync(
            "**/editor/saves",
            async route =>
            {
                await saved.Task;
                await route.ContinueAsync();
            },
            new() { Times = 1 });
        await second.Press("End");
        await second.Page.RunAndWaitForRequestAsync(() => second.Type(otherWords), "**/editor/saves");
        await first.Press("End");
        await first.Type(words);
        await first.IsSaved();
        saved.SetResult();
        await Expect(second.Versions).ToBeVisibleAsync();
    }
}
