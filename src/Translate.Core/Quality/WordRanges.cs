using System.Globalization;

namespace Translate.Core.Quality;

/// <summary>The words of a text that is written with spaces: runs of letters with the marks on them.</summary>
readonly struct WordRanges(string text)
{
    /// <summary>Walks over the words.</summary>
    public IEnumerator<Range> GetEnumerator()
    {
        for (var at = 0; at < text.Length;)
        {
            while (at < text.Length && !IsPart(text, at)) at++;
            var start = at;
            while (at < text.Length && IsPart(text, at)) at++;
            if (at > start) yield return start..at;
        }
    }

    static bool IsPart(string text, int at)
    {
        var c = text[at];
        if (c < 0x80) return char.IsAsciiLetter(c);
        if (char.IsSurrogate(c)) return char.IsLetter(text, char.IsLowSurrogate(c) && at > 0 && char.IsHighSurrogate(text[at - 1]) ? at - 1 : at);
        return char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }
}
