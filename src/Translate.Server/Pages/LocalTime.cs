using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Localization;
using Translate.Server.People;

namespace Translate.Server.Pages;

/// <summary>Moments as a reader's clock and calendar show them.</summary>
public sealed class LocalTime(TimeZoneInfo zone, IStringLocalizer<Strings> strings, TimeProvider clock)
{
    /// <summary>The browser's time zone by its IANA name; a script sets it, the server reads it.</summary>
    internal const string Cookie = "translate-zone";

    /// <summary>The zone.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>The zone that the request is to be answered in: the browser's, else the one that the person's browser last said, else UTC.</summary>
    internal static TimeZoneInfo ZoneOf(HttpContext? http) =>
        TryZone(http?.Request.Cookies[Cookie], out var zone) || TryZone(http?.User.FindFirstValue(PersonClaims.TimeZone), out zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>Finds a zone by its IANA name; false where there is none of that name.</summary>
    internal static bool TryZone(string? name, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;
        return name is { Length: > 0 and <= 64 } && !name.Contains("..", StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone) && zone.HasIanaId;
    }

    /// <summary>A day: <c>Thursday, 26 November</c>, with the year where it is another one.</summary>
    public string Day(DateTimeOffset at) => Here(at) is var here && here.Year == Here(clock.GetUtcNow()).Year
        ? here.ToString(strings["Time.Day"], CultureInfo.CurrentCulture)
        : here.ToString(strings["Time.DayOfYear"], CultureInfo.CurrentCulture);

    /// <summary>A day with the time of day; says that it is universal time where no other is known.</summary>
    public string Moment(DateTimeOffset at) => Here(at).ToString(strings["Time.Moment"], CultureInfo.CurrentCulture) + (zone.Equals(TimeZoneInfo.Utc) ? " UTC" : "");

    /// <summary>How long something takes, by and by: to five minutes below an hour, to a quarter of one below ten hours, then to hours.</summary>
    public string Span(TimeSpan span)
    {
        var minutes = span.TotalMinutes switch
        {
            <= 5 => 5,
            < 60 => (int)Math.Round(span.TotalMinutes / 5) * 5,
            < 600 => (int)Math.Round(span.TotalMinutes / 15) * 15,
            _ => (int)Math.Round(span.TotalMinutes / 60) * 60,
        };
        var (hours, rest) = (minutes / 60, minutes % 60);
        return (hours, rest) switch
        {
            (0, _) => strings.Count("Time.Minutes", rest),
            (_, 0) => strings.Count("Time.Hours", hours),
            _ => strings["Time.HoursAndMinutes", strings.Count("Time.Hours", hours), strings.Count("Time.Minutes", rest)],
        };
    }

    /// <summary>Reads a day as forms and addresses write it; false for one that no calendar of ours reaches.</summary>
    internal static bool TryDay(string? text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is > 1 and < 9999;

    /// <summary>Where a day begins.</summary>
    public DateTimeOffset StartOf(DateOnly day) => EndOf(day.AddDays(-1)).AddMinutes(1);

    /// <summary>The last minute of a day.</summary>
    public DateTimeOffset EndOf(DateOnly day)
    {
        var end = day.ToDateTime(new TimeOnly(23, 59));
        return new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
    }

    /// <summary>The day of a moment.</summary>
    public DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(Here(at).DateTime);

    DateTimeOffset Here(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);
}
