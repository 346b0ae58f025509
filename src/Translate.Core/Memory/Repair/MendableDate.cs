using System.Globalization;
using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Memory.Repair;

/// <summary>A date as a text writes it, whose fields another date could have in its place.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Year">The year, if it is said.</param>
/// <param name="Month">The month, from 1.</param>
/// <param name="Day">The day; null where only the month is said.</param>
/// <param name="Fields">Where the year, the month and the day stand in the text; empty where one is not said.</param>
sealed record MendableDate(TextSpan Span, int? Year, int Month, int? Day, (TextSpan Year, TextSpan Month, TextSpan Day) Fields)
{
    const string Months = "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec";

    /// <summary>What makes a month of a word that may be another one, too: in May, of March.</summary>
    const string Before = "in|In|of|by|By|since|Since|until|Until|from|From|last|Last|next|Next|this|This|early|late|during|During|before|after";

    static readonly Regex
        Iso = Pattern("(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})"),
        Dotted = Pattern(@"(?<y>[0-9]{4})\. ?(?<m>[0-9]{1,2})\. ?(?<d>[0-9]{1,2})"),
        Stroked = Pattern("(?<y>[0-9]{4})/(?<m>[0-9]{1,2})/(?<d>[0-9]{1,2})"),
        EastAsian = Pattern("((?<y>[0-9]{4})[年년] ?)?(?<m>[0-9]{1,2})[月월]( ?(?<d>[0-9]{1,2})[日일])?"),
        MonthFirst = Pattern($"(?<m>({Months})\\.?) (?<d>[0-9]{{1,2}})(, (?<y>[0-9]{{4}}))?"),
        DayFirst = Pattern($"(?<d>[0-9]{{1,2}}) (?<m>{Months})\\b( (?<y>[0-9]{{4}}))?"),
        MonthOfYear = Pattern($"(?<m>{Months}) (?<y>[0-9]{{4}})"),
        MonthAlone = Pattern($"\\b({Before}) (?<m>{Months})\\b");

    static readonly string[] Names = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];

    /// <summary>
    /// The dates whose order of fields is beyond doubt: 2024-05-21, 2024/5/21, 2024년 5월 21일, 2024年5月21日, in Korean 2024. 5. 21., and in English May 21, 2024,
    /// Jan. 5 and 21 May 2024; the year may be missing where the others are named, and the day where the month is.
    /// </summary>
    public static IReadOnlyList<MendableDate> In(string text, Locale locale)
    {
        Regex[] patterns = locale.Language switch
        {
            "en" => [Iso, Stroked, MonthFirst, DayFirst, MonthOfYear, MonthAlone],
            "ko" => [Iso, Stroked, Dotted, EastAsian],
            _ => [Iso, Stroked, EastAsian],
        };
        var found = new List<MendableDate>();
        foreach (var pattern in patterns)
            foreach (var date in pattern.Matches(text).Where(match => StandsAlone(text, match)).Select(Read).OfType<MendableDate>())
                if (!found.Exists(other => other.Span.Start < date.Span.End && date.Span.Start < other.Span.End)) found.Add(date);
        return [.. found.OrderBy(date => date.Span.Start)];
    }

    /// <summary>This date's fields in the way in which another one is written; null where that one has other fields.</summary>
    public string? Like(MendableDate other, string text)
    {
        if (Year is null != other.Year is null || Day is null != other.Day is null) return null;
        var written = text.Substring(other.Span.Start, other.Span.Length);
        if (MonthLike(text.Substring(other.Fields.Month.Start, other.Fields.Month.Length)) is not { } month) return null;
        var fields = new List<(TextSpan Span, string Now)> { (other.Fields.Month, month) };
        if (Day is { } day) fields.Add((other.Fields.Day, Padded(day, other.Fields.Day)));
        if (Year is { } year) fields.Add((other.Fields.Year, year.ToString("0000", CultureInfo.InvariantCulture)));
        foreach (var (span, now) in fields.OrderByDescending(field => field.Span.Start))
            written = string.Concat(written.AsSpan(0, span.Start - other.Span.Start), now, written.AsSpan(span.End - other.Span.Start));
        return written;

        string Padded(int value, TextSpan span) => value.ToString(span.Length == 2 && (text[span.Start] == '0' || other.IsIso) ? "00" : "0", CultureInfo.InvariantCulture);

        // With a point some write Sept. and June, others Sep. and Jun.: only where both write the same it is sure.
        string? MonthLike(string name) =>
            char.IsAsciiDigit(name[0]) ? Padded(Month, other.Fields.Month)
            : name[^1] == '.' ? (Month is 3 or 4 or 6 or 7 or 9 ? null : Month == 5 ? Names[4] : Names[Month - 1][..3] + ".")
            : name is "Sept" || (name.Length == 3 && name != Names[4]) ? Names[Month - 1][..3]
            : Names[Month - 1];
    }

    /// <summary>Whether both are the same day, said with the same fields.</summary>
    public bool IsSameDay(MendableDate other) => (Year, Month, Day) == (other.Year, other.Month, other.Day);

    bool IsIso => Fields.Year.Length > 0 && Span.Length == 10 && Fields.Year.Start == Span.Start && Fields.Month.Start == Span.Start + 5 && Fields.Day.Start == Span.Start + 8;

    static MendableDate? Read(Match match)
    {
        var (year, month, day) = (match.Groups["y"], match.Groups["m"], match.Groups["d"]);
        var number = char.IsAsciiDigit(month.Value[0]) ? int.Parse(month.Value, CultureInfo.InvariantCulture) : Array.FindIndex(Names, name => name.StartsWith(month.Value[..3], StringComparison.Ordinal)) + 1;
        var days = day.Success ? int.Parse(day.Value, CultureInfo.InvariantCulture) : (int?)null;
        if (number is < 1 or > 12 || days is < 1 or > 31) return null;

        // May ends with no point, and what stands before a month alone is not part of it.
        if (month.Value is "May.") return null;
        var start = year.Success || day.Success ? match.Index : month.Index;
        return new(
            TextSpan.FromBounds(start, match.Index + match.Length), year.Success ? int.Parse(year.Value, CultureInfo.InvariantCulture) : null, number, days,
            (year.Success ? new(year.Index, year.Length) : default, new(month.Index, month.Length), day.Success ? new(day.Index, day.Length) : default));
    }

    /// <summary>Digits before or behind make it another thing, a letter before, too, unless words of its script stand without spaces; and so does an ending that goes by the number: 21st.</summary>
    static bool StandsAlone(string text, Match match)
    {
        var end = match.Index + match.Length;
        return (match.Index == 0 || !((char.IsLetterOrDigit(text[match.Index - 1]) && !WordCount.IsIdeographOrKana(new(text[match.Index - 1]))) || text[match.Index - 1] is '-' or '.' or '/')) &&
            (end == text.Length || !(char.IsDigit(text[end]) || char.IsAsciiLetter(text[end]) || text[end] is '-' or '/'));
    }

    static Regex Pattern(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
