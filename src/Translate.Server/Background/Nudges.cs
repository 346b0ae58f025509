using Hangfire;
using Hangfire.States;
using Translate.Server.Data;

namespace Translate.Server.Background;

/// <summary>Puts the ids of due batches into the queue, after the commit that made them due. Best effort: the reconciler repeats what is lost.</summary>
public sealed partial class Nudges(IBackgroundJobClient queue, ILogger<Nudges> log)
{
    /// <summary>For work that somebody waits for: a file to deliver, an article's text.</summary>
    public const string Interactive = "interactive";

    /// <summary>For work in mass.</summary>
    public const string Bulk = "bulk";

    /// <summary>For work that waits for other machines, and costs this one little.</summary>
    public const string Engines = "engines";

    /// <summary>For work that nobody waits for, and that may take a processor for minutes.</summary>
    public const string Counting = "counting";

    /// <summary>As many as a person's click puts into the queue; the rest follow as these end, or by the reconciler.</summary>
    public const int MostAtOnce = 64;

    /// <summary>Puts a batch into the queue of its kind.</summary>
    public void Send(BatchKind kind, long batchId)
    {
        try
        {
            queue.Create(Hangfire.Common.Job.FromExpression<BatchJob>(job => job.Run(batchId, CancellationToken.None)), new EnqueuedState(kind switch { BatchKind.Fill => Bulk, BatchKind.Machine or BatchKind.Publish => Engines, BatchKind.Analyze => Counting, _ => Interactive }));
        }
        catch (BackgroundJobClientException e)
        {
            NotSent(log, e, batchId);
        }
    }

    /// <summary>Puts batches into the queues of their kinds.</summary>
    public void Send(IEnumerable<Batch> batches)
    {
        foreach (var batch in batches) Send(batch.Kind, batch.Id);
    }

    [LoggerMessage(LogLevel.Warning, "Batch {Batch} was not put into the queue; the reconciler will")]
    static partial void NotSent(ILogger log, Exception e, long batch);
}
