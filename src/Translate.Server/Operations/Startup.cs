using Translate.Server.Data;
using Translate.Server.People;
using Translate.Server.Terms;

namespace Translate.Server.Operations;

/// <summary>What happens between building the service and serving: the database is brought up to date, the first start prepared, and the address said.</summary>
static partial class Startup
{
    /// <summary>Runs the service until it is told to stop.</summary>
    /// <returns>The process's exit code: 0, or 1 where it could not start, with the reason on standard error.</returns>
    public static async Task<int> Run(WebApplication app)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        try
        {
            await app.Services.MigrateAsync(CancellationToken.None);
            if (settings.Role is not NodeRole.Worker) await Prepare(app.Services);
            await app.StartAsync();
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or System.Data.Common.DbException)
        {
            CouldNotStart(app.Logger, e);
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }

        if (settings.Role is not NodeRole.Worker) await Welcome(app);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Two nodes that start on one empty database take turns: the second finds the demonstration made.</summary>
    static async Task Prepare(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await using var turn = await scope.ServiceProvider.GetRequiredService<TranslateDb>().TakeTurn();
        await scope.ServiceProvider.GetRequiredService<FormerTerms>().Move(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<Demonstration>().Prepare(CancellationToken.None);
    }

    /// <summary>Says where the service is, and as long as nobody has ever signed in, how to.</summary>
    static async Task Welcome(WebApplication app)
    {
        var address = app.Urls.FirstOrDefault()?.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        if (address is null) return;

        Console.WriteLine($"Translate is at {address}");
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<SignInLinks>().ForFirstManager(CancellationToken.None) is { } secret)
            Console.WriteLine($"Sign in once as the first manager: {address}/sign-in/link/{secret}");
    }

    [LoggerMessage(LogLevel.Debug, "The service could not start")]
    static partial void CouldNotStart(ILogger log, Exception e);
}
