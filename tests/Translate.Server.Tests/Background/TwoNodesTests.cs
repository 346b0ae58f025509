using Translate.Server.Tests.Running;

namespace Translate.Server.Tests.Background;

/// <summary>Two processes share the work over one PostgreSQL database.</summary>
public sealed class TwoNodesTests
{
    const int Sentences = 8000;

    [Fact]
    public async Task Two_nodes_share_the_work_and_one_finishes_it_when_the_other_is_killed()
    {
        using var place = new Place();
        await File.WriteAllBytesAsync(Path.Combine(place.Seeds, "long.txt"), Place.LongText(Sentences));
        var connection = PostgresServer.NewDatabase();
        var rows = Rows.InPostgres(connection);
        (string, string)[] settings = [("Postgres", connection), ("Lease", "00:00:03"), ("ReconcileEvery", "00:00:01"), ("Workers", "2")];

        // Both at once on an empty database: one of them makes the desk.
        using var server = ServerProcess.Start(place, settings);
        using var worker = ServerProcess.Start(place, [.. settings, ("Role", "Worker")]);
        await Wait.Until(() => rows.Count("""SELECT COUNT(*) FROM "Batches" WHERE "Kind" = 1 AND "State" = 1 """) >= 4 || worker.HasExited || server.HasExited);
        Assert.False(worker.HasExited, worker.Output);
        Assert.False(server.HasExited, server.Output);
        await worker.Kill();

        await Wait.Until(() => rows.Count("""SELECT COUNT(*) FROM "Batches" WHERE "State" <> 1 """) == 0 && rows.Count("""SELECT COUNT(*) FROM "Jobs" WHERE "State" = 5 """) == 3, 60, () => $"{rows.Open()}\n{server.Output}");
        rows.AreWholeAndOnce(documents: 2);
        Assert.Equal(Place.KoreanArticle, await File.ReadAllBytesAsync(Path.Combine(place.Translations, "ko", "us-korea-alliance.txt")));
    }

    [Fact]
    public async Task A_worker_alone_does_what_a_server_takes_in()
    {
        using var place = new Place();
        var connection = PostgresServer.NewDatabase();
        var rows = Rows.InPostgres(connection);
        (string, string)[] settings = [("Postgres", connection), ("ReconcileEvery", "00:00:01")];
        using var server = ServerProcess.Start(place, [.. settings, ("Role", "Web")]);
        await server.Answers();
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.Equal(0, rows.Count("""SELECT COUNT(*) FROM "Batches" WHERE "State" = 1 """));

        using var worker = ServerProcess.Start(place, [.. settings, ("Role", "Worker")]);
        await Wait.Until(() => rows.Count("""SELECT COUNT(*) FROM "Jobs" WHERE "State" = 5 """) == 2 || worker.HasExited);
        Assert.False(worker.HasExited, worker.Output);
    }
}
