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
    public static List<Measure> In(string text, Locale locale, UnitWords words)
    {
        var measures = new List<Measure>();
        foreach (var figure in FigureReader.Read(text, locale, isBare: false, [.. Addresses.In(text).Select(address => address.Span)]))
        {
            if (figure.Parts.Count > 0) continue;
            if (words.Behind(text, figure.Span.End) is var (unit, length)) measures.Add(new(figure, unit, TextSpan.FromBounds(figure.Span.Start, figure.Span.End + length)));
            else if (words.Before(text, figure.Span.Start) is var (sign, before)) measures.Add(new(figure, sign, TextSpan.FromBounds(figure.Span.Start - before, figure.Span.End)));
        }

        return measures;
    }
}
