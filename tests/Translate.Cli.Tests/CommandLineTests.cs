using System.Text;
using System.Text.Json;

namespace Translate.Cli.Tests;

/// <summary>The contract of the command line: what it reads, writes and ends with.</summary>
public sealed class CommandLineTests : IDisposable
{
    static readonly string Article = Path.Combine(CommandLine.Repository, "seeds", "us-korea-alliance.txt");

    static readonly string Memory = Path.Combine(CommandLine.Repository, "translations", "memory", "en-ko.tmx");

    readonly CommandLine translate = new();

    public void Dispose() => translate.Dispose();

    [Fact]
    public async Task Segment_writes_the_sentences_of_a_text_one_a_line()
    {
        var (code, output, _) = await translate.Run("Dr. Kim left the U.S. in May. “Really?” he asked.\n", "segment", "--locale", "en");
        Assert.Equal(0, code);
        Assert.Equal("Dr. Kim left the U.S. in May.\n“Really?” he asked.\n", output);
    }

    [Fact]
    public async Task Segment_of_JSON_lines_gives_segments_that_joined_are_the_text()
    {
        const string Text = "  그는 “간다.”라고 말했다.  2023. 5. 21. 오후였다.\n\n끝.";
        var line = JsonSerializer.Serialize(new { id = 7, locale = "ko", text = Text });
        var (code, output, error) = await translate.Run($"{line}\nnot json\n{{\"id\":\"b\",\"locale\":\"en\",\"text\":\"\"}}\n", "segment", "--jsonl");

        Assert.Equal(1, code);
        Assert.Contains("(2,1)", error, StringComparison.Ordinal);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(7, lines[0].GetProperty("id").GetInt32());
        Assert.Equal(3, lines[0].GetProperty("segments").GetArrayLength());
        Assert.Equal(Text, string.Concat(lines[0].GetProperty("segments").EnumerateArray().Select(s => s.GetString())));
        Assert.Equal("b", lines[1].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Segment_of_JSON_lines_takes_the_users_own_rules_and_each_lines_own_locale()
    {
        var srx = translate.Write("own.srx", """
            <srx version="2.0" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="yes" cascade="no"/><body><languagerules><languagerule languagerulename="semicolon">
            <rule break="yes"><beforebreak>;</beforebreak><afterbreak>\s</afterbreak></rule></languagerule><languagerule languagerulename="none"/></languagerules>
            <maprules><languagemap languagepattern="de" languagerulename="none"/><languagemap languagepattern=".*" languagerulename="semicolon"/></maprules></body></srx>
            """u8.ToArray());
        var (code, output, _) = await translate.Run("""
            {"id":1,"text":"One; two. Three"}
            {"id":2,"locale":"de","text":"Eins; zwei"}
            """, "segment", "--jsonl", "--locale", "en", "--srx", srx);
        Assert.Equal((0, """
            {"id":1,"segments":["One; ","two. Three"]}
            {"id":2,"segments":["Eins; zwei"]}

            """), (code, output));
    }

    [Fact]
    public async Task Segment_of_JSON_lines_that_are_not_UTF_8_is_refused_with_the_line()
    {
        var file = translate.Write("bad.jsonl", [.. "{\"locale\":\"en\",\"text\":\""u8, 0xFF, .. "\"}\n"u8]);
        var (code, output, error) = await translate.Run(null, "segment", "--jsonl", file);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("bad.jsonl(1,1)", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Segment_explains_where_Korean_without_final_punctuation_ends()
    {
        const string Chat = "영화 봤어 근데 재미없더라 그래도 한 번쯤은 볼 만해\n다음에 또 보자 안녕\n";
        Assert.Equal(
            (0, "영화 봤어\n근데 재미없더라\n그래도 한 번쯤은 볼 만해\n다음에 또 보자\n안녕\n"),
            await Output("segment", "--locale", "ko"));
        var (code, explained) = await Output("segment", "--locale", "ko", "--explain");
        Assert.Equal(0, code);
        Assert.StartsWith("봤어 (ㅆ어 +4, then 근데 +2): ends\n", explained, StringComparison.Ordinal);
        Assert.Equal(2, (await translate.Run(Chat, "segment", "--jsonl", "--explain")).Code);

        async Task<(int Code, string Output)> Output(params string[] arguments)
        {
            var (exit, output, _) = await translate.Run(Chat, arguments);
            return (exit, output);
        }
    }

    [Fact]
    public async Task Segment_takes_the_users_own_rules()
    {
        var srx = translate.Write("own.srx", """
            <srx version="2.0" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="yes" cascade="no"/><body><languagerules><languagerule languagerulename="all">
            <rule break="yes"><beforebreak>;</beforebreak><afterbreak>\s</afterbreak></rule></languagerule></languagerules>
            <maprules><languagemap languagepattern=".*" languagerulename="all"/></maprules></body></srx>
            """u8.ToArray());
        var (code, output, _) = await translate.Run("One; two. Three\n", "segment", "--locale", "en", "--srx", srx);
        Assert.Equal((0, "One;\ntwo. Three\n"), (code, output));

        translate.Write("own.srx", "<srx"u8.ToArray());
        Assert.Equal(1, (await translate.Run("", "segment", "--locale", "en", "--srx", srx)).Code);
    }

    [Fact]
    public async Task Run_does_the_main_job_and_back_again()
    {
        var (code, output, _) = await translate.Run(null, "run", Article, "--from", "en", "--to", "ko", "--memory", Memory, "--out", "ko");
        Assert.Equal(0, code);
        Assert.Contains("36 segments", output, StringComparison.Ordinal);
        Assert.Contains("nothing left for people", output, StringComparison.Ordinal);
        var korean = Path.Combine(translate.Folder, "ko", "us-korea-alliance.txt");
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(CommandLine.Repository, "translations", "ko", "us-korea-alliance.txt")), await File.ReadAllBytesAsync(korean));

        (code, output, _) = await translate.Run(null, "run", korean, "--from", "ko", "--to", "en", "--memory", Memory, "--out", "en", "--json");
        Assert.Equal(0, code);
        Assert.Equal(36, JsonDocument.Parse(output).RootElement.GetProperty("inContext").GetInt32());
        Assert.Equal(await File.ReadAllBytesAsync(Article), await File.ReadAllBytesAsync(Path.Combine(translate.Folder, "en", "us-korea-alliance.txt")));
    }

    [Fact]
    public async Task Run_says_what_is_left_for_people_and_never_writes_over_its_source()
    {
        var file = translate.Write("note.txt", "Nobody translated this yet. Nor this.\n"u8.ToArray());
        var (code, output, _) = await translate.Run(null, "run", file, "--from", "en", "--to", "ko");
        Assert.Equal(0, code);
        Assert.Contains("2 segments, 6 words left for people", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(translate.Folder, "note.ko.txt")));
        Assert.Equal("Nobody translated this yet. Nor this.\n", await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("pseudo", "--to", "ko")]
    [InlineData("run", "--from", "en", "--to", "ko")]
    public async Task A_second_file_of_one_name_does_not_take_the_place_of_the_first(string command, params string[] options)
    {
        foreach (var folder in new[] { "one", "two" })
        {
            Directory.CreateDirectory(Path.Combine(translate.Folder, folder));
            translate.Write(Path.Combine(folder, "a.txt"), Encoding.UTF8.GetBytes($"123 {folder}\n"));
        }

        var (code, output, error) = await translate.Run(null, [command, Path.Combine("one", "a.txt"), Path.Combine("two", "a.txt"), "--out", "out", .. options]);
        Assert.Equal(1, code);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"{Path.Combine("two", "a.txt")}: {Path.Combine("out", "a.txt")} was just written from another file of that name.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("two", await File.ReadAllTextAsync(Path.Combine(translate.Folder, "out", "a.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Segment_splits_a_line_of_full_width_stops()
    {
        var (code, output, _) = await translate.Run("他走了。她来了\n", "segment", "--locale", "zh");
        Assert.Equal((0, "他走了。\n她来了\n"), (code, output.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task Pseudo_accents_a_resource_file_and_keeps_its_placeholders()
    {
        var file = translate.Write("Strings.resx", "<root><data name=\"A\"><value>Hello {0:N2}</value></data></root>"u8.ToArray());
        var (code, _, error) = await translate.Run(null, "pseudo", file, "--to", "fr");
        Assert.True(code == 0, error);
        var written = await File.ReadAllTextAsync(Path.Combine(translate.Folder, "Strings.fr.resx"));
        Assert.Contains("{0:N2}", written, StringComparison.Ordinal);
        Assert.DoesNotContain("Hello", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Formats_are_told_which_keys_and_columns_are_translated()
    {
        translate.Write("en.json", """{"title": "Harbor", "code": "Pier"}"""u8.ToArray());
        translate.Write("words.csv", "english,korean\nHarbor,\n"u8.ToArray());
        var (code, _, error) = await translate.Run(null, "pseudo", "en.json", "words.csv", "--to", "ko", "--option", "json.keys=title", "--option", "csv.source=english", "--option", "csv.target=korean", "--out", "ko");
        Assert.True(code == 0, error);
        Assert.Equal("""{"title": "[Ĥàŕŕböŕŕ]", "code": "Pier"}""", await File.ReadAllTextAsync(Path.Combine(translate.Folder, "ko", "ko.json")));
        Assert.Equal("english,korean\nHarbor,[Ĥàŕŕböŕŕ]\n", await File.ReadAllTextAsync(Path.Combine(translate.Folder, "ko", "words.csv")));
    }

    [Fact]
    public async Task Run_keeps_what_a_catalogue_has_translated_already()
    {
        translate.Write("fr.po", "msgid \"One\"\nmsgstr \"Une\"\n\nmsgid \"Two\"\nmsgstr \"\"\n"u8.ToArray());
        var (code, _, error) = await translate.Run(null, "run", "fr.po", "--from", "en", "--to", "fr", "--engine", "pseudo", "--out", "out");
        Assert.True(code == 0, error);
        var written = await File.ReadAllTextAsync(Path.Combine(translate.Folder, "out", "fr.po"));
        Assert.Contains("msgstr \"Une\"", written, StringComparison.Ordinal);
        Assert.DoesNotContain("msgid \"Two\"\nmsgstr \"\"", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_names_every_bad_file_and_goes_on_with_the_good_ones()
    {
        var good = translate.Write("good.txt", "Fine.\n"u8.ToArray());
        var bad = translate.Write("bad.txt", [.. "ab"u8, 0xC3, 0x28]);
        var (code, output, error) = await translate.Run(null, "validate", bad, good, "missing.resx");
        Assert.Equal(1, code);
        Assert.Contains("good.txt: valid text, 1 unit", output, StringComparison.Ordinal);
        Assert.Contains("bad.txt: byte 2", error, StringComparison.Ordinal);
        Assert.Contains("missing.resx", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declared_legacy_encoding_comes_back_in_it()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var korean = Encoding.GetEncoding("euc-kr").GetBytes("한글 문장이다.\r\n");
        var file = translate.Write("old.txt", korean);
        Assert.Equal(1, (await translate.Run(null, "validate", file)).Code);
        Assert.Equal(0, (await translate.Run(null, "run", file, "--from", "ko", "--to", "en", "--encoding", "euc-kr", "--out", "out")).Code);
        Assert.Equal(korean, await File.ReadAllBytesAsync(Path.Combine(translate.Folder, "out", "old.txt")));
    }

    [Theory]
    [InlineData("run", "x.txt")]
    [InlineData("nonsense")]
    [InlineData("segment", "--locale", "xx-invalid!")]
    [InlineData("segment")]
    [InlineData("pseudo", "--to", "ko")]
    [InlineData("validate", "a.json", "--option", "json.kees=x")]
    [InlineData("validate", "a.json", "--option", "json.keys")]
    public async Task Wrong_usage_ends_with_two_and_says_what_is_wrong(params string[] arguments)
    {
        var (code, _, error) = await translate.Run("", arguments);
        Assert.Equal(2, code);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task Run_asks_an_engine_for_what_memory_does_not_know_and_says_that_nobody_read_it()
    {
        translate.Write("two.md", "# Title\n\nSome **bold** text with `code` in it.\n"u8.ToArray());
        var (code, output, error) = await translate.Run(null, "run", "two.md", "--from", "en", "--to", "fr", "--engine", "pseudo", "--out", "fr");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("2 by the engine, unread", output, StringComparison.Ordinal);
        var written = await File.ReadAllTextAsync(Path.Combine(translate.Folder, "fr", "two.md"));
        Assert.Contains("`code`", written, StringComparison.Ordinal);
        Assert.Equal(2, written.Split("**").Length - 1);
        Assert.DoesNotContain("Some", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_leaves_to_people_what_no_engine_answers_and_says_so()
    {
        translate.Write("one.txt", "One sentence of its own.\n"u8.ToArray());
        var (code, output, error) = await translate.Run(
            null, "run", "one.txt", "--from", "en", "--to", "es", "--engine", "deepl", "--engine-setting", "key=secret-key", "--engine-setting", "address=http://127.0.0.1:9", "--out", "es");

        Assert.Equal(0, code);
        Assert.Contains("1 segments, 5 words left for people", output, StringComparison.Ordinal);
        Assert.Contains("segment 1 is left for people", error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key", output + error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--engine", "nobody")]
    [InlineData("--engine", "deepl")]
    [InlineData("--engine", "apertium", "--engine-setting", "nonsense")]
    [InlineData("--engine", "apertium", "--engine-setting", "colour=blue")]
    public async Task Run_with_an_engine_that_is_not_set_up_is_wrong_usage(params string[] engine)
    {
        translate.Write("one.txt", "One sentence.\n"u8.ToArray());
        Assert.Equal(2, (await translate.Run(null, ["run", "one.txt", "--from", "en", "--to", "es", .. engine])).Code);
    }
}
