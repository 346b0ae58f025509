using System.Text;
using System.Text.Json;

namespace Translate.Cli.Tests;

public sealed class ScoreTests : IDisposable
{
    readonly CommandLine translate = new();

    public void Dispose() => translate.Dispose();

    [Fact]
    public async Task Score_writes_each_metric_with_its_signature_to_four_decimals()
    {
        Write("h", "배는 7시 30분에 제주로 떠난다.\r\n가격은 5월에 2.1% 오른 뒤 3.5% 올랐다.\n");
        Write("r", "제주행 배는 8시가 아니라 7시 30분에 떠난다.\n5월에 2.1% 올랐던 가격이 3.5% 더 올랐다.");
        var (code, output, _) = await translate.Run(null, "score", "--reference", "r", "--hypothesis", "h");
        Assert.Equal(0, code);
        Assert.Equal(
            """
            BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0 = 16.8823
            chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0 = 38.3586
            chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0 = 42.1059
            TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0 = 57.1429

            """,
            output);
    }

    [Fact]
    public async Task Score_takes_several_references_and_writes_JSON()
    {
        Write("h", "The boat leaves at noon today.\n");
        Write("a", "The ferry leaves at noon.\n");
        Write("b", "The boat leaves at noon today.\n");
        var (_, output, _) = await translate.Run(null, "score", "--reference", "a", "--reference", "b", "--hypothesis", "h", "--tokenize", "intl", "--json");
        var scores = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        Assert.Equal(["BLEU", "chrF2", "chrF2++", "TER"], scores.ConvertAll(s => s.GetProperty("name").GetString()!));
        Assert.Equal([100, 100, 100, 0], scores.ConvertAll(s => s.GetProperty("score").GetDouble()));
        Assert.All(scores, s => Assert.StartsWith("nrefs:2|", s.GetProperty("signature").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Score_names_what_does_not_fit()
    {
        Write("h", "one\ntwo\n");
        Write("r", "one\n");
        translate.Write("bad", [0x6F, 0xFF, 0x0A]);
        var (code, _, error) = await translate.Run(null, "score", "--reference", "r", "--hypothesis", "h");
        Assert.Equal((1, "h: 2 lines of the hypothesis, and 1 of a reference. Expected as many.\n"), (code, error));
        (code, _, error) = await translate.Run(null, "score", "--reference", "r", "--hypothesis", "bad");
        Assert.Equal((1, "bad: byte 1: this is no UTF-8.\n"), (code, error));
        (code, _, error) = await translate.Run(null, "score", "--reference", "r", "--hypothesis", "h", "--tokenize", "ko-mecab");
        Assert.Equal(2, code);
        Assert.Contains("ko-mecab", error, StringComparison.Ordinal);
    }

    void Write(string name, string text) => translate.Write(name, Encoding.UTF8.GetBytes(text));
}
