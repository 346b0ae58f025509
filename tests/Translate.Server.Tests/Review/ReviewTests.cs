using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Notices;
using Translate.Server.Tests.Editor;

namespace Translate.Server.Tests.Review;

public sealed class ReviewOnPostgresTests : ReviewTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>An editor reads what was handed in, corrects it, marks errors, and decides; all of it is counted.</summary>
public class ReviewTests : EditorTests
{
    [Fact]
    public async Task An_approved_segment_keeps_its_author_and_a_changed_one_is_the_editors()
    {
        var job = await HandedIn("One thing. Another thing.", "한 가지.", "또 한 가지.");

        var results = await Review(job, (0, 1, "한 가지.", "reviewed"), (1, 1, "다른 한 가지.", "reviewed"));

        Assert.Equal([("saved", "reviewed", "Anna"), ("saved", "reviewed", "Eva")], results.Select(r => (Text(r, "outcome"), Text(r.GetProperty("target"), "state"), Text(r.GetProperty("target"), "author"))));
        var segments = await Segments(Editor, job);
        Assert.Equal(["한 가지.", "또 한 가지."], segments.Select(s => Text(s.GetProperty("handedIn"), "typed")));
        Assert.Equal([1, 1], segments.Select(s => s.GetProperty("handedIn").GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task A_match_that_an_editor_approves_remains_the_match_that_it_was()
    {
        var job = await Prepared("One thing.");
        await Server.Rows(async db =>
        {
            db.Targets.Add(new() { JobId = job, Ordinal = 0, Text = new("하나"), State = TargetState.Translated, Origin = OriginKind.Memory, Score = 100, OriginName = "Culture", Version = 1, Changed = Server.Clock.GetUtcNow() });
            (await db.Jobs.SingleAsync()).Translated = 1;
            return await db.SaveChangesAsync();
        });
        (await Anna.PostAsync($"/api/v1/jobs/{job}/claim", null)).EnsureSuccessStatusCode();
        await HandIn(job);

        await Review(job, (0, 1, "하나둘", "initial"));
        await Review(job, (0, 2, "하나", "reviewed"));

        var target = await Server.Rows(db => db.Targets.SingleAsync());
        Assert.Equal((OriginKind.Memory, 100, "Culture", (long?)null, TargetState.Reviewed), (target.Origin, target.Score, target.OriginName, target.AuthorId, target.State));
        Assert.Equal(1, (await Server.Rows(db => db.Jobs.SingleAsync())).Translated);
    }

    [Fact]
    public async Task Only_an_editor_says_reviewed_and_only_of_what_was_handed_in()
    {
        var job = await Claimed("One thing.");
        Assert.Equal("refused", Text((await Review(job, (0, 0, "한 가지.", "reviewed"), Anna))[0], "outcome"));
        Assert.Equal("refused", Text((await Review(job, (0, 0, "한 가지.", "reviewed")))[0], "outcome"));
        await Save(Anna, job, (0, 0, "한 가지."));
        await HandIn(job);
        Assert.Equal("refused", Text((await Review(job, (0, 1, "한 가지.", "reviewed"), Anna))[0], "outcome"));
        var answer = await Editor.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/0", new { version = 1, typed = "한 가지.", state = "reviewed" });
        Assert.Equal("reviewed", Text(await answer.Content.ReadFromJsonAsync<JsonElement>(), "state"));
    }

    [Fact]
    public async Task What_an_editor_types_into_a_review_that_is_over_is_not_wanted_in_the_job()
    {
        var job = await HandedIn("One thing.", "한 가지.");
        (await Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/return", new { comment = "Shorter, please." })).EnsureSuccessStatusCode();

        Assert.Equal("refused", Text((await Review(job, (0, 1, "늦은 말", "initial")))[0], "outcome"));
        Assert.Equal("한 가지.", (await Server.Rows(db => db.Targets.SingleAsync())).Text.Text);
    }

    [Fact]
    public async Task A_review_counts_as_edited_by_its_texts_alone()
    {
        var job = await HandedIn("One thing. Another thing.", "한 가지.", "또 한 가지.");

        // A word that is put in and taken out again is no edit, and nor is a mark that somebody has read it.
        await Review(job, (0, 1, "한 가지. 참", "initial"));
        await Review(job, (0, 2, "한 가지.", "reviewed"));
        await Review(job, (1, 1, "또 한 가지.", "reviewed"));
        await Approve(job);

        Assert.Equal("approved", Text(await Get(Anna, $"/api/v1/jobs/{job}/changes"), "outcome"));
        var row = await Server.Rows(db => db.Reviews.SingleAsync());
        Assert.Equal((ReviewOutcome.Approved, 0, 2, 4, (int?)null, (long?)AnnaId), (row.Outcome, row.Edited, row.Segments, row.Words, row.Penalty, row.TranslatorId));
        Assert.Equal(NoticeKinds.Approved, (await Server.Rows(db => db.Notices.SingleAsync(n => n.PersonId == AnnaId))).Kind);
    }

    [Fact]
    public async Task Each_decision_leaves_a_row_in_its_own_transaction()
    {
        var job = await HandedIn("One thing. Another thing.", "한 가지.", "또 한 가지.");
        await Review(job, (1, 1, "다른 한 가지.", "reviewed"));
        (await Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/return", new { comment = "The first one, please." })).EnsureSuccessStatusCode();
        Later();
        await Save(Anna, job, (0, 1, "하나."));
        await HandIn(job);
        await Review(job, (0, 2, "한 가지다.", "reviewed"));
        await Approve(job);
        Assert.Equal(HttpStatusCode.Conflict, (await Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { })).StatusCode);

        var rows = await Server.Rows(db => db.Reviews.OrderBy(r => r.Id).ToListAsync());
        Assert.Equal([(ReviewOutcome.Returned, 1, "The first one, please."), (ReviewOutcome.ApprovedWithEdits, 1, null)], rows.Select(r => (r.Outcome, r.Edited, r.Reason)));
        var changes = await Get(Anna, $"/api/v1/jobs/{job}/changes");
        Assert.Equal("approvedWithEdits", Text(changes, "outcome"));
        Assert.Equal(("하나.", "한 가지다."), (Text(changes.GetProperty("changes")[0], "before"), Text(changes.GetProperty("changes")[0], "after")));
        Assert.Equal(1, changes.GetProperty("edited").GetInt32());
    }

    [Fact]
    public async Task An_error_is_marked_at_its_place_as_it_is_typed_and_weighed()
    {
        var job = await HandedInFile("bridge.md", "The **new** bridge opens today and not on any other day of the week.", "⟦1⟧새⟦/1⟧ 다리가 오늘 열린다.");
        await Policy(passMark: 60);
        var text = Text((await Segments(Editor, job))[0].GetProperty("handedIn"), "typed")!;

        var error = await Mark(job, 0, "style/awkward", "major", text.IndexOf("오늘", StringComparison.Ordinal), 2, "Say when.");

        Assert.Equal(("오늘", 5, "Eva", true, true), (Text(error, "quote"), error.GetProperty("weight").GetInt32(), Text(error, "editor"), error.GetProperty("isMine").GetBoolean(), error.GetProperty("counts").GetBoolean()));
        Assert.Equal(text.IndexOf("오늘", StringComparison.Ordinal), error.GetProperty("start").GetInt32());
        var whole = await Mark(job, 0, "accuracy/omission", "minor");
        Assert.Equal(JsonValueKind.Null, whole.GetProperty("quote").ValueKind);
        var score = (await Get(Editor, $"/api/v1/jobs/{job}/review")).GetProperty("score");
        Assert.Equal((14, 6, 2, 57.1, false), (score.GetProperty("words").GetInt32(), score.GetProperty("penalty").GetInt32(), score.GetProperty("errors").GetInt32(), Math.Round(score.GetProperty("score").GetDouble(), 1), score.GetProperty("passes").GetBoolean()));

        // It is still at its place when the editor has mended it.
        await Review(job, (0, 1, text.Replace("오늘", "월요일에", StringComparison.Ordinal), "reviewed"));
        Assert.Equal(2, (await Segments(Anna, job))[0].GetProperty("errors").GetInt32());
        var beside = (await Get(Anna, $"/api/v1/jobs/{job}/segments/0/beside")).GetProperty("errors");
        Assert.Equal(("오늘", "Say when.", false), (Text(beside[0], "quote"), Text(beside[0], "note"), beside[0].GetProperty("isMine").GetBoolean()));

        await Approve(job);
        Assert.Equal(6, (await Server.Rows(db => db.Reviews.SingleAsync())).Penalty);
        var page = await (await Server.Browser(AnnaId)).Get($"/jobs/{job}");
        Assert.Contains("Say when.", page.Html.QuerySelector(".reviewed")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("does not pass (60)", page.Html.QuerySelector(".reviewed")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mark_is_taken_away_by_whoever_made_it_and_while_the_review_goes_on()
    {
        var job = await HandedIn("One thing.", "한 가지.");
        using var other = await Server.Program(await Server.NewPerson("Otto", Desk, DeskRole.Editor));
        var (first, second) = (Id(await Mark(job, 0, "terminology", "critical")), Id(await Mark(job, 0, "style", "neutral")));

        Assert.Equal(HttpStatusCode.NotFound, (await other.DeleteAsync($"/api/v1/jobs/{job}/errors/{first}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Anna.DeleteAsync($"/api/v1/jobs/{job}/errors/{first}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Editor.DeleteAsync($"/api/v1/jobs/{job}/errors/{first}")).StatusCode);
        await Approve(job);
        Assert.Equal(HttpStatusCode.NotFound, (await Editor.DeleteAsync($"/api/v1/jobs/{job}/errors/{second}")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await PostError(job, 0, new { version = 1, category = "style", severity = "minor" })).StatusCode);
        Assert.Equal(0, (await Server.Rows(db => db.Reviews.SingleAsync())).Penalty);
    }

    [Fact]
    public async Task Errors_of_an_earlier_round_are_shown_and_do_not_count_again()
    {
        var job = await HandedIn("One thing.", "한 가지.");
        await Mark(job, 0, "accuracy", "critical");
        (await Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/return", new { comment = "Please look." })).EnsureSuccessStatusCode();
        Later();
        await Save(Anna, job, (0, 1, "한 가지다."));
        await HandIn(job);

        var sheet = await Get(Editor, $"/api/v1/jobs/{job}/review");
        Assert.Equal(100, sheet.GetProperty("score").GetProperty("score").GetDouble());
        Assert.Equal("Please look.", Text(sheet.GetProperty("returns")[0], "reason"));
        var error = (await Anna.GetFromJsonAsync<JsonElement[]>($"/api/v1/jobs/{job}/errors"))!.Single();
        Assert.False(error.GetProperty("counts").GetBoolean());
        await Approve(job);
        Assert.Equal([25, null], await Server.Rows(db => db.Reviews.OrderBy(r => r.Id).Select(r => r.Penalty).ToListAsync()));
    }

    [Fact]
    public async Task A_place_that_is_none_and_a_kind_that_is_none_are_refused()
    {
        var job = await HandedIn("One thing.", "한 가지.");

        Assert.Equal(HttpStatusCode.BadRequest, (await PostError(job, 0, new { version = 1, start = 3, length = 99, category = "style", severity = "minor" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostError(job, 0, new { version = 1, category = "taste", severity = "minor" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostError(job, 0, new { version = 1, category = "style" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostError(job, 0, new { version = 7, category = "style", severity = "minor" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostError(job, 9, new { version = 1, category = "style", severity = "minor" })).StatusCode);
        Assert.Equal(0, await Server.Rows(db => db.ReviewErrors.CountAsync()));
    }

    [Fact]
    public async Task What_a_trusted_translator_hands_in_is_approved_at_once_where_the_desk_reviews_newcomers_only()
    {
        var first = await Claimed("One thing.");
        await Trust(AnnaId);
        await Save(Anna, first, (0, 0, "한 가지."));
        await HandIn(first);
        Assert.Equal(JobState.Submitted, (await Server.Rows(db => db.Jobs.SingleAsync())).State);

        var second = await Claimed("Another thing entirely.");
        await Policy(ReviewRule.Newcomers);
        Assert.True((await Get(Anna, $"/api/v1/jobs/{second}/editor")).GetProperty("isTrusted").GetBoolean());
        await Save(Anna, second, (0, 0, "또 한 가지."));
        await HandIn(second);
        Assert.Equal(JobState.Approved, (await Server.Rows(db => db.Jobs.SingleAsync(j => j.Id == second))).State);
        await Work();
        Assert.Equal(JobState.Delivered, (await Server.Rows(db => db.Jobs.SingleAsync(j => j.Id == second))).State);
        Assert.Equal(TargetState.Translated, (await Server.Rows(db => db.Targets.SingleAsync(t => t.JobId == second))).State);
        var row = await Server.Rows(db => db.Reviews.SingleAsync());
        Assert.Equal((ReviewOutcome.Trusted, null, null), (row.Outcome, row.EditorId, row.Penalty));
        Assert.Equal(1, await Server.Rows(db => db.Audit.CountAsync(a => a.JobId == second && a.Act == "approved-by-trust")));
        Assert.Equal("trusted", Text(await Get(Anna, $"/api/v1/jobs/{second}/changes"), "outcome"));
    }

    [Fact]
    public async Task A_newcomers_work_and_too_much_unread_machine_text_are_reviewed_all_the_same()
    {
        var newcomers = await Claimed("One thing.");
        await Policy(ReviewRule.Newcomers);
        await Save(Anna, newcomers, (0, 0, "한 가지."));
        await HandIn(newcomers);

        await Trust(AnnaId);
        var machines = await Claimed("Another thing entirely.");
        await Server.Rows(async db =>
        {
            db.Targets.Add(new() { JobId = machines, Ordinal = 0, Text = new("또"), State = TargetState.Translated, Origin = OriginKind.Machine, Version = 1, Changed = Server.Clock.GetUtcNow() });
            (await db.Jobs.SingleAsync(j => j.Id == machines)).Translated = 1;
            return await db.SaveChangesAsync();
        });
        await HandIn(machines);

        Assert.All(await Server.Rows(db => db.Jobs.ToListAsync()), j => Assert.Equal(JobState.Submitted, j.State));
        Assert.Equal(0, await Server.Rows(db => db.Reviews.CountAsync()));
    }

    [Fact]
    public async Task Reasons_are_ones_own_or_the_desks_and_changed_by_whoever_keeps_them()
    {
        await Claimed("One thing.");
        using var manager = await Server.Program(await Server.NewPerson("Mara", Desk, DeskRole.Manager));
        var address = $"/api/v1/desks/{Desk}/return-reasons";
        var own = Id(await Post(Editor, address, new { text = "The headline is too long." }));
        var desks = Id(await Post(manager, address, new { text = "See the style guide.", isOwn = false }));

        Assert.Equal(HttpStatusCode.Forbidden, (await Editor.PostAsJsonAsync(address, new { text = "For all.", isOwn = false })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Editor.PostAsJsonAsync(address, new { text = " " })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Anna.GetAsync(address)).StatusCode);
        Assert.Equal(["The headline is too long.", "See the style guide."], (await Editor.GetFromJsonAsync<JsonElement[]>(address))!.Select(r => Text(r, "text")));
        Assert.Equal(["See the style guide."], (await manager.GetFromJsonAsync<JsonElement[]>(address))!.Select(r => Text(r, "text")));
        Assert.Equal(HttpStatusCode.NotFound, (await manager.PutAsJsonAsync($"{address}/{own}", new { text = "Not mine." })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Editor.DeleteAsync($"{address}/{desks}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Editor.PutAsJsonAsync($"{address}/{own}", new { text = "Too long." })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await manager.DeleteAsync($"{address}/{desks}")).StatusCode);
        Assert.Equal(["Too long."], (await Editor.GetFromJsonAsync<JsonElement[]>(address))!.Select(r => Text(r, "text")));
    }

    [Fact]
    public async Task The_page_of_habits_keeps_reasons_and_policy_and_says_what_is_wrong()
    {
        await Claimed("One thing.");
        var (address, manager) = ($"/desks/{Desk}/reviews/habits", await Server.Browser(await Server.NewPerson("Mara", Desk, DeskRole.Manager)));
        var page = await manager.Submit(await manager.Get(address), $"{address}/reasons", ("text", "See the style guide."), ("desks", "on"));
        Assert.Contains("See the style guide.", page.Text, StringComparison.Ordinal);
        page = await manager.Submit(page, address, ("newcomers", "on"), ("mark", "101"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("from 1 to 100", page.Text, StringComparison.Ordinal);
        await manager.Submit(page, address, ("newcomers", "on"), ("mark", "85"));
        var desk = await Server.Rows(db => db.Desks.SingleAsync(d => d.Id == Desk));
        Assert.Equal((ReviewRule.Newcomers, 85), (desk.Reviews, desk.PassMark));

        var editor = await Server.Browser((await Server.Rows(db => db.Users.SingleAsync(p => p.DisplayName == "Eva"))).Id);
        page = await editor.Get(address);
        Assert.Contains("The pass mark is 85.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Html.Forms, f => f.GetAttribute("action") == address);
        page = await editor.Submit(page, $"{address}/reasons", ("text", "Mine."), ("desks", "on"));
        page = await editor.Submit(page, $"{address}/reasons", ("drop", "1"));
        Assert.Equal(["See the style guide."], await Server.Rows(db => db.ReturnReasons.Select(r => r.Text).ToListAsync()));
    }

    [Fact]
    public async Task A_trend_says_how_reviews_came_out_by_person_and_language_and_translators_see_their_own()
    {
        await Claimed("One thing.");
        var bensId = (await Server.Rows(db => db.Users.SingleAsync(p => p.DisplayName == "Ben"))).Id;
        var now = Server.Clock.GetUtcNow();
        await Server.Rows(async db =>
        {
            var job = await db.Jobs.SingleAsync();
            (await db.Users.SingleAsync(p => p.Id == bensId)).DisplayName = "=Ben, jr.";
            void Add(long who, string locale, ReviewOutcome outcome, int days, int edited = 0, int? penalty = null)
            {
                var into = Locale.Parse(locale);
                db.Reviews.Add(new() { DeskId = Desk, JobId = job.Id, Locale = into, TranslatorId = who, Outcome = outcome, Words = 500, Segments = 20, Edited = edited, Penalty = penalty, At = now.AddDays(-days) });
            }

            Add(AnnaId, "ko", ReviewOutcome.Approved, 0, penalty: 1);
            Add(AnnaId, "ko", ReviewOutcome.ApprovedWithEdits, 0, edited: 5, penalty: 9);
            Add(AnnaId, "ja", ReviewOutcome.Trusted, 0);
            Add(bensId, "ko", ReviewOutcome.Returned, 0, edited: 2);
            Add(bensId, "ko", ReviewOutcome.Approved, 70);
            Add(bensId, "ko", ReviewOutcome.Approved, 800);
            return await db.SaveChangesAsync();
        });

        var trend = await Get(Editor, $"/api/v1/desks/{Desk}/reviews");
        var anna = trend.GetProperty("rows").EnumerateArray().Single(r => Text(r, "person") == "Anna" && Text(r, "locale") == "ko");
        Assert.Equal((2, 1000, 1, 1, 0, 12.5, 10.0, 99.0), (Number(anna, "reviews"), Number(anna, "words"), Number(anna, "approved"), Number(anna, "approvedWithEdits"), Number(anna, "returned"), anna.GetProperty("editedShare").GetDouble(), anna.GetProperty("penaltyPerThousand").GetDouble(), anna.GetProperty("score").GetDouble()));
        Assert.Equal(4, trend.GetProperty("rows").GetArrayLength());
        Assert.InRange(trend.GetProperty("steps").GetArrayLength(), 3, 4);
        Assert.Equal(5, trend.GetProperty("steps").EnumerateArray().Sum(s => Number(s, "reviews")));
        Assert.Equal(11, (await Get(Editor, $"/api/v1/desks/{Desk}/reviews?by=week&locale=ko")).GetProperty("steps").GetArrayLength());

        var own = (await Get(Anna, $"/api/v1/desks/{Desk}/reviews?person={bensId}")).GetProperty("rows");
        Assert.All(own.EnumerateArray(), r => Assert.Equal("Anna", Text(r, "person")));
        var csv = await Editor.GetStringAsync($"/api/v1/desks/{Desk}/reviews/csv?person={bensId}");
        Assert.Contains(",\"'=Ben, jr.\",ko,1,500,0,0,1,0,20,2,10,,\r\n", csv, StringComparison.Ordinal);

        var page = await (await Server.Browser(AnnaId)).Get($"/desks/{Desk}/reviews");
        Assert.Equal("How my work was reviewed", page.Heading);
        Assert.DoesNotContain("Ben", page.Text, StringComparison.Ordinal);
        Assert.Equal(3, page.Html.QuerySelectorAll("svg rect").Length);
    }

    [Fact]
    public async Task Any_two_moments_of_a_job_and_any_two_versions_of_a_segment_are_compared()
    {
        var job = await HandedIn("One thing. Another thing.", "한 가지.", "또 한 가지.");
        await Review(job, (1, 1, "다른 한 가지.", "reviewed"));
        (await Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/return", new { comment = "Please look." })).EnsureSuccessStatusCode();
        Later();
        await Save(Anna, job, (0, 1, "하나."));
        await HandIn(job);
        await Approve(job);
        await Work();

        var moments = (await Anna.GetFromJsonAsync<JsonElement[]>($"/api/v1/jobs/{job}/moments"))!;
        Assert.Equal(["prepared", "submitted", "returned", "submitted", "approved", "delivered", "now"], moments.Select(m => Text(m, "act")));
        string At(int i) => Text(moments[i], "id")!;
        async Task<(int, string?, string?)[]> Compared(string from, string to) =>
            [.. (await Get(Anna, $"/api/v1/jobs/{job}/compare?from={from}&to={to}")).GetProperty("segments").EnumerateArray().Select(s => (Number(s, "ordinal"), Text(s, "before"), Text(s, "after")))];

        Assert.Equal([(0, "", "한 가지."), (1, "", "또 한 가지.")], await Compared(At(0), At(1)));
        Assert.Equal([(1, "또 한 가지.", "다른 한 가지.")], await Compared(At(1), At(2)));
        Assert.Equal([(0, "한 가지.", "하나.")], await Compared(At(3), At(2)));
        Assert.Equal([(0, "한 가지.", "하나."), (1, "또 한 가지.", "다른 한 가지.")], await Compared(At(1), "now"));
        Assert.Equal(HttpStatusCode.NotFound, (await Anna.GetAsync($"/api/v1/jobs/{job}/compare?from=999999")).StatusCode);

        var versions = await Get(Anna, $"/api/v1/jobs/{job}/segments/0/compare?from=1&to=2");
        Assert.Equal(("한 가지.", "하나."), (Text(versions, "before"), Text(versions, "after")));
        Assert.Contains(versions.GetProperty("diff").EnumerateArray(), d => Text(d, "kind") == "added");
        Assert.Equal(HttpStatusCode.NotFound, (await Anna.GetAsync($"/api/v1/jobs/{job}/segments/0/compare?from=1&to=9")).StatusCode);

        var page = await (await Server.Browser(AnnaId)).Get($"/jobs/{job}/compare?from={At(1)}&to={At(2)}");
        Assert.Equal("다른", page.Html.QuerySelector("ins")!.TextContent);
        Assert.Contains("1 segment differs", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machines_draft_that_nobody_read_is_approved_as_what_it_is()
    {
        var job = await Prepared("One thing. Another thing.");
        await Server.Rows(async db =>
        {
            for (var i = 0; i < 2; i++)
                db.Targets.Add(new() { JobId = job, Ordinal = i, Text = new($"초안 {i}"), State = TargetState.Initial, Origin = OriginKind.Machine, OriginName = "Libre", Score = 70 + i, Version = 1, Changed = Server.Clock.GetUtcNow() });
            (await db.Jobs.SingleAsync()).State = JobState.Submitted;
            db.Audit.Add(new() { DeskId = Desk, JobId = job, Act = "machine-finished", At = Server.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        Later();

        await Review(job, (0, 1, "초안 0", "reviewed"));

        var target = await Server.Rows(db => db.Targets.OrderBy(t => t.Ordinal).FirstAsync());
        Assert.Equal((TargetState.Reviewed, OriginKind.Machine, (long?)null, 2), (target.State, target.Origin, target.AuthorId, target.Version));
        Assert.Equal(1, (await Server.Rows(db => db.Jobs.SingleAsync())).Translated);
        Assert.Equal(HttpStatusCode.Conflict, (await Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { acceptsMachineText = true })).StatusCode);
        var blocks = (await Get(Editor, $"/api/v1/jobs/{job}/readiness")).GetProperty("blocks");
        Assert.Equal(1, Assert.Single(blocks.EnumerateArray().ToList()).GetProperty("ordinal").GetInt32());
    }

    /// <summary>A job that Anna has translated so and handed in.</summary>
    Task<long> HandedIn(string text, params string[] translations) => HandedInFile("article.txt", text, translations);

    async Task<long> HandedInFile(string name, string text, params string[] translations)
    {
        var job = await Claimed(text, name);
        Later();
        var results = await Save(Anna, job, [.. translations.Select((t, i) => (i, 0, t))]);
        Assert.All(results, r => Assert.Equal("saved", Text(r, "outcome")));
        await HandIn(job);
        return job;
    }

    async Task HandIn(long job)
    {
        Later();
        var answer = await Anna.PostAsync($"/api/v1/jobs/{job}/submit", null);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Later();
    }

    /// <summary>What is done next is done at another moment.</summary>
    void Later() => Server.Clock.Advance(TimeSpan.FromSeconds(1));

    async Task<JsonElement[]> Review(long job, params (int Ordinal, int Version, string Typed, string State)[] saves)
    {
        Later();
        return await Review(job, saves, Editor);
    }

    static Task<JsonElement[]> Review(long job, (int Ordinal, int Version, string Typed, string State) save, HttpClient who) => Review(job, [save], who);

    static async Task<JsonElement[]> Review(long job, (int Ordinal, int Version, string Typed, string State)[] saves, HttpClient who) =>
        [.. (await Post(who, $"/api/v1/jobs/{job}/editor/saves", new { place = Guid.NewGuid(), inReview = true, saves = saves.Select(s => new { s.Ordinal, s.Version, s.Typed, s.State }) })).GetProperty("results").EnumerateArray()];

    async Task Approve(long job)
    {
        Later();
        var answer = await Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    Task<HttpResponseMessage> PostError(long job, int ordinal, object error) => Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/segments/{ordinal}/errors", error);

    async Task<JsonElement> Mark(long job, int ordinal, string category, string severity, int? start = null, int? length = null, string? note = null)
    {
        using var answer = await PostError(job, ordinal, new { version = 1, start, length, category, severity, note });
        Assert.True(answer.StatusCode is HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    async Task Policy(ReviewRule reviews = ReviewRule.Everybody, int? passMark = null)
    {
        using var manager = await Server.Program(await Server.NewPerson("Max", Desk, DeskRole.Manager));
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PutAsJsonAsync($"/api/v1/desks/{Desk}/reviews/policy", new { reviews = "everybody", passMark = 0 })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await manager.PutAsJsonAsync($"/api/v1/desks/{Desk}/reviews/policy", new { reviews = reviews is ReviewRule.Newcomers ? "newcomers" : "everybody", passMark })).StatusCode);
    }

    Task<int> Trust(long person) => Server.Rows(db => db.Memberships.Where(m => m.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(m => m.IsTrusted, true)));

    static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();

    static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    static long Id(JsonElement of) => of.GetProperty("id").GetInt64();
}
