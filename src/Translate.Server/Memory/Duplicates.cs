using Microsoft.EntityFrameworkCore;
using Translate.Core.Memory;
using Translate.Server.Data;

namespace Translate.Server.Memory;

/// <summary>Pairs of a memory that say the same in the same locales.</summary>
/// <param name="Memory">The memory.</param>
/// <param name="MemoryName">Its name.</param>
/// <param name="Pairs">How many pairs say the same as another that stays.</param>
/// <param name="Examples">Some of those that stay.</param>
public sealed record DuplicateCount(long Memory, string MemoryName, int Pairs, IReadOnlyList<PairView> Examples);

/// <summary>Finds pairs that a memory has more than once, and makes one of each: that with the best state, and of those the newest.</summary>
/// <remarks>Pairs with the same texts and codes in the same locales; from where they come and what stood around them may differ, and is lost with those that go.</remarks>
public sealed class Duplicates(TranslateDb db, MemoryRows rows, TimeProvider clock)
{
    const int MostExamples = 5;

    /// <summary>How many pairs each memory would lose.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="memoryId">One memory; null for all.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<IReadOnlyList<DuplicateCount>> Count(long deskId, long? memoryId, CancellationToken stop)
    {
        var counts = new List<DuplicateCount>();
        foreach (var memory in await Memories(deskId, memoryId, stop))
        {
            var (surplus, examples) = (0, new List<PairView>());
            await foreach (var (kept, gone) in Of(memory.Id, stop))
            {
                surplus += gone.Count;
                if (examples.Count < MostExamples) examples.Add(MemoryPairs.View(kept, memory.Name));
            }

            if (surplus > 0) counts.Add(new(memory.Id, memory.Name, surplus, examples));
        }

        return counts;
    }

    /// <summary>Merges them.</summary>
    /// <returns>How many pairs went.</returns>
    public async Task<int> Merge(long deskId, long? memoryId, long byId, CancellationToken stop)
    {
        var merged = 0;
        foreach (var memory in await Memories(deskId, memoryId, stop))
        {
            var going = new List<long>();
            await foreach (var (_, gone) in Of(memory.Id, stop)) going.AddRange(gone);
            if (going.Count == 0) continue;

            // The record goes with the first rows: if this breaks off, those left are found again.
            db.Audit.Add(new() { DeskId = deskId, PersonId = byId, Act = "memory-merged", Detail = memory.Name, At = clock.GetUtcNow() });
            foreach (var chunk in going.Chunk(MemoryRows.ChunkSize))
            {
                await using var transaction = await db.Database.BeginTransactionAsync(stop);
                merged += await rows.Remove(deskId, chunk, stop);
                await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
            }
        }

        return merged;
    }

    Task<List<TranslationMemory>> Memories(long deskId, long? memoryId, CancellationToken stop) =>
        db.Memories.AsNoTracking().Where(m => m.DeskId == deskId && (memoryId == null || m.Id == memoryId)).OrderBy(m => m.Place).ThenBy(m => m.Id).ToListAsync(stop);

    /// <summary>What stays, and what goes for it. Keys find candidates, the texts decide.</summary>
    async IAsyncEnumerable<(MemoryEntry Kept, List<long> Gone)> Of(long memoryId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var keys = await db.MemoryEntries.Where(e => e.MemoryId == memoryId).GroupBy(e => new { Source = e.Source.Key, Target = e.Target.Key }).Where(g => g.Count() > 1).Select(g => g.Key.Source).Distinct().ToListAsync(stop);
        foreach (var chunk in keys.Chunk(MemoryRows.ChunkSize))
        {
            var found = await db.MemoryEntries.AsNoTracking().Where(e => e.MemoryId == memoryId && chunk.Contains(e.Source.Key)).ToListAsync(stop);
            foreach (var same in found.GroupBy(e => (e.Source.Locale, e.Target.Locale, MemoryKey.Exactly(e.Source.Text, flows: false), MemoryKey.Exactly(e.Target.Text, flows: false))).Where(g => g.Count() > 1))
            {
                var order = same.OrderByDescending(e => e.State).ThenBy(e => e.Origin).ThenByDescending(e => e.Changed).ThenByDescending(e => e.Id).ToList();
                yield return (order[0], order[1..].ConvertAll(e => e.Id));
            }
        }
    }
}
