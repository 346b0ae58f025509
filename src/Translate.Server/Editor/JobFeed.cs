using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Revision;

namespace Translate.Server.Editor;

/// <summary>What changes in one job, as its rows say, told to all who listen.</summary>
sealed class JobFeed(long jobId, IServiceScopeFactory scopes, TimeProvider clock)
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>A sign of life at least so often, counted in looks at the rows.</summary>
    const int LooksToSign = 6;

    /// <summary>A moment is noted before it is committed, and clocks of nodes differ: what is that old is read again.</summary>
    static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    readonly Channel<bool> wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    readonly Lock turn = new();
    readonly List<JobListener> listeners = [];
    readonly Dictionary<int, (int Version, DateTimeOffset Changed)> told = [];
    readonly Dictionary<(int Ordinal, int Version), Guid> places = [];
    int due = (int)JobChange.All;
    int looks;
    DateTimeOffset last = clock.GetUtcNow();
    IReadOnlyList<PresentPerson>? people;
    Dictionary<int, int>? comments;
    JobNow? now;
    (int All, int Gone)? shape;

    /// <summary>Tells a new listener who is there and where the job stands, and from now on what changes.</summary>
    public JobListener Add(Action<JobListener> leave)
    {
        var listener = new JobListener(leave);
        lock (turn)
        {
            if (people is not null) listener.Tell(new JobNews.Presence(people));
            if (now is not null) listener.Tell(new JobNews.Job(now));
            listeners.Add(listener);
        }

        return listener;
    }

    /// <summary>Tells a listener nothing any more.</summary>
    /// <returns>Nobody is left.</returns>
    public bool Remove(JobListener listener)
    {
        lock (turn)
        {
            listeners.Remove(listener);
            return listeners.Count == 0;
        }
    }

    /// <summary>Sends all listeners away.</summary>
    public void End()
    {
        lock (turn)
            foreach (var listener in listeners) listener.End();
    }

    /// <summary>Looks at once.</summary>
    public void Wake(JobChange what)
    {
        Interlocked.Or(ref due, (int)what);
        wakes.Writer.TryWrite(true);
    }

    /// <summary>Notes from which open editor versions of targets came.</summary>
    public void Remember(IEnumerable<(int Ordinal, int Version)> targets, Guid place)
    {
        lock (turn)
            foreach (var target in targets) places[target] = place;
    }

    /// <summary>Looks at the rows, until nobody listens.</summary>
    public async Task Run(CancellationToken stop)
    {
        await using var timer = clock.CreateTimer(_ => Wake(JobChange.All), null, Every, Every);
        Wake(JobChange.All);
        while (await wakes.Reader.WaitToReadAsync(stop))
        {
            wakes.Reader.TryRead(out _);
            var what = (JobChange)Interlocked.Exchange(ref due, 0);

            // A scope each time: people have a job open for hours, and that must not keep a connection.
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TranslateDb>();
            if (what.HasFlag(JobChange.Presence)) await LookForPeople(db, stop);
            if (what.HasFlag(JobChange.Job)) await LookAtJob(db, stop);
            if (what.HasFlag(JobChange.Targets)) await LookForTargets(db, scope.ServiceProvider.GetRequiredService<EditorReader>(), stop);
            if (what.HasFlag(JobChange.Comments)) await LookForComments(db, stop);
            if (what is JobChange.All && ++looks % LooksToSign == 0) Tell(new JobNews.Nothing());
        }
    }

    async Task LookForPeople(TranslateDb db, CancellationToken stop)
    {
        var found = await Presences.Of(db, jobId, clock.GetUtcNow(), stop);
        lock (turn)
        {
            if (people is not null && found.SequenceEqual(people)) return;
            people = found;
            Tell(new JobNews.Presence(found));
        }
    }

    async Task LookAtJob(TranslateDb db, CancellationToken stop)
    {
        var found = await db.Jobs.Where(j => j.Id == jobId)
            .Select(j => new
            {
                Now = new JobNow(j.State, j.Translated, j.Segments, j.TranslatorId, j.Translator!.DisplayName, j.ClaimedUntil)
                {
                    Later = Successors.Next(db, jobId).Select(n => (long?)n.Id).FirstOrDefault(),
                },
                All = db.JobSegments.Count(s => s.JobId == jobId),
                Gone = db.JobSegments.Count(s => s.JobId == jobId && s.IsGone),
            })
            .SingleAsync(stop);
        lock (turn)
        {
            if (shape is { } before && before != (found.All, found.Gone)) Tell(new JobNews.Shape());
            shape = (found.All, found.Gone);
            if (found.Now == now) return;
            now = found.Now;
            Tell(new JobNews.Job(now));
        }
    }

    async Task LookForTargets(TranslateDb db, EditorReader reader, CancellationToken stop)
    {
        var since = last - Overlap;
        var recent = await db.Targets.Where(t => t.JobId == jobId && t.Changed > since).Select(t => new { t.Ordinal, t.Version, t.Changed }).ToListAsync(stop);
        var fresh = recent.FindAll(t => !told.TryGetValue(t.Ordinal, out var known) || known.Version != t.Version);
        foreach (var target in recent)
        {
            told[target.Ordinal] = (target.Version, target.Changed);
            if (target.Changed > last) last = target.Changed;
        }

        foreach (var (ordinal, _) in told.Where(t => t.Value.Changed <= since).ToList()) told.Remove(ordinal);
        if (fresh.Count == 0) return;

        var targets = await reader.Targets(jobId, fresh.ConvertAll(t => t.Ordinal), stop);
        lock (turn)
        {
            foreach (var (ordinal, target) in targets.OrderBy(t => t.Value.Changed))
                Tell(new JobNews.Target(ordinal, target, places.TryGetValue((ordinal, target.Version), out var place) ? place : null));
            foreach (var key in places.Keys.Where(k => targets.TryGetValue(k.Ordinal, out var target) && k.Version <= target.Version).ToList()) places.Remove(key);
        }
    }

    async Task LookForComments(TranslateDb db, CancellationToken stop)
    {
        var found = await db.Comments.Where(c => c.JobId == jobId)
            .GroupBy(c => c.Ordinal)
            .Select(c => new { Ordinal = c.Key, Open = c.Count(x => x.Resolved == null) })
            .ToDictionaryAsync(c => c.Ordinal, c => c.Open, stop);
        if (comments is not null)
            foreach (var (ordinal, open) in found.Where(c => comments.GetValueOrDefault(c.Key) != c.Value)) Tell(new JobNews.Comments(ordinal, open));
        comments = found;
    }

    void Tell(JobNews what)
    {
        lock (turn)
            foreach (var listener in listeners) listener.Tell(what);
    }
}
