using Translate.Core.Quality;
using Translate.Core.Terminology;
using Translate.Core.Text;
using Translate.Engines.Protection;

namespace Translate.Engines.Lane;

/// <summary>A segment that wants a machine's translation.</summary>
/// <param name="Ordinal">Its place in the document; results name it.</param>
/// <param name="Source">The text with its inline codes.</param>
public sealed record LaneSegment(int Ordinal, InlineText Source)
{
    /// <summary>The number of its unit: sentences of one unit are neighbours, and stay together in a call where they can.</summary>
    public int Unit { get; init; }

    /// <summary>The desk's terms that occur in it.</summary>
    public IReadOnlyList<TermPair> Terms { get; init; } = [];

    /// <summary>What the translation is held to: their other translations too, those that must not be used among them. Where nothing is said, <see cref="Terms"/>.</summary>
    public IReadOnlyList<TermPair>? TermRules { get; init; }

    /// <summary>Similar texts that were translated before.</summary>
    public IReadOnlyList<SimilarPair> Similar { get; init; } = [];

    /// <summary>Which checks its translation has to pass.</summary>
    public CheckSettings Checks { get; init; } = CheckSettings.Usual;

    /// <summary>It, with its translation held to no language's words, letters and terms.</summary>
    internal LaneSegment InAnyLanguage() => this with { Checks = Gates.OfLanguage.Aggregate(Checks, (checks, gate) => checks.With(gate, "off")) };
}

/// <summary>What is to be translated: segments of one document in their order, by one desk's engines.</summary>
public sealed record LaneWork(Locale From, Locale To, IReadOnlyList<LaneSegment> Segments)
{
    /// <summary>The engines to ask, the first first.</summary>
    public required IReadOnlyList<LaneEngine> Engines { get; init; }

    /// <summary>The document's title.</summary>
    public string? Title { get; init; }

    /// <summary>What the document says before these segments, in short.</summary>
    public string? Summary { get; init; }

    /// <summary>Words that stay as they are (names, brands), besides the addresses that always do.</summary>
    public IReadOnlyList<string> KeptWords { get; init; } = [];

    /// <summary>The plain source text before the first segment and after the last, where the document goes on.</summary>
    public (string? Before, string? After) Around { get; init; }
}

/// <summary>An engine with what the process knows of it.</summary>
/// <param name="Id">The desk's own name for it: results, costs and rests are noted under it.</param>
/// <param name="Engine">The engine.</param>
/// <param name="Gate">Lets as many calls through as the service takes now; one for all work of the process that uses the same account.</param>
/// <param name="Options">Everything in its settings that changes a translation, as one text: part of the cache's key.</param>
public sealed record LaneEngine(long Id, IEngine Engine, EngineGate Gate, string Options);

/// <summary>What came of a segment.</summary>
/// <param name="Ordinal">The segment.</param>
public abstract record LaneResult(int Ordinal)
{
    /// <summary>A translation that holds: every inline code is in it, once and in its pair, and nothing speaks against the text.</summary>
    /// <param name="Ordinal">The segment.</param>
    /// <param name="Text">The translation.</param>
    /// <param name="Engine">The engine that gave it.</param>
    /// <param name="Model">The engine's model, where it says so.</param>
    /// <param name="Rung">How its codes came through.</param>
    /// <param name="FromCache">It was paid for before.</param>
    public sealed record Translated(int Ordinal, InlineText Text, LaneEngine Engine, string? Model, Rung Rung, bool FromCache) : LaneResult(Ordinal);

    /// <summary>No engine gave one that holds: a person translates it.</summary>
    /// <param name="Ordinal">The segment.</param>
    /// <param name="Reason">Why, as a word of <see cref="Refusal"/>.</param>
    /// <param name="Detail">Why, as a sentence.</param>
    public sealed record ForPeople(int Ordinal, Refusal Reason, string Detail) : LaneResult(Ordinal);

    /// <summary>It could not be asked for now, and may be later: the engines rest or failed for the moment.</summary>
    /// <param name="Ordinal">The segment.</param>
    /// <param name="Until">When to ask again.</param>
    /// <param name="Detail">Why, as a sentence.</param>
    public sealed record Later(int Ordinal, DateTimeOffset Until, string Detail) : LaneResult(Ordinal);
}

/// <summary>Why a segment goes to a person.</summary>
public enum Refusal
{
    /// <summary>The inline codes did not come through, on any rung.</summary>
    Codes,

    /// <summary>A hard check speaks against the answer: numbers, addresses, script, copied source, truncation.</summary>
    Content,

    /// <summary>The engines refused the text itself.</summary>
    Payload,

    /// <summary>No engine is set up rightly for this pair: a person has to look at the settings.</summary>
    Configuration,

    /// <summary>The budget is used up.</summary>
    Budget,

    /// <summary>The engines did not answer for so long that nobody should wait any more.</summary>
    Unavailable,
}
