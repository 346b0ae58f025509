using System.Text;
using System.Xml.Linq;

namespace Translate.Cli.Tests;

/// <summary><c>extract</c> and <c>merge</c>: out to another tool and back.</summary>
public sealed class ExchangeTests : IDisposable
{
    static readonly XNamespace Xliff = "urn:oasis:names:tc:xliff:document:2.0";

    static readonly string Article = Path.Combine(CommandLine.Repository, "seeds", "us-korea-alliance.txt");

    readonly CommandLine translate = new();

    public void Dispose() => translate.Dispose();

    string In(params string[] path) => Path.Combine([translate.Folder, .. path]);

    static void Fill(string xliff, Func<string, string> change)
    {
        var document = XDocument.Load(xliff, LoadOptions.PreserveWhitespace);
        foreach (var source in document.Descendants(Xliff + "segment").Elements(Xliff + "source").ToList())
        {
            var target = new XElement(source) { Name = Xliff + "target" };
            foreach (var text in target.DescendantNodes().OfType<XText>()) text.Value = change(text.Value);
            source.AddAfterSelf(target);
        }

        document.Save(xliff, SaveOptions.DisableFormatting);
    }

    [Fact]
    public async Task An_article_goes_out_as_XLIFF_and_comes_back_byte_for_byte()
    {
        var (code, output, error) = await translate.Run(null, "extract", Article, "--from", "en", "--to", "ko", "--out", "xliff");
        Assert.True(code == 0, error);
        var xliff = In("xliff", "us-korea-alliance.txt.xlf");
        Assert.Equal(Path.Combine("xliff", "us-korea-alliance.txt.xlf"), output.TrimEnd());
        var root = XDocument.Load(xliff).Root!;
        Assert.Equal(("en", "ko"), ((string?)root.Attribute("srcLang"), (string?)root.Attribute("trgLang")));
        Assert.Equal(36, root.Descendants(Xliff + "segment").Count());

        (code, _, error) = await translate.Run(null, "merge", xliff, "--out", "back");
        Assert.True(code == 0, error);
        Assert.Equal(await File.ReadAllBytesAsync(Article), await File.ReadAllBytesAsync(In("back", "us-korea-alliance.txt")));
    }

