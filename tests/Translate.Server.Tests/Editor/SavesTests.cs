using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;

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
        Assert.Equal(["saved", "conflict", "invalid", "draft", "refused"], results.Select(r => r.GetProperty("outcome").GetString()));
        Assert.Equal("편집자의 둘.", results[1].GetProperty("target").GetProperty("typed").GetString());
        Assert.Equal("Eva", results[1].GetProperty("target").GetProperty("author").GetString());
        Assert.Equal("initial", results[3].GetProperty("target").GetProperty("state").GetString());
        Assert.Equal("missing", results[3].GetProperty("problemKinds")[0].GetString());
        Assert.Equal(2, (await Server.Rows(db => db.Jobs.SingleAsync(j => j.Id == job))).Translated);
        Assert.Equal(2, await Server.Rows(db => db.Targets.CountAsync(t => t.State >= TargetState.Translated)));
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
}
