using System.Text;
using Translate.Core.Memory;
using Translate.Core.Memory.Files;
using Translate.Core.Text;

namespace Translate.Cli.Tests;

/// <summary><c>translate align</c>: documents and their translations become a memory.</summary>
public sealed class AlignTests : IDisposable
{
    readonly CommandLine translate = new();

    public void Dispose() => translate.Dispose();

    string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(translate.Folder, name))!);
        return translate.Write(name, Encoding.UTF8.GetBytes(text));
    }

    Task<(int Code, string Output, string Error)> Align(params string[] arguments) => translate.Run(null, ["align", .. arguments, "--from", "en", "--to", "ko", "-o", "memory.tmx"]);

    List<MemoryPair> Pairs()
    {
        using var stream = File.OpenRead(Path.Combine(translate.Folder, "memory.tmx"));
        var problems = new List<InvalidDocumentException>();
        List<MemoryPair> pairs = [.. TmxReader.Read(stream, "memory.tmx", problems)];
        Assert.Empty(problems);
        return pairs;
    }

    [Fact]
    public async Task A_document_and_its_translation_become_a_memory_that_says_how_it_came_to_be()
    {
        Write("a.md", "# News\n\nThe ship *Arirang* left Busan on May 3. It carries 240 people. Tickets cost 85 dollars.\n");
        Write("b.md", "# 소식\n\n*아리랑*호는 5월 3일 부산을 떠났다. 승객은 240명이다. 표는 85달러다.\n");

        var (code, output, error) = await Align("a.md", "b.md");

        Assert.Equal((0, ""), (code, output));
        Assert.StartsWith("a.md: 4 pairs (4 of one and one segment, 0 of two); 0 segments and 0 of the translation have no partner; ", error, StringComparison.Ordinal);
        var pairs = Pairs();
        Assert.Equal(["소식", "아리랑호는 5월 3일 부산을 떠났다.", "승객은 240명이다.", "표는 85달러다."], pairs.Select(pair => pair.Target.Text.Text));
        Assert.All(pairs, pair => Assert.Equal((PairOrigin.Aligned, "a.md"), (pair.Origin, pair.Document)));
        Assert.All(pairs, pair => Assert.InRange(pair.Confidence!.Value, 50, 100));

        // What a program paired is worth a little less than what a person did.
        (code, output, _) = await translate.Run("It carries 240 people.\n", "lookup", "--memory", "memory.tmx", "--from", "en", "--to", "ko", "--most", "1");
        Assert.Equal(0, code);
        Assert.Contains("   98  승객은 240명이다.", output, StringComparison.Ordinal);
        Assert.Contains("aligned −2", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pairs_that_are_not_sure_can_be_left_out()
    {
        Write("a.txt", "It costs 85 dollars.\n\nHello there, my friends.\n");
        Write("b.txt", "가격은 85달러다.\n\n안녕.\n");

        Assert.Equal(0, (await Align("a.txt", "b.txt")).Code);
        Assert.Equal(2, Pairs().Count);
        var between = Pairs().Max(pair => pair.Confidence!.Value);
        var (code, _, error) = await Align("a.txt", "b.txt", "--min-confidence", $"{between}");
        Assert.Equal(0, code);
        Assert.Equal("It costs 85 dollars.", Assert.Single(Pairs()).Source.Text.Text);
        Assert.Contains("1 left out that are less sure", error, StringComparison.Ordinal);
        Assert.Equal(2, (await Align("a.txt", "b.txt", "--min-confidence", "101")).Code);
    }

    [Theory]
    [InlineData("memory.xlf")]
    [InlineData("memory.XLIFF")]
    [InlineData("memory.csv")]
    public async Task The_ending_says_as_what_the_memory_is_written(string memory)
    {
        Write("a.txt", "It costs 85 dollars.\n");
        Write("b.txt", "가격은 85달러다.\n");

        Assert.Equal(0, (await translate.Run(null, "align", "a.txt", "b.txt", "--from", "en", "--to", "ko", "-o", memory)).Code);

        using var stream = File.OpenRead(Path.Combine(translate.Folder, memory));
        var pair = Assert.Single(PairFile.Read(stream, memory, []));
        Assert.Equal(("It costs 85 dollars.", "가격은 85달러다.", PairOrigin.Aligned, "a.txt"), (pair.Source.Text.Text, pair.Target.Text.Text, pair.Origin, pair.Document));
        if (!memory.EndsWith("csv", StringComparison.Ordinal)) Assert.Equal((0, ""), await Valid(memory));

        async Task<(int, string)> Valid(string file) => await translate.Run(null, "validate", file) is var (code, _, error) ? (code, error) : default;
    }

    [Fact]
    public async Task Resource_files_are_paired_by_their_keys_and_what_nobody_translated_makes_no_pair()
    {
        static string Resx(string entries) => $"<root>{entries}</root>";
        Write("Strings.resx", Resx("<data name=\"a\"><value>Open {0}</value></data><data name=\"b\"><value>Close</value></data><data name=\"c\"><value>Later</value></data>"));
        Write("Strings.ko.resx", Resx("<data name=\"b\"><value>닫기</value></data><data name=\"c\"><value>Later</value></data><data name=\"a\"><value>{0} 열기</value></data>"));

        var (code, _, error) = await Align("Strings.resx", "Strings.ko.resx");

        Assert.Equal(0, code);
        Assert.Equal(["a: Open {0} = {0} 열기", "b: Close = 닫기"], Pairs().Select(pair => $"{pair.Source.Context.Key}: {pair.Source.Text.Render()} = {pair.Target.Text.Render()}"));
        Assert.Contains("1 left out that are the same in both", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_are_gone_through_and_what_has_no_translation_is_named()
    {
        Write("en/2023/one.html", "<p>One hundred and 12.</p>");
        Write("en/two.en.txt", "Two and 13.\n");
        Write("en/three.txt", "Three.\n");
        Write("ko/2023/one.html", "<p>백과 12.</p>");
        Write("ko/two.ko.txt", "둘과 13.\n");

        var (code, _, error) = await Align("en", "ko");

        Assert.Equal(1, code);
        Assert.Contains($"{Path.Combine("en", "three.txt")}: there is no translation of it.", error, StringComparison.Ordinal);
        Assert.Equal([("2023/one.html", "백과 12."), ("two.en.txt", "둘과 13.")], Pairs().Select(pair => (pair.Document!, pair.Target.Text.Text)));
    }

    [Fact]
    public async Task In_one_folder_the_locale_in_the_name_says_which_is_which()
    {
        Write("docs/page.md", "Page 7.\n");
        Write("docs/page.ko.md", "7쪽.\n");
        Write("docs/en/other.md", "Other 8.\n");
        Write("docs/ko/other.md", "다른 8.\n");

        var (code, _, error) = await Align("docs", "docs");

        Assert.True(code == 0, error);
        Assert.Equal(["다른 8.", "7쪽."], Pairs().Select(pair => pair.Target.Text.Text));
    }

    [Fact]
    public async Task What_cannot_be_aligned_is_named_and_nothing_is_overwritten()
    {
        Write("a.txt", "One.\n");
        Write("memory.tmx", "as it was");
        Write("both.xlf", """<xliff version="2.1" srcLang="en" trgLang="ko" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"><unit id="u"><segment><source>A</source><target>가</target></segment></unit></file></xliff>""");

        var (code, _, error) = await Align("a.txt", "missing.txt");
        Assert.Equal(1, code);
        Assert.Contains("missing.txt", error, StringComparison.Ordinal);
        (code, _, error) = await Align("a.txt", "both.xlf");
        Assert.Equal(1, code);
        Assert.Contains("both.xlf: the file holds both languages already.", error, StringComparison.Ordinal);
        (code, _, error) = await Align("a.txt", ".");
        Assert.Equal(1, code);
        Assert.Contains("a.txt: this is no folder.", error, StringComparison.Ordinal);
        Assert.Equal("as it was", await File.ReadAllTextAsync(Path.Combine(translate.Folder, "memory.tmx")));
        Assert.Equal(2, (await translate.Run(null, "align", "a.txt", "a.txt", "--from", "en", "--to", "en", "-o", "memory.tmx")).Code);
    }
}
