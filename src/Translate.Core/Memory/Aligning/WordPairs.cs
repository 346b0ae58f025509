using Translate.Core.Terminology.Candidates;

namespace Translate.Core.Memory.Aligning;

/// <summary>Two words that stand in beads together more often than by chance.</summary>
/// <param name="Source">The number of the source's word.</param>
/// <param name="Target">The number of the target's.</param>
/// <param name="Odds">How much likelier the two are in segments that say the same than in any two, as a logarithm.</param>
/// <param name="OfSource">The share of the source's word that has the other beside it.</param>
/// <param name="OfTarget">The share of the target's word that has the other beside it.</param>
readonly record struct WordPair(int Source, int Target, double Odds, double OfSource, double OfTarget);

/// <summary>A dictionary that is learnt from the beads that are sure (as Moore 2002 and Varga et al. 2005 do), for the next pass.</summary>
/// <remarks>
/// Two words are a pair where Dunning's log-likelihood ratio says that one in a thousand would meet so often by chance, and each is among the best few of the other. A bead
/// does not count as evidence for itself: one meeting is taken off.
/// </remarks>
static class WordPairs
{
    /// <summary>So many translations are kept of a word.</summary>
    const int Best = 3;

    /// <summary>A bead with more pairs of words is not learnt from.</summary>
    const int MostInBead = 4000;

    /// <summary>So many meetings are counted in all; a longer document has taught enough by then.</summary>
    const int MostMeetings = 8_000_000;

    /// <summary>One meeting is the bead's own; a fifth of it stays, so that no share is nothing.</summary>
    const double Own = 0.8;

    public static List<WordPair> Learn(WordKeys source, WordKeys target, IReadOnlyList<Bead> beads)
    {
        var (left, right, meetings) = (new List<int[]>(), new List<int[]>(), 0L);
        foreach (var bead in beads)
        {
            var (one, other) = (In(source, bead.Source, bead.SourceCount), In(target, bead.Target, bead.TargetCount));
            if ((long)one.Length * other.Length is var pairs && (pairs == 0 || pairs > MostInBead)) continue;
            if ((meetings += pairs) > MostMeetings) break;
            left.Add(one);
            right.Add(other);
        }

        var (ofSource, ofTarget) = (Count(left, source.Count), Count(right, target.Count));
        var likely = new List<(int Source, int Target, int Times, double Score)>();

        // Word by word: all that one meets is counted in an array, where a table of all pairs of words would be as large as the square of the vocabulary.
        var (places, times, met) = (Places(left, ofSource), new int[target.Count], new List<int>());
        for (var s = 0; s < ofSource.Length; s++)
        {
            foreach (var bead in places[s])
                foreach (var t in right[bead])
                    if (times[t]++ == 0) met.Add(t);
            foreach (var t in met)
            {
                if (times[t] >= 2 && LogLikelihood.Of(times[t], ofSource[s] - times[t], ofTarget[t] - times[t], left.Count - ofSource[s] - ofTarget[t] + times[t]) is >= LogLikelihood.Significant and var score)
                    likely.Add((s, t, times[t], score));
                times[t] = 0;
            }

            met.Clear();
        }

        likely.Sort((a, b) => (b.Score, a.Source, a.Target).CompareTo((a.Score, b.Source, b.Target)));
        var (sourceBest, targetBest) = (Least(likely, source.Count, pair => pair.Source), Least(likely, target.Count, pair => pair.Target));
        return
        [
            .. likely.Where(pair => pair.Score >= sourceBest[pair.Source] && pair.Score >= targetBest[pair.Target]).Select(pair => new WordPair(
                pair.Source,
                pair.Target,
                LogOdds.Ratio((pair.Times - Own) * left.Count, (double)ofSource[pair.Source] * ofTarget[pair.Target]),
                (pair.Times - Own) / ofSource[pair.Source],
                (pair.Times - Own) / ofTarget[pair.Target]))
                .OrderBy(pair => pair.Source).ThenBy(pair => pair.Target),
        ];
    }

    /// <summary>For each word the score of the last of its best pairs; those are in order.</summary>
    static double[] Least(List<(int Source, int Target, int Times, double Score)> pairs, int words, Func<(int Source, int Target, int Times, double Score), int> word)
    {
        var (least, seen) = (new double[words], new int[words]);
        foreach (var pair in pairs)
            if (seen[word(pair)]++ < Best) least[word(pair)] = pair.Score;
        return least;
    }

    static int[] Count(List<int[]> beads, int words)
    {
        var counts = new int[words];
        foreach (var bead in beads)
            foreach (var word in bead) counts[word]++;
        return counts;
    }

    /// <summary>For each word in which beads it stands.</summary>
    static int[][] Places(List<int[]> beads, int[] counts)
    {
        var (places, next) = (Array.ConvertAll(counts, count => new int[count]), new int[counts.Length]);
        for (var bead = 0; bead < beads.Count; bead++)
            foreach (var word in beads[bead]) places[word][next[word]++] = bead;
        return places;
    }

    static int[] In(WordKeys words, int start, int count) => count == 1 ? words.BySegment[start] : [.. Enumerable.Range(start, count).SelectMany(i => words.BySegment[i]).Distinct()];
}
