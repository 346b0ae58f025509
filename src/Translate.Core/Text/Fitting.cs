using Translate.Core.Segmentation;

namespace Translate.Core.Text;

/// <summary>As much of a text as fits where only so much may stand, without half of a character.</summary>
public static class Fitting
{
    /// <summary>The text, or its first grapheme clusters (UAX 29) that fit; of one that is longer than all the room, the first characters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many UTF-16 code units fit.</param>
    /// <param name="more">What stands behind a text that was cut, on top of those.</param>
    public static string Of(string text, int most, string more = "")
    {
        if (text.Length <= most) return text;
        var end = new Graphemes(text).Floor(most);
        if (end == 0) end = most > 1 && char.IsSurrogatePair(text[most - 1], text[most]) ? most - 1 : most;
        return string.Concat(text.AsSpan(0, end), more);
    }
}
