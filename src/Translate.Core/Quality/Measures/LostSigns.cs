using Translate.Core.Quality.Figures;

namespace Translate.Core.Quality.Measures;

/// <summary>Numbers that have lost the sign of a per cent, or that of a number below nought: 50% as 50, -5° as 5도.</summary>
/// <remarks>
/// Said where the target has the number and nowhere anything that could stand for the sign. A number below nought is asked for only of temperatures and
/// where it is the whole text: what has changed by -5% has in good prose fallen by 5%.
/// </remarks>
static class LostSigns
{
    static readonly string[] Percents = ["%", "％", "٪", "percent", "per cent", "pct", "prozent", "pour cent", "por ciento", "por cento", "per cento", "procent", "퍼센트", "パーセント"];

    /// <summary>What may stand in the place of per cent.</summary>
    static readonly string[] OtherPercents = ["퍼", "프로", "포인트", "할", "분의", "割", "分の", "百分", "ポイント", "point", "punkt", "bp", "por cien", "hundred", "hundert", "‰", "成"];

    static readonly string[] Degrees = ["°", "℃", "℉", "degree", "도", "度", "grad", "degré", "grado"];

    static readonly string[] BelowNought = ["-", "\u2212", "–", "－", "below", "unter", "sous", "bajo", "sotto", "zero", "영하", "마이너스", "minus", "moins", "menos", "negati", "マイナス", "氷点下", "零下", "零", "负", "負", "음수"];

    /// <summary>The numbers of the source, and those of the target that say them without the sign.</summary>
    public static IEnumerable<(Figure One, Figure Other)> In(string source, IReadOnlyList<Figure> wanted, string target, IReadOnlyList<Figure> found, string language)
    {
        // Of other languages the words are not known.
        var asksPercent = language is "en" or "ko" or "ja" or "de" or "fr" or "es" or "it" or "pt" or "nl" && !Has(target, Percents) && !Has(target, OtherPercents);
        var asksMinus = !Has(target, BelowNought);
        if (!asksPercent && !asksMinus) yield break;
        foreach (var figure in wanted)
        {
            var isLost = (asksPercent && StandsBehind(source, figure.Span.End, Percents)) || (asksMinus && Minus.IsBefore(source, figure.Span.Start) && (StandsBehind(source, figure.Span.End, Degrees) || IsAll(source, figure)));
            if (isLost && found.FirstOrDefault(other => other.Readings[0] == figure.Readings[0]) is { } same) yield return (figure, same);
        }
    }

    static bool Has(string text, string[] words) => Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    static bool StandsBehind(string text, int at, string[] words)
    {
        if (at < text.Length && text[at] is ' ' or '\u00A0' or '\u202F' or '-') at++;
        return Array.Exists(words, word => string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0);
    }

    static bool IsAll(string text, Figure figure) => text.AsSpan(0, figure.Span.Start).Trim().Length <= 1 && text.AsSpan(figure.Span.End).Trim().IsEmpty;
}
