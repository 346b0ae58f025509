using Microsoft.EntityFrameworkCore;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Delivery;
using Translate.Server.Notices;
using Translate.Server.Operations;

namespace Translate.Server.Publishing;

/// <summary>Sends one publication. Each try is kept, with what was sent and answered; after so many that fail it waits for a person.</summary>
public sealed class PublishBatch(TranslateDb db, Batches batches, LeaseKeeper keeper, IEnumerable<ISender> senders, Credits credits, TimeProvider clock, Settings settings, IConfiguration configuration) : IBatchWork
{
    /// <inheritdoc/>
    public BatchKind Kind => BatchKind.Publish;

    /// <inheritdoc/>
    public async Task Run(Lease lease, CancellationToken stop)
    {
        var publication = await db.Publications.AsNoTracking().Include(p => p.Outlet).Include(p => p.Delivery).SingleAsync(p => p.Id == lease.Batch.PublicationId, stop);
        if (publication.Outlet!.IsPaused)
        {
            await batches.PutBack(lease, stop);
            return;
        }

        if (publication.State is PublicationState.Published)
        {
            await batches.Finish(lease, stop);
            return;
        }

        var job = await db.Jobs.AsNoTracking().Include(j => j.Document!.Desk).SingleAsync(j => j.Id == publication.Delivery!.JobId, stop);
        var address = new Uri(ServiceAddress.Of(settings, configuration), FormattableString.Invariant($"/api/v1/jobs/{job.Id}/deliveries/{publication.DeliveryId}/file"));
        var parcel = new Parcel(publication, publication.Outlet, publication.Delivery!, job, job.Document!.Desk!.Name, await credits.Of(job.DocumentId, job.Locale, stop), address);
        var started = clock.GetTimestamp();
        try
        {
            // A crash behind this line sends it again, by the same message: a receiver knows it, a commit is found, a file is the same.
            var sent = await keeper.During(lease, late => senders.Single(s => s.Kind == publication.Outlet.Kind).Send(parcel, late), stop);
            await Keep(lease, parcel, started, sent, null, stop);
        }
        catch (PublishException e)
        {
            await Keep(lease, parcel, started, null, e, stop);
        }
    }

    async Task Keep(Lease lease, Parcel parcel, long started, Sent? sent, PublishException? failure, CancellationToken stop)
    {
        var (id, now, job) = (parcel.Publication.Id, clock.GetUtcNow(), parcel.Job);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        db.PublicationAttempts.Add(new()
        {
            PublicationId = id,
            At = now,
            Took = (int)Math.Min(int.MaxValue, clock.GetElapsedTime(started).TotalMilliseconds),
            Status = sent?.Status ?? failure?.Status,
            Sent = sent?.Request ?? failure?.Request,
            Answer = Kept(sent?.Answer ?? failure?.Answer),
            Failure = failure?.Message,
        });
        if (sent is not null)
        {
            await batches.Finish(lease, stop);
            await db.Publications.Where(p => p.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(p => p.State, PublicationState.Published).SetProperty(p => p.Done, now).SetProperty(p => p.Result, sent.Result).SetProperty(p => p.Failure, (string?)null), stop);
            Record("published", parcel.Outlet.Name);
        }
        else if (failure!.IsFinal || lease.Batch.Attempts >= Batches.MostAttempts)
        {
            await batches.Finish(lease, stop);
            await db.Publications.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PublicationState.Failed).SetProperty(p => p.Failure, failure.Message), stop);
            Record("publication-failed", $"{parcel.Outlet.Name}: {failure.Message}");
            await db.SaveChangesAsync(stop);
            await db.TellEditors(job.Id, null, NoticeKinds.Unpublished, $"{parcel.Outlet.Name}: {failure.Message}", now, stop);
        }
        else
        {
            await batches.Hold(lease, stop);
            await db.Publications.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Failure, failure.Message), stop);
            await batches.Postpone(lease, failure.Message);
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);

        void Record(string act, string detail) => db.Audit.Add(new() { DeskId = job.DeskId, DocumentId = job.DocumentId, JobId = job.Id, Act = act, Detail = detail, At = now });
    }

    /// <summary>PostgreSQL has no form for NUL.</summary>
    static string? Kept(string? answer) => answer?.Replace('\0', '\uFFFD');
}
