using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Translate.Core.Pretranslation;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Editor;
using Translate.Server.Engines;
using Translate.Server.Notices;
using Translate.Server.Operations;
using Translate.Server.People;
using Translate.Server.Review;

namespace Translate.Server.Jobs;

/// <summary>Whether a job moved, and if not, why: a person is told.</summary>
public enum MoveResult
{
    /// <summary>It moved.</summary>
    Done,

    /// <summary>The job is not in the state that the move starts from: somebody was faster, or the page is old.</summary>
    NotInState,

    /// <summary>Somebody else holds it.</summary>
    NotYours,

    /// <summary>The desk did not open it to the one who asks.</summary>
    NotOpen,

    /// <summary>Segments are still without a translation.</summary>
    Unfinished,

    /// <summary>Codes of a translation are wrong, or it has no room in its place.</summary>
    Blocked,

    /// <summary>More of it than the desk allows is a machine's, changed by nobody: an editor has to say that it is wanted all the same.</summary>
    NeedsConsent,

    /// <summary>Everybody whom it concerns was told today already, or it concerns nobody.</summary>
    NobodyToTell,

    /// <summary>The person does not belong to the desk.</summary>
    NotOfTheDesk,
}

/// <summary>How a job is offered to the desk's people; what is null stays as it is.</summary>
/// <param name="Priority">How soon it is wanted.</param>
/// <param name="Due">When it should be done.</param>
/// <param name="OpenTo">Who may claim it.</param>
/// <param name="Assignee">Who should do it; 0 for nobody in particular.</param>
public sealed record OfferRequest(Priority? Priority = null, DateTimeOffset? Due = null, OpenTo? OpenTo = null, long? Assignee = null);

/// <summary>The moves of a job. Each is one conditional update and one audit row, in one transaction; the condition names the state and the person.</summary>
public sealed class JobMoves(TranslateDb db, DeskLanes lanes, SegmentChecks checks, Reviews reviews, Nudges nudges, TimeProvider clock, Settings settings)
{
    /// <summary>Which jobs a person may claim: those available that the desk has opened to everybody, to those whom it trusts, editors among them, or to this one.</summary>
    public static Expression<Func<Job, bool>> MayBeClaimedBy(TranslateDb db, long personId) => j =>
        j.State == JobState.Available && (j.OpenTo == OpenTo.Everybody || j.AssigneeId == personId
            || (j.OpenTo == OpenTo.Trusted && db.Memberships.Any(m => m.DeskId == j.DeskId && m.PersonId == personId && (m.IsTrusted || m.Role >= DeskRole.Editor))));

    /// <summary>Available → Claimed, by one of those who ask at once and to whom it is open.</summary>
    public async Task<MoveResult> Claim(long jobId, long personId, CancellationToken stop)
    {
        var until = clock.GetUtcNow() + settings.ClaimFor;
        var result = await Move(
            jobId, personId, "claimed", null, MayBeClaimedBy(db, personId),
            set => set.SetProperty(j => j.State, JobState.Claimed).SetProperty(j => j.TranslatorId, personId).SetProperty(j => j.ClaimedUntil, until),
            stop);
        return result is MoveResult.NotInState && await db.Jobs.AnyAsync(j => j.Id == jobId && j.State == JobState.Available, stop) ? MoveResult.NotOpen : result;
    }

    /// <summary>Before its approval: how soon the job is wanted, and by whom. Somebody newly assigned has it at once where nobody holds it.</summary>
    public async Task<MoveResult> Offer(long jobId, long editorId, OfferRequest offer, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var before = await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == jobId, stop);
        long? assignee = offer.Assignee is 0 ? null : offer.Assignee ?? before.AssigneeId;
        var openTo = offer.OpenTo ?? (assignee is null && before.OpenTo is OpenTo.Assignee ? OpenTo.Everybody : before.OpenTo);
        if (openTo is OpenTo.Assignee && assignee is null) return MoveResult.NotOpen;
        if (assignee is not null && !await JobRights.PeopleOf(db, before.DeskId, before.Locale).AnyAsync(m => m.PersonId == assignee, stop)) return MoveResult.NotOpen;

