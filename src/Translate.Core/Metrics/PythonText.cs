using System.Text;

namespace Translate.Core.Metrics;

/// <summary>Text as Python has it: sacrebleu is written in that language, and its scores depend on what is white space there and what a small letter.</summary>
static class PythonText
{
    /// <summary>White space: the four separators of ASCII (FS to US) too.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\u001C' and <= '\u001F';

    /// <inheritdoc cref="IsSpace(char)"/>
    public static bool IsSpace(Rune rune) => rune.IsBmp && IsSpace((char)rune.Value);

    /// <summary>The words between white space.</summary>
    public static List<string> Split(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            while (at < text.Length && IsSpace(text[at])) at++;
            var start = at;
            while (at < text.Length && !IsSpace(text[at])) at++;
            if (at > start) words.Add(text[start..at]);
        }

        return words;
    }

    /// <summary>The text without white space at its end.</summary>
    public static string TrimEnd(string text)
    {
        var end = text.Length;
        while (end > 0 && IsSpace(text[end - 1])) end--;
        return text[..end];
    }

    /// <summary>The text without white space at its ends.</summary>
    public static string Trim(string text)
    {
        var start = 0;
        while (start < text.Length && IsSpace(text[start])) start++;
        return TrimEnd(text[start..]);
    }

    /// <summary>Small letters with the two mappings that depend on more than one character: İ has a dot that stays, and a sigma that ends a word is ς (Unicode, SpecialCasing).</summary>
    public static string Lower(string text)
    {
        if (Ascii.IsValid(text)) return text.ToLowerInvariant();
        var lower = text.ToLowerInvariant();
        if (!text.Contains('\u03A3', StringComparison.Ordinal) && !text.Contains('\u0130', StringComparison.Ordinal)) return lower;

        var result = new StringBuilder(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\u0130') result.Append("i\u0307");
            else result.Append(text[i] == '\u03A3' && EndsWord(text, i) ? '\u03C2' : lower[i]);
        }

        return result.ToString();
    }

    /// <summary>A letter stands before it and none after; what has no case (apostrophes, marks) counts as nothing.</summary>
    static bool EndsWord(string text, int at)
    {
        var before = at - 1;
        while (before >= 0 && IsIgnorable(text[before])) before--;
        var after = at + 1;
        while (after < text.Length && IsIgnorable(text[after])) after++;
        return before >= 0 && IsCased(text[before]) && (after == text.Length || !IsCased(text[after]));
    }

    static bool IsCased(char c) => char.IsUpper(c) || char.IsLower(c);

    static bool IsIgnorable(char c) =>
        c is '\'' or '.' or ':' or '^' or '`' or '·' or '’' ||
        char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark
            or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.ModifierLetter or System.Globalization.UnicodeCategory.ModifierSymbol;
}
