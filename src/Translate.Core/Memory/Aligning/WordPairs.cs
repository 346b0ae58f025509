using System.Runtime.InteropServices;
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
        var (ofSource, ofTarget) = (new int[source.Count], new int[target.Count]);
        var together = new Dictionary<long, int>();
        var (count, meetings) = (0, 0L);
        foreach (var bead in beads)
        {
            var (left, right) = (In(source, bead.Source, bead.SourceCount), In(target, bead.Target, bead.TargetCount));
            if ((long)left.Length * right.Length is var pairs && (pairs == 0 || pairs > MostInBead)) continue;
            if ((meetings += pairs) > MostMeetings) break;
            count++;
            foreach (var s in left) ofSource[s]++;
            foreach (var t in right) ofTarget[t]++;
            foreach (var s in left)
                foreach (var t in right) CollectionsMarshal.GetValueRefOrAddDefault(together, Key(s, t), out _)++;
        }

        var likely = new List<(int Source, int Target, int Times, double Score)>();
        foreach (var (key, times) in together)
        {
            if (times < 2) continue;
            var (s, t) = ((int)(key >> 32), (int)key);
            var score = LogLikelihood.Of(times, ofSource[s] - times, ofTarget[t] - times, count - ofSource[s] - ofTarget[t] + times);
            if (score >= LogLikelihood.Significant) likely.Add((s, t, times, score));
        }

        likely.Sort((a, b) => (b.Score, a.Source, a.Target).CompareTo((a.Score, b.Source, b.Target)));
        var (sourceBest, targetBest) = (Least(likely, source.Count, pair => pair.Source), Least(likely, target.Count, pair => pair.Target));
        return
        [
            .. likely.Where(pair => pair.Score >= sourceBest[pair.Source] && pair.Score >= targetBest[pair.Target]).Select(pair => new WordPair(
                pair.Source,
                pair.Target,
                LogOdds.Ratio((pair.Times - Own) * count, (double)ofSource[pair.Source] * ofTarget[pair.Target]),
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

    static int[] In(WordKeys words, int start, int count) => count == 1 ? words.BySegment[start] : [.. Enumerable.Range(start, count).SelectMany(i => words.BySegment[i]).Distinct()];

    static long Key(int source, int target) => ((long)source << 32) | (uint)target;
}
