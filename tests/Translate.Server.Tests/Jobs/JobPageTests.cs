using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Jobs;
using Translate.Server.Notices;

namespace Translate.Server.Tests.Jobs;

/// <summary>A job's page before, during and after its translation, by plain forms and without scripts; and the editor's form.</summary>
public class JobPageTests : ServerTests
{
    [Fact]
    public async Task An_article_is_pasted_read_claimed_translated_returned_approved_and_downloaded()
    {
        var desk = await Server.NewDesk();
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        var translatorId = await Server.NewPerson("Translator", desk);
        var translator = await Server.Browser(translatorId);
        var form = $"/desks/{desk}/documents/new";

        var found = await editor.Submit(await editor.Get(form), form, ("name", "news"), ("text", "A heading\n\nOne thing. Another thing."));
        Assert.Equal("A heading", found.Heading);
        Assert.Equal(0, await Server.Rows(db => db.Jobs.CountAsync()) + await Server.Rows(db => db.Batches.CountAsync()));
        var dashboard = await editor.Submit(found, "/intake/", ("topic", "Weather"), ("due", "2099-11-30"), ("do", "begin"));
        Assert.Equal($"/desks/{desk}", dashboard.Address);
        await Work();
        var job = await Server.Rows(db => db.Jobs.Select(j => j.Id).SingleAsync());

        var page = await translator.Get($"/jobs/{job}");
        Assert.Contains("Another thing.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Weather", page.Text, StringComparison.Ordinal);
        Assert.Contains("30 Nov", page.Text, StringComparison.Ordinal);
        Assert.Contains("6 words left", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("textarea"));
        page = await translator.Submit(page, $"/jobs/{job}/claim");
        Assert.NotNull(page.Html.QuerySelector($"a[href='/jobs/{job}/edit']"));
        foreach (var (ordinal, text) in new[] { (0, "제목"), (1, "한 가지."), (2, "또 한 가지.") }) await Translate(translatorId, job, ordinal, text);
        await HandIn(translatorId, job);
        Assert.Contains("waits for an editor", (await translator.Get($"/jobs/{job}")).Text, StringComparison.Ordinal);

        using var program = await Server.Program((await Server.Rows(db => db.Users.SingleAsync(p => p.DisplayName == "Editor"))).Id);
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        (await program.PostAsJsonAsync($"/api/v1/jobs/{job}/return", new { comment = "The heading, please." })).EnsureSuccessStatusCode();
        Assert.Contains("The heading, please.", (await translator.Get($"/jobs/{job}")).Text, StringComparison.Ordinal);
        Assert.Contains("The heading, please.", (await translator.Get("/my-work")).Text, StringComparison.Ordinal);
        await Translate(translatorId, job, 0, "더 나은 제목");
        await HandIn(translatorId, job);

        var review = await editor.Get($"/jobs/{job}/review");
        Assert.NotNull(review.Html.QuerySelector("#editor [data-command=giveBack]"));
        Assert.Contains("needs JavaScript", review.Html.QuerySelector("noscript")!.TextContent, StringComparison.Ordinal);
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        (await program.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/2", new { version = 1, typed = "다른 한 가지.", state = "reviewed" })).EnsureSuccessStatusCode();
        (await program.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { })).EnsureSuccessStatusCode();
        await Work();
        var file = await translator.SendOnce(HttpMethod.Get, $"/jobs/{job}/file");
        Assert.Equal("더 나은 제목\n\n한 가지. 다른 한 가지.", await file.Content.ReadAsStringAsync());

        page = await translator.Get("/my-work");
        Assert.NotNull(page.Html.QuerySelector($"a[href='/jobs/{job}/file']"));
        Assert.Contains("1 document, 6 words", page.Text, StringComparison.Ordinal);
        Assert.Equal([NoticeKinds.Returned, NoticeKinds.ApprovedWithEdits], await Server.Rows(db => db.Notices.Where(n => n.PersonId == translatorId).OrderBy(n => n.Id).Select(n => n.Kind).ToListAsync()));
    }

