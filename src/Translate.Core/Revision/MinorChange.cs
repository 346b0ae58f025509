using Translate.Core.Memory;
using Translate.Core.Text;

namespace Translate.Core.Revision;

/// <summary>Proposes which changes of a source leave its translation as it is. A proposal: a person decides.</summary>
public static class MinorChange
{
    /// <summary>A word with a letter put right has so many letters at least; a longer one may have two.</summary>
    const int Word = 4, LongWord = 9, LongestWord = 60;

    /// <summary>More words than these are no slips.</summary>
    const int MostSlips = 2;

    /// <summary>
    /// Whether two texts that are not the same differ in punctuation, spacing, case or a slip of the pen only. Words, numbers, codes, signs that are read
    /// aloud (%, $, +), and what makes a question are the same in both.
    /// </summary>
    public static bool IsLikely(InlineText before, InlineText after)
    {
        var vocabulary = new Vocabulary();
        var (then, now) = (Tokens(before, vocabulary), Tokens(after, vocabulary));
        var comparison = TextComparison.Of(after, now, before, then, flows: false);
        if (comparison.Has(TextChangeKind.Number) || comparison.Has(TextChangeKind.Codes) || !Spoken(before.Text).SequenceEqual(Spoken(after.Text))) return false;

        var slips = 0;
        foreach (var change in comparison.Changes.Where(c => c.Kind is TextChangeKind.Words))
        {
            // Words that differ side by side are one change.
            var (was, became) = (Words(before.Text, change.Known), Words(after.Text, change.Asked));
            if (was.Length != became.Length || (slips += was.Length) > MostSlips || !was.Zip(became).All(w => IsSlip(w.First, w.Second))) return false;
        }

        return true;
    }

    static int[] Tokens(InlineText text, Vocabulary vocabulary)
    {
        var tokens = new List<int>();
        for (var reader = new TokenReader(text.Text); reader.Read();) tokens.Add(vocabulary.Add(reader.Folded));
        return [.. tokens];
    }

    static string[] Words(string text, TextSpan span) => text.Substring(span.Start, span.Length).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The signs of a text that say something themselves, in their order.</summary>
    static List<char> Spoken(string text)
    {
        var signs = new List<char>();
        for (var i = 0; i < text.Length; i++)
            if (char.IsSymbol(text[i]) || text[i] is '%' or '‰' or '&' or '#' or '@' or '?' or '？' or '؟' || (text[i] is '-' or '‐' && i + 1 < text.Length && char.IsDigit(text[i + 1]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1]))))
                signs.Add(text[i]);
        return signs;
    }

    /// <summary>One word for another that begins alike and differs in a letter: put in, left out, replaced, or changed for its neighbour.</summary>
    static bool IsSlip(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if (Math.Min(before.Length, after.Length) < Word || Math.Max(before.Length, after.Length) > LongestWord) return false;
        if (char.ToUpperInvariant(before[0]) != char.ToUpperInvariant(after[0])) return false;
        var most = Math.Min(before.Length, after.Length) >= LongWord ? 2 : 1;
        return Math.Abs(before.Length - after.Length) <= most && Edits(before, after) <= most;
    }

    /// <summary>How many letters are put in, left out, replaced, or changed for their neighbour.</summary>
    static int Edits(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var costs = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) costs[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) costs[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = costs[i - 1, j - 1] + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                cost = Math.Min(cost, 1 + Math.Min(costs[i - 1, j], costs[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cost = Math.Min(cost, 1 + costs[i - 2, j - 2]);
                costs[i, j] = cost;
            }
        }

        return costs[a.Length, b.Length];
    }
}
