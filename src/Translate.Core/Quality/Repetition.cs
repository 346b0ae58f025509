using System.Text;
using Translate.Core.Metrics;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>The target says the same over and over, as engines do that have lost the thread, and the source does not.</summary>
/// <remarks>
/// Looked for are words (in scripts without spaces: characters) that follow each other again and again, up to sixteen at a time; and, in texts long enough
/// for it, that much of the text stood there before, four words at a time. What the source repeats half as often itself is its own way of speaking.
/// </remarks>
sealed class Repetition : ICheck
{
    const int LongestPeriod = 16;

    /// <summary>What comes behind is not looked at: a text this long that repeats itself has done so before.</summary>
    const int MostItems = 100_000;

    /// <summary>A stretch that repeats itself.</summary>
    readonly record struct Loop(int Times, TextSpan Span);

    /// <inheritdoc/>
    public string Name => "repetition";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (target.Text.Length < 8) yield break;

        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var characters = Characters(target.Text);
        var words = Scripts.HasSpaces(context.To) ? Words(target.Text, names) : [];
        var loop = Longest(words, times: 4, once: 3) ?? Longest(characters, times: 8, once: words.Count > 0 ? 5 : 4);
        if (loop is { } found)
        {
            var known = Math.Max(Longest(Words(source.Text, names), 2, 2)?.Times ?? 1, Longest(Characters(source.Text), 2, 2)?.Times ?? 1);
            if (known < 3 || known * 2 < found.Times)
                yield return new(Name, Severity, null, Place.Of(target.Text, found.Span), $"{Place.Quote(target.Text, found.Span)} repeats itself {found.Times} times.");
            yield break;
        }

        var (items, order) = words.Count > 0 ? (words, 4) : (characters, 8);
        if (items.Count < order * 5 || Again(items, order) is not (>= 0.4 and var share)) yield break;
        var others = Scripts.HasSpaces(context.From) ? Again(Words(source.Text, names), 4) : Again(Characters(source.Text), 8);
        if (others * 2 < share && Place.Whole(target.Text) is { } all) yield return new(Name, Severity, null, all, "The target says the same again and again.");
    }

    /// <summary>The stretch that is repeated most often; null where none is often enough.</summary>
    /// <param name="items">Words or characters.</param>
    /// <param name="times">How often one item has to stand in a row.</param>
    /// <param name="once">How often several items have to.</param>
    static Loop? Longest(List<(int Name, TextSpan Span)> items, int times, int once)
    {
        Loop? longest = null;
        for (var period = 1; period <= Math.Min(LongestPeriod, items.Count / 2); period++)
        {
            var least = period == 1 ? times : once;
            var run = 0;
            for (var i = period; i <= items.Count; i++)
            {
                if (i < items.Count && items[i].Name == items[i - period].Name)
                {
                    run++;
                    continue;
                }

                var repeats = (run / period) + 1;
                if (run > 0 && repeats >= least && repeats > (longest?.Times ?? 1))
                    longest = new(repeats, TextSpan.FromBounds(items[i - run - period].Span.Start, items[i - 1].Span.End));
                run = 0;
            }
        }

        return longest;
    }

    /// <summary>The share of n-grams that stood in the text before.</summary>
    static double Again(List<(int Name, TextSpan Span)> items, int order)
    {
        if (items.Count < order) return 0;
        int[] names = [.. items.Select(item => item.Name)];
        var (grams, longer) = (new Grams(), names);
        for (var n = 2; n <= order; n++)
        {
            grams.Clear();
            longer = grams.Longer(longer, names, n);
        }

        return 1 - ((double)grams.Count / longer.Length);
    }

    /// <summary>The words, without the punctuation around them; case makes no difference.</summary>
    static List<(int Name, TextSpan Span)> Words(string text, Dictionary<string, int> names)
    {
        var words = new List<(int, TextSpan)>();
        for (var at = 0; at < text.Length && words.Count < MostItems;)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
            var end = at;
            while (start < end && char.IsPunctuation(text[start])) start++;
            while (end > start && char.IsPunctuation(text[end - 1])) end--;
            if (start == end) continue;
            var word = text[start..end].ToUpperInvariant();
            if (!names.TryGetValue(word, out var name)) names[word] = name = names.Count;
            words.Add((name, TextSpan.FromBounds(start, end)));
        }

        return words;
    }

    /// <summary>The letters, by their code points; lines of dashes and rows of zeros are not speech.</summary>
    static List<(int Name, TextSpan Span)> Characters(string text)
    {
        var characters = new List<(int, TextSpan)>();
        for (var at = 0; at < text.Length && characters.Count < MostItems;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (Rune.IsLetter(rune)) characters.Add((Rune.ToUpperInvariant(rune).Value, new(at, length)));
            at += length;
        }

        return characters;
    }
}
