using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Translate.Server.Tests.Running;

namespace Translate.Benchmarks;

/// <summary>Measures the editor's half of the service under the load of a hundred evenings at once: <c>saves</c>.</summary>
static class EditorMeasurements
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>So many translators, each with a job and its stream of events open, who save once every two seconds: how long a save takes, and whether all words are there afterwards.</summary>
    public static async Task Saves(int translators = 100, int seconds = 60)
    {
        using var place = new Place(withSeeds: false);
        using var service = ServerProcess.Start(place);
        await service.Answers();
        using var client = await service.Client(place);
        client.Timeout = TimeSpan.FromMinutes(5);
        var jobs = new List<long>();
        for (var i = 0; i < translators; i++) jobs.Add(await Claimed(client));

        var times = new ConcurrentBag<double>();
        var kept = new ConcurrentDictionary<(long Job, int Ordinal), string>();
        using var over = new CancellationTokenSource();
        var listeners = jobs.ConvertAll(job => Listen(client, job, over.Token));
        var busy = service.ProcessorTime;
        var end = Stopwatch.StartNew();
        await Task.WhenAll(jobs.Select((job, i) => Evening(client, job, i * Every / translators, () => end.Elapsed < TimeSpan.FromSeconds(seconds), times, kept)));
        busy = service.ProcessorTime - busy;
        await over.CancelAsync();
        var heard = (await Task.WhenAll(listeners)).Sum();

        var lost = 0;
        foreach (var job in jobs)
        {
            var page = await client.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/jobs/{job}/editor/segments?take=500", UriKind.Relative));
            foreach (var segment in page.GetProperty("segments").EnumerateArray())
                if (kept.TryGetValue((job, segment.GetProperty("ordinal").GetInt32()), out var words) && segment.GetProperty("target").GetProperty("typed").GetString() != words) lost++;
        }

        var sorted = times.Order().ToArray();
        double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{translators} translators, {seconds} s: {sorted.Length} saves, median {At(0.5):0.0} ms, 95th percentile {At(0.95):0.0} ms, 99th {At(0.99):0.0} ms, slowest {sorted[^1]:0.0} ms; {lost} lost of {kept.Count} segments; {heard} events heard; the service used {busy.TotalSeconds / end.Elapsed.TotalSeconds:P0} of one processor"));
    }

    static async Task<long> Claimed(HttpClient client)
    {
        var job = await Article.Queue(client, Article.Of(60, paragraph: 6));
        (await client.PostAsync(new Uri($"/api/v1/jobs/{job}/claim", UriKind.Relative), null)).EnsureSuccessStatusCode();
        return job;
    }

    /// <summary>Types a sentence bit by bit, confirms it, goes on to the next.</summary>
    static async Task Evening(HttpClient client, long job, TimeSpan first, Func<bool> goesOn, ConcurrentBag<double> times, ConcurrentDictionary<(long Job, int Ordinal), string> kept)
    {
        var place = Guid.NewGuid();
        await Task.Delay(first);
        using var timer = new PeriodicTimer(Every);
        int ordinal = 0, version = 0, bits = 0;
        do
        {
            var typed = string.Concat(Enumerable.Repeat("저녁 늦게까지 회담이 이어졌다 ", ++bits)) + ordinal.ToString(CultureInfo.InvariantCulture);
            var confirms = bits == 4;
            var watch = Stopwatch.StartNew();
            var answer = await (await client.PostAsJsonAsync(
                new Uri($"/api/v1/jobs/{job}/editor/saves", UriKind.Relative),
                new { place, saves = new[] { new { ordinal, version, typed, state = confirms ? "translated" : "initial" } } })).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
            times.Add(watch.Elapsed.TotalMilliseconds);
            var result = answer.GetProperty("results")[0];
            if (result.GetProperty("outcome").GetString() is not "saved") throw new InvalidOperationException($"A save was not taken: {result}");
            kept[(job, ordinal)] = typed;
            version = result.GetProperty("target").GetProperty("version").GetInt32();
            if (confirms) (ordinal, version, bits) = (ordinal + 1, 0, 0);
            if (bits == 0) await client.PutAsJsonAsync(new Uri($"/api/v1/jobs/{job}/editor/presence", UriKind.Relative), new { place, ordinal, gone = false });
        }
        while (goesOn() && await timer.WaitForNextTickAsync());
    }

    static async Task<int> Listen(HttpClient client, long job, CancellationToken over)
    {
        var heard = 0;
        try
        {
            await using var stream = await client.GetStreamAsync(new Uri($"/api/v1/jobs/{job}/editor/events?place={Guid.NewGuid()}", UriKind.Relative), over);
            using var reader = new StreamReader(stream);
            while (await reader.ReadLineAsync(over) is { } line) heard += line.StartsWith("data:", StringComparison.Ordinal) ? 1 : 0;
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }

        return heard;
    }
}
