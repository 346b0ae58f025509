using System.Globalization;

namespace Translate.Core.Memory;

/// <summary>What a character is to a token.</summary>
enum Letter : byte
{
    /// <summary>It stands between tokens: white space, punctuation, symbols.</summary>
    Between,

    /// <summary>It is part of a word, which spaces or punctuation end.</summary>
    OfWord,

    /// <summary>Hangul: a syllable, or a letter of one in decomposed text.</summary>
    Hangul,

    /// <summary>It is a token by itself: Han, Kana, and scripts of the south-east of Asia that put no spaces between words.</summary>
    Alone,

    /// <summary>A digit or another number.</summary>
    Digit,

    /// <summary>It belongs to the character before it.</summary>
    Mark,

    /// <summary>Between two letters it is part of their word, but makes it no other word: an apostrophe, an access key's mark.</summary>
    Joiner,
}

/// <summary>Looks characters up.</summary>
static class Letters
{
    static readonly Letter[] Plane0 = [.. Enumerable.Range(0, 0x10000).Select(c => char.IsSurrogate((char)c) ? Letter.Between : Classify(c))];

    /// <summary>What the character at an offset is, and how many code units it has.</summary>
    public static Letter At(ReadOnlySpan<char> text, int offset, out int length)
    {
        length = 1;
        var c = text[offset];
        if (!char.IsHighSurrogate(c) || offset + 1 == text.Length || !char.IsLowSurrogate(text[offset + 1])) return Plane0[c];
        length = 2;
        return Classify(char.ConvertToUtf32(c, text[offset + 1]));
    }

    static Letter Classify(int c)
    {
        switch (c)
        {
            case '\'' or '’' or '&' or '_' or '~' or '\u00AD':
                return Letter.Joiner;
            case '\u200C' or '\u200D' or '\u0E33' or '\u0EB3' or '\uFF9E' or '\uFF9F':
                return Letter.Mark; // they extend the character before (UAX 29), whatever their category
            case (>= 0x1100 and <= 0x11FF) or (>= 0x3131 and <= 0x318E) or (>= 0xA960 and <= 0xA97C) or (>= 0xAC00 and <= 0xD7FB):
                return Letter.Hangul;
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Letter.Mark,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Letter.Digit,
            UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter when StandsAlone(c) => Letter.Alone,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Letter.OfWord,
            _ => Letter.Between,
        };
    }

    /// <summary>Thai, Lao; Myanmar; Khmer; Kana; Han and its extensions.</summary>
    static bool StandsAlone(int c) => c is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x3005 and <= 0x3007) or (>= 0x3041 and <= 0x30FF)
        or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFF9D)
        or (>= 0x1B000 and <= 0x1B16F) or (>= 0x20000 and <= 0x3FFFF);
}
