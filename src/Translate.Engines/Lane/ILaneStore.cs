namespace Translate.Engines.Lane;

/// <summary>What outlives a call: answers that were paid for, what they cost, and which engines rest. In the database of a service; in memory elsewhere.</summary>
public interface ILaneStore
{
    /// <summary>Answers that were paid for before.</summary>
    Task<IReadOnlyDictionary<CacheKey, CachedAnswer>> Find(IReadOnlyCollection<CacheKey> keys, CancellationToken stop);

    /// <summary>Asks whether a call may be made, and notes that it is being made. A crash after this leaves a call of which nobody knows whether it was charged.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="texts">How many texts the call has.</param>
    /// <param name="characters">How many characters they have.</param>
    /// <param name="estimate">What it will be charged as, in the engine's price unit.</param>
    /// <param name="stop">Breaks off.</param>
    /// <returns>The call's number; null where the budget does not allow it.</returns>
    Task<long?> Begin(LaneEngine engine, int texts, int characters, long estimate, CancellationToken stop);

    /// <summary>The call was answered: keeps the answers and what they cost, in one transaction, before anything else is done with them.</summary>
    Task Keep(long call, IReadOnlyList<(CacheKey Key, CachedAnswer Answer)> answers, long billed, int retries, TimeSpan took, CancellationToken stop);

    /// <summary>The call failed: nothing is charged but what the fault itself says (<see cref="EngineException.Billed"/>).</summary>
    Task Fail(long call, EngineException fault, int retries, TimeSpan took, CancellationToken stop);

    /// <summary>The engine is not to be asked until then, by any process.</summary>
    Task Rest(LaneEngine engine, DateTimeOffset until, EngineException why, CancellationToken stop);

    /// <summary>The engine is not to be asked again before a person has looked at its settings.</summary>
    Task Stop(LaneEngine engine, EngineException why, CancellationToken stop);

    /// <summary>Until when an engine rests, and whether it is stopped (<see cref="DateTimeOffset.MaxValue"/>); null where it may be asked.</summary>
    Task<DateTimeOffset?> RestsUntil(LaneEngine engine, CancellationToken stop);
}

/// <summary>An answer that was paid for.</summary>
/// <param name="Text">What the engine gave back, with its codes as they travelled.</param>
/// <param name="Model">The engine's model, where it says so.</param>
public sealed record CachedAnswer(string Text, string? Model);
