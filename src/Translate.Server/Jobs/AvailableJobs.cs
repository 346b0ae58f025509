using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Jobs;

/// <summary>In which order available jobs are listed.</summary>
public enum AvailableOrder
{
    /// <summary>What is wanted soonest comes first; then what is due first, and what has waited longest.</summary>
    Due,

    /// <summary>What came last comes first.</summary>
    Newest,

    /// <summary>The least left to do comes first.</summary>
    Shortest,

    /// <summary>The most left to do comes first.</summary>
    Longest,
}

/// <summary>Which available jobs somebody wants to see.</summary>
/// <param name="Pair">One pair, as <c>en&gt;ko</c>; <c>all</c> for all; null for those that the person translates.</param>
/// <param name="Desk">One desk.</param>
/// <param name="Topic">One topic.</param>
/// <param name="Minutes">Those that take no longer.</param>
/// <param name="Days">Those that are due within so many days.</param>
/// <param name="Order">In which order.</param>
public sealed record AvailableFilter(string? Pair = null, long? Desk = null, string? Topic = null, int? Minutes = null, int? Days = null, AvailableOrder Order = AvailableOrder.Due)
{
    /// <summary>All pairs of languages.</summary>
    public const string AllPairs = "all";

    /// <summary>It leaves something out beside what the person does not translate.</summary>
    public bool Narrows => Pair is not (null or AllPairs) || Desk is not null || Topic is not null || Minutes is not null || Days is not null;

    /// <summary>Reads it from an address; what makes no sense is as if it were not there.</summary>
    public static AvailableFilter Read(IQueryCollection query) => new(
        query["pair"].ToString() is var pair && (pair is AllPairs || LanguagePairView.TryParse(pair, out _)) ? pair : null,
        Number(query["desk"]),
        query["topic"].ToString() is { Length: > 0 and <= HandedIn.LongestTopic } topic ? topic : null,
        (int?)Number(query["minutes"]),
        (int?)Number(query["days"]),
        AddressQuery.Named<AvailableOrder>(query["order"]) ?? AvailableOrder.Due);

    /// <summary>It as the part of an address behind the question mark.</summary>
    public string ToQuery() => AddressQuery.Of(
        ("filter", "true"), ("pair", Pair), ("desk", Desk?.ToString(CultureInfo.InvariantCulture)), ("topic", Topic), ("minutes", Minutes?.ToString(CultureInfo.InvariantCulture)),
        ("days", Days?.ToString(CultureInfo.InvariantCulture)), ("order", Order is AvailableOrder.Due ? null : Order.ToString()));

    static long? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}

/// <summary>A job that somebody can claim.</summary>
public sealed record AvailableJob(
    long Id, long Desk, string DeskName, string Name, string? Topic, Locale SourceLocale, Locale Locale, int Words, int Segments, int Translated, DateTimeOffset Since, DateTimeOffset? DueAt, string? RequestedBy)
{
    /// <summary>Which part of the document it is, from 1; 0 for all of it.</summary>
    public int Part { get; init; }

    /// <summary>In how many parts the document is divided.</summary>
    public int Parts { get; init; }

    /// <summary>How soon it is wanted.</summary>
    public Priority Priority { get; init; }

    /// <summary>What is filled and what is left.</summary>
    public JobFacts Facts { get; init; } = JobFacts.None;

    /// <summary>How many minutes it may take: an estimate.</summary>
    public int EstimatedMinutes { get; init; }
}

/// <summary>A choice of a filter, and how many jobs there are of it.</summary>
public sealed record Choice<T>(T Value, string Name, int Count);

/// <summary>The available jobs of all desks that a person belongs to, by a filter.</summary>
/// <param name="Jobs">A page of them.</param>
/// <param name="HasMore">There are more behind it.</param>
/// <param name="Matching">How many the filter lets through.</param>
/// <param name="ForMe">How many there are in the pairs that the person translates.</param>
/// <param name="All">How many there are.</param>
public sealed record AvailablePage(IReadOnlyList<AvailableJob> Jobs, bool HasMore, int Matching, int ForMe, int All)
{
    /// <summary>The pairs that the person translates.</summary>
    public IReadOnlyList<LanguagePairView> Mine { get; init; } = [];

