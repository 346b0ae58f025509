using Microsoft.EntityFrameworkCore;
using Translate.Engines;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Jobs;

namespace Translate.Server.Engines;

/// <summary>What people decide about a job's machine translation: start it, send the rest to people, ask again.</summary>
/// <remarks>Each is one transaction with its audit row. A worker that is in the middle of a batch taken back loses its lease, and writes nothing.</remarks>
public sealed class MachineWork(TranslateDb db, DeskLanes lanes, Nudges nudges, JobMoves moves, TimeProvider clock)
{
    /// <summary>The most segments of a batch: what one engine can have in hand at once, so that progress is seen and little is begun again.</summary>
    const int MostSegments = 500;

    /// <summary>Batches for engines, not yet to be done; each range holds a batch's segments, and no other batch's.</summary>
    public static List<Batch> Cut(Job job, DeskLane lane, IReadOnlyList<DocumentSegment> wanted, DateTimeOffset now) =>
    [
        .. wanted.Chunk(Size(lane)).Select(some => new Batch
        {
            Kind = BatchKind.Machine,
            State = BatchState.Held,
            DocumentId = job.DocumentId,
            JobId = job.Id,
            First = some[0].Ordinal,
            Count = some[^1].Ordinal - some[0].Ordinal + 1,
            Wanted = some.Length,
            Estimate = lane.Estimate(some.Sum(s => (long)s.Source.Text.Length)),
            DueAt = now,
        }),
    ];

    /// <summary>When the job's last filling is done, its costs are known: begins, or asks an editor first. In the transaction of the filling, behind its update of the job.</summary>
    /// <returns>The batches to nudge after the commit.</returns>
    public async Task<IReadOnlyList<Batch>> AfterFilling(long jobId, CancellationToken stop)
    {
        if (await db.Batches.AnyAsync(b => b.JobId == jobId && b.Kind == BatchKind.Fill && b.State == BatchState.Due, stop)) return [];

        var held = db.Batches.Where(b => b.JobId == jobId && b.State == BatchState.Held);
        if (!await held.AnyAsync(stop)) return [];
        var cost = await held.SumAsync(b => b.Estimate, stop);
        var freely = await db.Jobs.Where(j => j.Id == jobId).Join(db.Desks, j => j.DeskId, d => d.Id, (_, d) => d.AsksAbove).SingleAsync(stop);
        if (cost <= freely) return await Release(jobId, stop);

        await db.Jobs.Where(j => j.Id == jobId).ExecuteUpdateAsync(set => set.SetProperty(j => j.AskedCost, cost), stop);
        return [];
    }

    /// <summary>An editor has seen the cost, and wants it.</summary>
    public async Task<MoveResult> Start(long jobId, long personId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var cost = await db.Jobs.Where(j => j.Id == jobId).Select(j => j.AskedCost).SingleAsync(stop);
        if (await db.Jobs.Where(j => j.Id == jobId && j.State == JobState.Preparing && j.AskedCost != null).ExecuteUpdateAsync(set => set.SetProperty(j => j.AskedCost, (long?)null), stop) == 0)
            return MoveResult.NotInState;
        var due = await Release(jobId, stop);
        await moves.Record(jobId, personId, "machine-started", await Shown(jobId, cost ?? 0, stop), stop);
        await transaction.CommitAsync(stop);
        nudges.Send(due);
        return MoveResult.Done;
    }

    /// <summary>Nothing more is asked of engines: what they did stays, the rest is for people.</summary>
    public async Task<MoveResult> SendToPeople(long jobId, long personId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);

        // Locks the job's row: a batch that ends at the same time waits, and then finds its lease gone.
        if (await db.Jobs.Where(j => j.Id == jobId && j.State == JobState.Preparing).ExecuteUpdateAsync(set => set.SetProperty(j => j.AskedCost, (long?)null).SetProperty(j => j.Failure, (string?)null), stop) == 0)
            return MoveResult.NotInState;
        var open = db.Batches.Where(b => b.JobId == jobId && b.Kind == BatchKind.Machine && (b.State == BatchState.Held || b.State == BatchState.Due || b.State == BatchState.Failed));
        var ids = await open.Select(b => b.Id).ToListAsync(stop);
        if (ids.Count == 0) return MoveResult.NotInState;

