namespace Translate.Cli.Tests;

public sealed class ResultsTests : IDisposable
{
    readonly CommandLine translate = new();

    public void Dispose() => translate.Dispose();

    static readonly string[] Pseudo = ["pseudo", "--to", "ko"], Run = ["run", "--from", "en", "--to", "ko", "--engine", "pseudo"], Extract = ["extract", "--from", "en", "--to", "ko"];

    public static TheoryData<string[], string> Commands => new()
    {
        { Pseudo, "app.ko.json" },
        { Run, "app.ko.json" },
        { Extract, "app.json.xlf" },
    };

    public static TheoryData<string[], string> Unpaid => new()
    {
        { Pseudo, "app.ko.json" },
        { ["run", "--from", "en", "--to", "ko"], "app.ko.json" },
        { Extract, "app.json.xlf" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task What_is_there_beside_a_file_is_replaced_only_when_asked_for(string[] command, string result)
    {
        await Write("app.json", """{"a":"Some words"}""");
        await Write(result, "somebody's work");

        foreach (var folder in new string[][] { [], ["--out", "."] })
        {
            var (code, output, error) = await translate.Run(null, [.. command, "app.json", .. folder]);
            Assert.Equal((1, ""), (code, output));
            Assert.StartsWith("app.json: its result would be ", error, StringComparison.Ordinal);
            Assert.Contains($"{result}, which is there already. Replace it with --force, or write to another folder with --out.", error, StringComparison.Ordinal);
            Assert.Equal("somebody's work", await Read(result));
        }

        Assert.Equal(0, (await translate.Run(null, [.. command, "app.json", "--force"])).Code);
        Assert.NotEqual("somebody's work", await Read(result));
    }

    [Theory]
    [MemberData(nameof(Unpaid))]
    public async Task A_call_may_be_made_again_as_long_as_it_writes_the_same(string[] command, string result)
    {
        await Write("app.json", """{"a":"Some words"}""");
        foreach (var _ in new[] { "once", "twice" }) Assert.Equal((0, ""), await Outcome([.. command, "app.json"]));

        await Write("app.json", """{"a":"Other words"}""");
        var before = await Read(result);
        Assert.Equal(1, (await Outcome([.. command, "app.json"])).Code);
        Assert.Equal(before, await Read(result));
        Assert.False(File.Exists(In(result + ".part")));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_folder_for_results_takes_those_of_the_next_call_in_place_of_the_last(string[] command, string result)
    {
        await Write("app.json", """{"a":"Some words"}""");
        foreach (var _ in new[] { "once", "twice" }) Assert.Equal((0, ""), await Outcome([.. command, "app.json", "--out", "out"]));
        Assert.True(Directory.GetFiles(In("out")) is [var only] && (only.EndsWith(result, StringComparison.Ordinal) || only.EndsWith("app.json", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("en.json", "ko.json")]
    [InlineData("app.json", "app.ko.json")]
    [InlineData("ko.json", "en.json")]
    public async Task A_file_of_the_same_call_is_never_written_over(string first, string second)
    {
        await Write(first, """{"a":"Some words"}""");
        await Write(second, """{"a":"몇 마디"}""");
        foreach (var command in new[] { Pseudo, Run })
        {
            var (_, error) = await Outcome([.. command, first, second, "--force"]);
            Assert.Contains("which is one of the files of this call.", error, StringComparison.Ordinal);
            Assert.Equal(("""{"a":"Some words"}""", """{"a":"몇 마디"}"""), (await Read(first), await Read(second)));
        }
    }

    [Fact]
    public async Task An_exchange_file_does_not_take_the_place_of_one_that_was_named_beside_its_source()
    {
        await Write("a.txt", "Some words\n");
        Assert.Equal(0, (await Outcome([.. Extract, "a.txt"])).Code);
        var before = await Read("a.txt.xlf");
        var (code, error) = await Outcome([.. Extract, "a.txt", "a.txt.xlf", "--force"]);
        Assert.Equal(1, code);
        Assert.Contains("a.txt.xlf, which is one of the files of this call.", error, StringComparison.Ordinal);
        Assert.Equal(before, await Read("a.txt.xlf"));
    }

    [Fact]
    public async Task Merge_replaces_the_localized_file_for_that_is_what_it_is_made_of()
    {
        await Write("app.json", """{"a":"Some words"}""");
        Assert.Equal(0, (await Outcome([.. Extract, "app.json"])).Code);
        await Write("app.ko.json", "somebody's work");

        Assert.Equal((0, ""), await Outcome(["merge", "app.json.xlf"]));
        Assert.Equal("""{"a":"Some words"}""", await Read("app.ko.json"));
    }

    [Fact]
    public async Task An_engine_is_not_asked_for_what_could_not_be_written()
    {
        await Write("one.txt", "Some words.\n");
        await Write("one.es.txt", "Alguien.\n");
        var (code, error) = await Outcome(["run", "one.txt", "--from", "en", "--to", "es", "--engine", "deepl", "--engine-setting", "key=some", "--engine-setting", "address=http://127.0.0.1:9"]);
        Assert.Equal(1, code);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("one.es.txt, which is there already.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_named_twice_is_done_once()
    {
        await Write("app.json", """{"a":"Some words"}""");
        var (code, output, error) = await translate.Run(null, [.. Pseudo, "app.json", In("app.json"), Path.Combine(".", "app.json")]);
        Assert.Equal((0, "", 1), (code, error, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
    }

    [Fact]
    public async Task Where_no_folder_is_and_none_can_be_is_said()
    {
        await Write("app.json", """{"a":"Some words"}""");
        var (code, error) = await Outcome([.. Pseudo, "app.json", "--out", "app.json"]);
        Assert.Equal(1, code);
        Assert.Contains("app.json: this is a file. Say with --out in which folder to write.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("segment", "--locale", "en", "none")]
    [InlineData("score", "--reference", "none", "--hypothesis", "a.txt")]
    [InlineData("run", "a.txt", "--from", "en", "--to", "ko", "--memory", "none")]
    [InlineData("analyze", "a.txt", "--from", "en", "--to", "ko", "--rates", "none")]
    [InlineData("validate", "none")]
    [InlineData("check", "none", "--to", "ko")]
    [InlineData("merge", "none")]
    public async Task Files_that_are_not_there_and_folders_are_named_as_such(params string[] arguments)
    {
        await Write("a.txt", "Some words.\n");
        var (code, error) = await Outcome(arguments);
        Assert.Equal((1, "none: there is no such file.\n"), (code, error.ReplaceLineEndings("\n")));
        Directory.CreateDirectory(In("none"));
        (code, error) = await Outcome([.. arguments, .. arguments[0] is "run" ? new[] { "--force" } : []]);
        Assert.Equal((1, "none: this is a folder. Name the files in it.\n"), (code, error.ReplaceLineEndings("\n")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n \n")]
    public async Task Nothing_has_no_segments(string input) => Assert.Equal((0, "", ""), await translate.Run(input, "segment", "--locale", "en"));

    [Fact]
    public async Task An_engine_is_not_asked_for_what_a_memory_that_cannot_be_read_may_know()
    {
        await Write("a.txt", "Some words.\n");
        var (code, error) = await Outcome([.. Run, "a.txt", "--memory", "none.tmx", "--out", "out"]);
        Assert.Equal(1, code);
        Assert.Contains("Nothing was sent to the engine", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(In("out")));
    }

    async Task<(int Code, string Error)> Outcome(string[] arguments)
    {
        var (code, _, error) = await translate.Run(null, arguments);
        return (code, error);
    }

    string In(params string[] path) => Path.Combine([translate.Folder, .. path]);

    Task Write(string name, string text) => File.WriteAllTextAsync(In(name), text);

    Task<string> Read(string name) => File.ReadAllTextAsync(In(name));
}
