using System.Diagnostics;
using System.Globalization;
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
        var text = Article.Of(segments, paragraph: 10);

        var watch = Stopwatch.StartNew();
        await Article.Queue(client, text);
        var peak = service.PeakMemory;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"intake of {segments} segments until all are queued: {watch.Elapsed.TotalSeconds:0.0} s, peak memory {peak}"));
    }
}