    [Fact]
    public async Task An_article_goes_out_as_XLIFF_1_2_for_tools_that_know_no_other()
    {
        XNamespace old = "urn:oasis:names:tc:xliff:document:1.2";
        var (code, _, error) = await translate.Run(null, "extract", Article, "--from", "en", "--to", "ko", "--xliff", "1.2", "--out", "xliff");
        Assert.True(code == 0, error);
        var xliff = In("xliff", "us-korea-alliance.txt.xlf");
        (code, _, error) = await translate.Run(null, "validate", xliff);
        Assert.True(code == 0, error);

        // A tool that takes the marks off and fills in what it knows.
        var document = XDocument.Load(xliff, LoadOptions.PreserveWhitespace);
        var unit = document.Descendants(old + "trans-unit").First();
        (unit.Element(old + "seg-source") ?? unit.Element(old + "source"))!.AddAfterSelf(new XElement(old + "target", new XAttribute("state", "translated"), "한미 동맹"));
        document.Save(xliff, SaveOptions.DisableFormatting);
        (code, _, error) = await translate.Run(null, "merge", xliff, "--out", "back");
        Assert.True(code == 0, error);
        var text = await File.ReadAllTextAsync(In("back", "us-korea-alliance.txt"));
        Assert.StartsWith("한미 동맹", text, StringComparison.Ordinal);
        Assert.EndsWith((await File.ReadAllTextAsync(Article))[^200..], text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_of_XLIFF_that_there_is_not_is_wrong_usage() =>
        Assert.Equal(2, (await translate.Run(null, "extract", Article, "--from", "en", "--xliff", "1.1")).Code);

    [Fact]
    public async Task Several_files_are_written_beside_their_own_and_come_back_translated_where_they_lie()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var korean = Encoding.GetEncoding("euc-kr");
        translate.Write("Strings.resx", "<root><data name=\"A\"><value>Hello {0}, you</value></data></root>"u8.ToArray());
        translate.Write("한 글 100%.txt", korean.GetBytes("하나.\r\n"));
        Assert.Equal(0, (await translate.Run(null, "extract", "Strings.resx", "--from", "en", "--to", "ko")).Code);
        Assert.Equal(0, (await translate.Run(null, "extract", "한 글 100%.txt", "--from", "ko", "--to", "en", "--encoding", "euc-kr")).Code);
        Fill(In("Strings.resx.xlf"), text => text.Replace("Hello", "안녕", StringComparison.Ordinal));
        Fill(In("한 글 100%.txt.xlf"), _ => "One.");

        var (code, output, error) = await translate.Run(null, "merge", "Strings.resx.xlf", "한 글 100%.txt.xlf");
        Assert.True(code == 0, error);
        Assert.Equal(2, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("<root><data name=\"A\"><value>안녕 {0}, you</value></data></root>", await File.ReadAllTextAsync(In("Strings.ko.resx")));
        Assert.Equal("One.\r\n", await File.ReadAllTextAsync(In("한 글 100%.en.txt")));
        Assert.Equal(korean.GetBytes("하나.\r\n"), await File.ReadAllBytesAsync(In("한 글 100%.txt")));
    }

    [Fact]
    public async Task A_unit_whose_source_has_changed_is_named_and_the_others_are_merged()
    {
        translate.Write("a.resx", "<root><data name=\"A\"><value>One</value></data><data name=\"B\"><value>Two</value></data></root>"u8.ToArray());
        Assert.Equal(0, (await translate.Run(null, "extract", "a.resx", "--from", "en", "--to", "ko")).Code);
        Fill(In("a.resx.xlf"), text => text + "!");
        translate.Write("a.resx", "<root><data name=\"A\"><value>Ones</value></data><data name=\"B\"><value>Two</value></data></root>"u8.ToArray());

        var (code, output, error) = await translate.Run(null, "merge", "a.resx.xlf");
        Assert.Equal((1, "a.ko.resx"), (code, Path.GetFileName(output.TrimEnd())));
        Assert.Contains("a.resx.xlf(", error, StringComparison.Ordinal);
        Assert.Contains("unit \"A\": its source has changed", error, StringComparison.Ordinal);
        Assert.DoesNotContain("\"B\"", error, StringComparison.Ordinal);
        Assert.Equal("<root><data name=\"A\"><value>Ones</value></data><data name=\"B\"><value>Two!</value></data></root>", await File.ReadAllTextAsync(In("a.ko.resx")));
    }

    [Fact]
    public async Task A_failing_input_is_named_and_the_rest_goes_on()
    {
        translate.Write("good.txt", "Fine.\n"u8.ToArray());
        translate.Write("bad.txt", [.. "ab"u8, 0xC3, 0x28]);
        var (code, output, error) = await translate.Run(null, "extract", "bad.txt", "none.md", "good.txt", "--from", "en");
        Assert.Equal((1, "good.txt.xlf"), (code, Path.GetFileName(output.TrimEnd())));
        Assert.Contains("bad.txt: byte 2", error, StringComparison.Ordinal);
        Assert.Contains("none.md", error, StringComparison.Ordinal);
        Assert.False(File.Exists(In("bad.txt.xlf")));

        translate.Write("bomb.xlf", "<!DOCTYPE x [<!ENTITY a \"a\">]><x>&a;</x>"u8.ToArray());
        Directory.CreateDirectory(In("elsewhere"));
        File.Copy(In("good.txt.xlf"), In("elsewhere", "lost.xlf"));
        (code, output, error) = await translate.Run(null, "merge", "bomb.xlf", Path.Combine("elsewhere", "lost.xlf"), "good.txt.xlf", "--out", "out");
        Assert.Equal((1, Path.Combine("out", "good.txt")), (code, output.TrimEnd()));
        Assert.Contains("bomb.xlf(1,", error, StringComparison.Ordinal);
        Assert.Contains("lost.xlf: the file that it was made from is not there", error, StringComparison.Ordinal);
        Assert.Equal(0, (await translate.Run(null, "merge", Path.Combine("elsewhere", "lost.xlf"), "--source", ".", "--out", "found")).Code);
        Assert.Equal("Fine.\n", await File.ReadAllTextAsync(In("found", "good.txt")));
    }

    [Fact]
    public async Task Targets_without_a_language_are_refused_and_a_second_file_of_one_name_is_too()
    {
        Directory.CreateDirectory(In("b"));
        translate.Write("a.txt", "Fine.\n"u8.ToArray());
        translate.Write(Path.Combine("b", "a.txt"), "Other.\n"u8.ToArray());
        var (code, _, error) = await translate.Run(null, "extract", "a.txt", Path.Combine("b", "a.txt"), "--from", "en", "--out", "out");
        Assert.Equal(1, code);
        Assert.Contains("just written from another file", error, StringComparison.Ordinal);

        Fill(In("out", "a.txt.xlf"), text => text + "!");
        (code, _, error) = await translate.Run(null, "merge", Path.Combine("out", "a.txt.xlf"));
        Assert.Equal(1, code);
        Assert.Contains("neither a trgLang nor a target-language", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app.po", "msgid \"\"\nmsgstr \"Language: ko\\n\"\n\nmsgid \"One\"\nmsgstr \"하나\"\n\nmsgid \"Two\"\nmsgstr \"\"\n")]
    [InlineData("app.xlf", "<xliff version=\"1.2\"><file original=\"a\" source-language=\"en\" target-language=\"ko-KR\" datatype=\"x\"><body><trans-unit id=\"1\"><source>One</source><target>하나</target></trans-unit></body></file></xliff>")]
    public async Task A_file_with_translations_says_itself_in_which_language_and_comes_back_as_it_went(string name, string content)
    {
        translate.Write(name, Encoding.UTF8.GetBytes(content));
        var (code, _, error) = await translate.Run(null, "extract", name, "--from", "en");
        Assert.True(code == 0, error);
        Assert.StartsWith("ko", (string?)XDocument.Load(In(name + ".xlf")).Root!.Attribute("trgLang"), StringComparison.Ordinal);
        (code, _, error) = await translate.Run(null, "merge", name + ".xlf", "--out", "back");
        Assert.True(code == 0, error);
        Assert.Equal(content, await File.ReadAllTextAsync(In("back", name)));

        // As it went out of an older version: without the language.
        var xliff = XDocument.Load(In(name + ".xlf"), LoadOptions.PreserveWhitespace);
        xliff.Root!.Attribute("trgLang")!.Remove();
        xliff.Save(In(name + ".xlf"), SaveOptions.DisableFormatting);
        (code, _, error) = await translate.Run(null, "merge", name + ".xlf", "--out", "again");
        Assert.True(code == 0, error);
        Assert.Equal(content, await File.ReadAllTextAsync(In("again", name)));
    }

    [Fact]
    public async Task Translations_of_no_named_language_do_not_go_out_until_it_is_said()
    {
        translate.Write("b.csv", "id,source,target\n1,Hi,안녕\n"u8.ToArray());
        var (code, _, error) = await translate.Run(null, "extract", "b.csv", "--from", "en");
        Assert.Equal(1, code);
        Assert.Contains("b.csv: it has translations, but does not say in which language they are. Say it with --to.", error, StringComparison.Ordinal);
        Assert.False(File.Exists(In("b.csv.xlf")));
        Assert.Equal(0, (await translate.Run(null, "extract", "b.csv", "--from", "en", "--to", "ko")).Code);
        Assert.Equal(0, (await translate.Run(null, "merge", "b.csv.xlf", "--out", "back")).Code);
        Assert.Equal("id,source,target\n1,Hi,안녕\n", await File.ReadAllTextAsync(In("back", "b.csv")));
    }

    [Fact]
    public async Task A_table_with_a_column_for_each_locale_needs_no_option()
    {
        translate.Write("l.csv", "sep=;\nkey;en;ko\na;Hi;\nb;Bye;\n"u8.ToArray());
        var (code, _, error) = await translate.Run(null, "extract", "l.csv", "--from", "en", "--to", "ko");
        Assert.True(code == 0, error);
        Fill(In("l.csv.xlf"), text => text + "!");
        (code, _, error) = await translate.Run(null, "merge", "l.csv.xlf", "--out", "back");
        Assert.True(code == 0, error);
        Assert.Equal("sep=;\nkey;en;ko\na;Hi;Hi!\nb;Bye;Bye!\n", await File.ReadAllTextAsync(In("back", "l.csv")));
        (code, _, error) = await translate.Run(null, "run", "l.csv", "--from", "en", "--to", "ko", "--engine", "pseudo", "--out", "run");
        Assert.True(code == 0, error);
        Assert.StartsWith("sep=;\nkey;en;ko\na;Hi;[", await File.ReadAllTextAsync(In("run", "l.csv")), StringComparison.Ordinal);

        (code, _, error) = await translate.Run(null, "extract", "l.csv", "--from", "en");
        Assert.Equal(1, code);
        Assert.Contains("csv.source and csv.target", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalogue_of_an_old_encoding_becomes_UTF_8_where_its_translations_need_it_and_that_is_said()
    {
        const string Catalogue = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n\"Language: ko\\n\"\n\nmsgid \"caf\u00e9\"\nmsgstr \"\"\n";
        translate.Write("a.po", Encoding.Latin1.GetBytes(Catalogue));
        Assert.Equal(0, (await translate.Run(null, "extract", "a.po", "--from", "en")).Code);
        var (code, _, error) = await translate.Run(null, "merge", "a.po.xlf", "--out", "same");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(Encoding.Latin1.GetBytes(Catalogue), await File.ReadAllBytesAsync(In("same", "a.po")));

        Fill(In("a.po.xlf"), _ => "카페");
        (code, _, error) = await translate.Run(null, "merge", "a.po.xlf", "--out", "back");
        Assert.True(code == 0, error);
        Assert.Contains("a.po: written in UTF-8 and says so, for ISO-8859-1 has no form for its translations.", error, StringComparison.Ordinal);
        Assert.Equal(Catalogue.Replace("ISO-8859-1", "UTF-8", StringComparison.Ordinal).Replace("msgid \"caf\u00e9\"\nmsgstr \"\"", "msgid \"caf\u00e9\"\nmsgstr \"카페\"", StringComparison.Ordinal), await File.ReadAllTextAsync(In("back", "a.po")));
    }

    [Fact]
    public async Task A_folder_is_said_to_be_one()
    {
        Directory.CreateDirectory(In("d1"));
        var (code, _, error) = await translate.Run(null, "extract", "d1", "--from", "en");
        Assert.Equal((1, "d1: this is a folder. Name the files in it."), (code, error.TrimEnd()));
    }

    [Theory]
    [InlineData("2.1")]
    [InlineData("1.2")]
    public async Task What_a_format_was_told_is_kept_for_the_way_back(string version)
    {
        translate.Write("l.csv", "name,en,ko\na,Hi,안녕\nb,Bye,\n"u8.ToArray());
        var (code, _, error) = await translate.Run(null, "extract", "l.csv", "--from", "en", "--to", "ko", "--xliff", version, "--option", "csv.source=en", "--option", "csv.target=ko", "--option", "csv.key=name");
        Assert.True(code == 0, error);
        (code, _, error) = await translate.Run(null, "validate", "l.csv.xlf");
        Assert.True(code == 0, error);
        (code, _, error) = await translate.Run(null, "merge", "l.csv.xlf", "--out", "back");
        Assert.True(code == 0, error);
        Assert.Equal("name,en,ko\na,Hi,안녕\nb,Bye,\n", await File.ReadAllTextAsync(In("back", "l.csv")));

        // What is said now counts more.
        (code, _, error) = await translate.Run(null, "merge", "l.csv.xlf", "--out", "other", "--option", "csv.key=none");
        Assert.Equal(1, code);
        Assert.Contains("unit \"2\"", error, StringComparison.Ordinal);

        await File.WriteAllTextAsync(In("l.csv.xlf"), (await File.ReadAllTextAsync(In("l.csv.xlf"))).Replace("csv.key", "csv.keys", StringComparison.Ordinal));
        (code, _, error) = await translate.Run(null, "merge", "l.csv.xlf", "--out", "back");
        Assert.Equal(1, code);
        Assert.Contains("l.csv.xlf: it was made with other options than there are: there is no option \"csv.keys\"", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_takes_the_users_own_rules()
    {
        translate.Write("own.srx", """
            <srx version="2.0" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="yes" cascade="no"/><body><languagerules><languagerule languagerulename="all">
            <rule break="yes"><beforebreak>;</beforebreak><afterbreak>\s</afterbreak></rule></languagerule></languagerules>
            <maprules><languagemap languagepattern=".*" languagerulename="all"/></maprules></body></srx>
            """u8.ToArray());
        translate.Write("a.txt", "One; two. Three\n"u8.ToArray());
        Assert.Equal(0, (await translate.Run(null, "extract", "a.txt", "--from", "en", "--srx", "own.srx")).Code);
        Assert.Equal(["One;", "two. Three"], XDocument.Load(In("a.txt.xlf")).Descendants(Xliff + "segment").Select(s => s.Value.Trim()));
        translate.Write("own.srx", "<srx"u8.ToArray());
        Assert.Equal(1, (await translate.Run(null, "extract", "a.txt", "--from", "en", "--srx", "own.srx")).Code);
    }

    [Fact]
    public async Task A_template_goes_out_with_the_plural_forms_of_its_locale_and_comes_back_as_its_catalogue()
    {
        translate.Write("app.pot", """
            msgid ""
            msgstr "Content-Type: text/plain; charset=CHARSET\nPlural-Forms: nplurals=INTEGER; plural=EXPRESSION;\n"

            #, c-format
            msgid "%d boat"
            msgid_plural "%d boats"
            msgstr[0] ""
            msgstr[1] ""

            """u8.ToArray());
        Assert.Equal(0, (await translate.Run(null, "extract", "app.pot", "--from", "en", "--to", "ru")).Code);
        Assert.Equal(3, XDocument.Load(In("app.pot.xlf")).Descendants(Xliff + "unit").Count());
        Fill(In("app.pot.xlf"), text => text.Replace("boat", "лодка", StringComparison.Ordinal));

        var (code, output, error) = await translate.Run(null, "merge", "app.pot.xlf");
        Assert.True(code == 0, error);
        Assert.Equal("app.ru.po", Path.GetFileName(output.TrimEnd()));
        var written = await File.ReadAllTextAsync(In("app.ru.po"));
        Assert.Contains("Language: ru", written, StringComparison.Ordinal);
        Assert.EndsWith("msgstr[0] \"%d лодка\"\nmsgstr[1] \"%d лодкаs\"\nmsgstr[2] \"%d лодкаs\"\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_translated_already_goes_out_with_its_state_and_comes_back_as_it_is()
    {
        translate.Write("ko.po", "msgid \"One\"\nmsgstr \"하나\"\n\n#, fuzzy\nmsgid \"Two\"\nmsgstr \"둘\"\n\nmsgid \"Three\"\nmsgstr \"\"\n"u8.ToArray());
        Assert.Equal(0, (await translate.Run(null, "extract", "ko.po", "--from", "en")).Code);
        Assert.Equal(
            [("translated", "하나"), ("initial", "둘"), ("initial", null)],
            XDocument.Load(In("ko.po.xlf")).Descendants(Xliff + "segment").Select(s => ((string)s.Attribute("state")!, (string?)s.Element(Xliff + "target"))));
        Assert.Equal("ko", (string?)XDocument.Load(In("ko.po.xlf")).Root!.Attribute("trgLang"));
        Assert.Equal(0, (await translate.Run(null, "merge", "ko.po.xlf", "--out", "back")).Code);
        Assert.Equal(await File.ReadAllBytesAsync(In("ko.po")), await File.ReadAllBytesAsync(In("back", "ko.po")));
    }

    [Theory]
    [InlineData("extract", "a.txt")]
    [InlineData("extract", "--from", "en")]
    [InlineData("extract", "a.txt", "--from", "?")]
    [InlineData("merge")]
    public async Task Wrong_usage_ends_with_two(params string[] arguments) => Assert.Equal(2, (await translate.Run(null, arguments)).Code);
}
