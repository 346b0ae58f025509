using System.Buffers;
using System.Collections.Frozen;
using Translate.Core.Text;

namespace Translate.Core.Terminology.Matching;

/// <summary>What a Korean verb is looked for by.</summary>
/// <param name="Length">How many characters at the end of the term are not part of its stem.</param>
/// <param name="Forms">With what the word has to go on behind the stem.</param>
readonly record struct KoreanVerb(int Length, string[] Forms);

/// <summary>What follows Korean terms within their word: particles after nouns, endings after verbs. The data are in <c>korean.txt</c>.</summary>
/// <remarks>A particle has to be in the form that the syllable before it asks for: <c>국가</c> (state) is not <c>국</c> with a particle, for that would be <c>국이</c>.</remarks>
public static class KoreanSuffixes
{
    const string Any = "any";

    /// <summary>No chain of particles is longer.</summary>
    const int Longest = 12;

    static readonly List<string[]> Data = [.. LanguageData.Lines("korean.txt")];

    static readonly FrozenDictionary<string, string> Particles = Of("particle"), BehindNames = Of("particle", "name");

    static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Particles.GetAlternateLookup<ReadOnlySpan<char>>(), NameLookup = BehindNames.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>With what those begin that go by the syllable before them.</summary>
    static readonly SearchValues<char> Dependent = SearchValues.Create([.. Particles.Where(particle => particle.Value is not Any).Select(particle => particle.Key[0])]);

    static readonly int LongestParticle = Particles.Keys.Max(particle => particle.Length);

    static readonly (string Ending, string[] Forms)[] Verbs = [.. Data.Where(line => line[0] == "verb").Select(line => (line[1], line[2..])).OrderByDescending(verb => verb.Item1.Length)];

    static readonly string[] Endings = [.. Data.Where(line => line[0] == "ending").Select(line => line[1])];

    internal static bool IsHangul(char c) => c is >= '\uAC00' and <= '\uD7A3';

    /// <summary>Whether the text goes on with particles only, from here to the end of the Hangul.</summary>
    /// <param name="text">A text.</param>
    /// <param name="at">Where the particles would begin, behind the term.</param>
    internal static bool IsParticles(ReadOnlySpan<char> text, int at) => IsParticles(text, at, Lookup);

    /// <summary>Whether the text goes on with what may follow a name, from here to the end of the Hangul: particles, and forms of address (민수님께서).</summary>
    /// <param name="text">A text.</param>
    /// <param name="at">Where it would begin, behind the name.</param>
    public static bool FollowName(ReadOnlySpan<char> text, int at) => IsParticles(text, at, NameLookup);

    static bool IsParticles(ReadOnlySpan<char> text, int at, FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> particles)
    {
        var end = at;
        while (end < text.Length && IsHangul(text[end]))
            if (++end - at > Longest) return false;

        // Bit i: the first i syllables are particles.
        var reached = 1;
        for (var i = 0; i < end - at; i++)
        {
            if ((reached & (1 << i)) == 0) continue;
            for (var length = 1; length <= Math.Min(LongestParticle, end - at - i); length++)
                if (particles.TryGetValue(text.Slice(at + i, length), out var after) && Fits(text[at + i - 1], after)) reached |= 1 << (i + length);
        }

        return (reached & (1 << (end - at))) != 0;
    }

    /// <summary>Whether it is a particle that stands behind any noun, whatever its last sound: 에서, 도.</summary>
    internal static bool IsIndependent(ReadOnlySpan<char> particle) => Lookup.TryGetValue(particle, out var after) && after is Any;

    /// <summary>Whether what follows one word may follow the other: where it may go by the last sound (이/가, 으로/로, 이랑/랑), both have to end alike.</summary>
    /// <param name="one">The word that stands there.</param>
    /// <param name="other">The word that is to stand there.</param>
    /// <param name="behind">What follows.</param>
    internal static bool FitAlike(ReadOnlySpan<char> one, ReadOnlySpan<char> other, ReadOnlySpan<char> behind) =>
        behind.IsEmpty || !Dependent.Contains(behind[0]) || (FinalConsonants.Of(one) is not FinalConsonant.Unknown and var end && end == FinalConsonants.Of(other));

    /// <summary>The verb that a term is; null where it is none.</summary>
    internal static KoreanVerb? Verb(Term term, ReadOnlySpan<char> text)
    {
        if (!term.Inflects || text.Length < 2 || text[^1] != '다' || term.PartOfSpeech is "noun" or "properNoun") return null;
        foreach (var (ending, forms) in Verbs)
            if (text.Length > ending.Length && text.EndsWith(ending, StringComparison.Ordinal)) return new(ending.Length, forms);
        return term.PartOfSpeech is "verb" or "adjective" ? new(1, Endings) : null;
    }

    static FrozenDictionary<string, string> Of(params string[] kinds) => Data.Where(line => kinds.Contains(line[0])).ToFrozenDictionary(line => line[1], line => line[2], StringComparer.Ordinal);

    /// <summary>Whether the syllable before a particle is such that it has this form; a letter or digit may be read in either way.</summary>
    static bool Fits(char before, string after)
    {
        var final = FinalConsonants.Of(before);
        return final is FinalConsonant.Unknown || after switch
        {
            "consonant" => final is not FinalConsonant.None,
            "vowel" => final is FinalConsonant.None,
            "ro" => final is not FinalConsonant.Other,
            "euro" => final is FinalConsonant.Other,
            _ => true,
        };
    }
}