    /// <summary>The pairs of languages that there are jobs of.</summary>
    public IReadOnlyList<Choice<LanguagePairView>> Pairs { get; init; } = [];

    /// <summary>The desks that have jobs.</summary>
    public IReadOnlyList<Choice<long>> Desks { get; init; } = [];

    /// <summary>The topics that there are jobs of.</summary>
    public IReadOnlyList<Choice<string>> Topics { get; init; } = [];

    /// <summary>The pace by which times are estimated.</summary>
    public Pace Pace { get; init; }
}

/// <summary>Finds jobs for people.</summary>
public sealed class AvailableJobs(TranslateDb db, JobFactsReader facts, PersonPairs pairs, Preferences preferences, Caller caller, TimeProvider clock)
{
    /// <summary>Jobs a page.</summary>
    public const int PageSize = 20;

    /// <summary>The preference that keeps the filter.</summary>
    const string Preferred = "available-filters";

    /// <summary>The filter that a person used last.</summary>
    public async Task<AvailableFilter> Remembered(long personId, CancellationToken stop)
    {
        if (await preferences.Read(personId, Preferred, stop) is not { } kept) return new();

        try
        {
            return JsonSerializer.Deserialize<AvailableFilter>(kept) ?? new();
        }
        catch (JsonException)
        {
            // Written by another version of this program.
            return new();
        }
    }

    /// <summary>Keeps a person's filter for the next time.</summary>
    public Task Remember(long personId, AvailableFilter filter, CancellationToken stop) => preferences.Write(personId, Preferred, JsonSerializer.Serialize(filter), stop);

    /// <summary>A page of jobs, and what there is to choose from.</summary>
    public async Task<AvailablePage> Read(long personId, AvailableFilter filter, int skip, CancellationToken stop)
    {
        skip = Math.Max(0, skip);
        var mine = await pairs.Of(personId, stop);

        // Whom a desk lets in only with a second step sees nothing of it without one, here either.
        var open = SecondStep.DesksOpenTo(db, personId, caller.CameByPasskey);
        var desks = await db.Memberships.Where(m => m.PersonId == personId && !m.Desk!.IsPractice && open.Any(d => d.Id == m.DeskId)).Select(m => new { m.DeskId, m.Desk!.Name }).ToDictionaryAsync(d => d.DeskId, d => d.Name, stop);
        var ids = desks.Keys.ToList();
        var available = db.Jobs.Where(j => ids.Contains(j.DeskId)).Where(JobMoves.MayBeClaimedBy(db, personId));

        // Most people have no role of their own with any locale: for them nothing is asked of each job.
        if (await db.LocaleRoles.AnyAsync(r => r.PersonId == personId, stop)) available = available.Where(JobRights.For(db, personId));
        var pace = await facts.PaceOf(personId, stop);

        // One pass over what is available says what there is of everything.
        var groups = await available.GroupBy(j => new { j.DeskId, From = j.Document!.SourceLocale, To = j.Locale, j.Document.Topic })
            .Select(g => new { g.Key.DeskId, g.Key.From, g.Key.To, g.Key.Topic, Count = g.Count() })
            .ToListAsync(stop);
        var there = groups.ConvertAll(g => (g.DeskId, Pair: new LanguagePairView(g.From, g.To), g.Topic, g.Count));
        var wanted = filter.Pair switch
        {
            AvailableFilter.AllPairs => null,
            { } one when LanguagePairView.TryParse(one, out var pair) => there.Select(t => t.Pair).Where(p => p == pair).Distinct().ToList(),
            _ => there.Select(t => t.Pair).Where(p => mine.Exists(m => m.Covers(p))).Distinct().ToList(),
        };

        var jobs = Narrow(wanted is null ? available : available.Where(InPairs(wanted)), filter, pace);
        var matching = wanted is { Count: 0 } ? 0 : await jobs.CountAsync(stop);
        var page = matching == 0 ? [] : await Ordered(jobs, filter.Order).Skip(skip).Take(PageSize).Select(j => new AvailableJob(
            j.Id, j.DeskId, j.Document!.Desk!.Name, j.Document.Name, j.Document.Topic, j.Document.SourceLocale, j.Locale,
            j.Part == 0 ? j.Document!.Words : (int)((long)j.Document!.Words * j.Segments / (j.Document!.Segments == 0 ? 1 : j.Document!.Segments)), j.Segments, j.Translated, j.Since, j.DueAt, j.Document.TakenInBy!.DisplayName)
        {
            Part = j.Part,
            Parts = db.Jobs.Count(o => o.DocumentId == j.DocumentId && o.Locale == j.Locale),
            Priority = j.Priority,
        }).ToListAsync(stop);
        var known = await facts.Of(page.ConvertAll(j => j.Id), stop);
        return new(
            page.ConvertAll(j => known.TryGetValue(j.Id, out var found) ? j with { Facts = found, EstimatedMinutes = (int)Math.Ceiling(pace.For(found).TotalMinutes) } : j),
            matching > skip + page.Count,
            matching,
            there.Where(t => mine.Exists(m => m.Covers(t.Pair))).Sum(t => t.Count),
            there.Sum(t => t.Count))
        {
            Mine = mine,
            Pairs = [.. there.GroupBy(t => t.Pair).Select(g => new Choice<LanguagePairView>(g.Key, g.Key.ToString(), g.Sum(t => t.Count))).OrderBy(c => c.Name, StringComparer.Ordinal)],
            Desks = [.. there.GroupBy(t => t.DeskId).Select(g => new Choice<long>(g.Key, desks[g.Key], g.Sum(t => t.Count))).OrderBy(c => c.Name, StringComparer.CurrentCulture)],
            Topics = [.. there.Where(t => t.Topic is not null).GroupBy(t => t.Topic!).Select(g => new Choice<string>(g.Key, g.Key, g.Sum(t => t.Count))).OrderBy(c => c.Name, StringComparer.CurrentCulture)],
            Pace = pace,
        };
    }

