using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Translate.Browser.Tests.Running;
using Translate.Server.Data;

namespace Translate.Browser.Tests.Editor;

/// <summary>An editor reviews what was handed in, in the same editor in which it was translated.</summary>
public sealed class ReviewTests(Site site) : EditorTests(site)
{
    static int bridges;

    static readonly string[] Translations = ["다리는 월요일에 열린다.", "아무도 그것을 건너지 않았다.", "시장은 기쁘다."];

    [Fact]
    public async Task Two_rounds_by_keyboard_alone_from_a_marked_error_to_the_translator_who_sees_what_was_changed()
    {
        await Site.Api(Site.Manager.PostAsJsonAsync("/api/v1/desks/1/return-reasons", new { text = "Please read it aloud once.", isOwn = false }));
        var (job, jiwoo) = await HandedIn();
        var review = await OpenReview(job);
        await Expect(review.Box).ToBeFocusedAsync();

        // The first is right as it is; of the second a word is marked, with a note.
        await review.Press("Control+Enter");
        await Expect(review.Row(2).Locator(".box")).ToBeVisibleAsync();
        await Expect(review.Row(1)).ToHaveAttributeAsync("data-state", "reviewed");
        await review.Press("Home");
        foreach (var _ in "아무도 ") await review.Press("ArrowRight");
        foreach (var _ in "그것을") await review.Press("Shift+ArrowRight");
        await review.Press("Alt+e");
        await Expect(review.Dialog.Locator("#where")).ToContainTextAsync("그것을");
        await Expect(review.Dialog.Locator("#category")).ToBeFocusedAsync();
        await review.Type("Awkward");
        await review.Press("Tab");
        await review.Press("ArrowRight");
        await review.Press("Tab");
        await review.Type("Nobody says that.");
        await review.Press("Control+Enter");
        await Expect(review.Said).ToHaveTextAsync("The error is marked.");
        await Expect(review.Page.Locator(".errors .marked")).ToContainTextAsync("그것을");
        await Expect(review.Page.Locator("#score")).ToContainTextAsync("70.6");
        await Expect(review.Row(2).Locator(".wrong")).ToBeVisibleAsync();

        // It goes back, with a reason that is kept, and a word more.
        await review.Press("Alt+r");
        await Expect(review.Dialog.Locator("#kept")).ToBeFocusedAsync();
        await review.Type("Please");
        await Expect(review.Dialog.Locator("#reason")).ToHaveValueAsync("Please read it aloud once.");
        await review.Press("Tab");
        await review.Press("Control+End");
        await review.Type(" Thank you!");
        await review.Press("Control+Enter");
        await review.Page.WaitForURLAsync($"**/jobs/{job}");
        Assert.Equal("claimed", (await Site.Job(job)).GetProperty("state").GetString());

        // She is told what and where, and mends it.
        await jiwoo.Go($"/jobs/{job}");
        await Expect(jiwoo.Page.Locator(".reviewed")).ToContainTextAsync("Please read it aloud once. Thank you!");
        await Expect(jiwoo.Page.Locator(".reviewed mark")).ToHaveTextAsync("그것을");
        await Expect(jiwoo.Page.Locator(".reviewed")).ToContainTextAsync("Nobody says that.");
        var editor = await OpenEditor.Of(Site, jiwoo, job);
        await editor.Choose(2);
        await Expect(editor.Page.Locator(".errors .marked")).ToContainTextAsync("Nobody says that.");
        await editor.Press("Control+a");
        await editor.Confirm("아직 아무도 건너지 않았다.");
        await editor.IsSaved();
        await editor.Press("Control+Shift+Enter");
        var submit = editor.Dialog.GetByRole(AriaRole.Button, new() { Name = "Submit", Exact = true });
        await Expect(submit).ToBeEnabledAsync();
        await editor.Visitor.TabTo(submit);
        await editor.Press("Enter");
        await editor.Page.WaitForURLAsync($"**/jobs/{job}");

        // In the second round what was approved already is; the last one is edited and approved, and then all of it.
        review = await OpenReview(job);
        await Expect(review.Page.Locator("#before")).ToContainTextAsync("returned 1 time before");
        await Expect(review.Row(1)).ToHaveAttributeAsync("data-state", "reviewed");
        await Expect(review.Page.Locator(".errors .marked")).ToContainTextAsync("earlier round");
        await Expect(review.Page.Locator("#score")).ToContainTextAsync("100");
        await Expect(review.Row(2).Locator(".box")).ToBeVisibleAsync();
        await review.Press("Control+Enter");
        await Expect(review.Row(3).Locator(".box")).ToBeVisibleAsync();
        await review.Press("Control+a");
        await review.Type("시장은 기뻐한다.");
        await Expect(review.Row(3).Locator(".tracked ins")).ToContainTextAsync("기뻐한다");
        await review.Press("Control+Enter");
        await Expect(review.Said).ToContainTextAsync("Every segment is reviewed");
        await review.IsSaved();
        await review.Press("Control+Shift+Enter");
        await Expect(review.Dialog.GetByRole(AriaRole.Status)).ToHaveTextAsync("Everything is reviewed and nothing is open.");
        await Expect(review.Dialog.Locator("#decision")).ToBeFocusedAsync();
        await review.Type("Well done.");
        await review.Press("Control+Enter");
        await review.Page.WaitForURLAsync($"**/jobs/{job}");

        await jiwoo.Go($"/jobs/{job}");
        await Expect(jiwoo.Page.Locator(".reviewed")).ToContainTextAsync("Approved with edits");
        await Expect(jiwoo.Page.Locator(".reviewed")).ToContainTextAsync("Well done.");
        await Expect(jiwoo.Page.Locator(".reviewed del").First).ToBeVisibleAsync();
        await Expect(jiwoo.Page.Locator(".reviewed ins").First).ToBeVisibleAsync();
        var own = await jiwoo.Api("GET", "/api/v1/desks/1/reviews");
        Assert.Contains(own.GetProperty("rows").EnumerateArray(), r => r.GetProperty("returned").GetInt32() > 0 && r.GetProperty("approvedWithEdits").GetInt32() > 0);
    }

