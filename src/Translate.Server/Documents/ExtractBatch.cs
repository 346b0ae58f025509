using Microsoft.EntityFrameworkCore;
using Translate.Server.Analysis;
using Translate.Server.Background;
using Translate.Server.Data;

namespace Translate.Server.Documents;

/// <summary>Reads a document's segments into the database, then cuts the filling of its jobs into batches, and has them analysed.</summary>
public sealed class ExtractBatch(TranslateDb db, Batches batches, Nudges nudges, TimeProvider clock) : IBatchWork
{
    /// <summary>Rows a transaction: short enough that other writers of a SQLite file wait for moments only.</summary>
    public const int BatchSize = 500;

    /// <inheritdoc/>
    public BatchKind Kind => BatchKind.Extract;

    /// <inheritdoc/>
    public async Task Run(Lease lease, CancellationToken stop)
    {
        var document = await db.Documents.AsNoTracking().Include(d => d.File).SingleAsync(d => d.Id == lease.Batch.DocumentId, stop);
        var (format, source) = document.Open();
        var units = format.Extract(source);
        var choices = await db.UnitChoices.Where(c => c.DocumentId == document.Id && c.Treatment != Treatment.Translate).Select(c => c.UnitId).ToListAsync(stop);
        var rows = DocumentRows.Of(document.Id, document.SourceLocale, units, choices.ToHashSet(StringComparer.Ordinal));

        // The rows follow from the bytes alone: what an earlier attempt wrote is kept, and the rest written behind it.
        var written = await db.Segments.CountAsync(s => s.DocumentId == document.Id, stop);
        for (var first = written; first < rows.Count; first += BatchSize)
        {
            await using var chunk = await db.Database.BeginTransactionAsync(stop);
            await batches.Hold(lease, stop);
            db.Segments.AddRange(rows.Skip(first).Take(BatchSize));
            await db.SaveChangesAsync(stop);

            // A crash before this line loses one chunk, to be written again; after it, none.
            await chunk.CommitAsync(stop);
            db.ChangeTracker.Clear();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var due = await Queue(document, units.Count, rows, stop);
        await batches.Finish(lease, stop);
        await transaction.CommitAsync(stop);
        nudges.Send(due);
    }

    /// <summary>The document is ready: says so, and makes the batches that fill and analyse its jobs.</summary>
    async Task<List<Batch>> Queue(Document document, int units, List<DocumentSegment> rows, CancellationToken stop)
    {
        var words = rows.Sum(r => r.Words);
        await db.Documents.Where(d => d.Id == document.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(d => d.State, DocumentState.Ready)
                .SetProperty(d => d.Units, units)
                .SetProperty(d => d.Segments, rows.Count)
                .SetProperty(d => d.Words, words),
            stop);

        var now = clock.GetUtcNow();
        var jobs = await db.Jobs.AsNoTracking().Where(j => j.DocumentId == document.Id && (j.State == JobState.Preparing || j.State == JobState.Cancelled)).OrderBy(j => j.Id).ToListAsync(stop);
        var fills = new List<Batch>();
        foreach (var job in jobs)
        {
            var end = Math.Min(job.End ?? rows.Count, rows.Count);
            var starts = Enumerable.Range(0, (end - job.First + BatchSize - 1) / BatchSize).Select(i => job.First + (i * BatchSize)).ToList();
            await db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(j => j.Segments, end - job.First).SetProperty(j => j.BatchesLeft, starts.Count), stop);
            fills.AddRange(starts.Select(first => new Batch
            {
                Kind = BatchKind.Fill,
                DocumentId = document.Id,
                JobId = job.Id,
                First = first,
                Count = Math.Min(BatchSize, end - first),
                DueAt = now,
            }));
        }

        // Nothing waits for an analysis; it comes after what people wait for.
        fills.AddRange(jobs.Select(job => AnalyzeBatch.For(document.Id, job.Id, now)));
        db.Batches.AddRange(fills);
        await db.SaveChangesAsync(stop);
        return fills;
    }
}
