using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Tests.Editor;

namespace Translate.Server.Tests.Review;

public sealed class EffortOnPostgresTests : EffortTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>What was offered is held against what was handed in, and that against what was approved; a desk sees whether memory and engines help.</summary>
public class EffortTests : EditorTests
{
    [Fact]
    public async Task Each_kind_of_offer_has_its_sum_in_each_pass()
    {
        var job = await Prepared("One thing here. Two things here. Three things here. Four things here. One thing here.\n");
        await Offer(job, 1, "두 가지 것", OriginKind.Machine, "DeepL", 70);
        await Offer(job, 2, "세 가지가 여기", OriginKind.Memory, "News", 88);
        await Offer(job, 3, "네 가지", OriginKind.Memory, "News", 76);
        await Claim(job);
        await Spend(Anna, job, (0, 0, "한 가지", 30), (1, 1, "두 가지가 여기", 20), (2, 1, "세 가지가 여기", 10), (3, 1, "네 가지 것", 5));
        await HandIn(job);
        await Spend(Editor, job, (1, 2, "두 가지가 여기에", 9));
        await Approve(job);

        var rows = await Rows(job);
        Assert.All(rows, r => Assert.Equal(Desk, r.DeskId));
        Assert.All(rows, r => Assert.Equal(Server.Clock.GetUtcNow(), r.At, TimeSpan.FromMilliseconds(1)));
        Assert.Equal(
            [
                (EffortPass.Translation, OriginKind.Human, "", MatchBand.New, 1, 0, 3, 2, 2, 30),
                (EffortPass.Translation, OriginKind.Memory, "", MatchBand.Repetition, 1, 1, 3, 0, 2, 0),
                (EffortPass.Translation, OriginKind.Memory, "News", MatchBand.From85, 1, 1, 3, 0, 3, 10),
                (EffortPass.Translation, OriginKind.Memory, "News", MatchBand.From75, 1, 0, 3, 1, 3, 5),
                (EffortPass.Translation, OriginKind.Machine, "DeepL", MatchBand.New, 1, 0, 3, 2, 3, 20),
                (EffortPass.Review, OriginKind.Human, "", MatchBand.New, 1, 1, 3, 0, 2, 0),
                (EffortPass.Review, OriginKind.Memory, "", MatchBand.Repetition, 1, 1, 3, 0, 2, 0),
                (EffortPass.Review, OriginKind.Memory, "News", MatchBand.From85, 1, 1, 3, 0, 3, 0),
                (EffortPass.Review, OriginKind.Memory, "News", MatchBand.From75, 1, 1, 3, 0, 3, 0),
                (EffortPass.Review, OriginKind.Machine, "DeepL", MatchBand.New, 1, 0, 3, 1, 3, 9),
            ],
            rows.Select(r => (r.Pass, r.Origin, r.OriginName, r.Band, r.Segments, r.Unchanged, r.SourceWords, r.Edits, r.Words, r.Seconds)));
        Assert.Equal(300, rows.Single(r => r is { Pass: EffortPass.Translation, Band: MatchBand.From85 }).ChrFWords);
        Assert.Equal(0, rows.Single(r => r is { Pass: EffortPass.Translation, Origin: OriginKind.Human }).ChrFWords);
        Assert.InRange(rows.Single(r => r is { Pass: EffortPass.Translation, Band: MatchBand.From75 }).ChrFWords, 1, 299);
    }

