using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Translate.Core.Pretranslation;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Operations;

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

    /// <summary>Segments are still without a translation.</summary>
    Unfinished,
}

/// <summary>The moves of a job. Each is one conditional update and one audit row, in one transaction; the condition names the state and the person.</summary>
public sealed class JobMoves(TranslateDb db, Nudges nudges, TimeProvider clock, Settings settings)
{
    /// <summary>Available → Claimed, by one of those who ask at once.</summary>
    public Task<MoveResult> Claim(long jobId, long personId, CancellationToken stop)
    {
        var until = clock.GetUtcNow() + settings.ClaimFor;
        return Move(
            jobId, personId, "claimed", null, j => j.State == JobState.Available,
            set => set.SetProperty(j => j.State, JobState.Claimed).SetProperty(j => j.TranslatorId, personId).SetProperty(j => j.ClaimedUntil, until),
            stop);
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

    /// <summary>Claimed → Submitted, when every segment is translated.</summary>
    public async Task<MoveResult> Submit(long jobId, long personId, CancellationToken stop)
    {
        var result = await Move(
            jobId, personId, "submitted", null,
            j => j.State == JobState.Claimed && j.TranslatorId == personId && j.Translated == j.Segments,
            set => set.SetProperty(j => j.State, JobState.Submitted).SetProperty(j => j.ClaimedUntil, (DateTimeOffset?)null),
            stop);
        return result is MoveResult.NotInState && await db.Jobs.AnyAsync(j => j.Id == jobId && j.State == JobState.Claimed && j.TranslatorId == personId, stop)
            ? MoveResult.Unfinished
            : result;
    }

    /// <summary>Submitted → Approved: every target is reviewed now, and the file is made in the background.</summary>
    public async Task<MoveResult> Approve(long jobId, long editorId, string? comment, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var result = await Move(
            jobId, editorId, "approved", comment, j => j.State == JobState.Submitted,
            set => set.SetProperty(j => j.State, JobState.Approved).SetProperty(j => j.EditorId, editorId), stop);
        if (result is not MoveResult.Done) return result;

        await db.Targets.Where(t => t.JobId == jobId && t.State < TargetState.Reviewed).ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TargetState.Reviewed), stop);
        var delivery = await ToDeliver(jobId, stop);
        await transaction.CommitAsync(stop);
        nudges.Send(delivery.Kind, delivery.Id);
        return result;
    }

    /// <summary>Submitted → Claimed by the same translator, with what the editor says.</summary>
    public Task<MoveResult> Return(long jobId, long editorId, string comment, CancellationToken stop)
    {
        var until = clock.GetUtcNow() + settings.ClaimFor;
        return Move(
            jobId, editorId, "returned", comment, j => j.State == JobState.Submitted,
            set => set.SetProperty(j => j.State, JobState.Claimed).SetProperty(j => j.ClaimedUntil, until),
            stop);
    }

    /// <summary>Delivered or Approved → Submitted: an approval is taken back. What was delivered remains.</summary>
    public Task<MoveResult> Reopen(long jobId, long editorId, string? comment, CancellationToken stop) =>
        Move(
            jobId, editorId, "reopened", comment, j => j.State == JobState.Delivered || j.State == JobState.Approved,
            set => set.SetProperty(j => j.State, JobState.Submitted).SetProperty(j => j.Failure, (string?)null), stop);

    /// <summary>
    /// Preparing → Available when its last batch is done; and at once on to Approved where the desk's policy lets it pass without a person.
    /// In the transaction of the batch that calls it.
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
        return approved is MoveResult.Done ? await ToDeliver(jobId, stop) : null;
    }

    /// <summary>Approved → Delivered, in the transaction that keeps the file.</summary>
    public Task<MoveResult> Delivered(long jobId, string name, CancellationToken stop) =>
        Move(jobId, null, "delivered", name, j => j.State == JobState.Approved, set => set.SetProperty(j => j.State, JobState.Delivered), stop);

    /// <summary>Claimed → Available for every claim that ran out. The work so far stays with the job.</summary>
    public async Task ExpireClaims(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        foreach (var job in await db.Jobs.Where(j => j.State == JobState.Claimed && j.ClaimedUntil < now).Select(j => j.Id).ToListAsync(stop))
            await Move(job, null, "expired", null, j => j.State == JobState.Claimed && j.ClaimedUntil < now, Free, stop);
    }

    static Expression<Func<Job, bool>> HeldBy(long personId) => j => j.State == JobState.Claimed && j.TranslatorId == personId;

    static void Free(UpdateSettersBuilder<Job> set) =>
        set.SetProperty(j => j.State, JobState.Available).SetProperty(j => j.TranslatorId, (long?)null).SetProperty(j => j.ClaimedUntil, (DateTimeOffset?)null);

    async Task<Batch> ToDeliver(long jobId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var document = await db.Jobs.Where(j => j.Id == jobId).Select(j => j.DocumentId).SingleAsync(stop);
        var batch = new Batch { Kind = BatchKind.Deliver, DocumentId = document, JobId = jobId, DueAt = now };
        db.Batches.Add(batch);
        await db.SaveChangesAsync(stop);
        return batch;
    }

    async Task<MoveResult> Move(
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

        var place = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.DeskId, j.DocumentId }).SingleAsync(stop);
        db.Audit.Add(new() { DeskId = place.DeskId, DocumentId = place.DocumentId, JobId = jobId, PersonId = personId, Act = act, Detail = detail, At = now });
        await db.SaveChangesAsync(stop);
        if (transaction is not null) await transaction.CommitAsync(stop);
        return MoveResult.Done;
    }
}
