using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Engines;
using Translate.Server.People;

namespace Translate.Server.Jobs;

/// <summary>What the dashboard shows.</summary>
public sealed record DashboardModel(long Desk, string Name, IReadOnlyList<JobView> Jobs, IReadOnlyDictionary<JobState, int> Counts, IReadOnlyList<Locale> Locales, JobState? State, Locale? Locale)
{
    /// <summary>More jobs than are shown.</summary>
    public bool HasMore { get; init; }

    /// <summary>The currency of what is asked for.</summary>
    public string Currency { get; init; } = "";

    /// <summary>For managers: engines that are stopped.</summary>
    public IReadOnlyList<string> Stopped { get; init; } = [];

    /// <summary>For managers: the month's budget, where it is past its warning.</summary>
    public DeskBudget? Warning { get; init; }

    /// <summary>The reader's other desks.</summary>
    public IReadOnlyList<OtherDesk> Others { get; init; } = [];
}

/// <summary>Another desk that the reader belongs to.</summary>
public sealed record OtherDesk(long Id, string Name);

/// <summary>The desk's jobs, as its people see them first.</summary>
static class DashboardPages
{
    /// <summary>As many jobs as one page shows.</summary>
    const int MostJobs = 200;

    public static void MapDashboardPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", First).RequireAuthorization();
        var desk = app.MapGroup("/desks/{desk:long}").RequireDeskRole(DeskRole.Translator);
        desk.MapGet("/", Show);
        desk.MapPost("/documents/{again:long}/retry", Retry).RequireDeskRole(DeskRole.Editor);
    }

    /// <summary>The first desk that the caller edits; or, where that is none, the jobs to choose from.</summary>
    static async Task<IResult> First(TranslateDb db, Caller caller, CancellationToken stop)
    {
        var (id, all) = (caller.Id, caller.IsOperator);
        var desk = await Desks(db, caller)
            .Select(d => new { d.Id, Edits = all || db.Memberships.Any(m => m.DeskId == d.Id && m.PersonId == id && m.Role >= DeskRole.Editor) || db.LocaleRoles.Any(r => r.DeskId == d.Id && r.PersonId == id && r.Role >= DeskRole.Editor) })
            .OrderByDescending(d => d.Edits).ThenBy(d => d.Id)
            .FirstOrDefaultAsync(stop);
        if (desk is null) return new RazorComponentResult<NoDeskPage>();
        return TypedResults.LocalRedirect(desk.Edits ? $"/desks/{desk.Id}" : "/available");
    }

    /// <summary>Those the caller belongs to; an operator sees all.</summary>
    static IQueryable<Desk> Desks(TranslateDb db, Caller caller)
    {
        var (id, all) = (caller.Id, caller.IsOperator);
        return db.Desks.Where(d => !d.IsPractice && (all || db.Memberships.Any(m => m.DeskId == d.Id && m.PersonId == id)));
    }

    static async Task<RazorComponentResult<DashboardPage>> Show(long desk, TranslateDb db, DeskSpending spending, Caller caller, CancellationToken stop, JobState? state = null, Locale? locale = null)
    {
        var jobs = db.Jobs.Where(j => j.DeskId == desk).Where(JobRights.For(db, caller));
        var counts = await jobs.GroupBy(j => j.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var locales = await jobs.Select(j => j.Locale).Distinct().ToListAsync(stop);
        var mine = caller.Id;
        var shown = await jobs
            .Where(j => (state == null || j.State == state) && (locale == null || j.Locale == locale))
            .OrderByDescending(j => j.TranslatorId == mine && j.State == JobState.Claimed)
            .ThenBy(j => j.State >= JobState.Delivered)
            .ThenByDescending(j => j.Since)
            .Take(MostJobs + 1)
            .Select(JobView.Of)
            .ToListAsync(stop);
        var row = await db.Desks.Where(d => d.Id == desk).Select(d => new { d.Name, d.Currency }).SingleAsync(stop);
        var manages = caller.IsAtLeast(DeskRole.Manager);
        var model = new DashboardModel(desk, row.Name, [.. shown.Take(MostJobs)], counts, [.. locales.OrderBy(l => l.Tag, StringComparer.Ordinal)], state, locale)
        {
            HasMore = shown.Count > MostJobs,
            Currency = row.Currency,
            Stopped = manages ? await db.Engines.Where(e => e.DeskId == desk && e.IsStopped && !e.IsRemoved).Select(e => e.Name).ToListAsync(stop) : [],
            Warning = manages && await spending.Budget(desk, spending.Month, stop) is { IsPastWarning: true } budget ? budget : null,
            Others = await Desks(db, caller).Where(d => d.Id != desk).OrderBy(d => d.Name).Select(d => new OtherDesk(d.Id, d.Name)).ToListAsync(stop),
        };
        return new(new { Model = model });
    }

    static async Task<IResult> Retry(long desk, long again, IFormCollection form, TranslateDb db, Caller caller, Batches batches, Nudges nudges, CancellationToken stop)
    {
        if (!await db.Documents.AnyAsync(d => d.Id == again && d.DeskId == desk, stop)) return TypedResults.NotFound();
        var due = await batches.Retry(again, caller.Id, stop);
        nudges.Send(await db.Batches.AsNoTracking().Where(b => due.Contains(b.Id)).ToListAsync(stop));
        return TypedResults.LocalRedirect($"/desks/{desk}");
    }
}
