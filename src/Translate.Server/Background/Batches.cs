using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Operations;

namespace Translate.Server.Background;

/// <summary>Taking, holding and ending batches: each a conditional update, so that two workers never both succeed.</summary>
public sealed class Batches(TranslateDb db, TimeProvider clock, Settings settings)
{
    /// <summary>A batch is tried so often before it waits for a person.</summary>
    public const int MostAttempts = 5;

    /// <summary>Takes the batch; null where it is done, not yet due, or somebody else's.</summary>
    public async Task<Lease?> Take(long id, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var lease = Guid.NewGuid();
        var taken = await db.Batches
            .Where(b => b.Id == id && b.State == BatchState.Due && b.DueAt <= now && (b.LeasedUntil == null || b.LeasedUntil < now))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(b => b.LeaseId, lease)
                    .SetProperty(b => b.LeasedUntil, now + settings.Lease)
                    .SetProperty(b => b.Attempts, b => b.Attempts + 1),
                stop);
        return taken == 1 ? new(await db.Batches.AsNoTracking().SingleAsync(b => b.Id == id, stop), lease) : null;
    }

    /// <summary>Renews the lease. Called first in each transaction that writes results: it locks the row, so a lease cannot pass on meanwhile.</summary>
    /// <exception cref="LeaseLostException">Somebody else has it.</exception>
    public async Task Hold(Lease lease, CancellationToken stop)
    {
        var until = clock.GetUtcNow() + settings.Lease;
        if (await Held(lease).ExecuteUpdateAsync(set => set.SetProperty(b => b.LeasedUntil, until), stop) == 0)
            throw new LeaseLostException(lease);
    }

    /// <summary>The batch is done: in the transaction that writes its last results.</summary>
    /// <exception cref="LeaseLostException">Somebody else has it.</exception>
    public async Task Finish(Lease lease, CancellationToken stop)
    {
        var done = await Held(lease).ExecuteUpdateAsync(
            set => set
                .SetProperty(b => b.State, BatchState.Done)
                .SetProperty(b => b.LeaseId, (Guid?)null)
                .SetProperty(b => b.LeasedUntil, (DateTimeOffset?)null)
                .SetProperty(b => b.Failure, (string?)null),
            stop);
        if (done == 0) throw new LeaseLostException(lease);
    }

    /// <summary>The worker stops before the batch is done: somebody else may take it at once, and the attempt does not count.</summary>
    public Task GiveBack(Lease lease) =>
        Held(lease).ExecuteUpdateAsync(
            set => set
                .SetProperty(b => b.Attempts, b => b.Attempts - 1)
                .SetProperty(b => b.LeaseId, (Guid?)null)
                .SetProperty(b => b.LeasedUntil, (DateTimeOffset?)null)
                .SetProperty(b => b.NudgedAt, (DateTimeOffset?)null));

    /// <summary>Something went wrong that may pass: the batch is due again, later each time.</summary>
    public Task Postpone(Lease lease, string failure)
    {
        var due = clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Pow(4, Math.Min(lease.Batch.Attempts, 6)));
        return Held(lease).ExecuteUpdateAsync(
            set => set
                .SetProperty(b => b.DueAt, due)
                .SetProperty(b => b.Failure, failure)
                .SetProperty(b => b.LeaseId, (Guid?)null)
                .SetProperty(b => b.LeasedUntil, (DateTimeOffset?)null)
                .SetProperty(b => b.NudgedAt, (DateTimeOffset?)null));
    }

    /// <summary>Nothing went wrong here, but others are not ready: the batch is due again then, and the attempt does not count. In the transaction that writes what was done.</summary>
    /// <exception cref="LeaseLostException">Somebody else has it.</exception>
    public async Task Await(Lease lease, DateTimeOffset due, string why, CancellationToken stop)
    {
        var waiting = await Held(lease).ExecuteUpdateAsync(
            set => set
                .SetProperty(b => b.Attempts, b => b.Attempts - 1)
                .SetProperty(b => b.DueAt, due)
                .SetProperty(b => b.Failure, why)
                .SetProperty(b => b.LeaseId, (Guid?)null)
                .SetProperty(b => b.LeasedUntil, (DateTimeOffset?)null)
                .SetProperty(b => b.NudgedAt, (DateTimeOffset?)null),
            stop);
        if (waiting == 0) throw new LeaseLostException(lease);
    }

    /// <summary>The batch is not wanted for now: it waits until a person wants it again, and the attempt does not count.</summary>
    public Task PutBack(Lease lease, CancellationToken stop) =>
        Held(lease).ExecuteUpdateAsync(
            set => set
                .SetProperty(b => b.State, BatchState.Held)
                .SetProperty(b => b.Attempts, b => b.Attempts - 1)
                .SetProperty(b => b.LeaseId, (Guid?)null)
                .SetProperty(b => b.LeasedUntil, (DateTimeOffset?)null),
            stop);

    /// <summary>The batch cannot be done: the reason is kept with it, and shown where people look for it.</summary>
    public async Task Fail(Lease lease, string failure, CancellationToken stop)
    {
        // What the work had begun to write, and could not, is not wanted here.
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var failed = await Held(lease).ExecuteUpdateAsync(
            set => set
                .SetProperty(b => b.State, BatchState.Failed)
                .SetProperty(b => b.Failure, failure)
                .SetProperty(b => b.LeaseId, (Guid?)null)
                .SetProperty(b => b.LeasedUntil, (DateTimeOffset?)null),
            stop);
        if (failed == 0) return;

        if (lease.Batch.PublicationId is { } publication)
            await db.Publications.Where(p => p.Id == publication).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PublicationState.Failed).SetProperty(p => p.Failure, failure), stop);
        else if (lease.Batch is { JobId: { } job, Kind: not BatchKind.Analyze })
            await db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(set => set.SetProperty(j => j.Failure, failure), stop);
        else if (lease.Batch.JobId is null)
            await db.Documents.Where(d => d.Id == lease.Batch.DocumentId).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.State, DocumentState.Failed).SetProperty(d => d.Failure, failure), stop);

        var desk = await db.Documents.Where(d => d.Id == lease.Batch.DocumentId).Select(d => (long?)d.DeskId).SingleOrDefaultAsync(stop);
        db.Audit.Add(new() { DeskId = desk, DocumentId = lease.Batch.DocumentId, JobId = lease.Batch.JobId, Act = "failed", Detail = failure, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>A person asks for what failed in a document, or in one of its jobs, to be tried again.</summary>
    /// <returns>The batches that are due again, to be nudged.</returns>
    public async Task<IReadOnlyList<long>> Retry(long documentId, long personId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var failed = await db.Batches.Where(b => b.DocumentId == documentId && b.State == BatchState.Failed).Select(b => b.Id).ToListAsync(stop);
        var now = clock.GetUtcNow();
        await db.Batches.Where(b => failed.Contains(b.Id) && b.State == BatchState.Failed).ExecuteUpdateAsync(
            set => set
                .SetProperty(b => b.State, BatchState.Due)
                .SetProperty(b => b.Attempts, 0)
                .SetProperty(b => b.DueAt, now)
                .SetProperty(b => b.NudgedAt, (DateTimeOffset?)null),
            stop);
        await db.Jobs.Where(j => j.DocumentId == documentId).ExecuteUpdateAsync(set => set.SetProperty(j => j.Failure, (string?)null), stop);
        await db.Documents.Where(d => d.Id == documentId && d.State == DocumentState.Failed).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, DocumentState.Preparing).SetProperty(d => d.Failure, (string?)null), stop);
        var desk = await db.Documents.Where(d => d.Id == documentId).Select(d => d.DeskId).SingleAsync(stop);
        db.Audit.Add(new() { DeskId = desk, DocumentId = documentId, PersonId = personId, Act = "document-retried", At = now });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return failed;
    }

    IQueryable<Batch> Held(Lease lease) => db.Batches.Where(b => b.Id == lease.Batch.Id && b.LeaseId == lease.Id);
}
