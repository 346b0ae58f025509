using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Translate.Engines;
using Translate.Engines.Lane;
using Translate.Server.Background;
using Translate.Server.Data;

namespace Translate.Server.Engines;

/// <summary>The lane's memory in the database, for one desk: answers that were paid for, the ledger of calls, the budget.</summary>
/// <remarks>
/// A call is noted before it is made and its cost set aside; the answers and the cost are written in one transaction before anything else is done
/// with them. So whatever dies, an answer that is kept was counted once, and a call of which nobody knows the end counts against the budget as lost.
/// Each act has a scope of its own: calls end side by side.
/// </remarks>
/// <param name="scopes">Gives each act a database of its own.</param>
/// <param name="clock">Tells the month.</param>
/// <param name="deskId">The desk that pays.</param>
/// <param name="lease">The batch that asks; null for a person who tries the settings, or asks about a segment.</param>
public sealed class LaneStore(IServiceScopeFactory scopes, TimeProvider clock, long deskId, Lease? lease) : ILaneStore
{
    /// <summary>No call takes longer, with all its waits and tries: four tries of five minutes, and two minutes between them.</summary>
    static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(30);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<CacheKey, CachedAnswer>> Find(IReadOnlyCollection<CacheKey> keys, CancellationToken stop) => In(async db =>
    {
        var found = new Dictionary<CacheKey, CachedAnswer>();
        foreach (var some in keys.Select(k => k.Value).Chunk(500))
            foreach (var row in await db.CachedTranslations.AsNoTracking().Where(c => c.DeskId == deskId && some.Contains(c.Key)).ToListAsync(stop))
                found[new(row.Key)] = new(row.Text, row.Model);
        return (IReadOnlyDictionary<CacheKey, CachedAnswer>)found;
    });

