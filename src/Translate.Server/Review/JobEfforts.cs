using Microsoft.EntityFrameworkCore;
using Translate.Core.Metrics;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Editor;

namespace Translate.Server.Review;

/// <summary>Counts what people changed in an approved job of what they were offered.</summary>
/// <remarks>
/// An offer is what nobody had written: what memory, an engine or the file itself put there before a person did. What was filled as a repetition, and left so,
/// was offered by the memory, in the band of repetitions. The translator's changes lead from the offer to what was handed in last, the editor's from there to
/// what was approved; a segment without an offer counts as written whole.
/// </remarks>
public sealed class JobEfforts(TranslateDb db, JobSegments segments, JobVersions versions)
{
    /// <summary>What was changed in a job, as it is now; nothing where nobody worked on it.</summary>
    public async Task<IReadOnlyList<JobEffort>> Of(long jobId, CancellationToken stop)
    {
        var acts = await db.Audit.Where(a => a.JobId == jobId && (JobVersions.HandIns.Contains(a.Act) || a.Act.StartsWith("approved"))).OrderByDescending(a => a.Id).Select(a => new { a.Act, a.At }).ToListAsync(stop);
        var approved = acts.Find(a => a.Act.StartsWith("approved", StringComparison.Ordinal));
        var handedIn = acts.Find(a => JobVersions.HandIns.Contains(a.Act));
        if (approved is null || handedIn is null) return [];

        var rows = await segments.All(jobId, stop);
        var targets = await db.Targets.AsNoTracking().Where(t => t.JobId == jobId).ToDictionaryAsync(t => t.Ordinal, stop);
        var all = (await versions.All(jobId, [.. targets.Keys], stop)).ToLookup(v => v.Ordinal);
        var work = rows.Where(r => targets.ContainsKey(r.Ordinal)).Select(r => Work(r, targets[r.Ordinal], all[r.Ordinal], handedIn.At)).ToList();
        var deskId = await db.Jobs.Where(j => j.Id == jobId).Select(j => j.DeskId).SingleAsync(stop);

        // Where a machine handed it in, no translator had a part in it; where nobody but the desk's trust approved it, no editor.
        return
        [
            .. handedIn.Act is "submitted" ? Sums(EffortPass.Translation, w => w.Offered, w => w.HandedIn, w => w.Target.Spent) : [],
            .. approved.Act is "approved" ? Sums(EffortPass.Review, w => w.HandedIn, w => w.Target.Text, w => w.Target.SpentInReview) : [],
        ];

        IEnumerable<JobEffort> Sums(EffortPass pass, Func<SegmentWork, InlineText> from, Func<SegmentWork, InlineText> to, Func<SegmentWork, int> seconds) =>
            work.GroupBy(w => w.Offer).Select(g =>
            {
                var efforts = g.Select(w => (Work: w, Effort: EditEffort.Of(from(w).Text, to(w).Text), IsSame: from(w).Equals(to(w)))).ToList();
                return new JobEffort
                {
                    JobId = jobId,
                    Pass = pass,
                    Origin = g.Key.Origin,
                    OriginName = g.Key.Name,
                    Band = g.Key.Band,
                    DeskId = deskId,
                    Segments = efforts.Count,
                    Unchanged = efforts.Count(e => e.IsSame),
                    SourceWords = efforts.Sum(e => e.Work.Segment.Words),
                    Edits = efforts.Sum(e => e.Effort.Edits),
                    Words = efforts.Sum(e => e.Effort.Words),
                    ChrFWords = efforts.Sum(e => e.Effort.ChrF * e.Effort.Words),
                    Seconds = efforts.Sum(e => seconds(e.Work)),
                    At = approved.At,
                };
            });
    }

    /// <summary>Puts them in the place of those of an approval before, in the transaction that delivers the job.</summary>
    public async Task Record(long jobId, IReadOnlyList<JobEffort> efforts, CancellationToken stop)
    {
        await db.JobEfforts.Where(e => e.JobId == jobId).ExecuteDeleteAsync(stop);
        db.JobEfforts.AddRange(efforts);
        await db.SaveChangesAsync(stop);
    }

    static SegmentWork Work(DocumentSegment segment, SegmentTarget target, IEnumerable<TargetVersion> versions, DateTimeOffset moment)
    {
        var all = versions.OrderBy(v => v.Number).ToList();
        var handedIn = all.FindLast(v => v.Changed <= moment)?.Text ?? InlineText.Empty;

        // The last such one: where a segment was split or joined, it is what was offered for what the segment is now.
        var offered = all.FindLast(v => v is { AuthorId: null, Text.IsEmpty: false });
        return target.RepeatOf is not null ? new(segment, target, new(OriginKind.Memory, "", MatchBand.Repetition), handedIn, handedIn)
            : offered is null ? new(segment, target, new(OriginKind.Human, "", MatchBand.New), InlineText.Empty, handedIn)
            : new(segment, target, new(offered.Origin, Name(offered), Band(offered)), offered.Text, handedIn);
    }

    /// <summary>A name is the desk's to choose, and a column has an end: never within a character.</summary>
    static string Name(TargetVersion offered)
    {
        const int Most = 200;
        var name = offered.OriginName ?? "";
        return name.Length <= Most ? name : name[..(char.IsHighSurrogate(name[Most - 1]) ? Most - 1 : Most)];
    }

    static MatchBand Band(TargetVersion offered) => offered is { Origin: OriginKind.Memory, Score: { } score } ? MatchBands.Of(score) : MatchBand.New;

    /// <summary>What kind of offer it was.</summary>
    sealed record Offer(OriginKind Origin, string Name, MatchBand Band);

    sealed record SegmentWork(DocumentSegment Segment, SegmentTarget Target, Offer Offer, InlineText Offered, InlineText HandedIn);
}
