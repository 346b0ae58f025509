using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Engines;
using Translate.Server.Jobs;
using Translate.Server.Operations;

namespace Translate.Server.Background;

/// <summary>Makes the queue follow the rows: at the start and every so often it enqueues whatever is due and not leased, ends claims that ran out, warns of those that will, and clears away old proposals.</summary>
public sealed partial class Reconciler(IServiceScopeFactory scopes, Nudges nudges, TimeProvider clock, Settings settings, ILogger<Reconciler> log) : BackgroundService
{
    /// <summary>As many ids as one pass puts into the queue at most.</summary>
    const int MostNudges = 2000;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Pass(first: true, stoppingToken);
        using var timer = new PeriodicTimer(settings.ReconcileEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await Pass(first: false, stoppingToken);
    }

    async Task Pass(bool first, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TranslateDb>();
            if (first && settings.Postgres is null) await Forget(db, stop);
            await Nudge(db, stop);
            var moves = scope.ServiceProvider.GetRequiredService<JobMoves>();
            await moves.ExpireClaims(stop);
            await moves.WarnOfEnds(stop);
            await scope.ServiceProvider.GetRequiredService<Intake>().Sweep(stop);
            await LaneStore.SettleStale(db, clock.GetUtcNow(), stop);
        }
        catch (Exception e) when (e is DbException or DbUpdateException or InvalidOperationException)
        {
            Failed(log, e);
        }
    }

    /// <summary>
    /// On SQLite this process is the only one, and its queue began empty: no lease of an earlier process means anything, no nudge arrived.
    /// </summary>
    static async Task Forget(TranslateDb db, CancellationToken stop) =>
        await db.Batches.Where(b => b.State == BatchState.Due && (b.LeaseId != null || b.NudgedAt != null)).ExecuteUpdateAsync(
            set => set
                .SetProperty(b => b.LeaseId, (Guid?)null)
                .SetProperty(b => b.LeasedUntil, (DateTimeOffset?)null)
                .SetProperty(b => b.NudgedAt, (DateTimeOffset?)null),
            stop);

    async Task Nudge(TranslateDb db, CancellationToken stop)
    {
        var now = clock.GetUtcNow();

        // What was put into the queue may just be waiting its turn; after two leases it is put there again.
        var again = now - (2 * settings.Lease);
        var waiting = db.Batches.AsNoTracking()
            .Where(b => b.State == BatchState.Due && b.DueAt <= now && (b.LeasedUntil == null || b.LeasedUntil < now))
            // A lease that ran out was nudged and taken once: its worker is gone, and it must not wait.
            .Where(b => b.NudgedAt == null || b.NudgedAt < again || b.LeaseId != null)
            .OrderBy(b => b.Id);

        // Engines are slow: their batches stay in the rows, few at a time go into the queue, and each that ends brings the next of its job.
        List<Batch> due =
        [
            .. await waiting.Where(b => b.Kind != BatchKind.Machine).Take(MostNudges).ToListAsync(stop),
            .. await waiting.Where(b => b.Kind == BatchKind.Machine).Take(MachineWork.MostQueued).ToListAsync(stop),
        ];
        if (due.Count == 0) return;

        // Sent first, noted after: a crash in between sends them twice, which changes nothing; the other way round they would wait.
        nudges.Send(due);
        var ids = due.ConvertAll(b => b.Id);
        await db.Batches.Where(b => ids.Contains(b.Id)).ExecuteUpdateAsync(set => set.SetProperty(b => b.NudgedAt, now), stop);
    }

    [LoggerMessage(LogLevel.Warning, "The reconciler's pass failed; the next one follows")]
    static partial void Failed(ILogger log, Exception e);
}
