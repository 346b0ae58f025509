using System.Globalization;
using Translate.Server.Pages;

namespace Translate.Server.Analysis;

/// <summary>The days that a report is about, by the reader's calendar, both among them.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
public sealed record Period(DateOnly From, DateOnly To)
{
    /// <summary>So many days are reported where nobody says which.</summary>
    const int UsualDays = 28;

    /// <summary>Reads it from an address; what makes no sense is as if it were not there, and without any it is the last four weeks.</summary>
    internal static Period Read(IQueryCollection query, LocalTime time, TimeProvider clock)
    {
        var to = LocalTime.TryDay(query["to"], out var last) ? last : time.DateOf(clock.GetUtcNow());
        return new(LocalTime.TryDay(query["from"], out var first) && first <= to ? first : to.AddDays(1 - UsualDays), to);
    }

    /// <summary>Its first moment, and the first behind it.</summary>
    internal (DateTimeOffset Start, DateTimeOffset End) Moments(LocalTime time) => (time.StartOf(From), time.StartOf(To.AddDays(1)));

    /// <summary>A day as addresses write it.</summary>
    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Days of a desk, from the first moment until before the last: what sums are counted for, and kept by.</summary>
public sealed record DeskDays(long Desk, DateTimeOffset Start, DateTimeOffset End);
