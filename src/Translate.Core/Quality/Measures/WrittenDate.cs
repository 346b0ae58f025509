using System.Globalization;
using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Quality.Measures;

/// <summary>A whole date with a year of four digits, as it stands in a text.</summary>
/// <param name="Span">Where.</param>
/// <param name="Readings">The days that it may be: 3/4/2024 is two where nobody says in which country.</param>
sealed partial record WrittenDate(TextSpan Span, IReadOnlyList<DateOnly> Readings)
{
    /// <summary>The dates of a text: ISO 8601, numbers in the order of the locale (CLDR, <c>dateFormats</c>), with the month's name, 2024년 3월 4일.</summary>
    public static List<WrittenDate> In(string text, Locale locale)
    {
        var found = new List<WrittenDate>();
        foreach (Match match in Pattern().Matches(text))
        {
            var readings = new List<DateOnly>();
            if (match.Groups["month"] is { Success: true, Value: var name })
            {
                if (MonthNames.Of(locale).TryGetValue(name, out var month)) Add(readings, match.Groups["y"].Value, month, Number(match.Groups["d"].Value));
            }
            else if (match.Groups["last"] is { Success: true, Value: var year })
            {
                var (one, other) = (Number(match.Groups["one"].Value), Number(match.Groups["other"].Value));
                var isAnyOrder = locale.Tag is "en" or "und" or "es" or "fr" or "pt";
                var isMonthFirst = locale.Culture.DateTimeFormat.ShortDatePattern is var pattern && pattern.IndexOf('M', StringComparison.Ordinal) < pattern.IndexOf('d', StringComparison.Ordinal);
                if (isMonthFirst || isAnyOrder) Add(readings, year, one, other);
                if (!isMonthFirst || isAnyOrder) Add(readings, year, other, one);
            }
            else
            {
                Add(readings, match.Groups["y"].Value, Number(match.Groups["m"].Value), Number(match.Groups["d"].Value));
            }

            if (readings.Count > 0) found.Add(new(new(match.Index, match.Length), readings));
        }

        return found;
    }

    static void Add(List<DateOnly> readings, string year, int month, int day)
    {
        if (Number(year) is >= 1 and var y && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(y, month)) readings.Add(new(y, month, day));
    }

    static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        """
          (?<y>[0-9]{4}) [ ]? [년年] [ ]? (?<m>[0-9]{1,2}) [ ]? [월月] [ ]? (?<d>[0-9]{1,2}) [ ]? [일日]
        | \b (?<y>[0-9]{4}) (?: - (?<m>[0-9]{1,2}) - | / (?<m>[0-9]{1,2}) / | \.[ ]? (?<m>[0-9]{1,2}) \.[ ]? ) (?<d>[0-9]{1,2}) \b
        | \b (?<one>[0-9]{1,2}) (?: / (?<other>[0-9]{1,2}) / | \.[ ]? (?<other>[0-9]{1,2}) \.[ ]? | - (?<other>[0-9]{1,2}) - ) (?<last>[0-9]{4}) \b
        | \b (?<d>[0-9]{1,2}) (?: \. | st | nd | rd | th | er | º )? [ ] (?: de[ ] )? (?<month>\p{L}{3,15}) \.? ,? [ ] (?: de[ ] )? (?<y>[0-9]{4}) \b
        | \b (?<month>\p{L}{3,15}) \.? [ ] (?<d>[0-9]{1,2}) (?: st | nd | rd | th )? ,? [ ] (?<y>[0-9]{4}) \b
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
