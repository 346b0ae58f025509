using System.IO.Hashing;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Memory;
using Translate.Server.Data;

namespace Translate.Server.Memory;

/// <summary>The rows in which pairs are kept: written, read and taken out, never changed, so that the index of each process can follow them.</summary>
public sealed class MemoryRows(TranslateDb db, TimeProvider clock)
{
    /// <summary>As many rows in a transaction.</summary>
    public const int ChunkSize = 500;

    /// <summary>Adds pairs to a memory; what it has is not added again.</summary>
    /// <returns>How many were added.</returns>
    public async Task<int> Add(long memoryId, IReadOnlyCollection<MemoryPair> pairs, CancellationToken stop)
    {
        var fresh = pairs.Select(pair => Entry(memoryId, pair)).DistinctBy(e => e.Fingerprint).ToDictionary(e => e.Fingerprint);
        var known = await db.MemoryEntries.Where(e => e.MemoryId == memoryId && fresh.Keys.Contains(e.Fingerprint)).Select(e => e.Fingerprint).ToListAsync(stop);
        foreach (var fingerprint in known) fresh.Remove(fingerprint);
        db.MemoryEntries.AddRange(fresh.Values);
        await db.SaveChangesAsync(stop);
        foreach (var entry in fresh.Values) db.Entry(entry).State = EntityState.Detached;
        return fresh.Count;
    }

    /// <summary>Takes pairs out, in the transaction that is begun; each process's index learns of it by its next look-up.</summary>
    /// <returns>How many were there.</returns>
    public async Task<int> Remove(long deskId, IReadOnlyCollection<long> entries, CancellationToken stop)
    {
        var there = await db.MemoryEntries.Where(e => e.Memory!.DeskId == deskId && entries.Contains(e.Id)).Select(e => e.Id).ToListAsync(stop);
        if (there.Count == 0) return 0;
        var now = clock.GetUtcNow();
        var removals = there.ConvertAll(id => new RemovedEntry { DeskId = deskId, EntryId = id, At = now });
        db.RemovedEntries.AddRange(removals);
        await db.SaveChangesAsync(stop);
        foreach (var removal in removals) db.Entry(removal).State = EntityState.Detached;
        return await db.MemoryEntries.Where(e => there.Contains(e.Id)).ExecuteDeleteAsync(stop);
    }

    /// <summary>Says of no pair of some desks any more that somebody of a name wrote or approved it. Each comes back without the name, in a row that each process's index reads anew.</summary>
    /// <remarks>Within a transaction in that; else some rows a transaction: there may be very many. If it breaks off, the rest can be done later.</remarks>
    public async Task LeaveUnnamed(IReadOnlyCollection<long> desks, string name, CancellationToken stop)
    {
        for (var isLeft = true; isLeft;)
        {
            await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
            var named = await db.MemoryEntries.AsNoTracking().Include(e => e.Memory)
                .Where(e => desks.Contains(e.Memory!.DeskId) && (e.Author == name || e.Editor == name)).OrderBy(e => e.Id).Take(ChunkSize).ToListAsync(stop);
            foreach (var memory in named.GroupBy(e => (e.MemoryId, e.Memory!.DeskId)))
            {
                await Remove(memory.Key.DeskId, [.. memory.Select(e => e.Id)], stop);
                await Add(memory.Key.MemoryId, [.. memory.Select(Pair).Select(p => p with { Author = p.Author == name ? null : p.Author, Editor = p.Editor == name ? null : p.Editor })], stop);
            }

            if (transaction is not null) await transaction.CommitAsync(stop);
            isLeft = named.Count == ChunkSize;
        }
    }

    /// <summary>A pair as a row keeps it.</summary>
    internal static MemoryPair Pair(MemoryEntry entry) => new(Side(entry.Source), Side(entry.Target))
    {
        State = entry.State,
        Origin = entry.Origin,
        Confidence = entry.Confidence,
        Document = entry.Document,
        Author = entry.Author,
        Editor = entry.Editor,
        Changed = entry.Changed,
    };

    static MemoryEntry Entry(long memoryId, MemoryPair pair) => new()
    {
        MemoryId = memoryId,
        Fingerprint = Fingerprint(pair),
        Source = Side(pair.Source),
        Target = Side(pair.Target),
        State = pair.State,
        Origin = pair.Origin,
        Confidence = pair.Confidence,
        Document = pair.Document,
        Author = pair.Author,
        Editor = pair.Editor,
        Changed = pair.Changed?.ToUniversalTime(),
    };

    static MemoryEntrySide Side(MemorySide side) => new()
    {
        Locale = side.Locale,
        Text = side.Text,
        Key = MemoryKey.Of(side.Text),
        Previous = side.Context.Previous,
        Next = side.Context.Next,
        UnitKey = side.Context.Key,
    };

    static MemorySide Side(MemoryEntrySide side) => new(side.Locale, side.Text) { Context = new(side.Previous, side.Next, side.UnitKey) };

    /// <summary>Both texts with their codes, locales and contexts; who wrote it and when do not make it another pair.</summary>
    static long Fingerprint(MemoryPair pair)
    {
        var hash = new XxHash3();
        foreach (var side in new[] { pair.Source, pair.Target })
        {
            Append(side.Locale.Tag);
            Append(side.Text.Text);
            foreach (var code in side.Text.Codes) Append($"{code.Offset} {code.Kind} {code.Data}");
            Append(side.Context.Previous);
            Append(side.Context.Next);
            Append(side.Context.Key);
        }

        return unchecked((long)hash.GetCurrentHashAsUInt64());

        void Append(string? part)
        {
            // A length before each part: no two lists of parts are the same bytes.
            hash.Append(BitConverter.GetBytes(part?.Length ?? -1));
            hash.Append(Encoding.Unicode.GetBytes(part ?? ""));
        }
    }
}
