namespace Translate.Engines;

/// <summary>What a failed call means for what comes next.</summary>
public enum EngineFault
{
    /// <summary>It may pass: the same call is tried again after a while.</summary>
    Transient,

    /// <summary>The quota is used up: the engine rests until a time, and the next one is asked.</summary>
    Exhausted,

    /// <summary>Trying again changes nothing before a person has changed the settings: a wrong key, an unknown model, a language that is not offered.</summary>
    Configuration,

    /// <summary>These texts are at fault: the call is divided until the one that is stands alone.</summary>
    Payload,
}

/// <summary>A call that failed: the one error that engines raise.</summary>
/// <param name="engine">The engine's title, for people.</param>
/// <param name="fault">What it means for what comes next.</param>
/// <param name="problem">What is wrong, and what can be done about it, as a sentence. Never holds a key.</param>
/// <param name="inner">What was thrown below, if anything.</param>
public sealed class EngineException(string engine, EngineFault fault, string problem, Exception? inner = null) : Exception($"{engine}: {problem}", inner)
{
    /// <summary>What it means for what comes next.</summary>
    public EngineFault Fault => fault;

    /// <summary>What is wrong, without the engine's name.</summary>
    public string Problem => problem;

    /// <summary>The HTTP status of the answer, where there was one.</summary>
    public int? Status { get; init; }

    /// <summary>It is about this pair of languages only: the engine serves others as before.</summary>
    public bool IsAboutPair { get; init; }

    /// <summary>What the service charges all the same, in the profile's <see cref="PriceUnit"/>: it answered, but with nothing that can be used.</summary>
    public long Billed { get; init; }

    /// <summary>How long the service asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
