using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.Pages;
using Translate.Server.People;

namespace Translate.Server.Analysis;

/// <summary>Reads what people of a desk changed of what they were offered.</summary>
public sealed class Efforts(TranslateDb db, KeptAMinute<EffortsAsked, IReadOnlyList<EffortRow>> kept, Caller caller, LocalTime time)
{
    /// <summary>The report on the jobs that were approved on some days, as it was at most a minute ago.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="days">The days.</param>
    /// <param name="locale">Jobs into one locale only; null for all.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<EffortReport> Read(long deskId, Period days, Locale? locale, CancellationToken stop)
    {
        var (start, end) = days.Moments(time);
        var closed = caller.ClosedLocales;
        var key = new EffortsAsked(deskId, start, end, locale, string.Join(',', closed.Select(l => l.Tag).Order(StringComparer.Ordinal)));
        var rows = await kept.Read(key, asked => Sum(asked, closed, stop));

        // Of what is no memory's there are no bands: what is stored for them says nothing.
        var origins = rows.GroupBy(r => (r.Pass, r.Origin, r.Name)).Select(g => EffortRow.Sum(g.Key.Pass, g.Key.Origin, g.Key.Name, null, [.. g]));
        var bands = rows.Where(r => r.Origin is OriginKind.Memory).GroupBy(r => (r.Pass, r.Name, r.Band)).Select(g => EffortRow.Sum(g.Key.Pass, OriginKind.Memory, g.Key.Name, g.Key.Band, [.. g]));
        return new(
            days.From, days.To,
            [.. origins.OrderBy(r => r.Pass).ThenBy(r => Place(r.Origin)).ThenBy(r => r.Name, StringComparer.CurrentCulture)],
            [.. bands.OrderBy(r => r.Pass).ThenBy(r => r.Name, StringComparer.CurrentCulture).ThenBy(r => r.Band)]);
    }

    /// <summary>The locales that there are to choose from.</summary>
    public async Task<IReadOnlyList<Locale>> Locales(long deskId, CancellationToken stop) =>
        [.. (await db.Jobs.Where(j => j.DeskId == deskId).Select(j => j.Locale).Distinct().ToListAsync(stop)).Except(caller.ClosedLocales).OrderBy(l => l.Tag, StringComparer.Ordinal)];

    static int Place(OriginKind origin) => origin switch { OriginKind.Memory => 0, OriginKind.Machine => 1, OriginKind.Source => 2, _ => 3 };

    async Task<IReadOnlyList<EffortRow>> Sum(EffortsAsked asked, IReadOnlyList<Locale> closed, CancellationToken stop)
    {
        var efforts = db.JobEfforts.Where(e => e.DeskId == asked.Desk && e.At >= asked.Start && e.At < asked.End);

        // The jobs are looked at where their locale matters only: it is half of the work.
        if (asked.Locale is { } locale) efforts = efforts.Where(e => db.Jobs.Any(j => j.Id == e.JobId && j.Locale == locale));
        if (closed.Count > 0) efforts = efforts.Where(e => db.Jobs.Any(j => j.Id == e.JobId && !closed.Contains(j.Locale)));
        var sums = await efforts.GroupBy(e => new { e.Pass, e.Origin, e.OriginName, e.Band })
            .Select(g => new
            {
                g.Key,
                Segments = g.Sum(e => (long)e.Segments),
                Unchanged = g.Sum(e => (long)e.Unchanged),
                SourceWords = g.Sum(e => (long)e.SourceWords),
                Edits = g.Sum(e => (long)e.Edits),
                Words = g.Sum(e => (long)e.Words),
                ChrFWords = g.Sum(e => e.ChrFWords),
                Seconds = g.Sum(e => (long)e.Seconds),
            }).ToListAsync(stop);
        return sums.ConvertAll(s => new EffortRow(s.Key.Pass, s.Key.Origin, s.Key.OriginName, s.Key.Band)
        {
            Segments = s.Segments,
            Unchanged = s.Unchanged,
            SourceWords = s.SourceWords,
            Edits = s.Edits,
            Words = s.Words,
            ChrFWords = s.ChrFWords,
            Seconds = s.Seconds,
        });
    }
}

/// <summary>What was summed, and is kept by.</summary>
/// <param name="Desk">The desk.</param>
/// <param name="Start">The first moment.</param>
/// <param name="End">The first behind the last.</param>
/// <param name="Locale">The only locale; null for all.</param>
/// <param name="Closed">The locales that do not count, as whoever asked has nothing to do with them.</param>
public sealed record EffortsAsked(long Desk, DateTimeOffset Start, DateTimeOffset End, Locale? Locale, string Closed);
