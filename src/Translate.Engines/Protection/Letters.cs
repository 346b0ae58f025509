using System.Globalization;
using System.Text;
using Translate.Core.Terminology.Matching;

namespace Translate.Engines.Protection;

/// <summary>Where words begin and end.</summary>
static class Letters
{
    /// <summary>Part of a word: a letter, a digit, a mark upon one, or what joins characters to one.</summary>
    public static bool IsWord(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or
        UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber || Continues(rune);

    /// <summary>Continues the character before it: nothing may come between.</summary>
    public static bool Continues(Rune rune) => rune.Value is 0x200D ||
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>A Hangul syllable, or one of the letters that syllables are made of.</summary>
    public static bool IsHangul(Rune rune) => rune.Value is (>= 0xAC00 and <= 0xD7A3) or (>= 0x1100 and <= 0x11FF) or (>= 0xA960 and <= 0xA97F) or (>= 0xD7B0 and <= 0xD7FF);

    /// <summary>Of a script that is written without spaces between words: Han, Kana, Thai, Lao, Khmer, Burmese.</summary>
    public static bool IsUnspaced(Rune rune) => rune.Value is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x3041 and <= 0x30FF) or
        (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>The character that begins at an offset; U+FFFD for half of a surrogate pair.</summary>
    public static Rune At(string text, int offset) => Rune.DecodeFromUtf16(text.AsSpan(offset), out var rune, out _) == System.Buffers.OperationStatus.Done ? rune : Rune.ReplacementChar;

    /// <summary>The character that ends at an offset; U+FFFD for half of a surrogate pair.</summary>
    public static Rune Before(string text, int offset) => Rune.DecodeLastFromUtf16(text.AsSpan(0, offset), out var rune, out _) == System.Buffers.OperationStatus.Done ? rune : Rune.ReplacementChar;

    /// <summary>A stretch begins and ends where words do. Behind it, Korean particles may follow.</summary>
    public static bool IsWhole(string text, int start, int end)
    {
        if (start > 0 && AreOneWord(Before(text, start), At(text, start))) return false;
        if (end == text.Length) return true;
        var (last, next) = (Before(text, end), At(text, end));
        return !Continues(next) && (!AreOneWord(last, next) || (IsHangul(next) && (!IsHangul(last) || ParticlesFollow(text, end))));
    }

    static bool ParticlesFollow(string text, int at)
    {
        var end = at;
        while (end < text.Length && IsHangul(At(text, end))) end++;
        return (end == text.Length || !IsWord(At(text, end))) && KoreanSuffixes.FollowName(text, at);
    }

    static bool AreOneWord(Rune left, Rune right) => IsWord(left) && IsWord(right) && !IsUnspaced(left) && !IsUnspaced(right);
}
