using Translate.Core.Text;

namespace Translate.Core.Quality.Figures;

/// <summary>A number as it stands in a text, written in digits.</summary>
/// <param name="Span">Where it stands, with the words and signs that multiply it.</param>
/// <param name="Readings">The values that it may have, the likeliest first; at least one.</param>
/// <param name="Parts">Where it may be several numbers in a row (a date, a time, a version): these; else empty.</param>
/// <param name="IsName">It is a date that stands for an event (3·1, 6·25), which other languages call by a name.</param>
sealed record Figure(TextSpan Span, IReadOnlyList<Amount> Readings, IReadOnlyList<Amount> Parts, bool IsName)
{
    /// <summary>It is part of a saying that other languages have in words (24/7, 2군): the other side need not have it.</summary>
    public bool IsSaying { get; init; }
}
