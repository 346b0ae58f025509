using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.Pages;
using Translate.Server.People;

namespace Translate.Server.Analysis;

/// <summary>Which of a desk's jobs an analysis sums.</summary>
/// <param name="Days">When their documents were taken in.</param>
/// <param name="Locale">Those into one locale; null for all.</param>
/// <param name="State">Those that stand in one state; null for all but those that a later revision has taken over.</param>
public sealed record DeskAnalysisQuestion(Period Days, Locale? Locale, JobState? State);

/// <summary>What was known of the jobs into one locale.</summary>
public sealed record LocaleAnalysis(Locale Locale, BandAnalysis Analysis);

/// <summary>What was known of the jobs that stand in one state.</summary>
public sealed record StateAnalysis(JobState State, BandAnalysis Analysis);

/// <summary>What was known of one locale's jobs in one state.</summary>
public sealed record CellAnalysis(Locale Locale, JobState State, BandAnalysis Analysis);

/// <summary>What was known of a desk's documents.</summary>
/// <param name="From">The first day on which they were taken in.</param>
/// <param name="To">The last.</param>
/// <param name="Jobs">How many jobs there are.</param>
/// <param name="NotAnalysed">Those of them that are not counted, as they were not analysed.</param>
/// <param name="Total">All together.</param>
/// <param name="Locales">By locale.</param>
/// <param name="States">By state.</param>
/// <param name="Cells">By locale and state.</param>
public sealed record DeskAnalysis(
    DateOnly From, DateOnly To, int Jobs, int NotAnalysed, BandAnalysis Total, IReadOnlyList<LocaleAnalysis> Locales, IReadOnlyList<StateAnalysis> States, IReadOnlyList<CellAnalysis> Cells)
{
    /// <summary>Into which locales there are jobs, whatever was asked for.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<Locale> AllLocales { get; init; } = [];
}

/// <summary>What was known of a document, in a list.</summary>
/// <param name="Document">The document.</param>
/// <param name="Name">Its name.</param>
/// <param name="Created">When it was taken in.</param>
/// <param name="Locales">Into which locales its jobs are, as far as they were asked for.</param>
/// <param name="Analysis">Those jobs together.</param>
public sealed record ListedAnalysis(long Document, string Name, DateTimeOffset Created, IReadOnlyList<Locale> Locales, BandAnalysis Analysis);

/// <summary>A page of documents, newest first.</summary>
/// <param name="Documents">The documents.</param>
/// <param name="Next">The page behind it begins after this; null where there is none.</param>
public sealed record ListedAnalyses(IReadOnlyList<ListedAnalysis> Documents, string? Next);

/// <summary>Sums what was known of a desk's documents.</summary>
public sealed class DeskAnalyses(TranslateDb db, DeskRates rates, KeptAMinute<DeskDays, IReadOnlyList<DeskSum>> kept, Caller caller, LocalTime time)
{
    /// <summary>Documents a page.</summary>
    public const int PageSize = 25;

    /// <summary>The sums, as they were at most a minute ago.</summary>
    public async Task<DeskAnalysis> Read(long deskId, DeskAnalysisQuestion question, CancellationToken stop)
    {
        var (start, end) = question.Days.Moments(time);
        var sums = await kept.Read(new(deskId, start, end), days => Sum(days, stop));
        var table = await rates.Of(deskId, stop);
        var closed = caller.ClosedLocales;
        var open = sums.Where(s => !closed.Contains(s.Locale)).ToList();
        var asked = open.FindAll(s => (question.Locale == null || s.Locale == question.Locale) && (question.State is { } state ? s.State == state : s.State != JobState.Superseded));
        return new(
            question.Days.From, question.Days.To, asked.Sum(s => s.Jobs), asked.Sum(s => s.NotAnalysed), Of(asked),
            [.. asked.GroupBy(s => s.Locale).OrderBy(g => g.Key.Tag, StringComparer.Ordinal).Select(g => new LocaleAnalysis(g.Key, Of(g)))],
            [.. asked.GroupBy(s => s.State).OrderBy(g => g.Key).Select(g => new StateAnalysis(g.Key, Of(g)))],
            [.. asked.OrderBy(s => s.Locale.Tag, StringComparer.Ordinal).ThenBy(s => s.State).Select(s => new CellAnalysis(s.Locale, s.State, Of([s])))])
        {
            AllLocales = [.. open.Select(s => s.Locale).Distinct().OrderBy(l => l.Tag, StringComparer.Ordinal)],
        };

        BandAnalysis Of(IEnumerable<DeskSum> some) => BandAnalysis.Of(some.SelectMany(s => s.Bands), table);
    }

