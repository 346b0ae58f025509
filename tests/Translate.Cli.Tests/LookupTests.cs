using System.Text.Json;

namespace Translate.Cli.Tests;

public sealed class LookupTests : IDisposable
{
    readonly CommandLine translate = new();

    public LookupTests() => translate.Write("memory.tmx",
        """
        <?xml version="1.0" encoding="utf-8"?>
        <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body>
        <tu><tuv xml:lang="en"><seg>Wait 5 minutes.</seg></tuv><tuv xml:lang="ko"><seg>5분 기다리십시오.</seg></tuv></tu>
        <tu><prop type="x-origin">machine</prop><tuv xml:lang="en"><seg>Wait 10 minutes.</seg></tuv><tuv xml:lang="ko"><seg>10분을 기다려라.</seg></tuv></tu>
        <tu><tuv xml:lang="en"><seg>Close the window now.</seg></tuv><tuv xml:lang="ko"><seg>지금 창을 닫으십시오.</seg></tuv></tu>
        </body></tmx>
        """u8.ToArray());

    public void Dispose() => translate.Dispose();

    [Fact]
    public async Task Lookup_writes_the_matches_of_each_line_with_penalties_and_differences()
    {
        var (code, output, error) = await translate.Run("Wait 10 minutes.\nNothing like it anywhere\n", "lookup", "--memory", "memory.tmx", "--from", "en", "--to", "ko");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            """
            Wait 10 minutes.
               99  5분 기다리십시오.
                   Wait 5 minutes.  (memory.tmx, numbers −1)
                   number: “5” → “10”
                   mended: 10분 기다리십시오.
               97  10분을 기다려라.
                   Wait 10 minutes.  (memory.tmx, machine −3)
            Nothing like it anywhere
              nothing

            """,
            output);
    }

    [Fact]
    public async Task Help_says_what_each_penalty_costs_in_words()
    {
        var (code, output, _) = await translate.Run(null, "lookup", "--help");

        Assert.Equal(0, code);
        Assert.Contains("machine (3 if not given)", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Scoring", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lookup_writes_JSON_lines_with_places_and_ids()
    {
        var (code, output, _) = await translate.Run(
            "{\"id\":7,\"text\":\"Close the door now!\"}\n지금 창을 닫으십시오.\n", "lookup", "--memory", "memory.tmx", "--from", "en", "--to", "ko", "--min", "60", "--jsonl");

        Assert.Equal(0, code);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(7, lines[0].GetProperty("id").GetInt32());
        var match = Assert.Single(lines[0].GetProperty("matches").EnumerateArray());
        Assert.Equal((74, 75.0), (match.GetProperty("score").GetInt32(), match.GetProperty("similarity").GetDouble()));
        Assert.Equal("""[{"kind":"punctuation","points":1}]""", match.GetProperty("penalties").GetRawText());
        Assert.Equal("""{"kind":"words","asked":{"start":10,"length":4},"known":{"start":10,"length":6}}""", match.GetProperty("changes")[0].GetRawText());
        Assert.False(match.TryGetProperty("mended", out _));
        Assert.Empty(lines[1].GetProperty("matches").EnumerateArray());

        (_, output, _) = await translate.Run("Wait 20 minutes.\n", "lookup", "--memory", "memory.tmx", "--from", "en", "--to", "ko", "--most", "1", "--jsonl");
        Assert.Contains(
            """
            "mended":{"target":"20분 기다리십시오.","mendings":[{"kind":"number","asked":{"start":5,"length":2},"known":{"start":5,"length":1},"was":{"start":0,"length":1},"now":{"start":0,"length":2}}]}
            """.Trim(),
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Penalties_can_be_set()
    {
        var (_, output, _) = await translate.Run(
            "Wait 10 minutes.\n", "lookup", "--memory", "memory.tmx", "--from", "en", "--to", "ko", "--most", "1", "--penalty", "machine=0", "--penalty", "memory.tmx=4");
        Assert.Contains("   96  10분을 기다려라.", output, StringComparison.Ordinal);
        Assert.Contains("(memory.tmx, memory −4)", output, StringComparison.Ordinal);
        Assert.Equal(2, (await translate.Run("", "lookup", "--memory", "memory.tmx", "--from", "en", "--to", "ko", "--penalty", "machine=many")).Code);
        Assert.Equal(2, (await translate.Run("", "lookup", "--memory", "memory.tmx", "--from", "en", "--to", "ko", "--min", "0")).Code);
    }

    [Fact]
    public async Task A_memory_that_cannot_be_read_is_named_and_the_others_still_answer()
    {
        translate.Write("bad.tmx", "<tmx"u8.ToArray());
        var (code, output, error) = await translate.Run("Wait 5 minutes.\n", "lookup", "--memory", "bad.tmx", "--memory", "memory.tmx", "--from", "en", "--to", "ko");
        Assert.Equal(1, code);
        Assert.Contains("bad.tmx", error, StringComparison.Ordinal);
        Assert.Contains("  100  5분 기다리십시오.", output, StringComparison.Ordinal);
    }
}
