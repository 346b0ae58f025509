using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Translate.Server.Editor;

/// <summary>Server-sent events of one listener to a job.</summary>
/// <remarks>
/// A listener comes back of itself after a while, so that a role taken away is noticed; it names the last moment it was told of, and is told first what
/// has changed since.
/// </remarks>
sealed class EditorEvents(long jobId, Writer who, JobFeeds feeds, EditorReader reader, IHostApplicationLifetime lifetime, TimeProvider clock) : IResult, IEndpointMetadataProvider
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public static void PopulateMetadata(System.Reflection.MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), ["text/event-stream"]));

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var late = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, lifetime.ApplicationStopping, late.Token);
        var stop = either.Token;
        var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var response = httpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache,no-store";
        response.Headers["X-Accel-Buffering"] = "no";

        using var listener = feeds.Listen(jobId);
        try
        {
            await response.WriteAsync(": hello\n\n", stop);
            foreach (var missed in await Missed(httpContext.Request.Headers["Last-Event-ID"].ToString(), stop)) await response.WriteAsync(Write(missed, json), stop);
            await response.Body.FlushAsync(stop);
            while (await listener.News.WaitToReadAsync(stop))
            {
                while (listener.News.TryRead(out var news)) await response.WriteAsync(Write(news, json), stop);
                await response.Body.FlushAsync(stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The listener left, or is to come back.
        }
    }

    /// <summary>What was changed since the listener was told the last time; a little more rather than less.</summary>
    async Task<IReadOnlyList<JobNews>> Missed(string lastEvent, CancellationToken stop)
    {
        if (!long.TryParse(lastEvent, CultureInfo.InvariantCulture, out var ticks) || ticks < 0 || ticks > DateTimeOffset.MaxValue.Ticks) return [];
        var since = new DateTimeOffset(ticks, TimeSpan.Zero) - TimeSpan.FromSeconds(Math.Min(30, ticks / TimeSpan.TicksPerSecond));
        var targets = await reader.ChangedSince(jobId, since, stop);

        // Whether segments were split or joined meanwhile, nobody noted: the listener fetches them again.
        return [new JobNews.Shape(), .. targets.Select(t => new JobNews.Target(t.Key, t.Value, null))];
    }

    string Write(JobNews news, JsonSerializerOptions json)
    {
        return news switch
        {
            JobNews.Target target => Event("target", new { target.Ordinal, target = target.Now, target.Place }, target.Now.Changed),
            JobNews.Presence presence => Event("presence", presence.People),
            JobNews.Comments comments => Event("comments", new { comments.Ordinal, comments.Open }),
            JobNews.Job { Now: var job } => Event(
                "job",
                new { job.State, job.Translated, job.Segments, job.TranslatorId, job.Translator, job.ClaimedUntil, job.Later, CanWrite = EditorReader.MayWrite(job.State, job.TranslatorId, who) },
                clock.GetUtcNow()),
            JobNews.Shape => Event("shape", new { }),
            _ => ": still here\n\n",
        };

        string Event(string name, object data, DateTimeOffset? at = null)
        {
            var id = at is { } moment ? string.Create(CultureInfo.InvariantCulture, $"id: {moment.UtcTicks}\n") : "";
            return $"event: {name}\n{id}data: {JsonSerializer.Serialize(data, json)}\n\n";
        }
    }
}
