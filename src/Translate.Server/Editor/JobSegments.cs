using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.Editor;

/// <summary>Reads a job's segments as they are in that job: what the document's segmentation made, and what people have split or joined of it.</summary>
/// <remarks>
/// Nobody else joins a document's segments with a job's targets. A segment is found by its ordinal, which names it for ever; its place is another thing,
/// and counts those before it. A job that is a part of its document has that part's segments, and no others.
/// </remarks>
public sealed class JobSegments(TranslateDb db)
{
    /// <summary>All of them, in the order of the document.</summary>
    public async Task<List<DocumentSegment>> All(long jobId, CancellationToken stop)
    {
        var shape = await Shape(jobId, stop);
        var rows = await shape.Homes(db).AsNoTracking().OrderBy(s => s.Ordinal).ToListAsync(stop);
        return shape.Changed.Count == 0 ? rows : Rows(shape, rows.ToDictionary(s => s.Ordinal));
    }

    /// <summary>Those from one place on, in the order of the document.</summary>
    public async Task<List<DocumentSegment>> Page(long jobId, int skip, int take, CancellationToken stop)
    {
        var shape = await Shape(jobId, stop);
        if (shape.Changed.Count == 0)
            return await shape.Homes(db).AsNoTracking().Where(s => s.Ordinal >= shape.First + skip && s.Ordinal < shape.First + skip + take).OrderBy(s => s.Ordinal).ToListAsync(stop);
        return await InOrder(shape, [.. (await Order(shape, stop)).Skip(skip).Take(take)], stop);
    }

    /// <summary>The words of all of them.</summary>
    public async Task<int> Words(long jobId, CancellationToken stop)
    {
        var shape = await Shape(jobId, stop);
        return shape.Changed.Count == 0 ? await shape.Homes(db).SumAsync(s => s.Words, stop) : (await All(jobId, stop)).Sum(s => s.Words);
    }

    /// <summary>The ordinals of all of them, in the order of the document.</summary>
    public async Task<List<int>> Order(long jobId, CancellationToken stop) => await Order(await Shape(jobId, stop), stop);

    /// <summary>Those with the ordinals given, as far as the job has them, in the order given.</summary>
    public async Task<List<DocumentSegment>> InOrder(long jobId, IReadOnlyList<int> ordinals, CancellationToken stop) => await InOrder(await Shape(jobId, ordinals, stop), ordinals, stop);

    /// <summary>Those with the ordinals given, by their ordinals; those that the job does not have are not there.</summary>
    public async Task<Dictionary<int, DocumentSegment>> Some(long jobId, IReadOnlyCollection<int> ordinals, CancellationToken stop) =>
        await Some(await Shape(jobId, ordinals, stop), ordinals, stop);

    /// <summary>All segments of the unit that a segment belongs to, in their order; none where the job has no such segment.</summary>
    public async Task<List<DocumentSegment>> Unit(long jobId, int ordinal, CancellationToken stop)
    {
        if (!(await Some(jobId, [ordinal], stop)).TryGetValue(ordinal, out var one)) return [];
        var shape = await Shape(jobId, stop);
        var homes = await shape.Homes(db).AsNoTracking().Where(s => s.UnitId == one.UnitId).ToDictionaryAsync(s => s.Ordinal, stop);
        var within = shape with { Changed = shape.Changed.Where(c => homes.ContainsKey(c.Value.First)).ToDictionary() };
        return Rows(within, homes);
    }

    /// <summary>A segment between its neighbours, as far as it has them.</summary>
    /// <returns>The two or three, and which of them it is; -1 where the job has no such segment.</returns>
    public async Task<(List<DocumentSegment> Segments, int At)> Around(long jobId, int ordinal, CancellationToken stop)
    {
        var shape = await Shape(jobId, stop);

        // Where nothing was changed, an ordinal is a place: the others need not be looked at.
        var order = shape.Changed.Count == 0 ? [ordinal - 1, ordinal, ordinal + 1] : await Order(shape, stop);
        var place = order.IndexOf(ordinal);
        if (place < 0) return ([], -1);
        var around = await InOrder(shape, [.. order.Skip(Math.Max(0, place - 1)).Take(place == 0 ? 2 : 3)], stop);
        return (around, around.FindIndex(s => s.Ordinal == ordinal));
    }

