using System.Data.Common;
using System.Threading.Channels;
using Translate.Server.Data;

namespace Translate.Server.Editor;

/// <summary>
/// Tells those who have a job open what changes in it. While somebody listens, one loop a job and process reads the rows every few moments, whoever
/// changed them; a change made in this process wakes it at once.
/// </summary>
public sealed partial class JobFeeds(IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobFeeds> log)
{
    readonly Lock turn = new();
    readonly Dictionary<long, Running> running = [];

    /// <summary>Begins to listen to a job; ends when disposed.</summary>
    public JobListener Listen(long jobId)
    {
        lock (turn)
        {
            if (!running.TryGetValue(jobId, out var feed))
            {
                running[jobId] = feed = new(new(jobId, scopes, clock));
                _ = Task.Run(() => Run(jobId, feed));
            }

            return feed.Feed.Add(listener => Leave(jobId, feed, listener));
        }
    }

    /// <summary>Targets were saved in this process, from an open editor or elsewhere.</summary>
    public void Saved(long jobId, IEnumerable<(int Ordinal, int Version)> targets, Guid? place)
    {
        if (Find(jobId) is not { } feed) return;
        if (place is { } known) feed.Remember(targets, known);
        feed.Wake(JobChange.Targets | JobChange.Job);
    }

    /// <summary>Something else of a job was changed in this process.</summary>
    public void Changed(long jobId, JobChange what) => Find(jobId)?.Wake(what);

    /// <summary>How many jobs are being looked at.</summary>
    public int Count
    {
        get
        {
            lock (turn) return running.Count;
        }
    }

    JobFeed? Find(long jobId)
    {
        lock (turn) return running.GetValueOrDefault(jobId)?.Feed;
    }

    void Leave(long jobId, Running feed, JobListener listener)
    {
        lock (turn)
        {
            if (!feed.Feed.Remove(listener)) return;
            _ = feed.Stop.CancelAsync();
            if (running.GetValueOrDefault(jobId) == feed) running.Remove(jobId);
        }
    }

    async Task Run(long jobId, Running feed)
    {
        try
        {
            await feed.Feed.Run(feed.Stop.Token);
        }
        catch (OperationCanceledException) when (feed.Stop.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
        catch (DbException e)
        {
            Broken(log, jobId, e);
        }
        finally
        {
            // Whoever still listens is sent away, and comes back to a new feed.
            lock (turn)
            {
                if (running.GetValueOrDefault(jobId) == feed) running.Remove(jobId);
                feed.Feed.End();
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The feed of job {Job} broke off; its listeners come back")]
    static partial void Broken(ILogger log, long job, Exception e);

    sealed record Running(JobFeed Feed)
    {
        public CancellationTokenSource Stop { get; } = new();
    }
}

/// <summary>What may have changed in a job.</summary>
[Flags]
public enum JobChange
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Translations.</summary>
    Targets = 1,

    /// <summary>Who is there, and where.</summary>
    Presence = 2,

    /// <summary>What is said about segments.</summary>
    Comments = 4,

    /// <summary>Where the job stands, and which segments it has.</summary>
    Job = 8,

    /// <summary>All of it.</summary>
    All = Targets | Presence | Comments | Job,
}

/// <summary>Somebody who listens to a job.</summary>
public sealed class JobListener(Action<JobListener> leave) : IDisposable
{
    /// <summary>Who does not keep up with so many is sent away, and comes back.</summary>
    const int MostWaiting = 2000;

    readonly Channel<JobNews> news = Channel.CreateBounded<JobNews>(MostWaiting);

    /// <summary>What there is to tell, in its order; ends where the listener should come back.</summary>
    public ChannelReader<JobNews> News => news.Reader;

    /// <inheritdoc/>
    public void Dispose() => leave(this);

    internal void Tell(JobNews what)
    {
        if (!news.Writer.TryWrite(what)) End();
    }

    internal void End() => news.Writer.TryComplete();
}

/// <summary>Something to tell those who have a job open.</summary>
public abstract record JobNews
{
    JobNews()
    {
    }

    /// <summary>A translation was changed.</summary>
    /// <param name="Ordinal">The segment.</param>
    /// <param name="Now">What stands there now.</param>
    /// <param name="Place">The open editor it was saved from, where that is known.</param>
    public sealed record Target(int Ordinal, EditorTarget Now, Guid? Place) : JobNews;

    /// <summary>Who is there now, and where.</summary>
    public sealed record Presence(IReadOnlyList<PresentPerson> People) : JobNews;

    /// <summary>So many comments on a segment are open now.</summary>
    public sealed record Comments(int Ordinal, int Open) : JobNews;

    /// <summary>Where the job stands now.</summary>
    public sealed record Job(JobNow Now) : JobNews;

    /// <summary>Segments were split or joined.</summary>
    public sealed record Shape : JobNews;

    /// <summary>Nothing; but the connection lives.</summary>
    public sealed record Nothing : JobNews;
}

/// <summary>Somebody who has the job open.</summary>
public sealed record PresentPerson(Guid Place, long PersonId, string Name, int? Ordinal);

/// <summary>Where a job stands.</summary>
public sealed record JobNow(JobState State, int Translated, int Segments, long? TranslatorId, string? Translator, DateTimeOffset? ClaimedUntil)
{
    /// <summary>The job of a later revision that has taken it over.</summary>
    public long? Later { get; init; }
}
