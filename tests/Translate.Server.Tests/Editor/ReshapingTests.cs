using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Editor;

namespace Translate.Server.Tests.Editor;

public class ReshapingTests : EditorTests
{
    [Fact]
    public async Task A_split_leaves_the_translation_with_the_first_part_as_a_draft()
    {
        var job = await Claimed("One thing and another thing. The end.\n");
        await Save(Anna, job, (0, 0, "한 가지와 또 한 가지."), (1, 0, "끝."));

        var unit = (await Post(Anna, $"/api/v1/jobs/{job}/segments/0/split", new { at = 10, version = 1 })).GetProperty("segments").EnumerateArray().ToList();
        Assert.Equal(["One thing", "and another thing.", "The end."], unit.Select(s => s.GetProperty("source").GetString()));
        Assert.Equal([0, 2, 1], unit.Select(s => s.GetProperty("ordinal").GetInt32()));
        Assert.Equal(" ", unit[0].GetProperty("after").GetString());
        Assert.Equal(("initial", 2), (unit[0].GetProperty("target").GetProperty("state").GetString(), unit[0].GetProperty("target").GetProperty("version").GetInt32()));
        Assert.Equal(JsonValueKind.Null, unit[1].GetProperty("target").ValueKind);
        var row = await Server.Rows(db => db.Jobs.SingleAsync(j => j.Id == job));
        Assert.Equal((3, 3, 1), (row.Segments, row.Prepared, row.Translated));
        Assert.Equal("segment-split", (await Server.Rows(db => db.Audit.OrderByDescending(a => a.Id).FirstAsync())).Act);

        Assert.Equal(["0", "2", "1"], (await Segments(Anna, job)).Select(s => $"{s.GetProperty("ordinal")}"));
        Assert.Equal("saved", (await Save(Anna, job, (2, 0, "또 한 가지.")))[0].GetProperty("outcome").GetString());
        Assert.Equal("saved", (await Save(Anna, job, (0, 2, "한 가지와")))[0].GetProperty("outcome").GetString());
        Assert.Equal("한 가지와 또 한 가지. 끝.\n", await Anna.GetStringAsync($"/api/v1/jobs/{job}/draft"));
    }

