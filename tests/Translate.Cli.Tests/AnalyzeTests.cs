using System.Text.Json;

namespace Translate.Cli.Tests;

public sealed class AnalyzeTests : IDisposable
{
    readonly CommandLine translate = new();

    public AnalyzeTests()
    {
        translate.Write("memory.tmx",
            """
            <?xml version="1.0" encoding="utf-8"?>
            <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body>
            <tu><tuv xml:lang="en"><seg>Close the window.</seg></tuv><tuv xml:lang="ko"><seg>창을 닫으십시오.</seg></tuv></tu>
            <tu><tuv xml:lang="en"><seg>The train leaves at noon today.</seg></tuv><tuv xml:lang="ko"><seg>기차는 오늘 정오에 떠난다.</seg></tuv></tu>
            </body></tmx>
            """u8.ToArray());
        translate.Write("a.txt", "Close the window.\n\nThe boat leaves at noon.\n\nThe boat leaves at noon.\n"u8.ToArray());
        translate.Write("b.txt", "The train leaves at noon tomorrow.\n"u8.ToArray());
    }

    public void Dispose() => translate.Dispose();

    [Fact]
    public async Task Analyze_counts_by_band_and_weighs()
    {
        var (code, output, error) = await translate.Run(null, "analyze", "a.txt", "--memory", "memory.tmx", "--from", "en", "--to", "ko");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            """
            a.txt: 3 segments, 13 words, 65 characters; 5.8 weighted words
              band           segments    words  characters   rate  weighted
              100                   1        3          17    0.1       0.3
              repetition            1        5          24    0.1       0.5
              50–74                 1        5          24      1         5

            """,
            output);
    }

    [Fact]
    public async Task What_a_catalogue_has_translated_already_is_neither_new_nor_translated_again()
    {
        translate.Write("ko.po", "msgid \"\"\nmsgstr \"Language: ko\\nContent-Type: text/plain; charset=UTF-8\\n\"\n\nmsgid \"Close the window.\"\nmsgstr \"창 닫기\"\n\nmsgid \"Open it\"\nmsgstr \"\"\n"u8.ToArray());
        string[] arguments = ["ko.po", "--memory", "memory.tmx", "--from", "en", "--to", "ko"];

        var (_, output, _) = await translate.Run(null, ["analyze", .. arguments]);
        Assert.Contains("ko.po: 2 segments, 5 words, 24 characters; 2 weighted words", output, StringComparison.Ordinal);
        Assert.Matches(@"translated +1 +3 ", output);

        Assert.Contains("0 exact from memory, 1 translated in the file, 0 copied; 1 segments, 2 words left", (await translate.Run(null, ["run", .. arguments, "--out", "out"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_adds_files_up_in_JSON_and_CSV()
    {
        translate.Write("rates.json", """{"from75":0.5}"""u8.ToArray());
        string[] arguments = ["analyze", "a.txt", "b.txt", "--memory", "memory.tmx", "--from", "en", "--to", "ko", "--rates", "rates.json"];
        var root = JsonDocument.Parse((await translate.Run(null, [.. arguments, "--json"])).Output).RootElement;
        Assert.Equal(["a.txt", "b.txt"], root.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("file").GetString()));
        Assert.Equal(19, root.GetProperty("total").GetProperty("words").GetInt32());
        Assert.Equal(5.8m + (6 * 0.5m), root.GetProperty("total").GetProperty("weightedWords").GetDecimal());
        Assert.Equal(11, root.GetProperty("total").GetProperty("bands").GetArrayLength());

        var csv = (await translate.Run(null, [.. arguments, "--csv"])).Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("file,band,segments,words,characters,rate,weightedWords", csv[0]);
        Assert.Equal(1 + (3 * 11), csv.Length);
        Assert.Contains("b.txt,from75,1,6,34,0.5,3.0", csv);
        Assert.Contains(",repetition,1,5,24,0.1,0.5", csv);
    }

    [Fact]
    public async Task Analyze_names_what_cannot_be_read()
    {
        translate.Write("rates.json", """{"fuzzy":0.5}"""u8.ToArray());
        Assert.Equal(1, (await translate.Run(null, "analyze", "a.txt", "--from", "en", "--to", "ko", "--rates", "rates.json")).Code);
        var (code, output, error) = await translate.Run(null, "analyze", "missing.txt", "b.txt", "--from", "en", "--to", "ko");
        Assert.Equal(1, code);
        Assert.Contains("missing.txt", error, StringComparison.Ordinal);
        Assert.StartsWith("b.txt: 1 segments", output, StringComparison.Ordinal);
        Assert.Equal(2, (await translate.Run(null, "analyze", "b.txt", "--from", "en", "--to", "ko", "--json", "--csv")).Code);
    }

    [Fact]
    public async Task Run_fills_in_drafts_when_asked_and_says_their_bands()
    {
        var (code, output, error) = await translate.Run(null, "run", "a.txt", "b.txt", "--from", "en", "--to", "ko", "--memory", "memory.tmx", "--out", "out", "--fuzzy");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("0 in context and 1 exact from memory, 0 copied; 2 segments, 10 words left for people, 1 of them repetitions", output, StringComparison.Ordinal);
        Assert.Contains("0 exact from memory, 1 drafts from similar segments (1 75–84), 0 copied; nothing left", output, StringComparison.Ordinal);
        Assert.Equal("기차는 오늘 정오에 떠난다.\n", await File.ReadAllTextAsync(Path.Combine(translate.Folder, "out", "b.txt")));

        (_, output, _) = await translate.Run(null, "run", "b.txt", "--from", "en", "--to", "ko", "--memory", "memory.tmx", "--out", "out");
        Assert.Contains("1 segments, 6 words left for people", output, StringComparison.Ordinal);
        Assert.Equal(2, (await translate.Run(null, "run", "b.txt", "--from", "en", "--to", "ko", "--fuzzy", "many")).Code);
    }

    [Fact]
    public async Task Run_takes_what_an_engine_made_of_the_very_text_for_exact_and_no_draft()
    {
        translate.Write("engine.tmx",
            """
            <?xml version="1.0" encoding="utf-8"?>
            <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body>
            <tu><prop type="x-origin">machine</prop><tuv xml:lang="en"><seg>The train leaves at noon tomorrow.</seg></tuv><tuv xml:lang="ko"><seg>기차는 내일 정오에 떠난다.</seg></tuv></tu>
            </body></tmx>
            """u8.ToArray());
        foreach (string[] fuzzy in new[] { Array.Empty<string>(), ["--fuzzy"] })
        {
            var (code, output, error) = await translate.Run(null, ["run", "b.txt", "--from", "en", "--to", "ko", "--memory", "engine.tmx", "--out", "out", .. fuzzy]);
            Assert.Equal((0, ""), (code, error));
            Assert.Contains("0 in context and 1 exact from memory, 0 copied; nothing left", output, StringComparison.Ordinal);
        }
    }
}
