namespace Translate.Core.Metrics;

/// <summary>How many runs of words a translation has in common with its references, over a whole test set: 100 for the same, 0 for nothing.</summary>
/// <remarks>
/// BLEU (Papineni et al. 2002, “BLEU: a method for automatic evaluation of machine translation”, P02-1040), counted as sacrebleu does by default: up to four
/// words in a row, a gram as often as one reference has it, the reference nearest in length (the shorter of two) for brevity; an order without a match
/// counts half of one match, the next a quarter (“exp”, Chen and Cherry 2014, W14-3346, method 3). Case counts.
/// </remarks>
public static class Bleu
{
    const int Orders = 4;

    /// <summary>BLEU of a test set.</summary>
    /// <param name="set">The translations and references.</param>
    /// <param name="tokenizer">One of <see cref="BleuTokens.Names"/>.</param>
    /// <exception cref="ArgumentException">The tokenizer is not known.</exception>
    public static MetricScore Score(TestSet set, string tokenizer = "13a")
    {
        var counts = new Counts();
        foreach (var (hypothesis, references) in set.Segments)
            counts.Add(BleuTokens.Of(tokenizer, hypothesis), [.. references.Select(reference => BleuTokens.Of(tokenizer, reference))]);
        return new("BLEU", counts.Score, $"nrefs:{set.ReferenceCount}|case:mixed|eff:no|tok:{tokenizer}|smooth:exp|{MetricScore.Version}");
    }

    /// <summary>What the segments add up to.</summary>
    sealed class Counts
    {
        readonly long[] matches = new long[Orders], totals = new long[Orders];
        long length, referenceLength;

        public double Score
        {
            get
            {
                if (matches.All(count => count == 0) || totals.Any(count => count == 0)) return 0;

                var (logarithms, smooth) = (0.0, 1.0);
                for (var n = 0; n < Orders; n++)
                {
                    if (matches[n] == 0) smooth *= 2;
                    logarithms += Math.Log(matches[n] == 0 ? 100 / (smooth * totals[n]) : 100.0 * matches[n] / totals[n]);
                }

                var brevity = length < referenceLength ? Math.Exp(1 - ((double)referenceLength / length)) : 1;
                return brevity * Math.Exp(logarithms / Orders);
            }
        }

        public void Add(IReadOnlyList<string> hypothesis, IReadOnlyList<IReadOnlyList<string>> references)
        {
            length += hypothesis.Count;
            referenceLength += references.Select(reference => reference.Count).MinBy(count => (Math.Abs(count - hypothesis.Count), count));

            var names = new Dictionary<string, int>(StringComparer.Ordinal);
            var (own, others) = (Named(hypothesis), references.Select(Named).ToList());
            var grams = new Grams();
            var (one, several) = (grams.Single(own), others.ConvertAll(grams.Single));
            for (var n = 1; n <= Orders; n++)
            {
                if (n > 1)
                {
                    grams.Clear();
                    one = grams.Longer(one, own, n);
                    for (var i = 0; i < several.Count; i++) several[i] = grams.Longer(several[i], others[i], n);
                }

                totals[n - 1] += one.Length;
                matches[n - 1] += grams.Common(one, several);
            }

            int[] Named(IReadOnlyList<string> words) => [.. words.Select(word => names.TryGetValue(word, out var name) ? name : names[word] = names.Count)];
        }
    }
}
