using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Formats;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Editor;

namespace Translate.Server.Delivery;

/// <summary>A document in a job's locale.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Untranslated">How many segments still stand there in the source's language; 0 in a finished file.</param>
public sealed record LocalizedFile(string Name, byte[] Bytes, int Untranslated);

/// <summary>Reassembles a job's document from its targets, at any time: all of it, also where the job is a part.</summary>
public sealed class LocalizedFiles(TranslateDb db, JobSegments segments, Credits credits, IStringLocalizer<Strings> strings)
{
    /// <summary>All jobs that one localized file is made of: the parts of its document, in their order; the job alone where it is no part.</summary>
    public static IQueryable<Job> PartsOf(TranslateDb db, Job job) => db.Jobs.Where(j => j.DocumentId == job.DocumentId && j.Locale == job.Locale).OrderBy(j => j.Part);

    /// <summary>The files that were delivered of a job's document in its locale, whichever part brought them.</summary>
    public static IQueryable<DeliveredFile> DeliveriesOf(TranslateDb db, long jobId) => db.Deliveries
        .Where(d => db.Jobs.Any(j => j.Id == d.JobId && db.Jobs.Any(one => one.Id == jobId && one.DocumentId == j.DocumentId && one.Locale == j.Locale)));

    /// <summary>The file as it is now. A segment without a translation stands there as in the source; the name says that it is a draft, and so does the file, where it can.</summary>
    public async Task<LocalizedFile> Draft(long jobId, CancellationToken stop)
    {
        var file = await Make(jobId, strings["Export.Draft"], stop);
        return file with { Name = $"{Path.GetFileNameWithoutExtension(file.Name)}.draft{Path.GetExtension(file.Name)}" };
    }

    /// <summary>The file as it is now, under its final name.</summary>
    /// <exception cref="InvalidDocumentException">A target cannot be written in its place.</exception>
    public Task<LocalizedFile> Make(long jobId, CancellationToken stop) => Make(jobId, null, stop);

    async Task<LocalizedFile> Make(long jobId, string? draftNote, CancellationToken stop)
    {
        var job = await db.Jobs.AsNoTracking().Include(j => j.Document!.File).SingleAsync(j => j.Id == jobId, stop);
        var document = job.Document!;
        var texts = new Dictionary<string, InlineText>(StringComparer.Ordinal);
        var untranslated = 0;
        foreach (var part in await PartsOf(db, job).Select(j => j.Id).ToListAsync(stop))
        {
            var rows = await segments.All(part, stop);
            var targets = await db.Targets.AsNoTracking().Where(t => t.JobId == part && t.State >= TargetState.Translated).ToDictionaryAsync(t => t.Ordinal, stop);
            untranslated += rows.Count - targets.Count;

            // A unit that nobody has begun stays as it is: with its source, or, in a file of two languages, without a target.
            foreach (var unit in rows.GroupBy(s => s.UnitId, StringComparer.Ordinal).Where(unit => unit.Any(s => targets.ContainsKey(s.Ordinal))))
                texts.Add(unit.Key, InlineText.Concat(unit.SelectMany(s => new[] { s.Before, targets.GetValueOrDefault(s.Ordinal)?.Text ?? s.Source, s.After })));
        }

        // What is kept has no segments and stays as it is.
        var leftOut = (await db.UnitChoices.Where(c => c.DocumentId == document.Id && c.Treatment == Treatment.LeaveOut).Select(c => c.UnitId).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
        var (format, source) = document.Open();
        var bytes = Reassembly.Write(format, source, job.Locale, unit => texts.GetValueOrDefault(unit.Id), unit => leftOut.Contains(unit.Id));
        var insertion = (await credits.Of(document.Id, job.Locale, stop)).Insertion(draftNote);
        bytes = insertion.Into(format, bytes, document.Name, source.Encoding.WebName, out _);
        return new(format.LocalizedName(document.Name, job.Locale), bytes, untranslated);
    }
}
