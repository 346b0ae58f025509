using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Text;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Engines;
using Translate.Server.Pages;
using Translate.Server.People;

namespace Translate.Server.Jobs;

/// <summary>What the dashboard shows.</summary>
public sealed record DashboardModel(long Desk, string Name, DeskJobs Page, DashboardCounts Counts, DashboardFilter Filter)
{
    /// <summary>The locales to choose from.</summary>
    public IReadOnlyList<Locale> Locales { get; init; } = [];

    /// <summary>The topics to choose from.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The people to choose from.</summary>
    public IReadOnlyList<DeskPerson> People { get; init; } = [];

    /// <summary>The reader's own views.</summary>
    public IReadOnlyList<SavedView> Views { get; init; } = [];

    /// <summary>It is not the first page.</summary>
    public bool IsLater { get; init; }

    /// <summary>The currency of what is asked for.</summary>
    public string Currency { get; init; } = "";

    /// <summary>For managers: engines that are stopped.</summary>
    public IReadOnlyList<string> Stopped { get; init; } = [];

    /// <summary>For managers: the month's budget, where it is past its warning.</summary>
    public DeskBudget? Warning { get; init; }

    /// <summary>For editors: delivered files that could not be published, the newest first, and how many there are.</summary>
    public (IReadOnlyList<UnpublishedFile> Files, int Count) Unpublished { get; init; } = ([], 0);

    /// <summary>The reader's other desks.</summary>
    public IReadOnlyList<OtherDesk> Others { get; init; } = [];

    /// <summary>What was done.</summary>
    public string? Done { get; init; }

    /// <summary>What could not be done.</summary>
    public string? Error { get; init; }

    /// <summary>What undoes it.</summary>
    public IReadOnlyList<string> Undo { get; init; } = [];

    /// <summary>The address of the page as it can be asked for again.</summary>
    public string Here { get; init; } = "";
}

/// <summary>Another desk that the reader belongs to.</summary>
public sealed record OtherDesk(long Id, string Name);

/// <summary>A delivered file that could not be published.</summary>
/// <param name="Job">The job that it is of.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Outlet">Where it was to go.</param>
public sealed record UnpublishedFile(long Job, string Name, string Outlet);

/// <summary>The desk's jobs, as its people see them first.</summary>
static class DashboardPages
{
    /// <summary>As many jobs as one form acts upon.</summary>
    const int MostAtOnce = 200;

    public static void MapDashboardPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", First).RequireAuthorization();
        var desk = app.MapGroup("/desks/{desk:long}").RequireDeskRole(DeskRole.Translator);
        desk.MapGet("/", Show);
        desk.MapPost("/documents/{again:long}/retry", Retry).RequireDeskRole(DeskRole.Editor);
        desk.MapPost("/jobs", Act).RequireDeskRole(DeskRole.Editor);
        desk.MapPost("/jobs/undo", Undo).RequireDeskRole(DeskRole.Editor);
        desk.MapPost("/views", SaveView);
        desk.MapPost("/views/delete", DeleteView);

