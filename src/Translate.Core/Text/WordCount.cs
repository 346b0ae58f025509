using System.Globalization;
using System.Text;

namespace Translate.Core.Text;

/// <summary>Words as a translator is paid for them: runs between white space that hold a letter or digit; each Han or Kana character by itself.</summary>
public static class WordCount
{
    /// <summary>The number of words of a text.</summary>
    public static int Of(string text)
    {
        var count = 0;
        var inWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsIdeographOrKana(rune))
            {
                count++;
                inWord = false;
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                inWord = false;
            }
            else if (!inWord && Rune.IsLetterOrDigit(rune))
            {
                count++;
                inWord = true;
            }
        }

        return count;
    }

    /// <summary>Scripts written without spaces: Hiragana and Katakana, the Han blocks and their extensions.</summary>
    internal static bool IsIdeographOrKana(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherLetter && rune.Value is
            (>= 0x3041 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
