using System.Collections.Frozen;

namespace Translate.Core.Quality.Measures;

/// <summary>The words and signs for units, each with the code of its unit, written as rows: <c>USD $ dollar dollars 달러 · EUR € euro</c>; a space within a name as <c>_</c>.</summary>
/// <remarks>Behind a number a word may have more letters only where it is written in syllables or ideographs, which particles follow without a space.</remarks>
sealed class UnitWords
{
    readonly FrozenDictionary<string, string> codes;
    readonly int longest;

    /// <summary>Reads the rows. The first word of each is the code itself.</summary>
    public UnitWords(string rows)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows.Split(['·', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (row.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var code, .. var names])
                foreach (var name in names) words[name.Replace('_', ' ')] = code;
        codes = words.ToFrozenDictionary(StringComparer.Ordinal);
        longest = words.Keys.Max(word => word.Length);
    }

    /// <summary>The unit behind a number, and how far it reaches.</summary>
    public (string Unit, int Length)? Behind(string text, int at)
    {
        var gap = at < text.Length && text[at] is ' ' or '\u00A0' or '\u202F' or '-' ? 1 : 0;
        var start = at + gap;
        for (var length = Math.Min(longest, text.Length - start); length > 0; length--)
            if (codes.TryGetValue(text.Substring(start, length), out var code) && (start + length == text.Length || IsEast(text[start + length - 1]) || !char.IsLetterOrDigit(text[start + length]) || IsEast(text[start + length])))
                return (code, gap + length);
        return null;
    }

    /// <summary>The unit before a number, and how far before it begins.</summary>
    public (string Unit, int Length)? Before(string text, int at)
    {
        var end = at > 0 && text[at - 1] is ' ' or '\u00A0' or '\u202F' ? at - 1 : at;
        for (var length = Math.Min(longest, end); length > 0; length--)
        {
            var start = end - length;
            if (codes.TryGetValue(text[start..end], out var code) && !char.IsAsciiLetterLower(text[end - 1]) && !IsEast(text[end - 1]) && (start == 0 || !char.IsLetter(text[start - 1]) || !char.IsLetter(text[start]))) return (code, at - start);
        }

        return null;
    }

    static bool IsEast(char c) => c is >= '가' and <= '힣' or >= '\u3041' and <= '\u9FFF';
}
