namespace Translate.Server.Background;

/// <summary>Keeps a lease alive while its work waits for others; and breaks the work off when the lease is lost: another worker has it, or a person took it back.</summary>
public sealed class LeaseKeeper(IServiceScopeFactory scopes, Operations.Settings settings, TimeProvider clock)
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
            while (await timer.WaitForNextTickAsync(done))
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<Batches>().Hold(lease, done);
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
}
