using Hangfire;
using Translate.Core.Text;

namespace Translate.Server.Background;

/// <summary>What the queue runs: one batch, named by its id.</summary>
public sealed partial class BatchJob(Batches batches, IEnumerable<IBatchWork> works, ILogger<BatchJob> log)
{
    /// <summary>Does the batch, unless it is done, not due, or another worker's.</summary>
    /// <remarks>Attempts are counted in the row, not by the queue: a queue forgets.</remarks>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task Run(long batchId, CancellationToken stop)
    {
        // Delivered twice, or late: someone else holds the lease, or the work is done.
        if (await batches.Take(batchId, stop) is not { } lease) return;

        try
        {
            // A crash in here leaves the lease to run out; the reconciler then offers the batch again.
            await works.Single(w => w.Kind == lease.Batch.Kind).Run(lease, stop);
        }
        catch (LeaseLostException e)
        {
            LeaseLost(log, e.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await batches.GiveBack(lease);
            throw;
        }
        catch (InvalidDocumentException e)
        {
            await batches.Fail(lease, e.Message, CancellationToken.None);
        }
        catch (Exception e) when (lease.Batch.Attempts < Batches.MostAttempts)
        {
            // The outermost edge of background work: whatever went wrong is tried again, and said.
            Postponed(log, e, batchId, lease.Batch.Attempts);
            await batches.Postpone(lease, e.Message);
        }
        catch (Exception e)
        {
            GivenUp(log, e, batchId);
            await batches.Fail(lease, e.Message, CancellationToken.None);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Message}")]
    static partial void LeaseLost(ILogger log, string message);

    [LoggerMessage(LogLevel.Warning, "Batch {Batch} failed in attempt {Attempt} and will be tried again")]
    static partial void Postponed(ILogger log, Exception e, long batch, int attempt);

    [LoggerMessage(LogLevel.Error, "Batch {Batch} is given up; a person can ask for it again")]
    static partial void GivenUp(ILogger log, Exception e, long batch);
}
