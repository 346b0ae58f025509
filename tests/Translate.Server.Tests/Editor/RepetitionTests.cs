using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Tests.Editor;

public sealed class RepetitionOnPostgresTests : RepetitionTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>A confirmed segment fills those that say the same, where nobody has written anything; it can be taken back, and one can be left out.</summary>
public class RepetitionTests : EditorTests
{
    const string Three = "Open daily.\n\nSomething else.\n\nOpen daily.\n\nOpen daily.\n";

    [Fact]
    public async Task A_confirmation_fills_what_says_the_same_and_the_job_counts_it()
    {
        var job = await Claimed(Three);

        var saved = (await Save(Anna, job, (0, 0, "매일 엽니다.")))[0];

        Assert.Equal([2, 3], saved.GetProperty("filled").EnumerateArray().Select(o => o.GetInt32()).Order());
        Assert.Equal([("매일 엽니다.", "translated", "null"), ("매일 엽니다.", "translated", "0"), ("매일 엽니다.", "translated", "0")], (await Targets(job)).Select(t => (Text(t, "typed"), Text(t, "state"), t.GetProperty("repeatOf").ToString() is { Length: > 0 } of ? of : "null")));
        Assert.Equal(3, (await Job(job)).Translated);
        Assert.Equal([3, 1, 3, 3], (await Segments(Anna, job)).Select(s => s.GetProperty("repeats").GetInt32()));
    }

    [Fact]
    public async Task What_differs_in_white_space_only_is_no_repetition_but_where_a_paragraph_is_wrapped_makes_no_difference()
    {
        var job = await Claimed("Open daily until the lights go out.\n\nOpen  daily until the lights go out.\n\nOpen\ndaily until the lights go out.\n\nOpen\u00A0daily until the lights go out.\n", "a.md");

        var saved = (await Save(Anna, job, (0, 0, "불이 꺼질 때까지 매일 엽니다.")))[0];

        Assert.Equal([2], saved.GetProperty("filled").EnumerateArray().Select(o => o.GetInt32()));
        Assert.Equal([2, 1, 2, 1], (await Segments(Anna, job)).Select(s => s.GetProperty("repeats").GetInt32()));
    }

    [Fact]
    public async Task A_draft_fills_nothing_and_neither_does_what_is_another_job()
    {
        var other = await Claimed("Open daily.\n", "other.txt");
        var job = await Claimed(Three);

        await Post(Anna, $"/api/v1/jobs/{job}/editor/saves", new { saves = new[] { new { ordinal = 0, version = 0, typed = "매일", state = "initial" } } });
        Assert.Single(await Targets(job));
        await Save(Anna, job, (0, 1, "매일 엽니다."));
        Assert.Equal(3, (await Targets(job)).Length);
        Assert.Empty(await Targets(other));
    }

    [Fact]
    public async Task A_desk_may_want_none_of_it()
    {
        var job = await Claimed(Three);
        await Server.Rows(db => db.Desks.Where(d => d.Id == Desk).ExecuteUpdateAsync(set => set.SetProperty(d => d.FillsRepetitions, false)));

        Assert.Empty((await Save(Anna, job, (0, 0, "매일 엽니다.")))[0].GetProperty("filled").EnumerateArray());
        Assert.Equal(1, (await Job(job)).Translated);
    }

    [Fact]
    public async Task Drafts_of_memory_and_machines_give_way_and_a_persons_words_never_do()
    {
        var job = await Claimed("Open daily.\n\nOpen daily.\n\nOpen daily.\n\nOpen daily.\n\nOpen daily.\n");
        await Put(job, 1, "기계", TargetState.Initial, OriginKind.Machine);
        await Put(job, 2, "메모리", TargetState.Initial, OriginKind.Memory);
        await Put(job, 3, "사람", TargetState.Initial, OriginKind.Human, AnnaId);
        await Put(job, 4, "아는 것", TargetState.Translated, OriginKind.Memory);

        await Save(Anna, job, (0, 0, "매일 엽니다."));

        Assert.Equal(["매일 엽니다.", "매일 엽니다.", "매일 엽니다.", "사람", "아는 것"], (await Targets(job)).Select(t => Text(t, "typed")));
        Assert.Equal(["기계", "메모리"], (await Server.Rows(db => db.PastTargets.OrderBy(t => t.Ordinal).ToListAsync())).Select(t => t.Text.Text));
        Assert.Equal(4, (await Job(job)).Translated);
    }

