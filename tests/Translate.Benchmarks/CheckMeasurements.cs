using System.Diagnostics;
using System.Globalization;
using Translate.Core.Memory;
using Translate.Core.Quality;
using Translate.Core.Quality.Documents;
using Translate.Core.Quality.Spelling;
using Translate.Core.Text;

namespace Translate.Benchmarks;

/// <summary>Measures the checks of quality: of one segment as a translator types it, and of a document of 100,000: <c>checks</c>.</summary>
static class CheckMeasurements
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    /// <summary>With the real pairs of the memory's measurements where they are given, else with our article over and over, each time with another number.</summary>
    public static void Run(string? folder, int size = 100_000)
    {
        var pairs = folder is null ? [.. Article()] : EnKoMemory.Open(folder).Item1.Select(pair => (Source: pair.Source, Target: pair.Target)).ToArray();
        CheckedSegment[] segments = [.. Enumerable.Range(0, size).Select(i => pairs[i % pairs.Length] is var pair && i < pairs.Length
            ? new CheckedSegment($"u{i}", pair.Source, pair.Target)
            : new CheckedSegment($"u{i}", $"{pair.Source} ({i})", $"{pair.Target} ({i})"))];
        Say($"{size} segments of {segments.Average(s => s.Source.Text.Length):0} and {segments.Average(s => s.Target.Text.Length):0} characters; load {File.ReadAllText("/proc/loadavg").Trim()}");

        // Once over, so that what is compiled while it runs is.
        Segments(segments.AsSpan(0, Math.Min(size, 20_000)));
        var times = Segments(segments);
        Array.Sort(times);
        Say($"a segment: median {times[times.Length / 2]:0.000} ms, 99th percentile {times[times.Length * 99 / 100]:0.000} ms, longest {times[^1]:0.00} ms");
        for (var i = 0; i < 3; i++)
        {
            var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var found = DocumentChecks.Examine(segments, new(English, Korean));
            Say($"the document, with what needs all of it: {watch.Elapsed.TotalSeconds:0.00} s, {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:0.00} s of one processor; {found.Count} findings");
            if (i == 0) foreach (var check in found.CountBy(one => one.Finding.Check).OrderByDescending(check => check.Value)) Say($"  {check.Key}: {check.Value}");
        }

        using var dictionaries = new Dictionaries(Hunspell.UsualFolder);
        if (dictionaries.Of(Korean) is { } korean)
        {
            var watch = Stopwatch.StartNew();
            var found = DocumentChecks.Examine(segments, new(English, Korean) { Spelling = korean });
            Say($"the document, with the Korean dictionary that is installed: {watch.Elapsed.TotalSeconds:0.00} s; {found.Count(one => one.Finding.Check is "spelling")} words of it are not known");
        }

        // Which check takes how long.
        foreach (var check in Gates.ForPeople)
        {
            var watch = Stopwatch.StartNew();
            foreach (var segment in segments) _ = check.Examine(segment.Source, segment.Target, new(English, Korean)).Take(Gates.MostFindings).Count();
            Say($"  {check.Name}: {watch.Elapsed.TotalMilliseconds * 1000 / size:0.00} µs a segment");
        }

        foreach (var check in DocumentChecks.All)
        {
            var watch = Stopwatch.StartNew();
            _ = check.Examine(segments, new(English, Korean)).Count();
            Say($"  {check.Name}: {watch.Elapsed.TotalMilliseconds * 1000 / size:0.00} µs a segment");
        }

        Say($"load {File.ReadAllText("/proc/loadavg").Trim()}");
    }

    static double[] Segments(ReadOnlySpan<CheckedSegment> segments)
    {
        var times = new double[segments.Length];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Gates.Examine(segments[i].Source, segments[i].Target, new CheckContext(English, Korean));
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return times;
    }

    static IEnumerable<(string Source, string Target)> Article()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Translate.sln"))) folder = Path.GetDirectoryName(folder)!;
        using var file = File.OpenRead(Path.Combine(folder, "translations", "memory", "en-ko.tmx"));
        return [.. TmxReader.Read(file, "en-ko.tmx", []).Select(pair => (pair.Source.Text.Text, pair.Target.Text.Text))];
    }

    static void Say(string line) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{line}"));
}
