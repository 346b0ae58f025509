using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.Editor;

/// <summary>Reads a job's segments with their translations.</summary>
public sealed class SegmentList(TranslateDb db)
{
    /// <summary>A page of segments, in the order of the document.</summary>
    public async Task<List<SegmentView>> Read(long jobId, int skip, int take, CancellationToken stop)
    {
        skip = Math.Max(0, skip);
        take = Math.Clamp(take, 1, 1000);
        var document = await db.Jobs.Where(j => j.Id == jobId).Select(j => j.DocumentId).SingleAsync(stop);
        var rows = await db.Segments.AsNoTracking()
            .Where(s => s.DocumentId == document && s.Ordinal >= skip && s.Ordinal < skip + take)
            .OrderBy(s => s.Ordinal)
            .ToListAsync(stop);
        var targets = await db.Targets.AsNoTracking()
            .Where(t => t.JobId == jobId && t.Ordinal >= skip && t.Ordinal < skip + take)
            .ToDictionaryAsync(t => t.Ordinal, stop);
        return rows.ConvertAll(s => new SegmentView(
            s.Ordinal, s.UnitId, s.Kind, s.Note, s.Source, targets.GetValueOrDefault(s.Ordinal) is { } target ? TargetView.Of(target) : null));
    }
}
