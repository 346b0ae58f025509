using System.Text;
using CsCheck;
using Translate.Core.Formats;
using Translate.Core.Formats.Po;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

public sealed class PoContract : FormatContract
{
    protected override IFormat Format { get; } = new Po();

    protected override string Declare(string text, string encoding) => text.Replace("charset=UTF-8", $"charset={encoding}", StringComparison.Ordinal);
}

public sealed class PoTests
{
    const string Head = """
        msgid ""
        msgstr ""
        "Content-Type: text/plain; charset=UTF-8\n"
        "Language: ko\n"
        "Plural-Forms: nplurals=1; plural=0;\n"


        """;

    static readonly Po Format = new();

    static SourceText File(string text) => SourceText.FromString("a.po", text);

    static IReadOnlyList<Unit> Units(string text) => Format.Extract(File(text));

    static string Fixture(string name) => System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures", "po", name));

    static string Write(string text, string locale, Func<Unit, InlineText?> target) => Encoding.UTF8.GetString(Reassembly.Write(Format, File(text), Locale.Parse(locale), target));

    /// <summary>The only message of a catalogue, translated.</summary>
    static string Translate(string message, InlineText? target) => Write(Head + message, "ko", _ => target)[Head.Length..];

    [Fact]
    public void Messages_are_named_by_context_and_text_and_plural_form()
    {
        var units = Units(Fixture("ko.po"));
        Assert.Equal(
            [
                "Ships", "verb/Ship", "noun/Ship", "%s has entered the harbour at %02d:%02d, 100%% of its load on board.", "Fog \"ahead\"\tand a \\ backslash", "%d ship waits.//other",
                "One crane of %(owner)s//other", "{name} moors at {pier!r:>10}, {{not a field}}", "Tide of {0:N2} m", "Sold at 50% off",
            ],
            units.Take(10).Select(u => u.Id));
        Assert.Matches("^The watch goes from midnight to four in the morning, and whoever has it~[0-9a-f]{16}$", units[10].Id);
        Assert.Equal("a~1b~0c", units[11].Id);
        Assert.Equal(12, units.Count);
    }

    [Fact]
    public void A_context_is_no_part_of_a_message_and_an_empty_one_is_a_context() => Assert.Equal(
        ["a/b", "a~1b", "/b", "b", "b//other"],
        Units(Head + "msgctxt \"a\"\nmsgid \"b\"\nmsgstr \"\"\nmsgid \"a/b\"\nmsgstr \"\"\nmsgctxt \"\"\nmsgid \"b\"\nmsgstr \"\"\nmsgid \"b\"\nmsgstr \"\"\nmsgctxt \"b//\"\nmsgid \"other\"\nmsgstr \"\"")
            .Select(u => u.Id.Replace("b~1~1/other", "b//other", StringComparison.Ordinal)));

    [Fact]
    public void Comments_of_the_author_are_notes_and_limits_are_limits()
    {
        var unit = Units(Fixture("ko.po"))[0];
        Assert.Equal(("The button that opens the list of ships.\nKeep it short.", 12), (unit.Note, unit.MostCharacters));
    }

    [Fact]
    public void What_is_translated_stands_and_what_is_fuzzy_is_a_first_idea()
    {
        var units = Units(Fixture("ko.po"));
        Assert.Equal(new Standing("배", TargetState.Translated), units[0].Standing);
        Assert.Null(units[2].Standing);
        Assert.Equal(("호가 항구를 떠났습니다.", TargetState.Initial), (units[3].Standing!.Text.Text, units[3].Standing!.State));
        Assert.Null(units[6].Standing);
    }

