using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Memory;
using Translate.Server.Data;

namespace Translate.Server.Memory;

/// <summary>The desks' memories in this process, indexed for what is similar. The rows are the store; each look-up first reads what came since the last.</summary>
public sealed class MemoryShelves(IServiceScopeFactory scopes) : IDisposable
{
    const int PageSize = 5000;

    /// <summary>Ids are given before they are committed: so many of the last ones are read again, for one that came late.</summary>
    const int Overlap = 2000;

    readonly ConcurrentDictionary<long, Desk> desks = [];

    /// <summary>The index of a desk's memories, with everything that is committed by now.</summary>
    public async Task<FuzzyIndex> Of(long deskId, CancellationToken stop)
    {
        var desk = desks.GetOrAdd(deskId, _ => new());
        await desk.Turn.WaitAsync(stop);
        try
        {
            await Follow(deskId, desk, stop);
            return desk.Index;
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

    async Task Follow(long deskId, Desk desk, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TranslateDb>();
        var after = desk.Last - Overlap;
        while (true)
        {
            var rows = await db.MemoryEntries.AsNoTracking().Include(e => e.Memory)
                .Where(e => e.Memory!.DeskId == deskId && e.Id > after)
                .OrderBy(e => e.Id)
                .Take(PageSize)
                .ToListAsync(stop);
            foreach (var row in rows)
            {
                if (!desk.Recent.Add(row.Id)) continue;
                desk.Index.Add(DeskMemory.Pair(row), row.Memory!.Name);
                desk.Last = Math.Max(desk.Last, row.Id);
            }

            if (rows.Count < PageSize) break;
            after = rows[^1].Id;
        }

        desk.Recent.RemoveWhere(id => id <= desk.Last - Overlap);
    }

    sealed class Desk
    {
        public FuzzyIndex Index { get; } = new();

        public SemaphoreSlim Turn { get; } = new(1, 1);

        public HashSet<long> Recent { get; } = [];

        public long Last { get; set; }
    }
}
