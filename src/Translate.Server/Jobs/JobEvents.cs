using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Jobs;

/// <summary>A job's progress, as it moves.</summary>
public sealed record JobProgress(long Id, JobState State, int Segments, int Prepared, int Translated, bool Failed, bool Asks);

/// <summary>When a job of the desk last came into another state.</summary>
public sealed record DeskMoved(DateTimeOffset? Latest);

/// <summary>Pushes the progress of a desk's jobs to its pages. The counts are read from the database, so that whichever node works is seen.</summary>
static class JobEvents
{
    /// <summary>As many as a page shows, and some more.</summary>
    const int MostNamed = 500;

    static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    public static void MapJobEvents(this IEndpointRouteBuilder api) =>
        api.MapGet("/desks/{desk:long}/events", Watch).RequireDeskRole(DeskRole.Translator)
            .WithSummary("Server-sent events: a job's progress whenever it changes; of those that are not delivered, or with jobs=1,2 of those named; and \"moved\" whenever any job of the desk comes into another state");

    static ServerSentEventsResult<object> Watch(long desk, Caller caller, IServiceScopeFactory scopes, TimeProvider clock, IHostApplicationLifetime lifetime, CancellationToken stop, string? jobs = null) =>
        TypedResults.ServerSentEvents(Changes(desk, Named(jobs), caller.IsOperator ? null : caller.Id, scopes, clock, lifetime.ApplicationStopping, stop));

    /// <summary>The jobs that a page shows; null for all.</summary>
    static List<long>? Named(string? jobs) =>
        jobs is null ? null : [.. jobs.Split(',').Select(t => long.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var job) ? job : 0).Where(j => j > 0).Distinct().Take(MostNamed)];

    static async IAsyncEnumerable<SseItem<object>> Changes(long desk, List<long>? named, long? reader, IServiceScopeFactory scopes, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, stopping);
        var seen = new Dictionary<long, JobProgress>();
        DeskMoved? moved = null;
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            var (jobs, latest) = await Read(desk, named, reader, scopes, either.Token);
            foreach (var job in jobs)
            {
                if (seen.TryGetValue(job.Id, out var before) && before == job) continue;
                seen[job.Id] = job;
                yield return new(job, "job");
            }

            // What a page does not show may belong on it by now. The first time is when it was read.
            if (named is not null && moved is not null && moved != latest) yield return new(latest, "moved");
            moved = latest;
        }
        while (await Tick(timer, either.Token));
    }

    /// <summary>A scope each time: a page may look for hours, and must not keep a connection for that.</summary>
    static async Task<(List<JobProgress> Jobs, DeskMoved Latest)> Read(long desk, List<long>? named, long? reader, IServiceScopeFactory scopes, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TranslateDb>();
        var jobs = db.Jobs.Where(j => j.DeskId == desk);
        if (reader is { } person && await db.LocaleRoles.AnyAsync(r => r.DeskId == desk && r.PersonId == person, stop)) jobs = jobs.Where(JobRights.For(db, person));
        var wanted = named is null
            ? jobs.Where(j => j.State != JobState.Delivered && j.State != JobState.Superseded).Concat(jobs.Where(j => j.State == JobState.Delivered).OrderByDescending(j => j.Since).Take(50))
            : jobs.Where(j => named.Contains(j.Id));
        var progress = await wanted.Select(j => new JobProgress(j.Id, j.State, j.Segments, j.Prepared, j.Translated, j.Failure != null || j.Document!.Failure != null, j.AskedCost != null)).ToListAsync(stop);
        return (progress, new(await jobs.OrderByDescending(j => j.Since).Select(j => (DateTimeOffset?)j.Since).FirstOrDefaultAsync(stop)));
    }

    static async Task<bool> Tick(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
