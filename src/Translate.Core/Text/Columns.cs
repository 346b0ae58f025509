using System.Globalization;
using System.Text;

namespace Translate.Core.Text;

/// <summary>How wide a text stands in a fixed-pitch font: Hangul, Han and the like take two columns (UAX 11), marks none.</summary>
public static class Columns
{
    /// <summary>The width of a text in columns.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text)) return text.Length;

        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Of(rune);
        return width;
    }

    static int Of(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        >= 0x1160 and <= 0x11FF => 0, // the vowels and finals of decomposed Hangul stand within their initial's cell
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F900 and <= 0x1F9FF)
            or (>= 0x20000 and <= 0x3FFFD) => 2,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : 1,
    };
}
