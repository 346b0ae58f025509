namespace Translate.Core.Metrics;

/// <summary>How many edits would make a translation its reference, in percent of the reference's words: 0 for the same; it may be over 100.</summary>
/// <remarks>
/// TER (Snover et al. 2006, “A study of translation edit rate with targeted human annotation”, 2006.amta-papers.25), counted as tercom and sacrebleu do by
/// default: a word between white space, in small letters, is put in, taken out or replaced, or a run of up to ten words is moved by up to fifty places, each
/// for one edit. The moves are chosen greedily, the best first, and at most about a thousand are tried.
/// </remarks>
public static class Ter
{
    const int LongestShift = 10, FarthestShift = 50, MostTried = 1000;

    /// <summary>TER of a test set: all edits, each segment's to the reference that needs the fewest, by the mean length of the references.</summary>
    public static MetricScore Score(TestSet set)
    {
        var (edits, length) = (0L, 0.0);
        foreach (var (hypothesis, references) in set.Segments)
        {
            var counts = references.Select(reference => Edits(hypothesis, reference)).ToList();
            edits += counts.Min(count => count.Edits);
            length += counts.Average(count => count.Words);
        }

        return new("TER", Rate(edits, length), $"nrefs:{set.ReferenceCount}|case:lc|tok:tercom|norm:no|punct:yes|asian:no|{MetricScore.Version}");
    }

    /// <summary>The edits that one translation needs, and the words of its reference.</summary>
    public static (int Edits, int Words) Edits(string hypothesis, string reference) => Edits(Words(hypothesis), Words(reference));

    /// <summary>The edits that one sequence of words needs to become another, and the length of that.</summary>
    internal static (int Edits, int Words) Edits(IReadOnlyList<string> hypothesis, IReadOnlyList<string> reference)
    {
        if (reference.Count == 0) return (hypothesis.Count, 0);

        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var (words, goal) = (Named(hypothesis), Named(reference));
        var distance = new TerDistance(goal, words.Length);
        var (shifts, tried) = (0, 0);
        while (Shift(words, goal, distance, ref tried) is { } shifted && tried < MostTried)
        {
            shifts++;
            words = shifted;
        }

        return (shifts + distance.To(words), goal.Length);

        int[] Named(IReadOnlyList<string> list) => [.. list.Select(word => names.TryGetValue(word, out var name) ? name : names[word] = names.Count)];
    }

    /// <summary>Edits in percent of words; where there are no words, any edit is 100.</summary>
    internal static double Rate(long edits, double words) => words > 0 ? 100 * edits / words : edits > 0 ? 100 : 0;

    static List<string> Words(string text) => PythonText.Split(PythonText.Lower(text));

    /// <summary>The translation after the move that saves most; null where none saves anything.</summary>
    static int[]? Shift(int[] words, int[] goal, TerDistance distance, ref int tried)
    {
        var before = distance.To(words);
        var alignment = TerAlignment.Of(distance.Steps());
        (int Saved, int Length, int From, int To) best = (int.MinValue, 0, 0, 0);
        foreach (var (from, at, length) in Runs(words, goal))
        {
            if (!alignment.IsWrong(from, at, length)) continue;

            var previous = -1;
            for (var offset = -1; offset < length; offset++)
            {
                var to = at + offset < 0 ? 0 : alignment.Partners[at + offset] + 1;
                if (to == previous) continue;
                previous = to;
                tried++;
                var candidate = (before - distance.To(Moved(words, from, length, to)), length, -from, -to);
                if (candidate.CompareTo(best) > 0) best = candidate;
            }

            if (tried >= MostTried) break;
        }

        return best.Saved > 0 ? Moved(words, -best.From, best.Length, -best.To) : null;
    }

    /// <summary>Runs of words that both have, at places that are not too far apart.</summary>
    static IEnumerable<(int From, int At, int Length)> Runs(int[] words, int[] goal)
    {
        for (var from = 0; from < words.Length; from++)
        {
            for (var at = Math.Max(0, from - FarthestShift); at < goal.Length && at <= from + FarthestShift; at++)
            {
                for (var length = 1; length <= LongestShift && from + length <= words.Length && at + length <= goal.Length; length++)
                {
                    if (words[from + length - 1] != goal[at + length - 1]) break;
                    yield return (from, at, length);
                }
            }
        }
    }

    /// <summary>The words with a run of them taken out and put in before another place; a place within the run counts from its end.</summary>
    static int[] Moved(int[] words, int from, int length, int to)
    {
        ReadOnlySpan<int> all = words, run = all.Slice(from, length);
        if (to < from) return [.. all[..to], .. run, .. all[to..from], .. all[(from + length)..]];
        if (to > from + length) return [.. all[..from], .. all[(from + length)..to], .. run, .. all[to..]];
        var end = Math.Min(words.Length, length + to);
        return [.. all[..from], .. all[(from + length)..end], .. run, .. all[end..]];
    }
}
