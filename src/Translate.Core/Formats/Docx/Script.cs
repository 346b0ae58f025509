using System.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>From which side a text is read.</summary>
static class Script
{
    /// <summary>By the first letter that has a side (UAX 9, P2); null where none has.</summary>
    public static bool? IsRightToLeft(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetter(rune)) return IsRightToLeft(rune.Value);
        return null;
    }

    /// <summary>The blocks that Unicode sets aside for scripts from right to left: Hebrew to Arabic Extended-A, their presentation forms, and two in the first supplementary plane.</summary>
    static bool IsRightToLeft(int letter) => letter is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
