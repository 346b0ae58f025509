using Translate.Server.Tests.Running;

namespace Translate.Server.Tests.Background;

/// <summary>The process is killed, as a power cut would, at moments from its first breath to its last file; the next start finishes the work, once.</summary>
public sealed class KillTests
{
    const int Sentences = 6000;

    /// <summary>Each is waited for in turn, after a start; then comes the kill.</summary>
    static readonly (string What, Func<Rows, Place, bool> IsReached)[] Moments =
    [
        ("the program begins", (_, _) => true),
        ("the database file is there", (_, place) => File.Exists(Path.Combine(place.Data, "translate.db"))),
        ("tables are being made", (rows, _) => rows.Count("""SELECT COUNT(*) FROM sqlite_master""") > 3),
        ("the desk is made", (rows, _) => rows.Count("""SELECT COUNT(*) FROM "Desks" """) > 0),
        ("the memory is taken in", (rows, _) => rows.Count("""SELECT COUNT(*) FROM "MemoryEntries" """) > 0),
        ("the first seed is taken in", (rows, _) => rows.Count("""SELECT COUNT(*) FROM "Documents" """) > 0),
        ("all seeds are taken in", (rows, _) => rows.Count("""SELECT COUNT(*) FROM "Documents" """) > 1),
        ("the first segments are written", (rows, _) => rows.Count("""SELECT COUNT(*) FROM "Segments" """) > 0),
        ("a third of the segments is written", (rows, _) => rows.Count("""SELECT COUNT(*) FROM "Segments" """) > Sentences / 3),
        ("all segments are written", (rows, _) => rows.Count("""SELECT COUNT(*) FROM "Segments" """) >= Sentences),
        ("the first batch is filled", (rows, _) => rows.Count("""SELECT COUNT(*) FROM "Batches" WHERE "Kind" = 1 AND "State" = 1 """) > 0),
        ("half of the batches are filled", (rows, _) => rows.Count("""SELECT COUNT(*) FROM "Batches" WHERE "Kind" = 1 AND "State" = 1 """) > Sentences / 500),
        ("a file is delivered", (rows, place) => Directory.Exists(Path.Combine(place.Translations, "ko")) || rows.Count("""SELECT COUNT(*) FROM "Deliveries" """) > 0),
    ];

    [Fact]
    public async Task Killed_at_thirteen_moments_the_service_finishes_its_work_once()
    {
        using var place = new Place();
        await File.WriteAllBytesAsync(Path.Combine(place.Seeds, "long.txt"), Place.LongText(Sentences));
        var rows = Rows.InSqlite(place);

        foreach (var (what, isReached) in Moments)
        {
            using var server = ServerProcess.Start(place);
            await Wait.Until(() => isReached(rows, place) || server.HasExited);
            Assert.False(server.HasExited, $"It ended before \"{what}\": {server.Output}");
            await server.Kill();
        }

        using var last = ServerProcess.Start(place);
        await last.Answers();
        await Wait.Until(() => rows.Count("""SELECT COUNT(*) FROM "Batches" WHERE "State" <> 1 """) == 0 && rows.Count("""SELECT COUNT(*) FROM "Jobs" WHERE "State" = 5 """) == 3);
        rows.AreWholeAndOnce(documents: 2);
        Assert.Equal(Place.KoreanArticle, await File.ReadAllBytesAsync(Path.Combine(place.Translations, "ko", "us-korea-alliance.txt")));
        Assert.Equal(Place.Article, await File.ReadAllBytesAsync(Path.Combine(place.Translations, "en", "us-korea-alliance.txt")));
        Assert.Empty(Directory.EnumerateFiles(place.Translations, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_refuses_to_start_and_says_why()
    {
        using var place = new Place(withSeeds: false);
        using var first = ServerProcess.Start(place);
        await first.Answers();

        using var second = ServerProcess.Start(place);
        await second.Exits();

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("belongs to another running server", second.Output, StringComparison.Ordinal);
        await first.Answers();
    }
}
