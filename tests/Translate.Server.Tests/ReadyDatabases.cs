using System.Runtime.CompilerServices;
using Hangfire.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Translate.Server.Data;
using Translate.Server.Tests.Running;

namespace Translate.Server.Tests;

/// <summary>Databases with all migrations, made once and copied for each test: making one anew costs more than most tests.</summary>
static class ReadyDatabases
{
    // The installer of the queue's tables takes its logger when it is first used, from whichever service was started last, and is lost for the whole run where that one has
    // ended. Every service's database is made here first: so it takes none of any service's.
    static ReadyDatabases() => RuntimeHelpers.RunClassConstructor(typeof(PostgreSqlObjectsInstaller).TypeHandle);

    static readonly Lazy<byte[]> Sqlite = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("translate-ready-").FullName;
        var file = Path.Combine(folder, "translate.db");
        using (var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={file};Pooling=False").Options)) db.Database.Migrate();
        var bytes = File.ReadAllBytes(file);
        Directory.Delete(folder, recursive: true);
        return bytes;
    });

    /// <summary>Lays a SQLite database into a data folder that has none yet.</summary>
    public static void Lay(string dataFolder)
    {
        var file = Path.Combine(dataFolder, "translate.db");
        if (File.Exists(file)) return;
        Directory.CreateDirectory(dataFolder);
        File.WriteAllBytes(file, Sqlite.Value);
    }

    /// <summary>The connection string of a new PostgreSQL database.</summary>
    public static string NewPostgres() => PostgresServer.NewDatabase(Postgres.Value);

    /// <summary>The name of the one that the others are copies of, with the tables of the queue.</summary>
    static readonly Lazy<string> Postgres = new(() =>
    {
        // Without a pool: a database that somebody is connected to cannot be copied.
        using var alone = new NpgsqlConnection($"{PostgresServer.NewDatabase()};Pooling=False");
        using var db = new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(alone).Options);
        db.Database.OpenConnection();
        db.Database.Migrate();
        PostgreSqlObjectsInstaller.Install(alone);
        return alone.Database;
    });
}
