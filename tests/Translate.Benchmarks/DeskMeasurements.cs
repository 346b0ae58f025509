using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Translate.Server.Tests.Running;

namespace Translate.Benchmarks;

/// <summary>Measures every page that an editor and a translator of a full desk can open: <c>desk</c>.</summary>
static class DeskMeasurements
{
    /// <summary>The aim, at the 95th percentile.</summary>
    const double Most = 200;

    /// <summary>The pages of a service process on a SQLite file, so often each, one after the other.</summary>
    public static async Task Pages(int documents = 10_000, int times = 200)
    {
        using var place = new Place(withSeeds: false);
        using (var first = ServerProcess.Start(place))
        {
            // Makes the database, the desk and its manager.
            await first.Answers();
            await Wait.Until(() => File.Exists(Path.Combine(place.Data, "translate.db")));
            await Task.Delay(TimeSpan.FromSeconds(3));
            await first.Kill();
        }

        var watch = Stopwatch.StartNew();
        new FullDesk(documents).Write(Path.Combine(place.Data, "translate.db"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{documents} documents and {documents * 5} jobs written in {watch.Elapsed.TotalSeconds:0} s"));

        using var service = ServerProcess.Start(place);
        await service.Answers();
        using var editor = await service.Client(place);
        using var translator = new HttpClient { BaseAddress = service.Address };
        translator.DefaultRequestHeaders.Authorization = new("Bearer", await ServerProcess.Token(place, FullDesk.Translator, []));

        watch.Restart();
        var rows = Rows.InSqlite(place);
        var due = rows.Count("SELECT COUNT(*) FROM \"SearchDue\"");
        while (rows.Count("SELECT COUNT(*) FROM \"SearchDue\"") > 0) await Task.Delay(500);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{due} texts read into the search's index in {watch.Elapsed.TotalSeconds:0} s, {due / watch.Elapsed.TotalSeconds:0} a second; the file has {new FileInfo(Path.Combine(place.Data, "translate.db")).Length / 1_000_000} MB"));

        long Job(int state) => rows.Count($"SELECT MAX(\"Id\") FROM \"Jobs\" WHERE \"State\" = {state}");
        var after = Uri.EscapeDataString(string.Create(CultureInfo.InvariantCulture, $"{rows.Count("SELECT \"Id\" FROM \"Jobs\" ORDER BY \"Since\" LIMIT 1 OFFSET 20000")}.{rows.Count("SELECT \"Since\" FROM \"Jobs\" ORDER BY \"Since\" LIMIT 1 OFFSET 20000")}.0"));
        var (available, claimed, submitted, delivered) = (Job(1), Job(2), Job(3), Job(5));
        var quarter = TimeProvider.System.GetUtcNow().AddDays(-95).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var mine = rows.Count("SELECT MAX(\"Id\") FROM \"Jobs\" WHERE \"State\" = 2 AND \"TranslatorId\" = 2");
        var (proposal, revision) = (await Hand(editor, "/api/v1/desks/1/proposals", "A heading\n\nA text with a sentence. And another.", "news.txt"), await Hand(editor, $"/api/v1/documents/{documents}/revisions", "Another text than was there.", "article.txt"));
        List<(string Who, HttpClient Client, string Path)> pages =
        [
            .. new[]
            {
                "/desks/1?all=true", $"/desks/1?all=true&after={after}", "/desks/1?show=Unclaimed&order=Oldest", "/desks/1?show=Late&order=Due", "/desks/1?show=Expiring", "/desks/1?show=Waiting&order=Oldest", "/desks/1?show=SentBack&order=Oldest",
                "/desks/1?show=Delivered", "/desks/1?state=Cancelled", "/desks/1?locale=ja&topic=Sport&order=Priority", "/desks/1?person=5&order=Due", "/desks/1?due=Never&priority=Urgent", "/desks/1?document=Failed",
                "/desks/1/charts", "/desks/1/charts?days=28",
                "/desks/1/analysis", $"/desks/1/analysis?from={quarter}", $"/desks/1/analysis?from={quarter}&locale=ko&state=Available", $"/documents/{documents - 1}/analysis", "/desks/1/effort", $"/desks/1/effort?from={quarter}&locale=ko", "/desks/1/rates",
                "/desks/1/search?q=alliance", "/desks/1/search?q=%ED%95%9C%EB%AF%B8%EB%8F%99%EB%A7%B9", "/desks/1/search?q=%ED%95%9C", "/desks/1/search?q=%EB%8F%99%EB%A7%B9", "/desks/1/search?q=%22trade+security%22", "/desks/1/search?q=Author+96+article", "/desks/1/search?q=%E5%90%8C%E7%9B%9F&before=5000", "/desks/1/search?q=nowhere-at-all",
                "/desks/1/documents/new", "/desks/1/settings", "/desks/1/memory", "/desks/1/terms", "/desks/1/terms/proposals", "/desks/1/quality", "/desks/1/engines", "/desks/1/routes",
                $"/jobs/{available}", $"/jobs/{claimed}", $"/jobs/{submitted}", $"/jobs/{delivered}", $"/jobs/{submitted}/review", $"/jobs/{delivered}/edit", $"/jobs/{delivered}/compare", $"/jobs/{delivered}/since-delivery", $"/jobs/{delivered}/publications", $"/jobs/{delivered}/returns",
                "/desks/1/reviews", "/desks/1/reviews?by=Week&locale=fr", "/desks/1/reviews/habits", "/desks/1/people", "/desks/1/record", "/desks/1/record?act=approved&person=1", "/operations/record", "/desks/1/outlets", "/desks/1/outlets/1", "/desks/1/credits",
                $"/intake/{proposal}", $"/documents/{documents - 1}/revise", $"/documents/{revision}/revision", "/available", "/available?filter=true&pair=all", "/my-work", "/notices", "/settings", "/settings/notices",
            }.Select(p => ("editor", editor, p)),
            .. new[]
            {
                "/desks/1?all=true", "/desks/1?show=Unclaimed&order=Priority", "/desks/1/search?q=%EB%8F%99%EB%A7%B9", "/available", "/available?filter=true&pair=all", "/available?filter=true&order=Shortest", "/available?filter=true&topic=Sport&minutes=60&days=14", "/available?filter=true&pair=all&skip=2000",
                $"/jobs/{available}", $"/jobs/{mine}", $"/jobs/{mine}/edit", $"/jobs/{delivered}", $"/jobs/{delivered}/compare", "/desks/1/reviews", "/my-work", "/my-work?skip=200", "/notices", "/settings",
            }.Select(p => ("translator", translator, p)),
        ];

        var tooSlow = 0;
        Console.WriteLine($"{"who",-10} {"median",8} {"p95",8} {"p99",8} {"first",8} {"cpu/page",9}  page (ms)");
        foreach (var (who, client, path) in pages)
        {
            // The first time says what is kept for a while, as the charts are, and what the service has still to compile.
            var cold = Stopwatch.StartNew();
            (await client.GetAsync(new Uri(path, UriKind.Relative))).EnsureSuccessStatusCode();
            var first = cold.Elapsed.TotalMilliseconds;
            for (var i = 0; i < 2; i++) (await client.GetAsync(new Uri(path, UriKind.Relative))).EnsureSuccessStatusCode();
            var taken = new List<double>(times);
            var busy = service.ProcessorTime;
            for (var i = 0; i < times; i++)
            {
                var one = Stopwatch.StartNew();
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
                taken.Add(one.Elapsed.TotalMilliseconds);
            }

            busy = service.ProcessorTime - busy;
            taken.Sort();
            var p95 = taken[(int)(times * 0.95)];
            if (p95 >= Most) tooSlow++;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{who,-10} {taken[times / 2],8:0.0} {p95,8:0.0} {taken[(int)(times * 0.99)],8:0.0} {first,8:0.0} {busy.TotalMilliseconds / times,9:0.0}  {Uri.UnescapeDataString(path)}{(p95 >= Most ? "   ← above the aim" : "")}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages.Count} addresses, {tooSlow} at or above {Most} ms at the 95th percentile; peak memory {service.PeakMemory}"));
    }

    /// <summary>Hands something in.</summary>
    /// <returns>The document that was made of it.</returns>
    static async Task<long> Hand(HttpClient client, string address, string text, string name)
    {
        using var form = new MultipartFormDataContent { { new StringContent(text), "text" }, { new StringContent(name), "name" }, { new StringContent("en"), "from" }, { new StringContent("ko"), "to" } };
        using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return made.TryGetProperty("documents", out var documents) ? documents[0].GetInt64() : made.GetProperty("document").GetInt64();
    }
}
