using Microsoft.EntityFrameworkCore;
using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Editor;

/// <summary>Fills the segments of a job that say the same as one that a person has confirmed, where nobody has written anything.</summary>
/// <remarks>
/// All of it happens in the transaction of the confirmation, behind <see cref="Targets.Hold"/>, which locks the job: of two who confirm at once, the second
/// sees what the first has filled. What differs in white space is no repetition: a line break or a double space may have to be in the translation, too. A filled one counts as translated, and names the segment it repeats (<see cref="SegmentTarget.RepeatOf"/>) until a person
/// writes it; what an editor has approved stays as it is.
/// </remarks>
public sealed class RepetitionFilling(TranslateDb db, JobSegments segments, SameSources sources, TimeProvider clock)
{
    /// <summary>Fills what repeats some segments of a job that were just confirmed. Their rows are saved, and none is tracked.</summary>
    /// <returns>By each of them, what it filled or brought up to date.</returns>
    internal async Task<IReadOnlyDictionary<int, IReadOnlyList<SegmentTarget>>> From(
        long jobId, IReadOnlyList<SegmentTarget> confirmed, IReadOnlyDictionary<int, DocumentSegment> there, CancellationToken stop)
    {
        if (confirmed.Count == 0 || !await IsWanted(jobId, stop)) return new Dictionary<int, IReadOnlyList<SegmentTarget>>();
        var all = await sources.Of(db, jobId, stop);
        return await Fill(jobId, [.. confirmed.Select(original => new Repeated(original, there[original.Ordinal], [.. all.Of(there[original.Ordinal]).Where(o => o != original.Ordinal)]))], stop);
    }

    /// <summary>Fills one segment that is to follow the others again, from the one of them that was confirmed last.</summary>
    /// <returns>What it is now; null where there is nothing to fill it with, or somebody has written it.</returns>
    internal async Task<SegmentTarget?> Again(long jobId, DocumentSegment segment, CancellationToken stop)
    {
        if (!await IsWanted(jobId, stop)) return null;
        var others = (await sources.Of(db, jobId, stop)).Of(segment).Where(o => o != segment.Ordinal).ToList();
        var original = await db.Targets.AsNoTracking()
            .Where(t => t.JobId == jobId && others.Contains(t.Ordinal) && t.State >= TargetState.Translated && t.AuthorId != null && t.RepeatOf == null)
            .Where(t => !db.LoneRepetitions.Any(r => r.JobId == jobId && r.Ordinal == t.Ordinal))
            .OrderByDescending(t => t.Changed).FirstOrDefaultAsync(stop);
        if (original is null || !(await segments.Some(jobId, [original.Ordinal], stop)).TryGetValue(original.Ordinal, out var its)) return null;
        return (await Fill(jobId, [new(original, its, [segment.Ordinal])], stop)).GetValueOrDefault(original.Ordinal) is [var only] ? only : null;
    }

    Task<bool> IsWanted(long jobId, CancellationToken stop) => db.Jobs.Where(j => j.Id == jobId).Join(db.Desks, j => j.DeskId, d => d.Id, (_, d) => d.FillsRepetitions).SingleAsync(stop);

    /// <summary>Fills what repeats some segments, read once for all of them: the job is locked meanwhile.</summary>
    async Task<Dictionary<int, IReadOnlyList<SegmentTarget>>> Fill(long jobId, IReadOnlyList<Repeated> repeated, CancellationToken stop)
    {
        var filled = new Dictionary<int, IReadOnlyList<SegmentTarget>>();
        var some = repeated.SelectMany(r => r.Others).ToHashSet();
        if (some.Count == 0) return filled;
        var alone = (await db.LoneRepetitions.Where(r => r.JobId == jobId).Select(r => r.Ordinal).ToListAsync(stop)).ToHashSet();
        var rows = await segments.Some(jobId, [.. some.Except(alone)], stop);
        var present = await db.Targets.AsNoTracking().Where(t => t.JobId == jobId && some.Contains(t.Ordinal)).ToDictionaryAsync(t => t.Ordinal, stop);
        var more = 0;
        foreach (var (original, segment, others) in repeated.Where(r => !alone.Contains(r.Original.Ordinal)))
        {
            var its = new List<SegmentTarget>();
            foreach (var row in others.Select(rows.GetValueOrDefault).OfType<DocumentSegment>().Where(r => MemoryKey.Exact(r.Source, segment.Source, SameSources.Flows(r.Kind))))
            {
                var current = present.GetValueOrDefault(row.Ordinal);
                if (!IsFree(current) && !Follows(current!, original.Ordinal)) continue;
                var text = Pretranslation.WithIdsOf(row.Source, segment.Source, original.Text);
                if (current is not null && current.RepeatOf == original.Ordinal && current.State is TargetState.Translated && current.Text.Equals(text)) continue;

                if (current is not null) db.PastTargets.Add(PastTarget.Of(current));
                var next = present[row.Ordinal] = Next(current, original, row.Ordinal, text);
                db.Entry(next).State = current is null ? EntityState.Added : EntityState.Modified;
                its.Add(next);
                more += Targets.Counts(next) - Targets.Counts(current);
            }

            if (its.Count > 0) filled[original.Ordinal] = its;
        }

        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        if (more != 0) await db.Jobs.Where(j => j.Id == jobId).ExecuteUpdateAsync(set => set.SetProperty(j => j.Translated, j => j.Translated + more), stop);
        return filled;
    }

    /// <summary>Nobody has written anything there: it is empty, or a draft of memory or a machine that no person has touched.</summary>
    static bool IsFree(SegmentTarget? target) =>
        target is null or { Text.IsEmpty: true } or { State: TargetState.Initial, AuthorId: null, Origin: OriginKind.Memory or OriginKind.Machine or OriginKind.Source };

    /// <summary>It was filled by this segment, and nobody has written or approved it since.</summary>
    static bool Follows(SegmentTarget target, int ordinal) => target.RepeatOf == ordinal && target.State < TargetState.Reviewed;

    /// <summary>Translated, however far the other has come: an editor who has approved that one has not seen whether it fits here.</summary>
    SegmentTarget Next(SegmentTarget? current, SegmentTarget original, int ordinal, InlineText text) => new()
    {
        JobId = original.JobId,
        Ordinal = ordinal,
        Text = text,
        State = TargetState.Translated,
        Origin = original.Origin,
        Score = original.Score,
        OriginName = original.OriginName,
        AuthorId = original.AuthorId,
        RepeatOf = original.Ordinal,
        Spent = current?.Spent ?? 0,
        SpentInReview = current?.SpentInReview ?? 0,
        Version = (current?.Version ?? 0) + 1,
        Changed = clock.GetUtcNow(),
    };

    /// <summary>A segment that was confirmed, and the ordinals of others that may say the same.</summary>
    sealed record Repeated(SegmentTarget Original, DocumentSegment Segment, IReadOnlyList<int> Others);
}