        var result = await Move(
            jobId, editorId, "offered", null, j => j.State < JobState.Approved || j.State == JobState.Cancelled,
            set =>
            {
                // Only what was named: another may have changed the rest meanwhile.
                if (offer.Priority is { } priority) set.SetProperty(j => j.Priority, priority);
                if (offer.Due?.ToUniversalTime() is { } due) set.SetProperty(j => j.DueAt, due);
                if (openTo != before.OpenTo) set.SetProperty(j => j.OpenTo, openTo);
                set.SetProperty(j => j.AssigneeId, assignee);
            },
            stop, keepsSince: true);
        if (result is not MoveResult.Done) return result;
        if (assignee is not null && assignee != before.AssigneeId) await GiveToAssignee(jobId, editorId, stop);
        await transaction.CommitAsync(stop);
        return result;
    }

    /// <summary>Available → Claimed by the one it is assigned to, who is told, but by nobody else than themselves.</summary>
    async Task GiveToAssignee(long jobId, long? byId, CancellationToken stop)
    {
        if (await db.Jobs.Where(j => j.Id == jobId && j.State == JobState.Available).Select(j => j.AssigneeId).SingleOrDefaultAsync(stop) is not { } assignee) return;
        if (await Claim(jobId, assignee, stop) is MoveResult.Done && byId != assignee) await Tell(jobId, byId ?? 0, NoticeKinds.Assigned, null, stop);
    }

    /// <summary>Puts the end of a claim off, counted from now.</summary>
    public Task<MoveResult> Renew(long jobId, long personId, CancellationToken stop)
    {
        var until = clock.GetUtcNow() + settings.ClaimFor;
        return Move(jobId, personId, "renewed", null, HeldBy(personId), set => set.SetProperty(j => j.ClaimedUntil, until), stop, keepsSince: true);
    }

    /// <summary>Claimed → Available, with the work so far, by whoever holds it or by an editor.</summary>
    public Task<MoveResult> Release(long jobId, long personId, bool asEditor, CancellationToken stop) =>
        Move(jobId, personId, "released", null, asEditor ? j => j.State == JobState.Claimed : HeldBy(personId), Free, stop);

    /// <summary>
    /// Claimed → Available, without the work: every target that its holder wrote since the claim goes back to what it was before, as a new version. The
    /// holder's words stay among the past versions.
    /// </summary>
    public async Task<MoveResult> ReleaseWithoutWork(long jobId, long personId, bool asEditor, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var holder = asEditor ? await db.Jobs.Where(j => j.Id == jobId && j.State == JobState.Claimed).Select(j => j.TranslatorId).SingleOrDefaultAsync(stop) : personId;
        var result = await Move(jobId, personId, "released-without-work", null, j => j.State == JobState.Claimed && j.TranslatorId == holder, Free, stop);
        if (result is not MoveResult.Done) return result;

        // Behind the move, which locks the job: nobody writes into it any more.
        var change = await TakeBack(jobId, holder, stop);
        await db.Jobs.Where(j => j.Id == jobId).ExecuteUpdateAsync(set => set.SetProperty(j => j.Translated, j => j.Translated + change), stop);
        await transaction.CommitAsync(stop);
        return result;
    }

    /// <summary>
    /// Claimed → Submitted, when every segment is translated and nothing speaks against delivering it; and at once on to Approved, where the desk reviews
    /// newcomers only and trusts its translator.
    /// </summary>
    public async Task<MoveResult> Submit(long jobId, long personId, CancellationToken stop)
    {
        await checks.OpenDictionary(jobId, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var result = await Move(
            jobId, personId, "submitted", null,
            j => j.State == JobState.Claimed && j.TranslatorId == personId && j.Translated == j.Segments,
            set => set.SetProperty(j => j.State, JobState.Submitted).SetProperty(j => j.ClaimedUntil, (DateTimeOffset?)null),
            stop);
        if (result is MoveResult.Done)
        {
            // Behind the move, which locks the job: nobody writes into it any more.
            if (await checks.AnythingBlocks(jobId, stop)) return MoveResult.Blocked;
            var delivery = await ApproveByTrust(jobId, personId, stop);
            await TellReviewers(jobId, personId, stop);
            await transaction.CommitAsync(stop);
            if (delivery is not null) nudges.Send(delivery.Kind, delivery.Id);
        }

        return result is MoveResult.NotInState && await db.Jobs.AnyAsync(j => j.Id == jobId && j.State == JobState.Claimed && j.TranslatorId == personId, stop)
            ? MoveResult.Unfinished
            : result;
    }

    /// <summary>Whether what somebody hands in is approved at once: the desk reviews newcomers only, trusts the person, and no more of the text than it allows is a machine's, unread.</summary>
    public async Task<bool> IsTrusted(long jobId, long personId, CancellationToken stop)
    {
        var desk = await db.Jobs
            .Where(j => j.Id == jobId && db.Memberships.Any(m => m.DeskId == j.DeskId && m.PersonId == personId && m.IsTrusted))
            .Join(db.Desks.Where(d => d.Reviews == ReviewRule.Newcomers), j => j.DeskId, d => d.Id, (_, d) => new { d.MostUnreadMachine })
            .SingleOrDefaultAsync(stop);
        return desk is not null && await MachineShare(jobId, stop) <= desk.MostUnreadMachine;
    }

    /// <summary>
    /// Submitted → Approved, when every segment is still translated and nothing speaks against delivering it: every target is reviewed now, and the file is
    /// made in the background.
    /// </summary>
    /// <param name="jobId">The job.</param>
    /// <param name="editorId">Who approves.</param>
    /// <param name="comment">What the editor says with it.</param>
    /// <param name="acceptsMachine">The editor wants it although more of it than the desk allows is a machine's and unedited. It is recorded.</param>
    /// <param name="stop">Breaks off; nothing is approved then.</param>
    public async Task<MoveResult> Approve(long jobId, long editorId, string? comment, bool acceptsMachine, CancellationToken stop)
    {
        await checks.OpenDictionary(jobId, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var result = await Move(
            jobId, editorId, "approved", comment, j => j.State == JobState.Submitted && j.Translated == j.Segments,
            set => set.SetProperty(j => j.State, JobState.Approved).SetProperty(j => j.EditorId, editorId), stop);
        if (result is MoveResult.NotInState && await db.Jobs.AnyAsync(j => j.Id == jobId && j.State == JobState.Submitted, stop)) return MoveResult.Unfinished;
        if (result is not MoveResult.Done) return result;

        // Behind the move, which locks the job: nobody writes into it any more. Where something blocks, or without the consent, all of it is undone.
        if (await checks.AnythingBlocks(jobId, stop)) return MoveResult.Blocked;
        var share = await MachineShare(jobId, stop);
        var allowed = await db.Jobs.Where(j => j.Id == jobId).Join(db.Desks, j => j.DeskId, d => d.Id, (_, d) => d.MostUnreadMachine).SingleAsync(stop);
        if (share > allowed && !acceptsMachine) return MoveResult.NeedsConsent;
        if (share > allowed) await Record(jobId, editorId, "machine-text-accepted", string.Create(CultureInfo.InvariantCulture, $"{share} %"), stop);
        await db.Targets.Where(t => t.JobId == jobId && t.State < TargetState.Reviewed).ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TargetState.Reviewed), stop);
        var delivery = await ToDeliver(jobId, stop);
        var outcome = await reviews.Conclude(jobId, editorId, ReviewOutcome.Approved, comment, stop);
        await Tell(jobId, editorId, outcome is ReviewOutcome.ApprovedWithEdits ? NoticeKinds.ApprovedWithEdits : NoticeKinds.Approved, comment, stop);
        await transaction.CommitAsync(stop);
        if (delivery is not null) nudges.Send(delivery.Kind, delivery.Id);
        return result;
    }

    /// <summary>The share of the job's segments whose target no person changed after a machine wrote it, in per cent, rounded up.</summary>
    public Task<int> MachineShare(long jobId, CancellationToken stop) => MachineShare([jobId], stop);

    /// <summary>The same of several jobs, together.</summary>
    public async Task<int> MachineShare(IReadOnlyCollection<long> jobs, CancellationToken stop)
    {
        var machine = await db.Targets.CountAsync(t => jobs.Contains(t.JobId) && t.Origin == OriginKind.Machine, stop);
        var all = await db.Jobs.Where(j => jobs.Contains(j.Id)).SumAsync(j => j.Segments, stop);
        return all == 0 ? 0 : ((machine * 100) + all - 1) / all;
    }

    /// <summary>Submitted → Claimed by the same translator, with what the editor says; → Available where a machine was the translator.</summary>
    public async Task<MoveResult> Return(long jobId, long editorId, string comment, CancellationToken stop)
    {
        var until = clock.GetUtcNow() + settings.ClaimFor;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var result = await Move(
            jobId, editorId, "returned", comment, j => j.State == JobState.Submitted,
            set => set
                .SetProperty(j => j.State, j => j.TranslatorId == null ? JobState.Available : JobState.Claimed)
                .SetProperty(j => j.ClaimedUntil, j => j.TranslatorId == null ? null : until),
            stop);
        if (result is not MoveResult.Done) return result;

        await reviews.Conclude(jobId, editorId, ReviewOutcome.Returned, comment, stop);
        await Tell(jobId, editorId, NoticeKinds.Returned, comment, stop);
        await transaction.CommitAsync(stop);
        return result;
    }

    /// <summary>Delivered or Approved → Submitted: an approval is taken back. What was delivered remains.</summary>
    public Task<MoveResult> Reopen(long jobId, long editorId, string? comment, CancellationToken stop) =>
        Move(
            jobId, editorId, "reopened", comment, j => j.State == JobState.Delivered || j.State == JobState.Approved,
            set => set.SetProperty(j => j.State, JobState.Submitted).SetProperty(j => j.Failure, (string?)null), stop);

    /// <summary>Any state before its approval → Cancelled: background work on it stops, what was done is kept.</summary>
    public async Task<MoveResult> Cancel(long jobId, long personId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var result = await Move(
            jobId, personId, "cancelled", null, j => j.State < JobState.Approved,
            set => set.SetProperty(j => j.State, JobState.Cancelled).SetProperty(j => j.TranslatorId, (long?)null).SetProperty(j => j.ClaimedUntil, (DateTimeOffset?)null), stop);
        if (result is not MoveResult.Done) return result;

        // A worker that is at it loses its lease, and stops at its next sign of life.
        await db.Batches.Where(b => b.JobId == jobId && b.Kind == BatchKind.Machine && b.State == BatchState.Due).ExecuteUpdateAsync(
            set => set.SetProperty(b => b.State, BatchState.Held).SetProperty(b => b.LeaseId, (Guid?)null).SetProperty(b => b.LeasedUntil, (DateTimeOffset?)null), stop);
        await transaction.CommitAsync(stop);
        return result;
    }

    /// <summary>Cancelled → Preparing, or Available where nothing is left to prepare.</summary>
    public async Task<MoveResult> Resume(long jobId, long personId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var result = await Move(
            jobId, personId, "resumed", null, j => j.State == JobState.Cancelled,
            set => set.SetProperty(j => j.State, j => j.BatchesLeft > 0 || j.Segments == 0 ? JobState.Preparing : JobState.Available), stop);
        if (result is not MoveResult.Done) return result;

        // What waits for an editor's word on its cost goes on waiting, and what is not filled to its end has no cost yet.
        var now = clock.GetUtcNow();
        await db.Batches
            .Where(b => b.JobId == jobId && b.State == BatchState.Held && db.Jobs.Any(j => j.Id == jobId && j.AskedCost == null))
            .Where(b => !db.Batches.Any(f => f.JobId == jobId && f.Kind == BatchKind.Fill && f.State != BatchState.Done)).ExecuteUpdateAsync(
            set => set.SetProperty(b => b.State, BatchState.Due).SetProperty(b => b.DueAt, now).SetProperty(b => b.NudgedAt, (DateTimeOffset?)null), stop);
        var due = await db.Batches.AsNoTracking().Where(b => b.JobId == jobId && b.State == BatchState.Due).OrderBy(b => b.Id).Take(Nudges.MostAtOnce).ToListAsync(stop);
        await transaction.CommitAsync(stop);
        nudges.Send(due);
        return result;
    }

    /// <summary>Available → Preparing: engines are to be asked again. In the transaction that makes the batches.</summary>
    public Task<MoveResult> PrepareAgain(long jobId, long personId, string act, CancellationToken stop) =>
        Move(jobId, personId, act, null, j => j.State == JobState.Available, set => set.SetProperty(j => j.State, JobState.Preparing).SetProperty(j => j.Failure, (string?)null), stop);

    /// <summary>
    /// Preparing → Available when its last batch is done; and at once on to Approved where the desk's policy lets it pass without a person, to Claimed by whom
    /// it is assigned to, or to Submitted where the machine's lane has left nothing to a translator. In the transaction of the batch that calls it.
    /// </summary>
    /// <returns>The batch that delivers it, to be nudged after the commit, if the policy approved it.</returns>
    public async Task<Batch?> Prepared(long jobId, CancellationToken stop)
    {
        var ready = await Move(
            jobId, null, "prepared", null, j => j.State == JobState.Preparing && j.BatchesLeft == 0 && j.Segments > 0,
            set => set.SetProperty(j => j.State, JobState.Available), stop);
        if (ready is not MoveResult.Done) return null;

        var approved = await Move(
            jobId, null, "approved-by-policy", null,
            j => j.State == JobState.Available && j.Assured == j.Segments && db.Desks.Any(d => d.Id == j.DeskId && d.DeliversReviewedMemory),
            set => set.SetProperty(j => j.State, JobState.Approved), stop);
        if (approved is MoveResult.Done) return await ToDeliver(jobId, stop);

        await GiveToAssignee(jobId, await db.Jobs.Where(j => j.Id == jobId).Select(j => j.Document!.TakenInById).SingleAsync(stop), stop);
        var pair = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.DeskId, j.Document!.SourceLocale, j.Locale }).SingleAsync(stop);
        if ((await lanes.Find(pair.DeskId, pair.SourceLocale, pair.Locale, stop)).Route is { Choice: LaneChoice.Machine })
            await Move(
                jobId, null, "machine-finished", null, j => j.State == JobState.Available && j.Translated == j.Segments,
                set => set.SetProperty(j => j.State, JobState.Submitted), stop);
        await TellReviewers(jobId, null, stop);
        return null;
    }

    /// <summary>
    /// Preparing → Claimed, Submitted or Approved: as far as the job of the revision before had come, and this one still is. In the transaction that carries
    /// the last of its work over.
    /// </summary>
    /// <returns>The batch that delivers it, to be nudged after the commit, where it is approved.</returns>
    internal async Task<Batch?> CarriedOver(long jobId, JobState to, CancellationToken stop)
    {
        var moved = await Move(
            jobId, null, to is JobState.Approved ? "approved-by-policy" : "carried-over", null, j => j.State == JobState.Preparing, set => set.SetProperty(j => j.State, to), stop);
        await TellReviewers(jobId, null, stop);
        return moved is MoveResult.Done && to is JobState.Approved ? await ToDeliver(jobId, stop) : null;
    }

    /// <summary>Approved → Delivered, in the transaction that keeps the file.</summary>
    public Task<MoveResult> Delivered(long jobId, string name, CancellationToken stop) =>
        Move(jobId, null, "delivered", name, j => j.State == JobState.Approved, set => set.SetProperty(j => j.State, JobState.Delivered), stop);

    /// <summary>Claimed → Available for every claim that ran out. The work so far stays with the job, and its holder is told.</summary>
    public async Task ExpireClaims(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        foreach (var claim in await db.Jobs.Where(j => j.State == JobState.Claimed && j.ClaimedUntil < now).Select(j => new { j.Id, j.DeskId, j.TranslatorId, j.ClaimedUntil }).ToListAsync(stop))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var moved = await Move(claim.Id, null, "expired", null, j => j.State == JobState.Claimed && j.TranslatorId == claim.TranslatorId && j.ClaimedUntil == claim.ClaimedUntil, Free, stop);
            if (moved is not MoveResult.Done) continue;

            if (claim is { TranslatorId: { } holder, ClaimedUntil: { } until })
                await Tell(holder, claim.DeskId, claim.Id, NoticeKinds.ClaimEnded, $"{NoticeKinds.ClaimEnded}:{claim.Id}:{Moment(until)}", null, stop);
            await transaction.CommitAsync(stop);
        }
    }

    /// <summary>Tells those whose claims end soon: a day before, and three hours before; or at half the time of a claim that is shorter. Once each.</summary>
    public async Task WarnOfEnds(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var nearer = now;
        foreach (var before in Warnings.Select(w => w < settings.ClaimFor / 2 ? w : settings.ClaimFor / 2).Distinct())
        {
            var (last, mark) = (now + before, $":{before.TotalMinutes.ToString(CultureInfo.InvariantCulture)}");
            var first = nearer;
            nearer = last;

            // A claim that is so near its end that the nearer warning is due needs no farther one.
            var ending = await db.Jobs
                .Where(j => j.State == JobState.Claimed && j.TranslatorId != null && j.ClaimedUntil > first && j.ClaimedUntil <= last)
                .Select(j => new { j.Id, j.DeskId, j.TranslatorId, j.ClaimedUntil })
                .ToListAsync(stop);
            foreach (var claim in ending)
            {
                var (holder, until) = (claim.TranslatorId!.Value, claim.ClaimedUntil!.Value);
                var key = $"{NoticeKinds.ClaimEnds}:{claim.Id}:{Moment(until)}{mark}";
                if (await db.Notices.AnyAsync(n => n.PersonId == holder && n.Key == key, stop)) continue;

                // Locks the job's row: of two nodes one writes it, and nobody is warned of a claim that was just renewed.
                await using var transaction = await db.Database.BeginTransactionAsync(stop);
                var held = await db.Jobs.Where(j => j.Id == claim.Id && j.State == JobState.Claimed && j.TranslatorId == holder && j.ClaimedUntil == until)
                    .ExecuteUpdateAsync(set => set.SetProperty(j => j.Since, j => j.Since), stop);
                if (held == 0 || await db.Notices.AnyAsync(n => n.PersonId == holder && n.Key == key, stop)) continue;

                await Tell(holder, claim.DeskId, claim.Id, NoticeKinds.ClaimEnds, key, Moment(until), stop);
                await transaction.CommitAsync(stop);
            }
        }
    }

    /// <summary>How long before a claim's end its holder is warned.</summary>
    static readonly TimeSpan[] Warnings = [TimeSpan.FromHours(3), TimeSpan.FromHours(24)];

    static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Puts back what a job's holder wrote since the claim.</summary>
    /// <returns>By how much the number of translated segments has changed.</returns>
    async Task<int> TakeBack(long jobId, long? holder, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var claim = await db.Audit.Where(a => a.JobId == jobId && a.PersonId == holder && a.Act == "claimed").OrderByDescending(a => a.Id).Select(a => new { a.Id, a.At }).FirstOrDefaultAsync(stop);
        var (claimed, act) = (claim?.At ?? now, claim?.Id ?? 0);
        var written = await db.Targets.Where(t => t.JobId == jobId && t.AuthorId == holder && t.Changed >= claimed).ToListAsync(stop);
        var ordinals = written.ConvertAll(t => t.Ordinal);
        var past = (await db.PastTargets.AsNoTracking().Where(t => t.JobId == jobId && ordinals.Contains(t.Ordinal)).ToListAsync(stop))
            .Where(t => t.AuthorId != holder || t.Changed < claimed)
            .GroupBy(t => t.Ordinal)
            .ToDictionary(g => g.Key, g => g.MaxBy(t => t.Version)!);

        // What was split or joined since is another segment now: the translation of the old one is not one of it.
        var reshaped = (await db.Audit.Where(a => a.JobId == jobId && a.Id > act && (a.Act == Reshaping.SplitAct || a.Act == Reshaping.JoinedAct)).Select(a => a.Detail).ToListAsync(stop))
            .Select(Reshaping.Named).ToHashSet();
        var change = 0;
        foreach (var target in written)
        {
            var before = reshaped.Contains(target.Ordinal) ? null : past.GetValueOrDefault(target.Ordinal);
            db.PastTargets.Add(PastTarget.Of(target));
            change -= Targets.Counts(target);
            target.PutBack(before, now);
            change += Targets.Counts(target);
        }

        await db.SaveChangesAsync(stop);
        return change;
    }

    /// <summary>In the transaction that hands the job in. Nobody has read it: its translations are no reviewed ones.</summary>
    /// <returns>The batch that delivers it, to be nudged after the commit, if the desk trusts its translator.</returns>
    async Task<Batch?> ApproveByTrust(long jobId, long personId, CancellationToken stop)
    {
        if (!await IsTrusted(jobId, personId, stop)) return null;
        if (await Move(jobId, null, "approved-by-trust", null, j => j.State == JobState.Submitted, set => set.SetProperty(j => j.State, JobState.Approved), stop) is not MoveResult.Done) return null;
        await reviews.Conclude(jobId, null, ReviewOutcome.Trusted, null, stop);
        return await ToDeliver(jobId, stop);
    }

    /// <summary>Tells the editors that a job waits for them, if it does; in the transaction of the act that brought it there.</summary>
    async Task TellReviewers(long jobId, long? byId, CancellationToken stop)
    {
        if (await db.Jobs.AnyAsync(j => j.Id == jobId && j.State == JobState.Submitted && !j.Document!.Desk!.IsPractice, stop)) await db.TellEditors(jobId, byId, NoticeKinds.Submitted, null, clock.GetUtcNow(), stop);
    }

    /// <summary>Tells a job's translator what an editor did, in the transaction of the act; nobody is told what they did themselves.</summary>
    async Task Tell(long jobId, long byId, string kind, string? detail, CancellationToken stop)
    {
        var job = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.DeskId, j.TranslatorId }).SingleAsync(stop);
        if (job.TranslatorId is not { } translator || translator == byId) return;

        // One for each act: a job can be returned twice.
        var act = await db.Audit.Where(a => a.JobId == jobId).MaxAsync(a => a.Id, stop);
        await Tell(translator, job.DeskId, jobId, kind, $"{kind}:{jobId}:{act}", detail, stop);
    }

    /// <summary>Tells a person something, in the transaction of what happened.</summary>
    internal async Task Tell(long personId, long deskId, long jobId, string kind, string key, string? detail, CancellationToken stop)
    {
        db.Notices.Add(new() { PersonId = personId, DeskId = deskId, JobId = jobId, Kind = kind, Key = key, Detail = detail, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
    }

    static Expression<Func<Job, bool>> HeldBy(long personId) => j => j.State == JobState.Claimed && j.TranslatorId == personId;

    static void Free(UpdateSettersBuilder<Job> set) =>
        set.SetProperty(j => j.State, JobState.Available).SetProperty(j => j.TranslatorId, (long?)null).SetProperty(j => j.ClaimedUntil, (DateTimeOffset?)null);

    /// <summary>The batch that makes the file; none for a part while others of the document are not approved: the last one brings it.</summary>
    async Task<Batch?> ToDeliver(long jobId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var document = await db.Jobs.Where(j => j.Id == jobId).Select(j => j.DocumentId).SingleAsync(stop);

        // Locks the document: of two parts approved at once the second sees the first.
        await db.Documents.Where(d => d.Id == document).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, d => d.State), stop);
        if (await db.Jobs.AnyAsync(j => j.DocumentId == document && j.State != JobState.Approved && j.State != JobState.Delivered && db.Jobs.Any(one => one.Id == jobId && one.Locale == j.Locale), stop)) return null;
        var batch = new Batch { Kind = BatchKind.Deliver, DocumentId = document, JobId = jobId, DueAt = now };
        db.Batches.Add(batch);
        await db.SaveChangesAsync(stop);
        return batch;
    }

    /// <summary>One conditional update with its audit row, in the transaction that is open or in one of its own.</summary>
    internal async Task<MoveResult> Move(
        long jobId, long? personId, string act, string? detail, Expression<Func<Job, bool>> from, Action<UpdateSettersBuilder<Job>> to, CancellationToken stop, bool keepsSince = false)
    {
        var now = clock.GetUtcNow();
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        var moved = await db.Jobs.Where(j => j.Id == jobId).Where(from).ExecuteUpdateAsync(
            set =>
            {
                to(set);
                if (!keepsSince) set.SetProperty(j => j.Since, now);
            },
            stop);
        if (moved == 0)
        {
            return personId is not null && await db.Jobs.AnyAsync(j => j.Id == jobId && j.State == JobState.Claimed && j.TranslatorId != personId, stop)
                ? MoveResult.NotYours
                : MoveResult.NotInState;
        }

        await Record(jobId, personId, act, detail, stop);
        if (transaction is not null) await transaction.CommitAsync(stop);
        return MoveResult.Done;
    }

    /// <summary>Notes an act about a job, in the transaction of the act itself.</summary>
    internal Task Record(long jobId, long? personId, string act, string? detail, CancellationToken stop) => db.Record(jobId, personId, act, detail, clock.GetUtcNow(), stop);
}
