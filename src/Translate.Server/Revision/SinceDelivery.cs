using Microsoft.EntityFrameworkCore;
using Translate.Core.Formats;
using Translate.Core.Revision;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Delivery;
using Translate.Server.Documents;

namespace Translate.Server.Revision;

/// <summary>What was delivered beside what would be delivered now.</summary>
/// <param name="Delivery">What it is compared with; null where nothing was delivered yet.</param>
/// <param name="Deliveries">What it can be compared with: every delivery of this and the earlier revisions, the last first.</param>
/// <param name="Untranslated">How many segments would still stand in the source's language.</param>
/// <param name="Same">How many units say the same in both.</param>
/// <param name="Units">The others, in the order of the document.</param>
/// <param name="Problem">Why no file could be made now.</param>
public sealed record SinceDeliveryView(PastDelivery? Delivery, IReadOnlyList<PastDelivery> Deliveries, int Untranslated, int Same, IReadOnlyList<ComparedUnit> Units, string? Problem);

/// <summary>A localized file that was handed over.</summary>
/// <param name="Id">Told from every other.</param>
/// <param name="Job">The job.</param>
/// <param name="Revision">The revision of the source.</param>
/// <param name="Name">Its file name.</param>
/// <param name="Created">When it was made.</param>
public sealed record PastDelivery(long Id, long Job, int Revision, string Name, DateTimeOffset Created);

/// <summary>A unit of a localized file that another one does not have so.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Before">What was delivered.</param>
/// <param name="After">What would be delivered.</param>
/// <param name="Diff">What changed from one to the other.</param>
public sealed record ComparedUnit(Revised Change, string? Before, string? After, IReadOnlyList<DiffPart> Diff);

/// <summary>Compares localized files, read as what they are: by their units.</summary>
public sealed class SinceDelivery(TranslateDb db, LocalizedFiles files, Successors successors)
{
    /// <summary>Compares a delivery with what a job's file would be now; the last delivery where none is named.</summary>
    /// <returns>Null where the delivery named is none of this document in this locale.</returns>
    public async Task<SinceDeliveryView?> Read(long jobId, long? deliveryId, CancellationToken stop)
    {
        List<long> jobs = [jobId, .. await successors.Former(jobId, stop)];
        var all = await db.Deliveries.Where(d => jobs.Contains(d.JobId)).OrderByDescending(d => d.Id)
            .Select(d => new PastDelivery(d.Id, d.JobId, db.Jobs.Where(j => j.Id == d.JobId).Select(j => j.Document!.Revision).First(), d.Name, d.Created)).ToListAsync(stop);
        if (all.Count == 0) return deliveryId is null ? new(null, [], 0, 0, [], null) : null;
        if ((deliveryId is { } asked ? all.Find(d => d.Id == asked) : all[0]) is not { } delivery) return null;

        var document = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.Document!.Format, j.Document.Encoding, j.Document.FormatOptions }).SingleAsync(stop);
        var before = await db.Deliveries.Where(d => d.Id == delivery.Id).Select(d => new { d.Bytes, d.Name }).SingleAsync(stop);
        LocalizedFile now;
        try
        {
            now = await files.Make(jobId, stop);
        }
        catch (InvalidDocumentException e)
        {
            return new(delivery, all, 0, 0, [], e.Message);
        }

        var (then, after) = (Units(before.Bytes, before.Name), Units(now.Bytes, now.Name));
        List<RevisionUnit> Units(byte[] bytes, string name)
        {
            var (format, source) = FileFormats.Open(bytes, name, document.Format, document.Encoding, DocumentFile.Options(document.FormatOptions));
            return [.. format.Extract(source).Select(u => new RevisionUnit(u.Id, format.Stands(u), u.Kind))];
        }

        var pairs = RevisionAlignment.Of([.. then.Select(u => u.ToRevised())], [.. after.Select(u => u.ToRevised())]);
        return new(
            delivery, all, now.Untranslated, pairs.Count(p => p.Change is Revised.Same),
            [.. pairs.Where(p => p.Change is not Revised.Same).Select(p => Unit(p.Change, p.Before is { } b ? then[b].Text.Render() : null, p.After is { } a ? after[a].Text.Render() : null))],
            null);
    }

    static ComparedUnit Unit(Revised change, string? before, string? after) => new(change, before, after, change is Revised.Changed ? DiffPart.Between(before!, after!) : []);

}
