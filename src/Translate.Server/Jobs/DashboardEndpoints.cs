using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Jobs;

/// <summary>An act upon several jobs at once.</summary>
/// <param name="Act">What is done.</param>
/// <param name="Jobs">To which jobs.</param>
/// <param name="Person">To whom they are given, where they are.</param>
/// <param name="Due">By when they should be done, where that is set; null for no day.</param>
public sealed record ActsRequest(DeskAct Act, IReadOnlyList<long> Jobs, long? Person = null, DateTimeOffset? Due = null);

/// <summary>To whom a job is given.</summary>
public sealed record AssignRequest(long Person);

/// <summary>How soon a job is wanted.</summary>
public sealed record PriorityRequest(Priority Priority);

/// <summary>By when a job should be done; null for no day.</summary>
public sealed record DueRequest(DateTimeOffset? Due);

/// <summary>What an act said that undoes it.</summary>
public sealed record UndoRequest(string Undo);

/// <summary>The dashboard for programs.</summary>
static class DashboardEndpoints
{
    /// <summary>As many jobs as one request acts upon.</summary>
    const int MostAtOnce = 200;

    public static void MapDashboard(this IEndpointRouteBuilder api)
    {
        var desk = api.MapGroup("/desks/{desk:long}").RequireDeskRole(DeskRole.Translator);
        desk.MapGet("/dashboard", async (long desk, HttpRequest request, DashboardReader reader, CancellationToken stop, string? after = null, int take = DashboardReader.PageSize) =>
            TypedResults.Ok(await reader.Read(desk, DashboardFilter.Read(request.Query), after, Math.Clamp(take, 1, 500), stop)))
            .WithSummary("The desk's jobs by state, show (unclaimed, late, expiring, waiting, sentBack, delivered), locale, person, topic, due (past, day, week, never), priority, document; order=recent, oldest, due, priority; on with after=next");
        desk.MapGet("/dashboard/counts", async (long desk, DashboardReader reader, CancellationToken stop) => TypedResults.Ok(await reader.Counts(desk, stop)))
            .WithSummary("How many jobs want which attention");
        desk.MapGet("/dashboard/views", async (long desk, DashboardViews views, Caller caller, CancellationToken stop) => TypedResults.Ok(await views.Of(caller.Id, desk, stop)))
            .WithSummary("My own views of the desk's jobs");
        desk.MapPut("/dashboard/views", SaveView).WithSummary("Keeps a view, in place of the one of the same name");
        desk.MapDelete("/dashboard/views/{name}", async Task<Results<NoContent, NotFound>> (long desk, string name, DashboardViews views, Caller caller, CancellationToken stop) =>
            await views.Delete(caller.Id, desk, name, stop) ? TypedResults.NoContent() : TypedResults.NotFound()).WithSummary("Takes a view away");

        var editors = api.MapGroup("/desks/{desk:long}").RequireDeskRole(DeskRole.Editor);
        editors.MapPost("/dashboard/acts", Acts).WithSummary("Nudges, extends, takes back, assigns, raises, lowers or sets the day of several jobs; says of each what came of it, and what undoes it");
        editors.MapPost("/dashboard/undo", async (long desk, UndoRequest undo, DeskActs acts, Caller caller, CancellationToken stop) => Answer(await acts.Undo(desk, undo.Undo, caller.Id, stop)))
            .WithSummary("Undoes an act, where the job is still as the act left it");

        var job = api.MapGroup("/jobs/{job:long}").RequireDeskRole(DeskRole.Editor);
        job.MapPost("/nudge", async (long job, DeskActs acts, Caller caller, CancellationToken stop) => Answer(await acts.Nudge(job, caller.Id, stop))).WithSummary("Reminds the job's holder, or asks those who could claim it; once a day a person");
        job.MapPost("/extend", async (long job, DeskActs acts, Caller caller, CancellationToken stop) => Answer(await acts.Extend(job, caller.Id, stop))).WithSummary("Puts the end of somebody's claim off");
        job.MapPost("/take-back", async (long job, DeskActs acts, Caller caller, CancellationToken stop) => Answer(await acts.TakeBack(job, caller.Id, stop))).WithSummary("Takes the job from its holder, who is told, with the work so far");
        job.MapPost("/assign", async (long job, AssignRequest to, DeskActs acts, Caller caller, CancellationToken stop) => Answer(await acts.Assign(job, caller.Id, to.Person, stop))).WithSummary("Gives an open or claimed job to a person of the desk");
        job.MapPut("/priority", SetPriority).WithSummary("Makes the job low, normal, high or urgent");
        job.MapPut("/due", async (long job, DueRequest due, DeskActs acts, Caller caller, CancellationToken stop) => Answer(await acts.SetDue(job, caller.Id, due.Due?.ToUniversalTime(), stop))).WithSummary("Sets the day by which the job should be done");
    }

    static Results<Ok<ActOutcome>, ProblemHttpResult> Answer(ActOutcome outcome) => outcome.Result is MoveResult.Done ? TypedResults.Ok(outcome) : Problems.Of(outcome.Result);

    static async Task<Results<Ok<ActOutcome>, ProblemHttpResult>> SetPriority(long job, PriorityRequest wanted, DeskActs acts, Caller caller, CancellationToken stop) =>
        Enum.IsDefined(wanted.Priority) ? Answer(await acts.Prioritise(job, caller.Id, wanted.Priority, stop)) : Problems.Invalid("There is no such priority. There are: low, normal, high, urgent.");

    static async Task<Results<Ok<List<ActOutcome>>, ProblemHttpResult>> Acts(long desk, ActsRequest wanted, TranslateDb db, DeskActs acts, Caller caller, CancellationToken stop)
    {
        if (!Enum.IsDefined(wanted.Act)) return Problems.Invalid("There is no such act.");
        if (wanted.Jobs.Count > MostAtOnce) return Problems.Invalid($"At most {MostAtOnce} jobs at once.");

        var jobs = await db.Jobs.Where(j => j.DeskId == desk && wanted.Jobs.Contains(j.Id)).Where(JobRights.For(db, caller, DeskRole.Editor)).OrderBy(j => j.Id).Select(j => j.Id).ToListAsync(stop);
        var outcomes = new List<ActOutcome>();
        foreach (var job in jobs)
        {
            outcomes.Add(await acts.Do(wanted.Act, job, caller.Id, wanted.Person, wanted.Due?.ToUniversalTime(), stop));
            db.ChangeTracker.Clear();
        }

        return TypedResults.Ok(outcomes);
    }

    static async Task<Results<NoContent, ProblemHttpResult>> SaveView(long desk, SavedView view, DashboardViews views, Caller caller, CancellationToken stop) =>
        await views.Save(caller.Id, desk, view, stop) ? TypedResults.NoContent() : Problems.Invalid($"A view has a name of at most {DashboardViews.LongestName} characters, and there are at most {DashboardViews.Most}.");
}
