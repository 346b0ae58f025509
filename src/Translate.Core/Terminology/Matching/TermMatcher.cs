using Translate.Core.Quality;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Terminology.Matching;

/// <summary>A term found in a text.</summary>
/// <param name="Span">Where, in the plain text.</param>
/// <param name="Term">Which, by its place in the list.</param>
readonly record struct TermMatch(TextSpan Span, int Term);

/// <summary>Finds all terms of a language in a text, in whatever form they stand, in one pass.</summary>
/// <remarks>
/// Of terms that overlap the longest is taken, of those of the same length the first. A span lies on grapheme boundaries. Where more than
/// <see cref="MostHomonyms"/> terms are alike but for their endings, the later ones are not looked for.
/// </remarks>
sealed class TermMatcher
{
    /// <summary>The terms that may be alike.</summary>
    public const int MostHomonyms = 100;

    readonly ITermReading reading;
    readonly PhraseAutomaton automaton = new();
    readonly ReadyTerm?[] ready;

    /// <summary>For each node the first term that ends there, and for each term the next; −1 where none is.</summary>
    readonly int[] first, next;

    public TermMatcher(IReadOnlyList<Term> terms, Locale locale)
    {
        Terms = terms;
        reading = locale.Language is "ko" || !Scripts.HasSpaces(locale) ? new CharacterReading(locale) : new WordReading(Inflection.Of(locale));
        ready = new ReadyTerm?[terms.Count];
        next = new int[terms.Count];
        var heads = new List<int>();
        var counts = new List<int>();
        for (var i = 0; i < terms.Count; i++)
        {
            next[i] = -1;
            if (reading.Ready(terms[i]) is not { } term) continue;
            var node = automaton.Add(term.Symbols);
            while (heads.Count <= node)
            {
                heads.Add(-1);
                counts.Add(0);
            }

            if (++counts[node] > MostHomonyms) continue;
            ready[i] = term;
            (next[i], heads[node]) = (heads[node], i);
        }

        while (heads.Count < automaton.Count) heads.Add(-1);
        first = [.. heads];
        automaton.Complete(node => first[node] >= 0);
    }

    /// <summary>The terms, as they were given.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>The terms in a text, from left to right.</summary>
    public IReadOnlyList<TermMatch> Find(InlineText text)
    {
        if (Terms.Count == 0 || text.Text.Length == 0) return [];
        var symbols = reading.Read(FoldedText.Of(text));
        var found = All(symbols);
        return found.Count == 0 ? [] : Chosen(found, text.Text, symbols);
    }

    List<Candidate> All(SymbolText text)
    {
        var found = new List<Candidate>();
        var node = 0;
        for (var i = 0; i < text.Symbols.Count; i++)
        {
            if (text.Symbols[i] < 0)
            {
                node = 0;
                continue;
            }

            node = automaton.Next(node, text.Symbols[i]);
            for (var end = node; end != 0; end = automaton.Shorter(end))
            {
                for (var term = first[end]; term >= 0; term = next[term])
                {
                    var begin = i - ready[term]!.Symbols.Length + 1;
                    if (reading.Stands(ready[term]!, text, begin, i) is var standing and not Standing.Not)
                        found.Add(new(text.Starts[begin], text.Ends[i], term, standing));
                }
            }
        }

        return found;
    }

    static List<TermMatch> Chosen(List<Candidate> found, string text, SymbolText symbols)
    {
        var whole = OnGraphemes(found, text, symbols);
        whole.Sort(static (a, b) => (b.End - b.Start, a.Start, b.Standing, a.Term).CompareTo((a.End - a.Start, b.Start, a.Standing, b.Term)));
        var covered = new bool[symbols.Folded.Length];
        var chosen = new List<Candidate>();
        foreach (var candidate in whole)
        {
            // Of terms at one place, those in their own form leave no room for those in another.
            var isSame = chosen.Count > 0 && chosen[^1].Start == candidate.Start && chosen[^1].End == candidate.End;
            if (isSame ? chosen[^1].Standing != candidate.Standing : covered[candidate.Start] || covered[candidate.End - 1]) continue;
            covered.AsSpan(candidate.Start, candidate.End - candidate.Start).Fill(true);
            chosen.Add(candidate);
        }

        chosen.Sort(static (a, b) => (a.Start, a.Term).CompareTo((b.Start, b.Term)));
        return chosen.ConvertAll(c => new TermMatch(symbols.Folded.Origin(c.Start, c.End), c.Term));
    }

    static List<Candidate> OnGraphemes(List<Candidate> found, string text, SymbolText symbols)
    {
        // Boundaries are asked for in their order; candidates were found in that of their ends.
        var (starts, ends) = (new Graphemes(text), new Graphemes(text));
        found.RemoveAll(c => !ends.IsBoundary(symbols.Folded.Origin(c.Start, c.End).End));
        found.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        found.RemoveAll(c => !starts.IsBoundary(symbols.Folded.Origin(c.Start, c.End).Start));
        return found;
    }

    readonly record struct Candidate(int Start, int End, int Term, Standing Standing);
}
