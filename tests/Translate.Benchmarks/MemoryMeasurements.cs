using System.Diagnostics;
using System.Globalization;
using System.Text;
using Translate.Core.Memory;
using Translate.Core.Text;

namespace Translate.Benchmarks;

/// <summary>Measures look-ups of similar segments in a real memory beside those of others, and in one that was made larger: <c>memory</c>, <c>memory-sizes</c>.</summary>
static class MemoryMeasurements
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    /// <summary>The real pairs: ours, every pair measured, pg_trgm, and <c>pretranslate</c>, each with the same 1,000 queries.</summary>
    public static async Task Run(string folder)
    {
        var (texts, queries) = EnKoMemory.Open(folder);
        var pairs = texts.Select(t => new MemoryPair(new(English, t.Source), new(Korean, t.Target))).ToArray();
        Say($"{pairs.Length} pairs, {queries.Length} queries; load {Load()}");

        var index = Size(pairs, pairs.Length);
        for (var i = 0; i < 3; i++) Build(pairs, pairs.Length);
        string[] sources = [.. texts.Select(t => t.Source)], targets = [.. texts.Select(t => t.Target)];
        var every = new EveryPair(sources);
        LookUp("en", index, English, Korean, queries, every, queries);
        string[] korean = [.. EnKoMemory.Queries(targets)];
        LookUp("ko", index, Korean, English, korean, new(targets), [.. korean.Where((_, i) => i % 5 == 0)]);
        Added(index);
        Concordance(index, texts);

        var alike = queries.Distinct(StringComparer.Ordinal).ToDictionary(query => query, query => every.Find(query, 70).ConvertAll(found => found.Text), StringComparer.Ordinal);
        foreach (var (threshold, times, share) in await MemoryPeers.Trigrams(sources, queries, query => alike[query]))
            Say($"pg_trgm at {threshold:0.0}: {times}; {100 * share:0.0} % of the {queries.Sum(query => alike[query].Count)} pairs that are 70 % alike");
        Say($"of the queries {queries.Count(query => alike[query].Count > 0)} have such a pair");
        if (await MemoryPeers.Pretranslate(pairs, queries) is var (seconds, filled)) Say($"pretranslate at 70 %: {seconds:0.0} s, {1000 * seconds / queries.Length:0.0} ms a query; {filled} filled");
        else Say($"pretranslate is not installed (Debian: apt-get install translate-toolkit python3-levenshtein)");
        Say($"load {Load()}");
    }

    /// <summary>The same made larger by mutation: 1, 4 and 10 million pairs, as far as there is room for them.</summary>
    public static void Sizes(string folder, IReadOnlyList<int> sizes)
    {
        var (texts, queries) = EnKoMemory.Open(folder);
        var grown = new GrownMemory(texts);
        foreach (var size in sizes)
        {
            // Pairs and one direction indexed need about 220 bytes each; the rest of the machine keeps 8 GB.
            if (size * 260L > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - (8L << 30) || size * 260L > Available() - (8L << 30))
            {
                Say($"{size} pairs: no room for them now");
                continue;
            }

            Say($"{size} pairs, of which {texts.Length} are real; load {Load()}");
            OfSize(grown, size, queries);
            GC.Collect();
        }
    }

    static void OfSize(GrownMemory grown, int size, string[] queries)
    {
        Build(grown.Pairs(size), size);
        var index = Size(grown.Pairs(size), size, bothWays: size < 2_000_000);
        foreach (var query in queries) index.Find(English, Korean, query);
        foreach (var min in new[] { 70, 50 }) Say($"en at {min} %: {Timing.Of(queries, query => index.Find(English, Korean, query, min))}");
        Added(index);
        if (size > 5_000_000) return;

        var every = new EveryPair(grown.Pairs(size).Select(pair => pair.Source.Text.Text));
        string[] some = [.. queries.Where((_, i) => i % 20 == 0)];
        foreach (var min in new[] { 70, 50 })
            Say($"en at {min} %, every pair of like length measured: {Timing.Of(some, query => every.Find(query, min), rounds: 1)}; the same {every.Compare(some, min)} texts were found by both, {some.Length} queries");
    }

    /// <summary>Pairs are added to the index while it is in use: each is found by the next look-up.</summary>
    static void Added(FuzzyIndex index)
    {
        var (adding, finding) = (new List<double>(), new List<double>());
        for (var i = 0; i < 1000; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"A sentence that was confirmed just now by person{i}");
            var start = Stopwatch.GetTimestamp();
            var number = index.Add(new(new(English, text), new(Korean, $"방금 확정한 문장 사람{i}")));
            adding.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            start = Stopwatch.GetTimestamp();
            if (index.Find(English, Korean, text) is not [{ Score: >= 100 }, ..]) throw new InvalidOperationException($"Not found: {text}");
            finding.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            index.Remove(number);
        }

        adding.Sort();
        finding.Sort();
        Say($"1000 pairs added, each found by the next look-up: added in {adding[500]:0.0000} ms (median), found in {finding[500]:0.000} ms");
    }

    /// <summary>A thousand words that are being typed, phrases and Korean beginnings of words, from the texts themselves; each with 50 hits at the most.</summary>
    static void Concordance(FuzzyIndex index, (string Source, string Target)[] texts)
    {
        var random = new Random(20260101);
        string[] Phrases(IEnumerable<string> all, int words, int letters) =>
            [.. all.Select(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(list => list.Length > words && list.All(word => word.All(char.IsLetter)))
                .Select(list => string.Join(' ', list.Skip(random.Next(list.Length - words)).Take(words))).Where(phrase => phrase.Length >= letters)
                .Select(phrase => words > 1 ? phrase : phrase[..letters]).Take(1000)];

        foreach (var (name, phrases) in new[]
        {
            ("one letter", Phrases(texts.Select(t => t.Source), 1, 1)),
            ("three letters of a word", Phrases(texts.Select(t => t.Source), 1, 3)),
            ("three words", Phrases(texts.Select(t => t.Source), 3, 8)),
            ("two syllables of a Korean word", Phrases(texts.Select(t => t.Target), 1, 2)),
            ("two Korean words", Phrases(texts.Select(t => t.Target), 2, 4)),
        })
        {
            Say($"concordance, {name}, {phrases.Length}: {Timing.Of(phrases, phrase => index.Concordance(English, Korean, phrase))}");
        }
    }

    static FuzzyIndex Size(IEnumerable<MemoryPair> pairs, int count, bool bothWays = true)
    {
        var (strings, utf8) = (0L, 0L);
        var before = Heap();
        var index = new FuzzyIndex();
        foreach (var pair in pairs)
        {
            strings += Encoding.Unicode.GetByteCount(pair.Source.Text.Text) + Encoding.Unicode.GetByteCount(pair.Target.Text.Text);
            utf8 += Encoding.UTF8.GetByteCount(pair.Source.Text.Text) + Encoding.UTF8.GetByteCount(pair.Target.Text.Text);
            index.Add(pair);
        }

        var shelf = Heap();
        index.Find(English, Korean, "a");
        var one = Heap();
        if (bothWays) index.Find(Korean, English, "가");
        Say($"bytes a pair: {utf8 / count} of text ({strings / count} as strings); kept {Per(shelf)}, with en to ko indexed {Per(one)}{(bothWays ? $", with ko to en too {Per(Heap())}" : "")}");
        return index;

        double Per(long heap) => Math.Round((double)(heap - before) / count);
        static long Heap() => GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>Pairs that are made as they are asked for cost time of their own, which is measured first and taken off.</summary>
    static void Build(IEnumerable<MemoryPair> pairs, int count)
    {
        var making = Environment.CpuUsage.TotalTime;
        foreach (var pair in pairs) GC.KeepAlive(pair);
        making = Environment.CpuUsage.TotalTime - making;

        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var index = new FuzzyIndex();
        foreach (var pair in pairs) index.Add(pair);
        index.Find(English, Korean, "a");
        var (one, oneProcessor) = (watch.Elapsed, Environment.CpuUsage.TotalTime - processor - making);
        Say($"built en to ko at {Rate(one)} pairs/s, by processor time {Rate(oneProcessor)}");
        if (count > 2_000_000) return;
        index.Find(Korean, English, "가");
        Say($"built both ways at {Rate(watch.Elapsed)} pairs/s, by processor time {Rate(Environment.CpuUsage.TotalTime - processor - making)}");

        string Rate(TimeSpan time) => (count / time.TotalSeconds).ToString("#,0", CultureInfo.InvariantCulture);
    }

    /// <summary>Every query by the index and by measuring every pair, which have to find the same for those that are compared.</summary>
    static void LookUp(string name, FuzzyIndex index, Locale from, Locale to, string[] queries, EveryPair every, string[] compared)
    {
        foreach (var query in queries) index.Find(from, to, query);
        foreach (var min in new[] { 70, 50 })
        {
            Say($"{name} at {min} %: {Timing.Of(queries, query => index.Find(from, to, query, min))}");
            Say($"{name} at {min} %, every pair of like length measured: {Timing.Of(compared, query => every.Find(query, min))}; the same {every.Compare(compared, min)} texts were found by both, {compared.Length} queries");
        }
    }

    static string Load() => File.ReadAllText("/proc/loadavg").Trim();

    static long Available() =>
        1024 * long.Parse(File.ReadLines("/proc/meminfo").First(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
