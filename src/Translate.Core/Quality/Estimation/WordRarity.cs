using System.Runtime.InteropServices;
using Translate.Core.Text;

namespace Translate.Core.Quality.Estimation;

/// <summary>How rare the words of a text are among those of a document or a memory.</summary>
/// <remarks>
/// A word seen n times counts as 1/(1+n): 1 where it is new, little where it is common. Korean words carry their particles, and Japanese and Chinese have
/// no spaces, so there the pairs of neighbouring letters stand for words.
/// </remarks>
/// <param name="locale">The locale of the texts.</param>
public sealed class WordRarity(Locale locale)
{
    /// <summary>Beyond this many different words new ones are not kept; the common ones are long there.</summary>
    const int MostWords = 1_000_000;

    readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    readonly bool isByPairs = !Scripts.HasSpaces(locale) || locale.Language is "ko";

    /// <summary>Adds a text's words to those seen.</summary>
    public void Add(string text)
    {
        foreach (var word in Words(text))
            if (counts.Count < MostWords || counts.ContainsKey(word)) CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _)++;
    }

    /// <summary>The mean rarity of a text's words, 0 to 1; null where it has none, or none were seen before.</summary>
    public double? Of(string text)
    {
        if (counts.Count == 0) return null;
        var (sum, count) = (0.0, 0);
        foreach (var word in Words(text)) (sum, count) = (sum + (1.0 / (1 + counts.GetValueOrDefault(word))), count + 1);
        return count == 0 ? null : sum / count;
    }

    IEnumerable<string> Words(string text)
    {
        text = ComposedText.Of(text).Text.ToUpperInvariant();
        foreach (var range in new WordRanges(text))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            if (!isByPairs) yield return text.Substring(start, Math.Min(length, 50));
            else for (var i = 0; i + 1 < length; i++) yield return text.Substring(start + i, 2);
        }
    }
}
