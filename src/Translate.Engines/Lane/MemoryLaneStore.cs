using System.Collections.Concurrent;

namespace Translate.Engines.Lane;

/// <summary>Keeps in memory what outlives a call, for as long as the process runs: for the command line, which has no database.</summary>
/// <param name="clock">Tells when a rest is over.</param>
public sealed class MemoryLaneStore(TimeProvider clock) : ILaneStore
{
    readonly ConcurrentDictionary<CacheKey, CachedAnswer> answers = new();
    readonly ConcurrentDictionary<long, DateTimeOffset> rests = new();
    readonly ConcurrentDictionary<long, LaneCall> calls = new();
    long last;

    /// <summary>All calls that were begun, in their order.</summary>
    public IReadOnlyList<LaneCall> Calls => [.. calls.Values.OrderBy(c => c.Number)];

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<CacheKey, CachedAnswer>> Find(IReadOnlyCollection<CacheKey> keys, CancellationToken stop)
    {
        var found = new Dictionary<CacheKey, CachedAnswer>();
        foreach (var key in keys)
        {
            if (answers.TryGetValue(key, out var answer)) found[key] = answer;
        }

        return Task.FromResult<IReadOnlyDictionary<CacheKey, CachedAnswer>>(found);
    }

    /// <inheritdoc/>
    public Task<long?> Begin(LaneEngine engine, int texts, int characters, long estimate, CancellationToken stop)
    {
        var number = Interlocked.Increment(ref last);
        calls[number] = new(number, engine.Id, texts, characters, estimate);
        return Task.FromResult<long?>(number);
    }

    /// <inheritdoc/>
    public Task Keep(long call, IReadOnlyList<(CacheKey Key, CachedAnswer Answer)> answers, long billed, int retries, TimeSpan took, CancellationToken stop)
    {
        foreach (var (key, answer) in answers) this.answers[key] = answer;
        calls[call] = calls[call] with { Billed = billed, Retries = retries, Took = took };
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Fail(long call, EngineException fault, int retries, TimeSpan took, CancellationToken stop)
    {
        calls[call] = calls[call] with { Fault = fault, Retries = retries, Took = took };
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Rest(LaneEngine engine, DateTimeOffset until, EngineException why, CancellationToken stop)
    {
        rests.AddOrUpdate(engine.Id, until, (_, known) => known > until ? known : until);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Stop(LaneEngine engine, EngineException why, CancellationToken stop) => Rest(engine, DateTimeOffset.MaxValue, why, stop);

    /// <inheritdoc/>
    public Task<DateTimeOffset?> RestsUntil(LaneEngine engine, CancellationToken stop) =>
        Task.FromResult<DateTimeOffset?>(rests.TryGetValue(engine.Id, out var until) && until > clock.GetUtcNow() ? until : null);
}

/// <summary>A call that was begun, and what came of it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Engine">The engine, by the desk's name for it.</param>
/// <param name="Texts">How many texts it had.</param>
/// <param name="Characters">How many characters they had.</param>
/// <param name="Estimate">What it was expected to be charged as.</param>
public sealed record LaneCall(long Number, long Engine, int Texts, int Characters, long Estimate)
{
    /// <summary>What was charged, in the engine's price unit; null where it was not answered.</summary>
    public long? Billed { get; init; }

    /// <summary>Why it failed.</summary>
    public EngineException? Fault { get; init; }

    /// <summary>How often it was sent again.</summary>
    public int Retries { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>It was answered or failed; else nobody knows whether it was charged.</summary>
    public bool IsSettled => Billed is not null || Fault is not null;
}