    [Fact]
    public async Task Codes_have_the_ids_that_they_have_there_and_other_codes_are_another_text()
    {
        var job = await Claimed("Press **Enter** now.\n\nPress *Enter* now.\n\nSee **this**. Press **Enter** now.\n", "a.md");
        var source = Text((await Segments(Anna, job))[0], "source");

        await Save(Anna, job, (0, 0, source));

        var targets = await Server.Rows(db => db.Targets.OrderBy(t => t.Ordinal).ToListAsync());
        Assert.Equal([0, 3], targets.Select(t => t.Ordinal));
        var there = await Server.Rows(db => db.Segments.SingleAsync(s => s.Ordinal == 3));
        Assert.Equal(there.Source.Codes.Select(c => c.Id), targets[1].Text.Codes.Select(c => c.Id));
    }

    [Fact]
    public async Task A_correction_reaches_those_that_nobody_has_written_or_approved()
    {
        var job = await Claimed("Open daily.\n\nOpen daily.\n\nOpen daily.\n");
        await Save(Anna, job, (0, 0, "매일 엽니다."));
        await Save(Anna, job, (1, 1, "날마다 엽니다."));

        await Save(Anna, job, (0, 1, "매일 문을 엽니다."));

        Assert.Equal(["매일 문을 엽니다.", "날마다 엽니다.", "매일 문을 엽니다."], (await Targets(job)).Select(t => Text(t, "typed")));
        Assert.Equal(["매일 엽니다."], (await Server.Rows(db => db.PastTargets.Where(t => t.Ordinal == 2).ToListAsync())).Select(t => t.Text.Text));
        Assert.Equal(3, (await Job(job)).Translated);

        await HandIn(job);
        await Review(job, 2, 2, "매일 문을 엽니다.");
        await Review(job, 0, 2, "매일 엽니다!");
        Assert.Equal(["매일 엽니다!", "날마다 엽니다.", "매일 문을 엽니다."], (await Targets(job)).Select(t => Text(t, "typed")));
    }

    [Fact]
    public async Task An_editors_correction_goes_on_to_what_repeats_it_which_is_still_to_be_reviewed()
    {
        var job = await Claimed(Three);
        await Save(Anna, job, (0, 0, "매일 엽니다."), (1, 0, "다른 것."));
        await HandIn(job);

        await Review(job, 0, 1, "매일 문을 엽니다.");

        Assert.Equal([("매일 문을 엽니다.", "reviewed"), ("다른 것.", "translated"), ("매일 문을 엽니다.", "translated"), ("매일 문을 엽니다.", "translated")], (await Targets(job)).Select(t => (Text(t, "typed"), Text(t, "state"))));
        Assert.Equal(4, (await Job(job)).Translated);
    }

    [Fact]
    public async Task Whoever_confirms_it_as_it_is_makes_it_their_own()
    {
        var job = await Claimed(Three);
        await Save(Anna, job, (0, 0, "매일 엽니다."));

        Assert.Equal("saved", Text((await Save(Editor, job, (2, 1, "매일 엽니다.")))[0], "outcome"));
        await Save(Anna, job, (0, 1, "매일 문을 엽니다."));

        Assert.Equal(["매일 문을 엽니다.", "매일 엽니다.", "매일 문을 엽니다."], (await Targets(job)).Select(t => Text(t, "typed")));
        Assert.Equal("saved", Text((await Save(Editor, job, (2, 1, "매일 엽니다.")))[0], "outcome"));
    }

