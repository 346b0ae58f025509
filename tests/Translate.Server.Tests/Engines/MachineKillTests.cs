using Translate.Server.Tests.Running;

namespace Translate.Server.Tests.Engines;

/// <summary>The process is killed five times while engines work for it, and calls fail at random: every segment has one target, in its row, and is paid once.</summary>
public sealed class MachineKillTests
{
    const int Sentences = 4000;

    [Fact]
    public async Task Killed_five_times_among_failing_calls_every_segment_is_translated_once_and_counted_once()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.FromMilliseconds(100), failing: 0.02);
        using var place = new Place(withSeeds: false);
        var rows = Rows.InSqlite(place);
        await TakeIn(engine, place);

        for (var kill = 1; kill <= 5; kill++)
        {
            using var server = ServerProcess.Start(place);
            var reached = Sentences * kill / 6;
            await Wait.Until(() => rows.Count("""SELECT COUNT(*) FROM "CachedTranslations" """) >= reached || server.HasExited, 120);
            Assert.False(server.HasExited, server.Output);
            await server.Kill();
        }

        using var last = ServerProcess.Start(place);
        await Wait.Until(() => rows.Count("""SELECT COUNT(*) FROM "Jobs" WHERE "State" = 1 """) == 1, 120);

        rows.AreTranslatedInTheirRows(Sentences);
        rows.ArePaidOnce(Sentences, MachineDesk.Price);

        // What was on its way when the process died may have been charged without our hearing of it: those calls are counted apart, and no others were made twice.
        var twice = engine.Charged.Count(c => c.Value > 1);
        Assert.Equal(Sentences, engine.Charged.Count);
        Assert.InRange(twice, 0, rows.Count("""SELECT COALESCE(SUM("Texts"), 0) FROM "EngineCalls" WHERE "State" = 3 """));
        Assert.InRange(engine.MostAtOnce, 1, 10);
    }

    static async Task TakeIn(StandInEngine engine, Place place)
    {
        using var first = ServerProcess.Start(place);
        await first.Answers();
        using var manager = await first.Client(place);
        var desk = new MachineDesk(manager);
        await desk.Use(engine.Address, calls: 10);
        await desk.Start(await desk.TakeIn(StandInEngine.Text(Sentences)));
        await first.Kill();
    }
}
