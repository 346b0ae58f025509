using System.Globalization;
using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Quality.Measures;

/// <summary>A date that leaves out the year (May 3) or the day (July 2024), as it stands in a text.</summary>
/// <param name="Span">Where.</param>
/// <param name="Year">The year; null where it is left out.</param>
/// <param name="Month">The month, from 1.</param>
/// <param name="Day">The day; null where it is left out.</param>
sealed partial record PartialDate(TextSpan Span, int? Year, int Month, int? Day)
{
    /// <summary>The dates of a text: with the month's name, or as 3월 4일. Where numbers alone say it (3/4, 6·25), nothing is sure.</summary>
    /// <param name="text">The text.</param>
    /// <param name="locale">Its locale.</param>
    /// <param name="whole">The whole dates in it, of which none is part of one of these.</param>
    public static List<PartialDate> In(string text, Locale locale, List<WrittenDate> whole)
    {
        var found = new List<PartialDate>();
        var next = 0;
        Read(Pattern());

        // Only English says May 3; elsewhere "mars 3" is another number.
        if (locale.Language is "en") Read(DayBehind());
        return found;

        void Read(Regex pattern)
        {
            next = 0;
            foreach (Match match in pattern.Matches(text)) Take(match);
        }

        void Take(Match match)
        {
            var span = new TextSpan(match.Index, match.Length);
            while (next < whole.Count && whole[next].Span.End <= span.Start) next++;
            if (next < whole.Count && whole[next].Span.Start < span.End) return;
            if (match.Groups["name"] is { Success: true, Value: var name })
            {
                // "may" and "march" are verbs.
                if (char.IsLower(name[0]) && locale.Language is "en") return;
                if (MonthNames.Of(locale).TryGetValue(name, out var month)) Add(month);
            }
            else
            {
                Add(int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture));
            }

            void Add(int month)
            {
                int? year = Number("y"), day = Number("d");
                if (month is >= 1 and <= 12 && day is null or (>= 1 and <= 31) && !IsOfNumber(span)) found.Add(new(span, year, month, day));
            }

            int? Number(string group) => match.Groups[group] is { Success: true, ValueSpan: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : null;
        }

        // 1.3 May, May 3.5, May 3:30, May 3%
        bool IsOfNumber(TextSpan span) =>
            (span.Start > 0 && char.IsAsciiDigit(text[span.Start]) && text[span.Start - 1] is '.' or ',' or ':' or '/' or '-' or '·')
            || (span.End < text.Length && char.IsAsciiDigit(text[span.End - 1]) && (text[span.End] is ':' or '%' or '/' || (span.End + 1 < text.Length && text[span.End] is '.' or ',' && char.IsAsciiDigit(text[span.End + 1]))));
    }

    [GeneratedRegex(
        """
          (?<m>[0-9]{1,2}) [ ]? [월月] [ ]? (?<d>[0-9]{1,2}) [ ]? [일日]
        | (?<y>[0-9]{4}) [ ]? [년年] [ ]? (?<m>[0-9]{1,2}) [ ]? [월月]
        | \b (?<d>[0-9]{1,2}) (?: \. | st | nd | rd | th | er | º )? [ \u00A0] (?: de[ ] | of[ ] )? (?<name>\p{L}{3,15}) \b
        | \b (?<name>\p{L}{3,15}) \.? ,? [ \u00A0] (?: de[ ] | of[ ] )? (?<y>[12][0-9]{3}) \b
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\b(?<name>\p{L}{3,15})\.?[ \u00A0](?<d>[0-9]{1,2})(?:st|nd|rd|th)?\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DayBehind();
}
