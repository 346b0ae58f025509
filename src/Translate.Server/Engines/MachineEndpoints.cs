using Microsoft.EntityFrameworkCore;
using Translate.Engines.Lane;
using Translate.Engines.Protection;
using Translate.Server.Data;
using Translate.Server.Jobs;
using Translate.Server.People;

namespace Translate.Server.Engines;

/// <summary>Where a batch stands, as people are told.</summary>
public enum BatchStanding
{
    /// <summary>It waits for its turn.</summary>
    Waiting,

    /// <summary>It is worked on.</summary>
    Working,

    /// <summary>It goes on at a time, because of something that passes.</summary>
    Resting,

    /// <summary>It waits for an editor's word on the cost, or for the rest of the job.</summary>
    Held,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It was given up.</summary>
    Failed,

    /// <summary>A person decided against it.</summary>
    Cancelled,
}

/// <summary>A batch of a job's segments and what came of it.</summary>
/// <param name="First">The first segment's place, from 0.</param>
/// <param name="Last">The last segment's.</param>
/// <param name="Kind">Whether memory or engines are asked.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Until">When it goes on, where it rests.</param>
/// <param name="Why">Why it rests or was given up.</param>
/// <param name="Wanted">Segments that engines are to translate.</param>
/// <param name="FromMemory">Segments filled from memory.</param>
/// <param name="Copied">Segments filled with their source.</param>
/// <param name="FromMachine">Segments filled by an engine.</param>
/// <param name="FromCache">Those of them that had been paid for before.</param>
/// <param name="ToPeople">Segments left to people.</param>
public sealed record MachineBatchView(
    int First, int Last, BatchKind Kind, BatchStanding State, DateTimeOffset? Until, string? Why, int Wanted, int FromMemory, int Copied, int FromMachine, int FromCache, int ToPeople)
{
    /// <summary>Segments that it has still to look at.</summary>
    public int Left => Kind is BatchKind.Machine ? Math.Max(0, Wanted - FromMachine - ToPeople) : State is BatchStanding.Done ? 0 : Last - First + 1;

    /// <summary>The view of a batch's row.</summary>
    public static MachineBatchView Of(Batch b, DateTimeOffset now)
    {
        var state = b.State switch
        {
            BatchState.Done => BatchStanding.Done,
            BatchState.Failed => BatchStanding.Failed,
            BatchState.Held => BatchStanding.Held,
            BatchState.Cancelled => BatchStanding.Cancelled,
            _ when b.LeasedUntil > now => BatchStanding.Working,
            _ when b.DueAt > now => BatchStanding.Resting,
            _ => BatchStanding.Waiting,
        };
        return new(
            b.First, b.First + b.Count - 1, b.Kind, state, state is BatchStanding.Resting ? b.DueAt : null, state is BatchStanding.Resting or BatchStanding.Failed ? b.Failure : null,
            b.Wanted, b.FromMemory, b.Copied, b.FromMachine, b.FromCache, b.ToPeople);
    }
}

/// <summary>Why segments went to people.</summary>
/// <param name="Refusal">Why, as a word.</param>
/// <param name="Detail">Why, as a sentence.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Segments">The first of them, by their places from 0.</param>
public sealed record RefusalView(Refusal Refusal, string? Detail, int Count, IReadOnlyList<int> Segments);

/// <summary>How many segments' inline codes came through in a way.</summary>
public sealed record RungView(Rung Rung, int Count);

/// <summary>What machine translation did for a job, and what can be decided about it.</summary>
/// <param name="AskedCost">What it would cost, while an editor is asked for it, in the desk's currency.</param>
/// <param name="Currency">The desk's currency.</param>
/// <param name="Batches">The job's batches in the order of the document.</param>
/// <param name="Refusals">Why segments went to people; the most frequent first.</param>
/// <param name="Rungs">How inline codes came through.</param>
public sealed record MachineView(decimal? AskedCost, string Currency, IReadOnlyList<MachineBatchView> Batches, IReadOnlyList<RefusalView> Refusals, IReadOnlyList<RungView> Rungs)
{
    /// <summary>Engines have something to do with the job.</summary>
    public bool IsWorthTelling => Batches.Any(b => b.Kind is BatchKind.Machine);

    /// <summary>Batches were given up.</summary>
    public bool HasFailed => Batches.Any(b => b is { Kind: BatchKind.Machine, State: BatchStanding.Failed });

    /// <summary>Engines can be asked again now.</summary>
    public bool CanRetry { get; init; }

