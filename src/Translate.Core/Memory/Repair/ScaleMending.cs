using System.Buffers;
using Translate.Core.Quality.Figures;
using Translate.Core.Terminology.Matching;
using Translate.Core.Text;

namespace Translate.Core.Memory.Repair;

/// <summary>Puts the segment's numbers into the target by their value, where one of them has a word or sign that multiplies it: 250 million, 2억5000만.</summary>
/// <remarks>
/// Where a number of the segment and one of the pair's source take up all that differs there, and the latter's value stands in the target once. What is to stand there is
/// read again as it will be: anything but the one value at its place, and the match is left to a person.
/// </remarks>
sealed class ScaleMending(InlineText asked, InlineText known, InlineText target, Locale from, Locale to, IReadOnlyList<TextChange> changes)
{
    static readonly SearchValues<char> OfDigits = SearchValues.Create("0123456789.,'’\u00A0\u202F ");

    readonly IReadOnlyList<Figure> askedFigures = Figures(asked.Text, from), knownFigures = Figures(known.Text, from), targetFigures = Figures(target.Text, to);

    /// <summary>What is to stand in the target instead; null where it is not sure.</summary>
    public Replacement? Of(TextChange change)
    {
        if (Only(askedFigures, change.Asked) is not { } wanted || Only(knownFigures, change.Known) is not { } had) return null;
        if (changes.Any(other => (Overlaps(other.Asked, wanted.Span) || Overlaps(other.Known, had.Span)) && !(IsWithin(other.Asked, wanted.Span) && IsWithin(other.Known, had.Span)))) return null;
        if (Value(asked.Text, wanted) is not { } now || Value(known.Text, had) is not { } was || now == was) return null;

        if (knownFigures.Count(figure => figure.Readings.Contains(had.Readings[0])) != 1) return null;
        if (targetFigures.Where(figure => figure.Readings.Contains(had.Readings[0])).ToList() is not [var place] || Value(target.Text, place) != was) return null;
        if (!IsScaled(asked.Text, wanted) && !IsScaled(known.Text, had) && !IsScaled(target.Text, place)) return null;

        if (ScaledNumber.Like(now, was, target.Text, place.Span, to) is not { } written || !FollowsAlike(place.Span, written) || !Says(place, written, wanted.Readings[0])) return null;
        return new(MendingKind.Number, wanted.Span, had.Span, place.Span, written);
    }

    /// <summary>The one number at a change; of a change that only the other text has, the one around its place.</summary>
    static Figure? Only(IReadOnlyList<Figure> figures, TextSpan span) =>
        figures.Where(figure => span.Length == 0 ? IsWithin(span, figure.Span) : Overlaps(span, figure.Span)).ToList() is [var only] ? only : null;

    /// <summary>The value of a number that has one only; 조 and 兆 behind digits are taken as what multiplies them, not as an ordinal.</summary>
    static decimal? Value(string text, Figure figure) =>
        figure.Readings.Count == 1 || (figure.Readings.Count == 2 && text[figure.Span.End - 1] is '조' or '兆') ? figure.Readings[0].Exact : null;

    static bool IsScaled(string text, Figure figure) => text.AsSpan(figure.Span.Start, figure.Span.Length).ContainsAnyExcept(OfDigits);

    bool FollowsAlike(TextSpan place, string now) =>
        to.Language is not "ko" || KoreanSuffixes.FitAlike(target.Text.AsSpan(place.Start, place.Length), now, target.Text.AsSpan(place.End));

    /// <summary>Read again, the target says this value at its place, and elsewhere what it said before.</summary>
    bool Says(Figure place, string written, Amount value)
    {
        var mended = Figures(string.Concat(target.Text.AsSpan(0, place.Span.Start), written, target.Text.AsSpan(place.Span.End)), to);
        if (mended.Count != targetFigures.Count) return false;
        for (var i = 0; i < mended.Count; i++)
        {
            if (targetFigures[i] != place && mended[i].Readings[0] != targetFigures[i].Readings[0]) return false;
            if (targetFigures[i] == place && (mended[i].Span != new TextSpan(place.Span.Start, written.Length) || mended[i].Readings[0] != value)) return false;
        }

        return true;
    }

    static bool Overlaps(TextSpan span, TextSpan figure) => span.Start < figure.End && figure.Start < span.End;

    static bool IsWithin(TextSpan inner, TextSpan outer) => inner.Start >= outer.Start && inner.End <= outer.End;

    static IReadOnlyList<Figure> Figures(string text, Locale locale) => FigureReader.Read(text, locale, isBare: false, []);
}