    [Fact]
    public async Task A_job_approved_as_it_was_handed_in_says_so_to_its_translator()
    {
        var (translator, job) = await Claimed("One thing.");
        await Translate(translator, job, 0, "한 가지");
        await HandIn(translator, job);
        var editor = await Server.NewPerson("Editor", await Server.Rows(db => db.Jobs.Select(j => j.DeskId).SingleAsync()), DeskRole.Editor);

        await Do<JobMoves, MoveResult>(moves => moves.Approve(job, editor, null, false, default));

        Assert.Equal(NoticeKinds.Approved, (await Server.Rows(db => db.Notices.SingleAsync(n => n.Kind != NoticeKinds.Submitted))).Kind);
    }

    [Fact]
    public async Task Who_was_slower_is_told_by_whom_and_led_to_other_jobs()
    {
        var (_, job) = await Claimed("One thing.", claim: false);
        var desk = await Server.Rows(db => db.Jobs.Select(j => j.DeskId).SingleAsync());
        var (quick, slow) = (await Server.Browser(await Server.NewPerson("Quick", desk)), await Server.Browser(await Server.NewPerson("Slow", desk)));
        var page = await slow.Get($"/jobs/{job}");
        await quick.Submit(await quick.Get($"/jobs/{job}"), $"/jobs/{job}/claim");

        page = await slow.Submit(page, $"/jobs/{job}/claim");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Quick was faster", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector("[role=alert] a[href='/available']"));
        Assert.Equal($"/jobs/{job}", (await slow.Get($"/jobs/{job}/claim")).Address);
    }

