using System.Globalization;
using System.Text;

namespace Translate.Core.Quality.Figures;

/// <summary>A run of digits with single separators between (<c>1.234,5</c>, <c>2024.7.4</c>), as it stands.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Parts">Its digits between the separators, as ASCII: full-width, Arabic-Indic and all other decimal digits of Unicode count alike.</param>
/// <param name="Signs">The separators: one fewer than there are parts, each as one of <c>. , ' space ·</c>, or <c>٫</c> where it can only stand before decimals.</param>
readonly record struct Digits(int Start, int End, IReadOnlyList<string> Parts, string Signs)
{
    /// <summary>No number has more separators; what goes on is the next one.</summary>
    const int MostSigns = 30;

    /// <summary>The digits at an offset; null where none are.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The offset.</param>
    /// <param name="spaceGroups">An ordinary space may group digits by three.</param>
    public static Digits? At(string text, int start, bool spaceGroups)
    {
        if (Value(text, start) < 0) return null;
        var parts = new List<string>(1);
        var signs = "";
        var at = start;
        while (true)
        {
            parts.Add(Part(text, ref at));
            if (at + 1 >= text.Length || Sign(text[at], spaceGroups) is not { } sign || Value(text, at + 1) < 0) break;

            // Spaces and apostrophes separate so much else that they count only where they group by three.
            if (sign is ' ' or '\'' && !(Groups(parts, signs, sign) && Run(text, at + 1) == 3)) break;
            if (signs.Length > 0 && (sign == '·') != (signs[0] == '·')) break;
            if (signs.Length == MostSigns) break;
            signs += sign;
            at++;
        }

        return new(start, at, parts, signs);
    }

    /// <summary>The value of the decimal digit at an offset (Unicode Nd); -1 where none is.</summary>
    public static int Value(string text, int at) =>
        at >= text.Length ? -1
        : text[at] < 0x80 ? char.IsAsciiDigit(text[at]) ? text[at] - '0' : -1
        : CharUnicodeInfo.GetUnicodeCategory(text, at) == UnicodeCategory.DecimalDigitNumber ? CharUnicodeInfo.GetDecimalDigitValue(text, at)
        : -1;

    static string Part(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        if (Value(text, at) < 0) return text[start..at];

        var part = new StringBuilder(text, start, at - start, at - start + 8);
        for (; Value(text, at) is >= 0 and var digit; at += Width(text, at)) part.Append((char)('0' + digit));
        return part.ToString();
    }

    static int Width(string text, int at) => char.IsHighSurrogate(text[at]) ? 2 : 1;

    static bool Groups(List<string> parts, string signs, char sign)
    {
        if (parts[0].Length > 3) return false;
        return signs.Length == 0 || (signs[^1] == sign && signs[0] == sign && parts[^1].Length == 3);
    }

    /// <summary>How many digits follow, up to four.</summary>
    static int Run(string text, int at)
    {
        var count = 0;
        for (; count < 4 && Value(text, at) >= 0; at += Width(text, at)) count++;
        return count;
    }

    static char? Sign(char c, bool spaceGroups) => c switch
    {
        '.' or '\uFF0E' => '.',
        ',' or '\uFF0C' or '\u066C' => ',',
        '\u066B' => '٫',
        '\'' or '\u2019' => '\'',
        '\u00A0' or '\u202F' or '\u2009' or '\u2007' => ' ',
        ' ' when spaceGroups => ' ',
        '\u00B7' or '\u318D' or '\u30FB' or '\u2027' => '·',
        _ => null,
    };
}
