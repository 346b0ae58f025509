using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Jobs;
using Translate.Server.Notices;
using Translate.Server.Pages;

namespace Translate.Server.Tests.Jobs;

public sealed class DeskOnPostgresTests : DeskTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>The editor's desk: what it counts, lists and draws, and what is done from it.</summary>
public class DeskTests : ServerTests
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko"), Japanese = Locale.Parse("ja");

    [Fact]
    public async Task Each_count_is_a_link_to_as_many_jobs()
    {
        var (desk, editor, _) = await People();
        var now = Server.Clock.GetUtcNow();
        var jiwoo = await Server.NewPerson("Holder", desk);
        await Job(desk, j => j.State = JobState.Available);
        await Job(desk, j => (j.State, j.DueAt) = (JobState.Available, now.AddHours(-1)));
        await Job(desk, j => (j.State, j.DueAt) = (JobState.Delivered, now.AddHours(-1)));
        await Job(desk, j => (j.State, j.Since) = (JobState.Delivered, now.AddDays(-8)));
        await Job(desk, j => (j.State, j.TranslatorId, j.ClaimedUntil) = (JobState.Claimed, jiwoo, now.AddHours(3)));
        await Job(desk, j => (j.State, j.TranslatorId, j.ClaimedUntil) = (JobState.Claimed, jiwoo, now.AddDays(2)));
        await Job(desk, j => (j.State, j.Since) = (JobState.Submitted, now.AddDays(-2)));
        await Job(desk, j => (j.State, j.Since) = (JobState.Submitted, now.AddDays(-1)));
        var returned = await Job(desk, j => (j.State, j.TranslatorId) = (JobState.Submitted, jiwoo));
        await Moves(m => m.Return(returned, editor, "The title, please.", default));

        var counts = await Server.Do(s => s.GetRequiredService<DashboardReader>().Counts(desk, default));
        Assert.Equal([2, 1, 1, 2, 1, 1], Enum.GetValues<Attention>().Select(counts.Of));
        Assert.Equal(now.AddDays(-2).ToUnixTimeSeconds(), counts.WaitingSince!.Value.ToUnixTimeSeconds());
        Assert.Equal(9, counts.All);

        var browser = await Server.Browser(editor);
        var page = await browser.Get($"/desks/{desk}");
        var links = page.Html.QuerySelectorAll(".attention a").ToList();
        Assert.Equal(6, links.Count);
        foreach (var link in links)
            Assert.Equal(link.QuerySelector("[data-count]")!.TextContent, (await browser.Get(link.GetAttribute("href")!)).Html.QuerySelectorAll("[data-job]").Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains("2 d ago", links[3].TextContent, StringComparison.Ordinal);

        // Handed in again, it is not sent back any more.
        await Server.Rows(db => db.Jobs.Where(j => j.Id == returned).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Submitted)));
        Assert.Equal(0, (await Server.Do(s => s.GetRequiredService<DashboardReader>().Counts(desk, default))).SentBack);
    }

    [Fact]
    public async Task Filters_leave_what_they_say()
    {
        var (desk, _, jiwoo) = await People();
        var now = Server.Clock.GetUtcNow();
        var a = await Job(desk, j => (j.Priority, j.DueAt) = (Priority.High, now.AddHours(5)), topic: "Sport");
        var b = await Job(desk, j => (j.State, j.TranslatorId, j.DueAt) = (JobState.Claimed, jiwoo, now.AddDays(3)), locale: Japanese);
        var c = await Job(desk, j => j.DueAt = now.AddDays(-1), documentState: DocumentState.Proposed);
        var d = await Job(desk, j => j.State = JobState.Submitted);

        await Finds(new(Priority: Priority.High), a);
        await Finds(new(Topic: "Sport"), a);
        await Finds(new(Locale: Japanese), b);
        await Finds(new(Person: jiwoo), b);
        await Finds(new(State: JobState.Available), a, c);
        await Finds(new(Due: DueWithin.Day), a);
        await Finds(new(Due: DueWithin.Week), a, b);
        await Finds(new(Due: DueWithin.Past), c);
        await Finds(new(Due: DueWithin.Never), d);
        await Finds(new(Document: DocumentState.Proposed), c);
        await Finds(new(), a, b, c, d);
        await Finds(new(Locale: Japanese, Topic: "Sport"));

        async Task Finds(DashboardFilter filter, params long[] jobs)
        {
            Assert.Equal(filter, DashboardFilter.Read(filter.ToQuery()));
            Assert.Equal(jobs.Order(), (await Server.Do(s => s.GetRequiredService<DashboardReader>().Read(desk, filter, null, 50, default))).Jobs.Select(j => j.Id).Order());
        }
    }

    [Theory]
    [InlineData(DashboardOrder.Recent)]
    [InlineData(DashboardOrder.Oldest)]
    [InlineData(DashboardOrder.Due)]
    [InlineData(DashboardOrder.Priority)]
    public async Task Pages_follow_each_other_in_every_order_without_gap_or_repetition(DashboardOrder order)
    {
        var (desk, _, _) = await People();
        var now = Server.Clock.GetUtcNow();
        var made = new List<Job>();
        for (var i = 0; i < 23; i++)
        {
            var n = i;

            // Many alike: what is the same must have an order all the same.
            var id = await Job(desk, j => (j.Since, j.DueAt, j.Priority) = (now.AddHours(-(n % 4)), n % 3 == 0 ? null : now.AddDays(n % 5), (Priority)((n % 4) - 1)));
            made.Add(await Server.Rows(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id)));
        }

        var expected = order switch
        {
            DashboardOrder.Oldest => made.OrderBy(j => j.Since).ThenBy(j => j.Id),
            DashboardOrder.Due => made.OrderBy(j => j.DueAt is null).ThenBy(j => j.DueAt).ThenBy(j => j.Id),
            DashboardOrder.Priority => made.OrderByDescending(j => j.Priority).ThenBy(j => j.Since).ThenBy(j => j.Id),
            _ => made.OrderByDescending(j => j.Since).ThenByDescending(j => j.Id),
        };
        var seen = new List<long>();
        string? after = null;
        do
        {
            var page = await Server.Do(s => s.GetRequiredService<DashboardReader>().Read(desk, new(Order: order), after, 4, default));
            seen.AddRange(page.Jobs.Select(j => j.Id));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(expected.Select(j => j.Id), seen);
    }

    [Fact]
    public async Task A_nudge_tells_the_holder_once_a_day_and_of_an_open_job_those_who_could_claim_it()
    {
        var (desk, editor, jiwoo) = await People();
        var (other, french) = (await Server.NewPerson("Minho", desk), await Server.NewPerson("Claire", desk));
        await Server.Rows(async db =>
        {
            db.LanguagePairs.AddRange(new LanguagePair { PersonId = jiwoo, From = English, To = Korean }, new LanguagePair { PersonId = other, From = English, To = Korean }, new LanguagePair { PersonId = french, From = English, To = Locale.Parse("fr") });
            return await db.SaveChangesAsync();
        });
        var held = await Job(desk, j => (j.State, j.TranslatorId) = (JobState.Claimed, jiwoo));
        var open = await Job(desk, _ => { });
        var handedIn = await Job(desk, j => j.State = JobState.Submitted);

        Assert.Equal((MoveResult.Done, 1), Result(await Acts(a => a.Nudge(held, editor, default))));
        Assert.Equal(MoveResult.NobodyToTell, (await Acts(a => a.Nudge(held, editor, default))).Result);
        Assert.Equal((MoveResult.Done, 2), Result(await Acts(a => a.Nudge(open, editor, default))));
        Assert.Equal(MoveResult.NotInState, (await Acts(a => a.Nudge(handedIn, editor, default))).Result);
        Assert.Equal([(jiwoo, NoticeKinds.Nudged), (jiwoo, NoticeKinds.Wanted), (other, NoticeKinds.Wanted)], (await Server.Rows(db => db.Notices.Where(n => n.JobId == held || n.JobId == open).Select(n => new { n.PersonId, n.Kind }).ToListAsync())).Select(n => (n.PersonId, n.Kind)).Order());
        Assert.Equal(1, await Server.Rows(db => db.Audit.CountAsync(a => a.JobId == held && a.Act == "nudged" && a.PersonId == editor)));

        Server.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((MoveResult.Done, 1), Result(await Acts(a => a.Nudge(held, editor, default))));
    }

    [Fact]
    public async Task A_job_is_taken_back_with_its_work_and_given_back_again()
    {
        var (desk, editor, jiwoo) = await People();
        var until = Server.Clock.GetUtcNow().AddDays(2);
        var job = await Job(desk, j => (j.State, j.TranslatorId, j.ClaimedUntil, j.Translated) = (JobState.Claimed, jiwoo, until, 1));

        var taken = await Acts(a => a.TakeBack(job, editor, default));
        Assert.Equal((MoveResult.Done, 1), Result(taken));
        Assert.Equal((JobState.Available, null), await State(job));
        Assert.Equal(1, (await Row(job)).Translated);

        Assert.Equal(MoveResult.Done, (await Acts(a => a.Undo(desk, taken.Undo!, editor, default))).Result);
        Assert.Equal((JobState.Claimed, (long?)jiwoo), await State(job));
        Assert.Equal(until.ToUnixTimeSeconds(), (await Row(job)).ClaimedUntil!.Value.ToUnixTimeSeconds());
        Assert.Equal(MoveResult.NotInState, (await Acts(a => a.Undo(desk, taken.Undo!, editor, default))).Result);
        Assert.Equal([NoticeKinds.TakenBack, NoticeKinds.Assigned], await Kinds(jiwoo));
    }

    [Fact]
    public async Task A_job_given_to_somebody_else_is_theirs_and_both_are_told()
    {
        var (desk, editor, jiwoo) = await People();
        var (minho, stranger) = (await Server.NewPerson("Minho", desk), await Server.NewPerson("Stranger"));
        var job = await Job(desk, j => (j.State, j.TranslatorId, j.ClaimedUntil) = (JobState.Claimed, jiwoo, Server.Clock.GetUtcNow().AddHours(1)));
        var open = await Job(desk, _ => { });

        Assert.Equal(MoveResult.NotOfTheDesk, (await Acts(a => a.Assign(job, editor, stranger, default))).Result);
        Assert.Equal(MoveResult.NotInState, (await Acts(a => a.Assign(job, editor, jiwoo, default))).Result);
        var given = await Acts(a => a.Assign(job, editor, minho, default));
        Assert.Equal((MoveResult.Done, 2), Result(given));
        Assert.Equal((JobState.Claimed, (long?)minho), await State(job));
        Assert.Equal([NoticeKinds.TakenBack], await Kinds(jiwoo));
        Assert.Equal([NoticeKinds.Assigned], await Kinds(minho));
        Assert.Equal(MoveResult.Done, (await Moves(m => m.Renew(job, minho, default))));

        Assert.Equal(MoveResult.Done, (await Acts(a => a.Undo(desk, given.Undo!, editor, default))).Result);
        Assert.Equal((JobState.Claimed, (long?)jiwoo), await State(job));

        var opened = await Acts(a => a.Assign(open, editor, minho, default));
        Assert.Equal((JobState.Claimed, (long?)minho), await State(open));
        await Acts(a => a.Undo(desk, opened.Undo!, editor, default));
        Assert.Equal((JobState.Available, null), await State(open));
    }

    [Fact]
    public async Task Claims_priorities_and_days_are_changed_and_put_back_only_where_nobody_changed_them_since()
    {
        var (desk, editor, jiwoo) = await People();
        var now = Server.Clock.GetUtcNow();
        var job = await Job(desk, j => (j.State, j.TranslatorId, j.ClaimedUntil, j.Since) = (JobState.Claimed, jiwoo, now.AddHours(5), now.AddDays(-1)));

        var extended = await Acts(a => a.Extend(job, editor, default));
        Assert.Equal(now.AddHours(5).AddDays(3).ToUnixTimeSeconds(), (await Row(job)).ClaimedUntil!.Value.ToUnixTimeSeconds());
        await Acts(a => a.Undo(desk, extended.Undo!, editor, default));
        Assert.Equal(now.AddHours(5).ToUnixTimeSeconds(), (await Row(job)).ClaimedUntil!.Value.ToUnixTimeSeconds());

        var raised = await Acts(a => a.Prioritise(job, editor, 1, default));
        Assert.Equal(Priority.High, (await Row(job)).Priority);
        await Acts(a => a.Prioritise(job, editor, 1, default));
        Assert.Equal(MoveResult.NotInState, (await Acts(a => a.Prioritise(job, editor, 1, default))).Result);
        Assert.Equal(MoveResult.NotInState, (await Acts(a => a.Undo(desk, raised.Undo!, editor, default))).Result);
        Assert.Equal(Priority.Urgent, (await Row(job)).Priority);

        var due = new DateTimeOffset(2027, 1, 5, 14, 59, 0, TimeSpan.Zero);
        var set = await Acts(a => a.SetDue(job, editor, due, default));
        Assert.Equal(due, (await Row(job)).DueAt);
        Assert.Equal(MoveResult.NotInState, (await Acts(a => a.Undo(desk + 1, set.Undo!, editor, default))).Result);
        Assert.Equal(MoveResult.Done, (await Acts(a => a.Undo(desk, set.Undo!, editor, default))).Result);
        Assert.Null((await Row(job)).DueAt);
        Assert.Equal(now.AddDays(-1).ToUnixTimeSeconds(), (await Row(job)).Since.ToUnixTimeSeconds());
        foreach (var nonsense in new[] { "", "claim", "priority:1", $"priority:{job}:2:99", $"claim:{job}:x:y:z", $"until:{job}:-5:{long.MaxValue}" })
            Assert.NotEqual(MoveResult.Done, (await Acts(a => a.Undo(desk, nonsense, editor, default))).Result);
    }

    [Fact]
    public async Task Several_jobs_are_acted_upon_and_undone_without_a_script()
    {
        var (desk, editor, jiwoo) = await People();
        var (first, second, untouched) = (await Job(desk, _ => { }), await Job(desk, j => j.State = JobState.Delivered), await Job(desk, _ => { }));
        var other = await Job(await Server.NewDesk("Politics"), _ => { });
        var browser = await Server.Browser(editor);

        var page = await browser.Submit(await browser.Get($"/desks/{desk}?all=true"), $"/desks/{desk}/jobs", ("job", $"{first}"), ("job", $"{second}"), ("job", $"{other}"), ("act", "Raise"));
        Assert.Contains("1 job is more urgent now.", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 job was not changed.", page.Text, StringComparison.Ordinal);
        Assert.Equal([Priority.High, Priority.Normal, Priority.Normal, Priority.Normal], [(await Row(first)).Priority, (await Row(second)).Priority, (await Row(untouched)).Priority, (await Row(other)).Priority]);
        page = await browser.Submit(page, $"/desks/{desk}/jobs/undo");
        Assert.Contains("Undone for 1 job.", page.Text, StringComparison.Ordinal);
        Assert.Equal(Priority.Normal, (await Row(first)).Priority);

        page = await browser.Submit(page, $"/desks/{desk}/jobs", ("one", $"Assign-{first}"), ($"person-{first}", "Jiwoo"));
        Assert.Equal((JobState.Claimed, (long?)jiwoo), await State(first));
        page = await browser.Submit(page, $"/desks/{desk}/jobs", ("one", $"Assign-{untouched}"), ($"person-{untouched}", "Nobody"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Nobody", page.Text, StringComparison.Ordinal);
        page = await browser.Submit(page, $"/desks/{desk}/jobs", ("act", "Nudge"));
        Assert.Contains("No job was chosen", page.Text, StringComparison.Ordinal);

        // Return in a field is no act.
        page = await browser.Submit(page, $"/desks/{desk}/jobs", ("job", $"{untouched}"), ("act", ""));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal((JobState.Available, null), await State(untouched));

        using var program = await Server.Program(editor);
        var outcomes = await (await program.PostAsJsonAsync($"/api/v1/desks/{desk}/dashboard/acts", new { act = "takeBack", jobs = new[] { first, untouched } })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["done", "notInState"], outcomes.EnumerateArray().Select(o => o.GetProperty("result").GetString()));
        Assert.Equal(HttpStatusCode.Conflict, (await program.PostAsync($"/api/v1/jobs/{second}/extend", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await program.PutAsJsonAsync($"/api/v1/jobs/{untouched}/priority", new { priority = "low" })).StatusCode);
        Assert.Equal(Priority.Low, (await Row(untouched)).Priority);
    }

    [Fact]
    public async Task A_translator_sees_no_act_of_an_editor()
    {
        var (desk, _, jiwoo) = await People();
        await Job(desk, _ => { });

        var page = await (await Server.Browser(jiwoo)).Get($"/desks/{desk}");
        Assert.Single(page.Html.QuerySelectorAll("[data-job]"));
        Assert.Empty(page.Html.QuerySelectorAll("[name=one], input[name=job], [data-bulk]"));
    }

    [Fact]
    public async Task A_saved_view_is_ones_own_a_tab_and_may_be_what_comes_first()
    {
        var (desk, editor, jiwoo) = await People();
        var (open, delivered) = (await Job(desk, _ => { }), await Job(desk, j => j.State = JobState.Delivered));
        var browser = await Server.Browser(editor);

        var page = await browser.Submit(await browser.Get($"/desks/{desk}?state=Delivered"), $"/desks/{desk}/views", ("name", "Done"), ("default", "on"));
        Assert.Equal("Done", page.Html.QuerySelector(".nav-tabs .active")!.TextContent);
        page = await browser.Get($"/desks/{desk}");
        Assert.Equal($"{delivered}", page.Html.QuerySelector("[data-job]")!.GetAttribute("data-job"));
        Assert.Single(page.Html.QuerySelectorAll("[data-job]"));
        Assert.Equal(2, (await browser.Get($"/desks/{desk}?all=true")).Html.QuerySelectorAll("[data-job]").Length);
        Assert.Equal(2, (await (await Server.Browser(jiwoo)).Get($"/desks/{desk}")).Html.QuerySelectorAll("[data-job]").Length);

        page = await browser.Submit(page, $"/desks/{desk}/views/delete");
        Assert.Equal(2, page.Html.QuerySelectorAll("[data-job]").Length);
        Assert.Single(page.Html.QuerySelectorAll(".nav-tabs .nav-link"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(page, $"/desks/{desk}/views", ("name", " "))).Status);

        using var program = await Server.Program(editor);
        for (var i = 0; i < DashboardViews.Most; i++) Assert.True((await program.PutAsJsonAsync($"/api/v1/desks/{desk}/dashboard/views", new { name = $"View {i}", query = "state=Available&nonsense=1", isDefault = true })).IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await program.PutAsJsonAsync($"/api/v1/desks/{desk}/dashboard/views", new { name = "One more", query = "", isDefault = false })).StatusCode);
        var views = (await program.GetFromJsonAsync<SavedView[]>($"/api/v1/desks/{desk}/dashboard/views"))!;
        Assert.All(views, v => Assert.Equal("state=Available", v.Query));
        Assert.Equal($"View {DashboardViews.Most - 1}", Assert.Single(views, v => v.IsDefault).Name);
        Assert.Equal($"{open}", (await browser.Get($"/desks/{desk}")).Html.QuerySelector("[data-job]")!.GetAttribute("data-job"));
    }

    [Fact]
    public async Task The_days_are_counted_from_documents_and_the_record()
    {
        var (desk, editor, jiwoo) = await People();
        var noon = new DateTimeOffset(Server.Clock.GetUtcNow().UtcDateTime.Date.AddDays(1).AddHours(12), TimeSpan.Zero);
        Server.Clock.SetUtcNow(noon);
        var today = DateOnly.FromDateTime(noon.UtcDateTime);
        var first = await Job(desk, j => j.State = JobState.Delivered, words: 100, created: noon.AddDays(-2));
        var second = await Job(desk, _ => { }, words: 30, created: noon.AddDays(-1));
        await Job(desk, _ => { }, words: 7, created: noon.AddDays(-20));
        await Record(first, ("prepared", -50), ("claimed", -48), ("released", -47), ("claimed", -43), ("submitted", -30), ("returned", -28), ("submitted", -26), ("approved", -25), ("delivered", -25), ("reopened", -3), ("approved", -2), ("delivered", -2));
        await Record(second, ("prepared", -24), ("claimed", -4), ("expired", -2), ("claimed", -1));

        var days = await Server.Do(s => s.GetRequiredService<DeskCharts>().Read(desk, 7, new LocalTime(TimeZoneInfo.Utc, s.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Strings>>(), Server.Clock), default));
        Assert.Equal(Enumerable.Range(-6, 7).Select(today.AddDays), days.Select(d => d.Day));
        Assert.Equal([0, 0, 0, 0, 100, 30, 0], days.Select(d => d.WordsIn));
        Assert.Equal([0, 0, 0, 0, 0, 0, 100], days.Select(d => d.WordsOut));

        // Two days ago after 2 hours and after 4; today after 20 hours and after 1. Yesterday reviewed after 2 and 1, today after 1.
        Assert.Equal([null, null, null, null, 3, null, 10.5], days.Select(d => d.HoursToClaim));
        Assert.Equal([null, null, null, null, null, 1.5, 1], days.Select(d => d.HoursToReview));
        Assert.Equal(28, (await Server.Do(s => s.GetRequiredService<DeskCharts>().Read(desk, 28, new LocalTime(TimeZoneInfo.Utc, s.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Strings>>(), Server.Clock), default))).Count);

        var page = await (await Server.Browser(editor)).Get($"/desks/{desk}/charts");
        Assert.Equal(2, page.Html.QuerySelectorAll("svg.days").Length);
        Assert.Equal(7, page.Html.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await Server.Browser(jiwoo)).SendOnce(HttpMethod.Get, $"/desks/{desk}/charts")).StatusCode);

        Task<int> Record(long job, params (string Act, int Hours)[] acts) => Server.Rows(async db =>
        {
            var document = await db.Jobs.Where(j => j.Id == job).Select(j => j.DocumentId).SingleAsync();
            foreach (var (act, hours) in acts)
            {
                db.Audit.Add(new() { DeskId = desk, DocumentId = document, JobId = job, Act = act, At = noon.AddHours(hours) });
                await db.SaveChangesAsync();
            }

            return 0;
        });
    }

    [Fact]
    public async Task A_burn_down_follows_every_version_of_every_target()
    {
        var (desk, _, jiwoo) = await People();
        var now = Server.Clock.GetUtcNow();
        var begin = now.AddHours(-10);
        var job = await Job(desk, j => (j.State, j.Segments, j.TranslatorId) = (JobState.Claimed, 4, jiwoo), created: begin.AddHours(-1), words: 100);
        await Server.Rows(async db =>
        {
            var document = await db.Jobs.Where(j => j.Id == job).Select(j => j.DocumentId).SingleAsync();
            for (var i = 0; i < 4; i++) db.Segments.Add(new() { DocumentId = document, Ordinal = i, UnitId = $"{i}", Source = new InlineText("words"), Words = (i + 1) * 10 });
            db.Audit.Add(new() { DeskId = desk, DocumentId = document, JobId = job, Act = "prepared", At = begin });
            Now(0, 1, TargetState.Translated, begin.AddMinutes(-5));
            Was(1, 1, TargetState.Initial, begin.AddHours(1));
            Was(1, 2, TargetState.Translated, begin.AddHours(2));
            Was(1, 3, TargetState.Initial, begin.AddHours(5));
            Now(1, 4, TargetState.Reviewed, begin.AddHours(6));
            Now(2, 1, TargetState.Translated, begin.AddHours(4));
            Now(3, 1, TargetState.Initial, begin.AddHours(7));
            return await db.SaveChangesAsync();

            void Now(int ordinal, int version, TargetState state, DateTimeOffset at) => db.Targets.Add(new() { JobId = job, Ordinal = ordinal, Text = new InlineText("말"), State = state, Version = version, Changed = at });
            void Was(int ordinal, int version, TargetState state, DateTimeOffset at) => db.PastTargets.Add(new() { JobId = job, Ordinal = ordinal, Text = new InlineText("말"), State = state, Version = version, Changed = at });
        });

        var down = (await Server.Do(s => s.GetRequiredService<BurnDowns>().Of(job, default)))!;
        Assert.Equal(100, down.Words);
        Assert.Equal([(0, 90), (2, 70), (4, 40), (5, 60), (6, 40)], down.Points.Select(p => ((int)Math.Round((p.At - begin).TotalHours), p.Words)));

        // 50 words in 8 hours: 40 more take 6.4.
        Assert.True(down.IsForecast);
        Assert.Equal(6.4, (down.DoneAt!.Value - now).TotalHours, 0.01);
        Assert.NotNull((await (await Server.Browser(jiwoo)).Get($"/jobs/{job}")).Html.QuerySelector("#burn-down"));
    }

    [Fact]
    public async Task A_raised_job_comes_first_among_those_to_choose_from()
    {
        var (desk, editor, jiwoo) = await People();
        var (first, second) = (await Job(desk, j => j.DueAt = Server.Clock.GetUtcNow().AddDays(1)), await Job(desk, _ => { }));
        await Acts(a => a.Prioritise(second, editor, 1, default));

        var page = await Server.Do(s => s.GetRequiredService<AvailableJobs>().Read(jiwoo, new(AvailableFilter.AllPairs), 0, default));
        Assert.Equal([second, first], page.Jobs.Select(j => j.Id));
    }

    static (MoveResult Result, int Told) Result(ActOutcome outcome) => (outcome.Result, outcome.Told);

    async Task<(long Desk, long Editor, long Translator)> People()
    {
        var desk = await Server.NewDesk();
        return (desk, await Server.NewPerson("Editor", desk, DeskRole.Editor), await Server.NewPerson("Jiwoo", desk));
    }

    Task<ActOutcome> Acts(Func<DeskActs, Task<ActOutcome>> act) => Server.Do(s => act(s.GetRequiredService<DeskActs>()));

    Task<MoveResult> Moves(Func<JobMoves, Task<MoveResult>> move) => Server.Do(s => move(s.GetRequiredService<JobMoves>()));

    Task<Job> Row(long job) => Server.Rows(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == job));

    async Task<(JobState State, long? Translator)> State(long job) => await Row(job) is var row ? (row.State, row.TranslatorId) : default;

    Task<List<string>> Kinds(long person) => Server.Rows(db => db.Notices.Where(n => n.PersonId == person).OrderBy(n => n.Id).Select(n => n.Kind).ToListAsync());

    Task<long> Job(long desk, Action<Job> with, Locale? locale = null, string? topic = null, int words = 10, DocumentState documentState = DocumentState.Ready, DateTimeOffset? created = null) => Server.Rows(async db =>
    {
        var now = Server.Clock.GetUtcNow();
        var document = new Document { DeskId = desk, Name = "a.txt", Format = "text", SourceLocale = English, State = documentState, Segments = 1, Words = words, Topic = topic, Created = created ?? now };
        var job = new Job { DeskId = desk, Document = document, Locale = locale ?? Korean, State = JobState.Available, Segments = 1, Since = now };
        with(job);
        db.Add(job);
        await db.SaveChangesAsync();
        return job.Id;
    });
}
