using System.Diagnostics;
using System.Globalization;
using System.Text;
using Translate.Core.Memory;
using Translate.Core.Text;

namespace Translate.Benchmarks;

/// <summary>Measures look-ups of similar segments in a real memory, beside measuring every pair, and that both find the same: <c>memory</c>.</summary>
static class MemoryMeasurements
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    public static void Run(string folder)
    {
        var (texts, queries) = EnKoMemory.Open(folder);
        var pairs = texts.Select(t => new MemoryPair(new(English, t.Source), new(Korean, t.Target))).ToArray();
        Say($"{pairs.Length} pairs, {queries.Length} queries; load {File.ReadAllText("/proc/loadavg").Trim()}");

        var index = Size(pairs);
        for (var i = 0; i < 3; i++) Build(pairs);
        LookUp("en", index, English, Korean, queries, [.. texts.Select(t => t.Source)]);
        LookUp("ko", index, Korean, English, [.. EnKoMemory.Queries([.. texts.Select(t => t.Target)])], [.. texts.Select(t => t.Target)]);
        Concordance(index, texts);
        Say($"load {File.ReadAllText("/proc/loadavg").Trim()}");
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
            var times = Times(phrases, phrase => index.Concordance(English, Korean, phrase));
            Say($"concordance, {name}, {phrases.Length}: median {Median(times):0.000} ms, p99 {At(times, 0.99):0.000} ms, most {times[^1]:0.0} ms");
        }
    }

    static FuzzyIndex Size(MemoryPair[] pairs)
    {
        var text = pairs.Average(p => Encoding.Unicode.GetByteCount(p.Source.Text.Text + p.Target.Text.Text));
        var utf8 = pairs.Average(p => Encoding.UTF8.GetByteCount(p.Source.Text.Text + p.Target.Text.Text));
        var before = Heap();
        var index = Filled(pairs);
        var shelf = Heap();
        index.Find(English, Korean, "a");
        var one = Heap();
        index.Find(Korean, English, "가");
        var both = Heap();
        Say($"bytes a pair: {utf8:0} of text ({text:0} as strings); kept {Per(shelf)}, with en to ko indexed {Per(one)}, with ko to en too {Per(both)}");
        GC.KeepAlive(index);
        return index;

        double Per(long heap) => Math.Round((double)(heap - before) / pairs.Length);
        static long Heap() => GC.GetTotalMemory(forceFullCollection: true);
    }

    static void Build(MemoryPair[] pairs)
    {
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var index = Filled(pairs);
        index.Find(English, Korean, "a");
        var (one, oneProcessor) = (watch.Elapsed, Environment.CpuUsage.TotalTime - processor);
        index.Find(Korean, English, "가");
        var (both, bothProcessor) = (watch.Elapsed, Environment.CpuUsage.TotalTime - processor);
        Say($"built at {Rate(one)} pairs/s, by processor time {Rate(oneProcessor)}; both ways at {Rate(both)}, by processor time {Rate(bothProcessor)}");

        string Rate(TimeSpan time) => (pairs.Length / time.TotalSeconds).ToString("#,0", CultureInfo.InvariantCulture);
    }

    static void LookUp(string name, FuzzyIndex index, Locale from, Locale to, string[] queries, string[] known)
    {
        foreach (var query in queries) index.Find(from, to, query);
        var every = new EveryPair(known);
        foreach (var min in new[] { 70, 50 })
        {
            var times = Times(queries, query => index.Find(from, to, query, min));
            Say($"{name} at {min} %: median {Median(times):0.000} ms, p99 {At(times, 0.99):0.000} ms, most {times[^1]:0.0} ms");

            string[] some = [.. queries.Where((_, i) => i % 10 == 0)];
            var slow = Times(some, query => every.Find(query, min));
            Say($"{name} at {min} %, every pair of like length measured: median {Median(slow):0.0} ms, p99 {At(slow, 0.99):0.0} ms");
            every.Compare(queries.Where((_, i) => i % 10 == 0), min);
        }
    }

    /// <summary>For each query the best of three times, as the machine may do something else in between; in order.</summary>
    static List<double> Times(IEnumerable<string> queries, Action<string> lookUp)
    {
        var times = new List<double>();
        foreach (var query in queries) times.Add(Enumerable.Range(0, 3).Min(_ => Time(query)));
        times.Sort();
        return times;

        double Time(string query)
        {
            var start = Stopwatch.GetTimestamp();
            lookUp(query);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    static double Median(List<double> times) => At(times, 0.5);

    static double At(List<double> times, double share) => times[(int)(share * (times.Count - 1))];

    static FuzzyIndex Filled(MemoryPair[] pairs)
    {
        var index = new FuzzyIndex();
        foreach (var pair in pairs) index.Add(pair);
        return index;
    }

    static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>What anyone would write first: measure the query against each text whose length allows the similarity, with the same measure.</summary>
    sealed class EveryPair
    {
        readonly TokenTable table = new();
        readonly int[][] known;

        public EveryPair(string[] texts)
        {
            for (var i = 0; i < texts.Length; i++) table.Add(texts[i], i);
            known = [.. texts.Select(table.Tokens)];
        }

        public List<(int Text, int Distance)> Find(string query, int min)
        {
            var asked = table.Tokens(query);
            var pattern = new TokenPattern(asked);
            var found = new List<(int, int)>();
            for (var i = 0; i < known.Length; i++)
            {
                var (shorter, longer) = (Math.Min(asked.Length, known[i].Length), Math.Max(asked.Length, known[i].Length));
                if (100 * shorter < min * longer) continue;
                if (pattern.Distance(known[i], (100 - min) * longer / 100) is >= 0 and var distance) found.Add((i, distance));
            }

            return found;
        }

        /// <summary>Both find the same texts, and each as far away.</summary>
        public void Compare(IEnumerable<string> queries, int min)
        {
            var count = 0;
            foreach (var query in queries)
            {
                var work = long.MaxValue;
                var expected = Find(query, min);
                var found = table.Find(query, table.Tokens(query), min, ref work).Select(f => (f.Owner, f.Distance)).Order();
                if (!found.SequenceEqual(expected)) throw new InvalidOperationException($"Not the same found for: {query}");
                count += expected.Count;
            }

            Say($"the same {count} texts were found by both");
        }
    }
}
