using Translate.Core.Terminology.Matching;
using Translate.Core.Text;

namespace Translate.Core.Quality.Figures;

/// <summary>Numbers that are part of a saying, and those whose sense the word beside them decides.</summary>
static class Sayings
{
    /// <summary>What is numbered, so that 만 behind its number can be the particle (alone) as well as ten thousand.</summary>
    static readonly string[] Numbered = ["버전 ", "버젼 ", "단계 ", "레벨 ", "번호 ", "페이지 ", "유형 ", "옵션 ", "모드 ", "등급 "];

    /// <summary>What names a hundred years by their number.</summary>
    static readonly string[] Centuries = ["세기", "世紀", "世纪", "th century", "st century", "nd century", "rd century", "th-century", "st-century", ". Jahrhundert"];

    /// <summary>The saying that begins with these digits: 24/7, around the clock; 1군 and 2군, the major and the minor league. Null where none does.</summary>
    public static Figure? At(string text, Digits digits)
    {
        if (digits.Signs.Length > 0 || (digits.Start > 0 && (char.IsLetterOrDigit(text[digits.Start - 1]) || text[digits.Start - 1] is '/' or '.' or '-'))) return null;
        var behind = text.AsSpan(digits.End);
        if (digits.Parts[0] is "24" && behind.StartsWith("/7", StringComparison.Ordinal) && !Goes(behind[2..])) return Of(digits, 2, "24", "7");
        return digits.Parts[0] is "1" or "2" && behind.StartsWith("군", StringComparison.Ordinal) && KoreanSuffixes.IsParticles(text, digits.End + 1) && !behind[1..].TrimStart().StartsWith("사령", StringComparison.Ordinal)
            ? Of(digits, 0, digits.Parts[0])
            : null;
    }

    /// <summary>만 may be the particle: it stands behind the whole number of something that is numbered, and nothing is counted by it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="digits">The digits.</param>
    /// <param name="end">Where the number ends with what multiplies it.</param>
    public static bool IsOnly(string text, Digits digits, int end) =>
        end == digits.End + 1 && text[digits.End] == '만' && digits.Signs.Length == 0 && Array.Exists(Numbered, word => text.AsSpan(0, digits.Start).EndsWith(word, StringComparison.Ordinal));

    /// <summary>Whether the number before an offset is a century's: the 18th is the 1700s.</summary>
    public static bool IsCentury(string text, int at)
    {
        if (at < text.Length && text[at] == ' ') at++;
        foreach (var word in Centuries)
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0) return true;
        return false;
    }

    static bool Goes(ReadOnlySpan<char> behind) => behind.Length > 0 && (char.IsLetterOrDigit(behind[0]) && char.IsAscii(behind[0]) || (behind[0] is '/' or '.' or '-' && behind.Length > 1 && char.IsDigit(behind[1])));

    static Figure Of(Digits digits, int more, params string[] parts)
    {
        Amount[] values = [.. parts.Select(part => Amount.Of(part))];
        return new(TextSpan.FromBounds(digits.Start, digits.End + more), [values[0]], values, IsName: false) { IsSaying = true };
    }
}
