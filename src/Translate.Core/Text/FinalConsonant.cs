using System.Buffers;

namespace Translate.Core.Text;

/// <summary>How a word ends for the particle behind it.</summary>
enum FinalConsonant
{
    /// <summary>Nobody can tell.</summary>
    Unknown,

    /// <summary>With a vowel: 나무.</summary>
    None,

    /// <summary>With ㄹ, behind which 로 stands and not 으로: 서울.</summary>
    Rieul,

    /// <summary>With any other consonant: 집.</summary>
    Other,
}

/// <summary>Tells how words end, as they are read aloud.</summary>
static class FinalConsonants
{
    static readonly SearchValues<char> Vowels = SearchValues.Create("AEIOUY"), Number = SearchValues.Create("0123456789,.");

    /// <summary>Of a word: of its last syllable, or of the number that it ends with.</summary>
    public static FinalConsonant Of(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty) return FinalConsonant.Unknown;
        return char.IsAsciiDigit(word[^1]) ? OfNumber(word[(word.LastIndexOfAnyExcept(Number) + 1)..]) : Of(word[^1]);
    }

    /// <summary>Of a Hangul syllable, which has its final consonant in its code point (The Unicode Standard, 3.12).</summary>
    public static FinalConsonant Of(char syllable) => syllable is < '가' or > '힣' ? FinalConsonant.Unknown : ((syllable - '가') % 28) switch
    {
        0 => FinalConsonant.None,
        8 => FinalConsonant.Rieul,
        _ => FinalConsonant.Other,
    };

    /// <summary>Of a number in ASCII digits, read as Sino-Korean ones: 10 is 십, 3.5 삼 점 오.</summary>
    /// <param name="number">Digits, with commas between them and a point before decimals.</param>
    public static FinalConsonant OfNumber(ReadOnlySpan<char> number)
    {
        if (number.IsEmpty || !char.IsAsciiDigit(number[^1])) return FinalConsonant.Unknown;
        if (number[^1] != '0') return number[^1] switch
        {
            '1' or '7' or '8' => FinalConsonant.Rieul,
            '2' or '4' or '5' or '9' => FinalConsonant.None,
            _ => FinalConsonant.Other,
        };

        // 영 and 공; 십, 백, 천, 만 and 억 all end with a consonant that is no ㄹ, and 조 with none.
        var zeros = 0;
        for (var at = number.Length - 1; at >= 0 && number[at] is '0' or ','; at--)
            if (number[at] == '0') zeros++;
        return number.Contains('.') ? FinalConsonant.Other : zeros < 12 ? FinalConsonant.Other : zeros < 16 ? FinalConsonant.None : FinalConsonant.Unknown;
    }

    /// <summary>Of an abbreviation in capitals, where it ends alike read by its letters and as a word: PDF, FTA, URL.</summary>
    public static FinalConsonant OfAbbreviation(ReadOnlySpan<char> letters)
    {
        if (letters.Length < 2 || letters is "PNG" or "BMP" || letters.ContainsAnyExceptInRange('A', 'Z')) return FinalConsonant.Unknown;
        if (letters[^1] is 'A' or 'I' or 'O' or 'U') return FinalConsonant.None;
        return letters[^1] switch
        {
            'L' => FinalConsonant.Rieul,
            'M' or 'N' => FinalConsonant.Other,
            _ when letters.ContainsAny(Vowels) => FinalConsonant.Unknown,
            'R' => FinalConsonant.Rieul,
            _ => FinalConsonant.None,
        };
    }
}
