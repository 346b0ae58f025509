using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.Editor;

/// <summary>Notes who has a job open, and at which segment they are.</summary>
public sealed class Presences(TranslateDb db, JobFeeds feeds, TimeProvider clock)
{
    /// <summary>Who gives no sign of life for so long is not there any more.</summary>
    static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(30);

    /// <summary>Who is there now, the first to come first.</summary>
    internal static Task<List<PresentPerson>> Of(TranslateDb db, long jobId, DateTimeOffset now, CancellationToken stop)
    {
        var since = now - Forgotten;
        return db.Presence.Where(p => p.JobId == jobId && p.SeenAt > since)
            .OrderBy(p => p.PersonId).ThenBy(p => p.Place)
            .Select(p => new PresentPerson(p.Place, p.PersonId, p.Person!.DisplayName, p.Ordinal))
            .ToListAsync(stop);
    }

    /// <summary>A person's sign of life from an open editor.</summary>
    public async Task Note(long jobId, Guid place, long personId, int? ordinal, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (!await Update()) await Add();
        feeds.Changed(jobId, JobChange.Presence);

        async Task<bool> Update() =>
            await db.Presence.Where(p => p.JobId == jobId && p.Place == place && p.PersonId == personId)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Ordinal, ordinal).SetProperty(p => p.SeenAt, now), stop) > 0;

        async Task Add()
        {
            // Whoever comes sweeps up after those who left without a word.
            var since = now - Forgotten;
            await db.Presence.Where(p => p.JobId == jobId && p.SeenAt <= since).ExecuteDeleteAsync(stop);
            db.Presence.Add(new() { JobId = jobId, Place = place, PersonId = personId, Ordinal = ordinal, SeenAt = now });
            try
            {
                await db.SaveChangesAsync(stop);
            }
            catch (DbUpdateException)
            {
                // The same editor's other sign came in between; or it is another person's place, which nobody may take.
                db.ChangeTracker.Clear();
                await Update();
            }
        }
    }

    /// <summary>The editor was closed.</summary>
    public async Task Forget(long jobId, Guid place, long personId, CancellationToken stop)
    {
        await db.Presence.Where(p => p.JobId == jobId && p.Place == place && p.PersonId == personId).ExecuteDeleteAsync(stop);
        feeds.Changed(jobId, JobChange.Presence);
    }
}
