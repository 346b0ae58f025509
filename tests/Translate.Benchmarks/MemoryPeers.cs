using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;
using Translate.Core.Memory;
using Translate.Server.Tests.Running;

namespace Translate.Benchmarks;

/// <summary>The look-ups of others, with the same pairs and queries: PostgreSQL's trigrams, and translate-toolkit's <c>pretranslate</c> as a whole process.</summary>
static class MemoryPeers
{
    /// <summary>pg_trgm with an index for its operator <c>%</c>: how long, and which share of the pairs that are 70 % alike by words it finds.</summary>
    public static async Task<IReadOnlyList<(double Threshold, Timing Times, double Share)>> Trigrams(IReadOnlyList<string> sources, IReadOnlyList<string> queries, Func<string, IReadOnlyCollection<int>> expected)
    {
        await using var connection = new NpgsqlConnection(PostgresServer.NewDatabase() + ";Command Timeout=600");
        await connection.OpenAsync();
        await Execute("CREATE EXTENSION pg_trgm; CREATE TABLE pairs (id integer PRIMARY KEY, source text NOT NULL)");
        await using (var import = await connection.BeginBinaryImportAsync("COPY pairs (id, source) FROM STDIN (FORMAT BINARY)"))
        {
            for (var i = 0; i < sources.Count; i++)
            {
                await import.StartRowAsync();
                await import.WriteAsync(i);
                await import.WriteAsync(sources[i]);
            }

            await import.CompleteAsync();
        }

        await Execute("CREATE INDEX ON pairs USING gin (source gin_trgm_ops); ANALYZE pairs");
        await using var find = new NpgsqlCommand("SELECT id FROM pairs WHERE source % $1 ORDER BY similarity(source, $1) DESC", connection) { Parameters = { new() { Value = "" } } };
        await find.PrepareAsync();
        var results = new List<(double, Timing, double)>();
        foreach (var threshold in new[] { 0.5, 0.7 })
        {
            await Execute(string.Create(CultureInfo.InvariantCulture, $"SET pg_trgm.similarity_threshold = {threshold}"));
            var found = new Dictionary<string, List<int>>(StringComparer.Ordinal);
            var times = Timing.Of(queries, query => found[query] = Found(query));
            results.Add((threshold, times, (double)queries.Sum(query => expected(query).Intersect(found[query]).Count()) / queries.Sum(query => expected(query).Count)));
        }

        return results;

        List<int> Found(string query)
        {
            find.Parameters[0].Value = query;
            using var reader = find.ExecuteReader();
            var ids = new List<int>();
            while (reader.Read()) ids.Add(reader.GetInt32(0));
            return ids;
        }

        async Task Execute(string sql)
        {
            // Our own statements, no one else's text.
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Seconds for all queries and how many of them got a suggestion; null where it is not installed.</summary>
    public static async Task<(double Seconds, int Filled)?> Pretranslate(IEnumerable<MemoryPair> pairs, IReadOnlyList<string> queries)
    {
        var folder = Directory.CreateTempSubdirectory("translate-pretranslate-").FullName;
        try
        {
            await using (var memory = File.Create(Path.Combine(folder, "memory.tmx"))) TmxWriter.Write(memory, pairs, new() { Source = Core.Text.Locale.Parse("en") });
            const string header = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: ko\\n\"\n";
            var po = new StringBuilder(header);
            foreach (var query in queries.Distinct(StringComparer.Ordinal))
                po.Append("\nmsgid \"").Append(query.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"\nmsgstr \"\"\n");
            await File.WriteAllTextAsync(Path.Combine(folder, "queries.po"), po.ToString());

            // It looks into an older version of the file first, and fails without one.
            await File.WriteAllTextAsync(Path.Combine(folder, "old.po"), header);

            var start = new ProcessStartInfo("pretranslate", ["--progress=none", "--template=old.po", "--tm=memory.tmx", "--similarity=70", "queries.po", "out.po"]) { WorkingDirectory = folder, RedirectStandardError = true, UseShellExecute = false };
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (watch.Elapsed.TotalSeconds, File.ReadLines(Path.Combine(folder, "out.po")).Count(line => line.StartsWith("#, fuzzy", StringComparison.Ordinal)));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
