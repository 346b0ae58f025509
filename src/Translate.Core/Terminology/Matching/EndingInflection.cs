using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Translate.Core.Terminology.Matching;

/// <summary>Languages whose words change by endings, and take articles or particles in front: what they are is in <c>endings.txt</c>.</summary>
/// <remarks>
/// Two words are forms of one where they are the same but for an ending and a particle of the list, and the accents on what is left. A word of
/// three letters or fewer has one form only, and so has a word of a language that is not in the list.
/// </remarks>
sealed class EndingInflection : Inflection
{
    /// <summary>No stem is shorter.</summary>
    const int ShortestStem = 3;

    static readonly EndingInflection None = new([], []);

    static readonly FrozenDictionary<string, EndingInflection> Languages = LanguageData.Lines("endings.txt")
        .SelectMany(line => line[0].Split(',').Select(language => (language, isBefore: line[1] == "before", pieces: line[2..])))
        .GroupBy(line => line.language, StringComparer.Ordinal)
        .ToFrozenDictionary(
            group => group.Key,
            group => new EndingInflection(Longest(group.Where(line => !line.isBefore)), Longest(group.Where(line => line.isBefore))),
            StringComparer.Ordinal);

    readonly string[] endings, before;

    EndingInflection(string[] endings, string[] before) => (this.endings, this.before) = (endings, before);

    public static EndingInflection Of(string language) => Languages.GetValueOrDefault(language, None);

    /// <inheritdoc/>
    public override int Stem(ReadOnlySpan<char> word, Span<char> stem)
    {
        var kept = Bare(word);
        kept.CopyTo(stem);
        if (!kept.ContainsAnyExceptInRange('\0', '\x7F') || kept.Length == word.Length && endings.Length == 0) return kept.Length;
        return WithoutAccents(stem[..kept.Length]);
    }

    /// <inheritdoc/>
    public override bool IsForm(string term, ReadOnlySpan<char> word, string? partOfSpeech)
    {
        // Two words of the same length and ending that differ by an accent alone are two words: schon, schön.
        var own = Bare(term);
        var other = Bare(word);
        return term.Length != word.Length || own.Length != other.Length || own.SequenceEqual(other);
    }

    ReadOnlySpan<char> Bare(ReadOnlySpan<char> word)
    {
        foreach (var piece in before)
        {
            if (word.Length < piece.Length + ShortestStem || !word.StartsWith(piece, StringComparison.Ordinal)) continue;
            word = word[piece.Length..];
            break;
        }

        foreach (var ending in endings)
            if (word.Length >= ending.Length + ShortestStem && word.EndsWith(ending, StringComparison.Ordinal)) return word[..^ending.Length];
        return word;
    }

    static int WithoutAccents(Span<char> text)
    {
        Span<char> apart = stackalloc char[8];
        var length = 0;
        foreach (var c in text)
        {
            if (c < 0x80 || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF')
            {
                text[length++] = c;
                continue;
            }

            ReadOnlySpan<char> one = [c];
            if (!one.TryNormalize(apart, out var count, NormalizationForm.FormD)) count = 0;
            if (count == 0 || CharUnicodeInfo.GetUnicodeCategory(apart[0]) is not UnicodeCategory.NonSpacingMark) text[length++] = count == 0 ? c : apart[0];
        }

        return length;
    }

    static string[] Longest(IEnumerable<(string Language, bool IsBefore, string[] Pieces)> lines) =>
        [.. lines.SelectMany(line => line.Pieces).Distinct(StringComparer.Ordinal).OrderByDescending(piece => piece.Length)];
}
