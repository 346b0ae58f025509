using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Server.Data;

namespace Translate.Server.Jobs;

/// <summary>How many words of a job were left at a moment.</summary>
public sealed record WordsLeft(DateTimeOffset At, int Words);

/// <summary>How a job's words grow fewer.</summary>
/// <param name="Words">All its words.</param>
/// <param name="Points">How many were left when, the oldest first; each holds until the next.</param>
/// <param name="DueAt">When it should be done.</param>
/// <param name="DoneAt">When the last word was translated; or, at the pace since somebody began, may be. Null where nobody has begun, or it stands still.</param>
/// <param name="IsForecast">The last is a forecast.</param>
public sealed record BurnDown(int Words, IReadOnlyList<WordsLeft> Points, DateTimeOffset? DueAt, DateTimeOffset? DoneAt, bool IsForecast);

/// <summary>Tells from the times of targets, and of what they were before, how a job's words grew fewer.</summary>
public sealed class BurnDowns(TranslateDb db, TimeProvider clock)
{
    /// <summary>Of longer documents the page would have to wait for it.</summary>
    const int MostSegments = 20_000;

    /// <summary>As many points as can be seen.</summary>
    const int MostPoints = 60;

    /// <summary>The job's; null where nothing of it is known yet, or it is too long.</summary>
    public async Task<BurnDown?> Of(long jobId, CancellationToken stop)
    {
        var job = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.DocumentId, j.First, j.End, j.Segments, j.DueAt, Taken = j.Document!.Created }).SingleAsync(stop);
        if (job.Segments is 0 or > MostSegments) return null;

        var words = await db.Segments.Where(s => s.DocumentId == job.DocumentId && s.Ordinal >= job.First && (job.End == null || s.Ordinal < job.End)).Select(s => new { s.Ordinal, s.Words }).ToDictionaryAsync(s => s.Ordinal, s => s.Words, stop);
        foreach (var part in await db.JobSegments.Where(s => s.JobId == jobId).Select(s => new { s.Ordinal, s.Words, s.IsGone }).ToListAsync(stop)) words[part.Ordinal] = part.IsGone ? 0 : part.Words;

        var versions = (await db.Targets.Where(t => t.JobId == jobId).Select(t => new { t.Ordinal, t.Version, t.State, t.Changed }).ToListAsync(stop))
            .Concat(await db.PastTargets.Where(t => t.JobId == jobId).Select(t => new { t.Ordinal, t.Version, t.State, t.Changed }).ToListAsync(stop));
        var changes = new List<(DateTimeOffset At, int Words)>();
        foreach (var segment in versions.GroupBy(v => v.Ordinal))
        {
            var isDone = false;
            foreach (var version in segment.OrderBy(v => v.Version))
            {
                if (version.State >= TargetState.Translated == isDone) continue;
                isDone = !isDone;
                changes.Add((version.Changed, (isDone ? -1 : 1) * words.GetValueOrDefault(segment.Key)));
            }
        }

        // What background work filled before anybody could begin is where it begins.
        var ready = await db.Audit.Where(a => a.JobId == jobId && a.Act == "prepared").OrderBy(a => a.Id).Select(a => (DateTimeOffset?)a.At).FirstOrDefaultAsync(stop) ?? job.Taken;
        var all = words.Values.Sum();
        var left = all + changes.Where(c => c.At <= ready).Sum(c => c.Words);
        var points = new List<WordsLeft> { new(ready, left) };
        foreach (var (at, change) in changes.Where(c => c.At > ready).OrderBy(c => c.At)) points.Add(new(at, left += change));
        return new(all, Thin(points), job.DueAt, Done(points, clock.GetUtcNow()) is var done && left == 0 ? points[^1].At : done, left > 0 && done is not null);
    }

    /// <summary>At the pace from the first word that somebody translated until now.</summary>
    static DateTimeOffset? Done(List<WordsLeft> points, DateTimeOffset now)
    {
        if (points.Count < 2 || points[^1].Words == 0) return null;
        var (done, since) = (points[0].Words - points[^1].Words, now - points[1].At);
        if (done <= 0 || since <= TimeSpan.Zero) return null;
        var rest = since * ((double)points[^1].Words / done);
        return rest < TimeSpan.FromDays(3650) ? now + rest : null;
    }

    /// <summary>The last point of each of so many equal spans.</summary>
    static List<WordsLeft> Thin(List<WordsLeft> points)
    {
        if (points.Count <= MostPoints) return points;
        var (first, span) = (points[0].At, (points[^1].At - points[0].At) / (MostPoints - 2));
        return [points[0], .. points.Skip(1).GroupBy(p => (int)((p.At - first) / span)).Select(g => g.Last())];
    }
}
