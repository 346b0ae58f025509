using System.Text;
using System.Text.Json;

namespace Translate.Cli.Tests;

/// <summary><c>translate check</c>: findings of bilingual files for people and for programs.</summary>
public sealed class CheckTests : IDisposable
{
    const string File =
        """
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="ko"><file id="f">
        <unit id="a"><segment><source>Delete 3 files?</source><target>파일 3개를 삭제할까요?</target></segment></unit>
        <unit id="b"><segment><source>Open the file.</source><target>파일를 엽니다.</target></segment></unit>
        <unit id="c"><segment><source>It costs 20 dollars.</source><target>30달러입니다.</target></segment></unit>
        <unit id="d"><segment><source>Not yet.</source></segment></unit>
        </file></xliff>

        """;

    readonly CommandLine translate = new();

    public void Dispose() => translate.Dispose();

    void Write(string name, string text) => translate.Write(name, Encoding.UTF8.GetBytes(text));

    [Fact]
    public async Task Check_lists_findings_with_unit_severity_place_and_message()
    {
        Write("a.xlf", File);
        var (code, output, error) = await translate.Run(null, "check", "a.xlf");
        Assert.Equal((1, ""), (code, error));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, line => line.EndsWith("warning particles [target 2+1]: The particle should be 을.", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("error numbers [source 9+2]: The number “20” is missing.", StringComparison.Ordinal));
        Assert.Equal("a.xlf: 3 of 4 units translated, 2 errors, 1 warning", lines[^1]);
    }

    [Fact]
    public async Task Check_writes_reports_for_programs_and_goes_on_behind_a_file_that_fails()
    {
        Write("a.xlf", File);
        Write("b.xlf", "<xliff");
        Write("c.json", "{\"a\":\"b\"}");
        var (code, output, error) = await translate.Run(null, "check", "a.xlf", "b.xlf", "c.json", "none.po", "--json");
        Assert.Equal((1, ""), (code, error));
        var reports = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        Assert.Equal([false, true, true, true], reports.Select(report => report.TryGetProperty("problem", out _)));
        Assert.Equal(("en", "ko", 4, 3), (reports[0].GetProperty("from").GetString(), reports[0].GetProperty("to").GetString(), reports[0].GetProperty("units").GetInt32(), reports[0].GetProperty("translated").GetInt32()));
        var finding = reports[0].GetProperty("findings").EnumerateArray().Single(found => found.GetProperty("check").GetString() == "particles");
        Assert.Equal(("warning", "를", 2, "파일을 엽니다."), (finding.GetProperty("severity").GetString(), finding.GetProperty("target").GetProperty("text").GetString(), finding.GetProperty("target").GetProperty("start").GetInt32(), finding.GetProperty("mended").GetString()));
        Assert.Equal(32, finding.GetProperty("key").GetString()!.Length);
    }

    [Fact]
    public async Task Check_reads_catalogues_and_tables_and_says_nothing_of_good_ones()
    {
        Write("ko.po", "msgid \"\"\nmsgstr \"Language: ko\\nContent-Type: text/plain; charset=UTF-8\\n\"\n\nmsgid \"Open %s?\"\nmsgstr \"%s을(를) 열까요?\"\n");
        Write("a.csv", "key,source,target\na,Save it.,저장합니다.\n");
        var (code, output, _) = await translate.Run(null, "check", "ko.po", "a.csv", "--to", "ko");
        Assert.Equal((0, "ko.po: 1 of 1 units translated, 0 errors, 0 warnings\na.csv: 1 of 1 units translated, 0 errors, 0 warnings\n"), (code, output));
    }

    [Fact]
    public async Task Check_leaves_out_what_is_switched_off_and_wants_to_know_the_locale()
    {
        Write("a.xlf", File);
        Write("a.csv", "key,source,target\na,Save it.,저장합니다\n");
        var (code, output, _) = await translate.Run(null, "check", "a.xlf", "--checks", """{"particles":"off","numbers":"off"}""");
        Assert.Equal((0, "a.xlf: 3 of 4 units translated, 0 errors, 0 warnings\n"), (code, output));
        Assert.Equal(2, (await translate.Run(null, "check", "a.xlf", "--checks", "{\"particles\":\"loud\"}")).Code);

        (code, _, var error) = await translate.Run(null, "check", "a.csv");
        Assert.Equal(1, code);
        Assert.Contains("--to", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_looks_up_words_and_measures_widths_where_it_is_given_dictionaries_and_fonts()
    {
        Write("fr.aff", "SET UTF-8\n");
        Write("fr.dic", "2\nouvrir\nfichier\n");
        Write("a.xlf", """<xliff version="1.2"><file original="a" source-language="en" target-language="fr" datatype="plaintext"><body><trans-unit id="1" maxwidth="20" font="DejaVu Sans;12"><source>open file</source><target>ouvrir fichjer</target></trans-unit></body></file></xliff>""");

        Assert.Equal(0, (await translate.Run(null, "check", "a.xlf")).Code);
        var (code, output, _) = await translate.Run(null, "check", "a.xlf", "--dictionaries", ".", "--fonts", "/usr/share/fonts/truetype/dejavu");

        Assert.Equal(1, code);
        Assert.Contains("warning spelling [target 7+7]: “fichjer” is not in the dictionary", output, StringComparison.Ordinal);
        Assert.Contains("error width [target 0+14]: The line is", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_tells_what_is_still_a_draft()
    {
        Write("ko.po", "msgid \"\"\nmsgstr \"Language: ko\\nContent-Type: text/plain; charset=UTF-8\\n\"\n\n#, fuzzy\nmsgid \"Open it\"\nmsgstr \"열기\"\n\nmsgid \"Close it\"\nmsgstr \"닫기\"\n");
        var (code, output, _) = await translate.Run(null, "check", "ko.po");

        Assert.Equal(1, code);
        Assert.Contains("warning draft [target 0+2]: The target is a draft: nobody has confirmed it.", output, StringComparison.Ordinal);
    }
}