    [Theory]
    [InlineData("c-format", "%s %1$-5.2f %<PRIu64> 100%% %zu % d", "%s|%1$-5.2f|%<PRIu64>|%zu|% d")]
    [InlineData("python-format", "%(name)s and %d, {x} 5%%", "%(name)s|%d")]
    [InlineData("python-brace-format", "{} {0} {name!r:>{width}} {{no}} %s", "{}|{0}|{name!r:>{width}}")]
    [InlineData("csharp-format", "{0:N2} {1,-5} {{0}} %s", "{0:N2}|{1,-5}")]
    [InlineData("java-format", "{0} {1,number,#.#} %s", "{0}|{1,number,#.#}")]
    [InlineData("perl-brace-format", "{name} {0} $x", "{name}")]
    [InlineData("qt-format", "%1 of %L2 %% %n", "%1|%L2|%n")]
    [InlineData("sh-format", "$HOME ${x} 5$", "$HOME|${x}")]
    [InlineData("no-c-format", "%s 50% off", "")]
    [InlineData("fuzzy", "%s {name} 50% off", "%s|{name}")]
    [InlineData("scheme-format", "~a %s", "%s")]
    public void Placeholders_are_codes_as_the_flags_say(string flag, string message, string codes)
    {
        var unit = Assert.Single(Units($"#, {flag}\nmsgid \"{message}\"\nmsgstr \"\""));
        Assert.Equal(codes, string.Join('|', unit.Source.Codes.Select(c => c.Data)));
        Assert.Equal(message, unit.Source.Render());
    }

    [Fact]
    public void A_standing_target_has_the_names_of_its_sources_codes()
    {
        var unit = Assert.Single(Units("#, c-format\nmsgid \"%1$s of %2$d\"\nmsgstr \"%2$d 중 %1$s %3$d\""));
        Assert.Equal([("%2$d", "2"), ("%1$s", "1"), ("%3$d", "3")], unit.Standing!.Text.Codes.Select(c => (c.Data, c.Id)));
    }

    [Theory]
    [InlineData("#, fuzzy\nmsgid \"a\"\nmsgstr \"b\"\n", "msgid \"a\"\nmsgstr \"가\"\n")]
    [InlineData("# x\n#, fuzzy, c-format\n#| msgid \"o\"\nmsgid \"a\"\nmsgstr \"b\"\n", "# x\n#, c-format\n#| msgid \"o\"\nmsgid \"a\"\nmsgstr \"가\"\n")]
    [InlineData("#, c-format, fuzzy\nmsgid \"a\"\nmsgstr \"b\"\n", "#, c-format\nmsgid \"a\"\nmsgstr \"가\"\n")]
    [InlineData("#,fuzzy\r\nmsgid \"a\"\r\nmsgstr \"b\"\r\n", "msgid \"a\"\r\nmsgstr \"가\"\r\n")]
    public void Another_target_takes_the_fuzzy_flag_off(string message, string written) => Assert.Equal(written, Translate(message, "가"));

    [Fact]
    public void A_target_that_somebody_means_as_it_is_takes_the_fuzzy_flag_off_and_none_leaves_it()
    {
        Assert.Equal("#: a.c:1\nmsgid \"a\"\nmsgstr \"b\"\n", Translate("#: a.c:1\n#, fuzzy\nmsgid \"a\"\nmsgstr \"b\"\n", "b"));
        Assert.Equal("#, fuzzy\nmsgid \"a\"\nmsgstr \"b\"\n", Translate("#, fuzzy\nmsgid \"a\"\nmsgstr \"b\"\n", null));
    }

    [Theory]
    [InlineData("가\t\"나\"\\\r\u0007\u0001\u007F", "\"가\\t\\\"나\\\"\\\\\\r\\a\\001\\177\"")]
    [InlineData("한 줄\n", "\"한 줄\\n\"")]
    [InlineData("한 줄\n두 줄", "\"\"\n\"한 줄\\n\"\n\"두 줄\"")]
    [InlineData("👩‍👩‍👧‍👦 각", "\"👩‍👩‍👧‍👦 각\"")]
    [InlineData("", "\"\"")]
    public void A_target_is_escaped_and_its_lines_are_literals(string target, string written) => Assert.Equal($"msgid \"a\"\nmsgstr {written}\n", Translate("msgid \"a\"\nmsgstr \"x\"\n", target));