    [Fact]
    public async Task What_is_open_is_named_leads_there_and_keeps_the_document_from_being_approved()
    {
        var (job, _) = await HandedIn();
        var review = await OpenReview(job);
        await review.Choose(3);
        await review.Press("End");
        await review.Type(" 정말");
        await review.Keeps(3, "시장은 기쁘다. 정말", "initial");
        await review.IsSaved();

        await review.Press("Control+Shift+Enter");
        await Expect(review.Dialog).ToContainTextAsync("Not yet: something is still open.");
        await Expect(review.Dialog.Locator("[data-go]")).ToBeDisabledAsync();
        await review.Visitor.TabTo(review.Dialog.Locator("li button").First);
        await review.Press("Enter");
        await Expect(review.Row(3).Locator(".box")).ToBeVisibleAsync();
        await review.Press("Control+z");
        await review.Keeps(3, "시장은 기쁘다.", "translated");
        await review.IsSaved();

        // Nobody has changed it: it is the translator's still, and approved with the rest.
        Assert.Equal("Jiwoo", (await review.Segments())[2].GetProperty("target").GetProperty("author").GetString());
        await review.Press("Control+Shift+Enter");
        await Expect(review.Dialog).ToContainTextAsync("they would be approved with the rest (3)");
        await Expect(review.Dialog.Locator("[data-go]")).ToBeEnabledAsync();
        await review.Press("Control+Enter");
        await review.Page.WaitForURLAsync($"**/jobs/{job}");
        await Expect(review.Page.Locator(".reviewed")).ToContainTextAsync("Approved as it was");
    }

