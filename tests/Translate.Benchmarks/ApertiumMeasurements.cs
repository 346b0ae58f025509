using System.Diagnostics;
using System.Globalization;
using Translate.Core.Formats;
using Translate.Core.Pretranslation;
using Translate.Core.Segmentation;
using Translate.Core.Text;
using Translate.Engines;
using Translate.Engines.Http;
using Translate.Engines.Lane;
using Translate.Engines.Protection;
using Translate.Engines.Tests;
using Translate.Server.Tests.Running;

namespace Translate.Benchmarks;

/// <summary>Measures a real engine end to end: the seed article in Markdown, by Apertium into Spanish and Catalan, every inline code kept or left to a person. <c>apertium</c></summary>
static class ApertiumMeasurements
{
    public static async Task Run()
    {
        foreach (var language in new[] { "es", "ca" }) await Run(Locale.Parse(language));
    }

    static async Task Run(Locale to)
    {
        var from = Locale.Parse("en");
        var path = Path.Combine(Place.Repository, "tests", "Translate.Core.Tests", "Formats", "Fixtures", "markdown", "us-korea-alliance.md");
        var (format, source) = FileFormats.Open(await File.ReadAllBytesAsync(path), path);
        var document = SegmentedDocument.Of(format.Extract(source), SegmentationRules.Shipped.For(from));
        using var http = EngineHttpClient.Create();
        var engine = KnownEngines.Find("apertium")!.With(new(new Dictionary<string, string>(StringComparer.Ordinal) { ["address"] = ApertiumServer.Address.ToString() }, http, TimeProvider.System));
        using var gate = new EngineGate(engine.Profile.MostCalls.Value, TimeProvider.System);
        var store = new MemoryLaneStore(TimeProvider.System);
        var work = new LaneWork(from, to, [.. document.Sources.Select((s, i) => new LaneSegment(i, s.Source))]) { Engines = [new(1, engine, gate, "")] };

        // The first call of a pair loads its dictionaries.
        await engine.Translate(new(from, to, Markup.Plain, [new("Good morning.")]), default);
        var watch = Stopwatch.StartNew();
        var results = await new Lane(store, TimeProvider.System).Translate(work, default);
        var took = watch.Elapsed;

        var translated = results.OfType<LaneResult.Translated>().ToList();
        var codes = work.Segments.Where(s => !s.Source.Codes.IsEmpty).Select(s => s.Ordinal).ToHashSet();
        var targets = results.Select(r => r is LaneResult.Translated t ? new Target(t.Text, TargetState.Translated, new(OriginKind.Machine)) : null).ToList();
        var bytes = Reassembly.Write(format, source, to, document.Join(targets));
        Say($"en→{to}: {results.Count} segments, {codes.Count} of them with {work.Segments.Sum(s => s.Source.Codes.Length)} codes, in {took.TotalSeconds:0.00} s ({store.Calls.Count} calls, {took.TotalMilliseconds / store.Calls.Count:0} ms each)");
        var withCodes = translated.FindAll(t => codes.Contains(t.Ordinal));
        Say($"  translated {translated.Count}: {translated.Count - withCodes.Count} without codes, {string.Join(", ", Enum.GetValues<Rung>().Select(rung => $"{(rung is Rung.None ? "codes around the words only" : rung)} {withCodes.Count(t => t.Rung == rung)}"))}");
        Say($"  codes in the translations: {translated.Sum(t => t.Text.Codes.Length)} of the {work.Segments.Where(s => results[s.Ordinal] is LaneResult.Translated).Sum(s => s.Source.Codes.Length)} of their sources; file of {bytes.Length} bytes verified");
        foreach (var left in results.OfType<LaneResult.ForPeople>()) Say($"  for people: segment {left.Ordinal + 1}: {left.Detail}");
        foreach (var later in results.OfType<LaneResult.Later>()) Say($"  not answered: segment {later.Ordinal + 1}: {later.Detail}");
    }

    static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
