using System.Collections.Concurrent;

namespace Translate.Server.Operations;

/// <summary>Keeps what was counted for a minute: some weeks of a full desk take a fifth of a second to count, and nobody looks at them for their last minute.</summary>
/// <typeparam name="TKey">What was asked.</typeparam>
/// <typeparam name="TCounts">What was counted.</typeparam>
public sealed class KeptAMinute<TKey, TCounts>(TimeProvider clock)
    where TKey : notnull
{
    static readonly TimeSpan For = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<TKey, (DateTimeOffset At, TCounts Counts)> kept = new();

    /// <summary>The counts as they were at most a minute ago.</summary>
    public async Task<TCounts> Read(TKey key, Func<TKey, Task<TCounts>> count)
    {
        var now = clock.GetUtcNow();
        if (kept.TryGetValue(key, out var there) && now - there.At < For) return there.Counts;

        var counted = await count(key);
        foreach (var (old, value) in kept)
            if (now - value.At >= For) kept.TryRemove(old, out _);
        kept[key] = (now, counted);
        return counted;
    }
}
