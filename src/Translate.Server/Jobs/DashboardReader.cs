using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Engines;
using Translate.Server.People;

namespace Translate.Server.Jobs;

/// <summary>A job, as a dashboard lists it.</summary>
/// <param name="Id">The job.</param>
/// <param name="Document">Its document.</param>
/// <param name="Name">The document's name.</param>
/// <param name="Topic">What the document is about.</param>
/// <param name="SourceLocale">What the document is written in.</param>
/// <param name="Locale">What it is translated into.</param>
/// <param name="Part">Which part of the document it is; 0 for all of it.</param>
/// <param name="Parts">Into how many parts the document was cut for this locale.</param>
/// <param name="Priority">How soon it is wanted.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Since">Since when.</param>
/// <param name="Translator">Who holds it, or held it last.</param>
/// <param name="TranslatorId">The same, by id.</param>
/// <param name="Assignee">Who should do it.</param>
/// <param name="ClaimedUntil">Until when the claim holds.</param>
/// <param name="DueAt">When it should be done.</param>
/// <param name="Segments">Its segments.</param>
/// <param name="Prepared">Those that background work has looked at.</param>
/// <param name="Translated">Those that are translated.</param>
/// <param name="DocumentWords">The words of its document.</param>
/// <param name="DocumentSegments">The segments of its document.</param>
/// <param name="Failure">Why something could not be done.</param>
/// <param name="Asked">What its machine translation would cost, in millionths, while somebody is asked.</param>
/// <param name="IsSentBack">An editor gave it back, and it was not handed in again.</param>
public sealed record DeskJob(
    long Id, long Document, string Name, string? Topic, Locale SourceLocale, Locale Locale, int Part, int Parts, Priority Priority, JobState State, DateTimeOffset Since,
    string? Translator, long? TranslatorId, string? Assignee, DateTimeOffset? ClaimedUntil, DateTimeOffset? DueAt, int Segments, int Prepared, int Translated,
    [property: JsonIgnore] int DocumentWords, [property: JsonIgnore] int DocumentSegments, string? Failure, [property: JsonIgnore] long? Asked, bool IsSentBack)
{
    /// <summary>The revision of its document.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Its words; of a part, about its share of the document's.</summary>
    public int Words => Part == 0 || DocumentSegments == 0 ? DocumentWords : (int)((long)DocumentWords * Segments / DocumentSegments);

    /// <summary>What machine translation would cost in the desk's currency, while an editor is asked for it.</summary>
    public decimal? AskedCost => Asked is { } asked && State is JobState.Preparing ? Money.Amount(asked) : null;
}

/// <summary>How many of a desk's jobs want which attention.</summary>
/// <param name="ByState">Jobs by state.</param>
/// <param name="Late">Jobs past their day.</param>
/// <param name="Expiring">Jobs whose claim ends within a day.</param>
/// <param name="SentBack">Jobs that an editor gave back.</param>
/// <param name="DeliveredThisWeek">Jobs delivered in the last seven days.</param>
/// <param name="WaitingSince">Since when the one waits that has waited longest for an editor.</param>
public sealed record DashboardCounts(IReadOnlyDictionary<JobState, int> ByState, int Late, int Expiring, int SentBack, int DeliveredThisWeek, DateTimeOffset? WaitingSince)
{
    /// <summary>All of them.</summary>
    public int All => ByState.Values.Sum();

    /// <summary>How many there are of a kind.</summary>
    public int Of(Attention kind) => kind switch
    {
        Attention.Unclaimed => ByState.GetValueOrDefault(JobState.Available),
        Attention.Late => Late,
        Attention.Expiring => Expiring,
        Attention.Waiting => ByState.GetValueOrDefault(JobState.Submitted),
        Attention.SentBack => SentBack,
        _ => DeliveredThisWeek,
    };
}

/// <summary>A page of a desk's jobs.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="Next">The page behind it begins after this; null where there is none.</param>
public sealed record DeskJobs(IReadOnlyList<DeskJob> Jobs, string? Next);

/// <summary>Reads a desk's jobs for its dashboard. However many there are, each question is answered from an index.</summary>
public sealed class DashboardReader(TranslateDb db, Caller caller, TimeProvider clock)
{
    /// <summary>Jobs a page.</summary>
    public const int PageSize = 50;

    /// <summary>Topics to choose from.</summary>
    const int MostTopics = 200;

    static readonly TimeSpan Day = TimeSpan.FromDays(1), Week = TimeSpan.FromDays(7);

