using System.Text;

namespace Translate.Core.Metrics;

/// <summary>How much of a reference a translation has in common with it, character by character: 100 for the same text, 0 for nothing.</summary>
/// <remarks>
/// chrF (Popović 2015, “chrF: character n-gram F-score for automatic MT evaluation”, W15-3049) and chrF++ (Popović 2017, “chrF++: words helping character
/// n-grams”, W17-4770), counted for one sentence as sacrebleu does by default: characters are code points without white space, up to six in a row; words
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
        var tally = default(Tally);
        tally.Add(Characters(hypothesis), Characters(reference), CharacterOrder);
        if (wordOrder > 0)
        {
            var names = new Dictionary<string, int>(StringComparer.Ordinal);
            tally.Add(Words(hypothesis, names), Words(reference, names), wordOrder);
        }

        return tally.Score;
    }

    static int[] Characters(string text)
    {
        var characters = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (!IsSpace(rune)) characters.Add(rune.Value);
        return [.. characters];
    }

    static int[] Words(string text, Dictionary<string, int> names)
    {
        var words = new List<int>();
        for (var at = 0; at < text.Length;)
        {
            while (at < text.Length && IsSpace(text[at])) at++;
            var start = at;
            while (at < text.Length && !IsSpace(text[at])) at++;
            if (at > start) Add(text[start..at]);
        }

        return [.. words];

        void Add(string word)
        {
            var isOne = word.Length == 1 || (word.Length == 2 && char.IsHighSurrogate(word[0]));
            if (!isOne && IsPunctuation(word[^1])) words.AddRange([Name(word[..^1]), Name(word[^1..])]);
            else if (!isOne && IsPunctuation(word[0])) words.AddRange([Name(word[..1]), Name(word[1..])]);
            else words.Add(Name(word));
        }

        int Name(string word)
        {
            if (!names.TryGetValue(word, out var name)) names[word] = name = names.Count;
            return name;
        }
    }

    static bool IsPunctuation(char c) => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c));

    static bool IsSpace(Rune rune) => rune.IsBmp && IsSpace((char)rune.Value);

    /// <summary>White space as Python has it: the four separators of ASCII (FS to US) too.</summary>
    static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\u001C' and <= '\u001F';

    /// <summary>Precision and recall, summed over the orders that both texts have.</summary>
    struct Tally
    {
        double precision;
        double recall;
        int orders;

        public readonly double Score
        {
            get
            {
                if (orders == 0 || precision + recall == 0) return 0;
                var (p, r) = (precision / orders, recall / orders);
                return 100 * (1 + BetaSquared) * p * r / ((BetaSquared * p) + r);
            }
        }

        public void Add(int[] hypothesis, int[] reference, int order)
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

                if (one.Length == 0 || other.Length == 0) return;
                var common = grams.Common(one, other);
                precision += (double)common / one.Length;
                recall += (double)common / other.Length;
                orders++;
            }
        }
    }
}