    [Fact]
    public async Task One_act_takes_back_all_that_one_confirmation_filled()
    {
        var job = await Claimed("Open daily.\n\nOpen daily.\n\nOpen daily.\n\nOpen daily.\n\nClosed.\n\nClosed.\n");
        await Put(job, 1, "기계", TargetState.Initial, OriginKind.Machine);
        await Save(Anna, job, (0, 0, "매일 엽니다."), (4, 0, "닫힘."));
        await Save(Anna, job, (0, 1, "매일 문을 엽니다."));
        await Save(Anna, job, (2, 2, "날마다 엽니다."));

        var taken = (await Post(Anna, $"/api/v1/jobs/{job}/segments/0/repetitions/take-back")).GetProperty("targets").EnumerateArray().ToList();

        Assert.Equal([1, 3], taken.Select(t => t.GetProperty("ordinal").GetInt32()).Order());
        var targets = await Targets(job);
        Assert.Equal([("매일 문을 엽니다.", "translated"), ("기계", "initial"), ("날마다 엽니다.", "translated"), ("", "initial"), ("닫힘.", "translated"), ("닫힘.", "translated")], targets.Select(t => (Text(t, "typed"), Text(t, "state"))));
        Assert.True(targets[1].GetProperty("isMachineDraft").GetBoolean());
        Assert.Equal(4, (await Job(job)).Translated);
        Assert.Equal(4, targets[1].GetProperty("version").GetInt32());
        Assert.Equal(1, await Server.Rows(db => db.Audit.CountAsync(a => a.Act == "repetitions-taken-back")));

        // Confirmed once more, it fills them once more.
        await Save(Anna, job, (0, 2, "매일 엽니다."));
        Assert.Equal(["매일 엽니다.", "매일 엽니다.", "날마다 엽니다.", "매일 엽니다."], (await Targets(job)).Take(4).Select(t => Text(t, "typed")));
    }

    [Fact]
    public async Task One_that_is_left_out_is_neither_filled_nor_fills_until_it_is_taken_in_again()
    {
        var job = await Claimed(Three);
        await Save(Anna, job, (0, 0, "매일 엽니다."));

        var left = await Answer(Anna.PutAsync($"/api/v1/jobs/{job}/segments/2/alone", null));
        Assert.Equal([(2, "")], left.GetProperty("targets").EnumerateArray().Select(t => (t.GetProperty("ordinal").GetInt32(), Text(t.GetProperty("target"), "typed"))));
        Assert.Equal([false, false, true, false], (await Segments(Anna, job)).Select(s => s.GetProperty("isAlone").GetBoolean()));
        await Save(Anna, job, (0, 1, "매일 문을 엽니다."));
        Assert.Equal(["매일 문을 엽니다.", "", "매일 문을 엽니다."], (await Targets(job)).Select(t => Text(t, "typed")));

        var back = await Answer(Anna.DeleteAsync($"/api/v1/jobs/{job}/segments/2/alone"));
        Assert.Equal("매일 문을 엽니다.", Text(back.GetProperty("targets")[0].GetProperty("target"), "typed"));
        Assert.Equal(3, (await Job(job)).Translated);

        await Answer(Anna.PutAsync($"/api/v1/jobs/{job}/segments/2/alone", null));
        await Save(Anna, job, (2, 4, "따로."));
        Assert.Equal(["매일 문을 엽니다.", "따로.", "매일 문을 엽니다."], (await Targets(job)).Select(t => Text(t, "typed")));
        await Answer(Anna.DeleteAsync($"/api/v1/jobs/{job}/segments/2/alone"));
        Assert.Equal("따로.", Text((await Targets(job))[1], "typed"));
    }

