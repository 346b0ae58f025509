using System.Collections.Frozen;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>How many letters a language needs for what English says in one.</summary>
/// <remarks>
/// Round figures for prose; English to Korean is measured on our own article (36 sentences: 0.38, with a factor of 1.24 as the standard deviation of the
/// logarithm). Where a desk's own pairs are known, <c>Estimation.LengthDistribution</c> takes their place.
/// </remarks>
static class Terseness
{
    static readonly FrozenDictionary<string, double> Languages = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["ko"] = 0.4,
        ["ja"] = 0.5,
        ["zh"] = 0.33,
        ["yue"] = 0.33,
        ["am"] = 0.6,
        ["he"] = 0.75,
        ["ar"] = 0.85,
        ["fa"] = 0.9,
        ["th"] = 0.9,
        ["vi"] = 0.95,
        ["es"] = 1.12,
        ["fr"] = 1.12,
        ["de"] = 1.13,
        ["it"] = 1.12,
        ["pt"] = 1.08,
        ["nl"] = 1.1,
        ["ru"] = 1.08,
        ["el"] = 1.12,
        ["fi"] = 1.08,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>How many letters a language needs for one of English; 1 where it is not known.</summary>
    public static double Of(Locale locale) => Languages.GetValueOrDefault(locale.Language, 1);

    /// <summary>How many letters of one locale a letter of another becomes.</summary>
    public static double Ratio(Locale from, Locale to) => Of(to) / Of(from);

    /// <summary>The letters and digits of a text. Decomposed Hangul counts by its syllables; marks count nothing.</summary>
    public static int Length(string text)
    {
        if (Ascii.IsValid(text))
        {
            var count = 0;
            foreach (var c in text) count += char.IsAsciiLetterOrDigit(c) ? 1 : 0;
            return count;
        }

        var letters = 0;
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) && rune.Value is not (>= 0x1160 and <= 0x11FF)) letters++;
        return letters;
    }
}
