using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
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
/// <param name="HasCredits">The desk's credits stand in its text.</param>
public sealed record LocalizedFile(string Name, byte[] Bytes, int Untranslated, bool HasCredits = false);

/// <summary>Reassembles a document from the targets of its job, or of all its parts, at any time.</summary>
public sealed class LocalizedFiles(TranslateDb db, JobSegments segments, Credits credits, IStringLocalizer<Strings> strings)
{
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
        var parts = job.Part == 0 ? [job] : await Parts(db, document.Id, job.Locale).AsNoTracking().OrderBy(j => j.First).ToListAsync(stop);
        var units = new Dictionary<string, List<InlineText>>(StringComparer.Ordinal);
        var untranslated = 0;
        foreach (var part in parts)
        {
            var targets = await db.Targets.AsNoTracking().Where(t => t.JobId == part.Id && t.State >= TargetState.Translated).ToDictionaryAsync(t => t.Ordinal, stop);
            foreach (var segment in (await segments.All(part.Id, stop)).Where(s => IsIn(part, document, s.Ordinal)))
            {
                if (!units.TryGetValue(segment.UnitId, out var pieces)) units[segment.UnitId] = pieces = [];
                var target = targets.GetValueOrDefault(segment.Ordinal);
                if (target is null) untranslated++;
                pieces.AddRange([segment.Before, target?.Text ?? segment.Source, segment.After]);
            }
        }

        var (format, source) = FileFormats.Open(document.File!.Bytes, document.Name, document.Format, document.Encoding);
        var bytes = Reassembly.Write(format, source, job.Locale, unit => units.TryGetValue(unit.Id, out var pieces) ? InlineText.Concat(pieces) : null);
        var insertion = (await credits.Of(document.Id, job.Locale, stop)).Insertion(draftNote);
        bytes = insertion.Into(format, bytes, document.Name, source.Encoding.WebName, out var isPlaced);
        return new(format.LocalizedName(document.Name, job.Locale), bytes, untranslated, isPlaced);
    }

    /// <summary>The jobs that a document is done in, in a locale.</summary>
    internal static IQueryable<Job> Parts(TranslateDb db, long documentId, Locale locale) =>
        db.Jobs.Where(j => j.DocumentId == documentId && j.Locale == locale && j.Part > 0 && j.State != JobState.Cancelled);

    /// <summary>A segment that people split off has an ordinal above all of the document's, and is in one job only.</summary>
    internal static bool IsIn(Job part, Document document, int ordinal) => ordinal >= document.Segments || (ordinal >= part.First && (part.End is not { } end || ordinal < end));
}
