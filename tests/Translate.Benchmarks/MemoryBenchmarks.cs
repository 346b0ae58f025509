using BenchmarkDotNet.Attributes;
using Translate.Core.Memory;
using Translate.Core.Text;

namespace Translate.Benchmarks;

/// <summary>A memory of 100,000 pairs: building its index, looking 1,000 segments up in it, and its TMX file out and in.</summary>
[MemoryDiagnoser]
public class MemoryBenchmarks
{
    const int Size = 100_000;
    const int Asked = 1_000;

    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");
    static readonly string[] Subjects = ["The alliance", "Our partner", "The summit", "This agreement", "The ministry"];
    static readonly string[] KoreanSubjects = ["동맹은", "우리 상대는", "정상회담은", "이 합의는", "부처는"];

    MemoryPair[] pairs = [];
    MemoryIndex index = new();
    byte[] file = [];

    [GlobalSetup]
    public void Generate()
    {
        pairs = [.. Enumerable.Range(0, Size).Select(Pair)];
        index = Index();
        using var stream = new MemoryStream();
        TmxWriter.Write(stream, pairs);
        file = stream.ToArray();
    }

    [Benchmark(Description = "index of 100,000 pairs")]
    public MemoryIndex Index()
    {
        var built = new MemoryIndex();
        foreach (var pair in pairs) built.Add(pair);
        return built;
    }

    [Benchmark(Description = "lookup, found in context", OperationsPerInvoke = Asked)]
    public int Found()
    {
        var found = 0;
        for (var i = 0; i < Asked; i++)
        {
            var side = pairs[i * (Size / Asked)].Source;
            found += index.Lookup(English, Korean, side.Text, side.Context).Count;
        }

        return found;
    }

    [Benchmark(Description = "lookup from Korean", OperationsPerInvoke = Asked)]
    public int FoundBackwards()
    {
        var found = 0;
        for (var i = 0; i < Asked; i++)
            found += index.Lookup(Korean, English, pairs[i * (Size / Asked)].Target.Text, SegmentContext.Unknown).Count;
        return found;
    }

    [Benchmark(Description = "lookup, not found", OperationsPerInvoke = Asked)]
    public int NotFound()
    {
        var found = 0;
        for (var i = 0; i < Asked; i++)
            found += index.Lookup(Korean, English, pairs[i * (Size / Asked)].Source.Context.Key!, SegmentContext.Unknown).Count;
        return found;
    }

    [Benchmark(Description = "TMX of 100,000 pairs, read")]
    public int ReadTmx() => TmxReader.Read(new MemoryStream(file), "benchmark.tmx", []).Count();

    [Benchmark(Description = "TMX of 100,000 pairs, written")]
    public int WriteTmx() => TmxWriter.Write(Stream.Null, pairs);

    /// <summary>Every tenth sentence has codes; all have contexts.</summary>
    static MemoryPair Pair(int i)
    {
        var source = $"{Subjects[i % 5]} of year {i} will strengthen cooperation in {i % 97} fields, including batteries and nuclear power.";
        var target = $"{i}년의 {KoreanSubjects[i % 5]} 배터리와 원자력을 비롯한 {i % 97}개 분야의 협력을 강화할 것이다.";
        return i % 10 != 0
            ? new(Side(English, source), Side(Korean, target))
            : new(Side(English, Bold(source)), Side(Korean, Bold(target)));

        MemorySide Side(Locale locale, InlineText text) => new(locale, text) { Context = new($"Before {i}.", $"After {i}.", $"key.{i}") };

        static InlineText Bold(string text) => new(text, new InlineCode(0, CodeKind.Opening, "1", "<b>"), new InlineCode(3, CodeKind.Closing, "1", "</b>"));
    }
}
