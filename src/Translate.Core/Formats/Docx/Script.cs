using System.Buffers;
using System.Globalization;
using System.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>The script of a text: from which side it is read, and whether it is drawn in the font for East Asian text.</summary>
static class Script
{
    /// <summary>By the first letter that has a side (UAX 9, P2); null where none has.</summary>
    public static bool? IsRightToLeft(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetter(rune)) return IsRightToLeft(rune.Value);
        return null;
    }

    /// <summary>There is Hangul, kana or a Han character in it, which Word draws in the font for East Asian text.</summary>
    public static bool IsEastAsian(string text) => text.EnumerateRunes().Any(rune => rune.Value is (>= 0x1100 and <= 0x11FF) or (>= 0x2E80 and <= 0x9FFF) or (>= 0xA960 and <= 0xA97F)
        or (>= 0xAC00 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFFDC) or (>= 0x20000 and <= 0x3FFFF));

    /// <summary>
    /// There is a mark or a sign in it that several scripts share, “ … ± among them, and that Word draws in the font for East Asian text only where a run hints at it
    /// (ECMA-376 part 1, 17.3.2.26, <c>hint</c>; MS-OI29500, 2.1.88, has the ranges).
    /// </summary>
    public static bool IsShared(string text) => text.AsSpan().ContainsAny(Shared);

    /// <summary>Those of the ranges that are marks and signs: letters, Greek and Cyrillic, are of a script of their own.</summary>
    static readonly SearchValues<char> Shared = SearchValues.Create(
        "\u00A1\u00A4\u00A7\u00A8\u00AA\u00AF\u00B0\u00B1\u00B2\u00B3\u00B4\u00B6\u00B7\u00B8\u00B9\u00BA\u00BC\u00BD\u00BE\u00BF\u00D7\u00F7"
        + new string([.. Enumerable.Range(0x2010, 0x27C0 - 0x2010).Select(c => (char)c).Where(c => c != '\u2011' && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator or UnicodeCategory.OtherNotAssigned))]));

    /// <summary>The blocks that Unicode sets aside for scripts from right to left: Hebrew to Arabic Extended-A, their presentation forms, and two in the first supplementary plane.</summary>
    static bool IsRightToLeft(int letter) => letter is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
