using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Editor;

namespace Translate.Server.Review;

/// <summary>How a review stands, in numbers.</summary>
/// <param name="Words">The words of the job's source.</param>
/// <param name="Errors">How many errors were marked since it was handed in.</param>
/// <param name="Penalty">Their weights together.</param>
/// <param name="Score">The score, of 100.</param>
/// <param name="PassMark">From which score on it passes; null where the desk has no mark.</param>
public sealed record ReviewScore(int Words, int Errors, int Penalty, double Score, int? PassMark)
{
    /// <summary>Errors were looked for: some were marked, or the desk has a pass mark.</summary>
    public bool IsLookedFor => Errors > 0 || PassMark is not null;

    /// <summary>Whether it passes; null where the desk has no mark.</summary>
    public bool? Passes => PassMark is { } mark ? Score >= mark : null;
}

/// <summary>Counts reviews: as they go, and how they came out.</summary>
public sealed class Reviews(TranslateDb db, JobSegments segments, JobVersions versions, TimeProvider clock)
{
    /// <summary>How the review that goes on stands.</summary>
    public async Task<ReviewScore> Score(long jobId, CancellationToken stop)
    {
        var since = await versions.HandedIn(jobId, stop);
        var marked = await db.ReviewErrors.Where(e => e.JobId == jobId && (since == null || e.At >= since)).Select(e => e.Severity).ToListAsync(stop);
        var words = await segments.Words(jobId, stop);
        var mark = await db.Jobs.Where(j => j.Id == jobId).Join(db.Desks, j => j.DeskId, d => d.Id, (_, d) => d.PassMark).SingleAsync(stop);
        var penalty = marked.Sum(Mqm.Weight);
        return new(words, marked.Count, penalty, Mqm.Score(words, penalty), mark);
    }

    /// <summary>Notes how a review came out, in the transaction of the decision, once nobody can write into the job any more.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="editorId">Who reviewed it; null where nobody had to.</param>
    /// <param name="outcome">How it came out. An approval in which a text was changed is one with edits.</param>
    /// <param name="reason">What the editor said with it.</param>
    /// <param name="stop">Breaks off; nothing is noted then.</param>
    /// <returns>How it came out.</returns>
    public async Task<ReviewOutcome> Conclude(long jobId, long? editorId, ReviewOutcome outcome, string? reason, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var job = await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == jobId, stop);
        var edited = await versions.HandedIn(jobId, stop) is { } since ? (await versions.Between(jobId, since, now, stop)).Count : 0;
        var score = await Score(jobId, stop);
        if (outcome is ReviewOutcome.Approved && edited > 0) outcome = ReviewOutcome.ApprovedWithEdits;
        db.Reviews.Add(new()
        {
            DeskId = job.DeskId,
            JobId = jobId,
            Locale = job.Locale,
            TranslatorId = job.TranslatorId,
            EditorId = editorId,
            Outcome = outcome,
            Reason = reason,
            Words = score.Words,
            Segments = job.Segments,
            Edited = edited,
            Penalty = editorId is not null && score.IsLookedFor ? score.Penalty : null,
            At = now,
        });
        await db.SaveChangesAsync(stop);
        return outcome;
    }
}
