namespace Translate.Core.Metrics;

/// <summary>How much of a reference a translation has in common with it, character by character: 100 for the same text, 0 for nothing.</summary>
/// <remarks>
/// chrF (Popović 2015, “chrF: character n-gram F-score for automatic MT evaluation”, W15-3049) and chrF++ (Popović 2017, “chrF++: words helping character
/// n-grams”, W17-4770), counted as sacrebleu does by default: characters are code points without white space, up to six in a row; words
/// are split at white space, and one ASCII punctuation mark at a word's end, else at its start, is a word of its own; recall counts twice (β = 2);
/// precision and recall are averaged over the orders that both texts have, and nothing is smoothed.
/// </remarks>
public static class ChrF
{
    const int CharacterOrder = 6;
    const double BetaSquared = 4;

    /// <summary>chrF2, or with two orders of words chrF2++.</summary>
    /// <param name="hypothesis">The translation.</param>
    /// <param name="reference">What it should have been.</param>
    /// <param name="wordOrder">How many words in a row count besides: 0 for chrF, 2 for chrF++.</param>
    /// <returns>0 to 100; 0 where one text is empty.</returns>
    public static double Score(string hypothesis, string reference, int wordOrder = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wordOrder);
        return Counts.Of(hypothesis, reference, wordOrder).Score;
    }

    /// <summary>chrF2 or chrF2++ of a test set: the counts of all segments, each against the reference that it is nearest to.</summary>
    /// <param name="set">The translations and references.</param>
    /// <param name="wordOrder">How many words in a row count besides: 0 for chrF, 2 for chrF++.</param>
    public static MetricScore Score(TestSet set, int wordOrder = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wordOrder);
        var all = new Counts(CharacterOrder + wordOrder);
        foreach (var (hypothesis, references) in set.Segments)
            all.Add(references.Select(reference => Counts.Of(hypothesis, reference, wordOrder)).MaxBy(counts => counts.Score)!);
        return new("chrF2" + new string('+', wordOrder), all.Score, $"nrefs:{set.ReferenceCount}|case:mixed|eff:yes|nc:{CharacterOrder}|nw:{wordOrder}|space:no|{MetricScore.Version}");
    }

    static int[] Characters(string text)
    {
        var characters = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (!PythonText.IsSpace(rune)) characters.Add(rune.Value);
        return [.. characters];
    }

    static int[] Words(string text, Dictionary<string, int> names)
    {
        var words = new List<int>();
        foreach (var word in PythonText.Split(text))
        {
            var isOne = word.Length == 1 || (word.Length == 2 && char.IsHighSurrogate(word[0]));
            if (!isOne && IsPunctuation(word[^1])) words.AddRange([Name(word[..^1]), Name(word[^1..])]);
            else if (!isOne && IsPunctuation(word[0])) words.AddRange([Name(word[..1]), Name(word[1..])]);
            else words.Add(Name(word));
        }

        return [.. words];

        int Name(string word)
        {
            if (!names.TryGetValue(word, out var name)) names[word] = name = names.Count;
            return name;
        }
    }

    static bool IsPunctuation(char c) => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c));

    /// <summary>For each order how many grams the translation has, how many the reference, and how many both.</summary>
    sealed class Counts(int orders)
    {
        readonly (long Hypothesis, long Reference, long Common)[] counts = new (long, long, long)[orders];

        /// <summary>Precision and recall are averaged over the orders that both have.</summary>
        public double Score
        {
            get
            {
                var both = counts.Where(count => count is { Hypothesis: > 0, Reference: > 0 }).ToList();
                if (both.Sum(count => count.Common) == 0) return 0;
                var p = both.Average(count => (double)count.Common / count.Hypothesis);
                var r = both.Average(count => (double)count.Common / count.Reference);
                return 100 * (1 + BetaSquared) * p * r / ((BetaSquared * p) + r);
            }
        }

        public static Counts Of(string hypothesis, string reference, int wordOrder)
        {
            var pair = new Counts(CharacterOrder + wordOrder);
            pair.Count(Characters(hypothesis), Characters(reference), 0, CharacterOrder);
            if (wordOrder == 0) return pair;
            var names = new Dictionary<string, int>(StringComparer.Ordinal);
            pair.Count(Words(hypothesis, names), Words(reference, names), CharacterOrder, wordOrder);
            return pair;
        }

        public void Add(Counts other)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                var (hypothesis, reference, common) = other.counts[i];
                counts[i] = (counts[i].Hypothesis + hypothesis, counts[i].Reference + reference, counts[i].Common + common);
            }
        }

        void Count(int[] hypothesis, int[] reference, int first, int order)
        {
            var grams = new Grams();
            var (one, other) = (grams.Single(hypothesis), grams.Single(reference));
            for (var n = 1; n <= order; n++)
            {
                if (n > 1)
                {
                    grams.Clear();
                    (one, other) = (grams.Longer(one, hypothesis, n), grams.Longer(other, reference, n));
                }

                // An order that the reference does not reach says nothing of the translation.
                counts[first + n - 1] = (other.Length == 0 ? 0 : one.Length, other.Length, grams.Common(one, [other]));
            }
        }
    }
}
