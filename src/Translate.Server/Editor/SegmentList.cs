using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Server.Data;

namespace Translate.Server.Editor;

/// <summary>In which order segments are read.</summary>
public enum SegmentOrder
{
    /// <summary>In that of the document.</summary>
    Document,

    /// <summary>What a machine wrote and nobody has confirmed comes first, and of that the least certain; then the rest, in the order of the document.</summary>
    Estimate,
}

/// <summary>Reads a job's segments with their translations.</summary>
public sealed class SegmentList(TranslateDb db)
{
    /// <summary>A page of segments, in the order asked for.</summary>
    public async Task<List<SegmentView>> Read(long jobId, int skip, int take, CancellationToken stop, SegmentOrder order = SegmentOrder.Document)
    {
        skip = Math.Max(0, skip);
        take = Math.Clamp(take, 1, 1000);
        var document = await db.Jobs.Where(j => j.Id == jobId).Select(j => j.DocumentId).SingleAsync(stop);
        var segments = db.Segments.AsNoTracking().Where(s => s.DocumentId == document);
        if (order is SegmentOrder.Document)
        {
            var rows = await segments.Where(s => s.Ordinal >= skip && s.Ordinal < skip + take).OrderBy(s => s.Ordinal).ToListAsync(stop);
            var targets = await db.Targets.AsNoTracking().Where(t => t.JobId == jobId && t.Ordinal >= skip && t.Ordinal < skip + take).ToDictionaryAsync(t => t.Ordinal, stop);
            return rows.ConvertAll(s => View(s, targets.GetValueOrDefault(s.Ordinal)));
        }

        // An estimate that is not there is as uncertain as can be.
        var page = await segments
            .LeftJoin(db.Targets.AsNoTracking().Where(t => t.JobId == jobId), s => s.Ordinal, t => t.Ordinal, (s, t) => new { Segment = s, Target = t })
            .OrderBy(p => p.Target != null && p.Target.Origin == OriginKind.Machine && p.Target.AuthorId == null ? p.Target.Score ?? 0 : 1000)
            .ThenBy(p => p.Segment.Ordinal)
            .Skip(skip)
            .Take(take)
            .ToListAsync(stop);
        return page.ConvertAll(p => View(p.Segment, p.Target));
    }

    static SegmentView View(DocumentSegment s, SegmentTarget? target) => new(s.Ordinal, s.UnitId, s.Kind, s.Note, s.Source, target is null ? null : TargetView.Of(target));
}
