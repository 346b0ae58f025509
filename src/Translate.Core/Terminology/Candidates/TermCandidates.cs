using System.Runtime.InteropServices;
using Translate.Core.Text;

namespace Translate.Core.Terminology.Candidates;

/// <summary>Proposes terms from a document and its translations, for a person to accept.</summary>
/// <remarks>
/// A phrase is proposed that stands at least twice in the document, and so much more often than in the background that one in a thousand would do so by
/// chance. Where there is no background nothing is known of what is common, and nothing proposed. It knows words, not grammar: what it proposes
/// may be no term, and translations are only those that stand in the same segments.
/// </remarks>
public static class TermCandidates
{
    const int MostTranslations = 3;

    /// <summary>The candidates, the most surprising first.</summary>
    /// <param name="segments">The document's segments in their order, each with its translation where it has one.</param>
    /// <param name="background">Other texts in the language of the document.</param>
    /// <param name="to">The language of the translations.</param>
    /// <param name="known">What is in it is not proposed again.</param>
    /// <param name="most">How many are wanted.</param>
    public static IReadOnlyList<TermCandidate> Propose(IReadOnlyList<(InlineText Source, InlineText? Target)> segments, PhraseBackground background, Locale to, Termbase? known = null, int most = 100)
    {
        var sources = PhraseTable.Of(background.Locale, segments.Select(segment => segment.Source.Text));
        var chosen = sources.All
            .Where(phrase => phrase.Times > 1 && !background.IsCommon(phrase.Phrase.First) && !background.IsCommon(phrase.Phrase.Last) && !phrase.IsPartOnly)
            .Select(phrase => (Phrase: phrase, Score: Score(phrase, sources.Total, background)))
            .Where(pair => pair.Score >= LogLikelihood.Significant && !IsKnown(pair.Phrase.Phrase.Text, background.Locale, to, known))
            .OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Phrase.Phrase.Key, StringComparer.Ordinal)
            .Take(most).ToList();

        var translated = Enumerable.Range(0, segments.Count).Where(i => segments[i].Target is not null).ToHashSet();
        var targets = PhraseTable.Of(to, segments.Select(segment => segment.Target?.Text ?? ""));
        return [.. chosen.Select(pair => new TermCandidate(pair.Phrase.Phrase.Text, pair.Phrase.Times, pair.Score, Translations(pair.Phrase, targets, translated)))];
    }

    static double Score(CountedPhrase phrase, long total, PhraseBackground background)
    {
        if (background.Total == 0) return 0;
        var elsewhere = background.Times(phrase.Phrase.Key);
        return LogLikelihood.Of(phrase.Times, total - phrase.Times, elsewhere, background.Total - elsewhere);
    }

    static List<TranslationCandidate> Translations(CountedPhrase source, PhraseTable targets, HashSet<int> translated)
    {
        var own = source.Segments.Where(translated.Contains).ToList();
        var together = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var segment in own)
            foreach (var key in targets.In(segment)) CollectionsMarshal.GetValueRefOrAddDefault(together, key, out _)++;

        var likely = together.Where(pair => pair.Value > 1)
            .Select(pair => (Phrase: targets.Get(pair.Key), Times: pair.Value))
            .Select(pair => (pair.Phrase, pair.Times, Score: LogLikelihood.Of(
                pair.Times, own.Count - pair.Times, pair.Phrase.Segments.Count - pair.Times, translated.Count - own.Count - pair.Phrase.Segments.Count + pair.Times)))
            .Where(pair => pair.Score > 0)
            .OrderByDescending(pair => pair.Score).ThenByDescending(pair => pair.Phrase.Phrase.Key.Length).ThenBy(pair => pair.Phrase.Phrase.Key, StringComparer.Ordinal);
        var chosen = new List<TranslationCandidate>();
        foreach (var (phrase, times, score) in likely)
        {
            // Part of one that is as likely says nothing new.
            if (chosen.Exists(c => c.Score <= score && c.Text.Contains(phrase.Phrase.Text, StringComparison.OrdinalIgnoreCase))) continue;
            chosen.Add(new(phrase.Phrase.Text, times, score));
            if (chosen.Count == MostTranslations) break;
        }

        return chosen;
    }

    static bool IsKnown(string text, Locale from, Locale to, Termbase? known) => known?.Find(text, from, to) is [var use, ..] && use.Span.Length == text.Length;
}
