using Microsoft.EntityFrameworkCore;
using Translate.Core.Formats;
using Translate.Core.Revision;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Documents;

namespace Translate.Server.Revision;

/// <summary>Reads a revised document, and aligns its units to those of the revision before. Then an editor looks at it.</summary>
public sealed class CompareBatch(TranslateDb db, Batches batches, CarryPlans plans) : IBatchWork
{
    /// <inheritdoc/>
    public BatchKind Kind => BatchKind.Compare;

    /// <inheritdoc/>
    public async Task Run(Lease lease, CancellationToken stop)
    {
        var document = await db.Documents.AsNoTracking().Include(d => d.File).SingleAsync(d => d.Id == lease.Batch.DocumentId, stop);
        var before = await db.Documents.AsNoTracking().Include(d => d.File).SingleAsync(d => d.Id == document.RevisionOfId, stop);
        var (format, source) = document.Open();
        var units = format.Extract(source);
        var there = await plans.Units(before, stop);
        var pairs = RevisionAlignment.Of([.. there.Select(u => u.ToRevised())], [.. units.Select(u => new RevisionUnit(u.Id, u.Source, u.Kind).ToRevised())]);
        var choices = await db.UnitChoices.AsNoTracking().Where(c => c.DocumentId == before.Id).ToDictionaryAsync(c => c.UnitId, c => c.Treatment, StringComparer.Ordinal, stop);
        var chosen = pairs.Where(p => p is { Before: { } b, After: not null } && choices.ContainsKey(there[b].Id)).ToDictionary(p => units[p.After!.Value].Id, p => choices[there[p.Before!.Value].Id], StringComparer.Ordinal);

        // All rows follow from the two files alone: what an earlier attempt wrote is kept, and the rest written behind it. What stays as it is has no segments.
        await Write(lease, await db.RevisedUnits.CountAsync(u => u.DocumentId == document.Id, stop), [.. pairs.Select(p => Row(document.Id, p, there, units))], stop);
        var rows = DocumentRows.Of(document.Id, document.SourceLocale, units, chosen.Keys.ToHashSet(StringComparer.Ordinal));
        await Write(lease, await db.Segments.CountAsync(s => s.DocumentId == document.Id, stop), rows, stop);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var words = rows.Sum(r => r.Words);
        db.UnitChoices.AddRange(chosen.Select(c => new UnitChoice { DocumentId = document.Id, UnitId = c.Key, Treatment = c.Value }));
        await db.SaveChangesAsync(stop);
        await db.Documents.Where(d => d.Id == document.Id && d.State == DocumentState.Preparing).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, DocumentState.Proposed).SetProperty(d => d.Units, units.Count).SetProperty(d => d.Segments, rows.Count).SetProperty(d => d.Words, words), stop);
        await batches.Finish(lease, stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
    }

    static RevisedUnit Row(long documentId, RevisedPair pair, List<RevisionUnit> there, IReadOnlyList<Unit> units) => new()
    {
        DocumentId = documentId,
        BeforeId = pair.Before is { } before ? there[before].Id : null,
        UnitId = pair.After is { } after ? units[after].Id : null,
        Change = pair.Change,
        IsMinor = pair.Change is Revised.Changed && MinorChange.IsLikely(there[pair.Before!.Value].Text, units[pair.After!.Value].Source),
    };

    async Task Write<T>(Lease lease, int written, List<T> rows, CancellationToken stop)
        where T : class
    {
        for (var first = written; first < rows.Count; first += ExtractBatch.BatchSize)
        {
            await using var chunk = await db.Database.BeginTransactionAsync(stop);
            await batches.Hold(lease, stop);
            db.Set<T>().AddRange(rows.Skip(first).Take(ExtractBatch.BatchSize));
            await db.SaveChangesAsync(stop);
            await chunk.CommitAsync(stop);
            db.ChangeTracker.Clear();
        }
    }
}
