using Microsoft.EntityFrameworkCore;
using Translate.Core.Formats;
using Translate.Core.Segmentation;
using Translate.Core.Text;
using Translate.Server.Background;
using Translate.Server.Data;

namespace Translate.Server.Documents;

/// <summary>Reads a document's segments into the database, then cuts the filling of its jobs into batches.</summary>
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
        var (format, source) = FileFormats.Open(document.File!.Bytes, document.Name, document.Format, document.Encoding);
        var units = format.Extract(source);
        var rows = Rows(document, units);

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
        var fills = await Queue(document, units.Count, rows, stop);
        await batches.Finish(lease, stop);
        await transaction.CommitAsync(stop);
        nudges.Send(fills);
    }

    /// <summary>The segments of some of a document's units, as its rows.</summary>
    internal static List<DocumentSegment> Rows(Document document, IReadOnlyList<Unit> units)
    {
        var segmenter = SegmentationRules.Shipped.For(document.SourceLocale);
        var rows = new List<DocumentSegment>(units.Count);
        foreach (var unit in units)
        {
            var note = unit.Note;
            foreach (var segment in segmenter.Segment(unit))
            {
                rows.Add(new()
                {
                    DocumentId = document.Id,
                    Ordinal = rows.Count,
                    UnitId = unit.Id,
                    Kind = unit.Kind,
                    Level = unit.Level,
                    MostCharacters = unit.MostCharacters,
                    Note = note,
                    Before = segment.Before,
                    Source = segment.Source,
                    After = segment.After,
                    Words = WordCount.Of(segment.Source.Text),
                });
                note = null;
            }
        }

        return rows;
    }

    /// <summary>The document is ready: says so, and makes the batches that fill its jobs.</summary>
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
        var starts = Enumerable.Range(0, (rows.Count + BatchSize - 1) / BatchSize).Select(i => i * BatchSize).ToList();
        var jobs = await db.Jobs.Where(j => j.DocumentId == document.Id && (j.State == JobState.Preparing || j.State == JobState.Cancelled)).Select(j => j.Id).ToListAsync(stop);
        await db.Jobs.Where(j => jobs.Contains(j.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.Segments, rows.Count).SetProperty(j => j.BatchesLeft, starts.Count), stop);
        var fills = jobs.SelectMany(job => starts.Select(first => new Batch
        {
            Kind = BatchKind.Fill,
            DocumentId = document.Id,
            JobId = job,
            First = first,
            Count = Math.Min(BatchSize, rows.Count - first),
            DueAt = now,
        })).ToList();
        db.Batches.AddRange(fills);
        await db.SaveChangesAsync(stop);
        return fills;
    }
}