    /// <summary>What wants attention.</summary>
    public async Task<DashboardCounts> Counts(long deskId, CancellationToken stop)
    {
        var jobs = Present(deskId);
        return new(
            await jobs.GroupBy(j => j.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop),
            await jobs.Where(Is(Attention.Late)).CountAsync(stop),
            await jobs.Where(Is(Attention.Expiring)).CountAsync(stop),
            await jobs.Where(Is(Attention.SentBack)).CountAsync(stop),
            await jobs.Where(Is(Attention.Delivered)).CountAsync(stop),
            await jobs.Where(j => j.State == JobState.Submitted).OrderBy(j => j.Since).Select(j => (DateTimeOffset?)j.Since).FirstOrDefaultAsync(stop));
    }

    /// <summary>The locales that there are jobs into.</summary>
    public async Task<List<Locale>> Locales(long deskId, CancellationToken stop) =>
        [.. (await Present(deskId).Select(j => j.Locale).Distinct().ToListAsync(stop)).OrderBy(l => l.Tag, StringComparer.Ordinal)];

    /// <summary>The topics that there are documents of.</summary>
    public async Task<List<string>> Topics(long deskId, CancellationToken stop) =>
        (await db.Documents.Where(d => d.DeskId == deskId && d.Topic != null).Select(d => d.Topic!).Distinct().OrderBy(t => t).Take(MostTopics).ToListAsync(stop)).Order(StringComparer.CurrentCulture).ToList();

    /// <summary>The people of the desk.</summary>
    public Task<List<DeskPerson>> People(long deskId, CancellationToken stop) =>
        db.Memberships.Where(m => m.DeskId == deskId).OrderBy(m => m.Person!.DisplayName).Select(m => new DeskPerson(m.PersonId, m.Person!.DisplayName)).ToListAsync(stop);

    /// <summary>A page of jobs.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="filter">Which, and in which order.</param>
    /// <param name="after">The page behind that which said so; null for the first.</param>
    /// <param name="take">As many at most.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<DeskJobs> Read(long deskId, DashboardFilter filter, string? after, int take, CancellationToken stop)
    {
        var wanted = Narrow(Present(deskId, filter.State is JobState.Superseded), filter);
        var found = filter.Order is DashboardOrder.Due ? await ByDue(wanted, Key.Read(after), take + 1, stop) : await View(Ordered(wanted, filter.Order, Key.Read(after)).Take(take + 1)).ToListAsync(stop);
        var page = found.Take(take).ToList();
        return new(page, found.Count > take ? Key.Of(page[^1], filter.Order).ToString() : null);
    }

    /// <summary>The desk's jobs that the caller may see; what a later revision has taken over only where somebody asks for it.</summary>
    IQueryable<Job> Present(long deskId, bool withSuperseded = false)
    {
        var closed = caller.ClosedLocales;
        var jobs = db.Jobs.Where(j => j.DeskId == deskId);
        if (!withSuperseded) jobs = jobs.Where(j => j.State != JobState.Superseded);
        return closed.Count == 0 ? jobs : jobs.Where(j => !closed.Contains(j.Locale));
    }

    /// <summary>Those with a day first. Two questions: no index has what is missing at its end on each database.</summary>
    async Task<List<DeskJob>> ByDue(IQueryable<Job> jobs, Key? after, int take, CancellationToken stop)
    {
        var found = new List<DeskJob>();
        if (after is null or { HasMoment: true })
        {
            var dated = jobs.Where(j => j.DueAt != null);
            if (after is { } key) dated = dated.Where(j => j.DueAt >= key.At && (j.DueAt > key.At || j.Id > key.Id));
            found = await View(dated.OrderBy(j => j.DueAt).ThenBy(j => j.Id).Take(take)).ToListAsync(stop);
        }

        if (found.Count == take) return found;
        var last = after is { HasMoment: false } none ? none.Id : 0;
        found.AddRange(await View(jobs.Where(j => j.DueAt == null && j.Id > last).OrderBy(j => j.Id).Take(take - found.Count)).ToListAsync(stop));
        return found;
    }

