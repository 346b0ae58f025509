using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Editor;

namespace Translate.Server.Revision;

/// <summary>Reads what plans of carrying over are made of.</summary>
public sealed class CarryPlans(TranslateDb db, JobSegments segments)
{
    /// <summary>The plan of a revised document in one locale.</summary>
    /// <param name="documentId">The later revision.</param>
    /// <param name="locale">The locale.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<CarryPlan> Of(long documentId, Locale locale, CancellationToken stop)
    {
        var before = await Before(documentId, stop);
        var jobs = await Former(before, locale, stop);
        var former = new List<FormerSegment>();
        foreach (var job in jobs) former.AddRange((await segments.All(job, stop)).Select(s => new FormerSegment(job, s)));
        return CarryPlan.Of(new(
            await db.RevisedUnits.AsNoTracking().Where(u => u.DocumentId == documentId).OrderBy(u => u.Id).ToListAsync(stop),
            former,
            await db.Segments.AsNoTracking().Where(s => s.DocumentId == before).OrderBy(s => s.Ordinal).ToListAsync(stop),
            await db.JobSegments.AsNoTracking().Where(s => jobs.Contains(s.JobId)).ToListAsync(stop),
            await db.Segments.AsNoTracking().Where(s => s.DocumentId == documentId).OrderBy(s => s.Ordinal).ToListAsync(stop)));
    }

    /// <summary>The plan of one unit; empty where it was not there before.</summary>
    /// <remarks>A sentence that came from another paragraph is not looked for.</remarks>
    public async Task<(RevisedUnit? Unit, CarryPlan Plan)> OfUnit(long documentId, string unitId, Locale locale, CancellationToken stop)
    {
        var unit = await db.RevisedUnits.AsNoTracking().Where(u => u.DocumentId == documentId && u.UnitId == unitId).FirstOrDefaultAsync(stop);
        if (unit?.BeforeId is null) return (unit, new([], []));

        var before = await Before(documentId, stop);
        var jobs = await Former(before, locale, stop);
        var rows = await db.Segments.AsNoTracking().Where(s => s.DocumentId == before && s.UnitId == unit.BeforeId).OrderBy(s => s.Ordinal).ToListAsync(stop);
        var former = new List<FormerSegment>();
        if (rows.Count > 0)
        {
            foreach (var job in jobs)
            {
                // The first of a unit's rows is never joined to another: it is there in whichever part has the unit.
                former.AddRange((await segments.Unit(job, rows[0].Ordinal, stop)).Select(s => new FormerSegment(job, s)));
            }
        }

        var ordinals = rows.ConvertAll(r => r.Ordinal);
        return (unit, CarryPlan.Of(new(
            [unit],
            former,
            rows,
            await db.JobSegments.AsNoTracking().Where(s => jobs.Contains(s.JobId) && ordinals.Contains(s.First)).ToListAsync(stop),
            await db.Segments.AsNoTracking().Where(s => s.DocumentId == documentId && s.UnitId == unitId).OrderBy(s => s.Ordinal).ToListAsync(stop))));
    }

    /// <summary>A document's units, in their order: those with segments as these say, and those that are not translated as the file says.</summary>
    public async Task<List<RevisionUnit>> Units(Document document, CancellationToken stop)
    {
        var rows = (await db.Segments.AsNoTracking().Where(s => s.DocumentId == document.Id).OrderBy(s => s.Ordinal).ToListAsync(stop)).GroupBy(s => s.UnitId, StringComparer.Ordinal)
            .ToDictionary(u => u.Key, u => new RevisionUnit(u.Key, Text(u), u.First().Kind), StringComparer.Ordinal);
        var chosen = (await db.UnitChoices.Where(c => c.DocumentId == document.Id).Select(c => c.UnitId).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
        if (chosen.Count == 0) return [.. rows.Values];

        var (format, source) = document.Open();
        var units = new List<RevisionUnit>();
        foreach (var unit in format.Extract(source))
        {
            if (rows.Remove(unit.Id, out var row)) units.Add(row);
            else if (chosen.Contains(unit.Id)) units.Add(new(unit.Id, unit.Source, unit.Kind));
        }

        return [.. units, .. rows.Values];
    }

    /// <summary>The text of a unit whose segments these are.</summary>
    internal static InlineText Text(IEnumerable<DocumentSegment> segments) => InlineText.Concat(segments.SelectMany(s => new[] { s.Before, s.Source, s.After }));

    async Task<long> Before(long documentId, CancellationToken stop) => (await db.Documents.Where(d => d.Id == documentId).Select(d => d.RevisionOfId).SingleAsync(stop))!.Value;

    Task<List<long>> Former(long documentId, Locale locale, CancellationToken stop) =>
        db.Jobs.Where(j => j.DocumentId == documentId && j.Locale == locale).OrderBy(j => j.Part).Select(j => j.Id).ToListAsync(stop);
}
