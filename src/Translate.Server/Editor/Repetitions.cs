using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Server.Data;

namespace Translate.Server.Editor;

/// <summary>What became of an act on repetitions.</summary>
/// <param name="IsDone">False where the job is not in the person's hands.</param>
/// <param name="Changed">The ordinals of the segments whose translation is another now; null where the job has no such segment.</param>
public sealed record RepetitionResult(bool IsDone, IReadOnlyList<int>? Changed)
{
    internal static readonly RepetitionResult Refused = new(false, []), Unknown = new(true, null);
}

/// <summary>What people decide about segments that say the same: to take back what a confirmation filled, and to translate one by itself.</summary>
/// <remarks>What is taken back is again what stood there before it was filled, as a new version; what was filled stays among the past ones.</remarks>
public sealed class Repetitions(TranslateDb db, JobSegments segments, Targets targets, RepetitionFilling filling, JobFeeds feeds, TimeProvider clock)
{
    /// <summary>Takes back all that the confirmation of a segment filled and that nobody has written or approved since.</summary>
    public Task<RepetitionResult> TakeBack(long jobId, int ordinal, Writer writer, CancellationToken stop) => Act(
        jobId, ordinal, writer, "repetitions-taken-back",
        async _ => await TakeBack(jobId, await db.Targets.Where(t => t.JobId == jobId && t.RepeatOf == ordinal && t.State < TargetState.Reviewed).ToListAsync(stop), stop), stop);

    /// <summary>Leaves a segment out: it is translated by itself from now on. What filled it is taken back.</summary>
    public Task<RepetitionResult> LeaveOut(long jobId, int ordinal, Writer writer, CancellationToken stop) => Act(
        jobId, ordinal, writer, "repetition-left-out",
        async _ =>
        {
            if (!await db.LoneRepetitions.AnyAsync(r => r.JobId == jobId && r.Ordinal == ordinal, stop)) db.LoneRepetitions.Add(new() { JobId = jobId, Ordinal = ordinal });
            return await TakeBack(jobId, await db.Targets.Where(t => t.JobId == jobId && t.Ordinal == ordinal && t.RepeatOf != null && t.State < TargetState.Reviewed).ToListAsync(stop), stop);
        },
        stop);

    /// <summary>Lets a segment that was left out follow the others again: it is filled at once where one of them is confirmed and nobody has written it.</summary>
    public Task<RepetitionResult> TakeIn(long jobId, int ordinal, Writer writer, CancellationToken stop) => Act(
        jobId, ordinal, writer, "repetition-taken-in",
        async segment =>
        {
            await db.LoneRepetitions.Where(r => r.JobId == jobId && r.Ordinal == ordinal).ExecuteDeleteAsync(stop);
            return await filling.Again(jobId, segment, stop) is { } filled ? [filled] : [];
        },
        stop);

    /// <summary>Does something about a segment in the hands of whoever asks, records it and tells who looks on.</summary>
    async Task<RepetitionResult> Act(long jobId, int ordinal, Writer writer, string act, Func<DocumentSegment, Task<IReadOnlyList<SegmentTarget>>> change, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await targets.Hold(jobId, writer, stop)) return RepetitionResult.Refused;
        if (!(await segments.Some(jobId, [ordinal], stop)).TryGetValue(ordinal, out var segment)) return RepetitionResult.Unknown;
        var changed = await change(segment);
        await db.Record(jobId, writer.PersonId, act, Reshaping.Detail(segment), clock.GetUtcNow(), stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
        feeds.Saved(jobId, changed.Select(t => (t.Ordinal, t.Version)), null);
        return new(true, [.. changed.Select(t => t.Ordinal)]);
    }

    async Task<IReadOnlyList<SegmentTarget>> TakeBack(long jobId, List<SegmentTarget> filled, CancellationToken stop)
    {
        var ordinals = filled.ConvertAll(t => t.Ordinal);

        // Only what nobody had written was filled: what a person's confirmation put there since has an author.
        var before = (await db.PastTargets.AsNoTracking().Where(t => t.JobId == jobId && ordinals.Contains(t.Ordinal)).ToListAsync(stop))
            .Where(t => t.AuthorId is null || t.Text.IsEmpty)
            .GroupBy(t => t.Ordinal)
            .ToDictionary(g => g.Key, g => g.MaxBy(t => t.Version)!);
        var more = 0;
        foreach (var target in filled)
        {
            db.PastTargets.Add(PastTarget.Of(target));
            more -= Targets.Counts(target);
            target.PutBack(before.GetValueOrDefault(target.Ordinal), clock.GetUtcNow());
            more += Targets.Counts(target);
        }

        await db.SaveChangesAsync(stop);
        if (more != 0) await db.Jobs.Where(j => j.Id == jobId).ExecuteUpdateAsync(set => set.SetProperty(j => j.Translated, j => j.Translated + more), stop);
        return filled;
    }
}
