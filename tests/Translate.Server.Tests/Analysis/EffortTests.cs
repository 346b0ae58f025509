using System.Net.Http.Json;
using System.Text.Json;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Tests.Analysis;

public sealed class EffortOnPostgresTests : EffortTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>A desk sees whether its memory and its engines help: what people changed of their offers, and how fast they were.</summary>
public class EffortTests : ServerTests
{
    [Fact]
    public async Task Efforts_are_summed_by_pass_origin_name_and_band()
    {
        var desk = await Server.NewDesk();
        using var editor = await Server.Program(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        await Add(desk, "ko", Memory(MatchBand.From85, segments: 10, unchanged: 4, edits: 30, seconds: 100), Memory(MatchBand.Exact, segments: 10, unchanged: 10, edits: 0, seconds: 20), Human(seconds: 400));
        await Add(desk, "ja", Memory(MatchBand.From85, segments: 30, unchanged: 6, edits: 90, seconds: 300));

        var report = await Read(editor, desk);

        var origins = report.GetProperty("origins").EnumerateArray().ToList();
        Assert.Equal(["memory Old", "human "], origins.Select(o => $"{o.GetProperty("origin").GetString()} {o.GetProperty("name").GetString()}"));
        Assert.Equal((50, 20), (Int(origins[0], "segments"), Int(origins[0], "unchanged")));
        Assert.Equal(new double?[] { 40, 24 }, [Number(origins[0], "unchangedShare"), Number(origins[0], "ter")]);

        // 500 source words in 420 seconds.
        Assert.Equal(new double?[] { 0.84, 4286 }, [Number(origins[0], "secondsAWord"), Number(origins[0], "wordsAnHour")]);
        Assert.Equal([("exact", 0.0, 100.0), ("from85", 30.0, 80.0)], report.GetProperty("bands").EnumerateArray().Select(b => (b.GetProperty("band").GetString()!, Number(b, "ter")!.Value, Number(b, "chrF")!.Value)));

        // Nothing was offered: there was nothing to change.
        Assert.Equal(new double?[] { null, null, 4 }, [Number(origins[1], "ter"), Number(origins[1], "unchangedShare"), Number(origins[1], "secondsAWord")]);

        Assert.Equal(10, Int((await Read(editor, desk, "?locale=ko")).GetProperty("bands")[1], "segments"));
        Assert.Equal(0, (await Read(editor, desk, "?from=2001-01-01&to=2001-02-01")).GetProperty("origins").GetArrayLength());
    }

    [Fact]
    public async Task A_plain_sentence_says_whether_an_offer_makes_people_faster()
    {
        var desk = await Server.NewDesk();
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        await Add(
            desk, "ko", Memory(MatchBand.From85, segments: 40, unchanged: 10, edits: 40, seconds: 400), Machine("Pseudo", segments: 40, seconds: 3200), Machine("Fast", segments: 5, seconds: 195), Human(segments: 40, seconds: 1600),
            Human(segments: 40, seconds: 80) with { Pass = EffortPass.Review, Unchanged = 30, Edits = 8 });

        var page = await editor.Get($"/desks/{desk}/effort");

        var said = page.Html.QuerySelectorAll("section ul li").Select(li => li.TextContent).ToList();
        Assert.Equal("Memory Old: 25 % was left as it was, and 10 of 100 words were changed. A word took 1.0 seconds instead of 4.0: 4.0 times as fast as without an offer.", said[0]);
        Assert.EndsWith("A word took 3.9 seconds, without an offer 4.0: as fast either way. These are few segments: too few to rely on.", said[1], StringComparison.Ordinal);
        Assert.EndsWith("A word took 8.0 seconds instead of 4.0: the offers held people up, 2.0 times as slow as without one.", said[2], StringComparison.Ordinal);
        Assert.Equal("Without an offer: a word took 4.0 seconds, which makes 900 words an hour.", said[3]);
        Assert.Equal("Without an offer: 75 % was left as it was, and 2 of 100 words were changed.", said[4]);

        // The same as a picture: a bar for whatever offered something, which says in words what it shows.
        Assert.Equal(
            ["Memory Old: Left as it was 25%, Changed 75%", "Engine Fast: Changed 100%", "Engine Pseudo: Changed 100%", "Without an offer: Left as it was 75%, Changed 25%"],
            page.Html.QuerySelectorAll("figure svg[role=img]").Select(bar => bar.GetAttribute("aria-label")!.Replace(" %", "%", StringComparison.Ordinal)));
        Assert.Equal([("kept", "250"), ("edited", "750")], page.Html.QuerySelectorAll("figure svg")[0].QuerySelectorAll("rect").Select(piece => (piece.ClassName!, piece.GetAttribute("width")!)));
        Assert.NotNull((await editor.Get($"/desks/{desk}/quality")).Html.QuerySelector($"a[href='/desks/{desk}/effort']"));
        Assert.NotNull((await editor.Get($"/desks/{desk}/charts")).Html.QuerySelector($"a[href='/desks/{desk}/effort']"));
    }

    [Fact]
    public async Task Whoever_has_nothing_to_do_with_a_language_does_not_see_what_was_changed_in_it()
    {
        var desk = await Server.NewDesk();
        var person = await Server.NewPerson("Editor", desk, DeskRole.Editor);
        using var editor = await Server.Program(person);
        using var boss = await Server.Program(await Server.NewPerson("Boss", desk, DeskRole.Manager));
        await Add(desk, "ko", Machine("Pseudo", segments: 10, seconds: 0));
        await Add(desk, "ja", Machine("Pseudo", segments: 7, seconds: 0));
        await Server.Rows(async db =>
        {
            db.LocaleRoles.Add(new() { DeskId = desk, PersonId = person, Locale = Locale.Parse("ja"), Role = null });
            return await db.SaveChangesAsync();
        });

        Assert.Equal(17, Int((await Read(boss, desk)).GetProperty("origins")[0], "segments"));
        Assert.Equal(10, Int((await Read(editor, desk)).GetProperty("origins")[0], "segments"));
        Assert.Equal(0, (await Read(editor, desk, "?locale=ja")).GetProperty("origins").GetArrayLength());
    }

    [Fact]
    public async Task Before_a_job_is_approved_the_page_says_what_would_make_it_speak()
    {
        var desk = await Server.NewDesk();
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));