    IQueryable<Job> Narrow(IQueryable<Job> jobs, AvailableFilter filter, Pace pace)
    {
        if (filter.Desk is { } desk) jobs = jobs.Where(j => j.DeskId == desk);
        if (filter.Topic is { } topic) jobs = jobs.Where(j => j.Document!.Topic == topic);
        if (filter.Days is { } days)
        {
            var last = clock.GetUtcNow().AddDays(days);
            jobs = jobs.Where(j => j.DueAt != null && j.DueAt < last);
        }

        if (filter.Minutes is { } minutes)
        {
            // By the share of segments left, as if all were new: a list is not read through to count its words, and nothing takes longer than it says.
            var words = (long)pace.Words * minutes / 60;
            jobs = jobs.Where(j => (long)j.Document!.Words * (j.Segments - j.Translated) <= words * j.Document.Segments);
        }

        return jobs;
    }

    static IOrderedQueryable<Job> Ordered(IQueryable<Job> jobs, AvailableOrder order) => order switch
    {
        AvailableOrder.Newest => jobs.OrderByDescending(j => j.Since).ThenByDescending(j => j.Id),
        AvailableOrder.Shortest => jobs.OrderBy(j => (long)j.Document!.Words * (j.Segments - j.Translated) / (j.Document.Segments + 1)).ThenBy(j => j.Id),
        AvailableOrder.Longest => jobs.OrderByDescending(j => (long)j.Document!.Words * (j.Segments - j.Translated) / (j.Document.Segments + 1)).ThenBy(j => j.Id),
        _ => jobs.OrderByDescending(j => j.Priority).ThenBy(j => j.DueAt == null).ThenBy(j => j.DueAt).ThenBy(j => j.Since).ThenBy(j => j.Id),
    };

    /// <summary>A condition that the database can look up: one of these pairs.</summary>
    static Expression<Func<Job, bool>> InPairs(IEnumerable<LanguagePairView> wanted)
    {
        var job = Expression.Parameter(typeof(Job), "j");
        var from = Expression.Property(Expression.Property(job, nameof(Job.Document)), nameof(Document.SourceLocale));
        var to = Expression.Property(job, nameof(Job.Locale));
        var any = wanted.Select(p => Expression.AndAlso(Expression.Equal(from, Expression.Constant(p.From)), Expression.Equal(to, Expression.Constant(p.To))))
            .Aggregate((Expression)Expression.Constant(false), Expression.OrElse);
        return Expression.Lambda<Func<Job, bool>>(any, job);
    }
}
