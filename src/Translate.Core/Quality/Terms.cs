using System.Globalization;
using Translate.Core.Terminology;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>A term of the source has not its preferred translation in the target.</summary>
/// <remarks>
/// The source has a term where it stands as words of its own: with an English plural or possessive, or with a Korean particle behind it, but not inside a
/// longer word nor inside a longer term. A term with capitals counts as written, or all in capitals. The target is read generously, for languages
/// inflect: each longer word of the translation must begin a word of the target but for its last letters, in any order; in scripts of syllables and
/// ideographs, and where a particle follows, the translation must stand there, whatever the spaces. Of several translations of one term, any will do.
/// </remarks>
sealed class Terms : ICheck
{
    /// <summary>The work done at most, in characters looked at: terms times the length of the text.</summary>
    const long MostWork = 500_000_000;

    /// <summary>The particles that may follow a Korean noun, alone or one after the other.</summary>
    static readonly string[] Particles =
    [
        "으로부터", "에서부터", "이라는", "이라고", "에게서", "으로서", "으로써", "에서는", "에서도", "이지만", "입니다", "이었다", "에서", "에게", "까지", "부터", "처럼", "보다", "이나", "이란", "이다", "라는", "라고", "로서", "로써", "으로",
        "만의", "과의", "와의", "에는", "에도", "이며", "인데", "마다", "조차", "밖에", "께서", "한테", "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "로", "도", "만", "나", "란", "며", "들", "인", "씩", "측",
    ];

    /// <inheritdoc/>
    public string Name => "terms";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (context.Terms.Count == 0 || source.Text.Length == 0) yield break;

        var text = ComposedText.Of(source.Text);
        var covered = new bool[text.Text.Length];
        Haystack? haystack = null;
        var work = 0L;
        var groups = context.Terms.Where(IsTerm).GroupBy(term => ComposedText.Of(term.Source).Text, StringComparer.Ordinal);
        foreach (var group in groups.OrderByDescending(group => group.Key.Length))
        {
            if ((work += text.Text.Length) > MostWork) yield break;
            if (Find(text.Text, group.Key, context.From, covered) is not { } at) continue;

            work += target.Text.Length;
            haystack ??= new(target.Text, context.To);
            if (group.Any(term => haystack.Has(term.Target))) continue;
            var place = Place.Of(source.Text, TextSpan.FromBounds(text.Origin(at), text.Origin(at + group.Key.Length)));
            yield return new(Name, Severity, place, null, $"“{group.First().Source}” is to be called “{group.First().Target}”.");
        }
    }

    static bool IsTerm(TermPair term) => !string.IsNullOrWhiteSpace(term.Source) && !string.IsNullOrWhiteSpace(term.Target);

    /// <summary>The first place where the term stands as words of its own; all such places are covered for the terms that are shorter.</summary>
    static int? Find(string text, string term, Locale locale, bool[] covered)
    {
        int? first = null;
        var exact = term.Any(char.IsUpper);
        var upper = exact && !term.Any(char.IsLower) ? null : term.ToUpperInvariant();
        for (var at = 0; (at = text.IndexOf(term, at, exact ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)) >= 0; at += term.Length) Take(at);
        if (exact && upper is not null && first is null)
            for (var at = 0; (at = text.IndexOf(upper, at, StringComparison.Ordinal)) >= 0; at += upper.Length) Take(at);
        return first;

        void Take(int at)
        {
            var end = at + term.Length;
            if (covered[at] && covered[end - 1]) return;
            if (!StartsWord(text, at) || !EndsWord(text, end, locale)) return;
            covered.AsSpan(at, term.Length).Fill(true);
            first ??= at;
        }
    }

    static bool StartsWord(string text, int at) =>
        at == 0 || !char.IsLetterOrDigit(text[at - 1]) || IsIdeograph(text[at]) || (IsHangul(text[at]) && !IsHangul(text[at - 1]));

    static bool EndsWord(string text, int end, Locale locale)
    {
        if (end == text.Length || !IsWordPart(text, end) || IsIdeograph(text[end - 1])) return true;
        var stop = end;
        while (stop < text.Length && stop - end < 16 && IsWordPart(text, stop)) stop++;
        var rest = text.AsSpan(end, stop - end);
        if (locale.Language is "ko") return IsParticles(rest) || !IsHangul(text[end]);
        return rest is "s" or "es" or "S" or "ES" or "n" or "en" or "er" or "e" or "i" or "a";
    }

    static bool IsWordPart(string text, int at) => char.IsLetterOrDigit(text[at]) || CharUnicodeInfo.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark;

    static bool IsParticles(ReadOnlySpan<char> rest)
    {
        for (var i = 0; i < 3 && !rest.IsEmpty; i++)
        {
            var before = rest.Length;
            foreach (var particle in Particles)
                if (rest.StartsWith(particle, StringComparison.Ordinal))
                {
                    rest = rest[particle.Length..];
                    break;
                }

            if (rest.Length == before) return false;
        }

        return rest.IsEmpty;
    }

    static bool IsHangul(char c) => c is >= '\uAC00' and <= '\uD7A3';

    static bool IsIdeograph(char c) => c is (>= '\u3041' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\u0E00' and <= '\u0EFF') or (>= '\uF900' and <= '\uFAFF');

    /// <summary>A target in which translations of terms are looked for.</summary>
    sealed class Haystack
    {
        readonly bool isByWords;
        readonly string text;
        readonly string solid;

        public Haystack(string target, Locale locale)
        {
            isByWords = Scripts.HasSpaces(locale) && locale.Language is not "ko";
            text = ComposedText.Of(target).Text;
            solid = Solid(text);
        }

        public bool Has(string term)
        {
            term = ComposedText.Of(term).Text;
            if (solid.Contains(Stem(Solid(term)), StringComparison.OrdinalIgnoreCase)) return !isByWords || term.Any(c => IsHangul(c) || IsIdeograph(c)) || HasWords(term);
            return isByWords && HasWords(term);
        }

        /// <summary>Every word of the term begins a word of the text, but for an ending that may be another one.</summary>
        bool HasWords(string term)
        {
            foreach (var range in new WordRanges(term))
            {
                var word = term[range];
                if (word.Length > 3 && !HasWord(word[..Math.Max(3, word.Length - Math.Min(3, word.Length / 4 + 1))])) return false;
                if (word.Length <= 3 && !text.Contains(word, StringComparison.OrdinalIgnoreCase)) return false;
            }

            return true;
        }

        bool HasWord(string stem)
        {
            for (var at = 0; (at = text.IndexOf(stem, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
                if (at == 0 || !char.IsLetter(text[at - 1])) return true;
            return false;
        }

        /// <summary>A Korean verb is found by what comes before its ending.</summary>
        static string Stem(string term) => term.Length > 3 && term[^1] == '다' && term[^2] is '하' or '되' ? term[..^2] : term;

        static string Solid(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '·' or '‐' or '‑' or '\u00AD' or '\u200B')));
    }
}
