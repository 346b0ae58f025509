using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Engines;
using Translate.Server.Memory;
using Translate.Server.Tests.Running;

namespace Translate.Server.Tests.Jobs;

public sealed class DraftsOnPostgresTests : DraftTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>Where a desk wants it, what its memory has similar is a draft that somebody has to change; before engines, unless nobody would.</summary>
public class DraftTests : ServerTests
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    [Fact]
    public async Task What_is_similar_is_a_draft_with_its_score_only_where_the_desk_wants_it()
    {
        Assert.Empty(await Targets(await TakeIn(await NewDesk(null), "The museum opens on Monday at noon. Nobody knows why.\n")));

        var target = Assert.Single(await Targets(await TakeIn(await NewDesk(75), "The museum opens on Monday at noon. Nobody knows why.\n")));
        Assert.Equal((0, TargetState.Initial, OriginKind.Memory, "News", (long?)null), (target.Ordinal, target.State, target.Origin, target.OriginName, target.AuthorId));
        Assert.InRange(target.Score!.Value, 75, 94);
        var job = await Server.Rows(db => db.Jobs.SingleAsync(j => j.Id == target.JobId));
        Assert.Equal((JobState.Available, 2, 0, 0), (job.State, job.Prepared, job.Translated, job.Assured));

        Assert.Empty(await Targets(await TakeIn(await NewDesk(95), "The museum opens on Monday at noon. Nobody knows why.\n")));
    }

    [Fact]
    public async Task A_draft_is_mended_where_it_is_sure_and_exact_matches_are_what_they_were()
    {
        var targets = await Targets(await TakeIn(await NewDesk(75), "The museum has 24 rooms. The museum has 12 rooms.\n"));

        Assert.Equal([("박물관에는 방이 24개 있다.", TargetState.Initial, 99), ("박물관에는 방이 12개 있다.", TargetState.Translated, 100)], targets.Select(t => (t.Text.Text, t.State, t.Score!.Value)));
    }

    [Fact]
    public async Task Memory_comes_before_an_engine_whose_work_a_translator_sees()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        var desk = await NewDesk(75);
        await Route(desk, engine, LaneChoice.MachineThenPeople);

        var targets = await Targets(await TakeIn(desk, "The museum opens on Monday at noon. Sentence number 2 reports that the talks went on.\n"));

        Assert.Equal([OriginKind.Memory, OriginKind.Machine], targets.Select(t => t.Origin));
        Assert.Equal(1, await Server.Rows(db => db.Batches.Where(b => b.Kind == BatchKind.Machine).SumAsync(b => b.Wanted)));
    }

    [Fact]
    public async Task Where_no_translator_is_asked_an_engine_does_it_rather_than_leaving_a_draft()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        var desk = await NewDesk(75);
        await Route(desk, engine, LaneChoice.Machine);

        var job = await TakeIn(desk, StandInEngine.Text(3));

        Assert.Equal([OriginKind.Memory, OriginKind.Machine, OriginKind.Machine], (await Targets(job)).Select(t => t.Origin));
        Assert.Equal(JobState.Submitted, await Server.Rows(db => db.Jobs.Where(j => j.Id == job).Select(j => j.State).SingleAsync()));
    }

    [Fact]
    public async Task A_proposal_asks_engines_for_what_has_no_draft_only()
    {
        var desk = await NewDesk(75);
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        await Route(desk, engine, LaneChoice.MachineThenPeople);
        using var editor = await Server.Program(await Server.NewPerson("Eva", desk, DeskRole.Editor));
        using var form = new MultipartFormDataContent { { new StringContent("The museum opens on Monday at noon.\n\nThe museum has 12 rooms.\n\nNobody knows why.\n"), "text" }, { new StringContent("a.txt"), "name" }, { new StringContent("en"), "from" } };
        using var proposed = await editor.PostAsync($"/api/v1/desks/{desk}/proposals", form);
        var document = (await proposed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("documents")[0].GetInt64();

        var estimate = (await editor.GetFromJsonAsync<JsonElement>($"/api/v1/documents/{document}/proposal?to=ko")).GetProperty("estimates")[0];

        Assert.Equal([15, 5, 10, 1], new[] { "words", "exact", "new", "forMachine" }.Select(n => estimate.GetProperty(n).GetInt32()));
        var similar = estimate.GetProperty("analysis").GetProperty("bands").EnumerateArray().Where(b => b.GetProperty("band").GetString()!.StartsWith("from", StringComparison.Ordinal));
        Assert.Equal(7, similar.Sum(b => b.GetProperty("words").GetInt32()));
    }

    [Fact]
    public async Task A_score_that_is_none_is_refused_and_the_setting_is_kept()
    {
        var desk = await NewDesk(null);
        using var manager = await Server.Program(await Server.NewPerson("Mina", desk, DeskRole.Manager));
        var browser = await Server.Browser(await Server.NewPerson("Minho", desk, DeskRole.Manager));

        foreach (var score in new[] { 49, 100 })
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await Put(score)).StatusCode);
        (await Put(80)).EnsureSuccessStatusCode();
        Assert.Equal((80, false), await Server.Rows(db => db.Desks.Where(d => d.Id == desk).Select(d => new ValueTuple<int, bool>(d.DraftsFrom!.Value, d.FillsRepetitions)).SingleAsync()));
        var page = await browser.Get($"/desks/{desk}/settings");
        Assert.Equal("80", page.Html.QuerySelector("#drafts")!.GetAttribute("value"));
        Assert.False(page.Html.QuerySelector("#repetitions")!.HasAttribute("checked"));

        async Task<HttpResponseMessage> Put(int score)
        {
            var settings = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(await manager.GetStringAsync($"/api/v1/desks/{desk}/settings"))!;
            settings["draftsFrom"] = JsonSerializer.SerializeToElement(score);
            settings["fillsRepetitions"] = JsonSerializer.SerializeToElement(false);
            return await manager.PutAsJsonAsync($"/api/v1/desks/{desk}/settings", settings);
        }
    }

    async Task<long> NewDesk(int? draftsFrom)
    {
        var desk = await Server.NewDesk();
        await Server.Rows(db => db.Desks.Where(d => d.Id == desk).ExecuteUpdateAsync(set => set.SetProperty(d => d.DraftsFrom, draftsFrom).SetProperty(d => d.AsksAbove, 1_000_000_000L)));
        var units = new[] { ("The museum opens on Sunday at noon.", "박물관은 일요일 정오에 문을 연다."), ("The museum has 12 rooms.", "박물관에는 방이 12개 있다."), (StandInEngine.Text(1).Trim(), "옛 번역 1") }
            .Select(p => $"""<tu><tuv xml:lang="en"><seg>{p.Item1}</seg></tuv><tuv xml:lang="ko"><seg>{p.Item2}</seg></tuv></tu>""");
        var tmx = $"""<tmx version="1.4"><header srclang="en" datatype="plaintext" segtype="sentence" adminlang="en" o-tmf="x" creationtool="x" creationtoolversion="1"/><body>{string.Concat(units)}</body></tmx>""";
        await Server.Do(services => services.GetRequiredService<DeskMemory>().Import(desk, "News", "news.tmx", new MemoryStream(Encoding.UTF8.GetBytes(tmx)), default));
        return desk;
    }

    Task<int> Route(long desk, StandInEngine engine, LaneChoice choice) => Server.Rows(async db =>
    {
        var row = new DeskEngine { DeskId = desk, Kind = "deepl", Name = "Stand-in", Created = Server.Clock.GetUtcNow() };
        Server.Services.GetRequiredService<EngineKeys>().Write(row, Translate.Engines.KnownEngines.Find("deepl")!, new Dictionary<string, string> { ["key"] = "secret", ["address"] = engine.Address.ToString() });
        db.Engines.Add(row);
        await db.SaveChangesAsync();
        db.Routes.Add(new() { DeskId = desk, From = English, To = Korean, Choice = choice, Engines = [row.Id], PeopleBelow = 0 });
        return await db.SaveChangesAsync();
    });

    async Task<long> TakeIn(long desk, string text)
    {
        await Server.Do(services => services.GetRequiredService<Intake>().Take(desk, null, new("a.txt", Encoding.UTF8.GetBytes(text), English, [Korean]), default));
        await Work();
        return await Server.Rows(db => db.Jobs.MaxAsync(j => j.Id));
    }

    Task<List<SegmentTarget>> Targets(long job) => Server.Rows(db => db.Targets.AsNoTracking().Where(t => t.JobId == job).OrderBy(t => t.Ordinal).ToListAsync());
}
