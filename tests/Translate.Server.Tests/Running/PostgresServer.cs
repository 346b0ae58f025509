using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Translate.Server.Tests.Running;

/// <summary>A PostgreSQL server of the tests' own, on loopback, with its data in a temporary folder. Started once, gone with the process.</summary>
public sealed class PostgresServer : IDisposable
{
    static readonly Lazy<PostgresServer> Server = new(() => new());

    readonly string folder = Directory.CreateTempSubdirectory("translate-postgres-").FullName;
    readonly int port = FreePort();
    readonly string bin;
    static int databases;

    PostgresServer()
    {
        bin = FindBin() ?? throw new InvalidOperationException("These tests need PostgreSQL. Install it: apt-get install postgresql");
        var data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);

        // PostgreSQL refuses to run as root; then it runs as the user that its package made, or as nobody.
        var user = Environment.UserName is not "root" ? null : Run("id", "-u postgres", check: false).Code == 0 ? "postgres" : "nobody";
        if (user is not null) Run("chown", $"-R {user} {folder}");
        var prefix = user is null ? "" : $"-u {user} -- ";
        RunAs($"{bin}/initdb", $"-D {data} -U translate --auth=trust --encoding=UTF8 --no-sync");
        RunAs($"{bin}/pg_ctl", $"-D {data} -w -l {folder}/log -o \"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c max_connections=500\" start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();

        void RunAs(string program, string arguments)
        {
            if (user is null) Run(program, arguments);
            else Run("runuser", $"{prefix}{program} {arguments}");
        }
    }

    /// <summary>The connection string of a new database. Every test has its own pool, which must not keep connections that others wait for.</summary>
    /// <param name="template">The database that it is a copy of; it is empty where none is named.</param>
    public static string NewDatabase(string? template = null)
    {
        var server = Server.Value;
        var name = $"test{Interlocked.Increment(ref databases)}";
        using var connection = new NpgsqlConnection($"{server.Connection};Database=postgres;Pooling=False");
        connection.Open();
        using var create = new NpgsqlCommand(template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {template}", connection);
        lock (server) create.ExecuteNonQuery();
        return $"{server.Connection};Database={name};Maximum Pool Size=20;Connection Idle Lifetime=5;Connection Pruning Interval=2";
    }

    string Connection => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=translate");

    public void Dispose()
    {
        var pid = Path.Combine(folder, "data", "postmaster.pid");
        if (File.Exists(pid)) Run("kill", $"-QUIT {File.ReadLines(pid).First()}", check: false);
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // The server is still closing its files; the folder is a temporary one.
        }
    }

    static string? FindBin()
    {
        var candidates = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(d => d, StringComparer.Ordinal).Select(d => Path.Combine(d, "bin"))
            : [];
        return candidates.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")) && File.Exists(Path.Combine(d, "pg_ctl")));
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static (int Code, string Output) Run(string program, string arguments, bool check = true)
    {
        // What pg_ctl starts keeps the streams open: they must not be ours.
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"{program} {arguments} >/dev/null 2>&1"]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return check && process.ExitCode != 0 ? throw new InvalidOperationException($"{program} {arguments} ended with {process.ExitCode}") : (process.ExitCode, "");
    }
}
