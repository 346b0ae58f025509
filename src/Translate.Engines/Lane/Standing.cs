using Translate.Core.Text;

namespace Translate.Engines.Lane;

/// <summary>Why an engine is not asked.</summary>
/// <param name="Until">Until when; null where a person has to do something first.</param>
/// <param name="Why">As a sentence.</param>
sealed record Absence(DateTimeOffset? Until, string Why);

/// <summary>How an engine stands in one work: whether it is asked, and how.</summary>
sealed class Standing : IDisposable
{
    readonly CancellationTokenSource halt;
    Absence? absence;
    int failures;

    public Standing(LaneEngine engine, Locale from, Locale to, CancellationToken stop)
    {
        Engine = engine;
        Plain = Ladder.Plain(Profile);
        Protected = Ladder.Protected(Profile);
        halt = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (!Profile.Languages.Has(from, to)) absence = new(null, $"{Profile.Title} does not translate from {from} to {to}.");
    }

    public LaneEngine Engine { get; }

    public EngineProfile Profile => Engine.Engine.Profile;

    /// <summary>The ways to send a text without anything to protect.</summary>
    public IReadOnlyList<Step> Plain { get; }

    /// <summary>The ways to send a text with something to protect.</summary>
    public IReadOnlyList<Step> Protected { get; }

    /// <summary>Why it is not asked; null where it is.</summary>
    public Absence? Absence => Volatile.Read(ref absence);

    /// <summary>Nothing more is to be sent to it, and nothing tried again; what is on its way is waited for.</summary>
    public CancellationToken Halted => halt.Token;

    /// <summary>The engine is not asked from now on; false where that was so already.</summary>
    public bool Leave(Absence why)
    {
        if (Interlocked.CompareExchange(ref absence, why, null) is not null) return false;
        Halt();
        return true;
    }

    public void Halt() => halt.Cancel();

    /// <summary>A call was answered: the service works.</summary>
    public void Answered() => Volatile.Write(ref failures, 0);

    /// <summary>A call failed for good, without an answer to any other in between so often that it is not the texts.</summary>
    public bool Failed(int tolerated) => Interlocked.Increment(ref failures) >= tolerated;

    public void Dispose() => halt.Dispose();
}
