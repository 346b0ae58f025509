using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Translate.Engines.Tests;

/// <summary>A vendor's server, played on loopback: it answers as the vendor documents, unless it is told to misbehave.</summary>
public sealed class VendorServer : IAsyncDisposable
{
    readonly WebApplication app;
    readonly Func<VendorCall, Task> vendor;

    VendorServer(Func<VendorCall, Task> vendor)
    {
        this.vendor = vendor;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        app = builder.Build();
        app.Run(Answer);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("about:blank");

    /// <summary>The calls that have come in, with what they carried.</summary>
    public ConcurrentQueue<VendorCall> Calls { get; } = new();

    /// <summary>How it misbehaves: takes the place of the vendor's answer.</summary>
    public Func<VendorCall, Task>? Instead { get; set; }

    /// <summary>How the body of its answers is changed on its way: compressed, in another charset.</summary>
    public Func<HttpResponse, byte[], byte[]>? OnTheWay { get; set; }

    /// <summary>Starts a server.</summary>
    /// <param name="vendor">Answers as the vendor does.</param>
    public static async Task<VendorServer> Start(Func<VendorCall, Task> vendor)
    {
        var server = new VendorServer(vendor);
        await server.app.StartAsync();
        server.Address = new(server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return server;
    }

    /// <summary>The last call that came in.</summary>
    public VendorCall Last => Calls.Last();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task Answer(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var call = new VendorCall(context, body.ToArray());
        Calls.Enqueue(call);
        if (OnTheWay is not { } change)
        {
            await (Instead ?? vendor)(call);
            return;
        }

        var outside = context.Response.Body;
        using var inside = new MemoryStream();
        context.Response.Body = inside;
        await (Instead ?? vendor)(call);
        context.Response.Body = outside;
        var changed = change(context.Response, inside.ToArray());
        context.Response.ContentLength = changed.Length;
        await outside.WriteAsync(changed, context.RequestAborted);
    }

    /// <summary>Compresses answers with gzip.</summary>
    public static byte[] Gzip(HttpResponse response, byte[] body)
    {
        response.Headers.ContentEncoding = "gzip";
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Fastest)) gzip.Write(body);
        return result.ToArray();
    }

    /// <summary>Sends answers in UTF-16, and says so.</summary>
    public static byte[] Utf16(HttpResponse response, byte[] body)
    {
        response.ContentType = "application/json; charset=utf-16";
        return [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body))];
    }
}

/// <summary>A call that has come in at a <see cref="VendorServer"/>.</summary>
public sealed class VendorCall(HttpContext context, byte[] body)
{
    static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The call and its answer, while it is being answered.</summary>
    public HttpContext Context => context;

    /// <summary>What it carried.</summary>
    public byte[] Body => body;

    /// <summary>What it carried, as text.</summary>
    public string Text => Encoding.UTF8.GetString(body);

    /// <summary>What it carried, as JSON.</summary>
    public JsonElement Json { get; } = body.Length > 0 && body[0] is (byte)'{' or (byte)'[' ? JsonDocument.Parse(body).RootElement : default;

    /// <summary>The method, the path and the query.</summary>
    public string Line { get; } = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}";

    // The request is gone when its answer is: what tests ask for later is copied.
    readonly Dictionary<string, string> headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> query = context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);

    /// <summary>A header, or the empty string.</summary>
    public string Header(string name) => headers.GetValueOrDefault(name, "");

    /// <summary>A parameter of the address, or the empty string.</summary>
    public string Query(string name) => query.GetValueOrDefault(name, "");

    /// <summary>Answers with JSON.</summary>
    public Task Answer(int status, object? json) => Answer(status, JsonSerializer.Serialize(json, Written), "application/json");

    /// <summary>Answers with a body.</summary>
    public async Task Answer(int status, string text, string type)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted);
    }
}
