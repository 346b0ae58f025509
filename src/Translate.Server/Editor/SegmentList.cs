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
public sealed class SegmentList(TranslateDb db, JobSegments segments)
{
    /// <summary>A page of segments, in the order asked for.</summary>
    public async Task<List<SegmentView>> Read(long jobId, int skip, int take, CancellationToken stop, SegmentOrder order = SegmentOrder.Document)
    {
        skip = Math.Max(0, skip);
        take = Math.Clamp(take, 1, 1000);
        var page = order is SegmentOrder.Document
            ? await segments.Page(jobId, skip, take, stop)
            : await segments.InOrder(jobId, [.. (await ByEstimate(jobId, stop)).Skip(skip).Take(take)], stop);
        var ordinals = page.ConvertAll(s => s.Ordinal);
        var targets = await db.Targets.AsNoTracking().Where(t => t.JobId == jobId && ordinals.Contains(t.Ordinal)).ToDictionaryAsync(t => t.Ordinal, stop);
        return page.ConvertAll(s => View(s, targets.GetValueOrDefault(s.Ordinal)));
    }

    /// <summary>An estimate that is not there is as uncertain as can be.</summary>
    async Task<IEnumerable<int>> ByEstimate(long jobId, CancellationToken stop)
    {
        var unread = await db.Targets
            .Where(t => t.JobId == jobId && t.Origin == OriginKind.Machine && t.AuthorId == null)
            .Select(t => new { t.Ordinal, t.Score })
            .ToDictionaryAsync(t => t.Ordinal, t => t.Score ?? 0, stop);
        return (await segments.Order(jobId, stop)).OrderBy(o => unread.GetValueOrDefault(o, int.MaxValue));
    }

    static SegmentView View(DocumentSegment s, SegmentTarget? target) => new(s.Ordinal, s.UnitId, s.Kind, s.Level, s.Note, s.Source, target is null ? null : TargetView.Of(target));
}