    /// <summary>A page of the documents that are summed.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="question">Which.</param>
    /// <param name="after">The page behind that which said so; null for the first.</param>
    /// <param name="take">As many at most.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<ListedAnalyses> Documents(long deskId, DeskAnalysisQuestion question, string? after, int take, CancellationToken stop)
    {
        var (start, end) = question.Days.Moments(time);
        var wanted = db.Jobs.Where(Asked(question));
        var documents = db.Documents.Where(d => d.DeskId == deskId && d.Created >= start && d.Created < end);
        if (Key.Read(after) is { } key) documents = documents.Where(d => d.Created <= key.At && (d.Created < key.At || d.Id < key.Id));
        var found = await documents.Where(d => wanted.Any(j => j.DocumentId == d.Id)).OrderByDescending(d => d.Created).ThenByDescending(d => d.Id)
            .Select(d => new { d.Id, d.Name, d.Created }).Take(take + 1).ToListAsync(stop);
        var page = found.Take(take).ToList();

        var ids = page.ConvertAll(d => d.Id);
        var jobs = await wanted.Where(j => ids.Contains(j.DocumentId)).Select(j => new { j.Id, j.DocumentId, j.Locale }).ToListAsync(stop);
        var bands = await wanted.Where(j => ids.Contains(j.DocumentId)).Join(db.JobBands, j => j.Id, b => b.JobId, (j, b) => new { j.DocumentId, b.Band, b.Segments, b.Words, b.Characters }).ToListAsync(stop);
        var (locales, sums, table) = (jobs.ToLookup(j => j.DocumentId, j => j.Locale), bands.ToLookup(b => b.DocumentId, b => new BandSum(b.Band, b.Segments, b.Words, b.Characters)), await rates.Of(deskId, stop));
        return new(
            page.ConvertAll(d => new ListedAnalysis(d.Id, d.Name, d.Created, [.. locales[d.Id].Distinct().OrderBy(l => l.Tag, StringComparer.Ordinal)], BandAnalysis.Of(sums[d.Id], table))),
            found.Count > take ? new Key(page[^1].Id, page[^1].Created).ToString() : null);
    }

    Expression<Func<Job, bool>> Asked(DeskAnalysisQuestion question)
    {
        var (closed, locale, state) = (caller.ClosedLocales, question.Locale, question.State);
        return j => !closed.Contains(j.Locale) && (locale == null || j.Locale == locale) && (state == null ? j.State != JobState.Superseded : j.State == state);
    }

    async Task<IReadOnlyList<DeskSum>> Sum(DeskDays days, CancellationToken stop)
    {
        var jobs = db.Documents.Where(d => d.DeskId == days.Desk && d.Created >= days.Start && d.Created < days.End).Join(db.Jobs, d => d.Id, j => j.DocumentId, (_, j) => j);
        var all = await jobs.GroupBy(j => new { j.Locale, j.State }).Select(g => new { g.Key.Locale, g.Key.State, Count = g.Count() }).ToListAsync(stop);
        var without = (await jobs.Where(j => !db.JobBands.Any(b => b.JobId == j.Id)).GroupBy(j => new { j.Locale, j.State }).Select(g => new { g.Key.Locale, g.Key.State, Count = g.Count() }).ToListAsync(stop))
            .ToDictionary(g => (g.Locale, g.State), g => g.Count);
        var bands = (await jobs.Join(db.JobBands, j => j.Id, b => b.JobId, (j, b) => new { j.Locale, j.State, b.Band, b.Segments, b.Words, b.Characters })
            .GroupBy(b => new { b.Locale, b.State, b.Band })
            .Select(g => new { g.Key.Locale, g.Key.State, g.Key.Band, Segments = g.Sum(b => (long)b.Segments), Words = g.Sum(b => (long)b.Words), Characters = g.Sum(b => (long)b.Characters) })
            .ToListAsync(stop)).ToLookup(g => (g.Locale, g.State), g => new BandSum(g.Band, g.Segments, g.Words, g.Characters));
        return all.ConvertAll(g => new DeskSum(g.Locale, g.State, g.Count, without.GetValueOrDefault((g.Locale, g.State)), [.. bands[(g.Locale, g.State)]]));
    }

    /// <summary>Where a page ends: what the next one begins after.</summary>
    sealed record Key(long Id, DateTimeOffset At)
    {
        public static Key? Read(string? text) =>
            text?.Split('.') is [var id, var ticks] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var document)
                && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
                ? new(document, new(at, TimeSpan.Zero))
                : null;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}.{At.UtcTicks}");
    }
}

/// <summary>The jobs of a desk into one locale that stand in one state, and what was known of them.</summary>
public sealed record DeskSum(Locale Locale, JobState State, int Jobs, int NotAnalysed, IReadOnlyList<BandSum> Bands);
