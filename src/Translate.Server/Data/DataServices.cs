using Hangfire.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Translate.Server.Operations;
using Translate.Server.Search;

namespace Translate.Server.Data;

/// <summary>Chooses the database, and brings it up to date at the start.</summary>
static class DataServices
{
    /// <summary>Names our advisory lock among others that the database may know.</summary>
    const long TurnKey = 0x7472616E736C;

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
        services.AddDbContext<TranslateDb, SqliteDb>(options => options.UseSqlite($"Data Source={file};Default Timeout=30").AddInterceptors(new WritersInLine()));
        services.AddSingleton(_ => OnlyNode.Hold(settings.DataFolder));
    }

    /// <summary>Creates the database or brings it up to date. With PostgreSQL, nodes that start together take turns.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken stop)
    {
        var onlyNode = services.GetService<OnlyNode>();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TranslateDb>();
        var database = db.Database;
        await using var turn = await db.TakeTurn();

        // The framework sets this only where it makes the file itself, and the next line makes it. Without it, a reader holds up a writer's last step,
        // which then fails instead of waiting: "database is locked".
        if (onlyNode is not null) await database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", stop);

        // On SQLite the framework's lock is a row that a killed process leaves behind, and the next would wait for it for ever. We hold the folder.
        if (onlyNode is not null) await database.ExecuteSqlAsync($"DROP TABLE IF EXISTS \"__EFMigrationsLock\"", stop);

        // Asked first: an up-to-date database is the usual one, and migrating it to itself compares the whole model with the last migration's.
        if ((await database.GetPendingMigrationsAsync(stop)).Any()) await database.MigrateAsync(stop);
        if (onlyNode is not null) await database.ExecuteSqlRawAsync(SearchSchema.SqliteTriggers, stop);

        // The queue's own tables too: left to themselves, two nodes make them at once and both fail.
        if (database.GetDbConnection() is NpgsqlConnection connection) PostgreSqlObjectsInstaller.Install(connection);
    }

    /// <summary>Waits until no other node of the same PostgreSQL database has the turn, and holds it until disposed. SQLite has one node only.</summary>
    public static async Task<IAsyncDisposable?> TakeTurn(this TranslateDb db)
    {
        if (!db.Database.IsNpgsql()) return null;

        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({TurnKey})");
        return new Turn(db);
    }
}

/// <summary>The lock belongs to the connection: it ends with the process, too.</summary>
sealed class Turn(TranslateDb db) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock_all()");
        await db.Database.CloseConnectionAsync();
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