        var left = await open.SumAsync(b => b.Wanted - b.FromMachine - b.ToPeople, stop);
        var closed = await open.ExecuteUpdateAsync(
            set => set
                .SetProperty(b => b.State, BatchState.Cancelled)
                .SetProperty(b => b.ToPeople, b => b.Wanted - b.FromMachine)
                .SetProperty(b => b.LeaseId, (Guid?)null)
                .SetProperty(b => b.LeasedUntil, (DateTimeOffset?)null),
            stop);
        await db.Jobs.Where(j => j.Id == jobId).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.BatchesLeft, j => j.BatchesLeft - closed).SetProperty(j => j.Prepared, j => j.Prepared + left), stop);
        await moves.Record(jobId, personId, "machine-to-people", null, stop);
        var delivery = await moves.Prepared(jobId, stop);
        await transaction.CommitAsync(stop);
        if (delivery is not null) nudges.Send(delivery.Kind, delivery.Id);
        return MoveResult.Done;
    }

    /// <summary>Asks engines again: for batches that were given up, and for segments that they refused or were not asked for. What people wrote stays.</summary>
    public async Task<MoveResult> Retry(long jobId, long personId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var failed = await db.Batches.Where(b => b.JobId == jobId && b.Kind == BatchKind.Machine && b.State == BatchState.Failed).ExecuteUpdateAsync(
            set => set.SetProperty(b => b.State, BatchState.Due).SetProperty(b => b.Attempts, 0).SetProperty(b => b.DueAt, now).SetProperty(b => b.NudgedAt, (DateTimeOffset?)null), stop);
        var waiting = await db.Batches.Where(b => b.JobId == jobId && b.Kind == BatchKind.Machine && b.State == BatchState.Due && b.LeaseId == null && b.DueAt > now).ExecuteUpdateAsync(
            set => set.SetProperty(b => b.DueAt, now).SetProperty(b => b.NudgedAt, (DateTimeOffset?)null), stop);
        if (failed + waiting > 0)
        {
            await db.Jobs.Where(j => j.Id == jobId).ExecuteUpdateAsync(set => set.SetProperty(j => j.Failure, (string?)null), stop);
            await moves.Record(jobId, personId, "machine-retried", null, stop);
        }
        else if (await Again(jobId, personId, now, stop) is var again and not MoveResult.Done)
        {
            return again;
        }

        var due = await db.Batches.AsNoTracking().Where(b => b.JobId == jobId && b.Kind == BatchKind.Machine && b.State == BatchState.Due && b.LeaseId == null).ToListAsync(stop);
        await transaction.CommitAsync(stop);
        nudges.Send(due);
        return MoveResult.Done;
    }

    /// <summary>The job goes back to its preparation, with batches for what has no target.</summary>
    async Task<MoveResult> Again(long jobId, long personId, DateTimeOffset now, CancellationToken stop)
    {
        var job = await db.Jobs.AsNoTracking().Include(j => j.Document).SingleAsync(j => j.Id == jobId, stop);
        if (job.State is not JobState.Available) return MoveResult.NotInState;
        var lane = await lanes.Find(job.DeskId, job.Document!.SourceLocale, job.Locale, stop);
        var open = await db.Segments.AsNoTracking()
            .Where(s => s.DocumentId == job.DocumentId && !db.Targets.Any(t => t.JobId == jobId && t.Ordinal == s.Ordinal))
            .OrderBy(s => s.Ordinal)
            .ToListAsync(stop);
        var batches = Cut(job, lane, open.FindAll(s => Routing.SendsToMachine(lane.Route, s, job.Document.Name)), now);
        if (batches.Count == 0) return MoveResult.NotInState;
        if (await moves.PrepareAgain(jobId, personId, "machine-retried", stop) is var moved and not MoveResult.Done) return moved;

        foreach (var batch in batches)
            await db.MachineOutcomes.Where(o => o.JobId == jobId && o.Ordinal >= batch.First && o.Ordinal < batch.First + batch.Count && o.Text == null).ExecuteDeleteAsync(stop);
        db.Batches.AddRange(batches);
        await db.SaveChangesAsync(stop);
        var wanted = batches.Sum(b => b.Wanted);
        await db.Jobs.Where(j => j.Id == jobId).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.BatchesLeft, j => j.BatchesLeft + batches.Count).SetProperty(j => j.Prepared, j => j.Prepared - wanted), stop);
        await AfterFilling(jobId, stop);
        return MoveResult.Done;
    }

    async Task<IReadOnlyList<Batch>> Release(long jobId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await db.Batches.Where(b => b.JobId == jobId && b.State == BatchState.Held).ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BatchState.Due).SetProperty(b => b.DueAt, now), stop);
        return await db.Batches.AsNoTracking().Where(b => b.JobId == jobId && b.Kind == BatchKind.Machine && b.State == BatchState.Due).OrderBy(b => b.Id).ToListAsync(stop);
    }

    async Task<string> Shown(long jobId, long cost, CancellationToken stop) =>
        Money.Show(cost, await db.Jobs.Where(j => j.Id == jobId).Join(db.Desks, j => j.DeskId, d => d.Id, (_, d) => d.Currency).SingleAsync(stop));

    static int Size(DeskLane lane)
    {
        if (lane.First is not { } engine || KnownEngines.Find(engine.Kind) is not { } description) return MostSegments;
        var inHand = (long)description.Profile.MostTexts.Value * (engine.MostCalls ?? description.Profile.MostCalls.Value);
        return (int)Math.Clamp(inHand, 50, MostSegments);
    }
}
