using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.Revision;

/// <summary>Where the jobs stood whose work a job takes over, as its record says.</summary>
static class FormerStates
{
    /// <summary>The act that begins the record of such a job; its detail is the state.</summary>
    public const string Act = "revised";

    /// <summary>Where the job's work stood when the source was revised.</summary>
    public static async Task<JobState> Of(TranslateDb db, long jobId, CancellationToken stop) =>
        Enum.Parse<JobState>((await db.Audit.Where(a => a.JobId == jobId && a.Act == Act).OrderBy(a => a.Id).Select(a => a.Detail).FirstAsync(stop))!);

    /// <summary>Of parts that become one: as far as the least of them, and in somebody's hands where all were in the same.</summary>
    public static JobState Of(IReadOnlyCollection<Job> jobs)
    {
        var left = jobs.Where(j => j.State is not JobState.Cancelled).ToList();
        if (left.Count == 0) return JobState.Cancelled;
        var least = left.Min(j => j.State);
        return least is JobState.Claimed && (left.Exists(j => j.State is not JobState.Claimed) || left.DistinctBy(j => j.TranslatorId).Count() > 1) ? JobState.Available : least;
    }
}
