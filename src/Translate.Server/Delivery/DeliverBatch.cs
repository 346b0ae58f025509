using Microsoft.EntityFrameworkCore;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Engines;
using Translate.Server.Jobs;
using Translate.Server.Memory;
using Translate.Server.Operations;

namespace Translate.Server.Delivery;

/// <summary>Makes the localized file of an approved job, or of all parts of a document when all are approved, keeps it, and hands it over.</summary>
public sealed class DeliverBatch(TranslateDb db, Batches batches, LocalizedFiles files, JobMoves moves, DeskMemory memory, Outcomes outcomes, TimeProvider clock, Settings settings) : IBatchWork
{
    /// <inheritdoc/>
    public BatchKind Kind => BatchKind.Deliver;

    /// <inheritdoc/>
    public async Task Run(Lease lease, CancellationToken stop)
    {
        var job = await db.Jobs.AsNoTracking().Include(j => j.Document!.Desk).Include(j => j.Translator).SingleAsync(j => j.Id == lease.Batch.JobId, stop);
        var desk = job.Document!.Desk!;
        var parts = await LocalizedFiles.PartsOf(db, job).AsNoTracking().Include(j => j.Document!.Desk).Include(j => j.Translator).ToListAsync(stop);
        var file = await files.Make(job.Id, stop);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await batches.Finish(lease, stop);

        // The approval was taken back meanwhile: there is nothing to deliver any more. Of parts, those that were delivered before stay so.
        var delivered = new List<Job>();
        foreach (var part in parts)
            if (await moves.Delivered(part.Id, file.Name, stop) is MoveResult.Done) delivered.Add(part);
        var ids = parts.ConvertAll(p => p.Id);
        if (delivered.Count > 0 && await db.Jobs.CountAsync(j => ids.Contains(j.Id) && j.State == JobState.Delivered, stop) == parts.Count)
        {
            db.Deliveries.Add(new() { JobId = job.Id, Name = file.Name, Bytes = file.Bytes, MachineShare = await moves.MachineShare(ids, stop), Created = clock.GetUtcNow() });
            await db.SaveChangesAsync(stop);
            foreach (var part in delivered)
            {
                await outcomes.Decide(part.Id, stop);
                if (desk.FeedsMemory) await memory.Learn(part, stop);
            }

            // Written before the commit, under its final name in one step: a crash in between writes the same file again.
            if (desk.DeliversToFolder) await Write(job.Locale.Tag, file, stop);
        }
        else if (delivered.Count > 0)
        {
            // Another part is being worked on again: the batch that its approval makes delivers all.
            await transaction.RollbackAsync(stop);
            await batches.Finish(lease, stop);
            return;
        }

        await transaction.CommitAsync(stop);
    }

    async Task Write(string locale, LocalizedFile file, CancellationToken stop)
    {
        var folder = Path.Combine(settings.TranslationsFolder, locale);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, file.Name);
        if (File.Exists(path) && (await File.ReadAllBytesAsync(path, stop)).AsSpan().SequenceEqual(file.Bytes)) return;

        var temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.part");
        await File.WriteAllBytesAsync(temporary, file.Bytes, stop);
        File.Move(temporary, path, overwrite: true);
    }
}
