using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Jobs;

/// <summary>A job's progress, as it moves.</summary>
public sealed record JobProgress(long Id, JobState State, int Segments, int Prepared, int Translated, bool Failed, bool Asks);

/// <summary>Pushes the progress of a desk's jobs to its pages. The counts are read from the database, so that whichever node works is seen.</summary>
static class JobEvents
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    public static void MapJobEvents(this IEndpointRouteBuilder api) =>
        api.MapGet("/desks/{desk:long}/events", Watch).RequireDeskRole(DeskRole.Translator).WithSummary("Server-sent events: a job's progress whenever it changes");

    static ServerSentEventsResult<JobProgress> Watch(long desk, Caller caller, IServiceScopeFactory scopes, TimeProvider clock, IHostApplicationLifetime lifetime, CancellationToken stop) =>
        TypedResults.ServerSentEvents(Changes(desk, caller.IsOperator ? null : caller.Id, scopes, clock, lifetime.ApplicationStopping, stop), "job");

    static async IAsyncEnumerable<JobProgress> Changes(long desk, long? reader, IServiceScopeFactory scopes, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, stopping);
        var seen = new Dictionary<long, JobProgress>();
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            foreach (var job in await Read(desk, reader, scopes, either.Token))
            {
                if (seen.TryGetValue(job.Id, out var before) && before == job) continue;
                seen[job.Id] = job;
                yield return job;
            }
        }
        while (await Tick(timer, either.Token));
    }

    /// <summary>A scope each time: a page may look for hours, and must not keep a connection for that.</summary>
    static async Task<List<JobProgress>> Read(long desk, long? reader, IServiceScopeFactory scopes, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TranslateDb>();
        var jobs = db.Jobs.Where(j => j.DeskId == desk);
        if (reader is { } person) jobs = jobs.Where(JobRights.For(db, person));
        return await jobs
            .Where(j => j.State != JobState.Delivered)
            .Concat(jobs.Where(j => j.State == JobState.Delivered).OrderByDescending(j => j.Since).Take(50))
            .Select(j => new JobProgress(j.Id, j.State, j.Segments, j.Prepared, j.Translated, j.Failure != null || j.Document!.Failure != null, j.AskedCost != null))
            .ToListAsync(stop);
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