    [Fact]
    public async Task Only_who_may_write_into_the_job_decides_about_repetitions()
    {
        var job = await Claimed(Three);
        await Save(Anna, job, (0, 0, "매일 엽니다."));

        Assert.Equal(HttpStatusCode.Conflict, (await Ben.PostAsync($"/api/v1/jobs/{job}/segments/0/repetitions/take-back", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Ben.PutAsync($"/api/v1/jobs/{job}/segments/2/alone", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Ben.DeleteAsync($"/api/v1/jobs/{job}/segments/2/alone")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Anna.PostAsync($"/api/v1/jobs/{job}/segments/9/repetitions/take-back", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Anna.PutAsync($"/api/v1/jobs/{job}/segments/9/alone", null)).StatusCode);
        Assert.Equal(3, (await Job(job)).Translated);
    }

    [Fact]
    public async Task What_a_person_has_cut_anew_repeats_what_it_says_now()
    {
        var job = await Claimed("Open daily. Or not.\n\nOpen daily.\n");
        await Post(Anna, $"/api/v1/jobs/{job}/segments/0/join", new { version = 0, nextVersion = 0 });

        await Save(Anna, job, (2, 0, "매일 엽니다."));
        Assert.Single(await Targets(job));
        await Post(Anna, $"/api/v1/jobs/{job}/segments/0/split", new { at = "Open daily. ".Length, version = 0 });
        await Save(Anna, job, (2, 1, "매일 문을 엽니다."));

        Assert.Equal([(0, "매일 문을 엽니다."), (2, "매일 문을 엽니다.")], (await Server.Rows(db => db.Targets.OrderBy(t => t.Ordinal).ToListAsync())).Select(t => (t.Ordinal, t.Text.Text)));
    }

    [Fact]
    public async Task Of_two_who_confirm_at_once_no_word_is_lost_and_every_segment_is_counted_once()
    {
        var job = await Claimed(string.Join("\n\n", Enumerable.Repeat("Open daily.", 12)));

        var saves = await Task.WhenAll(Enumerable.Range(0, 6).SelectMany(i => new[] { Save(Anna, job, (i, 0, $"안나 {i}")), Save(Editor, job, (11 - i, 0, $"에바 {i}")) }));

        // Each was either saved, or told what stands there.
        var outcomes = saves.Select(s => Text(s[0], "outcome")).ToList();
        Assert.All(outcomes, o => Assert.Contains(o, (string[])["saved", "conflict"]));
        Assert.Contains("saved", outcomes);
        var targets = await Server.Rows(db => db.Targets.AsNoTracking().OrderBy(t => t.Ordinal).ToListAsync());
        foreach (var save in saves.Where(s => Text(s[0], "outcome") is "saved"))
        {
            var target = targets.Single(t => t.Ordinal == save[0].GetProperty("ordinal").GetInt32());
            Assert.Equal((Text(save[0].GetProperty("target"), "typed"), (int?)null), (target.Text.Text, target.RepeatOf));
        }

        Assert.Equal(12, targets.Count(t => t.State is TargetState.Translated));
        Assert.Equal(12, (await Job(job)).Translated);
        var texts = targets.ToDictionary(t => t.Ordinal, t => t.Text.Text);
        Assert.All(targets.Where(t => t.RepeatOf is not null), t => Assert.Equal(texts[t.RepeatOf!.Value], t.Text.Text));
    }

    [Fact]
    public async Task Who_takes_back_while_another_confirms_leaves_the_count_right()
    {
        var job = await Claimed(string.Join("\n\n", Enumerable.Repeat("Open daily.", 8)));
        for (var round = 0; round < 5; round++)
        {
            var version = (await Server.Rows(db => db.Targets.Where(t => t.Ordinal == 0).Select(t => (int?)t.Version).SingleOrDefaultAsync())) ?? 0;
            await Task.WhenAll(Save(Anna, job, (0, version, $"매일 {round}")), Post(Editor, $"/api/v1/jobs/{job}/segments/0/repetitions/take-back"), Save(Editor, job, (round + 1, version == 0 ? 0 : 1, $"에바 {round}")));
            Assert.Equal(await Server.Rows(db => db.Targets.CountAsync(t => t.State >= TargetState.Translated)), (await Job(job)).Translated);
        }
    }

    [Fact]
    public async Task A_filled_segment_is_told_to_every_open_page_also_to_the_one_it_came_from()
    {
        var job = await Claimed(Three);
        using var events = await EventsTests.Listen(Anna, job);
        await events.Next("job");
        var place = Guid.NewGuid();

        await Post(Anna, $"/api/v1/jobs/{job}/editor/saves", new { place, saves = new[] { new { ordinal = 0, version = 0, typed = "매일 엽니다.", state = "translated" } } });

        var told = new[] { await events.Next("target"), await events.Next("target"), await events.Next("target") };
        Assert.Equal([0, 2, 3], told.Select(t => t.GetProperty("ordinal").GetInt32()).Order());
        Assert.All(told, t => Assert.Equal(t.GetProperty("ordinal").GetInt32() == 0 ? place.ToString() : "", t.GetProperty("place").ToString()));
    }

    [Fact]
    public async Task A_job_given_back_without_its_work_has_nothing_left_of_what_was_filled()
    {
        var job = await Claimed(Three);
        await Save(Anna, job, (0, 0, "매일 엽니다."));

        (await Anna.PostAsJsonAsync($"/api/v1/jobs/{job}/release?keepWork=false", new { })).EnsureSuccessStatusCode();

        Assert.All(await Server.Rows(db => db.Targets.AsNoTracking().ToListAsync()), t => Assert.Equal(("", TargetState.Initial, (int?)null), (t.Text.Text, t.State, t.RepeatOf)));
        Assert.Equal(0, (await Job(job)).Translated);
    }

    [Fact]
    public async Task Time_spent_is_the_translators_and_the_editors_apart()
    {
        var job = await Claimed("One.\n");
        await Spend(Anna, job, 0, "하나", "translated", 40);
        await Spend(Editor, job, 1, "하나.", "translated", 5);
        await Spend(Anna, job, 2, "하나.", "translated", 7);
        await Spend(Anna, job, 2, "하나.", "translated", 99_999);
        await HandIn(job);
        await Spend(Editor, job, 2, "하나.", "reviewed", 12);

        var target = await Server.Rows(db => db.Targets.SingleAsync());
        Assert.Equal((40 + 7 + 600, 5 + 12, 3), (target.Spent, target.SpentInReview, target.Version));
    }

    [Fact]
    public async Task What_is_confirmed_is_memory_at_once_for_the_document_and_for_the_desk()
    {
        var other = await Claimed("The minister praised the treaty.\n", "other.txt");
        var job = await Claimed("The minister praised the treaty. The minister praised the treaty today. And more.\n");
        await Save(Anna, job, (0, 0, "장관은 조약을 높이 평가했다."));

        var match = (await Matches(Anna, job, 1)).Single();
        Assert.Equal(("this document", "Anna", "장관은 조약을 높이 평가했다."), (Text(match, "memory"), Text(match, "author"), Text(match, "target")));
        Assert.InRange(match.GetProperty("score").GetInt32(), 75, 94);
        var elsewhere = (await Matches(Anna, other, 0)).Single();
        Assert.Equal(("not delivered yet", "article.txt", 100), (Text(elsewhere, "memory"), Text(elsewhere, "document"), elsewhere.GetProperty("score").GetInt32()));
        Assert.Empty(await Matches(Anna, job, 0));

        // What it says now, and nothing that was taken away again.
        await Save(Anna, job, (0, 1, "장관이 조약을 칭찬했다."));
        Assert.Equal(["장관이 조약을 칭찬했다."], (await Matches(Anna, job, 1)).Select(m => Text(m, "target")));
        await Save(Anna, job, (0, 2, ""));
        Assert.Empty(await Matches(Anna, job, 1));
        await Save(Anna, job, (0, 3, "장관은 조약을 높이 평가했다."));
        Assert.Single(await Matches(Anna, job, 1));
        (await Anna.PostAsJsonAsync($"/api/v1/jobs/{job}/release", new { })).EnsureSuccessStatusCode();
        Assert.Empty(await Matches(Anna, other, 0));
    }

    static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    static async Task<JsonElement> Answer(Task<HttpResponseMessage> asking)
    {
        using var answer = await asking;
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    Task<Job> Job(long job) => Server.Rows(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == job));

    static async Task<JsonElement[]> Targets(long job, HttpClient who) => [.. (await Segments(who, job)).Select(s => s.GetProperty("target")).Where(t => t.ValueKind is JsonValueKind.Object)];

    Task<JsonElement[]> Targets(long job) => Targets(job, Editor);

    static async Task<JsonElement[]> Matches(HttpClient who, long job, int ordinal) => [.. (await Get(who, $"/api/v1/jobs/{job}/segments/{ordinal}/beside")).GetProperty("matches").EnumerateArray()];

    static Task<JsonElement> Spend(HttpClient who, long job, int version, string typed, string state, int seconds) => Post(who, $"/api/v1/jobs/{job}/editor/saves", new { saves = new[] { new { ordinal = 0, version, typed, state, seconds } } });

    async Task HandIn(long job)
    {
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Anna.PostAsync($"/api/v1/jobs/{job}/submit", null)).EnsureSuccessStatusCode();
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    Task<JsonElement> Review(long job, int ordinal, int version, string typed) =>
        Post(Editor, $"/api/v1/jobs/{job}/editor/saves", new { inReview = true, saves = new[] { new { ordinal, version, typed, state = "reviewed" } } });

    Task<int> Put(long job, int ordinal, string text, TargetState state, OriginKind origin, long? author = null) => Server.Rows(async db =>
    {
        db.Targets.Add(new() { JobId = job, Ordinal = ordinal, Text = new InlineText(text), State = state, Origin = origin, AuthorId = author, Version = 1, Changed = Server.Clock.GetUtcNow() });
        (await db.Jobs.SingleAsync(j => j.Id == job)).Translated += state >= TargetState.Translated ? 1 : 0;
        return await db.SaveChangesAsync();
    });
}
