using System.Collections.Concurrent;

namespace Translate.Engines.Tests.Lane;

/// <summary>An engine that says German for each word "word", unless the script says otherwise; it notes what it was sent and what it was paid for.</summary>
sealed class ScriptedEngine(EngineProfile profile) : IEngine
{
    readonly ConcurrentDictionary<(Markup, string), int> paid = new();
    readonly ConcurrentQueue<EngineRequest> requests = new();
    int inside, mostInside;

    /// <summary>What happens before an answer is given: an exception, a wait, or nothing. It is told the call's number from 1 up.</summary>
    public Func<EngineRequest, int, CancellationToken, Task> Before { get; init; } = (_, _, _) => Task.CompletedTask;

    /// <summary>What one text becomes.</summary>
    public Func<string, string> Say { get; init; } = text => text.Replace("word", "Wort", StringComparison.Ordinal);

    public EngineProfile Profile => profile;

    public IReadOnlyList<EngineRequest> Requests => [.. requests];

    public IEnumerable<string> Sent => requests.SelectMany(r => r.Texts.Select(t => t.Text));

    public IReadOnlyDictionary<(Markup Markup, string Text), int> Paid => paid;

    public int MostInside => mostInside;

    public async Task<EngineAnswer> Translate(EngineRequest request, CancellationToken stop)
    {
        Most(ref mostInside, Interlocked.Increment(ref inside));
        try
        {
            requests.Enqueue(request);
            await Before(request, requests.Count, stop);
            foreach (var text in request.Texts) paid.AddOrUpdate((request.Markup, text.Text), 1, (_, times) => times + 1);
            return new([.. request.Texts.Select(t => Say(t.Text))], request.Texts.Sum(t => t.Text.Length)) { Model = "scripted" };
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }

    public EngineException Fault(EngineFault fault, int? status = null, TimeSpan? retryAfter = null) =>
        new(profile.Title, fault, $"scripted {fault}.") { Status = status, RetryAfter = retryAfter };

    static void Most(ref int most, int now)
    {
        for (var seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, now, seen);
    }
}
