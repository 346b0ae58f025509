using Microsoft.AspNetCore.Http.HttpResults;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Jobs;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Review;

/// <summary>What an editor says with a decision.</summary>
/// <param name="Comment">A comment for the translator.</param>
/// <param name="AcceptsMachineText">It is to be delivered although more of it than the desk allows is a machine's and unedited. It is recorded.</param>
public sealed record Decision(string? Comment, bool AcceptsMachineText = false);

/// <summary>Words to keep.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsOwn">They are the caller's own; else the whole desk's, which its managers keep.</param>
public sealed record ReasonRequest(string? Text, bool IsOwn = true);

static class ReviewEndpoints
{
    public static void MapReview(this IEndpointRouteBuilder api)
    {
        var job = api.MapGroup("/jobs/{job:long}").RequireDeskRole(DeskRole.Editor);
        job.MapGet("/review", async (long job, ReviewSheets sheets, Caller caller, CancellationToken stop) => TypedResults.Ok(await sheets.Read(job, caller.Id, stop)))
            .WithSummary("What an editor has before them in a review: score, earlier returns, what can be marked and said");
        job.MapPost("/approve", (long job, Decision? decision, JobMoves moves, Caller caller, CancellationToken stop) => JobEndpoints.Moved(moves.Approve(job, caller.Id, decision?.Comment, decision?.AcceptsMachineText ?? false, stop))).WithSummary("Approves a submitted job and delivers it");
        job.MapPost("/return", Return).WithSummary("Returns a submitted job to its translator, with a comment");
        job.MapPost("/reopen", (long job, Decision? decision, JobMoves moves, Caller caller, CancellationToken stop) => JobEndpoints.Moved(moves.Reopen(job, caller.Id, decision?.Comment, stop))).WithSummary("Takes an approval back");
        job.MapPost("/segments/{ordinal:int}/errors", Mark).WithSummary("Marks an error in a translation that was handed in, at its place or in the segment as a whole");
        job.MapDelete("/errors/{error:long}", Unmark).WithSummary("Takes a mark of mine away, while the job is in review");

        var reading = api.MapGroup("/jobs/{job:long}").RequireDeskRole(DeskRole.Translator);
        reading.MapGet("/errors", async (long job, ReviewErrors errors, Caller caller, CancellationToken stop) => TypedResults.Ok(await errors.Of(job, caller.Id, stop))).WithSummary("The errors that editors marked in the job");
        reading.MapGet("/moments", async (long job, Comparison comparison, CancellationToken stop) => TypedResults.Ok(await comparison.Moments(job, stop))).WithSummary("The moments of the job's way that can be compared");
        reading.MapGet("/compare", async Task<Results<Ok<JobComparison>, NotFound>> (long job, Comparison comparison, CancellationToken stop, string? from = null, string? to = null) =>
            await comparison.Of(job, from, to, stop) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound()).WithSummary("The job's text at two of its moments, segment by segment; without names, as it was handed in last, and now");
        reading.MapGet("/segments/{ordinal:int}/compare", async Task<Results<Ok<SegmentComparison>, NotFound>> (long job, int ordinal, int from, int to, Comparison comparison, CancellationToken stop) =>
            await comparison.Of(job, ordinal, from, to, stop) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound()).WithSummary("Two versions of a segment's translation");

        var reasons = api.MapGroup("/desks/{desk:long}/return-reasons").RequireDeskRole(DeskRole.Editor);
        reasons.MapGet("/", async (long desk, ReturnReasons kept, Caller caller, CancellationToken stop) => TypedResults.Ok(await kept.Of(desk, caller.Id, stop))).WithSummary("What can be said when a job is returned: my own words, and the desk's");
        reasons.MapPost("/", Add).WithSummary("Keeps words to return jobs with: my own, or for managers the desk's");
        reasons.MapPut("/{reason:long}", Change).WithSummary("Changes kept words");
        reasons.MapDelete("/{reason:long}", async Task<Results<NoContent, NotFound>> (long desk, long reason, ReturnReasons kept, Caller caller, CancellationToken stop) =>
            await kept.Drop(desk, reason, caller.Id, caller.IsAtLeast(DeskRole.Manager), stop) ? TypedResults.NoContent() : TypedResults.NotFound()).WithSummary("Drops kept words");

        var reviews = api.MapGroup("/desks/{desk:long}/reviews").RequireDeskRole(DeskRole.Translator);
        reviews.MapGet("/", Trend).WithSummary("How reviews came out over the last year, by person, locale and month or week; translators are told of their own work");
        reviews.MapGet("/csv", Table).WithSummary("The same as comma-separated values");
        var policy = api.MapGroup("/desks/{desk:long}/reviews/policy").RequireDeskRole(DeskRole.Editor);
        policy.MapGet("/", async (long desk, ReviewHabits habits, CancellationToken stop) => TypedResults.Ok(await habits.Policy(desk, stop))).WithSummary("Whose work is reviewed, and what passes");
        policy.MapPut("/", async Task<Results<NoContent, ProblemHttpResult>> (long desk, ReviewPolicy changed, ReviewHabits habits, CancellationToken stop) =>
        {
            if (changed.IsWrong) return Problems.Invalid("\"passMark\" is a score from 1 to 100, or null; \"reviews\" is everybody or newcomers.");
            await habits.Change(desk, changed, stop);
            return TypedResults.NoContent();
        }).RequireDeskRole(DeskRole.Manager).WithSummary("Changes whose work is reviewed, and what passes");
    }

