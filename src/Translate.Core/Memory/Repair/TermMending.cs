using Translate.Core.Terminology;
using Translate.Core.Terminology.Matching;
using Translate.Core.Text;

namespace Translate.Core.Memory.Repair;

/// <summary>Puts one term in the place of another, where both have one translation and the words around it need not change.</summary>
/// <remarks>
/// Only into languages in which a noun asks nothing of the words around it: not where it has a gender or cases. In Korean a particle that does not fit the
/// new term, and in English an article, leaves the match as it is.
/// </remarks>
sealed class TermMending(InlineText asked, InlineText known, InlineText target, Locale to, IReadOnlyList<TermPair> terms)
{
    static readonly string[] Unbending = ["ko", "ja", "zh", "vi", "th", "id", "ms", "en"];

    readonly Dictionary<string, string?> translations = terms.GroupBy(term => term.Source, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(same => same.Key, same => same.Select(term => term.Target).Distinct(StringComparer.Ordinal).ToList() is [var one] ? one : null, StringComparer.OrdinalIgnoreCase);

    /// <summary>What is to stand in the target instead; null where it is not sure.</summary>
    public Replacement? Of(TextChange change)
    {
        if (!Unbending.Contains(to.Language) || change.Asked.Length == 0 || change.Known.Length == 0) return null;
        if (Term(asked.Text, change.Asked) is not var (askedSpan, now) || Term(known.Text, change.Known) is not var (knownSpan, was)) return null;

        // What the two terms have in common has to be the same around the change.
        if (change.Asked.Start - askedSpan.Start != change.Known.Start - knownSpan.Start || askedSpan.End - change.Asked.End != knownSpan.End - change.Known.End) return null;
        return Only(target.Text, was, StringComparison.Ordinal) is { } place && Fits(place, was, now) ? new(MendingKind.Term, askedSpan, knownSpan, place, now) : null;
    }

    /// <summary>The longest term that holds a stretch of text, as words of its own and once only, and its translation.</summary>
    (TextSpan Span, string Translation)? Term(string text, TextSpan within)
    {
        foreach (var (source, translation) in translations.OrderByDescending(term => term.Key.Length))
        {
            if (source.Length == 0 || Only(text, source, StringComparison.OrdinalIgnoreCase) is not { } span || span.Start > within.Start || span.End < within.End) continue;
            return string.IsNullOrEmpty(translation) ? null : (span, translation);
        }

        return null;
    }

    bool Fits(TextSpan place, string was, string now)
    {
        var behind = target.Text.AsSpan(place.End);
        if (to.Language is "ko") return KoreanSuffixes.FitAlike(was, now, behind);
        if (to.Language is not "en") return true;
        var before = target.Text.AsSpan(0, place.Start).TrimEnd();
        return !(before.EndsWith(" a") || before.EndsWith(" an") || before is "a" or "an" or "A" or "An") && char.IsUpper(was[0]) == char.IsUpper(now[0]);
    }

    /// <summary>The one place where a term stands as words of its own, before Korean particles at most, in the form that they have behind it; null where it stands twice, or as part of another word.</summary>
    static TextSpan? Only(string text, string term, StringComparison comparison)
    {
        TextSpan? only = null;
        for (var at = 0; (at = text.IndexOf(term, at, comparison)) >= 0; at += term.Length)
        {
            if (only is not null) return null;
            only = new(at, term.Length);
        }

        if (only is not { } span) return null;
        if (!WordCount.IsIdeographOrKana(Rune(text, span.Start)) && span.Start > 0 && char.IsLetterOrDigit(text[span.Start - 1])) return null;
        if (WordCount.IsIdeographOrKana(Rune(text, span.End - 1))) return span;
        if (!KoreanSuffixes.IsParticles(text, span.End)) return null;
        var end = span.End;
        while (end < text.Length && KoreanSuffixes.IsHangul(text[end])) end++;
        return end < text.Length && char.IsLetterOrDigit(text[end]) ? null : span;
    }

    static System.Text.Rune Rune(string text, int at) => System.Text.Rune.TryGetRuneAt(text, at, out var rune) ? rune : System.Text.Rune.ReplacementChar;
}
