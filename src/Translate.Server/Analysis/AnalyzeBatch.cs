using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Formats;
using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Jobs;
using Translate.Server.Memory;

namespace Translate.Server.Analysis;

/// <summary>Counts how much of a job's text the desk's memories know, and how much it repeats of itself.</summary>
/// <remarks>
/// The segments are those that the document had when it was taken in: what a translator split or joined since does not change what was known. They are
/// read some at a time; what is kept of all is what repetitions are found by.
/// </remarks>
public sealed class AnalyzeBatch(TranslateDb db, Batches batches, LeaseKeeper keeper, MemoryShelves shelves, StandingTargets standing, TimeProvider clock) : IBatchWork
{
    /// <summary>Segments read at once.</summary>
    const int ReadAtOnce = 1000;

    /// <inheritdoc/>
    public BatchKind Kind => BatchKind.Analyze;

    /// <summary>The batch for a job.</summary>
    internal static Batch For(long documentId, long jobId, DateTimeOffset now) => new() { Kind = BatchKind.Analyze, DocumentId = documentId, JobId = jobId, DueAt = now };

    /// <inheritdoc/>
    public async Task Run(Lease lease, CancellationToken stop)
    {
        var job = await db.Jobs.AsNoTracking().Include(j => j.Document).SingleAsync(j => j.Id == lease.Batch.JobId, stop);
        var analysis = await keeper.During(lease, kept => Analyze(job, kept), stop);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await batches.Finish(lease, stop);
        var now = clock.GetUtcNow();
        await db.Batches.Where(b => b.Id == lease.Batch.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.DueAt, now), stop);
        await db.JobBands.Where(b => b.JobId == job.Id).ExecuteDeleteAsync(stop);
        db.JobBands.AddRange(BandSum.Of(analysis).Select(sum => new JobBand { JobId = job.Id, Band = sum.Band, Segments = (int)sum.Segments, Words = (int)sum.Words, Characters = (int)sum.Characters }));
        await db.SaveChangesAsync(stop);

        // A crash before this line loses an analysis, to be made again; the one before it stays until then.
        await transaction.CommitAsync(stop);
    }

    async Task<MatchAnalysis> Analyze(Job job, CancellationToken stop)
    {
        var analyzer = new MatchAnalyzer(await shelves.Of(job.DeskId, stop), job.Document!.SourceLocale, job.Locale);
        var brought = await standing.Of(job, stop);
        var parts = new List<MatchAnalysis>();
        await foreach (var some in Segments(job, brought, stop))
            parts.Add(analyzer.Add(some.TakeWhile(_ => !stop.IsCancellationRequested)));
        stop.ThrowIfCancellationRequested();
        return MatchAnalysis.Sum(parts);
    }

    /// <summary>The job's segments with what stands around each, some at a time.</summary>
    async IAsyncEnumerable<IReadOnlyList<PretranslationSource>> Segments(Job job, IReadOnlyDictionary<string, Standing> brought, [EnumeratorCancellation] CancellationToken stop)
    {
        var end = job.End ?? int.MaxValue;
        for (var first = job.First; first < end; first += ReadAtOnce)
        {
            // One segment more at either end: neighbours decide what is an in-context match.
            var (from, behind) = (first - 1, Math.Min(end, first + ReadAtOnce));
            var rows = await db.Segments.AsNoTracking().Where(s => s.DocumentId == job.DocumentId && s.Ordinal >= from && s.Ordinal <= behind)
                .OrderBy(s => s.Ordinal).Select(s => new { s.Ordinal, s.UnitId, s.Kind, s.Source }).ToListAsync(stop);
            var contexts = SegmentContexts.Of([.. rows.Select(r => ((InlineText?)r.Source, r.Kind is UnitKind.Entry ? r.UnitId : null))]);
            yield return [.. rows.Zip(contexts).Where(s => s.First.Ordinal >= first && s.First.Ordinal < behind).Select(s => new PretranslationSource(s.First.Source, s.Second) { Standing = brought.GetValueOrDefault(s.First.UnitId) })];
            if (rows.Count == 0 || rows[^1].Ordinal < behind) yield break;
        }
    }
}
