using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Translate.Server.Tests.Running;

namespace Translate.Benchmarks;

/// <summary>Measures the built service as a whole, as a process of its own with a SQLite file: <c>start</c> and <c>intake</c>.</summary>
static class ServiceMeasurements
{
    /// <summary>From the start of the process on an empty database until the Korean article is delivered.</summary>
    public static async Task Start()
    {
        for (var i = 0; i < 5; i++)
        {
            using var place = new Place();
            var watch = Stopwatch.StartNew();
            using var service = ServerProcess.Start(place);
            var article = Path.Combine(place.Translations, "ko", "us-korea-alliance.txt");
            while (!File.Exists(article)) await Task.Delay(5);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start until the Korean article is delivered: {watch.Elapsed.TotalSeconds:0.00} s"));
        }
    }

    /// <summary>From the upload of a document of 100,000 segments until all are queued for people.</summary>
    public static async Task Intake(int segments = 100_000)
    {
        using var place = new Place(withSeeds: false);
        using var service = ServerProcess.Start(place);
        await service.Answers();
        using var client = await service.Client(place);
        client.Timeout = TimeSpan.FromMinutes(5);
        var text = new StringBuilder();
        for (var i = 1; i <= segments; i++) text.Append(CultureInfo.InvariantCulture, $"Sentence number {i} reports that the talks went on until late in the evening.").Append(i % 10 == 0 ? "\n\n" : " ");

        var watch = Stopwatch.StartNew();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text.ToString())), "file", "large.txt" }, { new StringContent("en"), "from" }, { new StringContent("ko"), "to" } };
        var document = await (await client.PostAsync(new Uri("/api/v1/desks/1/documents", UriKind.Relative), form)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        var job = new Uri($"/api/v1/jobs/{document.GetProperty("jobs")[0].GetInt64()}", UriKind.Relative);
        while ((await client.GetFromJsonAsync<JsonElement>(job)).GetProperty("state").GetString() is "preparing") await Task.Delay(50);
        var peak = service.PeakMemory;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"intake of {segments} segments until all are queued: {watch.Elapsed.TotalSeconds:0.0} s, peak memory {peak}"));
    }
}
