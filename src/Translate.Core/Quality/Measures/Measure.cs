using Translate.Core.Quality.Figures;
using Translate.Core.Text;

namespace Translate.Core.Quality.Measures;

/// <summary>A number with what it counts.</summary>
/// <param name="Figure">The number.</param>
/// <param name="Unit">The currency or unit of measurement, by its code.</param>
/// <param name="Span">Both together.</param>
sealed record Measure(Figure Figure, string Unit, TextSpan Span)
{
    /// <summary>The measures of a text, with the units that a table knows.</summary>
    /// <param name="text">The text.</param>
    /// <param name="locale">Its locale.</param>
    /// <param name="words">The table.</param>
    /// <param name="prefixed">The unit that it is in the end, by the offset of the number and the unit that the table found, if any.</param>
    public static List<Measure> In(string text, Locale locale, UnitWords words, Func<string, int, string?, string?>? prefixed = null)
    {
        var measures = new List<Measure>();
        foreach (var figure in FigureReader.Read(text, locale, isBare: false, [.. Addresses.In(text).Select(address => address.Span)]))
        {
            // A date or a version counts nothing.
            if (figure.Parts.Count > 2 || figure.IsName) continue;
            var (start, end) = (figure.Span.Start, figure.Span.End);
            string? unit = null;
            if (words.Behind(text, end) is var (behind, length)) (unit, end) = (behind, end + length);
            else if (words.Before(text, start) is var (sign, before)) (unit, start) = (sign, start - before);
            if (prefixed is not null) unit = prefixed(text, figure.Span.Start, unit);
            if (unit is not null) measures.Add(new(figure, unit, TextSpan.FromBounds(start, end)));
        }

        return measures;
    }
}
