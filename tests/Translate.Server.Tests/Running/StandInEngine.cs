using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Translate.Server.Tests.Running;

/// <summary>
/// An engine on loopback that speaks DeepL's protocol (<c>POST /v2/translate</c>) and knows one sentence: of <c>Sentence number 7 …</c> it makes a
/// Korean one about the same number, so that a translation in the wrong row is seen. It counts what it was paid for, and can be slow or fail.
/// </summary>
public sealed partial class StandInEngine : IAsyncDisposable
{
    readonly WebApplication app;
    readonly Random random = new(42);
    int atOnce, most, calls;

    StandInEngine(TimeSpan latency, double failing)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/v2/translate", http => Answer(http, latency, failing));
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Urls.First());

    /// <summary>How often each number was translated and the answer sent: what a vendor would charge.</summary>
    public ConcurrentDictionary<int, int> Charged { get; } = [];

    /// <summary>What it answers instead of translating, as an HTTP status; null to translate.</summary>
    public int? Refuses { get; set; }

    /// <summary>The most calls that it had in hand at once.</summary>
    public int MostAtOnce => most;

    /// <summary>The calls it got, failed ones too.</summary>
    public int Calls => calls;

    /// <summary>Starts one.</summary>
    /// <param name="latency">How long an answer takes.</param>
    /// <param name="failing">The share of calls that fail, each in another way.</param>
    public static async Task<StandInEngine> Start(TimeSpan latency, double failing = 0)
    {
        var engine = new StandInEngine(latency, failing);
        await engine.app.StartAsync();
        return engine;
    }

    /// <summary>What it makes of the sentence with that number.</summary>
    public static string Translation(int number) => string.Create(CultureInfo.InvariantCulture, $"{number}번 문장은 회담이 저녁 늦게까지 계속되었다고 전한다.");

    /// <summary>A text of so many sentences that it knows, ten to a paragraph.</summary>
    public static string Text(int sentences) => string.Concat(Enumerable.Range(1, sentences).Select(
        i => string.Create(CultureInfo.InvariantCulture, $"Sentence number {i} reports that the talks went on until late in the evening.{(i % 10 == 0 ? "\n\n" : " ")}")));

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    async Task Answer(HttpContext http, TimeSpan latency, double failing)
    {
        var now = Interlocked.Increment(ref atOnce);
        InterlockedMax(ref most, now);
        Interlocked.Increment(ref calls);
        try
        {
            using var request = await JsonDocument.ParseAsync(http.Request.Body);
            await Task.Delay(latency, http.RequestAborted);
            if (Refuses is { } status)
            {
                http.Response.StatusCode = status;
                return;
            }

            if (Fails(failing, out var way))
            {
                await Fail(http, way);
                return;
            }

            var numbers = request.RootElement.GetProperty("text").EnumerateArray()
                .Select(text => int.Parse(Number().Match(text.GetString()!).Value, CultureInfo.InvariantCulture)).ToList();
            foreach (var number in numbers) Charged.AddOrUpdate(number, 1, static (_, times) => times + 1);
            await http.Response.WriteAsJsonAsync(new { translations = numbers.Select(number => new { detected_source_language = "EN", text = Translation(number) }) });
        }
        catch (OperationCanceledException)
        {
            // The caller is gone.
        }
        finally
        {
            Interlocked.Decrement(ref atOnce);
        }
    }

    bool Fails(double share, out int way)
    {
        lock (random)
        {
            way = random.Next(5);
            return random.NextDouble() < share;
        }
    }

    static async Task Fail(HttpContext http, int way)
    {
        switch (way)
        {
            case 0:
                http.Response.StatusCode = 500;
                break;
            case 1:
                http.Response.StatusCode = 503;
                break;
            case 2:
                http.Response.StatusCode = 429;
                http.Response.Headers.RetryAfter = "1";
                break;
            case 3:
                await http.Response.WriteAsync("<html>Bad gateway</html>");
                break;
            default:
                http.Abort();
                break;
        }
    }

    static void InterlockedMax(ref int place, int value)
    {
        for (var seen = place; value > seen;)
        {
            var before = Interlocked.CompareExchange(ref place, value, seen);
            if (before == seen) return;
            seen = before;
        }
    }

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