    [Fact]
    public async Task Two_versions_of_a_segment_are_chosen_from_its_history_and_compared()
    {
        var (job, _) = await HandedIn();
        var review = await OpenReview(job);
        await review.Press("End");
        await review.Press("Backspace");
        await review.Type("!");
        await review.Press("Control+Enter");
        await review.Keeps(1, "다리는 월요일에 열린다!", "reviewed");
        await review.Choose(1);
        await review.Press("End");
        await review.Type(" 참.");
        await review.Press("Control+Enter");
        await review.Keeps(1, "다리는 월요일에 열린다! 참.", "reviewed");
        await review.Choose(1);
        var history = review.Page.Locator(".history");
        await history.Locator("summary").ClickAsync();
        await history.GetByLabel("Compare version 1", new() { Exact = true }).CheckAsync();
        await history.Locator("input[type=checkbox]").First.CheckAsync();
        await Expect(history.Locator(".compared ins")).ToHaveTextAsync("! 참");
    }

    [Fact]
    public async Task Keys_of_the_review_are_named_for_it_and_can_be_changed()
    {
        var (job, _) = await HandedIn();
        var review = await OpenReview(job);
        await review.Press("F1");
        await Expect(review.Dialog).ToContainTextAsync("Approve, with what you changed, and on to the next");
        await review.Dialog.GetByRole(AriaRole.Button, new() { Name = "Mark an error: " }).ClickAsync();
        await review.Page.RunAndWaitForResponseAsync(() => review.Press("F7"), "**/preferences/editor-keys");
        await review.Open();
        await review.Press("F7");
        await Expect(review.Dialog.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Mark an error");
        await review.Press("Escape");
        await review.Press("F1");
        await review.Page.RunAndWaitForResponseAsync(() => review.Dialog.GetByRole(AriaRole.Button, new() { Name = "All as at the beginning" }).ClickAsync(), "**/preferences/editor-keys");
    }

    [Fact]
    public async Task Whoever_reviews_is_told_when_somebody_else_has_decided_and_keeps_what_was_typed()
    {
        var (job, _) = await HandedIn();
        var review = await OpenReview(job);
        await Expect(review.Box).ToBeFocusedAsync();
        await Site.Api(Site.Manager.PostAsJsonAsync($"/api/v1/jobs/{job}/return", new { comment = "Please look." }));
        await Expect(review.Told).ToContainTextAsync("This review is over");

        await review.Press("End");
        await review.Type(" 늦은 말");
        await review.Stands("refused");
        await review.Holds("다리는 월요일에 열린다. 늦은 말");
        await review.Keeps(1, "다리는 월요일에 열린다.", "translated");
    }

    /// <summary>A job that Jiwoo has translated and handed in.</summary>
    async Task<(long Job, Visitor Jiwoo)> HandedIn()
    {
        // What one test approves must not fill the job of another: each bridge has a name of its own.
        var name = "ABCDEFGH"[Interlocked.Increment(ref bridges)];
        var job = await Site.TakeIn($"The bridge {name} opens on Monday. Nobody has crossed {name} yet.\n\nThe mayor of {name} is glad.", "bridge.txt");
        var jiwoo = await Site.Person("Jiwoo");
        await jiwoo.Api("POST", $"/api/v1/jobs/{job}/claim");
        var segments = (await Site.Manager.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{job}/editor/segments")).GetProperty("segments").EnumerateArray().ToList();
        foreach (var (segment, words) in segments.Zip(Translations))
            await jiwoo.Api("PUT", $"/api/v1/jobs/{job}/segments/{segment.GetProperty("ordinal")}", new { version = segment.GetProperty("target") is { ValueKind: JsonValueKind.Object } there ? there.GetProperty("version").GetInt32() : 0, typed = words });
        await jiwoo.Api("POST", $"/api/v1/jobs/{job}/submit");
        return (job, jiwoo);
    }

    async Task<OpenEditor> OpenReview(long job) => await OpenEditor.Of(Site, await Site.Person("Eva", DeskRole.Editor), job);
}