    [Fact]
    public async Task A_second_approval_takes_the_place_of_the_first()
    {
        var job = await Prepared("One thing here.\n");
        await Offer(job, 0, "한 가지", OriginKind.Machine, "DeepL", 70);
        await Claim(job);
        await Spend(Anna, job, (0, 1, "한 가지 것", 20));
        await HandIn(job);
        (await Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/return", new { comment = "Again, please." })).EnsureSuccessStatusCode();
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        await Spend(Anna, job, (0, 2, "한 가지", 10));
        await HandIn(job);
        await Approve(job);
        Assert.Equal([(EffortPass.Translation, 0, 30), (EffortPass.Review, 0, 0)], (await Rows(job)).Select(r => (r.Pass, r.Edits, r.Seconds)));

        (await Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/reopen", new { comment = "A word." })).EnsureSuccessStatusCode();
        await Spend(Editor, job, (0, 3, "한 가지가", 4));
        await Approve(job);

        Assert.Equal([(EffortPass.Translation, 0, 30), (EffortPass.Review, 1, 4)], (await Rows(job)).Select(r => (r.Pass, r.Edits, r.Seconds)));
    }

    [Fact]
    public async Task Where_a_desk_trusts_its_translator_no_editor_had_a_part_in_it()
    {
        var job = await Prepared("One thing here.\n");
        await Server.Rows(db => db.Desks.ExecuteUpdateAsync(set => set.SetProperty(d => d.Reviews, ReviewRule.Newcomers)));
        await Server.Rows(db => db.Memberships.ExecuteUpdateAsync(set => set.SetProperty(m => m.IsTrusted, true)));
        await Claim(job);
        await Spend(Anna, job, (0, 0, "한 가지", 20));
        await HandIn(job);
        await Work();

        Assert.Equal([(EffortPass.Translation, OriginKind.Human, 20)], (await Rows(job)).Select(r => (r.Pass, r.Origin, r.Seconds)));
    }

    [Fact]
    public async Task Sums_are_read_by_desk_and_period_and_tell_how_much_is_left_of_what_was_offered()
    {
        foreach (var written in new[] { "한 가지", "두 가지" })
        {
            var job = await Prepared("One thing here.\n");
            await Offer(job, 0, "한 가지", OriginKind.Machine, "DeepL", 70);
            await Claim(job);
            await Spend(Anna, job, (0, 1, written, 30));
            await HandIn(job);
            await Approve(job);
            Server.Clock.Advance(TimeSpan.FromDays(1));
        }

        var sum = (await Origins("")).Single(o => o.GetProperty("pass").GetString() == "translation");
        Assert.Equal(("machine", "DeepL", 2, 1), (sum.GetProperty("origin").GetString(), sum.GetProperty("name").GetString(), sum.GetProperty("segments").GetInt32(), sum.GetProperty("unchanged").GetInt32()));
        Assert.Equal((25.0, 50.0, 360.0), (sum.GetProperty("ter").GetDouble(), sum.GetProperty("unchangedShare").GetDouble(), sum.GetProperty("wordsAnHour").GetDouble()));
        Assert.InRange(sum.GetProperty("chrF").GetDouble(), 50, 99);

        var first = (await Server.Rows(db => db.JobEfforts.OrderBy(e => e.JobId).Select(e => e.At).FirstAsync())).UtcDateTime;
        Assert.All(await Origins($"?from={first:yyyy-MM-dd}&to={first:yyyy-MM-dd}"), o => Assert.Equal(1, o.GetProperty("segments").GetInt32()));
        Assert.Empty(await Origins($"?from={first.AddDays(5):yyyy-MM-dd}&to={first.AddDays(5):yyyy-MM-dd}"));

        async Task<JsonElement[]> Origins(string days) => [.. (await Get(Editor, $"/api/v1/desks/{Desk}/effort{days}")).GetProperty("origins").EnumerateArray()];
    }

    Task<List<JobEffort>> Rows(long job) => Server.Rows(db => db.JobEfforts.AsNoTracking().Where(e => e.JobId == job).OrderBy(e => e.Pass).ThenBy(e => e.Origin).ThenBy(e => e.OriginName).ThenBy(e => e.Band).ToListAsync());

    Task<int> Offer(long job, int ordinal, string text, OriginKind origin, string name, int score) => Server.Rows(async db =>
    {
        db.Targets.Add(new() { JobId = job, Ordinal = ordinal, Text = new InlineText(text), State = TargetState.Initial, Origin = origin, OriginName = name, Score = score, Version = 1, Changed = Server.Clock.GetUtcNow() });
        return await db.SaveChangesAsync();
    });

    async Task Claim(long job) => (await Anna.PostAsync($"/api/v1/jobs/{job}/claim", null)).EnsureSuccessStatusCode();

    static async Task Spend(HttpClient who, long job, params (int Ordinal, int Version, string Typed, int Seconds)[] saves)
    {
        var answer = await Post(who, $"/api/v1/jobs/{job}/editor/saves", new { saves = saves.Select(s => new { s.Ordinal, s.Version, s.Typed, state = "translated", s.Seconds }) });
        Assert.All(answer.GetProperty("results").EnumerateArray(), r => Assert.Equal("saved", r.GetProperty("outcome").GetString()));
    }

    async Task HandIn(long job)
    {
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Anna.PostAsync($"/api/v1/jobs/{job}/submit", null)).EnsureSuccessStatusCode();
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    async Task Approve(long job)
    {
        (await Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { acceptsMachineText = true })).EnsureSuccessStatusCode();
        await Work();
    }
}
