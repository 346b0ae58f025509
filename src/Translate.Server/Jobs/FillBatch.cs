using Microsoft.EntityFrameworkCore;
using Translate.Core.Formats;
using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Engines;
using Translate.Server.Memory;

namespace Translate.Server.Jobs;

/// <summary>
/// Fills a range of a job's segments from the desk's memory, with drafts of what is similar where the desk wants them, and leaves the rest to engines or
/// people as the desk's route says; the batch that is last moves the job on.
/// </summary>
public sealed class FillBatch(TranslateDb db, Batches batches, Nudges nudges, DeskMemory memory, DeskDrafts drafts, StandingTargets standing, DeskLanes lanes, MachineWork machine, JobMoves moves, TimeProvider clock) : IBatchWork
{
    /// <inheritdoc/>
    public BatchKind Kind => BatchKind.Fill;

    /// <inheritdoc/>
    public async Task Run(Lease lease, CancellationToken stop)
    {
        var job = await db.Jobs.AsNoTracking().Include(j => j.Document).SingleAsync(j => j.Id == lease.Batch.JobId, stop);
        var lane = await lanes.Find(job.DeskId, job.Document!.SourceLocale, job.Locale, stop);
        var found = await Fill(job, lease.Batch, stop);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var isForPeople = (await machine.Lock(job.Id, stop)).IsForPeople;

        // What was carried over from the revision before, and what its holder has written meanwhile, stays.
        var there = await There(job.Id, lease.Batch, stop);
        var filled = found.FindAll(f => !there.Contains(f.Segment.Ordinal));
        var wanted = isForPeople ? [] : filled.FindAll(f => Routing.SendsToMachine(lane.Route, f.Segment, job.Document.Name, f.Known));
        var targets = filled.Except(wanted).Select(f => f.Target).OfType<SegmentTarget>().ToList();
        await batches.Finish(lease, stop);
        db.Targets.AddRange(targets);
        var forMachine = MachineWork.Cut(job, lane, wanted.ConvertAll(f => f.Segment), clock.GetUtcNow());
        db.Batches.AddRange(forMachine);
        await db.SaveChangesAsync(stop);

        int translated = targets.Count(t => t.State >= TargetState.Translated), assured = targets.Count(t => t.State >= TargetState.Reviewed);
        int copied = targets.Count(t => t.Origin is OriginKind.Source), toPeople = filled.Count - targets.Count - wanted.Count;
        await db.Batches.Where(b => b.Id == lease.Batch.Id).ExecuteUpdateAsync(
            set => set.SetProperty(b => b.FromMemory, targets.Count - copied).SetProperty(b => b.Copied, copied).SetProperty(b => b.ToPeople, toPeople), stop);
        await db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(j => j.Prepared, j => j.Prepared + lease.Batch.Count - wanted.Count)
                .SetProperty(j => j.Translated, j => j.Translated + translated)
                .SetProperty(j => j.Assured, j => j.Assured + assured)
                .SetProperty(j => j.BatchesLeft, j => j.BatchesLeft + forMachine.Count - 1),
            stop);
        await machine.AfterFilling(job.Id, stop);
        var delivery = await moves.Prepared(job.Id, stop);

        // A crash before this line loses a few look-ups; after it, nothing but the nudge, which the reconciler repeats.
        await transaction.CommitAsync(stop);
        if (delivery is not null) nudges.Send(delivery.Kind, delivery.Id);
        nudges.Send(await machine.Next(job.Id, MachineWork.MostQueued, stop));
    }

    async Task<HashSet<int>> There(long jobId, Batch batch, CancellationToken stop)
    {
        var end = batch.First + batch.Count;
        var targets = await db.Targets.Where(t => t.JobId == jobId && t.Ordinal >= batch.First && t.Ordinal < end).Select(t => t.Ordinal).ToListAsync(stop);
        var cut = await db.JobSegments.Where(s => s.JobId == jobId && s.Ordinal >= batch.First && s.Ordinal < end).Select(s => s.Ordinal).ToListAsync(stop);
        return [.. targets, .. cut];
    }

    async Task<List<Filled>> Fill(Job job, Batch batch, CancellationToken stop)
    {
        // One segment more at either end: neighbours decide what is an in-context match.
        var rows = await db.Segments.AsNoTracking()
            .Where(s => s.DocumentId == batch.DocumentId && s.Ordinal >= batch.First - 1 && s.Ordinal <= batch.First + batch.Count)
            .OrderBy(s => s.Ordinal)
            .ToListAsync(stop);
        var contexts = SegmentContexts.Of([.. rows.Select(r => (r.Source, r.Kind is UnitKind.Entry ? r.UnitId : null))]);
        var segments = rows.Zip(contexts, (row, context) => (Row: row, Context: context))
            .Where(s => s.Row.Ordinal >= batch.First && s.Row.Ordinal < batch.First + batch.Count)
            .ToList();
        var index = await memory.Find(job.DeskId, segments.Select(s => s.Row.Source), stop);
        var now = clock.GetUtcNow();
        var brought = await standing.Of(job, stop);
        var similar = await drafts.Of(job.DeskId, job.Document!.SourceLocale, job.Locale, stop);
        var filled = Pretranslation.Fill([.. segments.Select(s => new PretranslationSource(s.Row.Source, s.Context))], job.Document!.SourceLocale, job.Locale, index, similar)
            .Zip(segments, (found, segment) => StandingTargets.Choose(brought.GetValueOrDefault(segment.Row.UnitId), found, job.Document.Name));
        return
        [
            .. segments.Zip(filled, (segment, target) => new Filled(segment.Row, target, target is null ? null : new SegmentTarget
            {
                JobId = job.Id,
                Ordinal = segment.Row.Ordinal,
                Text = target.Text,
                State = target.State,
                Origin = target.Origin.Kind,
                Score = target.Origin.Score,
                OriginName = target.Origin.Name,
                Version = 1,
                Changed = now,
            })),
        ];
    }

    /// <summary>A segment, what was found for it, and the same as a row.</summary>
    sealed record Filled(DocumentSegment Segment, Target? Known, SegmentTarget? Target);
}