    [Fact]
    public async Task A_join_joins_the_translations_and_keeps_what_was_said()
    {
        var job = await Claimed("One thing. Another thing. The end.\n");
        await Save(Anna, job, (0, 0, "하나."), (1, 0, "둘."));
        await Server.Rows(async db =>
        {
            db.Comments.Add(new() { JobId = job, Ordinal = 1, PersonId = AnnaId, Text = "Which one?", At = Server.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });

        var unit = (await Post(Anna, $"/api/v1/jobs/{job}/segments/0/join", new { version = 1, nextVersion = 1 })).GetProperty("segments").EnumerateArray().ToList();
        Assert.Equal(["One thing. Another thing.", "The end."], unit.Select(s => s.GetProperty("source").GetString()));
        Assert.Equal(("하나. 둘.", "translated", 1), (unit[0].GetProperty("target").GetProperty("typed").GetString(), unit[0].GetProperty("target").GetProperty("state").GetString(), unit[0].GetProperty("comments").GetInt32()));
        var row = await Server.Rows(db => db.Jobs.SingleAsync(j => j.Id == job));
        Assert.Equal((2, 1), (row.Segments, row.Translated));
        Assert.Equal("gone", (await Save(Anna, job, (1, 0, "둘.")))[0].GetProperty("outcome").GetString());

        // One of two without a translation: what there is stays, as a draft.
        unit = [.. (await Post(Anna, $"/api/v1/jobs/{job}/segments/0/join", new { version = 2, nextVersion = 0 })).GetProperty("segments").EnumerateArray()];
        Assert.Equal(("하나. 둘.", "initial"), (unit.Single().GetProperty("target").GetProperty("typed").GetString(), unit[0].GetProperty("target").GetProperty("state").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await Anna.PostAsJsonAsync($"/api/v1/jobs/{job}/segments/0/join", new { version = 3, nextVersion = 0 })).StatusCode);
    }

    [Fact]
    public async Task Nobody_reshapes_what_has_moved_on_or_is_not_theirs_or_would_break()
    {
        var job = await Claimed("Press **Enter** now. The end.\n\nAnother paragraph.\n", "a.md");
        await Save(Anna, job, (0, 0, "**Enter**를 누르세요."));
        var typed = (await Segments(Anna, job))[0].GetProperty("source").GetString()!;
        var mark = (await Segments(Anna, job))[0].GetProperty("marks")[0].GetProperty("mark").GetString()!;
        var within = typed.IndexOf(mark, StringComparison.Ordinal) + 1;

        Assert.Equal(HttpStatusCode.Conflict, await Split(Anna, 0, 6, 0));
        Assert.Equal(HttpStatusCode.Conflict, await Split(Ben, 0, 6, 1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Split(Anna, 0, 0, 1));
        if (mark.Length > 1) Assert.Equal(HttpStatusCode.UnprocessableEntity, await Split(Anna, 0, within, 1));
        Assert.Equal(HttpStatusCode.NotFound, await Split(Anna, 77, 6, 0));
        Assert.Equal(HttpStatusCode.NotFound, (await Anna.PostAsJsonAsync($"/api/v1/jobs/{job}/segments/1/join", new { version = 0, nextVersion = 0 })).StatusCode);
        Assert.Equal(0, await Server.Rows(db => db.JobSegments.CountAsync()));

        async Task<HttpStatusCode> Split(HttpClient who, int ordinal, int at, int version) =>
            (await who.PostAsJsonAsync($"/api/v1/jobs/{job}/segments/{ordinal}/split", new { at, version })).StatusCode;
    }

    [Fact]
    public async Task Whatever_is_split_and_joined_the_units_are_what_they_were()
    {
        var job = await Claimed("First **bold one. And** more, {0}. A third sentence here. \n\n- 👩‍🚀 in space. An é too.\n\nLast words. The very end.\n", "a.md");
        var before = await Units(job);
        var random = new Random(7);
        for (var round = 0; round < 60; round++)
        {
            var all = await All(job);
            var one = all[random.Next(all.Count)];
            var writer = new Writer(AnnaId, AsEditor: false);
            var result = random.Next(3) > 0
                ? await Server.Do(s => s.GetRequiredService<Reshaping>().Split(job, one.Ordinal, random.Next(Notation.Write(one.Source).Length + 1), 0, writer, default))
                : await Server.Do(s => s.GetRequiredService<Reshaping>().Join(job, one.Ordinal, 0, 0, writer, default));
            Assert.Contains(result, new[] { ReshapeResult.Done, ReshapeResult.Impossible, ReshapeResult.Unknown });
            Assert.Equal(before, await Units(job));
            Assert.Equal((await All(job)).Count, (await Server.Rows(db => db.Jobs.SingleAsync(j => j.Id == job))).Segments);
        }

        // Split and joined again, a segment is what it was.
        var segment = (await All(job)).MaxBy(s => s.Source.Text.Length)!;
        var middle = Notation.Write(segment.Source).IndexOf(' ', StringComparison.Ordinal);
        var done = await Server.Do(s => s.GetRequiredService<Reshaping>().Split(job, segment.Ordinal, middle, 0, new(AnnaId, false), default));
        Assert.Equal(ReshapeResult.Done, done);
        Assert.Equal(ReshapeResult.Done, await Server.Do(s => s.GetRequiredService<Reshaping>().Join(job, segment.Ordinal, 0, 0, new(AnnaId, false), default)));
        var again = (await All(job)).Single(s => s.Ordinal == segment.Ordinal);
        Assert.Equal((segment.Before, segment.Source, segment.After, segment.Words), (again.Before, again.Source, again.After, again.Words));
    }

    [Fact]
    public async Task Whether_a_text_has_its_place_to_itself_is_asked_of_the_job_as_people_have_cut_it()
    {
        const string room = "<comment>{MaxLines=1}</comment>";
        var job = await Claimed($"<root><data name=\"A\"><value>One thing. Another thing.</value>{room}</data><data name=\"B\"><value>A title and its words.</value>{room}</data></root>", "Strings.resx");
        Assert.Equal((false, true), (await HasNoRoom(0), await HasNoRoom(2)));

        await Post(Anna, $"/api/v1/jobs/{job}/segments/0/join", new { version = 0, nextVersion = 0 });
        await Post(Anna, $"/api/v1/jobs/{job}/segments/2/split", new { at = 7, version = 0 });
        Assert.Equal((true, false), (await HasNoRoom(0), await HasNoRoom(2)));

        // What is checked as somebody types is what is checked when the job is handed in.
        await Save(Anna, job, (0, 0, "두\n줄"), (2, 0, "제목과"), (3, 0, "두\n줄"));
        var together = (await Get(Anna, $"/api/v1/jobs/{job}/readiness")).GetProperty("warns").EnumerateArray().Concat((await Get(Anna, $"/api/v1/jobs/{job}/readiness")).GetProperty("blocks").EnumerateArray());
        Assert.Equal([0], together.Where(f => f.GetProperty("check").GetString() == "lines").Select(f => f.GetProperty("ordinal").GetInt32()));

        async Task<bool> HasNoRoom(int ordinal) =>
            (await Post(Anna, $"/api/v1/jobs/{job}/segments/{ordinal}/check", new { typed = "두\n줄" })).GetProperty("findings").EnumerateArray().Any(f => f.GetProperty("check").GetString() == "lines");
    }

    [Fact]
    public async Task A_reshaped_job_is_submitted_approved_delivered_and_learnt()
    {
        var job = await Claimed("One thing. Another thing.\n\nA title and its words.\n");
        await Post(Anna, $"/api/v1/jobs/{job}/segments/0/join", new { version = 0, nextVersion = 0 });
        await Post(Anna, $"/api/v1/jobs/{job}/segments/2/split", new { at = 7, version = 0 });
        await Save(Anna, job, (0, 0, "이것저것."), (2, 0, "제목과"), (3, 0, "그 말."));

        Assert.Equal(HttpStatusCode.NoContent, (await Anna.PostAsync($"/api/v1/jobs/{job}/submit", null)).StatusCode);
        (await Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { })).EnsureSuccessStatusCode();
        await Work();
        Assert.Equal("이것저것.\n\n제목과 그 말.\n", await Anna.GetStringAsync($"/api/v1/jobs/{job}/file"));
        Assert.Contains("One thing. Another thing.", (await Server.Rows(db => db.MemoryEntries.ToListAsync())).Select(e => e.Source.Text.Text));
    }

    Task<List<DocumentSegment>> All(long job) => Server.Do(services => services.GetRequiredService<JobSegments>().All(job, default));

    async Task<IReadOnlyList<(string, InlineText)>> Units(long job) =>
        [.. (await All(job)).GroupBy(s => s.UnitId, StringComparer.Ordinal).Select(u => (u.Key, InlineText.Concat(u.SelectMany(s => new[] { s.Before, s.Source, s.After }))))];
}
