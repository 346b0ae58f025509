using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Jobs;

namespace Translate.Server.Tests.Editor;

public class SavesTests : EditorTests
{
    [Fact]
    public async Task An_editor_opens_with_the_job_its_people_and_what_the_caller_may()
    {
        var job = await Claimed("One thing. Another thing.");

        var mine = await Get(Anna, $"/api/v1/jobs/{job}/editor");
        Assert.True(mine.GetProperty("canWrite").GetBoolean());
        Assert.True(mine.GetProperty("canSubmit").GetBoolean());
        Assert.Equal("Anna", mine.GetProperty("me").GetProperty("name").GetString());
        Assert.Equal(["Anna", "Ben", "Eva"], mine.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
        Assert.Equal("ko", mine.GetProperty("to").GetProperty("tag").GetString());
        Assert.False(mine.GetProperty("to").GetProperty("rtl").GetBoolean());
        Assert.True(mine.GetProperty("job").TryGetProperty("dueAt", out _));

        var bens = await Get(Ben, $"/api/v1/jobs/{job}/editor");
        Assert.False(bens.GetProperty("canWrite").GetBoolean());
        var editors = await Get(Editor, $"/api/v1/jobs/{job}/editor");
        Assert.True(editors.GetProperty("canWrite").GetBoolean());
        Assert.False(editors.GetProperty("canSubmit").GetBoolean());
        Assert.True(editors.GetProperty("isEditor").GetBoolean());
    }

    [Fact]
    public async Task Segments_come_in_stretches_that_know_where_units_begin()
    {
        var job = await Claimed("One. Two. Three.\n\nFour. Five.\n");

        var ordinals = new List<int>();
        var starts = new List<bool>();
        var joins = new List<bool>();
        int? after = -1;
        while (after is { } last)
        {
            var page = await Get(Anna, $"/api/v1/jobs/{job}/editor/segments?after={last}&take=2");
            foreach (var segment in page.GetProperty("segments").EnumerateArray())
            {
                ordinals.Add(segment.GetProperty("ordinal").GetInt32());
                starts.Add(segment.GetProperty("starts").GetBoolean());
                joins.Add(segment.GetProperty("canJoin").GetBoolean());
            }

            after = page.GetProperty("next") is { ValueKind: JsonValueKind.Number } next ? next.GetInt32() : null;
        }

        Assert.Equal([0, 1, 2, 3, 4], ordinals);
        Assert.Equal([true, false, false, true, false], starts);
        Assert.Equal([true, true, false, true, false], joins);
    }

    [Fact]
    public async Task A_segment_names_the_marks_of_its_codes()
    {
        var job = await Claimed("Press **Enter** now.\n", "a.md");

        var segment = (await Segments(Anna, job)).Single();
        Assert.Equal(2, segment.GetProperty("marks").GetArrayLength());
        var marks = segment.GetProperty("marks").EnumerateArray().ToList();
        Assert.Equal("opening", marks[0].GetProperty("kind").GetString());
        Assert.Equal(0, marks[1].GetProperty("pair").GetInt32());
        Assert.All(marks, m => Assert.Contains(m.GetProperty("mark").GetString()!, segment.GetProperty("source").GetString()!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_of_many_saves_has_an_outcome_of_its_own()
    {
        var job = await Claimed("One. Two. Three.\n\nPress **Enter** now.\n\nFive.\n", "a.md");
        var codes = (await Segments(Anna, job)).Single(s => s.GetProperty("marks").GetArrayLength() > 0).GetProperty("ordinal").GetInt32();
        await Save(Editor, job, (1, 0, "편집자의 둘."));

        var results = await Save(Anna, job, (0, 0, "하나."), (1, 0, "둘."), (2, 0, "셋\u0001"), (codes, 0, "지금 누르세요."), (99, 0, "없음"));
        Assert.Equal(["saved", "conflict", "invalid", "draft", "gone"], results.Select(r => r.GetProperty("outcome").GetString()));
        Assert.Equal("편집자의 둘.", results[1].GetProperty("target").GetProperty("typed").GetString());
        Assert.Equal("Eva", results[1].GetProperty("target").GetProperty("author").GetString());
        Assert.Equal("initial", results[3].GetProperty("target").GetProperty("state").GetString());
        Assert.Equal("missing", results[3].GetProperty("problemKinds")[0].GetString());
        Assert.Equal(2, (await Server.Rows(db => db.Jobs.SingleAsync(j => j.Id == job))).Translated);
        Assert.Equal(2, await Server.Rows(db => db.Targets.CountAsync(t => t.State >= TargetState.Translated)));
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_the_language_of_the_page()
    {
        var job = await Claimed("Press **Enter** now.\n", "a.md");
        Anna.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ko");

        var results = await Save(Anna, job, (0, 0, "지금 누르세요."));
        Assert.All(results[0].GetProperty("problems").EnumerateArray(), p => Assert.EndsWith("빠졌습니다.", p.GetString()));
        var refused = await Anna.PostAsync(new Uri($"/api/v1/jobs/{job}/submit", UriKind.Relative), null);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("move.Unfinished", problem.GetProperty("reason").GetString());
        Assert.StartsWith("아직 번역되지 않은", problem.GetProperty("detail").GetString());
        Assert.Equal("작업이 넘어가지 않았습니다.", problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_save_that_comes_again_because_its_answer_was_lost_is_saved()
    {
        var job = await Claimed("One.\n");
        await Save(Anna, job, (0, 0, "하나."));

        var again = (await Save(Anna, job, (0, 0, "하나.")))[0];
        Assert.Equal("saved", again.GetProperty("outcome").GetString());
        Assert.Equal(1, again.GetProperty("target").GetProperty("version").GetInt32());
        Assert.Equal("conflict", (await Save(Anna, job, (0, 0, "다른 것.")))[0].GetProperty("outcome").GetString());
        Assert.Equal("conflict", (await Save(Editor, job, (0, 0, "하나.")))[0].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Five_hundred_saves_come_through_at_once_and_one_segment_may_be_among_them_twice()
    {
        var job = await Claimed(string.Join("\n\n", Enumerable.Range(0, 499).Select(i => $"Line number {i}.")));

        var results = await Save(Anna, job, [.. Enumerable.Range(0, 499).Select(i => (i, 0, $"줄 {i}.")), (7, 1, "일곱째 줄.")]);
        Assert.All(results, r => Assert.Equal("saved", r.GetProperty("outcome").GetString()));
        Assert.Equal(2, results[^1].GetProperty("target").GetProperty("version").GetInt32());
        Assert.Equal(499, (await Server.Rows(db => db.Jobs.SingleAsync(j => j.Id == job))).Translated);
        using var tooMany = await Anna.PostAsJsonAsync($"/api/v1/jobs/{job}/editor/saves", new { place = Guid.NewGuid(), saves = Enumerable.Range(0, 501).Select(i => new { ordinal = i, version = 0, typed = "" }) });
        Assert.Equal(HttpStatusCode.BadRequest, tooMany.StatusCode);
    }

    [Fact]
    public async Task Only_the_holder_and_editors_write_into_a_claimed_job()
    {
        var job = await Claimed("One.\n");

        Assert.Equal("refused", (await Save(Ben, job, (0, 0, "하나.")))[0].GetProperty("outcome").GetString());
        Assert.Equal("saved", (await Save(Editor, job, (0, 0, "하나.")))[0].GetProperty("outcome").GetString());
        Assert.Equal("saved", (await Save(Anna, job, (0, 1, "하나!")))[0].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task What_another_person_typed_is_not_saved_in_the_callers_name()
    {
        var job = await Claimed("One.\n");
        Task<HttpResponseMessage> From(long person) =>
            Anna.PostAsJsonAsync($"/api/v1/jobs/{job}/editor/saves", new { place = Guid.NewGuid(), person, saves = new[] { new { ordinal = 0, version = 0, typed = "하나.", state = "translated" } } });

        Assert.Equal(HttpStatusCode.Unauthorized, (await From(AnnaId + 1)).StatusCode);
        Assert.Empty(await Server.Rows(db => db.Targets.ToListAsync()));
        Assert.Equal(HttpStatusCode.OK, (await From(AnnaId)).StatusCode);
        Assert.Single(await Server.Rows(db => db.Targets.ToListAsync()));
    }

    [Fact]
    public async Task What_was_cleared_or_made_a_draft_after_it_was_handed_in_is_not_approved()
    {
        var job = await Claimed("One. Two.\n");
        await Save(Anna, job, (0, 0, "하나."), (1, 0, "둘."));
        (await Anna.PostAsync($"/api/v1/jobs/{job}/submit", null)).EnsureSuccessStatusCode();

        await Save(Editor, job, (1, 1, ""));
        Assert.Equal(HttpStatusCode.Conflict, await Approve(job));
        await Draft(Editor, job, 2, "두", ordinal: 1);
        Assert.Equal(HttpStatusCode.Conflict, await Approve(job));
        Assert.Equal(JobState.Submitted, await State(job));
        Assert.DoesNotContain(await Server.Rows(db => db.Audit.ToListAsync()), a => a.Act is "approved");
        Assert.DoesNotContain(await Server.Rows(db => db.Targets.ToListAsync()), t => t.State is TargetState.Reviewed);

        await Save(Editor, job, (1, 3, "두 번째."));
        Assert.Equal(HttpStatusCode.NoContent, await Approve(job));
    }

    [Fact]
    public async Task What_would_be_delivered_with_wrong_codes_is_not_approved()
    {
        var job = await Claimed("Press **Enter** now.\n", "a.md");
        await Save(Anna, job, (0, 0, (await Segments(Anna, job)).Single().GetProperty("source").GetString()!));
        (await Anna.PostAsync($"/api/v1/jobs/{job}/submit", null)).EnsureSuccessStatusCode();
        var right = await Server.Rows(db => db.Targets.Select(t => t.Text).SingleAsync());

        await Server.Rows(db => db.Targets.ExecuteUpdateAsync(set => set.SetProperty(t => t.Text, new InlineText("지금 누르세요."))));
        Assert.Equal(HttpStatusCode.Conflict, await Approve(job));
        Assert.Equal(JobState.Submitted, await State(job));

        await Server.Rows(db => db.Targets.ExecuteUpdateAsync(set => set.SetProperty(t => t.Text, right)));
        Assert.Equal(HttpStatusCode.NoContent, await Approve(job));
    }

    [Fact]
    public async Task Drafts_of_one_passage_are_one_version_until_words_would_vanish()
    {
        var job = await Claimed("One.\n");

        // A syllable is composed, and something is put in between.
        await Draft(Anna, job, 0, "하ㄴ");
        await Draft(Anna, job, 1, "하나");
        await Draft(Anna, job, 2, "하나 그리고 둘");
        await Draft(Anna, job, 3, "하나 그리고 다시 둘");
        Assert.Empty(await Past());

        // Each of the ways in which words go: taken away little by little, replaced, and all at once.
        await Draft(Anna, job, 4, "하나 그리고 다시");
        await Draft(Anna, job, 5, "하나 그리고 다");
        await Draft(Anna, job, 6, "하나 하지만 또");
        await Draft(Anna, job, 7, "셋");
        Assert.Equal(["하나 그리고 다시 둘", "하나 그리고 다시", "하나 그리고 다", "하나 하지만 또"], await Past());
    }

    [Fact]
    public async Task Giving_back_without_the_work_leaves_ones_own_draft_of_an_earlier_claim_and_what_was_split_then()
    {
        var job = await Claimed("One thing and another thing. The end.\n");
        await Post(Anna, $"/api/v1/jobs/{job}/segments/0/split", new { at = 10, version = 0 });
        await Draft(Anna, job, 0, "한 가지와");
        (await Anna.PostAsync($"/api/v1/jobs/{job}/release", null)).EnsureSuccessStatusCode();
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Anna.PostAsync($"/api/v1/jobs/{job}/claim", null)).EnsureSuccessStatusCode();
        await Draft(Anna, job, 1, "한 가지와 그리고");
        await Draft(Anna, job, 2, "한 가지와 그리고 또");
        Assert.Equal(["한 가지와"], await Past());

        await Server.Do(services => services.GetRequiredService<JobMoves>().ReleaseWithoutWork(job, AnnaId, false, default));

        Assert.Equal("한 가지와", await Server.Rows(db => db.Targets.Where(t => t.Ordinal == 0).Select(t => t.Text.Text).SingleAsync()));
    }

    [Fact]
    public async Task Giving_back_without_the_work_empties_what_was_split_since_the_claim()
    {
        var job = await Claimed("One thing and another thing. The end.\n");
        await Save(Anna, job, (0, 0, "한 가지와 또 한 가지."), (1, 0, "끝."));
        (await Anna.PostAsync($"/api/v1/jobs/{job}/release", null)).EnsureSuccessStatusCode();
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Anna.PostAsync($"/api/v1/jobs/{job}/claim", null)).EnsureSuccessStatusCode();
        await Post(Anna, $"/api/v1/jobs/{job}/segments/0/split", new { at = 10, version = 1 });
        await Save(Anna, job, (0, 2, "한 가지와"), (2, 0, "또 한 가지."), (1, 1, "마지막."));

        await Server.Do(services => services.GetRequiredService<JobMoves>().ReleaseWithoutWork(job, AnnaId, false, default));

        Assert.Equal(["", "끝.", ""], (await Server.Rows(db => db.Targets.OrderBy(t => t.Ordinal).ToListAsync())).Select(t => t.Text.Text));
    }

    [Fact]
    public async Task What_a_person_chose_is_kept_for_that_person()
    {
        await Claimed("One.\n");
        const string Keys = "/api/v1/me/preferences/editor.keys";

        Assert.Equal(JsonValueKind.Null, (await Get(Anna, Keys)).ValueKind);
        foreach (var key in new[] { "Ctrl+S", "Ctrl+Enter" }) (await Anna.PutAsJsonAsync(Keys, new { save = key })).EnsureSuccessStatusCode();
        Assert.Equal("Ctrl+Enter", (await Get(Anna, Keys)).GetProperty("save").GetString());
        Assert.Equal(JsonValueKind.Null, (await Get(Ben, Keys)).ValueKind);
        Assert.Equal(HttpStatusCode.BadRequest, (await Anna.PutAsJsonAsync("/api/v1/me/preferences/Keys!", 1)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Anna.PutAsJsonAsync(Keys, new string('x', 17_000))).StatusCode);
    }

    static async Task Draft(HttpClient who, long job, int version, string typed, int ordinal = 0) =>
        Assert.Equal("saved", (await Post(who, $"/api/v1/jobs/{job}/editor/saves", new { saves = new[] { new { ordinal, version, typed, state = "initial" } } })).GetProperty("results")[0].GetProperty("outcome").GetString());

    async Task<HttpStatusCode> Approve(long job) => (await Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { })).StatusCode;

    Task<JobState> State(long job) => Server.Rows(db => db.Jobs.Where(j => j.Id == job).Select(j => j.State).SingleAsync());

    async Task<IEnumerable<string>> Past() => (await Server.Rows(db => db.PastTargets.OrderBy(t => t.Version).ToListAsync())).Select(t => t.Text.Text);
}
