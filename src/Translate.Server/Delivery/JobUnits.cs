using Microsoft.EntityFrameworkCore;
using Translate.Core.Exchange;
using Translate.Core.Formats;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Editor;

namespace Translate.Server.Delivery;

/// <summary>A job as it goes out.</summary>
/// <param name="Job">The job with its document.</param>
/// <param name="Units">Its units.</param>
/// <param name="Format">The format of its file.</param>
/// <param name="Source">Its file.</param>
/// <param name="Credits">Its credits.</param>
public sealed record JobContent(Job Job, IReadOnlyList<BilingualUnit> Units, IFormat Format, SourceText Source, DocumentCredits Credits)
{
    /// <summary>Nobody has approved it yet.</summary>
    public bool IsDraft => Job.State is not (JobState.Approved or JobState.Delivered);

    /// <summary>The document's title, or its name.</summary>
    public string Title => Job.Document!.Title ?? Job.Document.Name;
}

/// <summary>Reads a job's units with their segments, translations and comments, as they go out.</summary>
public sealed class JobUnits(TranslateDb db, JobSegments segments, Credits credits)
{
    /// <summary>All of it, as it is now.</summary>
    public async Task<JobContent> Read(long jobId, CancellationToken stop)
    {
        var job = await db.Jobs.AsNoTracking().Include(j => j.Document!.File).SingleAsync(j => j.Id == jobId, stop);
        var targets = await db.Targets.AsNoTracking().Where(t => t.JobId == jobId).ToDictionaryAsync(t => t.Ordinal, stop);
        var comments = (await db.Comments.AsNoTracking().Where(c => c.JobId == jobId).OrderBy(c => c.Id).Select(c => new { c.Ordinal, Person = c.Person == null ? null : c.Person.DisplayName, c.At, c.Text, c.Resolved }).ToListAsync(stop))
            .ToLookup(c => c.Ordinal, c => new BilingualComment(c.Person ?? "–", c.At, c.Text, c.Resolved is not null));
        var units = (await segments.All(jobId, stop)).Index().GroupBy(s => s.Item.UnitId, StringComparer.Ordinal).Select(unit =>
        {
            var first = unit.First().Item;
            return new BilingualUnit(first.UnitId, first.Kind, first.Level, first.MostCharacters, unit.Select(s => s.Item.Note).FirstOrDefault(n => n is not null), [.. unit.Select(s => Segment(s.Item, s.Index + 1))]);
        });
        var (format, source) = job.Document!.Open();
        return new(job, [.. units], format, source, await credits.Of(job.DocumentId, job.Locale, stop));

        BilingualSegment Segment(DocumentSegment row, int number)
        {
            var target = targets.GetValueOrDefault(row.Ordinal);
            return new(
                row.Ordinal, number, row.Before, row.Source, row.After, target is null || target.Text.IsEmpty ? null : new(target.Text, target.State, new(target.Origin, target.Score, target.OriginName)), target?.Version ?? 0,
                [.. comments[row.Ordinal]]);
        }
    }
}
