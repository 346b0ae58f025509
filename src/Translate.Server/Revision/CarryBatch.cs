using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Core.Revision;
using Translate.Core.Text;
using Translate.Server.Analysis;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Editor;
using Translate.Server.Jobs;
using Translate.Server.Notices;

namespace Translate.Server.Revision;

/// <summary>Carries the work on a document over into a job of its later revision, and moves that job on; what is new in it is filled as in any other.</summary>
public sealed class CarryBatch(TranslateDb db, Batches batches, Nudges nudges, CarryPlans plans, JobMoves moves, SegmentChecks checks, JobFeeds feeds, TimeProvider clock) : IBatchWork
{
    /// <inheritdoc/>
    public BatchKind Kind => BatchKind.Carry;

    /// <inheritdoc/>
    public async Task Run(Lease lease, CancellationToken stop)
    {
        var job = await db.Jobs.AsNoTracking().Include(j => j.Document).SingleAsync(j => j.Id == lease.Batch.JobId, stop);
        var plan = await plans.Of(job.DocumentId, job.Locale, stop);

        // The plan follows from what does not change any more; the count says how much of it an earlier attempt has carried.
        for (var first = job.Prepared; first < plan.Segments.Count; first += ExtractBatch.BatchSize)
        {
            var some = plan.Segments.Skip(first).Take(ExtractBatch.BatchSize).ToList();
            await using var chunk = await db.Database.BeginTransactionAsync(stop);
            await batches.Hold(lease, stop);
            await Carry(job.Id, some, stop);
            await db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(j => j.Prepared, first + some.Count), stop);
            await chunk.CommitAsync(stop);
            db.ChangeTracker.Clear();
        }

