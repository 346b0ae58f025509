using System.Text;
using Translate.Core.Segmentation;

namespace Translate.Core.Text;

/// <summary>What became of a stretch of text.</summary>
public enum DiffKind
{
    /// <summary>It is in both texts.</summary>
    Same,

    /// <summary>It is in the first only.</summary>
    Removed,

    /// <summary>It is in the second only.</summary>
    Added,
}

/// <summary>A stretch of text that is in both of two texts, or in one.</summary>
public readonly record struct DiffPart(DiffKind Kind, string Text)
{
    /// <summary>As many pairs of words as are compared; of longer texts the middle is told as one change.</summary>
    const int MostWork = 4_000_000;

    /// <summary>What changed from one text to another, word by word, and character by character where words have no spaces between them.</summary>
    /// <remarks>What is the same or removed is the first text; what is the same or added is the second.</remarks>
    public static IReadOnlyList<DiffPart> Between(string before, string after)
    {
        var (a, b) = (Words(before), Words(after));
        var start = 0;
        while (start < a.Count && start < b.Count && string.Equals(a[start], b[start], StringComparison.Ordinal)) start++;
        var end = 0;
        while (end < a.Count - start && end < b.Count - start && string.Equals(a[^(end + 1)], b[^(end + 1)], StringComparison.Ordinal)) end++;

        var parts = new List<(DiffKind Kind, StringBuilder Text)>();
        Add(DiffKind.Same, a[..start]);
        Middle(a[start..^end], b[start..^end], Add);
        Add(DiffKind.Same, a[^end..]);
        return [.. parts.Select(p => new DiffPart(p.Kind, p.Text.ToString()))];

        void Add(DiffKind kind, IReadOnlyList<string> words)
        {
            if (words.Count == 0) return;
            if (parts.Count == 0 || parts[^1].Kind != kind) parts.Add((kind, new()));
            foreach (var word in words) parts[^1].Text.Append(word);
        }
    }

    /// <summary>The longest common subsequence, of which removals are told before additions.</summary>
    static void Middle(List<string> a, List<string> b, Action<DiffKind, IReadOnlyList<string>> add)
    {
        if ((long)a.Count * b.Count is 0 or > MostWork)
        {
            add(DiffKind.Removed, a);
            add(DiffKind.Added, b);
            return;
        }

        var longest = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
            for (var j = b.Count - 1; j >= 0; j--)
                longest[i, j] = string.Equals(a[i], b[j], StringComparison.Ordinal) ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);

        var (x, y) = (0, 0);
        while (x < a.Count || y < b.Count)
        {
            if (x < a.Count && y < b.Count && string.Equals(a[x], b[y], StringComparison.Ordinal))
            {
                add(DiffKind.Same, [a[x++]]);
                y++;
            }
            else if (x < a.Count && (y == b.Count || longest[x + 1, y] >= longest[x, y + 1])) add(DiffKind.Removed, [a[x++]]);
            else add(DiffKind.Added, [b[y++]]);
        }
    }

    /// <summary>Words, and everything else by the character, as a person sees characters.</summary>
    static List<string> Words(string text)
    {
        var words = new List<string>();
        var graphemes = new Graphemes(text);
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && (!graphemes.IsBoundary(i) || (IsLetter(text[i - 1]) && IsLetter(text[i])))) continue;
            words.Add(text[start..i]);
            start = i;
        }

        return words;
    }

    /// <summary>Of scripts that put spaces between words. Hangul does too, but its particles change by the syllable.</summary>
    static bool IsLetter(char c) => char.IsLetterOrDigit(c) && c < '\u2E80';
}
