using System.Diagnostics;
using System.Globalization;
using Translate.Server.Tests.Running;

namespace Translate.Benchmarks;

/// <summary>Measures the machine lane through the built service, against an engine of ours on loopback: <c>lane</c> and <c>lane-kills</c>.</summary>
static class LaneMeasurements
{
    /// <summary>What the engine allows: 50 texts a call (the protocol's own limit), so many calls at once, each answered in so long.</summary>
    const int Texts = 50, Calls = 10;

    static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(200);

    /// <summary>Segments a second with an engine that is slow but sure, beside what its limits allow.</summary>
    public static async Task Throughput(int segments = 100_000)
    {
        await using var engine = await StandInEngine.Start(Latency);
        using var place = new Place(withSeeds: false);
        var rows = Rows.InSqlite(place);
        using var service = ServerProcess.Start(place);
        await service.Answers();
        using var manager = await service.Client(place);
        var desk = new MachineDesk(manager);
        await desk.Use(engine.Address, Calls);
        var job = await desk.TakeIn(StandInEngine.Text(segments));
        await Wait.Until(() => rows.Count("""SELECT COUNT(*) FROM "Jobs" WHERE "AskedCost" IS NOT NULL """) == 1, 300);

        var (watch, busy) = (Stopwatch.StartNew(), service.ProcessorTime);
        await desk.Start(job);
        await Wait.Until(() => rows.Count("""SELECT COUNT(*) FROM "Jobs" WHERE "State" = 1 """) == 1, 600);
        var took = watch.Elapsed;
        var allowed = Texts * Calls / Latency.TotalSeconds;
        rows.AreTranslatedInTheirRows(segments);
        rows.ArePaidOnce(segments, MachineDesk.Price);
        var perSecond = segments / took.TotalSeconds;
        Say($"{segments} segments in {took.TotalSeconds:0.0} s: {perSecond:0} a second, {perSecond / allowed:P1} of the {allowed:0} that the engine allows");
        Say($"the service's own work: {(service.ProcessorTime - busy).TotalMilliseconds / segments:0.000} ms of one processor a segment, peak memory {service.PeakMemory}; {engine.Calls} calls, at most {engine.MostAtOnce} at once");
    }

    /// <summary>Two calls of a hundred fail at random, and the process is killed five times: what is wrong at the end.</summary>
    public static async Task Kills(int segments = 100_000)
    {
        await using var engine = await StandInEngine.Start(Latency, failing: 0.02);
        using var place = new Place(withSeeds: false);
        var rows = Rows.InSqlite(place);
        using (var first = ServerProcess.Start(place))
        {
            await first.Answers();
            using var manager = await first.Client(place);
            var desk = new MachineDesk(manager);
            await desk.Use(engine.Address, Calls);
            await desk.Start(await desk.TakeIn(StandInEngine.Text(segments)));
            await first.Kill();
        }

        var watch = Stopwatch.StartNew();
        for (var kill = 1; kill <= 5; kill++)
        {
            using var service = ServerProcess.Start(place);
            var reached = (long)segments * kill / 6;
            await Wait.Until(() => rows.Count("""SELECT COUNT(*) FROM "CachedTranslations" """) >= reached, 600);
            await service.Kill();
        }

        using var last = ServerProcess.Start(place);
        await Wait.Until(() => rows.Count("""SELECT COUNT(*) FROM "Jobs" WHERE "State" = 1 """) == 1, 600);
        var took = watch.Elapsed;
        rows.AreTranslatedInTheirRows(segments);
        rows.ArePaidOnce(segments, MachineDesk.Price);
        var failed = rows.Count("""SELECT COUNT(*) FROM "EngineCalls" WHERE "State" = 2 """);
        var retried = rows.Count("""SELECT SUM("Retries") FROM "EngineCalls" """);
        var lost = rows.Count("""SELECT COALESCE(SUM("Texts"), 0) FROM "EngineCalls" WHERE "State" = 3 """);
        Say($"{segments} segments, {engine.Calls} calls, {retried} retries, {failed} calls given up, five kills, {took.TotalSeconds:0.0} s: each one target in its row, each paid once");
        Say($"texts on their way when the process died, counted as perhaps charged: {lost}; charged by the engine more than once: {engine.Charged.Count(c => c.Value > 1)}");
    }

    static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
