using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Translate.Cli.Tests;

/// <summary>XLIFF files of other tools on the command line: decided about, given out, taken back, pseudo-translated.</summary>
public sealed class XliffTests : IDisposable
{
    const string Two =
        """
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en">
        <file id="f"><unit id="u">
        <segment id="s"><source>Open the <ph id="1"/> gate</source></segment>
        </unit></file></xliff>

        """;

    const string One =
        """
        <xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a.rc" source-language="en" datatype="plaintext"><body>
        <trans-unit id="t"><source>Close it</source></trans-unit>
        </body></file></xliff>

        """;

    static readonly XNamespace Core = "urn:oasis:names:tc:xliff:document:2.0";

    readonly CommandLine translate = new();

    public void Dispose() => translate.Dispose();

    string Write(string name, string text) => translate.Write(name, Encoding.UTF8.GetBytes(text));

    [Fact]
    public async Task Validate_lists_every_violation_with_its_line_rule_and_section()
    {
        Write("bad.xlf", Two.Replace("<unit id=\"u\">", "<unit>", StringComparison.Ordinal).Replace("<segment id=\"s\">", "<segment id=\"s\" subState=\"my:a\">", StringComparison.Ordinal));
        Write("good.xlf", Two);
        var (code, output, error) = await translate.Run(null, "validate", "bad.xlf", "good.xlf");
        Assert.Equal(1, code);
        Assert.Equal(
            ["bad.xlf(2,14): error attribute-missing [4.2.2.5]: <unit> has no id.", "bad.xlf(3,27): error sub-state-without-state [4.3.1.35]: subState is given without state."],
            error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["bad.xlf: not valid xliff, 2 errors, 0 warnings", "good.xlf: valid xliff, 1 unit, utf-8"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Validate_writes_reports_for_programs()
    {
        Write("bad.xlf", Two.Replace("<ph id=\"1\"/>", "<ph id=\"1\" dataRef=\"d\"/>", StringComparison.Ordinal));
        Write("broken.xlf", "<xliff>\n<file>");
        Write("one.xlf", One);
        var (code, output, error) = await translate.Run(null, "validate", "bad.xlf", "broken.xlf", "one.xlf", "missing.xlf", "--json");
        Assert.Equal((1, ""), (code, error));
        var reports = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        Assert.Equal([false, false, true, false], reports.Select(report => report.GetProperty("isValid").GetBoolean()));
        var problem = Assert.Single(reports[0].GetProperty("problems").EnumerateArray().ToList());
        Assert.Equal(
            (3, 54, "error", "data-reference", "4.3.1.9"),
            (problem.GetProperty("line").GetInt32(), problem.GetProperty("column").GetInt32(), problem.GetProperty("severity").GetString(), problem.GetProperty("rule").GetString(), problem.GetProperty("section").GetString()));
        Assert.Equal("well-formed", reports[1].GetProperty("problems")[0].GetProperty("rule").GetString());
        Assert.Equal(1, reports[2].GetProperty("units").GetInt32());
    }

    [Fact]
    public async Task Validate_says_warnings_and_takes_the_file()
    {
        Write("a.xlf", Two.Replace("<file id=\"f\">", "<file id=\"f\" original=\"a b\">", StringComparison.Ordinal));
        var (code, output, error) = await translate.Run(null, "validate", "a.xlf");
        Assert.Equal(0, code);
        Assert.Contains("valid xliff", output, StringComparison.Ordinal);
        Assert.Contains("warning attribute-value [4.2.2.2]", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Two)]
    [InlineData(One)]
    public async Task A_file_of_another_tool_goes_out_in_our_own_XLIFF_and_its_targets_come_back_into_it(string file)
    {
        Write("app.xlf", file);
        var (code, _, error) = await translate.Run(null, "extract", "app.xlf", "--from", "en", "--to", "ko");
        Assert.True(code == 0, error);
        Assert.Equal(0, (await translate.Run(null, "validate", "app.xlf.xlf")).Code);
        Assert.Equal(0, (await translate.Run(null, "merge", "app.xlf.xlf", "--out", "same")).Code);
        Assert.Equal(file, await File.ReadAllTextAsync(Path.Combine(translate.Folder, "same", "app.xlf")));

        var ours = XDocument.Load(Path.Combine(translate.Folder, "app.xlf.xlf"), LoadOptions.PreserveWhitespace);
        foreach (var source in ours.Descendants(Core + "source").ToList())
        {
            var target = new XElement(source) { Name = Core + "target" };
            target.AddFirst("QZX ");
            source.AddAfterSelf(target);
        }

        ours.Save(Path.Combine(translate.Folder, "app.xlf.xlf"), SaveOptions.DisableFormatting);
        (code, _, error) = await translate.Run(null, "merge", "app.xlf.xlf", "--out", "out");
        Assert.True(code == 0, error);
        var written = await File.ReadAllTextAsync(Path.Combine(translate.Folder, "out", "app.xlf"));
        Assert.Contains(file == Two ? "<target>QZX Open the <ph id=\"1\"/> gate</target>" : "<target state=\"translated\">QZX Close it</target>", written, StringComparison.Ordinal);
        Assert.Contains(file == Two ? "trgLang=\"ko\"" : "target-language=\"ko\"", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Two)]
    [InlineData(One)]
    public async Task Pseudo_fills_the_targets_and_leaves_the_sources(string file)
    {
        Write("app.xlf", file);
        var (code, _, error) = await translate.Run(null, "pseudo", "app.xlf", "--to", "ko");
        Assert.True(code == 0, error);
        var written = await File.ReadAllTextAsync(Path.Combine(translate.Folder, "app.ko.xlf"));
        Assert.Contains(file == Two ? "<source>Open the <ph id=\"1\"/> gate</source>" : "<source>Close it</source>", written, StringComparison.Ordinal);
        Assert.Contains("<target", written, StringComparison.Ordinal);
        Assert.Equal(0, (await translate.Run(null, "validate", "app.ko.xlf")).Code);
    }
}
