using Microsoft.EntityFrameworkCore;
using Translate.Core.Formats;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Editor;

namespace Translate.Server.Delivery;

/// <summary>A document in a job's locale.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Untranslated">How many segments still stand there in the source's language; 0 in a finished file.</param>
public sealed record LocalizedFile(string Name, byte[] Bytes, int Untranslated);

/// <summary>Reassembles a job's document from its targets, at any time.</summary>
public sealed class LocalizedFiles(TranslateDb db, JobSegments segments)
{
    /// <summary>The file as it is now. A segment without a translation stands there as in the source; the name says that it is a draft.</summary>
    public async Task<LocalizedFile> Draft(long jobId, CancellationToken stop)
    {
        var file = await Make(jobId, stop);
        return file with { Name = $"{Path.GetFileNameWithoutExtension(file.Name)}.draft{Path.GetExtension(file.Name)}" };
    }

    /// <summary>The file as it is now, under its final name.</summary>
    /// <exception cref="InvalidDocumentException">A target cannot be written in its place.</exception>
    public async Task<LocalizedFile> Make(long jobId, CancellationToken stop)
    {
        var job = await db.Jobs.AsNoTracking().Include(j => j.Document!.File).SingleAsync(j => j.Id == jobId, stop);
        var rows = await segments.All(jobId, stop);
        var targets = await db.Targets.AsNoTracking().Where(t => t.JobId == jobId && t.State >= TargetState.Translated).ToDictionaryAsync(t => t.Ordinal, stop);

        var document = job.Document!;
        var (format, source) = FileFormats.Open(document.File!.Bytes, document.Name, document.Format, document.Encoding);
        var units = rows.GroupBy(s => s.UnitId, StringComparer.Ordinal).ToDictionary(
            unit => unit.Key,
            unit => InlineText.Concat(unit.SelectMany(s => new[] { s.Before, targets.GetValueOrDefault(s.Ordinal)?.Text ?? s.Source, s.After })),
            StringComparer.Ordinal);
        var bytes = Reassembly.Write(format, source, job.Locale, unit => units.GetValueOrDefault(unit.Id));
        return new(format.LocalizedName(document.Name, job.Locale), bytes, rows.Count - targets.Count);
    }
}