    static List<DocumentSegment> Rows(JobShape shape, Dictionary<int, DocumentSegment> homes) =>
        [.. shape.Order(homes.Keys).Select(o => shape.Changed.TryGetValue(o, out var part) ? As(part, homes[part.First]) : homes[o])];

    async Task<List<DocumentSegment>> InOrder(JobShape shape, IReadOnlyList<int> ordinals, CancellationToken stop)
    {
        var found = await Some(shape, ordinals, stop);
        return [.. ordinals.Select(found.GetValueOrDefault).OfType<DocumentSegment>()];
    }

    async Task<Dictionary<int, DocumentSegment>> Some(JobShape shape, IReadOnlyCollection<int> ordinals, CancellationToken stop)
    {
        var homes = ordinals.Select(o => shape.Changed.TryGetValue(o, out var part) ? part.First : o).Distinct().ToList();
        var rows = await shape.Homes(db).AsNoTracking().Where(s => homes.Contains(s.Ordinal)).ToDictionaryAsync(s => s.Ordinal, stop);
        var found = new Dictionary<int, DocumentSegment>();
        foreach (var ordinal in ordinals.Distinct())
        {
            if (!shape.Changed.TryGetValue(ordinal, out var part))
            {
                if (rows.TryGetValue(ordinal, out var row)) found.Add(ordinal, row);
            }
            else if (!part.IsGone) found.Add(ordinal, As(part, rows[part.First]));
        }

        return found;
    }

    async Task<List<int>> Order(JobShape shape, CancellationToken stop) =>
        shape.Order(await shape.Homes(db).OrderBy(s => s.Ordinal).Select(s => s.Ordinal).ToListAsync(stop));

    Task<JobShape> Shape(long jobId, CancellationToken stop) => Shape(jobId, db.JobSegments.Where(s => s.JobId == jobId), stop);

    Task<JobShape> Shape(long jobId, IReadOnlyCollection<int> ordinals, CancellationToken stop) => Shape(jobId, db.JobSegments.Where(s => s.JobId == jobId && ordinals.Contains(s.Ordinal)), stop);

    async Task<JobShape> Shape(long jobId, IQueryable<JobSegment> changed, CancellationToken stop)
    {
        var job = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.DocumentId, j.First, j.End }).SingleAsync(stop);
        return new(job.DocumentId, job.First, job.End ?? int.MaxValue, await changed.AsNoTracking().ToDictionaryAsync(s => s.Ordinal, stop));
    }

    /// <summary>A part as a segment of the document would be: what it is, it has from the segment in which it begins.</summary>
    static DocumentSegment As(JobSegment part, DocumentSegment home) => new()
    {
        DocumentId = home.DocumentId,
        Ordinal = part.Ordinal,
        UnitId = home.UnitId,
        Kind = home.Kind,
        Level = home.Level,
        MostCharacters = home.MostCharacters,
        Note = part.Ordinal == home.Ordinal ? home.Note : null,
        Before = part.Before,
        Source = part.Source,
        After = part.After,
        Words = part.Words,
    };

    /// <summary>What was changed of a document's segments in a job.</summary>
    sealed record JobShape(long Document, int First, int End, Dictionary<int, JobSegment> Changed)
    {
        /// <summary>The document's segments that the job is about.</summary>
        public IQueryable<DocumentSegment> Homes(TranslateDb db) => db.Segments.Where(s => s.DocumentId == Document && s.Ordinal >= First && s.Ordinal < End);

        /// <summary>The job's ordinals in the order of the document.</summary>
        public List<int> Order(IEnumerable<int> homes) =>
        [
            .. homes.Where(o => !Changed.ContainsKey(o)).Select(o => (First: o, Start: 0, Ordinal: o))
                .Concat(Changed.Values.Where(p => !p.IsGone).Select(p => (p.First, p.Start, p.Ordinal)))
                .Order()
                .Select(p => p.Ordinal),
        ];
    }
}
