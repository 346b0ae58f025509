using Microsoft.AspNetCore.Http.HttpResults;
using Translate.Server.Data;
using Translate.Server.Jobs;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Review;

/// <summary>What an editor says with a decision.</summary>
/// <param name="Comment">A comment for the translator.</param>
/// <param name="AcceptsMachineText">It is to be delivered although more of it than the desk allows is a machine's and unedited. It is recorded.</param>
public sealed record Decision(string? Comment, bool AcceptsMachineText = false);

static class ReviewEndpoints
{
    public static void MapReview(this IEndpointRouteBuilder api)
    {
        var job = api.MapGroup("/jobs/{job:long}").RequireDeskRole(DeskRole.Editor);
        job.MapPost("/approve", (long job, Decision? decision, JobMoves moves, Caller caller, CancellationToken stop) => JobEndpoints.Moved(moves.Approve(job, caller.Id, decision?.Comment, decision?.AcceptsMachineText ?? false, stop))).WithSummary("Approves a submitted job and delivers it");
        job.MapPost("/return", Return).WithSummary("Returns a submitted job to its translator, with a comment");
        job.MapPost("/reopen", (long job, Decision? decision, JobMoves moves, Caller caller, CancellationToken stop) => JobEndpoints.Moved(moves.Reopen(job, caller.Id, decision?.Comment, stop))).WithSummary("Takes an approval back");
    }

    static async Task<Results<NoContent, ProblemHttpResult>> Return(long job, Decision decision, JobMoves moves, Caller caller, CancellationToken stop) =>
        string.IsNullOrWhiteSpace(decision.Comment)
            ? Problems.Invalid("Say in \"comment\" what the translator should change.")
            : await JobEndpoints.Moved(moves.Return(job, caller.Id, decision.Comment.Trim(), stop));
}