        // Where an answer was shown in place of a form, the address bar has the form's address: reloading it must lead somewhere.
        foreach (var form in (string[])["/jobs", "/jobs/undo", "/views", "/views/delete"])
            desk.MapGet(form, (long desk, HttpRequest request) => TypedResults.LocalRedirect(Address(desk, DashboardFilter.Read(request.Query))));
    }

    /// <summary>The page of a filter.</summary>
    internal static string Address(long desk, DashboardFilter filter, string? after = null)
    {
        var query = filter.ToQuery();

        // Without anything, an address means the view that its reader sees first.
        return string.Create(CultureInfo.InvariantCulture, $"/desks/{desk}?{(query.Length == 0 ? "all=true" : query)}{(after is null ? "" : $"&after={after}")}");
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
    internal static IQueryable<Desk> Desks(TranslateDb db, Caller caller)
    {
        var (id, all) = (caller.Id, caller.IsOperator);
        return db.Desks.Where(d => !d.IsPractice && (all || db.Memberships.Any(m => m.DeskId == d.Id && m.PersonId == id)));
    }

    static async Task<RazorComponentResult<DashboardPage>> Show(long desk, HttpRequest request, DashboardModels models, DashboardViews views, Caller caller, CancellationToken stop, bool all = false, string? after = null)
    {
        var filter = DashboardFilter.Read(request.Query);
        if (!all && after is null && filter == new DashboardFilter() && (await views.Of(caller.Id, desk, stop)).FirstOrDefault(v => v.IsDefault) is { } first) filter = DashboardFilter.Read(first.Query);
        return new(new { Model = await models.Read(desk, filter, after, stop) });
    }

    static async Task<IResult> Act(long desk, HttpRequest request, IFormCollection form, TranslateDb db, DeskActs acts, DashboardModels models, LocalTime time, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        // A row's own button says its job; those of the bar go for all that are ticked.
        var (name, one) = form["one"].ToString().Split('-') is [var act, var id] ? (act, id) : (form["act"].ToString(), null);
        if (!Enum.TryParse<DeskAct>(name, out var wanted) || !Enum.IsDefined(wanted)) return TypedResults.LocalRedirect(Address(desk, DashboardFilter.Read(request.Query)));

        var named = (one is null ? form["job"].OfType<string>() : [one]).Select(t => long.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var job) ? job : 0).Distinct().Take(MostAtOnce).ToList();
        var jobs = await db.Jobs.Where(j => j.DeskId == desk && named.Contains(j.Id)).Where(JobRights.For(db, caller, DeskRole.Editor)).OrderBy(j => j.Id).Select(j => j.Id).ToListAsync(stop);
        var filter = DashboardFilter.Read(request.Query);
        if (jobs.Count == 0) return await Answer(desk, filter, models, null, strings["Dashboard.NoneChosen"], [], stop);

        var suffix = one is null ? "" : $"-{one}";
        DateTimeOffset? due = LocalTime.TryDay(form[$"due{suffix}"], out var day) ? time.EndOf(day) : null;
        long? person = null;
        if (wanted is DeskAct.Assign)
        {
            var called = form[$"person{suffix}"].ToString().Trim();
            var of = await db.Memberships.Where(m => m.DeskId == desk && m.Person!.DisplayName == called).Select(m => m.PersonId).Take(2).ToListAsync(stop);
            if (of is not [var only]) return await Answer(desk, filter, models, null, of.Count == 0 ? strings["Dashboard.NobodyOfThatName", called] : strings["Dashboard.SeveralOfThatName", called], [], stop);
            person = only;
        }

        var outcomes = new List<ActOutcome>();
        foreach (var job in jobs)
        {
            outcomes.Add(await acts.Do(wanted, job, caller.Id, person, due, stop));
            db.ChangeTracker.Clear();
        }

        var done = outcomes.FindAll(o => o.Result is MoveResult.Done);
        var said = done.Count == 0 ? null : strings.Count($"DeskActDone.{wanted}", wanted is DeskAct.Nudge ? done.Sum(o => o.Told) : done.Count);
        var failed = outcomes.Where(o => o.Result is not MoveResult.Done).GroupBy(o => o.Result).Select(g => $"{strings.Count("Dashboard.NotDone", g.Count())} {strings[$"Move.{g.Key}"]}");
        return await Answer(desk, filter, models, said, string.Join(' ', failed) is { Length: > 0 } error ? error : null, [.. done.Select(o => o.Undo).OfType<string>()], stop);
    }

    static async Task<IResult> Undo(long desk, HttpRequest request, IFormCollection form, TranslateDb db, DeskActs acts, DashboardModels models, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var outcomes = new List<ActOutcome>();
        foreach (var undo in form["undo"].OfType<string>().Take(MostAtOnce))
        {
            outcomes.Add(await acts.Undo(desk, undo, caller.Id, stop));
            db.ChangeTracker.Clear();
        }

        var done = outcomes.Count(o => o.Result is MoveResult.Done);
        return await Answer(
            desk, DashboardFilter.Read(request.Query), models, done == 0 ? null : strings.Count("Dashboard.Undone", done), done == outcomes.Count ? null : strings.Count("Dashboard.NotUndone", outcomes.Count - done), [], stop);
    }

    static async Task<IResult> Answer(long desk, DashboardFilter filter, DashboardModels models, string? done, string? error, IReadOnlyList<string> undo, CancellationToken stop)
    {
        var model = await models.Read(desk, filter, null, stop) with { Done = done, Error = error, Undo = undo };
        return new RazorComponentResult<DashboardPage>(new { Model = model }) { StatusCode = done is null && error is not null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
    }

    static async Task<IResult> SaveView(long desk, HttpRequest request, IFormCollection form, DashboardViews views, DashboardModels models, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var filter = DashboardFilter.Read(request.Query);
        return await views.Save(caller.Id, desk, new(form["name"].ToString(), filter.ToQuery(), form["default"] == "on"), stop)
            ? TypedResults.LocalRedirect(Address(desk, filter))
            : await Answer(desk, filter, models, null, strings["Views.NotSaved", DashboardViews.LongestName, DashboardViews.Most], [], stop);
    }

    static async Task<IResult> DeleteView(long desk, IFormCollection form, DashboardViews views, Caller caller, CancellationToken stop)
    {
        await views.Delete(caller.Id, desk, form["name"].ToString(), stop);
        return TypedResults.LocalRedirect(Address(desk, new()));
    }

    static async Task<IResult> Retry(long desk, long again, IFormCollection form, TranslateDb db, Caller caller, Batches batches, Nudges nudges, CancellationToken stop)
    {
        if (!await db.Documents.AnyAsync(d => d.Id == again && d.DeskId == desk, stop)) return TypedResults.NotFound();
        var due = await batches.Retry(again, caller.Id, stop);
        nudges.Send(await db.Batches.AsNoTracking().Where(b => due.Contains(b.Id)).ToListAsync(stop));
        return TypedResults.LocalRedirect($"/desks/{desk}");
    }
}

