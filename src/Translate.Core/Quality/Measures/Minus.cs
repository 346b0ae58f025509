namespace Translate.Core.Quality.Measures;

/// <summary>The sign of a number below nought, as a sign or a word: -5, −5, minus 5, 영하 5.</summary>
static class Minus
{
    static readonly string[] Words = ["minus", "negative", "moins", "menos", "마이너스", "영하", "マイナス", "氷点下", "零下", "负", "負"];

    /// <summary>Whether a number has it. A stroke counts only behind a space or at the beginning; elsewhere it is a hyphen or a dash of a range.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the number starts.</param>
    public static bool IsBefore(string text, int at)
    {
        if (at > 0 && text[at - 1] is '-' or '\u2212' or '－') return at == 1 || char.IsWhiteSpace(text[at - 2]) || text[at - 2] is '(' or '[' or '“' or '"';
        var before = text.AsSpan(0, at).TrimEnd();
        foreach (var word in Words)
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase) && !(char.IsAsciiLetter(word[0]) && (before.Length == at || (before.Length > word.Length && char.IsLetter(before[^(word.Length + 1)]))))) return true;
        return false;
    }
}