        await checks.OpenDictionary(job.Id, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await batches.Finish(lease, stop);
        db.JobSegments.AddRange(plan.Shape.Select(s => new JobSegment
        {
            JobId = job.Id,
            Ordinal = s.Ordinal,
            First = s.First,
            Start = s.Start,
            IsGone = s.IsGone,
            Before = s.Before,
            Source = s.Source,
            After = s.After,
            Words = s.Words,
        }));
        await db.SaveChangesAsync(stop);
        var due = await MoveOn(job, plan, stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
        nudges.Send(due);
        feeds.Changed(job.Id, JobChange.All);
    }

    async Task Carry(long jobId, List<CarriedSegment> some, CancellationToken stop)
    {
        foreach (var from in some.SelectMany(s => s.From.Select(f => (f.JobId, f.Segment.Ordinal))).GroupBy(f => f.JobId, f => f.Ordinal))
        {
            var ordinals = from.ToList();
            var targets = await db.Targets.AsNoTracking().Where(t => t.JobId == from.Key && ordinals.Contains(t.Ordinal)).ToDictionaryAsync(t => t.Ordinal, stop);
            var past = (await db.PastTargets.AsNoTracking().Where(t => t.JobId == from.Key && ordinals.Contains(t.Ordinal)).ToListAsync(stop)).ToLookup(t => t.Ordinal);
            var said = (await db.Comments.AsNoTracking().Where(c => c.JobId == from.Key && ordinals.Contains(c.Ordinal)).OrderBy(c => c.Id).ToListAsync(stop)).ToLookup(c => c.Ordinal);
            var passed = (await db.DismissedFindings.AsNoTracking().Where(f => f.JobId == from.Key && ordinals.Contains(f.Ordinal)).ToListAsync(stop)).ToLookup(f => f.Ordinal);
            foreach (var segment in some)
            {
                // One job holds all of a unit.
                if (segment.From[0].JobId != from.Key) continue;
                var first = segment.From[0].Segment;
                db.PastTargets.AddRange(past[first.Ordinal].Select(p => p.In(jobId, segment.Ordinal)));
                db.Comments.AddRange(segment.From.SelectMany(f => said[f.Segment.Ordinal]).Select(c => new SegmentComment
                {
                    JobId = jobId,
                    Ordinal = segment.Ordinal,
                    PersonId = c.PersonId,
                    Text = c.Text,
                    At = c.At,
                    Resolved = c.Resolved,
                    ResolvedById = c.ResolvedById,
                }));

                // A finding's key is of both texts: of a segment that reads otherwise now it means nothing.
                if (segment.From.Count == 1)
                    db.DismissedFindings.AddRange(passed[first.Ordinal].Select(f => new DismissedFinding { JobId = jobId, Ordinal = segment.Ordinal, Key = f.Key, Check = f.Check, Reason = f.Reason, PersonId = f.PersonId, At = f.At }));
                Carry(jobId, segment, [.. segment.From.Select(f => targets.GetValueOrDefault(f.Segment.Ordinal))]);
            }
        }

        await db.SaveChangesAsync(stop);
    }

    void Carry(long jobId, CarriedSegment segment, List<SegmentTarget?> targets)
    {
        if (targets.OfType<SegmentTarget>().FirstOrDefault() is not { } one) return;
        if (targets.Count > 1)
        {
            // Sentences that became one: so do their translations, and it is as far as the least of them.
            var text = new List<InlineText>();
            foreach (var (from, target) in segment.From.Zip(targets))
            {
                if (target is null or { Text.IsEmpty: true }) continue;
                if (text.Count > 0) text.Add(from.Segment.Before.Text.Length > 0 ? from.Segment.Before : " ");
                text.Add(target.Text);
            }

            var whole = targets.TrueForAll(t => t is { State: >= TargetState.Translated });
            var state = segment.IsKept && whole ? targets.Min(t => t!.State) : TargetState.Initial;
            if (targets[0] is { } first) db.PastTargets.Add(PastTarget.Of(first).In(jobId, segment.Ordinal));
            db.Targets.Add(Target(one, jobId, segment.Ordinal, CarryPlan.Fitted(InlineText.Concat(text), InlineText.Concat(segment.From.Select(f => f.Segment.Source)), segment.Source), state, one.Version + 1, clock.GetUtcNow()));
            return;
        }

        var fitted = CarryPlan.Fitted(one.Text, segment.From[0].Segment.Source, segment.Source);
        if (segment.IsKept || one.State is TargetState.Initial)
        {
            db.Targets.Add(Target(one, jobId, segment.Ordinal, fitted, one.State, one.Version, one.Changed));
            return;
        }

        // It was a translation of something else: a draft now, and what it was is a version before.
        db.PastTargets.Add(PastTarget.Of(one).In(jobId, segment.Ordinal));
        var draft = Target(one, jobId, segment.Ordinal, fitted, TargetState.Initial, one.Version + 1, clock.GetUtcNow());
        if (draft.Origin is OriginKind.Memory) draft.Score = RevisionAlignment.Percent(segment.From[0].Segment.Source, segment.Source);
        db.Targets.Add(draft);
    }

    /// <summary>Says how far the job is, and moves it: to where it was where nothing is open, else to those who do the rest.</summary>
    /// <returns>The batches to be nudged.</returns>
    async Task<IReadOnlyList<Batch>> MoveOn(Job job, CarryPlan plan, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var states = await db.Targets.Where(t => t.JobId == job.Id).Select(t => new { t.Ordinal, t.State }).ToListAsync(stop);
        var (translated, assured) = (states.Count(t => t.State >= TargetState.Translated), states.Count(t => t.State >= TargetState.Reviewed));
        var known = states.Select(t => t.Ordinal).Concat(plan.Shape.Select(s => s.Ordinal)).ToHashSet();
        var ordinals = await db.Segments.Where(s => s.DocumentId == job.DocumentId).OrderBy(s => s.Ordinal).Select(s => s.Ordinal).ToListAsync(stop);
        var shape = plan.Shape.ToDictionary(s => s.Ordinal, s => s.IsGone);
        var all = ordinals.Count(o => !shape.GetValueOrDefault(o)) + plan.Shape.Count(s => s.Ordinal >= ordinals.Count && !s.IsGone);
        var fills = ordinals.Chunk(ExtractBatch.BatchSize).Where(some => some.Any(o => !known.Contains(o)))
            .Select(some => new Batch { Kind = BatchKind.Fill, DocumentId = job.DocumentId, JobId = job.Id, First = some[0], Count = some.Length, DueAt = now }).ToList();
        var analysis = AnalyzeBatch.For(job.DocumentId, job.Id, now);
        db.Batches.AddRange([.. fills, analysis]);
        await db.SaveChangesAsync(stop);

        var was = await FormerStates.Of(db, job.Id, stop);
        var isWhole = translated == all && fills.Count == 0;
        JobState? to = was switch
        {
            JobState.Claimed => JobState.Claimed,
            JobState.Submitted when isWhole => JobState.Submitted,
            JobState.Approved or JobState.Delivered when isWhole => await MayPass(job, assured == all, stop) ? JobState.Approved : JobState.Submitted,
            _ => null,
        };
        await db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(j => j.Segments, all)
                .SetProperty(j => j.Prepared, all - fills.Sum(f => f.Count))
                .SetProperty(j => j.Translated, translated)
                .SetProperty(j => j.Assured, assured)
                .SetProperty(j => j.BatchesLeft, fills.Count)
                .SetProperty(j => j.IsForPeople, j => j.IsForPeople || to == JobState.Claimed),
            stop);
        await Tell(job, was, to, stop);
        if (to is null)
        {
            // Those who had finished it are told; whoever is free may do the rest.
            await db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(
                set => set.SetProperty(j => j.TranslatorId, (long?)null).SetProperty(j => j.ClaimedUntil, (DateTimeOffset?)null).SetProperty(j => j.EditorId, (long?)null), stop);
        }

        var delivery = to is { } reached ? await moves.CarriedOver(job.Id, reached, stop) : fills.Count == 0 ? await moves.Prepared(job.Id, stop) : null;
        return delivery is null ? [.. fills, analysis] : [.. fills, delivery, analysis];
    }

    /// <summary>What was approved and says the same passes again without a person where the desk lets reviewed text pass; else an editor is asked.</summary>
    async Task<bool> MayPass(Job job, bool isAssured, CancellationToken stop) =>
        isAssured && await db.Desks.AnyAsync(d => d.Id == job.DeskId && d.DeliversReviewedMemory, stop) && !await checks.AnythingBlocks(job.Id, stop);

    async Task Tell(Job job, JobState was, JobState? to, CancellationToken stop)
    {
        if (job.TranslatorId is not { } translator || (was is not JobState.Claimed && to is not null)) return;
        var kind = to is JobState.Claimed ? NoticeKinds.Revised : NoticeKinds.RevisedOpen;
        await moves.Tell(translator, job.DeskId, job.Id, kind, $"{kind}:{job.Id}", null, stop);
    }

    static SegmentTarget Target(SegmentTarget t, long jobId, int ordinal, InlineText text, TargetState state, int version, DateTimeOffset changed) => new()
    {
        JobId = jobId,
        Ordinal = ordinal,
        Text = text,
        State = state,
        Origin = t.Origin,
        Score = version == t.Version || t.Origin is OriginKind.Machine ? t.Score : null,
        OriginName = t.OriginName,
        AuthorId = t.AuthorId,
        Spent = t.Spent,
        SpentInReview = t.SpentInReview,
        Version = version,
        Changed = changed,
    };
}
