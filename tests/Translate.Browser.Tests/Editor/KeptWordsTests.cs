using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Translate.Browser.Tests.Running;
using Translate.Server.Data;
using Translate.Server.Tests.Running;

namespace Translate.Browser.Tests.Editor;

/// <summary>Nothing that was typed is ever lost, whatever happens to the page, the network, the service or the job.</summary>
public sealed class KeptWordsTests(Site site) : EditorTests(site)
{
    const string Saves = "**/editor/saves";

    [Fact]
    public async Task A_tab_closed_in_the_middle_of_a_word()
    {
        var editor = await Open();
        await editor.Type("다리는 월요");
        await editor.Page.CloseAsync();

        var again = await editor.Again();
        await again.Holds("다리는 월요");
        await editor.Keeps(1, "다리는 월요");
        await again.IsSaved();
        await Expect(again.Versions).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_tab_closed_while_the_answer_to_a_save_is_on_its_way_and_words_were_typed_on()
    {
        var editor = await Open();
        editor.Visitor.Expect("net::ERR_");
        var arrived = new TaskCompletionSource();
        await editor.Page.RouteAsync(Saves, async route =>
        {
            if (arrived.Task.IsCompleted)
            {
                await route.AbortAsync();
                return;
            }

            await route.FetchAsync();
            arrived.SetResult();
        });
        await editor.Type("다리는");
        await arrived.Task;
        await editor.Type(" 열린다");
        await editor.Holds("다리는 열린다");
        await editor.Page.CloseAsync();

        // What stands in the service is this person's own first words: not somebody else's version.
        var again = await editor.Again();
        await again.Holds("다리는 열린다");
        await editor.Keeps(1, "다리는 열린다");
        await Expect(again.Versions).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_page_that_crashes()
    {
        var editor = await Open();
        editor.Visitor.Expect("net::ERR_");
        await editor.Page.RouteAsync(Saves, route => route.AbortAsync());
        await editor.Type("다리는 월요일에");
        await editor.Stands("offline");
        var crashed = new TaskCompletionSource();
        editor.Page.Crash += (_, _) => crashed.SetResult();
        var session = await editor.Visitor.Context.NewCDPSessionAsync(editor.Page);
        _ = session.SendAsync("Page.crash").ContinueWith(_ => { }, TaskScheduler.Default);
        await crashed.Task;

        var again = await editor.Again();
        await again.Holds("다리는 월요일에");
        await Expect(again.Told).ToContainTextAsync("is here again");
        await editor.Keeps(1, "다리는 월요일에");
        await again.IsSaved();
    }

    [Fact]
    public async Task A_network_that_goes_and_comes_back()
    {
        var editor = await Open();
        editor.Visitor.Expect("net::ERR_");
        await editor.Visitor.Context.SetOfflineAsync(true);
        await editor.Type("다리는 월요일에");
        await editor.Stands("offline");
        await editor.Confirm(" 열린다.");
        await editor.Type("아직 아무도");
        await editor.Holds("아직 아무도");
        await Expect(editor.Standing).ToContainTextAsync("Offline");

        await editor.Visitor.Context.SetOfflineAsync(false);
        await editor.IsSaved();
        await editor.Keeps(1, "다리는 월요일에 열린다.", "translated");
        await editor.Keeps(2, "아직 아무도", "initial");
        await editor.Holds("아직 아무도");
    }

    [Fact]
    public async Task A_service_that_dies_and_comes_back()
    {
        var editor = await Open();
        editor.Visitor.Expect("net::ERR_");
        await editor.Type("다리는 열린다.");
        await editor.IsSaved();
        for (var i = 0; i < 4; i++) await editor.Press("ArrowLeft");

        await Site.Kill();
        await editor.Type("월요");
        await editor.Stands("offline");
        await Site.Restart();
        await editor.IsSaved();
        await editor.Keeps(1, "다리는 월요열린다.");

        // The page has fetched everything anew, and the caret is where it was.
        await Expect(editor.Page.Locator("#others")).ToBeAttachedAsync();
        await editor.OtherWrites(2, "아직 아무도 건너지 않았다.");
        await Expect(editor.Row(2).Locator(".target")).ToHaveTextAsync("아직 아무도 건너지 않았다.");
        await editor.Type("일에 ");
        await editor.Keeps(1, "다리는 월요일에 열린다.");
        await editor.IsSaved();
        await Expect(editor.Versions).ToHaveCountAsync(0);
        Assert.Equal(2, (await editor.Segments()).Length);
    }

    [Fact]
    public async Task An_answer_lost_on_its_way_after_the_service_had_saved()
    {
        var editor = await Open();
        editor.Visitor.Expect("net::ERR_");
        var lost = new TaskCompletionSource();
        await editor.Page.RouteAsync(
            Saves,
            async route =>
            {
                await route.FetchAsync();
                await editor.Type(" 열린다");
                await route.AbortAsync();
                lost.SetResult();
            },
            new() { Times = 1 });
        await editor.Type("다리는");
        await lost.Task;

        // The words before are in the service, and the page does not know it; it is no other version.
        await editor.Keeps(1, "다리는 열린다");
        await editor.IsSaved();
        await editor.Holds("다리는 열린다");
        await Expect(editor.Versions).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_confirmation_whose_answer_was_lost_is_there_once()
    {
        var editor = await Open();
        editor.Visitor.Expect("net::ERR_");
        var lost = new TaskCompletionSource();
        await editor.Paste("다리는 열린다.");
        await editor.IsSaved();
        await editor.Page.RouteAsync(
            Saves,
            async route =>
            {
                await route.FetchAsync();
                await route.AbortAsync();
                lost.SetResult();
            },
            new() { Times = 1 });
        await editor.Press("Control+Enter");
        await lost.Task;

        await editor.IsSaved();
        await editor.Keeps(1, "다리는 열린다.", "translated");
        Assert.Equal(2, (await editor.Segments())[0].GetProperty("target").GetProperty("version").GetInt32());
        Assert.Equal(1, (await Site.Job(editor.Job)).GetProperty("translated").GetInt32());
    }

    [Fact]
    public async Task A_laptop_that_slept_while_somebody_else_wrote_into_the_segment()
    {
        var editor = await Open();
        editor.Visitor.Expect("net::ERR_");
        var session = await editor.Visitor.Context.NewCDPSessionAsync(editor.Page);
        await editor.Visitor.Context.SetOfflineAsync(true);
        await editor.Type("내 문장");
        await session.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "frozen" });
        await editor.OtherWrites(1, "편집자의 문장");

        await session.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "active" });
        await editor.Visitor.Context.SetOfflineAsync(false);
        await Expect(editor.Versions).ToContainTextAsync("내 문장");
        await Expect(editor.Versions).ToContainTextAsync("편집자의 문장");
        await editor.Holds("내 문장");
        await editor.Stands("undecided");
        await editor.Keeps(1, "편집자의 문장");
    }

    [Fact]
    public async Task A_laptop_that_slept_while_somebody_else_wrote_where_nothing_was_typed()
    {
        var editor = await Open();
        var session = await editor.Visitor.Context.NewCDPSessionAsync(editor.Page);
        await session.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "frozen" });
        await editor.OtherWrites(1, "편집자의 문장");

        await session.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "active" });
        await editor.Holds("편집자의 문장");
        await editor.Press("End");
        await editor.Type("이다.");
        await editor.Keeps(1, "편집자의 문장이다.");
        await Expect(editor.Versions).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_job_taken_back_while_its_translator_types()
    {
        var editor = await Open();
        await editor.Type("다리는");
        await editor.IsSaved();
        await Site.Api(Site.Manager.PostAsync(new Uri($"/api/v1/jobs/{editor.Job}/release", UriKind.Relative), null));
        await Expect(editor.Told).ToContainTextAsync("not in your hands any more");

        await editor.Type(" 월요일에 열린다.");
        await editor.Stands("refused");
        await Expect(editor.Standing).ToContainTextAsync("not in your hands");
        await editor.Holds("다리는 월요일에 열린다.");
        await editor.Keeps(1, "다리는");

        // Not even closing the page loses them; and when the job is this person's again, they are saved.
        await editor.Open();
        await editor.Holds("다리는 월요일에 열린다.");
        await editor.Visitor.Api("POST", $"/api/v1/jobs/{editor.Job}/claim");
        await editor.Keeps(1, "다리는 월요일에 열린다.");
        await editor.IsSaved();
    }

    [Fact]
    public async Task A_job_taken_back_and_given_again_goes_on_on_the_same_page()
    {
        var editor = await Open();
        await Site.Api(Site.Manager.PostAsync(new Uri($"/api/v1/jobs/{editor.Job}/release", UriKind.Relative), null));
        await Expect(editor.Told).ToContainTextAsync("not in your hands any more");
        await editor.Type("다리는 열린다.");
        await editor.Stands("refused");

        await editor.Visitor.Api("POST", $"/api/v1/jobs/{editor.Job}/claim");
        await editor.IsSaved();
        await editor.Keeps(1, "다리는 열린다.");
        await Expect(editor.Told.GetByText("not in your hands")).ToHaveCountAsync(0);
        await editor.Type(" 정말로.");
        await editor.Keeps(1, "다리는 열린다. 정말로.");
    }

    [Fact]
    public async Task Somebody_signed_out_while_they_type()
    {
        var editor = await Open();
        editor.Visitor.Expect("401");
        var cookies = await editor.Visitor.Context.CookiesAsync();
        await editor.Visitor.Context.ClearCookiesAsync();
        await editor.Type("다리는 열린다.");
        await editor.Stands("refused");
        await Expect(editor.Standing).ToContainTextAsync("Signed out");
        await Expect(editor.Told).ToContainTextAsync("You are signed out");
        await editor.Holds("다리는 열린다.");

        await editor.Visitor.Context.AddCookiesAsync(cookies.Select(Kept));
        await ComeBack(editor);
        await editor.IsSaved();
        await editor.Keeps(1, "다리는 열린다.");
        await Expect(editor.Told.GetByText("You are signed out")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_one_person_typed_is_not_saved_as_another_who_signs_in_meanwhile()
    {
        var editor = await Open();
        editor.Visitor.Expect("401");
        await editor.Visitor.Context.ClearCookiesAsync();
        await editor.Type("다리는 열린다.");
        await editor.Stands("refused");

        var other = await Site.Person("Sora", DeskRole.Editor);
        await editor.Visitor.Context.AddCookiesAsync((await other.Context.CookiesAsync()).Select(Kept));
        var asked = editor.Page.WaitForResponseAsync("**/api/v1/me");
        await ComeBack(editor);
        await asked;
        await editor.Stands("refused");
        await editor.Holds("다리는 열린다.");
        await editor.Keeps(1, null);
    }

    [Fact]
    public async Task A_browser_that_keeps_nothing()
    {
        var job = await Site.TakeIn(TwoSentences);
        var jiwoo = await Site.Person("Jiwoo");
        await jiwoo.Api("POST", $"/api/v1/jobs/{job}/claim");
        await jiwoo.Context.AddInitScriptAsync("IDBFactory.prototype.open = () => { throw new DOMException('not here', 'SecurityError'); }");
        var editor = await OpenEditor.Of(Site, jiwoo, job);
        await Expect(editor.Told).ToContainTextAsync("keeps nothing on its disk");

        await editor.Type("다리는 열린다.");
        await editor.IsSaved();
        await editor.Keeps(1, "다리는 열린다.");
    }

    [Fact]
    public async Task A_segment_that_somebody_splits_while_it_is_typed_into()
    {
        var editor = await Open("The bridge opens on Monday, and nobody has crossed it yet. It is new.");
        await editor.Type("다리는");
        await editor.IsSaved();
        await editor.Page.RouteAsync(Saves, async route =>
        {
            await SplitFirst(editor, 27);
            await route.ContinueAsync();
        }, new() { Times = 1 });
        await editor.Type(" 월요일에 열린다");

        await Expect(editor.Page.Locator(".pair")).ToHaveCountAsync(3);
        await editor.Holds("다리는 월요일에 열린다");
        await editor.Type(".");
        await editor.Holds("다리는 월요일에 열린다.");
        await editor.Keeps(1, "다리는 월요일에 열린다.");
        await editor.IsSaved();
        await Expect(editor.Row(1).Locator(".source")).ToHaveTextAsync("The bridge opens on Monday,");
        await Expect(editor.Versions).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_segment_that_somebody_joins_with_the_one_before_while_it_is_typed_into()
    {
        var editor = await Open();
        editor.Visitor.Expect("net::ERR_");
        await editor.Choose(2);
        await editor.Page.RouteAsync(Saves, route => route.AbortAsync());
        await editor.Type("아직 아무도");
        await editor.Stands("offline");
        await Site.Api(Site.Manager.PostAsJsonAsync($"/api/v1/jobs/{editor.Job}/segments/0/join", new { version = 0, nextVersion = 0 }));

        await Expect(editor.Page.Locator(".pair")).ToHaveCountAsync(1);
        await Expect(editor.Told).ToContainTextAsync("아직 아무도");

        // They are shown until their writer has seen them, even on the next page.
        await editor.Open();
        await Expect(editor.Told).ToContainTextAsync("아직 아무도");
        await editor.Told.GetByLabel("Close").ClickAsync();
        await editor.Open();
        await editor.IsSaved();
        await Expect(editor.Told).ToHaveTextAsync("");
    }

    Task SplitFirst(OpenEditor editor, int at) => Wait.Until(async () =>
    {
        // The page may save between the two calls.
        var segment = (await editor.Segments())[0];
        var version = segment.GetProperty("target") is { ValueKind: JsonValueKind.Object } target ? target.GetProperty("version").GetInt32() : 0;
        using var answer = await Site.Manager.PostAsJsonAsync($"/api/v1/jobs/{editor.Job}/segments/{segment.GetProperty("ordinal")}/split", new { at, version });
        return answer.IsSuccessStatusCode;
    });

    static async Task ComeBack(OpenEditor editor) => await editor.Page.EvaluateAsync("dispatchEvent(new Event('focus'))");

    static Cookie Kept(BrowserContextCookiesResult c) => new() { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, HttpOnly = c.HttpOnly, Secure = c.Secure, SameSite = c.SameSite, Expires = c.Expires };
}
