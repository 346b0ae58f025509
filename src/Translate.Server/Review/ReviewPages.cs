using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Editor;
using Translate.Server.Jobs;
using Translate.Server.People;

namespace Translate.Server.Review;

/// <summary>What a segment's translation was before it was changed.</summary>
/// <param name="Text">What it said.</param>
/// <param name="Origin">Where it had come from.</param>
/// <param name="Author">Who had written it, where a person had.</param>
/// <param name="Changed">When it was written.</param>
public sealed record Earlier(InlineText Text, OriginKind Origin, string? Author, DateTimeOffset Changed);

/// <summary>What the review page shows: the job, what each target was before people changed it, and who did.</summary>
public sealed record ReviewModel(JobModel Job, IReadOnlyDictionary<int, IReadOnlyList<Earlier>> Past, IReadOnlyDictionary<long, string> Authors)
{
    /// <summary>In which order the segments are shown.</summary>
    public SegmentOrder Order { get; init; }

    /// <summary>The share of the job that a machine wrote and nobody changed, in per cent.</summary>
    public int MachineShare { get; init; }

    /// <summary>That share is more than the desk allows: an editor has to say that it is wanted all the same.</summary>
    public bool AsksConsent { get; init; }

    /// <summary>The comment as it was typed, when a decision could not be taken.</summary>
    public string? Comment { get; init; }
}

/// <summary>An editor reads a submitted job, corrects it, and approves or returns it.</summary>
static class ReviewPages
{
    public static void MapReviewPages(this IEndpointRouteBuilder app)
    {
        var job = app.MapGroup("/jobs/{job:long}").RequireDeskRole(DeskRole.Editor);
        job.MapGet("/review", async (long job, ReviewPageReader page, CancellationToken stop, int skip = 0, string? order = null) => Show(await page.Read(job, skip, Order(order), stop)));
        job.MapPost("/review", Decide);
        job.MapPost("/reopen", (long job, IFormCollection form, JobMoves moves, JobPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop) =>
            JobPages.Moved(job, moves.Reopen(job, caller.Id, null, stop), page, strings, stop));
    }

    static RazorComponentResult<ReviewPage> Show(ReviewModel model) => new(new { Model = model }) { StatusCode = model.Job.Error is null ? 200 : 422 };

    static SegmentOrder Order(string? order) => Enum.TryParse<SegmentOrder>(order, ignoreCase: true, out var asked) ? asked : SegmentOrder.Document;

    /// <summary>Whatever the decision, the editor's corrections are kept first.</summary>
    static async Task<IResult> Decide(
        long job, IFormCollection form, [FromForm] string? comment, TypedTargets typed, JobMoves moves, ReviewPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var (skip, order) = (JobPages.Skip(form), Order(form["order"]));
        var unsaved = await typed.Save(job, form, caller, stop, inReview: true);
        if (unsaved.Count > 0) return await Again(m => m with { Unsaved = unsaved, Error = Unsaved.InWords(unsaved, strings) });
        if (form.ContainsKey("return") && string.IsNullOrWhiteSpace(comment)) return await Again(m => m with { Error = strings["Review.CommentNeeded"] });
        if (!form.ContainsKey("return") && !form.ContainsKey("approve")) return await Again(m => m with { Done = strings["Job.Saved"] });

        var result = form.ContainsKey("return") ? await moves.Return(job, caller.Id, comment!.Trim(), stop) : await moves.Approve(job, caller.Id, string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(), form.ContainsKey("accepts"), stop);
        return result is MoveResult.Done
            ? TypedResults.LocalRedirect(JobPages.Address(job, order is SegmentOrder.Document ? skip : 0))
            : await Again(m => m with { Error = strings[$"Move.{result}"] }, asksConsent: result is MoveResult.NeedsConsent);

        async Task<IResult> Again(Func<JobModel, JobModel> say, bool asksConsent = false)
        {
            var model = await page.Read(job, skip, order, stop);
            return Show(model with { Job = say(model.Job) with { IsAnswer = true }, Comment = comment, AsksConsent = asksConsent });
        }
    }
}

/// <summary>Reads what the review page shows.</summary>
public sealed class ReviewPageReader(TranslateDb db, JobPageReader jobs, JobMoves moves)
{
    /// <summary>The job with a page of its segments, what they were, and by whom.</summary>
    public async Task<ReviewModel> Read(long jobId, int skip, SegmentOrder order, CancellationToken stop)
    {
        var job = await jobs.Read(jobId, skip, stop, order);
        var ordinals = job.Segments.Select(s => s.Ordinal).ToList();
        var past = await db.PastTargets.AsNoTracking().Where(t => t.JobId == jobId && ordinals.Contains(t.Ordinal)).OrderBy(t => t.Version).ToListAsync(stop);
        var ids = past.Select(t => t.AuthorId).Concat(job.Segments.Select(s => s.Target?.Author)).OfType<long>().Distinct().ToList();
        var authors = await db.Users.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, stop);
        return new(
            job with { IsWritable = job.Job.State is JobState.Submitted },
            past.GroupBy(t => t.Ordinal).ToDictionary(
                g => g.Key,
                IReadOnlyList<Earlier> (g) => [.. g.Select(t => new Earlier(t.Text, t.Origin, t.AuthorId is { } id ? authors.GetValueOrDefault(id) : null, t.Changed))]),
            authors)
        {
            Order = order,
            MachineShare = await moves.MachineShare(jobId, stop),
        };
    }
}
