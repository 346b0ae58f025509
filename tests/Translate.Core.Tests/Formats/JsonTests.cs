using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using Translate.Core.Formats;
using Translate.Core.Formats.Json;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

public sealed class JsonContract : FormatContract
{
    protected override IFormat Format { get; } = new Json();
}

public sealed class JsonTests
{
    static readonly Json Format = new();

    static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static SourceText File(string text) => SourceText.FromString("en.json", text);

    static IReadOnlyList<Unit> Units(string text) => Format.Extract(File(text));

    static string Translate(string text, InlineText target, string id = "/a") =>
        Encoding.UTF8.GetString(Reassembly.Write(Format, File(text), Locale.Parse("ko"), unit => unit.Id == id ? target : null));

    static string Quoted(string text) => JsonSerializer.Serialize(text);

    [Fact]
    public void Strings_that_say_something_are_units_named_by_their_pointers()
    {
        var source = FileFormats.Open(System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures", "json", "en.json")), "en.json").Source;
        Assert.Equal(
            ["/app/title", "/app/greeting", "/app/nested", "/app/a~1b", "/app/m~0n", "/app/", "/cli/0", "/cli/1", "/cli/2", "/cli/3/0", "/cli/3/1/er", "/items~{n one}", "/items~{n other}", "/price", "/markup", "/lines"],
            Format.Extract(source).Select(u => u.Id));
    }

    [Theory]
    [InlineData("{{name}} {{- raw}} {{n, number}} $t(a.b)", "{{name}}|{{- raw}}|{{n, number}}|$t(a.b)")]
    [InlineData("{name} {0} {user.name} {n, number, percent} {when, date, short}", "{name}|{0}|{user.name}|{n, number, percent}|{when, date, short}")]
    [InlineData("%s %d %1$s %-5.2f %lld %@ %2$@ %*d", "%s|%d|%1$s|%-5.2f|%lld|%@|%2$@|%*d")]
    [InlineData("%(name)s %(n)03d %{count} ${path}", "%(name)s|%(n)03d|%{count}|${path}")]
    [InlineData("%s님과 %d개", "%s|%d")]
    [InlineData("100% sure, 50%discount, %%s, 5 %, {Note: read} {} {two words} $5 a { b", "")]
    public void Placeholders_are_codes(string value, string codes)
    {
        var unit = Assert.Single(Units($"[{Quoted(value)}]"));
        Assert.Equal(codes, string.Join('|', unit.Source.Codes.Select(c => c.Data)));
        Assert.Equal(value, unit.Source.Render());
    }

    static string Localized(string text, string locale) => Format.Localized(File(text), Locale.Parse(locale)).Text;

    static string Message(string text) => $"{{\"a\": {JsonSerializer.Serialize(text, Relaxed)}}}";

    [Theory]
    [InlineData("{n, plural, one {# item} other {# items}}", "{n one}: # item|{n other}: # items")]
    [InlineData("You have {n,plural,=0{none}other{#}}.", "{1}: You have |{n =0}: none|{n other}: #")]
    [InlineData("{who, select, her {She has {n, plural, one {a boat} other {# boats}}} other {They went}} home", "{who her}{1}: She has |{who her}{n one}: a boat|{who her}{n other}: # boats|{who other}: They went|{1}:  home")]
    [InlineData("{n, selectordinal, one {#st} other {#th {day, date, short} of {x}}}", "{n one}: #st|{n other}: #th {day, date, short} of {x}")]
    [InlineData("{n, plural, offset:1 =1 {it''s '{n}' '#'} other {I'm # }}", "{n =1}: it's {n} #|{n other}: I'm # ")]
    [InlineData("{n, plural, one {a} other {b}}, {n, plural, one {c} other {d}}", "{n one}: a|{n other}: b|{n:2 one}: c|{n:2 other}: d")]
    [InlineData("{n, plural, one {} other { }}", "")]
    public void Arms_of_a_message_are_units(string message, string units)
    {
        var found = Units(Message(message));
        Assert.Equal(units, string.Join('|', found.Select(u => $"{u.Id["/a~".Length..]}: {u.Source.Render()}")));
        Assert.All(found, u => Assert.Equal(message, u.Note));
    }

    [Theory]
    [InlineData("Hello {name}", "l'|{name}", "l''{name}")]
    [InlineData("It''s {name}, isn't it", "d'|{name}|, n'est-ce pas", "d''{name}, n'est-ce pas")]
    [InlineData("Type '{'{name}'}'", "l'|{name}|' {x}", "l''{name}' '{'x'}'")]
    [InlineData("{name}", "|{name}|''{'}'", "{name}'''''{''}'''")]
    public void Apostrophes_of_a_message_without_arms_quote_braces_where_others_of_the_file_have_arms(string message, string target, string written)
    {
        var text = $"{{\"n\": \"{{n, plural, other {{#}}}}\", \"a\": {JsonSerializer.Serialize(message, Relaxed)}}}";
        var unit = Units(text)[^1];
        var pieces = target.Split('|');
        var said = new InlineText(string.Concat(pieces[0], pieces.ElementAtOrDefault(2)), unit.Source.Codes[0] with { Offset = pieces[0].Length });
        var translated = Translate(text, said);
        Assert.Equal(written, JsonDocument.Parse(translated).RootElement.GetProperty("a").GetString());
        Assert.Equal(said, Units(translated)[^1].Source);
        Assert.Equal(text, Translate(text, unit.Source));
    }

    [Theory]
    [InlineData("It''s {n, number} o'clock", "It's {n, number} o'clock")]
    [InlineData("It''s {n} o'clock", "It''s {n} o'clock")]
    [InlineData("It''s {{n, number}} o'clock", "It''s {{n, number}} o'clock")]
    [InlineData("It''s {0,-10:N2} o'clock", "It''s {0,-10:N2} o'clock")]
    public void Apostrophes_of_a_message_are_undone_where_an_argument_says_its_type(string message, string read) => Assert.Equal(read, Assert.Single(Units($"[{Quoted(message)}]")).Source.Render());

    [Fact]
    public void Numbers_and_arguments_in_an_arm_are_codes_and_a_quoted_one_is_text()
    {
        var unit = Units(Message("{n, plural, one {x} other {# of {total, number} '{not}' {s, select, other {in}}}}"))[1];
        Assert.Equal(["#", "{total, number}"], unit.Source.Codes.Select(c => c.Data));
        Assert.Equal(" of  {not} ", unit.Source.Text);
        Assert.Equal(new PluralForm(PluralCategory.Other, "/a~{n other}{1}"), unit.Plural);
    }

    [Theory]
    [InlineData("{n, plural, one {# item}}")]
    [InlineData("{n, plural, one {# item} other {# items}")]
    [InlineData("{n, plural, one {# item} one {x} other {# items}}")]
    [InlineData("{n, plural, other # items}")]
    [InlineData("{n, plural, }")]
    [InlineData("a } {n, plural, other {b}}")]
    [InlineData("{n, choice, 0#none|1#one}")]
    [InlineData("{n, plural, other {{m, plural, other {{o, plural, other {deep}}}}}}")]
    public void What_is_no_message_is_one_text(string message)
    {
        var unit = Assert.Single(Units(Message(message)));
        Assert.Equal(("/a", message), (unit.Id, unit.Source.Render()));
        Assert.Equal(Message("x " + message), Translate(Message(message), InlineText.Concat(["x ", unit.Source])));
    }

    [Theory]
    [InlineData("그의 '집'{n} #", "그의 ''집'''{'n'}' '#'")]
    [InlineData("{'}", "'{''}'")]
    [InlineData("'", "''")]
    public void A_text_in_an_arm_is_quoted_where_it_would_be_read_as_syntax(string target, string written) =>
        Assert.Equal(Message($"{{n, plural, other {{{written}}}}}"), Translate(Message("{n, plural, other {x}}"), target, "/a~{n other}"));

    [Theory]
    [InlineData("ko", "{n, plural, one {# item} other {# items}}", "{n, plural, other {# items}}")]
    [InlineData("ru", "{n, plural, one {# item} other {# items}}", "{n, plural, one {# item} few {# items} many {# items} other {# items}}")]
    [InlineData("ru", "{n,plural,=0{none}other{#}}", "{n,plural,=0{none}one{#}few{#}many{#}other{#}}")]
    [InlineData("ko", "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", "{n, selectordinal, other {#th}}")]
    [InlineData("en", "{n, selectordinal, other {#}}", "{n, selectordinal, one {#} two {#} few {#} other {#}}")]
    [InlineData("ko", "{who, select, one {a} other {{n, plural, one {b} other {c}}}} d", "{who, select, one {a} other {{n, plural, other {c}}}} d")]
    [InlineData("de", "{n, plural, one {# item} other {# items}}", "{n, plural, one {# item} other {# items}}")]
    [InlineData("ko", "{n, plural, one {# item}", "{n, plural, one {# item}")]
    public void A_message_gets_the_arms_of_its_locale(string locale, string message, string localized) => Assert.Equal(Message(localized), Localized(Message(message), locale));

    [Fact]
    public void Arms_are_found_behind_escapes()
    {
        const string Text = """{"a": "\"\u0022\n{n, plural,\n  one {\"#\" a}\n  other {# \u00e9}\n}"}""";
        Assert.Equal("""{"a": "\"\u0022\n{n, plural,\n  other {# \u00e9}\n}"}""", Localized(Text, "ko"));
        Assert.Equal("""{"a": "\"\u0022\n{n, plural,\n  one {\"#\" a}\n  few {# \u00e9}\n  many {# \u00e9}\n  other {# \u00e9}\n}"}""", Localized(Text, "ru"));
        Assert.Equal("\"#\" a|# é", string.Join('|', Units(Text).Select(u => u.Source.Render())));
        Assert.Equal("""{"a": "\"\u0022\n{n, plural,\n  other {\uac00}\n}"}""", Translate(Text, "가", "/a~{n other}"));
    }

    [Theory]
    [InlineData("ko", """{"x_one": "{{count}} boat", "x_other": "{{count}} boats", "y": 1}""", """{"x_other": "{{count}} boats", "y": 1}""")]
    [InlineData("ko", """{"y": 1, "x_other": "boats", "x_one": "boat"}""", """{"y": 1, "x_other": "boats"}""")]
    [InlineData("ko", """{"x_ordinal_one": "a", "x_ordinal_two": "b", "x_ordinal_few": "c", "x_ordinal_other": "d"}""", """{"x_ordinal_other": "d"}""")]
    [InlineData("ru", "{\n  \"x_one\": \"a\",\n  \"x_other\": \"b\"\n}", "{\n  \"x_one\": \"a\",\n  \"x_few\": \"b\",\n  \"x_many\": \"b\",\n  \"x_other\": \"b\"\n}")]
    [InlineData("en", """{"x_other":"{{count}}척"}""", """{"x_one":"{{count}}척","x_other":"{{count}}척"}""")]
    [InlineData("ko", """{"x_zero": "none", "x_one": "a", "x_other": "b"}""", """{"x_zero": "none", "x_other": "b"}""")]
    [InlineData("ru", """{"color_other": "another colour", "m": ["a_one", "a_other"], "z_one": "only"}""", """{"color_other": "another colour", "m": ["a_one", "a_other"], "z_one": "only"}""")]
    public void Forms_of_i18next_are_those_of_the_locale(string locale, string text, string localized) => Assert.Equal(localized, Localized(text, locale));

    [Fact]
    public void A_form_that_the_document_does_not_know_is_said_as_the_other_one()
    {
        const string Text = """{"x_one": "{{count}} boat", "x_other": "{{count}} boats"}""";
        var known = Units(Text).ToDictionary(u => u.Id);
        var written = Encoding.UTF8.GetString(Reassembly.Write(Format, File(Text), Locale.Parse("uk"), unit => known.ContainsKey(unit.Id) ? InlineText.Concat(["човнів ", unit.Source]) : null));
        Assert.Equal("""{"x_one": "човнів {{count}} boat", "x_few": "човнів {{count}} boats", "x_many": "човнів {{count}} boats", "x_other": "човнів {{count}} boats"}""", written);
    }

    [Theory]
    [InlineData("title", "", "/title|/a/title")]
    [InlineData("/title, /a/*", "", "/title|/a/title|/a/b")]
    [InlineData("/a/**", "title", "/a/b|/a/c/d")]
    [InlineData("**", "/a/**", "/title")]
    [InlineData("", "", "/title|/a/title|/a/b|/a/c/d")]
    public void Chosen_keys_are_translated(string keys, string except, string ids)
    {
        var format = Format.With(FormatOptions.Of([new("json.keys", keys), new("json.except", except)]));
        Assert.Equal(ids, string.Join('|', format.Extract(File("""{"title": "T", "a": {"title": "U", "b": "V", "c": {"d": "W"}}}""")).Select(u => u.Id)));
    }

    [Fact]
    public void Any_message_is_read_and_written()
    {
        var text = Gen.OneOf("a", " ", "가", "'", "''", "{", "}", "#", "{x}", "{", "\"", "\n", "👍🏽", "other", "plural", ",").List[0, 10].Select(string.Concat);
        Gen.Select(text, text, text).Sample(
            (before, arm, target) =>
            {
                var source = File(Message($"{before}{{n, plural, one {{a}} other {{{arm}}}}}"));
                var units = Format.Extract(source);
                var written = Reassembly.Write(Format, source, Locale.Parse("de"), unit => unit.Id == "/a~{n one}" ? new InlineText("z" + target) : null);
                var back = Format.Extract(SourceText.Decode(written, "en.json"));
                Assert.Equal(units.Select(u => u.Id), back.Select(u => u.Id));
                if (units.Any(u => u.Id == "/a~{n one}")) Assert.Equal("z" + target, back.First(u => u.Id == "/a~{n one}").Source.Text);
            },
            iter: 5_000);
    }

    [Theory]
    [InlineData("""{"a":"x"}""", "é \"q\" \\ / <b> 가👍\n\t\u0001\u007F", """{"a":"é \"q\" \\ / <b> 가👍\n\t\u0001""" + "\u007F\"}")]
    [InlineData("""{"a":"\u00e9"}""", "é/가👍", """{"a":"\u00e9/\uac00\ud83d\udc4d"}""")]
    [InlineData("""{"a":"\u00E9"}""", "가", """{"a":"\uAC00"}""")]
    [InlineData("""{"a":"\u00E9","b":"é"}""", "가", """{"a":"가","b":"é"}""")]
    [InlineData("""{"a":"\/"}""", "a/b", """{"a":"a\/b"}""")]
    [InlineData("""{"a":"\/","b":"/"}""", "a/b", """{"a":"a/b","b":"/"}""")]
    [InlineData("""{"a":"\u003cb\u003e"}""", "<i>&", """{"a":"\u003ci\u003e&"}""")]
    [InlineData("""{"a":"x"}""", "", """{"a":""}""")]
    public void A_target_is_escaped_as_the_file_does(string text, string target, string written) => Assert.Equal(written, Translate(text, target));

    [Fact]
    public void What_a_legacy_encoding_lacks_is_escaped()
    {
        var source = FileFormats.Open("{\"a\":\"x\"}"u8, "en.json", encoding: "windows-1252").Source;
        Assert.Equal("é\\uac00", Format.Encode(source, Assert.Single(Format.Extract(source)), "é가"));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused()
    {
        Assert.Contains("half of a surrogate pair", Assert.Throws<InvalidDocumentException>(() => Translate("{\"a\":\"\\u00e9\"}", "\uD83D")).Problem, StringComparison.Ordinal);
        Assert.Contains("half of a surrogate pair", Assert.Throws<InvalidDocumentException>(() => Units("[\"a\\uD83D\"]")).Problem, StringComparison.Ordinal);
        Assert.Contains("half of a surrogate pair", Assert.Throws<InvalidDocumentException>(() => Units("[\"\\uDC4D\\uD83D\"]")).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\": 1, // one\n}", 1, 10, "a comment")]
    [InlineData("{\"a\": 1 /* one */}", 1, 9, "a comment")]
    [InlineData("{\n  \"a\": 1,\n}", 2, 9, "a comma behind the last value")]
    [InlineData("[1, 2,]", 1, 6, "a comma behind the last value")]
    [InlineData("{\n \"a\": 1,\n \"b\": {\"a\": 2},\n \"\\u0061\": 3}", 4, 2, "line 2, column 2")]
    [InlineData("{'a': 1}", 1, 2, "double quotes")]
    [InlineData("{a: 1}", 1, 2, "expected a name")]
    [InlineData("{\"a\" 1}", 1, 6, "expected \":\"")]
    [InlineData("{\"a\": 1 \"b\": 2}", 1, 9, "expected \",\" or \"}\"")]
    [InlineData("[1 2]", 1, 4, "expected \",\" or \"]\"")]
    [InlineData("[,1]", 1, 2, "expected a value")]
    [InlineData("[01]", 1, 3, "expected \",\"")]
    [InlineData("[NaN]", 1, 2, "expected a value")]
    [InlineData("{\"a\":", 1, 6, "the end of the file")]
    [InlineData("[\n\"a\n\"]", 2, 3, "U+000A")]
    [InlineData("[\"a", 1, 2, "not closed")]
    [InlineData("[\"a\\", 1, 4, "no such escape")]
    [InlineData("[\"\\x41\"]", 1, 3, "no such escape")]
    [InlineData("[\"\\u12\"]", 1, 3, "four hexadecimal digits")]
    [InlineData("[] []", 1, 4, "expected the end")]
    [InlineData("[}", 1, 2, "expected a value")]
    public void What_is_no_JSON_is_refused_with_the_place(string text, int line, int column, string said)
    {
        var error = Assert.Throws<InvalidDocumentException>(() => Units(text));
        Assert.Contains(said, error.Problem, StringComparison.Ordinal);
        Assert.Equal(new FilePosition(line, column), error.Position);
    }

    [Fact]
    public void It_is_nested_256_deep_at_most()
    {
        Assert.Single(Units(new string('[', 256) + "\"a\"" + new string(']', 256)));
        Assert.Contains("256", Assert.Throws<InvalidDocumentException>(() => Units(new string('[', 1_000_000))).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"a\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void Names_made_to_fill_the_memory_are_refused(string value)
    {
        var text = $"{{\"{new string('k', 1_000_000)}\": [{string.Join(',', Enumerable.Repeat(value, 100_000))}]}}";
        Assert.Contains("names are too long", Assert.Throws<InvalidDocumentException>(() => Units(text)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Arms_below_names_made_to_fill_the_memory_are_refused()
    {
        var arms = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"={i}{{x}}"));
        Assert.Equal(100_001, Units(Message($"{{n,plural,{arms}other{{x}}}}")).Count);
        Assert.Contains("too long", Assert.Throws<InvalidDocumentException>(() => Units($"{{\"{new string('k', 1_000_000)}\":\"{{n,plural,{arms}other{{x}}}}\"}}")).Problem, StringComparison.Ordinal);
        Assert.Equal("/a", Assert.Single(Units(Message($"{{{new string('n', 65)}, plural, other {{x}}}}"))).Id);
    }

    [Fact]
    public void A_message_that_would_grow_beyond_measure_is_refused()
    {
        var text = Message($"{{n,plural,other{{{{m,plural,other{{{new string('x', 100_000)}}}}}}}}}");
        Assert.Contains("16 times", Assert.Throws<InvalidDocumentException>(() => Localized(text, "ar")).Problem, StringComparison.Ordinal);
        Assert.Equal(4, Localized(text, "de").Split(new string('x', 100_000)).Length - 1);
    }

    [Fact]
    public void Numbers_below_long_names_are_no_harm() =>
        Assert.Single(Units($"{{\"{new string('k', 100_000)}\": [{string.Join(',', Enumerable.Repeat("1", 100_000))}, \"a\"]}}"));

    [Theory]
    [InlineData("en.json", "ko.json")]
    [InlineData("locales/en-US.json", "locales/ko.json")]
    [InlineData("messages.en.json", "messages.ko.json")]
    [InlineData("en_US.json", "ko.json")]
    [InlineData("en/messages.json", "en/messages.json")]
    [InlineData("package.json", "package.json")]
    public void A_locale_in_the_name_gives_way(string name, string localized) => Assert.Equal(localized, Format.LocalizedName(name, Locale.Parse("ko")));

    [Fact]
    public void An_underscore_in_the_locale_is_kept() => Assert.Equal("pt_BR.json", Format.LocalizedName("en_US.json", Locale.Parse("pt-BR")));

    [Fact]
    public void It_is_read_as_another_reader_reads_it()
    {
        var text = Gen.OneOf("a", " ", "가", "é", "👍🏽", "\"", "\\", "/", "\n", "\u0001", "<", "{", "}", "{n}", "%s", "~").List[1, 12].Select(string.Concat);
        var leaf = Gen.OneOf(text.Select(Quoted), text.Select(t => JsonSerializer.Serialize(t, Relaxed)), Gen.OneOf("1", "-0.5e3", "true", "null", "{}", "[]", "\"\""));
        var list = leaf.List[0, 4].Select(items => $"[ {string.Join(" ,\r\n", items)} ]");
        var node = Gen.OneOf(leaf, list);
        var document = node.List[1, 6].Select(nodes => $"{{{string.Join(",\n\t", nodes.Select((n, i) => $"{Quoted($"k{i}~/é")} : {n}"))}}}");
        Gen.Select(document, text).Sample(
            (json, target) =>
            {
                var source = File(json);
                var units = Format.Extract(source);
                var written = JsonDocument.Parse(Reassembly.Write(Format, source, Locale.Parse("ko"), _ => "t" + target));
                Assert.Equal(Strings(JsonDocument.Parse(json).RootElement).Where(s => !string.IsNullOrWhiteSpace(s)), units.Select(u => u.Source.Render()));
                Assert.Equal(units.Select(_ => "t" + target), Strings(written.RootElement).Where(s => !string.IsNullOrWhiteSpace(s)));
            },
            iter: 3_000);

        static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.String => [element.GetString()!],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
            JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Strings(property.Value)),
            _ => [],
        };
    }
}