    /// <inheritdoc/>
    public Task<long?> Begin(LaneEngine engine, int texts, int characters, long estimate, CancellationToken stop) => In<long?>(async db =>
    {
        var now = clock.GetUtcNow();
        var month = Month(now);
        var aside = Money.Of(estimate, await Price(db, engine.Id, stop));
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "Spending" ("DeskId", "Month", "Cost", "Reserved", "Lost") VALUES ({deskId}, {month}, 0, 0, 0) ON CONFLICT DO NOTHING""", stop);
        var budget = await db.Desks.Where(d => d.Id == deskId).Select(d => d.MachineBudget).SingleAsync(stop);
        var allowed = await db.Spending
            .Where(s => s.DeskId == deskId && s.Month == month && (aside == 0 || budget == null || s.Cost + s.Reserved + s.Lost + aside <= budget))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Reserved, s => s.Reserved + aside), stop);
        if (allowed == 0) return null;

        var call = new EngineCall
        {
            DeskId = deskId,
            EngineId = engine.Id,
            BatchId = lease?.Batch.Id,
            LeaseId = lease?.Id,
            Texts = texts,
            Characters = characters,
            Estimate = aside,
            Begun = now,
        };
        db.EngineCalls.Add(call);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return call.Id;
    });

    /// <inheritdoc/>
    public Task Keep(long call, IReadOnlyList<(CacheKey Key, CachedAnswer Answer)> answers, long billed, int retries, TimeSpan took, CancellationToken stop) => In(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var row = await db.EngineCalls.AsNoTracking().SingleAsync(c => c.Id == call, stop);
        var cost = Money.Of(billed, await Price(db, row.EngineId, stop));

        // A worker that was taken for dead still pays for what it got: the call leaves the lost ones.
        if (await Settle(db, row, cost, stop))
        {
            await db.EngineCalls.Where(c => c.Id == call).ExecuteUpdateAsync(
                set => set
                    .SetProperty(c => c.Billed, billed)
                    .SetProperty(c => c.Cost, cost)
                    .SetProperty(c => c.Retries, retries)
                    .SetProperty(c => c.Took, (int)took.TotalMilliseconds),
                stop);
        }

        await Insert(db, answers, stop);
        await transaction.CommitAsync(stop);
        EngineCosts.Add(row.EngineId, cost);
        return true;
    });

    /// <inheritdoc/>
    public Task Fail(long call, EngineException fault, int retries, TimeSpan took, CancellationToken stop) => In(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var row = await db.EngineCalls.AsNoTracking().SingleAsync(c => c.Id == call, stop);
        var cost = Money.Of(fault.Billed, await Price(db, row.EngineId, stop));
        if (!await Release(db, row, stop)) return true;

        // A model that answers with nothing that can be used has worked all the same.
        var month = Month(row.Begun);
        await db.Spending.Where(s => s.DeskId == deskId && s.Month == month).ExecuteUpdateAsync(set => set.SetProperty(s => s.Cost, s => s.Cost + cost), stop);
        await db.EngineCalls.Where(c => c.Id == call).ExecuteUpdateAsync(
            set => set
                .SetProperty(c => c.Billed, fault.Billed)
                .SetProperty(c => c.Cost, cost)
                .SetProperty(c => c.Problem, fault.Message)
                .SetProperty(c => c.Retries, retries)
                .SetProperty(c => c.Took, (int)took.TotalMilliseconds),
            stop);
        await transaction.CommitAsync(stop);
        return true;
    });

    /// <inheritdoc/>
    public Task Rest(LaneEngine engine, DateTimeOffset until, EngineException why, CancellationToken stop) => In(async db =>
    {
        // Many calls may say so at once: the first is told to people.
        var told = await db.Engines.Where(e => e.Id == engine.Id && (e.RestsUntil == null || e.RestsUntil < until))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.RestsUntil, until).SetProperty(e => e.Problem, why.Message), stop);
        if (told > 0) await Record(db, "engine-rests", why, stop);
        return true;
    });

    /// <inheritdoc/>
    public Task Stop(LaneEngine engine, EngineException why, CancellationToken stop) => Stop(engine.Id, why, stop);

    /// <summary>The engine is not to be asked again before a person has looked at its settings, by which it cannot even be made.</summary>
    public Task Stop(long engine, EngineException why, CancellationToken stop) => In(async db =>
    {
        var told = await db.Engines.Where(e => e.Id == engine && !e.IsStopped)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.IsStopped, true).SetProperty(e => e.Problem, why.Message), stop);
        if (told > 0) await Record(db, "engine-stopped", why, stop);
        return true;
    });

    /// <inheritdoc/>
    public Task<DateTimeOffset?> RestsUntil(LaneEngine engine, CancellationToken stop) => In(async db =>
    {
        var row = await db.Engines.AsNoTracking().SingleAsync(e => e.Id == engine.Id, stop);
        return row.IsStopped || row.IsRemoved ? DateTimeOffset.MaxValue : row.RestsUntil > clock.GetUtcNow() ? row.RestsUntil : null;
    });

    /// <summary>Calls that an earlier worker on the same batch never ended: nobody knows whether they were charged.</summary>
    public Task<int> SettleLost(CancellationToken stop) => In(async db =>
    {
        var (batch, mine) = (lease!.Batch.Id, lease.Id);
        var open = await db.EngineCalls.AsNoTracking().Where(c => c.BatchId == batch && c.State == EngineCallState.Begun && c.LeaseId != mine).ToListAsync(stop);
        if (open.Count == 0) return 0;

        foreach (var call in open) await Lose(db, call, stop);
        return open.Count;
    });

    /// <summary>Calls that no worker can be making any more: their batch is another's or nobody's, and no answer takes that long. Nobody knows whether they were charged.</summary>
    public static async Task SettleStale(TranslateDb db, DateTimeOffset now, CancellationToken stop)
    {
        var since = now - LongestCall;
        var open = await db.EngineCalls.AsNoTracking()
            .Where(c => c.State == EngineCallState.Begun && c.Begun < since && !db.Batches.Any(b => b.Id == c.BatchId && b.LeaseId == c.LeaseId))
            .OrderBy(c => c.Id)
            .Take(1000)
            .ToListAsync(stop);
        foreach (var call in open) await Lose(db, call, stop);
    }

    /// <summary>One transaction a call, its row first, as in <see cref="Keep"/>: no two wait for each other.</summary>
    static async Task Lose(TranslateDb db, EngineCall call, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.EngineCalls.Where(c => c.Id == call.Id && c.State == EngineCallState.Begun).ExecuteUpdateAsync(set => set.SetProperty(c => c.State, EngineCallState.Lost), stop) == 0) return;
        var month = Month(call.Begun);
        await db.Spending.Where(s => s.DeskId == call.DeskId && s.Month == month).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.Reserved, s => s.Reserved - call.Estimate).SetProperty(s => s.Lost, s => s.Lost + call.Estimate), stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>The month in which a moment's costs are counted.</summary>
    public static string Month(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What was set aside becomes what it cost.</summary>
    async Task<bool> Settle(TranslateDb db, EngineCall call, long cost, CancellationToken stop)
    {
        if (!await Release(db, call, stop)) return false;
        var month = Month(call.Begun);
        await db.EngineCalls.Where(c => c.Id == call.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.State, EngineCallState.Answered), stop);
        await db.Spending.Where(s => s.DeskId == deskId && s.Month == month).ExecuteUpdateAsync(set => set.SetProperty(s => s.Cost, s => s.Cost + cost), stop);
        return true;
    }

    /// <summary>Gives back what was set aside, wherever the call stands now; false where it was ended before.</summary>
    async Task<bool> Release(TranslateDb db, EngineCall call, CancellationToken stop)
    {
        var (month, aside) = (Month(call.Begun), call.Estimate);
        var spending = db.Spending.Where(s => s.DeskId == deskId && s.Month == month);
        if (await db.EngineCalls.Where(c => c.Id == call.Id && c.State == EngineCallState.Begun).ExecuteUpdateAsync(set => set.SetProperty(c => c.State, EngineCallState.Failed), stop) == 1)
            return await spending.ExecuteUpdateAsync(set => set.SetProperty(s => s.Reserved, s => s.Reserved - aside), stop) == 1;
        if (await db.EngineCalls.Where(c => c.Id == call.Id && c.State == EngineCallState.Lost).ExecuteUpdateAsync(set => set.SetProperty(c => c.State, EngineCallState.Failed), stop) == 1)
            return await spending.ExecuteUpdateAsync(set => set.SetProperty(s => s.Lost, s => s.Lost - aside), stop) == 1;
        return false;
    }

    /// <summary>Another worker may keep the same answer at the same time: the first stays. One statement for all, for others wait for their turn to write.</summary>
    async Task Insert(TranslateDb db, IReadOnlyList<(CacheKey Key, CachedAnswer Answer)> answers, CancellationToken stop)
    {
        const int Columns = 5;
        var now = clock.GetUtcNow();
        object created = db.Database.IsNpgsql() ? now : now.UtcTicks;
        foreach (var some in answers.Chunk(100))
        {
            var rows = string.Join(", ", some.Select((_, i) => $"({string.Join(", ", Enumerable.Range(i * Columns, Columns).Select(place => $"{{{place}}}"))})"));
            object?[] values = [.. some.SelectMany(a => new[] { deskId, a.Key.Value, a.Answer.Text, a.Answer.Model, created })];
            await db.Database.ExecuteSqlAsync(
                FormattableStringFactory.Create($"""INSERT INTO "CachedTranslations" ("DeskId", "Key", "Text", "Model", "Created") VALUES {rows} ON CONFLICT DO NOTHING""", values), stop);
        }
    }

    async Task Record(TranslateDb db, string act, EngineException why, CancellationToken stop)
    {
        db.Audit.Add(new() { DeskId = deskId, Act = act, Detail = why.Message, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
    }

    static Task<decimal> Price(TranslateDb db, long engine, CancellationToken stop) => db.Engines.Where(e => e.Id == engine).Select(e => e.PricePerMillion).SingleAsync(stop);

    async Task<T> In<T>(Func<TranslateDb, Task<T>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TranslateDb>());
    }
}
