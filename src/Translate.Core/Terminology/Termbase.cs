using System.Collections.Concurrent;
using Translate.Core.Terminology.Matching;
using Translate.Core.Text;

namespace Translate.Core.Terminology;

/// <summary>Concepts with their terms, and where these stand in a text.</summary>
/// <remarks>Does not change. The terms of a language are made ready when it is first asked for; after that a text costs time in its length, whatever the number of terms.</remarks>
public sealed class Termbase
{
    readonly ConcurrentDictionary<string, Lazy<LocaleTerms>> byLocale = new(StringComparer.Ordinal);

    /// <summary>A termbase of concepts.</summary>
    public Termbase(IEnumerable<Concept> concepts) => Concepts = [.. concepts];

    /// <summary>The concepts, in their order.</summary>
    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>The terms in a text, from left to right. A term within a longer one is not among them; terms that share one place are.</summary>
    /// <param name="text">The text; inline codes do not divide a term.</param>
    /// <param name="from">Its locale.</param>
    /// <param name="to">The locale of <see cref="TermUse.Targets"/>.</param>
    public IReadOnlyList<TermUse> Find(InlineText text, Locale from, Locale to)
    {
        var terms = byLocale.GetOrAdd(from.Tag, _ => new(() => new LocaleTerms(Concepts, from))).Value;
        return [.. terms.Matcher.Find(text).Select(match => new TermUse(match.Span, terms.Concepts[match.Term], terms.Matcher.Terms[match.Term], terms.Concepts[match.Term].For(to)))];
    }

    /// <summary>What an engine is told about a segment: each term as it stands there, and its preferred translation (the first admitted one where none is preferred).</summary>
    public IReadOnlyList<TermPair> Pairs(InlineText source, Locale from, Locale to) => Pairs(source, Find(source, from, to));

    /// <summary>The same of terms that were found before.</summary>
    /// <param name="source">The segment.</param>
    /// <param name="uses">The terms in it, as <see cref="Find"/> told them.</param>
    public static IReadOnlyList<TermPair> Pairs(InlineText source, IReadOnlyList<TermUse> uses) =>
        [.. uses
            .Where(use => use.Targets is [{ Status: not TermStatus.Forbidden }, ..])
            .Select(use => new TermPair(Written(source, use), use.Targets[0].Text))
            .Distinct()];

    /// <summary>What the check of terms is told about a segment: each term as it stands there, with every translation, those that must not be used too.</summary>
    public IReadOnlyList<TermPair> Rules(InlineText source, Locale from, Locale to) => Rules(source, Find(source, from, to));

    /// <summary>The same of terms that were found before.</summary>
    /// <param name="source">The segment.</param>
    /// <param name="uses">The terms in it, as <see cref="Find"/> told them.</param>
    public static IReadOnlyList<TermPair> Rules(InlineText source, IReadOnlyList<TermUse> uses) =>
        [.. uses
            .SelectMany(use => use.Targets.Select(target => new TermPair(Written(source, use), target.Text) { Status = target.Status, IsCaseSensitive = target.IsCaseSensitive, IsRigid = !target.Inflects }))
            .Distinct()];

    static string Written(InlineText source, TermUse use) => source.Text.Substring(use.Span.Start, use.Span.Length);

    /// <summary>The terms of a language, and the concept of each.</summary>
    sealed class LocaleTerms
    {
        public LocaleTerms(IReadOnlyList<Concept> concepts, Locale locale)
        {
            var all = concepts.SelectMany(concept => concept.Terms.Where(term => term.Locale.SharesLanguage(locale)).Select(term => (concept, term))).ToList();
            Concepts = [.. all.Select(pair => pair.concept)];
            Matcher = new([.. all.Select(pair => pair.term)], locale);
        }

        public IReadOnlyList<Concept> Concepts { get; }

        public TermMatcher Matcher { get; }
    }
}
