using Microsoft.EntityFrameworkCore;
using Translate.Core.Formats;
using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Memory;

namespace Translate.Server.Jobs;

/// <summary>Fills a range of a job's segments from the desk's memory; the batch that is last moves the job on.</summary>
public sealed class FillBatch(TranslateDb db, Batches batches, Nudges nudges, DeskMemory memory, JobMoves moves, TimeProvider clock) : IBatchWork
{
    /// <inheritdoc/>
    public BatchKind Kind => BatchKind.Fill;

    /// <inheritdoc/>
    public async Task Run(Lease lease, CancellationToken stop)
    {
        var job = await db.Jobs.AsNoTracking().Include(j => j.Document).SingleAsync(j => j.Id == lease.Batch.JobId, stop);
        var targets = await Fill(job, lease.Batch, stop);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await batches.Finish(lease, stop);
        db.Targets.AddRange(targets);
        await db.SaveChangesAsync(stop);

        int translated = targets.Count(t => t.State >= TargetState.Translated), assured = targets.Count(t => t.State >= TargetState.Reviewed);
        await db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(j => j.Prepared, j => j.Prepared + lease.Batch.Count)
                .SetProperty(j => j.Translated, j => j.Translated + translated)
                .SetProperty(j => j.Assured, j => j.Assured + assured)
                .SetProperty(j => j.BatchesLeft, j => j.BatchesLeft - 1),
            stop);
        var delivery = await moves.Prepared(job.Id, stop);

        // A crash before this line loses a few look-ups; after it, nothing but the nudge, which the reconciler repeats.
        await transaction.CommitAsync(stop);
        if (delivery is not null) nudges.Send(delivery.Kind, delivery.Id);
    }

    async Task<List<SegmentTarget>> Fill(Job job, Batch batch, CancellationToken stop)
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
        var filled = Pretranslation.Fill([.. segments.Select(s => new PretranslationSource(s.Row.Source, s.Context))], job.Document!.SourceLocale, job.Locale, index);
        return
        [
            .. segments.Zip(filled).Where(pair => pair.Second is not null).Select(pair => new SegmentTarget
            {
                JobId = job.Id,
                Ordinal = pair.First.Row.Ordinal,
                Text = pair.Second!.Text,
                State = pair.Second.State,
                Origin = pair.Second.Origin.Kind,
                Score = pair.Second.Origin.Score,
                OriginName = pair.Second.Origin.Name,
                Version = 1,
                Changed = now,
            }),
        ];
    }
}
