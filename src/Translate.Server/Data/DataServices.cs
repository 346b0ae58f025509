using Microsoft.EntityFrameworkCore;
using Translate.Server.Operations;

namespace Translate.Server.Data;

/// <summary>Chooses the database, and brings it up to date at the start.</summary>
static class DataServices
{
    public static void AddData(this IServiceCollection services, Settings settings)
    {
        if (settings.Postgres is { } connection)
        {
            services.AddDbContext<TranslateDb, PostgresDb>(options => options.UseNpgsql(connection));
            return;
        }

        Directory.CreateDirectory(settings.DataFolder);
        var file = Path.Combine(settings.DataFolder, "translate.db");

        // The default timeout is how long a writer waits for another's transaction: batches are short.
        services.AddDbContext<TranslateDb, SqliteDb>(options => options.UseSqlite($"Data Source={file};Default Timeout=30"));
        services.AddSingleton(_ => OnlyNode.Hold(settings.DataFolder));
    }

    /// <summary>Creates the database or brings it up to date. With PostgreSQL, nodes that start together take turns.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken stop)
    {
        services.GetService<OnlyNode>();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TranslateDb>().Database.MigrateAsync(stop);
    }
}

/// <summary>Holds the data folder for one process: SQLite is one node's database.</summary>
sealed class OnlyNode : IDisposable
{
    readonly FileStream held;

    OnlyNode(FileStream held) => this.held = held;

    /// <summary>Takes the folder, until the process ends, however it ends.</summary>
    /// <exception cref="InvalidOperationException">Another process holds it.</exception>
    public static OnlyNode Hold(string folder)
    {
        try
        {
            return new(new FileStream(Path.Combine(folder, "translate.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new InvalidOperationException(
                $"The data folder \"{Path.GetFullPath(folder)}\" belongs to another running server. SQLite serves one node only: stop the other, choose another Translate:DataFolder, or set Translate:Postgres for several nodes.",
                e);
        }
    }

    public void Dispose() => held.Dispose();
}