    static IQueryable<Job> Ordered(IQueryable<Job> jobs, DashboardOrder order, Key? after)
    {
        if (after is { } key)
            jobs = order switch
            {
                DashboardOrder.Priority => jobs.Where(j => j.Priority <= key.Priority && (j.Priority < key.Priority || j.Since > key.At || (j.Since == key.At && j.Id > key.Id))),
                DashboardOrder.Oldest => jobs.Where(j => j.Since >= key.At && (j.Since > key.At || j.Id > key.Id)),
                _ => jobs.Where(j => j.Since <= key.At && (j.Since < key.At || j.Id < key.Id)),
            };
        return order switch
        {
            DashboardOrder.Priority => jobs.OrderByDescending(j => j.Priority).ThenBy(j => j.Since).ThenBy(j => j.Id),
            DashboardOrder.Oldest => jobs.OrderBy(j => j.Since).ThenBy(j => j.Id),
            _ => jobs.OrderByDescending(j => j.Since).ThenByDescending(j => j.Id),
        };
    }

    IQueryable<Job> Narrow(IQueryable<Job> jobs, DashboardFilter filter)
    {
        var now = clock.GetUtcNow();
        if (filter.State is { } state) jobs = jobs.Where(j => j.State == state);
        if (filter.Show is { } kind) jobs = jobs.Where(Is(kind));
        if (filter.Locale is { } locale) jobs = jobs.Where(j => j.Locale == locale);
        if (filter.Person is { } person) jobs = jobs.Where(j => j.TranslatorId == person);
        if (filter.Topic is { } topic) jobs = jobs.Where(j => j.Document!.Topic == topic);
        if (filter.Priority is { } priority) jobs = jobs.Where(j => j.Priority == priority);
        if (filter.Document is { } document) jobs = jobs.Where(j => j.Document!.State == document);
        return filter.Due switch
        {
            DueWithin.Past => jobs.Where(j => j.DueAt < now),
            DueWithin.Day => jobs.Where(j => j.DueAt >= now && j.DueAt < now + Day),
            DueWithin.Week => jobs.Where(j => j.DueAt >= now && j.DueAt < now + Week),
            DueWithin.Never => jobs.Where(j => j.DueAt == null),
            _ => jobs,
        };
    }

    Expression<Func<Job, bool>> Is(Attention kind)
    {
        var now = clock.GetUtcNow();
        var (soon, lately) = (now + Day, now - Week);
        return kind switch
        {
            Attention.Unclaimed => j => j.State == JobState.Available,
            Attention.Late => j => j.DueAt < now && j.State < JobState.Approved,
            Attention.Expiring => j => j.ClaimedUntil < soon && j.State == JobState.Claimed,
            Attention.Waiting => j => j.State == JobState.Submitted,
            Attention.SentBack => j => j.State == JobState.Claimed && db.Audit.Any(a => a.JobId == j.Id && a.At >= j.Since && a.Act == "returned"),
            _ => j => j.State == JobState.Delivered && j.Since >= lately,
        };
    }

    /// <summary>The moves write the state first and the record of it after: what returned a job is as old as its state, or a moment younger.</summary>
    IQueryable<DeskJob> View(IQueryable<Job> jobs) => jobs.Select(j => new DeskJob(
        j.Id, j.DocumentId, j.Document!.Name, j.Document.Topic, j.Document.SourceLocale, j.Locale, j.Part,
        j.Part == 0 ? 0 : db.Jobs.Count(p => p.DocumentId == j.DocumentId && p.Locale == j.Locale && p.Part > 0),
        j.Priority, j.State, j.Since, j.Translator!.DisplayName, j.TranslatorId, j.Assignee!.DisplayName, j.ClaimedUntil, j.DueAt, j.Segments, j.Prepared, j.Translated, j.Document.Words, j.Document.Segments,
        j.Failure ?? j.Document.Failure, j.AskedCost, j.State == JobState.Claimed && db.Audit.Any(a => a.JobId == j.Id && a.At >= j.Since && a.Act == "returned"))
    {
        Revision = j.Document.Revision,
    });

    /// <summary>Where a page ends: what the next one begins after. Nothing is counted off, however far down.</summary>
    sealed record Key(long Id, DateTimeOffset At, bool HasMoment, Priority Priority)
    {
        public static Key Of(DeskJob job, DashboardOrder order) =>
            order is DashboardOrder.Due ? new(job.Id, job.DueAt ?? default, job.DueAt is not null, default) : new(job.Id, job.Since, true, job.Priority);

        public static Key? Read(string? text) =>
            text?.Split('.') is [var id, var ticks, var priority] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var job) && int.TryParse(priority, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var rank)
                && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
                ? new(job, new(at, TimeSpan.Zero), at > 0, (Priority)rank)
                : null;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}.{(HasMoment ? At.UtcTicks : 0)}.{(int)Priority}");
    }
}

/// <summary>Somebody of a desk, to choose.</summary>
public sealed record DeskPerson(long Id, string Name);