    /// <summary>Translators are told of their own work only, whoever they ask for.</summary>
    internal static TrendQuestion Question(Caller caller, long? person, string? locale, string? by) => new(
        caller.IsAtLeast(DeskRole.Editor) ? person : caller.Id,
        Locale.TryParse(locale ?? "", out var tag) ? tag : null,
        string.Equals(by, "week", StringComparison.OrdinalIgnoreCase) ? TrendStep.Week : TrendStep.Month);

    static async Task<Results<NoContent, ProblemHttpResult>> Return(long job, Decision decision, JobMoves moves, Caller caller, CancellationToken stop) =>
        string.IsNullOrWhiteSpace(decision.Comment)
            ? Problems.Invalid("Say in \"comment\" what the translator should change.")
            : await JobEndpoints.Moved(moves.Return(job, caller.Id, decision.Comment.Trim(), stop));

    static async Task<Results<Created<ErrorView>, NotFound, ProblemHttpResult>> Mark(long job, int ordinal, ErrorRequest request, ReviewErrors errors, Caller caller, CancellationToken stop)
    {
        if (request.Category is null || !Mqm.Categories.Contains(request.Category, StringComparer.Ordinal)) return Problems.Invalid($"\"category\" is one of: {string.Join(", ", Mqm.Categories)}.");
        if (request.Severity is not { } severity || !Enum.IsDefined(severity)) return Problems.Invalid("\"severity\" is neutral, minor, major or critical.");
        if (request.Note?.Length > ReviewErrors.LongestNote) return Problems.Invalid($"\"note\" has at most {ReviewErrors.LongestNote} characters.");
        return await errors.Mark(job, ordinal, request, caller.Id, stop) switch
        {
            MarkResult.Marked marked => TypedResults.Created($"/api/v1/jobs/{job}/errors", marked.Error),
            MarkResult.Unknown => TypedResults.NotFound(),
            MarkResult.NoPlace => Problems.Invalid("\"start\" and \"length\" are a place in that version as it is typed, and cut no code."),
            _ => TypedResults.Problem("Errors are marked in what was handed in and is not decided yet.", statusCode: StatusCodes.Status409Conflict, title: "The job is not in review."),
        };
    }

    static async Task<Results<NoContent, NotFound>> Unmark(long job, long error, ReviewErrors errors, Caller caller, CancellationToken stop) =>
        await errors.Remove(job, error, caller.Id, stop) ? TypedResults.NoContent() : TypedResults.NotFound();

    static async Task<Results<Created<ReasonView>, ForbidHttpResult, ProblemHttpResult>> Add(long desk, ReasonRequest request, ReturnReasons reasons, Caller caller, CancellationToken stop)
    {
        if (Text(request) is not { } text) return Problems.Invalid($"Give \"text\", of at most {ReturnReasons.LongestText} characters.");
        if (!request.IsOwn && !caller.IsAtLeast(DeskRole.Manager)) return TypedResults.Forbid();
        return await reasons.Add(desk, request.IsOwn ? caller.Id : null, text, stop) is { } kept
            ? TypedResults.Created($"/api/v1/desks/{desk}/return-reasons/{kept.Id}", kept)
            : Problems.Invalid("There are so many already that nobody would find another one. Drop some.");
    }

    static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Change(long desk, long reason, ReasonRequest request, ReturnReasons reasons, Caller caller, CancellationToken stop)
    {
        if (Text(request) is not { } text) return Problems.Invalid($"Give \"text\", of at most {ReturnReasons.LongestText} characters.");
        return await reasons.Change(desk, reason, caller.Id, caller.IsAtLeast(DeskRole.Manager), text, stop) ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    static string? Text(ReasonRequest request) => request.Text?.Trim() is { Length: > 0 and <= ReturnReasons.LongestText } text ? text : null;

    static async Task<Ok<ReviewTrend>> Trend(long desk, ReviewTrends trends, Caller caller, CancellationToken stop, long? person = null, string? locale = null, string? by = null) =>
        TypedResults.Ok(await trends.Read(desk, Question(caller, person, locale, by), stop));

    static async Task<FileContentHttpResult> Table(long desk, ReviewTrends trends, Caller caller, CancellationToken stop, long? person = null, string? locale = null, string? by = null) =>
        Csv.File((await trends.Read(desk, Question(caller, person, locale, by), stop)).ToCsv(), "reviews.csv");
}