        Assert.Contains("No job was approved on these days", (await editor.Get($"/desks/{desk}/effort")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_comma_separated_values_an_engines_name_computes_nothing()
    {
        var desk = await Server.NewDesk();
        using var editor = await Server.Program(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        await Add(desk, "ko", Memory(MatchBand.From85, segments: 10, unchanged: 4, edits: 30, seconds: 100), Machine("@SUM(1,2)", segments: 10, seconds: 0));

        var lines = (await editor.GetStringAsync(new Uri($"/api/v1/desks/{desk}/effort/csv", UriKind.Relative))).Split("\r\n");

        Assert.Equal("pass,origin,name,band,segments,unchanged,unchangedShare,sourceWords,edits,words,ter,chrF,seconds,secondsAWord,wordsAnHour", lines[0].TrimStart('\uFEFF'));
        Assert.Equal("translation,memory,Old,,10,4,40,100,30,100,30,80,100,1,3600", lines[1]);
        Assert.StartsWith("translation,machine,\"'@SUM(1,2)\",,10,", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(",0,,", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("translation,memory,Old,from85,10,", lines[3], StringComparison.Ordinal);
    }

    static Task<JsonElement> Read(HttpClient editor, long desk, string query = "") => editor.GetFromJsonAsync<JsonElement>($"/api/v1/desks/{desk}/effort{query}");

    static int Int(JsonElement row, string name) => row.GetProperty(name).GetInt32();

    static double? Number(JsonElement row, string name) => row.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    /// <summary>Ten words a segment, of the source and of what came of it.</summary>
    sealed record Made(EffortPass Pass, OriginKind Origin, string Name, MatchBand Band, int Segments, int Unchanged, int Edits, double ChrF, int Seconds);

    static Made Memory(MatchBand band, int segments, int unchanged, int edits, int seconds) => new(EffortPass.Translation, OriginKind.Memory, "Old", band, segments, unchanged, edits, edits == 0 ? 100 : 80, seconds);

    static Made Machine(string name, int segments, int seconds) => new(EffortPass.Translation, OriginKind.Machine, name, MatchBand.New, segments, 0, segments, 70, seconds);

    static Made Human(int segments = 10, int seconds = 0) => new(EffortPass.Translation, OriginKind.Human, "", MatchBand.New, segments, 0, 0, 0, seconds);

    Task<int> Add(long desk, string locale, params Made[] efforts) => Server.Rows(async db =>
    {
        var job = new Job { DeskId = desk, Locale = Locale.Parse(locale), State = JobState.Approved, Document = new() { DeskId = desk, Name = "a.txt", Format = "txt", SourceLocale = Locale.Parse("en") } };
        db.Jobs.Add(job);
        await db.SaveChangesAsync();
        db.JobEfforts.AddRange(efforts.Select(e => new JobEffort
        {
            JobId = job.Id,
            DeskId = desk,
            Pass = e.Pass,
            Origin = e.Origin,
            OriginName = e.Name,
            Band = e.Band,
            Segments = e.Segments,
            Unchanged = e.Unchanged,
            SourceWords = 10 * e.Segments,
            Edits = e.Edits,
            Words = 10 * e.Segments,
            ChrFWords = e.ChrF * 10 * e.Segments,
            Seconds = e.Seconds,
            At = Server.Clock.GetUtcNow(),
        }));
        return await db.SaveChangesAsync();
    });
}
