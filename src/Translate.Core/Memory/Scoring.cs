using System.Collections.Frozen;

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

    /// <summary>The memory as a whole is trusted less: it was aligned by a program, or translated by an engine.</summary>
    Memory,
}

/// <summary>How many points are taken off for what; the values here are those that nobody has changed.</summary>
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

    /// <summary>For each pair of a memory, by its name: aligned ones, an engine's.</summary>
    public IReadOnlyDictionary<string, int> Memories { get; init; } = FrozenDictionary<string, int>.Empty;
}
