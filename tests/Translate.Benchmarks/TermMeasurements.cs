using System.Diagnostics;
using System.Globalization;
using System.Text;
using Translate.Core.Terminology;
using Translate.Core.Text;

namespace Translate.Benchmarks;

/// <summary>Measures a termbase of 100,000 terms: how it is made ready and found in text, beside a search for one term after the other: <c>terms</c>.</summary>
/// <remarks>Words and texts are made up, always the same ones: English-like ones with plurals, Korean ones with particles. Every twentieth place of a text has a term, and its common words may be terms.</remarks>
static class TermMeasurements
{
    const int TermCount = 100_000, WordCount = 40_000, SegmentCount = 60_000;

    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    public static void Run()
    {
        Say($"load {File.ReadAllText("/proc/loadavg").Trim()}");
        Measure("en", English, Korean, new(7), EnglishWord, " ", ["", "", "", "s", "'s"]);
        Measure("ko", Korean, English, new(8), KoreanWord, " ", ["", "에서", "의", "도", "까지"]);
        Say($"load {File.ReadAllText("/proc/loadavg").Trim()}");
    }

    static void Measure(string name, Locale from, Locale to, Random random, Func<Random, string> word, string space, string[] endings)
    {
        var words = Distinct(WordCount, () => word(random));
        string[] terms = [.. Distinct(TermCount, () => string.Join(space, Enumerable.Range(0, random.Next(1, 4)).Select(_ => words[random.Next(words.Length)])))];
        string[] segments = [.. Enumerable.Range(0, SegmentCount).Select(_ => Segment())];
        var bytes = segments.Sum(s => (long)Encoding.UTF8.GetByteCount(s));

        var concepts = terms.Select((t, i) => new Concept($"c{i}", [new(from, t), new(to, "x")])).ToList();
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var termbase = new Termbase(concepts);
        termbase.Find("a", from, to);
        var (built, builtProcessor) = (watch.Elapsed, Environment.CpuUsage.TotalTime - processor);
        var size = GC.GetTotalMemory(forceFullCollection: true) - heap;
        Say($"{name}: {terms.Length} terms made ready in {built.TotalMilliseconds:0} ms ({builtProcessor.TotalMilliseconds:0} ms of processor time), {size / 1e6:0.0} MB above the concepts");

        Speed(name, termbase, segments, bytes, from, to);
        Speed($"{name}, a hundredth of the terms", new(concepts.Take(TermCount / 100)), segments, bytes, from, to);

        var few = segments.Take(100).ToList();
        var idle = Environment.CpuUsage.TotalTime;
        var naive = few.ConvertAll(segment => Naive(segment, terms));
        var slow = Environment.CpuUsage.TotalTime - idle;
        Say($"{name}: one term after the other, {slow.TotalMilliseconds / few.Count:0.0} ms a segment, {few.Sum(s => (long)Encoding.UTF8.GetByteCount(s)) / 1e6 / slow.TotalSeconds:0.000} MB/s");
        for (var i = 0; i < few.Count; i++) Compare(few[i], naive[i], termbase.Find(few[i], from, to));

        string Segment()
        {
            var text = new StringBuilder();
            for (var i = 0; i < 20; i++)
            {
                if (i > 0) text.Append(' ');
                text.Append(i % 20 == 7 ? terms[random.Next(terms.Length)] : random.Next(2) == 0 ? words[random.Next(200)] : word(random));
                text.Append(endings[random.Next(endings.Length)]);
            }

            return text.Append('.').ToString();
        }
    }

    static void Speed(string name, Termbase termbase, string[] segments, long bytes, Locale from, Locale to)
    {
        termbase.Find("a", from, to);
        var (found, best) = (0, TimeSpan.MaxValue);
        for (var i = 0; i < 3; i++)
        {
            found = 0;
            var before = Environment.CpuUsage.TotalTime;
            foreach (var segment in segments) found += termbase.Find(segment, from, to).Count;
            best = TimeSpan.FromTicks(Math.Min(best.Ticks, (Environment.CpuUsage.TotalTime - before).Ticks));
        }

        Say($"{name}: {segments.Length} segments, {bytes / 1e6:0.0} MB of UTF-8, {found} terms found, {bytes / 1e6 / best.TotalSeconds:0.0} MB/s of processor time, {best.TotalMilliseconds * 1000 / segments.Length:0.0} µs a segment");
    }

    /// <summary>Where each term stands with no letter on either side: what a search without inflection finds.</summary>
    static List<TextSpan> Naive(string text, string[] terms)
    {
        var found = new List<TextSpan>();
        foreach (var term in terms)
        {
            for (var at = 0; (at = text.IndexOf(term, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += term.Length)
                if ((at == 0 || text[at - 1] == ' ') && (at + term.Length == text.Length || text[at + term.Length] is ' ' or '.')) found.Add(new(at, term.Length));
        }

        return found;
    }

    static void Compare(string text, List<TextSpan> naive, IReadOnlyList<TermUse> ours)
    {
        foreach (var span in naive)
            if (!ours.Any(use => use.Span.Start < span.End && span.Start < use.Span.End)) throw new InvalidOperationException($"\"{text.Substring(span.Start, span.Length)}\" was not found in \"{text}\".");
    }

    static string[] Distinct(int count, Func<string> make)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        while (all.Count < count) all.Add(make());
        return [.. all];
    }

    static string EnglishWord(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => $"{"bcdfghklmnprstvw"[random.Next(16)]}{"aeiou"[random.Next(5)]}{"lmnrt"[random.Next(5)]}"));

    static string KoreanWord(Random random) => string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => (char)('\uAC00' + (28 * random.Next(399)) + (random.Next(3) * 4))));

    static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
