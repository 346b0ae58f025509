using System.Text;
using System.Text.Json;

namespace Translate.Cli.Tests;

/// <summary><c>translate concordance</c> and <c>translate terms</c>: what memories and documents have of words and phrases.</summary>
public sealed class ConcordanceTests : IDisposable
{
    readonly CommandLine translate = new();

    public ConcordanceTests() => translate.Write("memory.tmx", Encoding.UTF8.GetBytes(
        """
        <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body>
        <tu><prop type="x-document">a.txt</prop><tuv xml:lang="en"><seg>The alliance holds.</seg></tuv><tuv xml:lang="ko"><seg>동맹은 굳건하다.</seg></tuv></tu>
        <tu><tuv xml:lang="en"><seg>Old alliances end.</seg></tuv><tuv xml:lang="ko"><seg>낡은 동맹의 끝.</seg></tuv></tu>
        <tu><tuv xml:lang="en"><seg>Close the window.</seg></tuv><tuv xml:lang="ko"><seg>창을 닫으십시오.</seg></tuv></tu>
        </body></tmx>
        """));

    public void Dispose() => translate.Dispose();

    [Fact]
    public async Task Pairs_are_shown_in_which_a_word_stands_in_either_language()
    {
        var (code, output, error) = await translate.Run(null, "concordance", "alliance", "동맹", "ship", "--memory", "memory.tmx", "--from", "en", "--to", "ko");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            """
            alliance: 2 pairs
              The [alliance] holds.
              동맹은 굳건하다.  (memory.tmx, a.txt)
              Old [alliances] end.
              낡은 동맹의 끝.  (memory.tmx)
            동맹: 2 pairs
              Old alliances end.
              낡은 [동맹]의 끝.  (memory.tmx)
              The alliance holds.
              [동맹]은 굳건하다.  (memory.tmx, a.txt)
            ship: 0 pairs

            """,
            output);
    }

    [Fact]
    public async Task Phrases_can_be_lines_of_input_and_the_answers_lines_of_JSON()
    {
        var (code, output, _) = await translate.Run("the window\n창을\n", "concordance", "--memory", "memory.tmx", "--from", "en", "--to", "ko", "--jsonl", "--most", "1");

        Assert.Equal(0, code);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["the window", "창을"], lines.Select(line => line.GetProperty("phrase").GetString()));
        Assert.Equal("""[{"start":6,"length":10}]""", Assert.Single(lines[0].GetProperty("hits").EnumerateArray()).GetProperty("inSource").GetRawText());
        Assert.Equal("""[{"start":0,"length":2}]""", Assert.Single(lines[1].GetProperty("hits").EnumerateArray()).GetProperty("inTarget").GetRawText());
        Assert.Equal(2, (await translate.Run(null, "concordance", "a", "--memory", "memory.tmx", "--from", "en", "--to", "ko", "--most", "0")).Code);
    }

    [Fact]
    public async Task Terms_are_proposed_that_a_document_has_more_of_than_others_with_their_translations()
    {
        WriteDocuments();

        var (code, output, error) = await translate.Run(null, "terms", "reactor.tmx", "--from", "en", "--to", "ko", "--background", "usual.txt");

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("fuel rod (4 times): 연료봉 (4 times)", output, StringComparison.Ordinal);
        Assert.DoesNotContain("town", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proposed_terms_are_written_as_a_termbase_and_those_that_are_known_are_left_out()
    {
        WriteDocuments();

        Assert.Equal(0, (await translate.Run(null, "terms", "reactor.tmx", "--from", "en", "--to", "ko", "--background", "usual.txt", "--most", "1", "-o", "terms.tbx")).Code);
        var tbx = await File.ReadAllTextAsync(Path.Combine(translate.Folder, "terms.tbx"));
        Assert.Contains("<term>fuel rod</term>", tbx, StringComparison.Ordinal);
        Assert.Contains("<term>연료봉</term>", tbx, StringComparison.Ordinal);

        var (code, output, _) = await translate.Run(null, "terms", "reactor.tmx", "--from", "en", "--to", "ko", "--background", "usual.txt", "--terms", "terms.tbx");
        Assert.Equal(0, code);
        Assert.DoesNotContain("fuel rod (", output, StringComparison.Ordinal);

        Assert.Equal(0, (await translate.Run(null, "terms", "reactor.tmx", "--from", "en", "--to", "ko", "--background", "usual.txt", "-o", "terms.csv")).Code);
        Assert.Contains("연료봉", await File.ReadAllTextAsync(Path.Combine(translate.Folder, "terms.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terms_of_a_document_in_one_language_get_translations_from_a_memory()
    {
        WriteDocuments();
        translate.Write("reactor.txt", "The fuel rod is hot. We lift a fuel rod. Each fuel rod cools. One fuel rod broke. We saw the town.\n"u8.ToArray());

        var (code, output, _) = await translate.Run(null, "terms", "reactor.txt", "--from", "en", "--to", "ko", "--background", "usual.txt", "--memory", "reactor.tmx");
        Assert.Equal(0, code);
        Assert.Contains("fuel rod", output, StringComparison.Ordinal);
        Assert.Contains("연료봉 (4 times)", output, StringComparison.Ordinal);

        (code, _, var error) = await translate.Run(null, "terms", "missing.txt", "--from", "en", "--to", "ko", "--background", "usual.txt");
        Assert.Equal(1, code);
        Assert.Contains("missing.txt", error, StringComparison.Ordinal);
        Assert.Equal(2, (await translate.Run(null, "terms", "reactor.txt", "--from", "en", "--to", "ko")).Code);
    }

    void WriteDocuments()
    {
        (string, string)[] pairs =
        [
            ("The fuel rod is hot.", "연료봉은 뜨겁다."), ("We lift a fuel rod.", "우리는 연료봉을 든다."), ("Each fuel rod cools.", "모든 연료봉이 식는다."), ("One fuel rod broke.", "연료봉도 하나 부러졌다."),
            ("We saw the town.", "우리는 마을을 보았다."), ("The book is in the pool.", "책은 수조에 있다."), ("The town is in the book.", "마을은 책에 있다."), ("We saw the book.", "우리는 책을 보았다."),
        ];
        var units = pairs.Select(pair => $"""<tu><tuv xml:lang="en"><seg>{pair.Item1}</seg></tuv><tuv xml:lang="ko"><seg>{pair.Item2}</seg></tuv></tu>""");
        translate.Write("reactor.tmx", Encoding.UTF8.GetBytes($"""<tmx version="1.4"><header srclang="en"/><body>{string.Concat(units)}</body></tmx>"""));
        translate.Write("usual.txt", Encoding.UTF8.GetBytes(string.Join("\n\n", Enumerable.Range(1, 300).Select(i => $"The number is in the book, and we saw one town, each a hot pool, {i} days later."))));
    }
}
