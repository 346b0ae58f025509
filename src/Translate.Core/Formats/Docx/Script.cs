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

    /// <summary>The blocks that Unicode sets aside for scripts from right to left: Hebrew to Arabic Extended-A, their presentation forms, and two in the first supplementary plane.</summary>
    static bool IsRightToLeft(int letter) => letter is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
