using System.Diagnostics;
using System.Globalization;
using Translate.Core.Formats;
using Translate.Core.Memory.Aligning;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Benchmarks;

/// <summary>Aligns documents made of a real memory's pairs, with segments left out, put in, joined and divided: how much is found, how long it takes, in how much memory. <c>align</c>.</summary>
static class AlignMeasurements
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    public static void Run(string folder)
    {
        var (texts, _) = EnKoMemory.Open(folder);
        Console.WriteLine($"load {File.ReadAllText("/proc/loadavg").Trim()}");
        foreach (var size in new[] { 100, 1000, 10_000, 50_000, 200_000 })
            foreach (var isCut in size < 1000 ? [false] : new[] { false, true }) Measure(texts, size, isCut);
    }

    static void Measure((string Source, string Target)[] texts, int size, bool isCut)
    {
        var random = new Random(20260103);
        var chosen = texts.ToArray();
        random.Shuffle(chosen);
        var (source, target, expected) = (new List<AlignableSegment>(), new List<AlignableSegment>(), new HashSet<Bead>());
        for (var i = 0; i < size; i++)
        {
            // In the middle a tenth of the translation is missing.
            var (one, other) = chosen[i];
            var kind = isCut && i > size / 2 && i < size * 6 / 10 ? 0 : random.Next(100);
            if (kind < 5)
            {
                expected.Add(new(source.Count, 1, 0, 0, 0));
                Add(source, one);
            }
            else if (kind < 10)
            {
                expected.Add(new(0, 0, target.Count, 1, 0));
                Add(target, other);
            }
            else if (kind < 18 && i + 1 < size)
            {
                var (next, nextOther) = chosen[++i];
                var isJoinedThere = kind < 14;
                expected.Add(new(source.Count, isJoinedThere ? 2 : 1, target.Count, isJoinedThere ? 1 : 2, 0));
                foreach (var text in isJoinedThere ? new[] { one, next } : [$"{one} {next}"]) Add(source, text);
                foreach (var text in isJoinedThere ? new[] { $"{other} {nextOther}" } : [other, nextOther]) Add(target, text);
            }
            else
            {
                expected.Add(new(source.Count, 1, target.Count, 1, 0));
                Add(source, one);
                Add(target, other);
            }
        }

        var (left, right) = (AlignableDocument.Of(English, source), AlignableDocument.Of(Korean, target));
        var most = 0L;
        using var stop = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
                await Task.Delay(50);
            }
        });
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var beads = DocumentAligner.Align(left, right);
        processor = Environment.CpuUsage.TotalTime - processor;
        stop.Cancel();
        watching.Wait();

        var found = beads.Select(bead => bead.IsPair ? bead with { Confidence = 0 } : bead.SourceCount > 0 ? new(bead.Source, 1, 0, 0, 0) : new Bead(0, 0, bead.Target, 1, 0)).ToList();
        var correct = (double)found.Count(expected.Contains);
        var sure = beads.Where(bead => bead is { IsPair: true, Confidence: >= 0.6 }).ToList();
        var correctOfSure = (double)sure.Count(bead => expected.Contains(bead with { Confidence = 0 }));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{source.Count} and {target.Count} segments{(isCut ? ", a tenth missing" : "")}: precision {correct / found.Count:0.000}, recall {correct / expected.Count:0.000}; of the {sure.Count} pairs at 60 % and above {correctOfSure / sure.Count:0.000} are right; {watch.Elapsed.TotalSeconds:0.0} s, {processor.TotalSeconds:0.0} s of processors, {(most - before) >> 20} MB"));
    }

    static void Add(List<AlignableSegment> segments, string text) => segments.Add(new(new Segment("", text, " "), segments.Count, UnitKind.Paragraph));
}
