using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Tests.Analysis;

public sealed class DeskAnalysisOnPostgresTests : DeskAnalysisTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>What was known of a desk's documents is summed by language and state, and weighted by the rates that its manager sets.</summary>
public class DeskAnalysisTests : ServerTests
{
    [Fact]
    public async Task The_documents_of_a_period_are_summed_by_language_and_state()
    {
        var desk = await Server.NewDesk();
        using var editor = await Server.Program(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        await Add(desk, "a.txt", 3, ("ko", JobState.Delivered, 10, 90), ("ja", JobState.Available, 0, 100));
        await Add(desk, "b.txt", 2, ("ko", JobState.Available, 50, 50));
        await Add(desk, "old.txt", 40, ("ko", JobState.Delivered, 1000, 1000));
        await Add(await Server.NewDesk("Another"), "other.txt", 1, ("ko", JobState.Delivered, 1000, 1000));
        await Add(desk, "revised.txt", 1, ("ko", JobState.Superseded, 1000, 1000));
        await Add(desk, "c.txt", 1, ("ko", JobState.Preparing, 0, 0));

        var all = await Read(editor, desk);
        Assert.Equal((4, 1, 300L, 246m), (all.GetProperty("jobs").GetInt32(), all.GetProperty("notAnalysed").GetInt32(), Words(all.GetProperty("total")), all.GetProperty("total").GetProperty("weightedWords").GetDecimal()));
        Assert.Equal([("ja", 100L), ("ko", 200L)], all.GetProperty("locales").EnumerateArray().Select(l => (l.GetProperty("locale").GetString()!, Words(l.GetProperty("analysis")))));
        Assert.Equal([("preparing", 0L), ("available", 200L), ("delivered", 100L)], all.GetProperty("states").EnumerateArray().Select(s => (s.GetProperty("state").GetString()!, Words(s.GetProperty("analysis")))));

        Assert.Equal(100, Words((await Read(editor, desk, "?locale=ja")).GetProperty("total")));
        Assert.Equal(100, Words((await Read(editor, desk, "?locale=ko&state=available")).GetProperty("total")));
        Assert.Equal(2000, Words((await Read(editor, desk, "?state=superseded")).GetProperty("total")));
        Assert.Equal(2300, Words((await Read(editor, desk, $"?from={Day(45)}&to={Day(0)}")).GetProperty("total")));
        Assert.Equal(2000, Words((await Read(editor, desk, $"?from={Day(45)}&to={Day(35)}")).GetProperty("total")));
    }

    [Fact]
    public async Task The_documents_are_listed_newest_first_page_by_page()
    {
        var desk = await Server.NewDesk();
        using var editor = await Server.Program(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        for (var i = 1; i <= 5; i++) await Add(desk, $"{i}.txt", i / 2, ("ko", JobState.Available, i, i), ("ja", JobState.Available, 0, i));
        await Add(desk, "only.txt", 0, ("ja", JobState.Available, 0, 7));

        var names = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var page = await editor.GetFromJsonAsync<JsonElement>($"/api/v1/desks/{desk}/analysis/documents?take=2&locale=ko{(after.Length > 0 ? $"&after={after}" : "")}");
            names.AddRange(page.GetProperty("documents").EnumerateArray().Select(d => $"{d.GetProperty("name").GetString()} {Words(d.GetProperty("analysis"))}"));
            after = page.GetProperty("next").GetString();
        }

        Assert.Equal(["1.txt 2", "3.txt 6", "2.txt 4", "5.txt 10", "4.txt 8"], names);
    }

    [Fact]
    public async Task Whoever_has_nothing_to_do_with_a_language_does_not_see_its_sums()
    {
        var desk = await Server.NewDesk();
        var person = await Server.NewPerson("Editor", desk, DeskRole.Editor);
        using var editor = await Server.Program(person);
        await Add(desk, "a.txt", 1, ("ko", JobState.Available, 0, 100), ("ja", JobState.Available, 0, 7));
        await Add(desk, "b.txt", 1, ("ja", JobState.Available, 0, 8));
        await Server.Rows(async db =>
        {
            db.LocaleRoles.Add(new() { DeskId = desk, PersonId = person, Locale = Locale.Parse("ja"), Role = null });
            return await db.SaveChangesAsync();
        });

        Assert.Equal(100, Words((await Read(editor, desk)).GetProperty("total")));
        var listed = (await editor.GetFromJsonAsync<JsonElement>($"/api/v1/desks/{desk}/analysis/documents")).GetProperty("documents").EnumerateArray().ToList();
        Assert.Equal(["a.txt"], listed.Select(d => d.GetProperty("name").GetString()));
        Assert.Equal(100, Words(listed[0].GetProperty("analysis")));
        var document = listed[0].GetProperty("document").GetInt64();
        Assert.Equal(["ko"], (await editor.GetFromJsonAsync<JsonElement>($"/api/v1/documents/{document}/analysis")).GetProperty("jobs").EnumerateArray().Select(j => j.GetProperty("locale").GetString()));
    }

    [Fact]
    public async Task Sums_are_counted_anew_after_a_minute()
    {
        var desk = await Server.NewDesk();
        using var editor = await Server.Program(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        await Add(desk, "a.txt", 1, ("ko", JobState.Available, 0, 100));
        Assert.Equal(100, Words((await Read(editor, desk)).GetProperty("total")));
        await Add(desk, "b.txt", 1, ("ko", JobState.Available, 0, 100));
        Assert.Equal(100, Words((await Read(editor, desk)).GetProperty("total")));

        Server.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(200, Words((await Read(editor, desk)).GetProperty("total")));
    }

    [Fact]
    public async Task The_page_shows_sums_documents_and_files_to_take_away_and_says_where_there_is_nothing()
    {
        var desk = await Server.NewDesk();
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        Assert.Contains("No documents were taken in", (await editor.Get($"/desks/{desk}/analysis")).Text, StringComparison.Ordinal);
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        var document = await Add(desk, "a.txt", 1, ("ko", JobState.Available, 1000, 3000), ("ja", JobState.Delivered, 0, 500));

        var page = await editor.Get($"/desks/{desk}/analysis?locale=ko");

        Assert.Contains("4,000 words, which are as much work as 3,100 new ones", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector($"a[href='/documents/{document}/analysis']"));
        Assert.All(page.Html.QuerySelectorAll("svg.bands"), bar => Assert.Contains("New 75%", bar.GetAttribute("aria-label"), StringComparison.Ordinal));
        var csv = await editor.SendOnce(HttpMethod.Get, page.Html.QuerySelector("a[href*='/analysis/csv']")!.GetAttribute("href")!);
        var lines = (await csv.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Contains("ko,available,exact,1,1000,6000,0.25,0.1,100.0", lines);
        Assert.DoesNotContain(lines, l => l.StartsWith("ja", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_manager_sets_what_words_count_and_all_that_are_not_named_are_as_usual()
    {
        var desk = await Server.NewDesk();
        var person = await Server.NewPerson("Boss", desk, DeskRole.Manager);
        using var boss = await Server.Program(person);
        await Add(desk, "a.txt", 1, ("ko", JobState.Available, 100, 100));
        Assert.Equal(110m, await Weighted());

        Assert.Equal(HttpStatusCode.NoContent, (await boss.PutAsJsonAsync($"/api/v1/desks/{desk}/rates", new { exact = 0.25 })).StatusCode);
        Assert.Equal(125m, await Weighted());
        var rates = await boss.GetFromJsonAsync<Dictionary<string, decimal>>($"/api/v1/desks/{desk}/rates");
        Assert.Equal((11, 0.25m, 1m), (rates!.Count, rates["exact"], rates["new"]));

        var refused = await boss.PutAsJsonAsync($"/api/v1/desks/{desk}/rates", new { almost = 1 });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("almost", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await boss.PutAsJsonAsync($"/api/v1/desks/{desk}/rates", new { exact = 11 })).StatusCode);
        Assert.Equal(125m, await Weighted());

        var browser = await Server.Browser(person);
        var page = await browser.Get($"/desks/{desk}/rates");
        Assert.Equal("0.25", page.Html.QuerySelector("#exact")!.GetAttribute("value"));
        var wrong = await browser.Submit(page, $"/desks/{desk}/rates", ("from95", "a third"), ("exact", "0.5"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("true", wrong.Html.QuerySelector("#from95")!.GetAttribute("aria-invalid"));
        Assert.Equal(("a third", "0.5"), (wrong.Html.QuerySelector("#from95")!.GetAttribute("value"), wrong.Html.QuerySelector("#exact")!.GetAttribute("value")));
        await browser.Submit(page, $"/desks/{desk}/rates", ("exact", "0.5"));
        Assert.Equal(150m, await Weighted());
        await browser.Submit(page, $"/desks/{desk}/rates", ("usual", "true"));
        Assert.Equal(110m, await Weighted());
        Assert.Null(await Server.Rows(db => db.Desks.Where(d => d.Id == desk).Select(d => d.RateTable).SingleAsync()));
        Assert.Equal(3, await Server.Rows(db => db.Audit.CountAsync(a => a.Act == "rates-changed" && a.PersonId == person)));

        async Task<decimal> Weighted() => (await Read(boss, desk)).GetProperty("total").GetProperty("weightedWords").GetDecimal();
    }

    static Task<JsonElement> Read(HttpClient editor, long desk, string query = "") => editor.GetFromJsonAsync<JsonElement>($"/api/v1/desks/{desk}/analysis{query}");

    static long Words(JsonElement analysis) => analysis.GetProperty("words").GetInt64();

    string Day(int ago) => Server.Clock.GetUtcNow().AddDays(-ago).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A document that came in so many days ago, with jobs of so many words that memory knows exactly, and new ones; a job without words is not analysed.</summary>
    Task<long> Add(long desk, string name, int daysAgo, params (string Locale, JobState State, int Exact, int New)[] jobs) => Server.Rows(async db =>
    {
        var document = new Document { DeskId = desk, Name = name, Format = "txt", SourceLocale = Locale.Parse("en"), State = DocumentState.Ready, Created = Server.Clock.GetUtcNow().AddDays(-daysAgo) };
        db.Documents.Add(document);
        foreach (var (locale, state, exact, fresh) in jobs)
        {
            var job = new Job { DeskId = desk, Document = document, Locale = Locale.Parse(locale), State = state, Since = Server.Clock.GetUtcNow() };
            db.Jobs.Add(job);
            await db.SaveChangesAsync();
            foreach (var (band, words) in new[] { (MatchBand.Exact, exact), (MatchBand.New, fresh) })
                if (words > 0) db.JobBands.Add(new() { JobId = job.Id, Band = band, Segments = 1, Words = words, Characters = 6 * words });
        }

        await db.SaveChangesAsync();
        return document.Id;
    });
}
