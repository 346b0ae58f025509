using System.Globalization;
using Translate.Core.Quality.Figures;
using Translate.Core.Terminology.Matching;
using Translate.Core.Text;

namespace Translate.Core.Memory.Repair;

/// <summary>Puts the segment's numbers into the target, where each stands once and is written in digits.</summary>
/// <remarks>
/// Not mended: a number that stands twice, in a word, or whose noun or particle would have to change. One with a word that multiplies it (2만, 3 million) is for <see cref="ScaleMending"/>.
/// </remarks>
sealed class NumberMending(InlineText asked, InlineText known, InlineText target, Locale from, Locale to)
{
    /// <summary>Where the digits after the decimal sign decide about the noun (CLDR plural rules, operand f). Elsewhere all decimals above two are alike.</summary>
    static readonly string[] ByFraction = ["lv", "prg", "mk", "is", "bs", "hr", "sr", "sh", "fil", "tl", "ceb"];

    readonly IReadOnlyList<Figure> askedFigures = Figures(asked.Text, from), knownFigures = Figures(known.Text, from), targetFigures = Figures(target.Text, to);

    /// <summary>What is to stand in the target instead; null where it is not sure.</summary>
    public Replacement? Of(TextChange change)
    {
        if (change.Asked.Length == 0 || change.Known.Length == 0) return null;
        return OfValue(change) ?? OfShape(change);
    }

    /// <summary>A number by its value, in the way in which the target's locale writes it.</summary>
    Replacement? OfValue(TextChange change)
    {
        if (WrittenNumber.Read(asked.Text, change.Asked, from) is not { } wanted || WrittenNumber.Read(known.Text, change.Known, from) is not { } had) return null;
        if (knownFigures.Where(figure => Overlap(figure.Span, change.Known)).ToList() is not [var own] || own.Span != change.Known) return null;

        // It is all of the number: no million behind it, no M.
        if (askedFigures.Where(figure => Overlap(figure.Span, change.Asked)).ToList() is not [var asks] || asks.Span != change.Asked || asks.Readings.Count != own.Readings.Count) return null;
        if (knownFigures.Count(figure => figure.Readings.Intersect(own.Readings).Any()) != 1) return null;
        if (targetFigures.Where(figure => figure.Readings.Intersect(own.Readings).Any()).ToList() is not [var place]) return null;
        if (WrittenNumber.Read(target.Text, place.Span, to) is not { } written || !written.IsWorth(had) || !AgreesAlike(had, wanted, to)) return null;
        return wanted.In(to, written) is { } now && FollowsAlike(place.Span, now) ? new(MendingKind.Number, change.Asked, change.Known, place.Span, now) : null;
    }

    /// <summary>What is no one number (7:30, 1.2.3) and stands in the target as it stands in the source.</summary>
    Replacement? OfShape(TextChange change)
    {
        var (had, wanted) = (known.Text.Substring(change.Known.Start, change.Known.Length), asked.Text.Substring(change.Asked.Start, change.Asked.Length));
        if (had.All(char.IsAsciiDigit) || had.Any(c => !char.IsAscii(c)) || Signs(had) != Signs(wanted) || Signs(had) is "." or ",") return null;
        if (Only(known.Text, had) is null || Only(target.Text, had) is not { } place || !FollowsAlike(place, wanted)) return null;
        return new(MendingKind.Number, change.Asked, change.Known, place, wanted);

        static string Signs(string number) => string.Concat(number.Where(c => !char.IsAsciiDigit(c)));
    }

    /// <summary>In the target's language both numbers go with the same form of a noun.</summary>
    public static bool AgreesAlike(WrittenNumber one, WrittenNumber other, Locale to)
    {
        var rules = PluralRules.Of(to);
        if (rules.Counted.Count == 1) return true;
        if (!Whole(one, out var a) || !Whole(other, out var b) || one.Fraction is null != other.Fraction is null) return false;
        if (one.Fraction is null) return rules.Of(a) == rules.Of(b);
        return Math.Min(a, b) >= 2 && !ByFraction.Contains(to.Language);

        static bool Whole(WrittenNumber number, out int value) => int.TryParse(number.Whole, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    bool FollowsAlike(TextSpan place, string now) =>
        to.Language is not "ko" || KoreanSuffixes.FitAlike(target.Text.AsSpan(place.Start, place.Length), now, target.Text.AsSpan(place.End));

    /// <summary>The one place where a number stands, not inside a longer one; null where there are two, or none.</summary>
    static TextSpan? Only(string text, string number)
    {
        TextSpan? only = null;
        for (var at = 0; (at = text.IndexOf(number, at, StringComparison.Ordinal)) >= 0; at += number.Length)
        {
            var end = at + number.Length;
            if (only is not null || (at > 0 && IsOfNumber(text[at - 1])) || (end < text.Length && char.IsDigit(text[end]))) return null;
            only = new(at, number.Length);
        }

        return only;
    }

    static bool IsOfNumber(char c) => char.IsDigit(c) || c is '.' or ',' or ':' or '-' or '/';

    static bool Overlap(TextSpan a, TextSpan b) => a.Start < b.End && b.Start < a.End;

    static IReadOnlyList<Figure> Figures(string text, Locale locale) => FigureReader.Read(text, locale, isBare: false, []);
}
