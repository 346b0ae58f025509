namespace Translate.Core.Pretranslation;

/// <summary>How much of a segment's translation is there already, as analyses and price lists count it.</summary>
public enum MatchBand
{
    /// <summary>There is nothing to translate: no letter, or the language is the same.</summary>
    Copied,

    /// <summary>The same text in the same context, 101 and 102.</summary>
    InContext,

    /// <summary>The same text, 100.</summary>
    Exact,

    /// <summary>The same text stands earlier in what is analysed.</summary>
    Repetition,

    /// <summary>95 to 99: only numbers, codes, case, punctuation or spacing differ.</summary>
    From95,

    /// <summary>85 to 94.</summary>
    From85,

    /// <summary>75 to 84.</summary>
    From75,

    /// <summary>50 to 74.</summary>
    From50,

    /// <summary>Something similar (75 and above) stands earlier in what is analysed, and the memory has nothing better.</summary>
    InternalFuzzy,

    /// <summary>Nothing that helps.</summary>
    New,

    /// <summary>The file brings a finished translation with it.</summary>
    Translated,
}

/// <summary>What bands are made of.</summary>
public static class MatchBands
{
    /// <summary>The lowest score of a fuzzy match that counts.</summary>
    public const int LowestScore = 50;

    /// <summary>The lowest score of an internal fuzzy match that counts.</summary>
    public const int LowestInternalScore = 75;

    /// <summary>The band of a memory match's score (see <see cref="Memory.FuzzyMatch.Score"/>).</summary>
    public static MatchBand Of(int score) => score switch
    {
        > 100 => MatchBand.InContext,
        100 => MatchBand.Exact,
        >= 95 => MatchBand.From95,
        >= 85 => MatchBand.From85,
        >= 75 => MatchBand.From75,
        >= LowestScore => MatchBand.From50,
        _ => MatchBand.New,
    };
}
