using System.Globalization;
using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Quality.Measures;

/// <summary>A time of the day of which the text says in which half it is: 3:30 p.m., 오전 9시, 15 Uhr.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Hour">The hour, from 0 to 23.</param>
/// <param name="Minute">The minute.</param>
sealed partial record ClockTime(TextSpan Span, int Hour, int Minute)
{
    /// <summary>With these an hour of twelve is meant even where the clock has 24: 3 Uhr nachmittags, 3 heures de l’après-midi.</summary>
    static readonly string[] Halves = ["morgen", "früh", "vormittag", "mittag", "abend", "nacht", "matin", "midi", "soir", "nuit"];

    /// <summary>Whether the other is as late in the other half of the day.</summary>
    public bool IsTwelveHoursFrom(ClockTime other) => Minute == other.Minute && Math.Abs(Hour - other.Hour) == 12;

    /// <summary>The times of a text. Hours up to twelve without a word count only in German and French, and only on a clock of 24 hours.</summary>
    public static List<ClockTime> In(string text, string language)
    {
        var found = new List<ClockTime>();
        bool? isOfTwelve = null;
        foreach (Match match in Pattern().Matches(text))
        {
            var hour = int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);
            var minute = match.Groups["m"] is { Success: true, ValueSpan: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : match.Groups["half"].Success ? 30 : 0;
            if (hour > 23 || minute > 59 || (match.Index > 0 && text[match.Index - 1] is ':' or '.' or ',')) continue;
            if (match.Groups["am"].Success || match.Groups["pm"].Success)
            {
                if (hour > 12) continue;
                hour = hour % 12 + (match.Groups["pm"].Success ? 12 : 0);
            }
            else if (hour < 13)
            {
                var isOf24 = language is "de" ? match.Groups["uhr"].Success : language is "fr" && match.Groups["heure"].Success;
                if (!isOf24 || (isOfTwelve ??= Array.Exists(Halves, half => text.Contains(half, StringComparison.OrdinalIgnoreCase))) is true) continue;
            }

            found.Add(new(new(match.Index, match.Length), hour, minute));
        }

        return found;
    }

    [GeneratedRegex(
        """
          (?: (?<am> 오전 | 午前 | 上午 ) | (?<pm> 오후 | 午後 | 下午 ) ) [ ]? (?<h>[0-9]{1,2}) (?: [ ]? [시時时点點] (?: [ ]? (?<m>[0-9]{1,2}) [ ]? [분分] | [ ]? (?<half>[반半点]) )? | : (?<m>[0-9]{2}) )
        | \b (?<h>[0-9]{1,2}) (?: [:.] (?<m>[0-9]{2}) )? [ \u00A0\u202F]? (?: (?<am> [aA]\.?[ \u00A0\u202F]?[mM] ) | (?<pm> [pP]\.?[ \u00A0\u202F]?[mM] ) ) \b
        | \b (?<h>[0-9]{1,2}) (?: [:.] (?<m>[0-9]{2}) )? [ \u00A0] (?<uhr> Uhr ) (?: [ \u00A0] (?<m>[0-9]{2}) )? \b
        | \b (?<h>[0-9]{1,2}) [ \u00A0\u202F]? (?<heure> h | heures? ) (?: [ \u00A0\u202F]? (?<m>[0-9]{2}) )? \b
        | \b (?<h>[0-9]{1,2}) (?: : (?<m>[0-9]{2}) | [ ]? [시時时] (?: [ ]? (?<m>[0-9]{1,2}) [ ]? [분分] )? )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
