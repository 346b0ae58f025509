using System.Runtime.CompilerServices;
using Translate.Core.Terminology;
using Translate.Core.Terminology.Matching;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>A term of the source has not its translation in the target, or one that must not be used.</summary>
/// <remarks>
/// Where a term stands in the source, and a forbidden one in the target, is <see cref="TermMatcher"/>'s to say: as words of their own in any form, and
/// not inside of a longer term; a term that Korean has a noun for stands as a noun only (housing is no 집). Whether a translation is there is asked more generously, for languages inflect: each longer word of it must begin a word
/// of the target but for its last letters, in any order; in scripts of syllables and ideographs, and where a particle follows, it must stand there,
/// whatever the spaces; a single syllable of Korean at the end of its word. Of several translations of one term, any that may be used will do; what is forbidden for one term of the source and
/// a translation of another is not found.
/// </remarks>
sealed class Terms : ICheck
{
    /// <summary>The work done at most, in characters looked at: terms times the length of the text.</summary>
    const long MostWork = 500_000_000;

    /// <summary>The terms of a list made ready, as long as the list lives: the same one is asked about segment after segment.</summary>
    static readonly ConditionalWeakTable<IReadOnlyList<TermPair>, Rules> Known = [];

    /// <inheritdoc/>
    public string Name => "terms";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (context.Terms.Count == 0 || source.Text.Length == 0) yield break;

        var rules = Of(context);
        var uses = rules.Sources.Find(source).DistinctBy(match => match.Term).ToList();
        if (uses.Count == 0) yield break;

        var wanted = uses.SelectMany(use => rules.Allowed(use.Term)).ToHashSet(StringComparer.Ordinal);
        var there = rules.Targets.Find(target).DistinctBy(match => match.Term).ToDictionary(match => rules.Targets.Terms[match.Term].Text, match => match.Span, StringComparer.Ordinal);
        Haystack? haystack = null;
        var work = 0L;
        foreach (var use in uses)
        {
            var term = rules.Sources.Terms[use.Term].Text;
            var place = Own(source.Text, use.Span, term);
            var allowed = rules.Allowed(use.Term);
            if (rules.Forbidden(use.Term).FirstOrDefault(text => there.ContainsKey(text) && !wanted.Contains(text)) is { } forbidden)
            {
                yield return new(Name, Severity, place, there[forbidden], $"“{forbidden}” is not to be used for “{term}”{(allowed.Count > 0 ? $"; it is to be called “{allowed[0]}”" : "")}.") { Detail = string.Join(", ", allowed) };
                continue;
            }

            if (allowed.Count == 0 || allowed.Any(there.ContainsKey)) continue;
            if ((work += target.Text.Length) > MostWork) yield break;
            haystack ??= new(target.Text, context.To);
            if (!allowed.Any(haystack.Has)) yield return new(Name, Severity, place, null, $"“{term}” is to be called “{allowed[0]}”.") { Detail = string.Join(", ", allowed) };
        }
    }

    static Rules Of(CheckContext context)
    {
        if (Known.TryGetValue(context.Terms, out var rules) && rules.From == context.From && rules.To == context.To) return rules;
        rules = new(context.From, context.To, context.Terms);
        Known.AddOrUpdate(context.Terms, rules);
        return rules;
    }

    /// <summary>The place of the term itself, without an ending that it has there.</summary>
    static TextSpan Own(string text, TextSpan span, string term) =>
        span.Length > term.Length && text.AsSpan(span.Start, span.Length).StartsWith(term, StringComparison.OrdinalIgnoreCase) ? Place.Of(text, new(span.Start, term.Length)) : span;

    /// <summary>Pairs of terms made ready to be found.</summary>
    sealed class Rules
    {
        readonly List<(List<string> Allowed, List<string> Forbidden)> translations = [];

        public Rules(Locale from, Locale to, IReadOnlyList<TermPair> pairs)
        {
            (From, To) = (from, to);
            var sources = new List<Term>();
            var usable = pairs.Where(p => !string.IsNullOrWhiteSpace(p.Source) && !string.IsNullOrWhiteSpace(p.Target)).ToLookup(p => ComposedText.Of(p.Source).Text, StringComparer.Ordinal);
            foreach (var group in usable)
            {
                sources.Add(new(from, group.Key) { PartOfSpeech = IsNoun(from, to, group) ? "noun" : null });
                translations.Add(([.. Texts(group.Where(p => p.Status is not TermStatus.Forbidden).OrderBy(p => p.Status))], [.. Texts(group.Where(p => p.Status is TermStatus.Forbidden))]));
            }

            Sources = new(sources, from);
            Targets = new([.. usable.SelectMany(group => group).DistinctBy(pair => pair.Target, StringComparer.Ordinal).Select(pair => new Term(to, pair.Target) { IsCaseSensitive = pair.IsCaseSensitive, Inflects = !pair.IsRigid })], to);
        }

        public Locale From { get; }

        public Locale To { get; }

        /// <summary>The terms of the source.</summary>
        public TermMatcher Sources { get; }

        /// <summary>All their translations.</summary>
        public TermMatcher Targets { get; }

        /// <summary>What a term may be called, the preferred translation first.</summary>
        public List<string> Allowed(int term) => translations[term].Allowed;

        /// <summary>What it must not be called.</summary>
        public List<string> Forbidden(int term) => translations[term].Forbidden;

        /// <summary>What Korean calls by a noun, English does: the house is 집, and housing is not; a verb would be one in Korean, too (행동하다).</summary>
        static bool IsNoun(Locale from, Locale to, IEnumerable<TermPair> pairs) => from.Language is "en" && to.Language is "ko" && pairs.All(pair => !pair.Target.EndsWith('다'));

        static IEnumerable<string> Texts(IEnumerable<TermPair> pairs) => pairs.Select(pair => pair.Target).Distinct(StringComparer.Ordinal);
    }

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
            if (!isByWords && term is [var one] && KoreanSuffixes.IsHangul(one)) return HasSyllable(one);
            if (solid.Contains(Stem(Solid(term)), StringComparison.OrdinalIgnoreCase)) return !isByWords || term.Any(c => KoreanSuffixes.IsHangul(c) || IsIdeograph(c)) || HasWords(term);
            return isByWords && HasWords(term);
        }

        /// <summary>The syllable ends a word, but for particles and what makes a word of a noun (법률, 시내): within a word it stands by chance, as in 시작.</summary>
        bool HasSyllable(char syllable)
        {
            for (var at = 0; (at = text.IndexOf(syllable, at)) >= 0; at++)
                if (KoreanSuffixes.IsParticles(text, at + 1) || (at + 1 < text.Length && "들상내외별적용안률령급형식권측".Contains(text[at + 1], StringComparison.Ordinal) && KoreanSuffixes.IsParticles(text, at + 2))) return true;
            return false;
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

        static bool IsIdeograph(char c) => c is (>= '\u3041' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\u0E00' and <= '\u0EFF') or (>= '\uF900' and <= '\uFAFF');

        /// <summary>A Korean verb is found by what comes before its ending.</summary>
        static string Stem(string term) => term.Length > 3 && term[^1] == '다' && term[^2] is '하' or '되' ? term[..^2] : term;

        static string Solid(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '·' or '‐' or '‑' or '\u00AD' or '\u200B')));
    }
}