/// <summary>Reads what the dashboard shows.</summary>
public sealed class DashboardModels(TranslateDb db, DashboardReader reader, DashboardViews views, DeskSpending spending, Caller caller)
{
    /// <summary>A page of a desk's jobs, and what there is around it.</summary>
    public async Task<DashboardModel> Read(long desk, DashboardFilter filter, string? after, CancellationToken stop)
    {
        var row = await db.Desks.Where(d => d.Id == desk).Select(d => new { d.Name, d.Currency }).SingleAsync(stop);
        var manages = caller.IsAtLeast(DeskRole.Manager);
        return new(desk, row.Name, await reader.Read(desk, filter, after, DashboardReader.PageSize, stop), await reader.Counts(desk, stop), filter)
        {
            Locales = await reader.Locales(desk, stop),
            Topics = await reader.Topics(desk, stop),
            People = await reader.People(desk, stop),
            Views = await views.Of(caller.Id, desk, stop),
            IsLater = after is not null,
            Currency = row.Currency,
            Stopped = manages ? await db.Engines.Where(e => e.DeskId == desk && e.IsStopped && !e.IsRemoved).Select(e => e.Name).ToListAsync(stop) : [],
            Warning = manages && await spending.Budget(desk, spending.Month, stop) is { IsPastWarning: true } budget ? budget : null,
            Unpublished = caller.IsAtLeast(DeskRole.Editor) ? await Unpublished(desk, stop) : ([], 0),
            Others = await DashboardPages.Desks(db, caller).Where(d => d.Id != desk).OrderBy(d => d.Name).Select(d => new OtherDesk(d.Id, d.Name)).ToListAsync(stop),
            Here = DashboardPages.Address(desk, filter, after),
        };
    }

    /// <summary>Files to name at once.</summary>
    const int MostUnpublished = 5;

    async Task<(IReadOnlyList<UnpublishedFile> Files, int Count)> Unpublished(long desk, CancellationToken stop)
    {
        var failed = db.Publications.Where(p => p.State == PublicationState.Failed && p.Outlet!.DeskId == desk);
        var files = await failed.OrderByDescending(p => p.Id).Take(MostUnpublished).Select(p => new UnpublishedFile(p.Delivery!.JobId, p.Delivery.Name, p.Outlet!.Name)).ToListAsync(stop);
        return (files, files.Count < MostUnpublished ? files.Count : await failed.CountAsync(stop));
    }
}
