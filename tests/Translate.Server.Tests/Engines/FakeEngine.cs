using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Translate.Server.Tests.Engines;

/// <summary>A server that answers as LibreTranslate does, as a test wants it.</summary>
public sealed class FakeEngine : IAsyncDisposable
{
    readonly WebApplication app;

    FakeEngine(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public string Address => app.Urls.First();

    /// <summary>The keys that it was called with.</summary>
    public List<string?> Keys { get; } = [];

    /// <summary>Starts one that answers each text so, or with a status.</summary>
    public static async Task<FakeEngine> Start(Func<string, string> answer, int status = 200)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var fake = new FakeEngine(builder.Build());
        fake.app.MapPost("/translate", async (HttpRequest request) =>
        {
            var body = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body);
            lock (fake.Keys) fake.Keys.Add(body.TryGetProperty("api_key", out var key) ? key.GetString() : null);
            return status == 200
                ? Results.Json(new { translatedText = body.GetProperty("q").EnumerateArray().Select(q => answer(q.GetString()!)) })
                : Results.Json(new { error = "not today" }, statusCode: status);
        });
        await fake.app.StartAsync();
        return fake;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
