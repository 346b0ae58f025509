using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.Pages;

namespace Translate.Server.Jobs;

/// <summary>A desk's day in numbers.</summary>
/// <param name="Day">The day, by the reader's calendar.</param>
/// <param name="WordsIn">Words asked for: those of each document taken in, once for each locale.</param>
/// <param name="WordsOut">Words delivered.</param>
/// <param name="HoursToClaim">How long jobs claimed on this day had been available: the median, in hours; null where none was.</param>
/// <param name="HoursToReview">How long jobs decided on this day had waited for an editor.</param>
public sealed record DeskDay(DateOnly Day, long WordsIn, long WordsOut, double? HoursToClaim, double? HoursToReview);

/// <summary>The days of desks that were counted in the last minute.</summary>
public sealed class KeptCharts(TimeProvider clock)
{
    readonly KeptAMinute<(long Desk, int Days, string Zone), IReadOnlyList<DeskDay>> kept = new(clock);

    /// <summary>The days up to today, as they were at most a minute ago.</summary>
    public Task<IReadOnlyList<DeskDay>> Read(DeskCharts charts, long deskId, int days, LocalTime time, CancellationToken stop) =>
        kept.Read((deskId, days, time.Zone.Id), _ => charts.Read(deskId, days, time, stop));
}

/// <summary>Counts a desk's last days from its documents and the record of what was done.</summary>
public sealed class DeskCharts(TranslateDb db, TimeProvider clock)
{
    static readonly string[] Opens = ["prepared", "released", "released-without-work", "expired", "resumed", "returned", "undone"], HandsIn = ["submitted", "machine-finished", "reopened"];

    /// <summary>The days up to today, the oldest first.</summary>
    public async Task<IReadOnlyList<DeskDay>> Read(long deskId, int days, LocalTime time, CancellationToken stop)
    {
        var today = time.DateOf(clock.GetUtcNow());
        var first = today.AddDays(1 - days);
        var start = time.StartOf(first);
        var taken = await db.Documents.Where(d => d.DeskId == deskId && d.Created >= start)
            .Select(d => new { d.Created, d.Words, Locales = db.Jobs.Where(j => j.DocumentId == d.Id).Select(j => j.Locale).Distinct().Count() }).ToListAsync(stop);
        var delivered = await db.Audit.Where(a => a.DeskId == deskId && a.Act == "delivered" && a.At >= start && a.JobId != null)
            .Join(db.Jobs, a => a.JobId, j => j.Id, (a, j) => new { j.Id, a.At, j.Part, j.Segments, j.Document!.Words, Of = j.Document.Segments }).ToListAsync(stop);
        var claims = await Waits(db.Audit.Where(a => a.DeskId == deskId && a.Act == "claimed" && a.At >= start), Opens, stop);
        var reviews = await Waits(db.Audit.Where(a => a.DeskId == deskId && (a.Act == "approved" || a.Act == "returned") && a.At >= start), HandsIn, stop);

        var wordsIn = taken.GroupBy(d => time.DateOf(d.Created)).ToDictionary(g => g.Key, g => g.Sum(d => (long)d.Words * d.Locales));

        // What was opened again and delivered once more went out once.
        var wordsOut = delivered.GroupBy(d => d.Id).Select(g => g.MaxBy(d => d.At)!).GroupBy(d => time.DateOf(d.At))
            .ToDictionary(g => g.Key, g => g.Sum(d => d.Part == 0 || d.Of == 0 ? d.Words : (long)d.Words * d.Segments / d.Of));
        var (toClaim, toReview) = (ByDay(claims, time), ByDay(reviews, time));
        return [.. Enumerable.Range(0, days).Select(first.AddDays).Select(day => new DeskDay(day, wordsIn.GetValueOrDefault(day), wordsOut.GetValueOrDefault(day), Median(toClaim[day]), Median(toReview[day])))];
    }

    /// <summary>When each act was, and how long after the last one of those it ended the wait for.</summary>
    async Task<List<(DateTimeOffset At, TimeSpan Waited)>> Waits(IQueryable<AuditEntry> acts, string[] begins, CancellationToken stop) =>
        [.. (await acts.Select(a => new
            {
                a.At,
                From = db.Audit.Where(b => b.JobId == a.JobId && b.At <= a.At && b.Id < a.Id && begins.Contains(b.Act)).OrderByDescending(b => b.At).Select(b => (DateTimeOffset?)b.At).FirstOrDefault(),
            }).ToListAsync(stop)).Where(w => w.From is not null).Select(w => (w.At, w.At - w.From!.Value))];

    static ILookup<DateOnly, double> ByDay(List<(DateTimeOffset At, TimeSpan Waited)> waits, LocalTime time) => waits.ToLookup(w => time.DateOf(w.At), w => w.Waited.TotalHours);

    internal static double? Median(IEnumerable<double> hours)
    {
        var sorted = hours.Order().ToList();
        return sorted.Count == 0 ? null : Math.Round((sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2, 2);
    }
}
