using Microsoft.Playwright;
using Translate.Browser.Tests.Running;
using Translate.Server.Data;

namespace Translate.Browser.Tests.Editor;

/// <summary>What says the same is filled as soon as one of it is confirmed; a click takes it back, another leaves one out; and typed words come first.</summary>
public sealed class RepetitionTests(Site site) : EditorTests(site)
{
    const string Text = "Open daily.\n\nBring your shoes.\n\nOpen daily.\n\nOpen daily.\n";

    [Fact]
    public async Task A_confirmed_segment_fills_the_others_before_the_eyes_of_its_translator_who_can_take_that_back()
    {
        var editor = await Open(Text);
        await Expect(editor.Row(1).Locator(".repeats")).ToHaveAttributeAsync("title", "Stands in this job 3 times");
        await Expect(editor.Row(2).Locator(".repeats")).ToHaveCountAsync(0);

        await editor.Confirm("매일 엽니다.");
        await Expect(editor.Row(2).Locator(".box")).ToBeVisibleAsync();
        await Expect(editor.Row(3).Locator(".target")).ToHaveTextAsync("매일 엽니다.");
        await Expect(editor.Row(4).Locator(".target")).ToHaveTextAsync("매일 엽니다.");
        await Expect(editor.Row(4)).ToHaveAttributeAsync("aria-label", "Segment 4: confirmed, repeats segment 1");
        await Expect(editor.Page.Locator("#done")).ToContainTextAsync("3");

        await Expect(editor.Said).ToContainTextAsync("Filled in 2 repetitions.");
        await editor.Said.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await Expect(editor.Row(3).Locator(".target")).ToHaveTextAsync("");
        await editor.Keeps(4, "", "initial");
        await editor.Keeps(1, "매일 엽니다.", "translated");
        await Expect(editor.Said).ToHaveTextAsync("Took back 2 repetitions.");
    }

    [Fact]
    public async Task One_is_left_out_and_taken_in_again_in_the_panel()
    {
        var editor = await Open(Text);
        var panel = editor.Page.Locator("#beside .repetitions");
        await editor.Choose(4);
        await panel.GetByRole(AriaRole.Button, new() { Name = "Translate this one by itself" }).ClickAsync();
        await Expect(panel).ToContainTextAsync("This one is translated by itself.");

        await editor.Choose(1);
        await editor.Confirm("매일 엽니다.");
        await editor.Keeps(3, "매일 엽니다.", "translated");
        await editor.Keeps(4, null);

        await editor.Choose(4);
        await panel.GetByRole(AriaRole.Button, new() { Name = "Let it follow the others again" }).ClickAsync();
        await editor.Holds("매일 엽니다.");
        await Expect(editor.Row(4).Locator(".beneath")).ToContainTextAsync("repeats segment 1");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Take back 2 that were filled in" }).ClickAsync();
        await editor.Holds("");
        await editor.Keeps(3, "", "initial");
    }

    [Fact]
    public async Task Words_that_are_being_typed_stand_over_what_is_filled_in_meanwhile()
    {
        var jiwoo = await Open(Text);
        await jiwoo.Choose(3);
        var filled = new TaskCompletionSource();
        await jiwoo.Page.RouteAsync(
            "**/editor/saves",
            async route =>
            {
                await filled.Task;
                await route.ContinueAsync();
            },
            new() { Times = 1 });
        await jiwoo.Page.RunAndWaitForRequestAsync(() => jiwoo.Type("지우의 말"), "**/editor/saves");

        var sora = await OpenEditor.Of(Site, await Site.Person("Sora", DeskRole.Editor), jiwoo.Job);
        await sora.Choose(1);
        await sora.Confirm("소라의 문장");
        await sora.Keeps(3, "소라의 문장", "translated");
        filled.SetResult();

        await jiwoo.Keeps(3, "지우의 말", "initial");
        await jiwoo.Holds("지우의 말");
        await Expect(jiwoo.Versions).ToHaveCountAsync(0);
        await sora.Keeps(4, "소라의 문장", "translated");
    }

    [Fact]
    public async Task The_time_that_somebody_is_at_a_segment_is_told_with_its_words()
    {
        var editor = await Open();
        await editor.Page.Mouse.MoveAsync(200, 200);
        for (var i = 0; i < 8; i++)
        {
            await editor.Page.WaitForTimeoutAsync(300);
            await editor.Type("말");
        }

        await editor.Press("Control+Enter");
        await editor.Keeps(1, "말말말말말말말말", "translated");
        await editor.IsSaved();

        Assert.InRange(Spent(0), 1, 60);
        Assert.Equal(-1, Spent(1));

        long Spent(int ordinal) => Site.Rows.Count($"""SELECT COALESCE(MAX("Spent"), -1) FROM "Targets" WHERE "JobId" = {editor.Job} AND "Ordinal" = {ordinal}""");
    }
}
