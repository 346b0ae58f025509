using System.Collections.Concurrent;
using Translate.Engines.Lane;

namespace Translate.Engines.Tests.Lane;

/// <summary>A store in memory that notes what it was told, and that a script can make stingy or break.</summary>
sealed class ScriptedStore(TimeProvider clock) : ILaneStore
{
    readonly MemoryLaneStore inner = new(clock);
    readonly ConcurrentQueue<string> told = new();
    int begun, finds;

    /// <summary>Whether the budget allows a call, by its number from 1 up.</summary>
    public Func<int, bool> Allows { get; init; } = _ => true;

    /// <summary>What happens when answers are kept.</summary>
    public Func<Task> Keeping { get; init; } = () => Task.CompletedTask;

    /// <summary>What happens after answers were looked up and before they are told, by the look-up's number from 1 up.</summary>
    public Func<int, Task> Finding { get; init; } = _ => Task.CompletedTask;

    public IReadOnlyList<string> Told => [.. told];

    public IReadOnlyList<LaneCall> Calls => inner.Calls;

    public int Asked => begun;

    public async Task<IReadOnlyDictionary<CacheKey, CachedAnswer>> Find(IReadOnlyCollection<CacheKey> keys, CancellationToken stop)
    {
        var found = await inner.Find(keys, stop);
        await Finding(Interlocked.Increment(ref finds));
        return found;
    }

    public Task<long?> Begin(LaneEngine engine, int texts, int characters, long estimate, CancellationToken stop) =>
        Allows(Interlocked.Increment(ref begun)) ? inner.Begin(engine, texts, characters, estimate, stop) : Task.FromResult<long?>(null);

    public async Task Keep(long call, IReadOnlyList<(CacheKey Key, CachedAnswer Answer)> answers, long billed, int retries, TimeSpan took, CancellationToken stop)
    {
        await Keeping();
        stop.ThrowIfCancellationRequested();
        await inner.Keep(call, answers, billed, retries, took, stop);
    }

    public Task Fail(long call, EngineException fault, int retries, TimeSpan took, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return inner.Fail(call, fault, retries, took, stop);
    }

    public Task Rest(LaneEngine engine, DateTimeOffset until, EngineException why, CancellationToken stop)
    {
        told.Enqueue($"rest {engine.Id} {(until - Some.Morning).TotalMinutes}m");
        return inner.Rest(engine, until, why, stop);
    }

    public Task Stop(LaneEngine engine, EngineException why, CancellationToken stop)
    {
        told.Enqueue($"stop {engine.Id}");
        return inner.Stop(engine, why, stop);
    }

    public Task<DateTimeOffset?> RestsUntil(LaneEngine engine, CancellationToken stop) => inner.RestsUntil(engine, stop);
}
