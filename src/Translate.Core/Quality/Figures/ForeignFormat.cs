using Translate.Core.Text;

namespace Translate.Core.Quality.Figures;

/// <summary>A number written with the signs of another locale: 1,234.56 in German, 1,5 million in English.</summary>
/// <remarks>
/// Sure is only what has both signs the wrong way round, or a sign before decimals that cannot group digits. A point in German may also stand in a version
/// or a time (2.0, 15.30), so there it counts only before a word or a sign of quantity.
/// </remarks>
static class ForeignFormat
{
    /// <summary>The figures of a target that have the value of one of the source, but not the form.</summary>
    public static IEnumerable<Figure> In(string source, IReadOnlyList<Figure> wanted, Locale from, string target, IReadOnlyList<Figure> found, Locale to)
    {
        // Values that the source writes well, and what it writes no better.
        HashSet<Amount>? values = null;
        HashSet<string>? same = null;
        foreach (var figure in found)
        {
            if (Of(target, figure, to) is not { } form) continue;
            values ??= [.. wanted.Where(one => Of(source, one, from) is null).SelectMany(one => one.Readings)];
            same ??= [.. wanted.Select(one => Of(source, one, from)).OfType<string>()];
            if (!same.Contains(form) && figure.Readings.Any(values.Contains)) yield return figure;
        }
    }

    /// <summary>The digits and signs of a figure that is written as in another locale; null where it is well written, or may be.</summary>
    static string? Of(string text, Figure figure, Locale locale)
    {
        var separators = Separators.Of(locale);
        if (separators.Point == separators.Comma || Digits.At(text, figure.Span.Start, separators.Comma) is not { Signs: [.., ('.' or ',') and var last] } digits) return null;
        if (last is '.' ? separators.Point : separators.Comma) return null;
        var form = text[digits.Start..digits.End];
        if (digits.Signs.Length > 1) return figure.Parts.Count == 0 && digits.Signs.IndexOf(last, StringComparison.Ordinal) == digits.Signs.Length - 1 && digits.Signs[0] is '.' or ',' && digits.Parts[1].Length == 3 ? form : null;
        if (digits.Parts[1].Length == 3 && digits.Parts[0] is not "0") return null;
        return last is ',' || figure.Span.End > digits.End || IsQuantity(text, digits.End) ? form : null;
    }

    static bool IsQuantity(string text, int at)
    {
        if (at < text.Length && text[at] is ' ' or '\u00A0' or '\u202F') at++;
        return at < text.Length && text[at] is '%' or '€' or '$' or '£' or '°';
    }
}
