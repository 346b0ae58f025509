using Microsoft.EntityFrameworkCore;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Delivery;

namespace Translate.Server.Publishing;

/// <summary>Whether a file is on its way.</summary>
public enum SendResult
{
    /// <summary>It is.</summary>
    Done,

    /// <summary>The job has no delivered file, or the desk no such outlet, or there is no such publication.</summary>
    NotThere,

    /// <summary>It is out already, or on its way: nothing is published twice.</summary>
    Already,
}

/// <summary>Delivered files on their way to outlets: one publication for the two, and one batch that sends it.</summary>
public sealed class Publications(TranslateDb db, Nudges nudges, TimeProvider clock)
{
    /// <summary>Puts a delivery on its way to all outlets that take every one, in the transaction that makes it.</summary>
    /// <returns>What sends them, to be nudged after the commit.</returns>
    public async Task<IReadOnlyList<Batch>> MakeAutomatic(long deskId, DeliveredFile delivery, long documentId, CancellationToken stop)
    {
        var outlets = await db.Outlets.AsNoTracking().Where(o => o.DeskId == deskId && o.IsAutomatic).OrderBy(o => o.Id).ToListAsync(stop);
        var batches = new List<Batch>(outlets.Count);
        foreach (var outlet in outlets)
        {
            var publication = new Publication { OutletId = outlet.Id, DeliveryId = delivery.Id, Message = Guid.NewGuid(), Created = clock.GetUtcNow() };
            db.Publications.Add(publication);
            await db.SaveChangesAsync(stop);
            batches.Add(await ToSend(publication.Id, documentId, outlet.IsPaused, stop));
        }

        return batches.FindAll(b => b.State is BatchState.Due);
    }

    /// <summary>Puts the file that a job delivered last on its way to an outlet, because somebody wants it.</summary>
    public async Task<SendResult> Send(long jobId, long outletId, long personId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);

        // Locks the outlet's row: of two who press at once, be it at two parts of a document, one makes it.
        await db.Outlets.Where(o => o.Id == outletId).ExecuteUpdateAsync(set => set.SetProperty(o => o.IsPaused, o => o.IsPaused), stop);
        var job = await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == jobId, stop);
        var outlet = await db.Outlets.AsNoTracking().SingleOrDefaultAsync(o => o.Id == outletId && o.DeskId == job.DeskId, stop);
        var delivery = await LocalizedFiles.DeliveriesOf(db, jobId).OrderByDescending(d => d.Id).Select(d => (long?)d.Id).FirstOrDefaultAsync(stop);
        if (outlet is null || delivery is not { } file) return SendResult.NotThere;
        if (await db.Publications.AnyAsync(p => p.OutletId == outletId && p.DeliveryId == file, stop)) return SendResult.Already;

        var publication = new Publication { OutletId = outletId, DeliveryId = file, Message = Guid.NewGuid(), Created = clock.GetUtcNow() };
        db.Publications.Add(publication);
        await db.SaveChangesAsync(stop);
        var batch = await ToSend(publication.Id, job.DocumentId, outlet.IsPaused, stop);
        Record(job, personId, "publication-asked", outlet.Name);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        if (batch.State is BatchState.Due) nudges.Send([batch]);
        return SendResult.Done;
    }

    /// <summary>Sends one again: one that failed; or one that is out, because the receiver lost it. It goes by the same message, so that a receiver that has it knows it.</summary>
    public async Task<SendResult> Again(long jobId, long publicationId, long personId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var moved = await db.Publications
            .Where(p => p.Id == publicationId && p.State != PublicationState.Due && LocalizedFiles.DeliveriesOf(db, jobId).Any(d => d.Id == p.DeliveryId))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PublicationState.Due).SetProperty(p => p.Failure, (string?)null), stop);
        if (moved == 0) return await db.Publications.AnyAsync(p => p.Id == publicationId && LocalizedFiles.DeliveriesOf(db, jobId).Any(d => d.Id == p.DeliveryId), stop) ? SendResult.Already : SendResult.NotThere;

        var job = await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == jobId, stop);
        var outlet = await db.Publications.Where(p => p.Id == publicationId).Select(p => p.Outlet!).AsNoTracking().SingleAsync(stop);
        var batch = await ToSend(publicationId, job.DocumentId, outlet.IsPaused, stop);
        Record(job, personId, "publication-again", outlet.Name);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        if (batch.State is BatchState.Due) nudges.Send([batch]);
        return SendResult.Done;
    }

    async Task<Batch> ToSend(long publicationId, long documentId, bool isPaused, CancellationToken stop)
    {
        var batch = new Batch { Kind = BatchKind.Publish, DocumentId = documentId, PublicationId = publicationId, State = isPaused ? BatchState.Held : BatchState.Due, DueAt = clock.GetUtcNow() };
        db.Batches.Add(batch);
        await db.SaveChangesAsync(stop);
        return batch;
    }

    void Record(Job job, long? personId, string act, string detail) =>
        db.Audit.Add(new() { DeskId = job.DeskId, DocumentId = job.DocumentId, JobId = job.Id, PersonId = personId, Act = act, Detail = detail, At = clock.GetUtcNow() });
}
