using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Translate.Server.Search;

/// <summary>Keeps the search's index close behind the texts: what was just saved is found within a second.</summary>
sealed partial class SearchFollower(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SearchFollower> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromMilliseconds(400);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await Pass(stoppingToken);
    }

    async Task Pass(CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SearchCatchUp>().All(stop);
        }
        catch (Exception e) when (e is DbException or DbUpdateException or InvalidOperationException)
        {
            Failed(log, e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Changed texts could not be read into the search's index; they are tried again")]
    static partial void Failed(ILogger log, Exception e);
}
