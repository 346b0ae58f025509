using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Memory;
using Translate.Server.Data;

namespace Translate.Server.Memory;

/// <summary>
/// The desks' memories in this process, indexed for what is similar. The rows are the store; each look-up first reads what was added and removed since the last, and how the
/// memories and their points stand now.
/// </summary>
public sealed class MemoryShelves(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    const int PageSize = 5000;

    readonly ConcurrentDictionary<long, DeskShelf> desks = [];

    /// <summary>The index of a desk's memories, with everything that is committed by now.</summary>
    public async Task<FuzzyIndex> Of(long deskId, CancellationToken stop) => (await Open(deskId, stop)).Index;

    /// <summary>The same with the rows that its pairs stand for.</summary>
    public async Task<DeskShelf> Open(long deskId, CancellationToken stop)
    {
        var desk = desks.GetOrAdd(deskId, _ => new());
        await desk.Turn.WaitAsync(stop);
        try
        {
            await Follow(deskId, desk, stop);
            return desk;
        }
        finally
        {
            desk.Turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var desk in desks.Values) desk.Turn.Dispose();
    }

    async Task Follow(long deskId, DeskShelf desk, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TranslateDb>();

        // What is removed while this reads has a later id, and is read by the next.
        desk.Removals ??= new(clock, await db.RemovedEntries.Where(r => r.DeskId == deskId).MaxAsync(r => (long?)r.Id, stop) ?? 0);
        await Arrange(db, deskId, desk, stop);
        foreach (var memory in desk.Memories) await TakeIn(db, memory, desk, stop);
        await TakeOut(db, deskId, desk, stop);
    }

    static async Task Arrange(TranslateDb db, long deskId, DeskShelf desk, CancellationToken stop)
    {
        var kept = await db.Desks.Where(d => d.Id == deskId).Select(d => d.Scoring).SingleOrDefaultAsync(stop);
        desk.Arrange(await db.Memories.AsNoTracking().Where(m => m.DeskId == deskId).ToListAsync(stop), kept);
    }

    async Task TakeIn(TranslateDb db, long memory, DeskShelf desk, CancellationToken stop)
    {
        var read = desk.Additions(memory, clock);
        for (var after = read.Next(); ;)
        {
            var ids = await db.MemoryEntries.Where(e => e.MemoryId == memory && e.Id > after).OrderBy(e => e.Id).Select(e => e.Id).Take(PageSize).ToListAsync(stop);
            if (ids.FindAll(id => !desk.Has(id)) is [var first, ..] fresh)
            {
                var end = fresh[^1];
                var rows = await db.MemoryEntries.AsNoTracking().Where(e => e.MemoryId == memory && e.Id >= first && e.Id <= end).OrderBy(e => e.Id).ToListAsync(stop);
                foreach (var row in rows) desk.Add(row);
            }

            if (ids.Count > 0) read.Read(after = ids[^1]);
            if (ids.Count < PageSize) return;
        }
    }

    /// <summary>After what was added: a pair that was read there and removed since is found here.</summary>
    static async Task TakeOut(TranslateDb db, long deskId, DeskShelf desk, CancellationToken stop)
    {
        for (var after = desk.Removals!.Next(); ;)
        {
            var removed = await db.RemovedEntries.Where(r => r.DeskId == deskId && r.Id > after).OrderBy(r => r.Id).Select(r => new { r.Id, r.EntryId }).Take(PageSize).ToListAsync(stop);
            foreach (var row in removed) desk.Remove(row.EntryId);
            if (removed.Count > 0) desk.Removals.Read(after = removed[^1].Id);
            if (removed.Count < PageSize) return;
        }
    }
}
