using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Notices;

/// <summary>What all editors of a job should know.</summary>
static class EditorNotices
{
    /// <summary>Tells them, in the transaction of what happened and behind its row in the record; nobody is told what they did themselves.</summary>
    /// <param name="db">Where the notices go.</param>
    /// <param name="jobId">The job.</param>
    /// <param name="byId">Who did it; null for the service itself.</param>
    /// <param name="kind">One of <see cref="NoticeKinds"/>.</param>
    /// <param name="detail">What goes with it.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="stop">Breaks off.</param>
    internal static async Task TellEditors(this TranslateDb db, long jobId, long? byId, string kind, string? detail, DateTimeOffset at, CancellationToken stop)
    {
        var job = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.DeskId, j.Locale }).SingleAsync(stop);

        // One for each act: a job can be handed in twice.
        var act = await db.Audit.Where(a => a.JobId == jobId).MaxAsync(a => a.Id, stop);
        var key = string.Create(CultureInfo.InvariantCulture, $"{kind}:{jobId}:{act}");
        foreach (var editor in await JobRights.PeopleOf(db, job.DeskId, job.Locale, DeskRole.Editor).Where(m => m.PersonId != byId).Select(m => m.PersonId).ToListAsync(stop))
            db.Notices.Add(new() { PersonId = editor, DeskId = job.DeskId, JobId = jobId, Kind = kind, Key = key, Detail = detail, At = at });
        await db.SaveChangesAsync(stop);
    }
}
