using System.Text;
using Translate.Core.Quality.Figures;
using Translate.Core.Text;

namespace Translate.Core.Memory.Repair;

/// <summary>A number as digits, with the signs that its locale puts between them.</summary>
/// <param name="Whole">The digits before the decimal sign.</param>
/// <param name="Fraction">Those after it; null where there is none.</param>
/// <param name="Group">The sign between groups of three; null where there is none.</param>
readonly record struct WrittenNumber(string Whole, string? Fraction, char? Group)
{
    /// <summary>The number that a stretch of text is; null where it is anything else, or could be read in two ways.</summary>
    public static WrittenNumber? Read(string text, TextSpan span, Locale locale)
    {
        var separators = Separators.Of(locale);
        if (Digits.At(text, span.Start, separators.Comma) is not { } digits || digits.End != span.End || Enumerable.Range(span.Start, span.Length).Any(i => !char.IsAsciiDigit(text[i]) && char.IsDigit(text[i]))) return null;
        if (digits.Signs.Length == 0) return new(digits.Parts[0], null, null);
        if (separators is { Point: true, Comma: true }) return null;

        var point = separators.Point ? '.' : ',';
        var hasFraction = digits.Signs[^1] == point;
        var (groups, fraction) = hasFraction ? (digits.Parts.SkipLast(1).ToList(), digits.Parts[^1]) : (digits.Parts.ToList(), null);
        var signs = hasFraction ? digits.Signs[..^1] : digits.Signs;
        if (signs.Length == 0) return new(groups[0], fraction, null);
        if (signs.Distinct().Count() != 1 || signs[0] == point || signs[0] is '·' or '٫' || groups[0].Length > 3 || groups.Skip(1).Any(group => group.Length != 3)) return null;

        // As it is written: a narrow space stays one.
        return new(string.Concat(groups), fraction, text[span.Start + groups[0].Length]);
    }

    /// <summary>Whether both have the same value.</summary>
    public bool IsWorth(WrittenNumber other) => Whole.TrimStart('0') == other.Whole.TrimStart('0') && (Fraction ?? "").TrimEnd('0') == (other.Fraction ?? "").TrimEnd('0');

    /// <summary>This number as a text of another locale writes it; null where that cannot be known.</summary>
    /// <param name="locale">The other locale.</param>
    /// <param name="like">A number of that text.</param>
    public string? In(Locale locale, WrittenNumber like)
    {
        var separators = Separators.Of(locale);
        var written = new StringBuilder(Whole);
        if (Group is not null && Whole.Length > 3)
        {
            // Some languages group by points, others by spaces: without an example only a comma is sure.
            if ((like.Group ?? (separators is { Point: true, Comma: false } ? ',' : null)) is not { } group) return null;
            for (var at = Whole.Length - 3; at > 0; at -= 3) written.Insert(at, group);
        }

        if (Fraction is null) return written.ToString();
        if (separators.Point == separators.Comma) return null;
        return written.Append(separators.Point ? '.' : ',').Append(Fraction).ToString();
    }
}
