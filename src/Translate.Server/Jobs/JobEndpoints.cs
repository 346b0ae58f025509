using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Engines;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Jobs;

/// <summary>A job, as pages and the API show it.</summary>
public sealed record JobView(
    long Id, long Desk, long Document, string Name, Locale SourceLocale, Locale Locale, JobState State, DateTimeOffset Since, int Segments, int Words, int Prepared, int Translated, int Assured,
    string? Translator, long? TranslatorId, string? Editor, DateTimeOffset? ClaimedUntil, DateTimeOffset? DueAt, string? Topic, string? RequestedBy, string? Failure, [property: JsonIgnore] long? Asked)
{
    /// <summary>What machine translation would cost in the desk's currency, while an editor is asked for it.</summary>
    public decimal? AskedCost => Asked is { } asked && State is JobState.Preparing ? Money.Amount(asked) : null;

    /// <summary>Whether somebody has claimed it, and may hand it in.</summary>
    public bool IsHeldBy(long person) => State is JobState.Claimed && TranslatorId == person;

    /// <summary>The view of a job's row.</summary>
    public static readonly Expression<Func<Job, JobView>> Of = j => new(
        j.Id, j.DeskId, j.DocumentId, j.Document!.Name, j.Document.SourceLocale, j.Locale, j.State, j.Since, j.Segments, j.Document.Words, j.Prepared, j.Translated, j.Assured,
        j.Translator!.DisplayName, j.TranslatorId, j.Editor!.DisplayName, j.ClaimedUntil, j.DueAt, j.Document.Topic, j.Document.TakenInBy!.DisplayName, j.Failure ?? j.Document.Failure, j.AskedCost);
}

/// <summary>Something that was done to a job.</summary>
public sealed record JobAct(string Act, string? Person, string? Detail, DateTimeOffset At);

static class JobEndpoints
{
    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        api.MapGet("/desks/{desk:long}/jobs", List).RequireDeskRole(DeskRole.Translator).WithSummary("The desk's jobs, newest first; by state and locale");
        var job = api.MapGroup("/jobs/{job:long}").RequireDeskRole(DeskRole.Translator);
        job.MapGet("/", Show).WithSummary("One job");
        job.MapGet("/record", Record).WithSummary("What was done to the job, by whom and when");
        job.MapPost("/claim", (long job, JobMoves moves, Caller caller, CancellationToken stop) => Moved(moves.Claim(job, caller.Id, stop))).WithSummary("Claims an available job");
        job.MapPost("/renew", (long job, JobMoves moves, Caller caller, CancellationToken stop) => Moved(moves.Renew(job, caller.Id, stop))).WithSummary("Puts the end of my claim off");
        job.MapGet("/facts", Facts).WithSummary("What is filled already and by what, what is left, and how long it may take me");
        job.MapPost("/release", (long job, JobMoves moves, Caller caller, CancellationToken stop, bool keepWork = true) =>
            Moved(keepWork ? moves.Release(job, caller.Id, caller.IsAtLeast(DeskRole.Editor), stop) : moves.ReleaseWithoutWork(job, caller.Id, caller.IsAtLeast(DeskRole.Editor), stop)))
            .WithSummary("Gives a claimed job back, with the work so far; with keepWork=false, what its holder wrote since the claim goes back to what it was before");
        job.MapPost("/submit", (long job, JobMoves moves, Caller caller, CancellationToken stop) => Moved(moves.Submit(job, caller.Id, stop))).WithSummary("Hands my finished job to the editors");
        job.MapPost("/cancel", (long job, JobMoves moves, Caller caller, CancellationToken stop) => Moved(moves.Cancel(job, caller.Id, stop))).RequireDeskRole(DeskRole.Editor).WithSummary("Cancels a job before its approval; what was done is kept");
        job.MapPost("/resume", (long job, JobMoves moves, Caller caller, CancellationToken stop) => Moved(moves.Resume(job, caller.Id, stop))).RequireDeskRole(DeskRole.Editor).WithSummary("Takes a cancelled job up again");
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Moved(Task<MoveResult> move) =>
        await move is var result and not MoveResult.Done ? Problems.Of(result) : TypedResults.NoContent();

    static async Task<Results<Ok<List<JobView>>, ProblemHttpResult>> List(long desk, TranslateDb db, Caller caller, CancellationToken stop, string? state = null, Locale? locale = null, int skip = 0, int take = 100)
    {
        JobState? wanted = Enum.TryParse<JobState>(state, ignoreCase: true, out var named) ? named : null;
        if (state is not null && wanted is null) return Problems.Invalid($"There is no state \"{state}\". There are: {string.Join(", ", Enum.GetNames<JobState>()).ToLowerInvariant()}.");

        return TypedResults.Ok(await db.Jobs
            .Where(JobRights.For(db, caller))
            .Where(j => j.DeskId == desk && (wanted == null || j.State == wanted) && (locale == null || j.Locale == locale))
            .OrderByDescending(j => j.Id)
            .Skip(Math.Max(0, skip))
            .Take(Math.Clamp(take, 1, 1000))
            .Select(JobView.Of)
            .ToListAsync(stop));
    }

    static async Task<Ok<JobView>> Show(long job, TranslateDb db, CancellationToken stop) =>
        TypedResults.Ok(await db.Jobs.Where(j => j.Id == job).Select(JobView.Of).SingleAsync(stop));

    static async Task<Ok<JobOutlook>> Facts(long job, JobFactsReader reader, Caller caller, CancellationToken stop) => TypedResults.Ok(await reader.Outlook(job, caller.Id, stop));

    static async Task<Ok<List<JobAct>>> Record(long job, TranslateDb db, CancellationToken stop) =>
        TypedResults.Ok(await db.Audit.Where(a => a.JobId == job).OrderBy(a => a.Id).Select(a => new JobAct(a.Act, a.Person!.DisplayName, a.Detail, a.At)).ToListAsync(stop));
}