    /// <summary>The rest can be left to people.</summary>
    public bool CanSendToPeople { get; init; }
}

/// <summary>Reads what machine translation did for a job.</summary>
public sealed class MachineReader(TranslateDb db, TimeProvider clock)
{
    /// <summary>As many reasons as are told apart.</summary>
    const int MostReasons = 20;

    /// <summary>As many segments as are named for each.</summary>
    const int MostNamed = 30;

    /// <summary>What machine translation did for the job.</summary>
    public async Task<MachineView> Read(long jobId, CancellationToken stop)
    {
        var job = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.State, j.AskedCost, Open = j.Segments - j.Translated, j.Document!.Desk!.Currency }).SingleAsync(stop);
        var rows = await db.Batches.AsNoTracking().Where(b => b.JobId == jobId && (b.Kind == BatchKind.Fill || b.Kind == BatchKind.Machine)).OrderBy(b => b.First).ThenBy(b => b.Id).ToListAsync(stop);
        var now = clock.GetUtcNow();
        var batches = rows.ConvertAll(b => MachineBatchView.Of(b, now));
        var byMachine = batches.FindAll(b => b.Kind is BatchKind.Machine);
        return new(job.AskedCost is { } cost ? Money.Amount(cost) : null, job.Currency, batches, await Refusals(jobId, stop), await Rungs(jobId, stop))
        {
            CanRetry = job.State switch
            {
                JobState.Preparing => byMachine.Exists(b => b.State is BatchStanding.Failed or BatchStanding.Resting),
                JobState.Available => job.Open > 0 && byMachine.Exists(b => b.ToPeople > 0),
                _ => false,
            },
            CanSendToPeople = job.State is JobState.Preparing && byMachine.Exists(b => b.State is not (BatchStanding.Done or BatchStanding.Cancelled)),
        };
    }

    async Task<List<RefusalView>> Refusals(long jobId, CancellationToken stop)
    {
        var refused = db.MachineOutcomes.AsNoTracking().Where(o => o.JobId == jobId && o.Refusal != null);
        var reasons = await refused.GroupBy(o => new { o.Refusal, o.Detail }).Select(g => new { g.Key.Refusal, g.Key.Detail, Count = g.Count() }).OrderByDescending(r => r.Count).ThenBy(r => r.Detail).Take(MostReasons).ToListAsync(stop);
        var views = new List<RefusalView>();
        foreach (var reason in reasons)
            views.Add(new(
                reason.Refusal!.Value, reason.Detail, reason.Count,
                await refused.Where(o => o.Refusal == reason.Refusal && o.Detail == reason.Detail).OrderBy(o => o.Ordinal).Select(o => o.Ordinal).Take(MostNamed).ToListAsync(stop)));
        return views;
    }

    async Task<List<RungView>> Rungs(long jobId, CancellationToken stop)
    {
        var rungs = await db.MachineOutcomes.Where(o => o.JobId == jobId && o.Refusal == null).GroupBy(o => o.Rung).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        return [.. rungs.OrderBy(r => r.Key).Select(r => new RungView(r.Key, r.Count))];
    }
}

static class MachineEndpoints
{
    public static void MapMachine(this IEndpointRouteBuilder api)
    {
        var machine = api.MapGroup("/jobs/{job:long}/machine");
        machine.MapGet("/", async (long job, MachineReader reader, CancellationToken stop) => TypedResults.Ok(await reader.Read(job, stop))).RequireDeskRole(DeskRole.Translator).WithSummary("What machine translation did for the job, batch by batch");
        machine.MapPost("/start", (long job, MachineWork work, Caller caller, CancellationToken stop) => JobEndpoints.Moved(work.Start(job, caller.Id, stop))).RequireDeskRole(DeskRole.Editor).WithSummary("Begins the machine translation whose cost was asked for");
        machine.MapPost("/retry", (long job, MachineWork work, Caller caller, CancellationToken stop) => JobEndpoints.Moved(work.Retry(job, caller.Id, stop))).RequireDeskRole(DeskRole.Editor).WithSummary("Asks engines again for what failed, waits or was refused");
        machine.MapPost("/to-people", (long job, MachineWork work, Caller caller, CancellationToken stop) => JobEndpoints.Moved(work.SendToPeople(job, caller.Id, stop))).RequireDeskRole(DeskRole.Editor).WithSummary("Asks nothing more of engines: the rest is for people");
    }
}
