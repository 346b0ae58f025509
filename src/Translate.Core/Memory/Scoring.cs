using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Translate.Core.Pretranslation;

namespace Translate.Core.Memory;

/// <summary>What is taken off a match's score, and why.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Points">How many points.</param>
public readonly record struct Penalty(PenaltyKind Kind, int Points);

/// <summary>Why a match is worth less than its words say.</summary>
public enum PenaltyKind
{
    /// <summary>A number is another one, or is written otherwise.</summary>
    Numbers,

    /// <summary>The inline codes are others, or stand elsewhere.</summary>
    Codes,

    /// <summary>Letters are capital here and small there, or a word is spelt with other signs inside (don’t, don't; an access key).</summary>
    Case,

    /// <summary>Punctuation or other signs between the words differ.</summary>
    Punctuation,

    /// <summary>White space is where there was none, or the other way round.</summary>
    Spacing,

    /// <summary>The pair is in another region's variety of one of the languages.</summary>
    Variant,

    /// <summary>Nobody has reviewed the pair.</summary>
    Unreviewed,

    /// <summary>The memory as a whole is trusted less.</summary>
    Memory,

    /// <summary>An engine translated the pair.</summary>
    Machine,

    /// <summary>A program paired the two segments.</summary>
    Aligned,
}

/// <summary>How matches are judged: how many points are taken off for what, and how the memories stand to one another. The values here are those that nobody has changed.</summary>
public sealed record Scoring
{
    /// <summary>The points that nobody has changed.</summary>
    public static readonly Scoring Usual = new();

    /// <summary>For numbers that differ.</summary>
    public int Numbers { get; init; } = 1;

    /// <summary>For inline codes that differ.</summary>
    public int Codes { get; init; } = 1;

    /// <summary>For capital and small letters.</summary>
    public int Case { get; init; } = 1;

    /// <summary>For punctuation that differs.</summary>
    public int Punctuation { get; init; } = 1;

    /// <summary>For white space that differs.</summary>
    public int Spacing { get; init; } = 1;

    /// <summary>For another region's variety.</summary>
    public int Variant { get; init; } = 1;

    /// <summary>For a pair that is not reviewed.</summary>
    public int Unreviewed { get; init; }

    /// <summary>For what an engine translated.</summary>
    public int Machine { get; init; } = 3;

    /// <summary>For what a program paired.</summary>
    public int Aligned { get; init; } = 2;

    /// <summary>For each pair of a memory, by its name.</summary>
    public IReadOnlyDictionary<string, int> Memories { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>The place of each memory, by its name: of equal matches that of the first one stands first. A memory that is not named comes last.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, int> Places { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>The names of memories whose pairs are not offered.</summary>
    [JsonIgnore]
    public IReadOnlySet<string> Unread { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The place of a memory.</summary>
    internal int PlaceOf(string? memory) => memory is not null && Places.TryGetValue(memory, out var place) ? place : int.MaxValue;

    /// <summary>The pairs of a memory are offered.</summary>
    internal bool Reads(string? memory) => memory is null || !Unread.Contains(memory);

    /// <summary>What is taken off because of where a pair comes from, whatever its text.</summary>
    internal IEnumerable<Penalty> Distrust(MemoryPair pair, string? memory)
    {
        if (pair.State < TargetState.Reviewed && Unreviewed != 0) yield return new(PenaltyKind.Unreviewed, Unreviewed);
        if (pair.Origin is PairOrigin.Machine && Machine != 0) yield return new(PenaltyKind.Machine, Machine);
        if (pair.Origin is PairOrigin.Aligned && Aligned != 0) yield return new(PenaltyKind.Aligned, Aligned);
        if (memory is not null && Memories.GetValueOrDefault(memory) is not 0 and var points) yield return new(PenaltyKind.Memory, points);
    }

    /// <summary>How many points one difference costs.</summary>
    /// <param name="kind">The difference; not <see cref="PenaltyKind.Memory"/>, which has points by name.</param>
    public int Of(PenaltyKind kind) => kind switch
    {
        PenaltyKind.Numbers => Numbers,
        PenaltyKind.Codes => Codes,
        PenaltyKind.Case => Case,
        PenaltyKind.Punctuation => Punctuation,
        PenaltyKind.Spacing => Spacing,
        PenaltyKind.Variant => Variant,
        PenaltyKind.Unreviewed => Unreviewed,
        PenaltyKind.Machine => Machine,
        PenaltyKind.Aligned => Aligned,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The same with other points for one difference.</summary>
    /// <param name="kind">The difference; not <see cref="PenaltyKind.Memory"/>, which has points by name.</param>
    /// <param name="points">How many points.</param>
    public Scoring With(PenaltyKind kind, int points) => kind switch
    {
        PenaltyKind.Numbers => this with { Numbers = points },
        PenaltyKind.Codes => this with { Codes = points },
        PenaltyKind.Case => this with { Case = points },
        PenaltyKind.Punctuation => this with { Punctuation = points },
        PenaltyKind.Spacing => this with { Spacing = points },
        PenaltyKind.Variant => this with { Variant = points },
        PenaltyKind.Unreviewed => this with { Unreviewed = points },
        PenaltyKind.Machine => this with { Machine = points },
        PenaltyKind.Aligned => this with { Aligned = points },
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
