using Microsoft.EntityFrameworkCore;
using Translate.Core.Revision;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Revision;

/// <summary>Where the work of a job has gone.</summary>
/// <param name="Job">The job that goes on with it.</param>
/// <param name="State">Where that one stands; while it is being prepared, nothing can be written into it yet.</param>
/// <param name="Segments">By the ordinals asked for: what those segments are called there, or null where they are not there any more.</param>
public sealed record LaterJob(long Job, JobState State, IReadOnlyDictionary<int, int?> Segments);

/// <summary>What a segment was in the revision before.</summary>
/// <param name="Source">Its source then, as people type it.</param>
/// <param name="Change">What became of it.</param>
/// <param name="IsMinor">An editor has called the change minor, and kept the translation.</param>
public sealed record FormerSource(string Source, Revised Change, bool IsMinor);

/// <summary>A document's jobs in one locale, one for each revision.</summary>
/// <param name="Later">The job that goes on; null where this one does.</param>
/// <param name="Steps">All of them, the first revision first.</param>
/// <param name="IsDelivered">Something was delivered in one of them, up to this one.</param>
/// <param name="HasFile">Something was delivered in this one.</param>
public sealed record JobChain(long? Later, IReadOnlyList<JobStep> Steps, bool IsDelivered, bool HasFile)
{
    /// <summary>Of a job whose source was never revised.</summary>
    public static readonly JobChain Alone = new(null, [], false, false);
}

/// <summary>A job of one revision.</summary>
public sealed record JobStep(long Job, int Revision);

/// <summary>Leads from the jobs and segments of one revision to those of another.</summary>
public sealed class Successors(TranslateDb db, CarryPlans plans)
{
    /// <summary>As many revisions are followed at once.</summary>
    const int MostSteps = 50;

    /// <summary>The job of the next revision that a job's work has gone to; null where it is the present one.</summary>
    public static IQueryable<Job> Next(TranslateDb db, long jobId) => db.Jobs
        .Where(n => db.Jobs.Any(j => j.Id == jobId && j.State == JobState.Superseded && j.Locale == n.Locale && n.Document!.RevisionOfId == j.DocumentId))
        .OrderBy(n => n.Part);

    /// <summary>The present job of the document and locale that a job belongs to; null where it is the present one itself.</summary>
    public async Task<long?> Last(long jobId, CancellationToken stop)
    {
        long? last = null;
        for (var step = 0; step < MostSteps && await Next(db, last ?? jobId).Select(j => (long?)j.Id).FirstOrDefaultAsync(stop) is { } next; step++) last = next;
        return last;
    }

    /// <summary>The jobs whose work a job has taken over, the latest first.</summary>
    public async Task<IReadOnlyList<long>> Former(long jobId, CancellationToken stop)
    {
        var former = new List<long>();
        var at = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.Locale, Before = j.Document!.RevisionOfId }).SingleAsync(stop);
        for (var before = at.Before; before is { } document && former.Count < MostSteps; before = await db.Documents.Where(d => d.Id == document).Select(d => d.RevisionOfId).SingleOrDefaultAsync(stop))
            former.AddRange(await db.Jobs.Where(j => j.DocumentId == document && j.Locale == at.Locale).OrderBy(j => j.Part).Select(j => j.Id).ToListAsync(stop));
        return former;
    }

    /// <summary>The jobs of all revisions.</summary>
    public async Task<JobChain> Chain(long jobId, CancellationToken stop)
    {
        List<long> jobs = [.. (await Former(jobId, stop)).Reverse(), jobId];
        var isDelivered = await db.Deliveries.AnyAsync(d => jobs.Contains(d.JobId), stop);
        long? last = null;
        for (var step = 0; step < MostSteps && await Next(db, last ?? jobId).Select(j => (long?)j.Id).FirstOrDefaultAsync(stop) is { } next; step++) jobs.Add((last = next).Value);
        var revisions = await db.Jobs.Where(j => jobs.Contains(j.Id)).Select(j => new JobStep(j.Id, j.Document!.Revision)).ToDictionaryAsync(j => j.Job, stop);
        return new(last, [.. jobs.Select(j => revisions[j])], isDelivered, await db.Deliveries.AnyAsync(d => d.JobId == jobId, stop));
    }

    /// <summary>Where a job's work has gone, and some of its segments; null where it goes on in the job itself.</summary>
    public async Task<LaterJob?> Find(long jobId, IReadOnlyCollection<int> ordinals, CancellationToken stop)
    {
        var names = ordinals.Distinct().ToDictionary(o => o, o => (int?)o);
        long? last = null;
        for (var step = 0; step < MostSteps; step++)
        {
            var from = last ?? jobId;
            if (await Next(db, from).Select(j => new { j.Id, j.DocumentId, j.Locale }).FirstOrDefaultAsync(stop) is not { } next) break;
            last = next.Id;
            if (names.Values.All(n => n is null)) continue;
            var plan = await plans.Of(next.DocumentId, next.Locale, stop);
            var there = plan.Segments.SelectMany(s => s.From.Where(f => f.JobId == from).Select(f => (Was: f.Segment.Ordinal, Is: s.Ordinal))).ToDictionary(s => s.Was, s => s.Is);
            foreach (var name in names.Keys) names[name] = names[name] is { } was && there.TryGetValue(was, out var now) ? now : null;
        }

        return last is { } job ? new(job, await db.Jobs.Where(j => j.Id == job).Select(j => j.State).SingleAsync(stop), names) : null;
    }

    /// <summary>What a segment was before the source was revised the last time; null where it says the same, or was not there.</summary>
    public async Task<FormerSource?> Source(long jobId, DocumentSegment segment, CancellationToken stop)
    {
        var job = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.DocumentId, j.Locale, j.Document!.RevisionOfId }).SingleAsync(stop);
        if (job.RevisionOfId is null) return null;
        var (unit, plan) = await plans.OfUnit(job.DocumentId, segment.UnitId, job.Locale, stop);
        if (unit is not { Change: Revised.Changed } || plan.Segments.FirstOrDefault(s => s.Ordinal == segment.Ordinal) is not { } carried) return null;
        var before = InlineText.Concat(carried.From.SelectMany((f, i) => i == 0 ? [f.Segment.Source] : new[] { f.Segment.Before.Text.Length > 0 ? f.Segment.Before : " ", f.Segment.Source }));
        return Core.Memory.MemoryKey.Same(before, segment.Source) ? null : new(Notation.Write(before), unit.Change, unit.IsMinor);
    }
}