    [Fact]
    public void Long_lines_are_broken_behind_spaces_as_gettext_breaks_them()
    {
        var text = string.Join(' ', Enumerable.Repeat("harbour", 20)) + " " + new string('x', 100) + " end\nnext";
        var written = Translate("msgid \"a\"\nmsgstr \"\"\n", text);
        Assert.All(written.Split('\n').Where(line => !line.Contains("xxx", StringComparison.Ordinal)), line => Assert.True(line.Length <= 79, line));
        Assert.Equal(text, Assert.Single(Units(written)).Standing!.Text.Text);
        Assert.StartsWith("msgid \"a\"\nmsgstr \"\"\n\"harbour harbour ", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Han_and_kana_are_broken_where_a_line_may_end()
    {
        var written = Translate("msgid \"a\"\nmsgstr \"\"\n", string.Concat(Enumerable.Repeat("港の灯りが見える。", 12)));
        Assert.All(written.Split('\n').Skip(2).Where(line => line.Length > 0), line => Assert.False(line.StartsWith("\"。", StringComparison.Ordinal), line));
        Assert.All(written.Split('\n'), line => Assert.True(Columns.Of(line) <= 79, line));
    }

    [Fact]
    public void Where_the_file_does_not_break_its_lines_a_target_is_not_broken_either()
    {
        var longLine = string.Join(' ', Enumerable.Repeat("harbour", 20));
        Assert.Equal($"msgid \"\"\n\"{longLine}\"\nmsgstr \"{longLine}!\"\n", Translate($"msgid \"\"\n\"{longLine}\"\nmsgstr \"\"\n", longLine + "!"));
    }

    [Fact]
    public void A_template_gets_the_forms_of_its_locale()
    {
        var korean = Write(Fixture("harbour.pot"), "ko", u => u.Source);
        Assert.Contains("\"Language: ko\\n\"", korean, StringComparison.Ordinal);
        Assert.Contains("\"Plural-Forms: nplurals=1; plural=0;\\n\"", korean, StringComparison.Ordinal);
        Assert.Contains("charset=UTF-8", korean, StringComparison.Ordinal);
        Assert.DoesNotContain("fuzzy", korean, StringComparison.Ordinal);
        Assert.DoesNotContain("msgstr[1]", korean, StringComparison.Ordinal);
        Assert.Contains("msgstr[0] \"%d ships wait.\"", korean, StringComparison.Ordinal);

        var russian = Write(Fixture("harbour.pot"), "ru", u => u.Plural is null ? null : InlineText.Concat([u.Source, u.Plural.Category.Name()]));
        Assert.Contains("\"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && \"\n\"n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n\"\n", russian, StringComparison.Ordinal);
        Assert.Contains("msgstr[0] \"%d ship waits.one\"\nmsgstr[1] \"%d ships wait.few\"\nmsgstr[2] \"%d ships wait.many\"\n", russian, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_without_targets_stays_what_it_is() => Assert.Equal(Fixture("harbour.pot"), Write(Fixture("harbour.pot"), "ru", _ => null));

    [Fact]
    public void A_form_that_the_document_does_not_know_is_said_as_the_other_one()
    {
        var known = Units(Fixture("harbour.pot")).Select(u => u.Id).ToHashSet();
        var russian = Write(Fixture("harbour.pot"), "ru", u => known.Contains(u.Id) && u.Plural is not null ? InlineText.Concat(["x ", u.Source]) : null);
        Assert.Contains("msgstr[0] \"x %d ship waits.\"\nmsgstr[1] \"x %d ships wait.\"\nmsgstr[2] \"x %d ships wait.\"\n", russian, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_one_is_also_twenty_one_the_plural_is_translated()
    {
        var russian = Format.Extract(Format.Localized(File(Fixture("harbour.pot")), Locale.Parse("ru")));
        Assert.Equal(["%d ship waits.", "One hour left"], Units(Fixture("harbour.pot")).Where(u => u.Plural?.Category is PluralCategory.One).Select(u => u.Source.Render()));
        Assert.Equal(["%d ship waits.", "{hours} hours left"], russian.Where(u => u.Plural?.Category is PluralCategory.One).Select(u => u.Source.Render()));
        Assert.Equal("tide/One hour left//one+", russian.Last(u => u.Plural?.Category is PluralCategory.One).Id);
    }

    [Fact]
    public void Another_language_begins_anew()
    {
        var korean = Format.Localized(File(Fixture("German.po")), Locale.Parse("ko")).Text;
        Assert.DoesNotContain("Guten", korean, StringComparison.Ordinal);
        Assert.DoesNotContain("fuzzy", korean, StringComparison.Ordinal);
        Assert.Contains("#, c-format\n", korean, StringComparison.Ordinal);
        Assert.Contains("\"Language: ko\\n\"\n\"Plural-Forms: nplurals=1; plural=0;\\n\"\n", korean, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "de_AT", false)]
    [InlineData("pt-BR", "pt_BR", true)]
    [InlineData("sr-Latn", "sr@latin", true)]
    [InlineData("zh-Hans", "zh_CN", true)]
    [InlineData("zh-Hant", "zh_TW", true)]
    [InlineData("pt-BR", "pt_PT", false)]
    public void Locales_are_named_as_gettext_names_them(string locale, string name, bool isName)
    {
        var text = $"msgid \"\"\nmsgstr \"\"\n\"Language: {name}\\n\"\n\nmsgid \"a\"\nmsgstr \"b\"\n";
        var localized = Format.Localized(File(text), Locale.Parse(locale)).Text;
        Assert.Equal(isName || locale == "de", localized == text);
        Assert.Contains("\"b\"", localized, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ru", "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);", "one few many")]
    [InlineData("sl", "nplurals=4; plural=(n%100==1 ? 1 : n%100==2 ? 2 : n%100==3 || n%100==4 ? 3 : 0);", "other one two few")]
    [InlineData("pt", "nplurals=2; plural=(n != 1);", "one other")]
    [InlineData("ru", "nplurals=3; plural=n;", "0 1 2")]
    [InlineData("tlh", "nplurals=3; plural=n%3;", "0 1 2")]
    [InlineData("ko", "nplurals=1; plural=0;", "other")]
    [InlineData("ar", "", "zero one two few many other")]
    [InlineData("xx", "nplurals=1; plural=(((((", "other")]
    public void Forms_are_known_by_what_the_header_says_of_them(string language, string forms, string categories)
    {
        var count = categories.Split(' ').Length;
        var text = $"msgid \"\"\nmsgstr \"Language: {language}\\nPlural-Forms: {forms}\\n\"\nmsgid \"a\"\nmsgid_plural \"b\"\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"msgstr[{i}] \"\"\n"));
        Assert.Equal(categories, string.Join(' ', Units(text).Select(u => u.Id["a//".Length..])));
    }

    [Theory]
    [InlineData("msgid \"a\"\nmsgstr \"\"\n\nmsgid \"a\"\nmsgstr \"\"", 4, 1, "duplicate message definition")]
    [InlineData("msgid \"a\"\nmsgstr \"b", 2, 8, "not closed")]
    [InlineData("msgid \"a\nb\"\nmsgstr \"b\"", 1, 7, "not closed")]
    [InlineData("msgid \"a\"\n# c\nmsgstr \"b\"", 2, 1, "Comments stand before an entry")]
    [InlineData("msgid \"a\"\n", 2, 1, "the end of the file")]
    [InlineData("msgstr \"a\"\n", 1, 1, "expected msgid or msgctxt")]
    [InlineData("domain \"x\"\n", 1, 1, "found \"domain\"")]
    [InlineData("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr \"c\"", 3, 1, "expected msgstr[0]")]
    [InlineData("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[2] \"c\"", 4, 1, "expected msgstr[1]")]
    [InlineData("msgid \"a\"\nmsgstr[0] \"c\"", 2, 1, "expected msgstr,")]
    [InlineData("msgid \"a\"\nmsgstr[x] \"c\"", 2, 1, "the number of a plural form")]
    [InlineData("msgid \"a\\q\"\nmsgstr \"\"", 1, 9, "no such escape")]
    [InlineData("msgid \"a\\351\"\nmsgstr \"\"", 1, 9, "ASCII")]
    [InlineData("msgid a\n", 1, 7, "a string in double quotes")]
    [InlineData("hello", 1, 1, "found \"hello\"")]
    public void What_is_no_catalogue_is_refused_with_the_place(string text, int line, int column, string said)
    {
        var error = Assert.Throws<InvalidDocumentException>(() => Units(text));
        Assert.Contains(said, error.Problem, StringComparison.Ordinal);
        Assert.Equal(new FilePosition(line, column), error.Position);
    }

    [Theory]
    [InlineData("charset=ISO-8859-1\\n\"\n\"Language: \\n", "charset=UTF-8\\n\"\n\"Language: ko\\n")]
    [InlineData("charset=iso-8859-1; format=flowed\\nLanguage: ko\\n", "charset=UTF-8; format=flowed\\n\"\n\"Language: ko\\n")]
    public void A_catalogue_whose_encoding_has_no_form_for_a_target_becomes_UTF_8(string said, string says)
    {
        string Catalogue(string header, string target) => $"msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; {header}\"\n\n#. Caf\u00e9\nmsgid \"caf\u00e9\"\nmsgstr \"{target}\"\n";
        var (format, source) = FileFormats.Open(Encoding.Latin1.GetBytes(Catalogue(said, "")), "a.po");
        var written = Reassembly.Write(format, source, Locale.Parse("ko"), _ => "카페");
        Assert.Equal(Catalogue(says, "카페"), Encoding.UTF8.GetString(written));
        Assert.Equal("카페", Assert.Single(format.Extract(FileFormats.Open(written, "a.po", "po", "iso-8859-1").Source)).Standing?.Text.Text);
        Assert.Contains("charset=iso-8859-1", Encoding.Latin1.GetString(Reassembly.Write(format, source, Locale.Parse("ko"), _ => "caf\u00e9s")), StringComparison.OrdinalIgnoreCase);
        Assert.Throws<InvalidDocumentException>(() => Reassembly.Write(format, source, Locale.Parse("ko"), _ => "\uD83D"));
    }

    [Fact]
    public void A_catalogue_that_does_not_say_its_encoding_stays_in_it()
    {
        var source = SourceText.Decode(Encoding.Latin1.GetBytes("msgid \"\"\nmsgstr \"Language: fr\\n\"\n\nmsgid \"caf\u00e9\"\nmsgstr \"\"\n"), "a.po", "iso-8859-1");
        Assert.Contains("Give the source as UTF-8", Assert.Throws<InvalidDocumentException>(() => Reassembly.Write(Format, source, Locale.Parse("fr"), _ => "카페")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_header_says_the_encoding()
    {
        var bytes = Encoding.Latin1.GetBytes("msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n\nmsgid \"caf\u00e9\"\nmsgstr \"\"\n");
        var (format, source) = FileFormats.Open(bytes, "a.po");
        Assert.Equal("café", Assert.Single(format.Extract(source)).Source.Text);
        Assert.Equal("UTF-8", new Po().DeclaredEncoding("\"Content-Type: text/plain; charset=UTF-8\\n\""u8));
        Assert.Null(new Po().DeclaredEncoding("\"Content-Type: text/plain; charset=CHARSET\\n\""u8));
    }

    [Theory]
    [InlineData("app.pot", "pt-BR", "app.pt_BR.po")]
    [InlineData("de.po", "ko", "ko.po")]
    [InlineData("messages.po", "ko", "messages.po")]
    public void A_template_gives_a_catalogue_of_its_locale(string name, string locale, string localized) => Assert.Equal(localized, Format.LocalizedName(name, Locale.Parse(locale)));

    [Fact]
    public void Any_text_is_written_and_read_back() =>
        Some.Plain.Select(text => text.Replace("\0", "", StringComparison.Ordinal)).Where(text => text.Length > 0).Sample(
            text =>
            {
                var written = Translate("msgid \"a\"\nmsgstr \"\"\n", text);
                Assert.Equal(text, Assert.Single(Units(written)).Standing?.Text.Render());
            },
            iter: 5_000);

    [Fact]
    public void A_message_of_ICU_with_arms_has_no_codes()
    {
        var unit = Assert.Single(Units(Head + "msgid \"{g, select, male {He} female {She} other {They}} left\"\nmsgstr \"{g, select, male {그} female {그녀} other {그들}}\"\n"));
        Assert.Empty(unit.Source.Codes);
        Assert.Empty(unit.Standing!.Text.Codes);
    }

    [Fact]
    public void Without_a_flag_placeholders_of_NET_are_codes() => Assert.Equal(
        ["{0:N2}", "{1}", "{2,-10}", "{name!r:>10}"],
        Assert.Single(Units(Head + "msgid \"Hello {0:N2} {1} {2,-10} {name!r:>10} {Note: read this}\"\nmsgstr \"\"\n")).Source.Codes.Select(code => code.Data));

    [Theory]
    [InlineData("Need to get %sB/%sB of archives.", 2)]
    [InlineData("Every %.1fs: %sNo rule", 2)]
    [InlineData("50%discount, %discount, 100%iPhone", 0)]
    public void Without_a_flag_a_unit_may_stand_directly_behind_a_placeholder_and_a_word_is_none(string message, int codes) =>
        Assert.Equal(codes, Assert.Single(Units(Head + $"msgid \"{message}\"\nmsgstr \"\"\n")).Source.Codes.Length);
}
