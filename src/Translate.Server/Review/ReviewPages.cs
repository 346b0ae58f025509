using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Server.Data;
using Translate.Server.Editor;
using Translate.Server.Jobs;
using Translate.Server.People;

namespace Translate.Server.Review;

/// <summary>What the review page shows: the job, and what each target was before people changed it.</summary>
public sealed record ReviewModel(JobModel Job, IReadOnlyDictionary<int, IReadOnlyList<PastTarget>> Past);

/// <summary>An editor reads a submitted job, corrects it, and approves or returns it.</summary>
static class ReviewPages
{
    public static void MapReviewPages(this IEndpointRouteBuilder app)
    {
        var job = app.MapGroup("/jobs/{job:long}").RequireDeskRole(DeskRole.Editor);
        job.MapGet("/review", async (long job, ReviewPageReader page, CancellationToken stop, int skip = 0) => Show(await page.Read(job, skip, stop)));
        job.MapPost("/review", Decide);
        job.MapPost("/reopen", async (long job, IFormCollection form, JobMoves moves, Caller caller, CancellationToken stop) =>
        {
            await moves.Reopen(job, caller.Id, null, stop);
            return TypedResults.LocalRedirect($"/jobs/{job}");
        });
    }

    static RazorComponentResult<ReviewPage> Show(ReviewModel model) => new(new { Model = model }) { StatusCode = model.Job.Error is null ? 200 : 422 };

    /// <summary>Whatever the decision, the editor's corrections are kept first.</summary>
    static async Task<IResult> Decide(
        long job, IFormCollection form, [FromForm] string? comment, TypedTargets typed, JobMoves moves, ReviewPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var skip = int.TryParse(form["skip"], System.Globalization.CultureInfo.InvariantCulture, out var s) ? s : 0;
        var unsaved = await typed.Save(job, form, caller, stop);
        if (unsaved.Count > 0)
            return await Again(m => m with { Unsaved = unsaved, Error = strings["Job.KeptAsDraft"] });
        if (form.ContainsKey("return") && string.IsNullOrWhiteSpace(comment)) return await Again(m => m with { Error = strings["Review.CommentNeeded"] });
        if (!form.ContainsKey("return") && !form.ContainsKey("approve")) return await Again(m => m with { Done = strings["Job.Saved"] });

        var result = form.ContainsKey("return") ? await moves.Return(job, caller.Id, comment!.Trim(), stop) : await moves.Approve(job, caller.Id, string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(), stop);
        return result is MoveResult.Done ? TypedResults.LocalRedirect($"/jobs/{job}") : await Again(m => m with { Error = strings[$"Move.{result}"] });

        async Task<IResult> Again(Func<JobModel, JobModel> say)
        {
            var model = await page.Read(job, skip, stop);
            return Show(model with { Job = say(model.Job) });
        }
    }
}

/// <summary>Reads what the review page shows.</summary>
public sealed class ReviewPageReader(TranslateDb db, JobPageReader jobs)
{
    /// <summary>The job with a page of its segments and what they were.</summary>
    public async Task<ReviewModel> Read(long jobId, int skip, CancellationToken stop)
    {
        var job = await jobs.Read(jobId, skip, stop);
        var past = await db.PastTargets.AsNoTracking().Where(t => t.JobId == jobId && t.Ordinal >= job.Skip && t.Ordinal < job.Skip + JobPages.PageSize).OrderBy(t => t.Version).ToListAsync(stop);
        return new(job with { IsWritable = job.Job.State is JobState.Submitted }, past.GroupBy(t => t.Ordinal).ToDictionary(g => g.Key, IReadOnlyList<PastTarget> (g) => [.. g]));
    }
}
