using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Translate.Core.Segmentation;
using Translate.Core.Tests.Segmentation;
using Translate.Core.Text;
using Translate.Server.Tests.Running;

namespace Translate.Benchmarks;

/// <summary>
/// Measures our segmenter beside ICU's sentence iterator, Node's <c>Intl.Segmenter</c> and, from the folder it was installed in,
/// <c>sentencex</c>: how many boundaries of the tests' running texts each finds, and how fast it is. <c>segmentation [FOLDER]</c>
/// </summary>
static class SegmentationPeers
{
    const int Size = 1_000_000;
    const int Rounds = 30;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    delegate (IReadOnlyList<int>[] Boundaries, double Seconds) Peer(string locale, string[] pieces, int rounds);

    public static async Task Run(string? folder)
    {
        Say($"load {await File.ReadAllTextAsync("/proc/loadavg")}");
        var peers = new List<(string Name, Peer Split)> { ("ours", Ours), ("ICU", Icu), ("Intl.Segmenter", (locale, pieces, rounds) => Node(["intl"], locale, pieces, rounds)) };
        if (folder is not null) peers.Add(("sentencex", (locale, pieces, rounds) => Node(["sentencex", Path.GetFullPath(folder)], locale, pieces, rounds)));
        Say($"{"",-4} {string.Join(" ", peers.Select(peer => $"{peer.Name,24}"))}   F1 of the boundaries; MB/s");
        foreach (var language in Cases.Names("fresh"))
        {
            var marked = Cases.Read("running", language).Concat(Cases.Read("fresh", language)).ToArray();
            var texts = marked.Select(Cases.Plain).ToArray();
            var pieces = Enumerable.Repeat(texts, 1 + (Size / texts.Sum(Encoding.UTF8.GetByteCount))).SelectMany(text => text).ToArray();
            var megabytes = pieces.Sum(Encoding.UTF8.GetByteCount) / 1e6;
            Say($"{language,-4} {string.Join(" ", peers.Select(peer => $"{F1(peer.Split(language, texts, 0).Boundaries, marked),12:0.000}; {megabytes / peer.Split(language, pieces, Rounds).Seconds,10:0.0}"))}");
        }
    }

    static double F1(IReadOnlyList<int>[] found, string[] marked)
    {
        int right = 0, all = 0;
        foreach (var (breaks, text) in found.Zip(marked))
        {
            var at = 0;
            var expected = text.Split('|')[..^1].Select(sentence => at += sentence.Length).ToHashSet();
            right += breaks.Count(expected.Contains);
            all += breaks.Count + expected.Count;
        }

        return 2.0 * right / all;
    }

    static (IReadOnlyList<int>[] Boundaries, double Seconds) Ours(string locale, string[] pieces, int rounds)
    {
        var segmenter = SegmentationRules.Shipped.For(Locale.Parse(locale));
        return Timed(segmenter.Breaks, pieces, rounds);
    }

    static (IReadOnlyList<int>[] Boundaries, double Seconds) Icu(string locale, string[] pieces, int rounds)
    {
        using var icu = new IcuSentences(locale);
        return Timed(icu.Breaks, pieces, rounds);
    }

    static (IReadOnlyList<int>[] Boundaries, double Seconds) Timed(Func<string, IReadOnlyList<int>> split, string[] pieces, int rounds)
    {
        // The first rounds are compiled as they run.
        var boundaries = pieces.Select(split).ToArray();
        var warm = Stopwatch.StartNew();
        while (rounds > 0 && warm.Elapsed < TimeSpan.FromSeconds(2))
        {
            foreach (var piece in pieces) split(piece);
        }

        var best = double.PositiveInfinity;
        for (var round = 0; round < rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            foreach (var piece in pieces) split(piece);
            best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return (boundaries, best);
    }

    static (IReadOnlyList<int>[] Boundaries, double Seconds) Node(string[] arguments, string locale, string[] pieces, int rounds)
    {
        var script = Path.Combine(Place.Repository, "tests", "Translate.Benchmarks", "segmentation-peers.mjs");
        using var node = Process.Start(new ProcessStartInfo("node", [script, .. arguments]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using (var input = node.StandardInput) input.Write(JsonSerializer.Serialize(new { locale, pieces, rounds }, Json));
        var answer = JsonSerializer.Deserialize<Answer>(node.StandardOutput.ReadToEnd(), Json)!;
        node.WaitForExit();
        return ([.. answer.Boundaries], answer.Seconds ?? double.PositiveInfinity);
    }

    static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture).TrimEnd());

    sealed record Answer(double? Seconds, int[][] Boundaries);
}
