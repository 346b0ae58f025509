using Microsoft.EntityFrameworkCore;
using Translate.Core.Memory;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Memory;

/// <summary>How much a memory holds between two locales, whichever of them its pairs were translated from; <paramref name="From"/> is that of most of them.</summary>
public sealed record MemoryCount(Locale From, Locale To, int Pairs);

/// <summary>A memory of a desk.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Place">Its place among the desk's memories, from 0: of equal matches that of the first one stands first.</param>
/// <param name="IsRead">Its pairs are offered.</param>
/// <param name="IsWritten">What is approved goes into it.</param>
/// <param name="Points">What is taken off the scores of all its pairs.</param>
/// <param name="Counts">What it holds.</param>
public sealed record MemoryView(long Id, string Name, int Place, bool IsRead, bool IsWritten, int Points, IReadOnlyList<MemoryCount> Counts);

/// <summary>What somebody wants a memory to be; what is null stays as it is.</summary>
public sealed record MemoryInput(string? Name = null, bool? IsRead = null, bool? IsWritten = null, int? Points = null, int? Place = null);

/// <summary>Why a memory is not made or changed as somebody wants it.</summary>
public enum MemoryWrong
{
    /// <summary>It has no name, or one of more than 100 characters.</summary>
    NoName,

    /// <summary>Another memory of the desk has that name.</summary>
    NameTaken,

    /// <summary>Points are 0 to 100.</summary>
    NoPoints,
}

