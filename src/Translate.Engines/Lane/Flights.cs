using System.Collections.Concurrent;

namespace Translate.Engines.Lane;

/// <summary>The keys that somebody in this process is asking for right now: one pays, the others wait and then read what was kept.</summary>
/// <remarks>
/// Whoever holds keys lands them all before waiting for anybody else's, so no two can wait for each other. A key is held before the store is
/// asked for its answer: otherwise another's answer could be kept between the question and the hold, and be paid for again.
/// </remarks>
public sealed class Flights
{
    readonly ConcurrentDictionary<CacheKey, TaskCompletionSource> held = new();

    /// <summary>Takes the key, if nobody has it: then it is the question's to ask for, and to land.</summary>
    /// <param name="question">The question.</param>
    /// <param name="flight">The end of the flight that has the key.</param>
    internal bool Take(Question question, out Task flight)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var taken = held.GetOrAdd(question.Key, mine);
        flight = taken.Task;
        if (taken != mine) return false;
        question.Flight = mine;
        return true;
    }

    /// <summary>The question's flight is over, whether or not an answer was kept. Landing twice does nothing, to nobody's flight.</summary>
    internal void Land(Question question)
    {
        if (question.Flight is { } flight && held.TryRemove(new(question.Key, flight))) flight.SetResult();
    }
}
