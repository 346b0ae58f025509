using Microsoft.EntityFrameworkCore;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Engines;
using Translate.Server.Jobs;
using Translate.Server.Memory;
using Translate.Server.Operations;
using Translate.Server.Publishing;
using Translate.Server.Review;

namespace Translate.Server.Delivery;

/// <summary>Makes an approved job's localized file, keeps it, and hands it over. A document in parts is one file: it is made when the last of them is approved.</summary>
public sealed class DeliverBatch(
    TranslateDb db, Batches batches, LocalizedFiles files, JobMoves moves, DeskMemory memory, Outcomes outcomes, JobEfforts efforts, Publications publications, Nudges nudges, TimeProvider clock, Settings settings) : IBatchWork
{
    /// <inheritdoc/>
    public BatchKind Kind => BatchKind.Deliver;

    /// <inheritdoc/>
    public async Task Run(Lease lease, CancellationToken stop)
    {
        // Read before the targets are: whoever takes the approval back, changes a word and approves again has a file of their own made.
        var job = await db.Jobs.AsNoTracking().Include(j => j.Document!.Desk).SingleAsync(j => j.Id == lease.Batch.JobId, stop);
        var approved = await Approvals(job, stop);
        if (approved.Any(a => a.State is not (JobState.Approved or JobState.Delivered)))
        {
            // Another part is not done: its own approval delivers both.
            await batches.Finish(lease, stop);
            return;
        }

        var desk = job.Document!.Desk!;
        var file = await files.Make(job.Id, stop);
        var parts = approved.ConvertAll(a => a.Job);

        // Outside of the transaction: of a long document this takes a second, and nobody writes into what is approved.
        var changes = new Dictionary<long, IReadOnlyList<JobEffort>>();
        foreach (var part in approved.Where(a => a.State is JobState.Approved)) changes[part.Job] = await efforts.Of(part.Job, stop);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await batches.Finish(lease, stop);
        IReadOnlyList<Batch> sent = [];

        // Locks the jobs. Where an approval was taken back meanwhile, or is another one by now, this file is not the one to deliver; a later approval has a batch of its own.
        await db.Jobs.Where(j => parts.Contains(j.Id)).ExecuteUpdateAsync(set => set.SetProperty(j => j.Since, j => j.Since), stop);
        if (approved.SequenceEqual(await Approvals(job, stop)) && approved.Any(a => a.State is JobState.Approved))
        {
            var delivery = new DeliveredFile { JobId = job.Id, Name = file.Name, Bytes = file.Bytes, MachineShare = await moves.MachineShare(parts, stop), Created = clock.GetUtcNow() };
            db.Deliveries.Add(delivery);
            await db.SaveChangesAsync(stop);
            foreach (var part in approved.Where(a => a.State is JobState.Approved))
            {
                await moves.Delivered(part.Job, file.Name, stop);
                await outcomes.Decide(part.Job, stop);
                await efforts.Record(part.Job, changes[part.Job], stop);
                if (desk.FeedsMemory) await memory.Learn(await db.Jobs.AsNoTracking().Include(j => j.Document!.Desk).SingleAsync(j => j.Id == part.Job, stop), stop);
            }

            sent = await publications.MakeAutomatic(desk.Id, delivery, job.DocumentId, stop);

            // Written before the commit, under its final name in one step: a crash in between writes the same file again.
            if (desk.DeliversToFolder) await FolderFile.Write(Path.Combine(settings.TranslationsFolder, job.Locale.Tag), file.Name, file.Bytes, stop);
        }

        await transaction.CommitAsync(stop);
        nudges.Send(sent);
    }

    /// <summary>The last approval of the job, and of the other parts of its document.</summary>
    Task<List<Approval>> Approvals(Job job, CancellationToken stop) => LocalizedFiles.PartsOf(db, job)
        .Select(j => new Approval(j.Id, j.State, db.Audit.Where(a => a.JobId == j.Id && a.Act.StartsWith("approved")).Max(a => (long?)a.Id)))
        .ToListAsync(stop);

    sealed record Approval(long Job, JobState State, long? Act);
}