/// <summary>The memories of a desk in their order, and what is taken off for what.</summary>
public sealed class DeskMemories(TranslateDb db, DeskMemory memory, MemoryRows rows, TimeProvider clock)
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 100;

    /// <summary>All of them, in their order.</summary>
    public async Task<IReadOnlyList<MemoryView>> List(long deskId, CancellationToken stop)
    {
        var memories = await db.Memories.AsNoTracking().Where(m => m.DeskId == deskId).OrderBy(m => m.Place).ThenBy(m => m.Id).ToListAsync(stop);
        var points = (await Scoring(deskId, stop)).Memories;
        var counts = (await db.MemoryEntries.Where(e => e.Memory!.DeskId == deskId)
            .GroupBy(e => new { e.MemoryId, From = e.Source.Locale, To = e.Target.Locale })
            .Select(g => new { g.Key.MemoryId, g.Key.From, g.Key.To, Pairs = g.Count() })
            .ToListAsync(stop)).ToLookup(c => c.MemoryId);
        return
        [
            .. memories.Select((m, place) => new MemoryView(
                m.Id, m.Name, place, m.IsRead, m.IsWritten, points.GetValueOrDefault(m.Name),
                [.. counts[m.Id].OrderByDescending(c => c.Pairs).GroupBy(c => Ordered(c.From, c.To)).Select(c => new MemoryCount(c.First().From, c.First().To, c.Sum(same => same.Pairs)))])),
        ];

        // A pair can be read either way.
        static (Locale, Locale) Ordered(Locale one, Locale other) => string.CompareOrdinal(one.Tag, other.Tag) <= 0 ? (one, other) : (other, one);
    }

    /// <summary>What is taken off for what.</summary>
    public async Task<Scoring> Scoring(long deskId, CancellationToken stop) => DeskScoring.Read(await db.Desks.Where(d => d.Id == deskId).Select(d => d.Scoring).SingleAsync(stop));

    /// <summary>A new memory without pairs, behind the others.</summary>
    public async Task<(long? Id, MemoryWrong? Wrong)> Make(long deskId, string? name, long byId, CancellationToken stop)
    {
        if (await WrongName(deskId, null, name, stop) is { } wrong) return (null, wrong);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var made = await memory.Named(deskId, name!.Trim(), stop);
        Record(deskId, "memory-made", made.Name, byId);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return (made.Id, null);
    }

    /// <summary>Changes a memory.</summary>
    /// <returns>Whether the desk has it, and why it was not changed.</returns>
    public async Task<(bool Found, MemoryWrong? Wrong)> Change(long deskId, long memoryId, MemoryInput input, long byId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var all = await db.Memories.Where(m => m.DeskId == deskId).OrderBy(m => m.Place).ThenBy(m => m.Id).ToListAsync(stop);
        if (all.Find(m => m.Id == memoryId) is not { } row) return (false, null);
        if (input.Name is not null && await WrongName(deskId, memoryId, input.Name, stop) is { } wrong) return (true, wrong);
        if (input.Points is < 0 or > DeskScoring.MostPoints) return (true, MemoryWrong.NoPoints);

        var (desk, former) = (await db.Desks.SingleAsync(d => d.Id == deskId, stop), row.Name);
        var scoring = DeskScoring.Read(desk.Scoring);
        row.Name = input.Name?.Trim() ?? former;
        row.IsRead = input.IsRead ?? row.IsRead;
        row.IsWritten = input.IsWritten ?? row.IsWritten;
        desk.Scoring = DeskScoring.Write(DeskScoring.With(scoring, row.Name, input.Points ?? scoring.Memories.GetValueOrDefault(former), former));
        if (input.Place is { } place)
        {
            all.Remove(row);
            all.Insert(Math.Clamp(place, 0, all.Count), row);
            for (var i = 0; i < all.Count; i++) all[i].Place = i;
        }

        Record(deskId, "memory-changed", row.Name == former ? former : $"{former} → {row.Name}", byId);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return (true, null);
    }

    /// <summary>Removes a memory with all of its pairs.</summary>
    /// <returns>Its name; null where the desk has no such memory.</returns>
    public async Task<string?> Remove(long deskId, long memoryId, long byId, CancellationToken stop)
    {
        var name = await db.Memories.Where(m => m.DeskId == deskId && m.Id == memoryId).Select(m => m.Name).SingleOrDefaultAsync(stop);
        if (name is null) return null;

        // It may hold millions: nobody waits for them. If this breaks off, the memory is there with fewer of them, offers none, and can be removed again; nor does any process offer what is gone,
        // should somebody have it read once more.
        await db.Memories.Where(m => m.Id == memoryId).ExecuteUpdateAsync(set => set.SetProperty(m => m.IsRead, false).SetProperty(m => m.IsWritten, false), stop);
        while (await db.MemoryEntries.Where(e => e.MemoryId == memoryId).OrderBy(e => e.Id).Select(e => e.Id).Take(MemoryRows.ChunkSize).ToListAsync(stop) is { Count: > 0 } some)
        {
            await using var chunk = await db.Database.BeginTransactionAsync(stop);
            await rows.Remove(deskId, some, stop);
            await chunk.CommitAsync(stop);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.MemoryEntries.Where(e => e.MemoryId == memoryId).ExecuteDeleteAsync(stop);
        await db.Memories.Where(m => m.Id == memoryId).ExecuteDeleteAsync(stop);
        var desk = await db.Desks.SingleAsync(d => d.Id == deskId, stop);
        desk.Scoring = DeskScoring.Write(DeskScoring.With(DeskScoring.Read(desk.Scoring), name, 0));
        Record(deskId, "memory-removed", name, byId);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return name;
    }

    /// <summary>Sets what is taken off for what; the points of memories stay.</summary>
    /// <returns>False where points are none from 0 to 100, or are those of memories; nothing is changed then.</returns>
    public async Task<bool> Score(long deskId, IReadOnlyDictionary<PenaltyKind, int> points, long byId, CancellationToken stop)
    {
        if (points.Any(p => p.Value is < 0 or > DeskScoring.MostPoints || !DeskScoring.Kinds.Contains(p.Key))) return false;
        var desk = await db.Desks.SingleAsync(d => d.Id == deskId, stop);
        desk.Scoring = DeskScoring.Write(points.Aggregate(DeskScoring.Read(desk.Scoring), (scoring, p) => scoring.With(p.Key, p.Value)));
        Record(deskId, "memory-scored", null, byId);
        await db.SaveChangesAsync(stop);
        return true;
    }

    async Task<MemoryWrong?> WrongName(long deskId, long? memoryId, string? name, CancellationToken stop)
    {
        if (name?.Trim() is not { Length: > 0 and <= LongestName } wanted) return MemoryWrong.NoName;
        return await db.Memories.AnyAsync(m => m.DeskId == deskId && m.Id != memoryId && m.Name == wanted, stop) ? MemoryWrong.NameTaken : null;
    }

    void Record(long deskId, string act, string? detail, long byId) => db.Audit.Add(new() { DeskId = deskId, PersonId = byId, Act = act, Detail = detail, At = clock.GetUtcNow() });
}
