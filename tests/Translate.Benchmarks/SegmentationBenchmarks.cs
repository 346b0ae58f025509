using System.Text;
using BenchmarkDotNet.Attributes;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Benchmarks;

/// <summary>Sentences of news text: whole, in pieces as units are, and twice as much to see that time is linear.</summary>
public class SegmentationBenchmarks
{
    const int Size = 1_000_000;

    static readonly string[] English =
    [
        "The ministers of both countries met in Seoul on Tuesday to discuss trade, energy and the price of grain. ",
        "Shares of Hanbit Motor Co. fell 3.4 percent to 12,450 won after the company said its plant in Ulsan would stay closed until Sept. 3. ",
        "“We will not wait any longer,” said Dr. Mina Park, who has led the institute since 2019. ",
        "Is that enough? Mr. Lee of the U.S. Chamber of Commerce does not think so. ",
        "The ferry left at 6:30 a.m. and came back before noon, with fewer than 40 people on board. ",
        "Critics, e.g. the farmers' union, have asked for more (see p. 12). He shrugged: “Why not?” ",
    ];

    static readonly string[] Korean =
    [
        "양국 장관은 화요일 서울에서 만나 무역과 에너지, 곡물 가격을 논의했다. ",
        "한빛자동차 주가는 울산 공장이 9월까지 문을 닫는다는 소식에 3.4% 떨어진 1만2450원에 마감했다. ",
        "박 소장은 “더는 기다리지 않겠다.”라고 말했다. 그것으로 충분할까? ",
        "회의는 2023. 5. 21. 오후에 열렸으며 U.S. 상공회의소의 Mr. Lee도 참석했다. ",
        "“배는 아침 일찍 떠났습니다.” 선장은 승객이 마흔 명도 되지 않았다고 설명했다. ",
        "농민 단체는 더 많은 지원을 요구하고 있으나 정부는 “어렵다.”며 고개를 저었다… 그러나 논의는 이어진다. ",
    ];

    /// <summary>Korean that nobody ended with marks.</summary>
    const string Chat = "지금 어디야 나는 아직 회사에 있어 오늘 좀 늦을 것 같아 먼저 먹고 있어 회의 자료 첨부했습니다 확인 부탁드립니다 수정할 부분 있으면 말씀해 주세요 ";

    string text = "", twice = "";
    string[] pieces = [];
    Segmenter segmenter = null!;

    /// <summary>The text: news, the seed article, or what only an adversary writes.</summary>
    [Params("en", "ko", "seed", "chat", ".", "A.B.", "\"", "a", ". ", "다.”", "다", "다 ", " ", "\u0301")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        segmenter = SegmentationRules.Shipped.For(Locale.Parse(Text is "ko" or "chat" or "다.”" or "다" or "다 " ? "ko" : "en"));
        twice = Repeat(Text switch { "en" => string.Concat(English), "ko" => string.Concat(Korean), "seed" => Seed(), "chat" => Chat, var piece => piece }, 2 * Size);
        text = twice[..(twice.Length / 2)];
        var length = Encoding.UTF8.GetByteCount(text) / text.Length is var bytes and > 0 ? 2_000 / bytes : 2_000;
        pieces = [.. text.Chunk(length).Select(chunk => new string(chunk))];
        Console.WriteLine($"// {Text}: {Encoding.UTF8.GetByteCount(text)} bytes in {pieces.Length} pieces");
    }

    [Benchmark]
    public int Whole() => segmenter.Breaks(text).Count;

    [Benchmark]
    public int WholeTwiceAsLong() => segmenter.Breaks(twice).Count;

    [Benchmark(Baseline = true)]
    public int InPieces()
    {
        var count = 0;
        foreach (var piece in pieces) count += segmenter.Breaks(piece).Count;
        return count;
    }

    [Benchmark]
    public int InPiecesAsSegments()
    {
        var count = 0;
        foreach (var piece in pieces) count += segmenter.Segment(new InlineText(piece)).Count;
        return count;
    }

    /// <summary>The text again and again, up to about so many bytes of UTF-8.</summary>
    static string Repeat(string piece, int bytes) => string.Concat(Enumerable.Repeat(piece, 1 + (bytes / Encoding.UTF8.GetByteCount(piece))));

    static string Seed()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Translate.sln"))) folder = Path.GetDirectoryName(folder)!;
        return File.ReadAllText(Path.Combine(folder, "seeds", "us-korea-alliance.txt"));
    }
}
