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
    /// <summary>Which part of the document it is, from 1; 0 for all of it.</summary>
    public int Part { get; init; }

    /// <summary>In how many parts the document is divided.</summary>
    public int Parts { get; init; }

    /// <summary>How soon it is wanted.</summary>
    public Priority Priority { get; init; }

    /// <summary>Who may claim it.</summary>
    public OpenTo OpenTo { get; init; }

    /// <summary>Who should do it.</summary>
    public long? AssigneeId { get; init; }

    /// <summary>Who should do it, by name.</summary>
    public string? Assignee { get; init; }

    /// <summary>What is known of the article besides its text, and what the desk says to its translators.</summary>
    public ArticleView Article { get; init; } = new(null, null, null, null, null, null, null);

    /// <summary>What machine translation would cost in the desk's currency, while an editor is asked for it.</summary>
    public decimal? AskedCost => Asked is { } asked && State is JobState.Preparing ? Money.Amount(asked) : null;

    /// <summary>The revision of its document, from 1.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Whether somebody has claimed it, and may hand it in.</summary>
    public bool IsHeldBy(long person) => State is JobState.Claimed && TranslatorId == person;

    /// <summary>One job; of a part, with the words of that part. In lists they are reckoned from its segments.</summary>
    public static async Task<JobView> Read(TranslateDb db, long jobId, CancellationToken stop)
    {
        var job = await db.Jobs.Where(j => j.Id == jobId).Select(Of).SingleAsync(stop);
        if (job.Part == 0 || job.State is JobState.Preparing) return job;
        return job with { Words = await db.Segments.Where(s => db.Jobs.Any(j => j.Id == jobId && j.DocumentId == s.DocumentId && s.Ordinal >= j.First && (j.End == null || s.Ordinal < j.End))).SumAsync(s => s.Words, stop) };
    }

    /// <summary>The view of a job's row.</summary>
    public static readonly Expression<Func<Job, JobView>> Of = j => new(
        j.Id, j.DeskId, j.DocumentId, j.Document!.Name, j.Document.SourceLocale, j.Locale, j.State, j.Since, j.Segments, j.Part == 0 ? j.Document.Words : (int)((long)j.Document!.Words * j.Segments / (j.Document!.Segments == 0 ? 1 : j.Document!.Segments)), j.Prepared, j.Translated, j.Assured,
        j.Translator!.DisplayName, j.TranslatorId, j.Editor!.DisplayName, j.ClaimedUntil, j.DueAt, j.Document.Topic, j.Document.TakenInBy!.DisplayName, j.Failure ?? j.Document.Failure, j.AskedCost)
    {
        Part = j.Part,
        Revision = j.Document.Revision,
        Parts = j.Document.Jobs.Count(o => o.Locale == j.Locale),
        Priority = j.Priority,
        OpenTo = j.OpenTo,
        AssigneeId = j.AssigneeId,
        Assignee = j.Assignee!.DisplayName,
        Article = new(j.Document.Title, j.Document.Author, j.Document.Publisher, j.Document.Address, j.Document.Published, j.Document.Licence, j.Document.Notes),
    };
}

/// <summary>What is known of an article besides its text; null for what is not.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Publisher">Where it was published first.</param>
/// <param name="Address">Its address there.</param>
/// <param name="Published">When it was published there.</param>
/// <param name="Licence">What its owner allows.</param>
/// <param name="Notes">What the desk says to its translators.</param>
public sealed record ArticleView(string? Title, string? Author, string? Publisher, string? Address, DateOnly? Published, string? Licence, string? Notes)
{
    /// <summary>There is anything to show.</summary>
    public bool IsKnown => (Title ?? Author ?? Publisher ?? Address ?? Licence ?? Notes) is not null || Published is not null;
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
        job.MapPost("/claim", (long job, JobMoves moves, Caller caller, CancellationToken stop) => Moved(moves.Claim(job, caller.Id, stop))).WithSummary("Claims an available job, where it is open to me");
        job.MapPost("/renew", (long job, JobMoves moves, Caller caller, CancellationToken stop) => Moved(moves.Renew(job, caller.Id, stop))).WithSummary("Puts the end of my claim off");
        job.MapGet("/facts", Facts).WithSummary("What is filled already and by what, what is left, and how long it may take me");
        job.MapPost("/release", (long job, JobMoves moves, Caller caller, CancellationToken stop, bool keepWork = true) =>
            Moved(keepWork ? moves.Release(job, caller.Id, caller.IsAtLeast(DeskRole.Editor), stop) : moves.ReleaseWithoutWork(job, caller.Id, caller.IsAtLeast(DeskRole.Editor), stop)))
            .WithSummary("Gives a claimed job back, with the work so far; with keepWork=false, what its holder wrote since the claim goes back to what it was before");
        job.MapPost("/submit", (long job, JobMoves moves, Caller caller, CancellationToken stop) => Moved(moves.Submit(job, caller.Id, stop))).WithSummary("Hands my finished job to the editors");
        job.MapPost("/offer", Offer).RequireDeskRole(DeskRole.Editor).WithSummary("Says how soon a job is wanted, when it is due, and who may claim it or should do it: priority, due, openTo, assignee; what is left out stays");
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
        TypedResults.Ok(await JobView.Read(db, job, stop));

    static async Task<Results<NoContent, ProblemHttpResult>> Offer(long job, OfferRequest asked, JobMoves moves, Caller caller, CancellationToken stop) =>
        asked is { Priority: { } priority } && !Enum.IsDefined(priority) ? Problems.Invalid("\"priority\" is low, normal, high or urgent.")
        : asked is { OpenTo: { } open } && !Enum.IsDefined(open) ? Problems.Invalid("\"openTo\" is everybody, trusted or assignee.")
        : await Moved(moves.Offer(job, caller.Id, asked, stop));

    static async Task<Ok<JobOutlook>> Facts(long job, JobFactsReader reader, Caller caller, CancellationToken stop) => TypedResults.Ok(await reader.Outlook(job, caller.Id, stop));

    static async Task<Ok<List<JobAct>>> Record(long job, TranslateDb db, CancellationToken stop) =>
        TypedResults.Ok(await db.Audit.Where(a => a.JobId == job).OrderBy(a => a.Id).Select(a => new JobAct(a.Act, a.Person!.DisplayName, a.Detail, a.At)).ToListAsync(stop));
}