    [Fact]
    public async Task A_claim_is_said_and_renewed_in_the_readers_own_time()
    {
        var (translator, job) = await Claimed("One thing.");
        var browser = await Server.Browser(translator);
        Task<Page> Seoul(string path) => browser.Get(path, r => r.Headers.Add("Cookie", "translate-zone=Asia%2FSeoul"));
        var until = (await Server.Rows(db => db.Jobs.SingleAsync())).ClaimedUntil!.Value;

        Assert.Contains($"Yours until {until.UtcDateTime.ToString("ddd, d MMM, HH:mm", System.Globalization.CultureInfo.GetCultureInfo("en"))} UTC.", (await browser.Get($"/jobs/{job}")).Text, StringComparison.Ordinal);
        Assert.Contains($"Yours until {until.UtcDateTime.AddHours(9).ToString("ddd, d MMM, HH:mm", System.Globalization.CultureInfo.GetCultureInfo("en"))}.", (await Seoul($"/jobs/{job}")).Text, StringComparison.Ordinal);

        Server.Clock.Advance(TimeSpan.FromHours(20));
        var page = await browser.Submit(await browser.Get($"/jobs/{job}"), $"/jobs/{job}/renew");
        var later = (await Server.Rows(db => db.Jobs.SingleAsync())).ClaimedUntil!.Value;
        Assert.Equal(until.AddHours(20), later);

        // The zone was remembered for e-mails, and holds for a browser that does not say one.
        Assert.Equal("Asia/Seoul", (await Server.Rows(db => db.Users.SingleAsync(p => p.Id == translator))).TimeZone);
        Assert.Contains(later.UtcDateTime.AddHours(9).ToString("ddd, d MMM, HH:mm", System.Globalization.CultureInfo.GetCultureInfo("en")), page.Html.QuerySelector(".alert-success")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Giving_back_without_the_work_undoes_what_was_written_since_the_claim_and_nothing_else()
    {
        var (first, job) = await Claimed("One thing. Another thing. A third. A fourth.");
        await Translate(first, job, 0, "먼저 한 가지.");
        await Translate(first, job, 3, "먼저 넷째.");
        await Do<JobMoves, MoveResult>(moves => moves.Release(job, first, false, default));
        Server.Clock.Advance(TimeSpan.FromHours(1));
        var second = await Server.NewPerson("Second", await Server.Rows(db => db.Jobs.Select(j => j.DeskId).SingleAsync()));
        await Do<JobMoves, MoveResult>(moves => moves.Claim(job, second, default));
        Server.Clock.Advance(TimeSpan.FromHours(1));
        await Translate(second, job, 0, "나중 한 가지.");
        await Translate(second, job, 0, "더 나중 한 가지.");
        await Translate(second, job, 1, "나중 둘째.");

        var browser = await Server.Browser(second);
        await browser.Submit(await browser.Get($"/jobs/{job}"), $"/jobs/{job}/release/without");

        var targets = await Server.Rows(db => db.Targets.OrderBy(t => t.Ordinal).ToListAsync());
        Assert.Equal(["먼저 한 가지.", "", "먼저 넷째."], targets.Select(t => t.Text.Text));
        Assert.Equal([4, 2, 1], targets.Select(t => t.Version));
        Assert.Equal([first, null, first], targets.Select(t => t.AuthorId));
        Assert.Equal(["나중 둘째.", "나중 한 가지.", "더 나중 한 가지.", "먼저 한 가지."], (await Server.Rows(db => db.PastTargets.ToListAsync())).Select(t => t.Text.Text).Order(StringComparer.Ordinal));
        var row = await Server.Rows(db => db.Jobs.SingleAsync());
        Assert.Equal((JobState.Available, 2, null), (row.State, row.Translated, row.TranslatorId));
        Assert.Equal(1, await Server.Rows(db => db.Audit.CountAsync(a => a.Act == "released-without-work" && a.PersonId == second)));

        // Drafts of the first are offered to the third.
        Assert.Contains("2 segments by an earlier translator", (await browser.Get($"/jobs/{job}")).Text, StringComparison.Ordinal);
        await Do<JobMoves, MoveResult>(moves => moves.Claim(job, first, default));
        await Translate(first, job, 1, "다시 둘째.");
        Assert.Equal(3, (await Server.Rows(db => db.Jobs.SingleAsync())).Translated);
    }

    [Fact]
    public async Task Nobody_gives_back_what_another_holds_and_a_program_can_choose_too()
    {
        var (translator, job) = await Claimed("One thing.");
        await Translate(translator, job, 0, "한 가지");
        var desk = await Server.Rows(db => db.Jobs.Select(j => j.DeskId).SingleAsync());
        using var other = await Server.Program(await Server.NewPerson("Other", desk));
        using var program = await Server.Program(translator);

        Assert.Equal(HttpStatusCode.Conflict, (await other.PostAsync($"/api/v1/jobs/{job}/release?keepWork=false", null)).StatusCode);
        Assert.Equal("한 가지", (await Server.Rows(db => db.Targets.SingleAsync())).Text.Text);
        Assert.Equal(HttpStatusCode.NoContent, (await program.PostAsync($"/api/v1/jobs/{job}/release?keepWork=false", null)).StatusCode);
        Assert.Equal("", (await Server.Rows(db => db.Targets.SingleAsync())).Text.Text);
    }

    [Fact]
    public async Task A_claims_end_is_warned_of_a_day_and_three_hours_before_and_said_once()
    {
        var (translator, job) = await Claimed("One thing.");
        Task<int> Pass() => Do<JobMoves, int>(async moves =>
        {
            await moves.ExpireClaims(default);
            await moves.WarnOfEnds(default);
            return 0;
        });
        Task<List<string>> Kinds() => Server.Rows(db => db.Notices.Where(n => n.PersonId == translator).OrderBy(n => n.Id).Select(n => n.Kind).ToListAsync());

        Server.Clock.Advance(TimeSpan.FromHours(47));
        await Pass();
        Assert.Empty(await Kinds());
        Server.Clock.Advance(TimeSpan.FromHours(2));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Pass()));
        await Pass();
        Assert.Equal([NoticeKinds.ClaimEnds], await Kinds());
        Server.Clock.Advance(TimeSpan.FromHours(21));
        await Pass();
        await Pass();
        Assert.Equal([NoticeKinds.ClaimEnds, NoticeKinds.ClaimEnds], await Kinds());

        // Put off, it is warned of again; and in the end it ends, once.
        await Do<JobMoves, MoveResult>(moves => moves.Renew(job, translator, default));
        Server.Clock.Advance(TimeSpan.FromHours(70));
        await Pass();
        Server.Clock.Advance(TimeSpan.FromHours(3));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Pass()));
        Assert.Equal([NoticeKinds.ClaimEnds, NoticeKinds.ClaimEnds, NoticeKinds.ClaimEnds, NoticeKinds.ClaimEnded], await Kinds());
        Assert.Equal(JobState.Available, (await Server.Rows(db => db.Jobs.SingleAsync())).State);
    }

    [Fact]
    public async Task A_refused_document_comes_back_with_all_that_was_typed()
    {
        var desk = await Server.NewDesk();
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        var page = await editor.Submit(await editor.Get($"/desks/{desk}/documents/new"), $"/desks/{desk}/documents/new", ("name", "news.txt"), ("text", "Dear reader."), ("from", "xx-invalid!"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("xx-invalid!", page.Text, StringComparison.Ordinal);
        Assert.Equal("Dear reader.", page.Html.QuerySelector("#text")!.TextContent);
        Assert.Equal(0, await Server.Rows(db => db.Documents.CountAsync()));
    }

    [Fact]
    public async Task A_date_that_is_none_is_refused_and_a_day_ends_where_the_editor_is()
    {
        var desk = await Server.NewDesk();
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        var form = $"/desks/{desk}/documents/new";

        var page = await editor.Submit(await editor.Get(form, r => r.Headers.Add("Cookie", "translate-zone=Asia%2FSeoul")), form, ("text", "One thing."));
        page = await editor.Submit(page, "/intake/", ("due", "soon"), ("do", "begin"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        await editor.Submit(page, "/intake/", ("due", "2026-12-24"), ("do", "begin"));
        Assert.Equal(new DateTimeOffset(2026, 12, 24, 14, 59, 0, TimeSpan.Zero), (await Server.Rows(db => db.Jobs.SingleAsync())).DueAt);
    }

    /// <summary>A job of an article, claimed by a translator or not.</summary>
    async Task<(long Translator, long Job)> Claimed(string text, bool claim = true)
    {
        var desk = await Server.NewDesk();
        await Server.Do(services => services.GetRequiredService<Intake>().Take(desk, null, new("article.txt", System.Text.Encoding.UTF8.GetBytes(text), Locale.Parse("en"), [Locale.Parse("ko")]), default));
        await Work();
        var translator = await Server.NewPerson("Translator", desk);
        var job = await Server.Rows(db => db.Jobs.Select(j => j.Id).SingleAsync());
        if (claim) Assert.Equal(MoveResult.Done, await Do<JobMoves, MoveResult>(moves => moves.Claim(job, translator, default)));
        return (translator, job);
    }

    /// <summary>Saves a translation as a translator does in the editor.</summary>
    async Task Translate(long translator, long job, int ordinal, string text)
    {
        using var program = await Server.Program(translator);
        var version = await Server.Rows(db => db.Targets.Where(t => t.JobId == job && t.Ordinal == ordinal).Select(t => t.Version).SingleOrDefaultAsync());
        var answer = await program.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/{ordinal}", new { version, typed = text });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    async Task HandIn(long translator, long job) => Assert.Equal(MoveResult.Done, await Do<JobMoves, MoveResult>(moves => moves.Submit(job, translator, default)));

    Task<TResult> Do<TService, TResult>(Func<TService, Task<TResult>> act)
        where TService : notnull => Server.Do(services => act(services.GetRequiredService<TService>()));
}
