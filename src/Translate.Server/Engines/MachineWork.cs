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

    /// <summary>So many of a job's batches stand in the queue at once; each that ends brings the next. A small article does not wait behind all of a large one.</summary>
    public const int MostQueued = Nudges.MostAtOnce;

    /// <summary>Locks the job's row, first in each transaction that also writes its batches: so no two wait for each other.</summary>
    /// <returns>The job as it is now.</returns>
    public async Task<Job> Lock(long jobId, CancellationToken stop)
    {
        await db.Jobs.Where(j => j.Id == jobId).ExecuteUpdateAsync(set => set.SetProperty(j => j.Translated, j => j.Translated), stop);
        return await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == jobId, stop);
    }

    /// <summary>The job's next batches that are due and not in the queue, to be nudged: after the commit that made them due.</summary>
    public async Task<IReadOnlyList<Batch>> Next(long jobId, int most, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var due = await db.Batches.AsNoTracking()
            .Where(b => b.JobId == jobId && b.Kind == BatchKind.Machine && b.State == BatchState.Due && b.DueAt <= now && b.LeaseId == null && b.NudgedAt == null)
            .OrderBy(b => b.Id)
            .Take(most)
            .ToListAsync(stop);
        var ids = due.ConvertAll(b => b.Id);
        if (ids.Count > 0) await db.Batches.Where(b => ids.Contains(b.Id) && b.NudgedAt == null).ExecuteUpdateAsync(set => set.SetProperty(b => b.NudgedAt, now), stop);
        return due;
    }

    /// <summary>When the job's last filling is done, its costs are known: begins, or asks an editor first. In the transaction of the filling, behind its update of the job.</summary>
    public async Task AfterFilling(long jobId, CancellationToken stop)
    {
        if (await db.Batches.AnyAsync(b => b.JobId == jobId && b.Kind == BatchKind.Fill && b.State == BatchState.Due, stop)) return;

        var held = db.Batches.Where(b => b.JobId == jobId && b.State == BatchState.Held);
        if (!await held.AnyAsync(stop)) return;
        var cost = await held.SumAsync(b => b.Estimate, stop);
        var freely = await db.Jobs.Where(j => j.Id == jobId).Join(db.Desks, j => j.DeskId, d => d.Id, (_, d) => d.AsksAbove).SingleAsync(stop);
        if (cost > freely) await db.Jobs.Where(j => j.Id == jobId).ExecuteUpdateAsync(set => set.SetProperty(j => j.AskedCost, cost), stop);

        // A cancelled one is released when it is taken up again.
        else if (await db.Jobs.AnyAsync(j => j.Id == jobId && j.State == JobState.Preparing, stop)) await Release(jobId, stop);
    }

    /// <summary>An editor has seen the cost, and wants it.</summary>
    public async Task<MoveResult> Start(long jobId, long personId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var cost = await db.Jobs.Where(j => j.Id == jobId).Select(j => j.AskedCost).SingleAsync(stop);
        if (await db.Jobs.Where(j => j.Id == jobId && j.State == JobState.Preparing && j.AskedCost != null).ExecuteUpdateAsync(set => set.SetProperty(j => j.AskedCost, (long?)null), stop) == 0)
            return MoveResult.NotInState;
        await Release(jobId, stop);
        await moves.Record(jobId, personId, "machine-started", await Shown(jobId, cost ?? 0, stop), stop);
        await transaction.CommitAsync(stop);
        nudges.Send(await Next(jobId, MostQueued, stop));
        return MoveResult.Done;
    }

    /// <summary>Nothing more is asked of engines: what they did stays, the rest is for people.</summary>
    public async Task<MoveResult> SendToPeople(long jobId, long personId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);

        // Locks the job's row: a batch that ends at the same time waits, and then finds its lease gone; one that is filled later asks no engine.
        var taken = await db.Jobs.Where(j => j.Id == jobId && j.State == JobState.Preparing).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.AskedCost, (long?)null).SetProperty(j => j.Failure, (string?)null).SetProperty(j => j.IsForPeople, true), stop);
        if (taken == 0) return MoveResult.NotInState;
        var open = db.Batches.Where(b => b.JobId == jobId && b.Kind == BatchKind.Machine && (b.State == BatchState.Held || b.State == BatchState.Due || b.State == BatchState.Failed));
        if (!await open.AnyAsync(stop) && !await db.Batches.AnyAsync(b => b.JobId == jobId && b.Kind == BatchKind.Fill && b.State != BatchState.Done, stop)) return MoveResult.NotInState;

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

    /// <summary>Asks engines again: for batches that were given up, and for segments that they refused or were not asked for. What people wrote stays, and what they split or joined is theirs.</summary>
    public async Task<MoveResult> Retry(long jobId, long personId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var job = await Lock(jobId, stop);
        var result = job.State switch
        {
            JobState.Preparing => await WhatFailed(job, personId, now, stop),
            JobState.Available => await Again(job, personId, now, stop),
            _ => MoveResult.NotInState,
        };
        if (result is not MoveResult.Done) return result;

        await transaction.CommitAsync(stop);
        nudges.Send(await Next(jobId, MostQueued, stop));
        return result;
    }

    /// <summary>Batches that were given up, or wait for engines that rest, are due now.</summary>
    async Task<MoveResult> WhatFailed(Job job, long personId, DateTimeOffset now, CancellationToken stop)
    {
        var due = await db.Batches
            .Where(b => b.JobId == job.Id && b.Kind == BatchKind.Machine && (b.State == BatchState.Failed || (b.State == BatchState.Due && b.LeaseId == null && b.DueAt > now)))
            .ExecuteUpdateAsync(
                set => set.SetProperty(b => b.State, BatchState.Due).SetProperty(b => b.Attempts, 0).SetProperty(b => b.DueAt, now).SetProperty(b => b.NudgedAt, (DateTimeOffset?)null), stop);
        if (due == 0) return MoveResult.NotInState;
        await db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(j => j.Failure, (string?)null), stop);
        await moves.Record(job.Id, personId, "machine-retried", null, stop);
        return MoveResult.Done;
    }

    /// <summary>The job goes back to its preparation, with batches for what has no target.</summary>
    async Task<MoveResult> Again(Job job, long personId, DateTimeOffset now, CancellationToken stop)
    {
        var document = await db.Documents.AsNoTracking().SingleAsync(d => d.Id == job.DocumentId, stop);
        var lane = await lanes.Find(job.DeskId, document.SourceLocale, job.Locale, stop);
        var open = await db.Segments.AsNoTracking()
            .Where(s => s.DocumentId == job.DocumentId && s.Ordinal >= job.First && (job.End == null || s.Ordinal < job.End) && !db.Targets.Any(t => t.JobId == job.Id && t.Ordinal == s.Ordinal) && !db.JobSegments.Any(p => p.JobId == job.Id && p.Ordinal == s.Ordinal))
            .OrderBy(s => s.Ordinal)
            .ToListAsync(stop);
        var batches = Cut(job, lane, open.FindAll(s => Routing.SendsToMachine(lane.Route, s, document.Name)), now);
        if (batches.Count == 0) return MoveResult.NotInState;
        if (await moves.PrepareAgain(job.Id, personId, "machine-retried", stop) is var moved and not MoveResult.Done) return moved;

        await db.MachineOutcomes.Where(o => o.JobId == job.Id && o.Text == null).ExecuteDeleteAsync(stop);
        db.Batches.AddRange(batches);
        await db.SaveChangesAsync(stop);
        var wanted = batches.Sum(b => b.Wanted);
        await db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(j => j.BatchesLeft, j => j.BatchesLeft + batches.Count)
                .SetProperty(j => j.Prepared, j => j.Prepared - wanted)
                .SetProperty(j => j.IsForPeople, false),
            stop);
        await AfterFilling(job.Id, stop);
        return MoveResult.Done;
    }

    async Task Release(long jobId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await db.Batches.Where(b => b.JobId == jobId && b.State == BatchState.Held).ExecuteUpdateAsync(
            set => set.SetProperty(b => b.State, BatchState.Due).SetProperty(b => b.DueAt, now).SetProperty(b => b.NudgedAt, (DateTimeOffset?)null), stop);
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
