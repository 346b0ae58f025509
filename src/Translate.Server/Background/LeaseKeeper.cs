using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Translate.Server.Background;

/// <summary>Keeps a lease alive while its work waits for others; and breaks the work off when the lease is lost: another worker has it, or a person took it back.</summary>
public sealed partial class LeaseKeeper(IServiceScopeFactory scopes, Operations.Settings settings, TimeProvider clock, ILogger<LeaseKeeper> log)
{
    /// <summary>Does the work under the lease.</summary>
    /// <exception cref="LeaseLostException">The lease was lost before the work was done.</exception>
    public async Task<T> During<T>(Lease lease, Func<CancellationToken, Task<T>> work, CancellationToken stop)
    {
        using var lost = new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, lost.Token);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var keeping = Keep(lease, lost, done.Token);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new LeaseLostException(lease);
        }
        finally
        {
            await done.CancelAsync();
            await keeping;
        }
    }

    async Task Keep(Lease lease, CancellationTokenSource lost, CancellationToken done)
    {
        using var timer = new PeriodicTimer(settings.Lease / 4, clock);
        try
        {
            for (var until = clock.GetUtcNow() + settings.Lease; await timer.WaitForNextTickAsync(done);)
            {
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<Batches>().Hold(lease, done);
                    until = clock.GetUtcNow() + settings.Lease;
                }
                catch (Exception e) when (e is DbException or DbUpdateException or InvalidOperationException)
                {
                    // The database may be back at the next tick; if not in time, the lease is another's.
                    NotRenewed(log, e, lease.Batch.Id);
                    if (clock.GetUtcNow() >= until) await lost.CancelAsync();
                }
            }
        }
        catch (LeaseLostException)
        {
            await lost.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
    }

    [LoggerMessage(LogLevel.Warning, "The lease of batch {Batch} could not be renewed; it is tried again")]
    static partial void NotRenewed(ILogger log, Exception e, long batch);
}
