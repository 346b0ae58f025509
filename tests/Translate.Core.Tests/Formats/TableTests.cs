using System.Globalization;
using System.Text;
using CsCheck;
using Translate.Core.Formats;
using Translate.Core.Formats.Table;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

public sealed class TableContract : FormatContract
{
    protected override IFormat Format { get; } = new Table();
}

public sealed class TableTests
{
    static readonly Table Format = new();

    static SourceText File(string text) => SourceText.FromString("strings.csv", text);

    static IReadOnlyList<Unit> Units(string text) => Format.Extract(File(text));

    static string Translate(string text, InlineText target) => Encoding.UTF8.GetString(Reassembly.Write(Format, File(text), Locale.Parse("ko"), _ => target));

    static string Fixture(string name) => System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures", "csv", name));

    [Fact]
    public void Cells_of_text_columns_are_units_named_by_their_keys()
    {
        var units = Units(Fixture("strings.csv"));
        Assert.Equal(["greeting", "quote", "plain", "lines", "formula", "bare"], units.Select(u => u.Id));
        Assert.Equal("Hello, {name}!", units[0].Source.Render());
        Assert.Equal(("Shown on the first page", 40), (units[0].Note, units[0].MostCharacters));
        Assert.Equal("She said \"go\" and %d went", units[1].Source.Render());
        Assert.Equal("One\ntwo\nthree", units[3].Source.Text);
        Assert.Equal("An 8\" pipe", units[5].Source.Text);
    }

    [Fact]
    public void Without_keys_rows_are_named_as_a_spreadsheet_counts_and_columns_behind_a_slash() => Assert.Equal(
        ["2/string", "2/message", "3/string", "3/message", "4/message"],
        Units(Fixture("products.tsv")).Select(u => u.Id));

    [Theory]
    [InlineData("sep=;\nid;text\na;One, two\n", "One, two")]
    [InlineData("SEP=,\r\nid,text\r\na,One; two; three\r\n", "One; two; three")]
    [InlineData("sep=\t\rtext,a;b,c\ttext\rx\tOne\r", "One")]
    public void A_first_line_that_names_the_delimiter_is_no_row(string text, string said)
    {
        Assert.Equal(said, Assert.Single(Units(text)).Source.Text);
        Assert.Equal(text.Replace(said, "둘", StringComparison.Ordinal), Translate(text, "둘"));
    }

    [Theory]
    [InlineData("sep=;")]
    [InlineData("sep=|\nid|text\n")]
    [InlineData("sep=")]
    public void A_line_that_names_no_delimiter_is_the_first_row(string text) => Assert.Contains("csv.source", Assert.Throws<InvalidDocumentException>(() => Units(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("B \"b\"", "B \"b\"")]
    [InlineData("\"b\" B", "\"\"\"b\"\" B\"")]
    [InlineData("B \"b\", c", "\"B \"\"b\"\", c\"")]
    [InlineData("B", "B")]
    public void A_cell_with_quotes_in_it_and_none_around_it_gets_some_only_where_it_has_to(string target, string cell) => Assert.Equal(
        $"id\ttext\nk1\t{cell}\n", Translate("id\ttext\nk1\tA \"quoted\" text\n", target));

    [Theory]
    [InlineData("key,en,ko\na,Hi,\n", "en", "ko", "en", "ko")]
    [InlineData("key,EN_us,de,KO\na,Hi,,\n", "en-US", "ko-KR", "EN_us", "KO")]
    [InlineData("key,en,ko\na,Hi,\n", "en", "ja", null, null)]
    [InlineData("key,en,ko\na,Hi,\n", "en", "en-GB", null, null)]
    [InlineData("key,text,en,ko\na,x,Hi,\n", "en", "ko", null, null)]
    public void Columns_named_by_the_locales_are_a_text_and_its_translation(string text, string from, string to, string? source, string? target)
    {
        var suggested = Format.Suggests(File(text), Locale.Parse(from), Locale.Parse(to));
        Assert.Equal((source, target), (suggested.GetValueOrDefault("csv.source"), suggested.GetValueOrDefault("csv.target")));
        if (source is not null) Assert.Equal("Hi", Assert.Single(Format.With(FormatOptions.Of(suggested)).For(File(text)).Extract(File(text))).Source.Text);
    }

    [Theory]
    [InlineData("id,text\n1,One\n1,Two\n", "2|3")]
    [InlineData("id,text\n1,One\n,Two\n", "2|3")]
    [InlineData("id,text\na,One\n\nb,Two\n\n", "a|b")]
    [InlineData("text\nOne\n\nTwo", "2|4")]
    [InlineData("\"ID\";\" Text \"\n\"a\";One", "a")]
    public void A_key_names_its_row_where_every_row_has_its_own(string text, string ids) => Assert.Equal(ids, string.Join('|', Units(text).Select(u => u.Id)));

    [Theory]
    [InlineData("id,text,a;b\n1,One;two,", "One;two")]
    [InlineData("id;text;a\n1;One, two;", "One, two")]
    [InlineData("id\ttext\n1\tOne, two; three", "One, two; three")]
    [InlineData("\"id;;;;\",text\n1,One", "One")]
    public void The_delimiter_is_what_the_first_row_has_most_of(string text, string value) => Assert.Equal(value, Assert.Single(Units(text)).Source.Text);

    [Theory]
    [InlineData("text\nOne\n", "하나", "text\n하나\n")]
    [InlineData("text\n\"One\"\n", "하나", "text\n\"하나\"\n")]
    [InlineData("text\nOne\n", "하나, 둘", "text\n\"하나, 둘\"\n")]
    [InlineData("text\nOne\n", "\"하나\"", "text\n\"\"\"하나\"\"\"\n")]
    [InlineData("text\n\"One\"\n", "a \"b\"", "text\n\"a \"\"b\"\"\"\n")]
    [InlineData("text\r\nOne\r\n", "하나\n둘", "text\r\n\"하나\r\n둘\"\r\n")]
    [InlineData("text\r\n\"One\ntwo\"\r\n", "하나\n둘", "text\r\n\"하나\n둘\"\r\n")]
    [InlineData("text\nOne\n", "", "text\n\n")]
    [InlineData("text\nOne\n", "=1+1", "text\n=1+1\n")] // in CSV a text like any other
    [InlineData("text\nOne\n", "- 하나", "text\n- 하나\n")]
    public void A_target_is_quoted_where_it_has_to_be_or_the_cell_is(string text, string target, string written) => Assert.Equal(written, Translate(text, target));

    [Theory]
    [InlineData("a,b\n1,2", 1, 1, "text, value, string")]
    [InlineData("\n\ntext\nOne", 1, 1, "text, value, string")]
    [InlineData("id,source,target\n1,a,b", 1, 1, "its own translations")]
    [InlineData("text,id,TEXT\na,1,b", 1, 9, "two columns")]
    [InlineData("id,text\n1,Hello, world", 2, 9, "3 cells")]
    [InlineData("id,text\n1,\"One\n2,Two", 2, 3, "not closed")]
    [InlineData("id,text\n1,\"One\" two", 2, 8, "behind the closing quote")]
    public void What_cannot_be_read_is_refused_with_the_place(string text, int line, int column, string said)
    {
        var error = Assert.Throws<InvalidDocumentException>(() => Units(text));
        Assert.Contains(said, error.Problem, StringComparison.Ordinal);
        Assert.Equal(new FilePosition(line, column), error.Position);
    }

    [Fact]
    public void Rows_may_be_shorter_and_end_in_empty_cells() => Assert.Equal("One", Assert.Single(Units("id,text,note\n1,One,,,\n2\n")).Source.Text);

    [Fact]
    public void A_message_with_arms_is_one_unit_without_codes()
    {
        const string Message = "{n, plural, one {# item of {who}. Sold?} other {# items}}";
        var text = $"id,text\n1,\"{Message}\"\n";
        Assert.Equal((new InlineText(Message), "1"), (Assert.Single(Units(text)).Source, Units(text)[0].Id));
        Assert.Equal("id,text\n1,\"{n, plural, other {{who} #개}}\"\n", Translate(text, "{n, plural, other {{who} #개}}"));
        Assert.Contains("plural", Assert.Throws<InvalidDocumentException>(() => Translate("id,text\n2,Two\n", "{n, plural, other {#}}")).Problem, StringComparison.Ordinal);
        Assert.Single(SegmentationRules.Shipped.For(Some.English).Segment(Units(text)[0]));
    }

    [Fact]
    public void Percentage_points_are_no_code()
    {
        Assert.Equal(new InlineText("금리가 0.25%p 올랐다"), Assert.Single(Units("id,text\n1,금리가 0.25%p 올랐다\n")).Source);
        Assert.Equal(["%p"], Assert.Single(Units("id,text\n1,at %p\n")).Source.Codes.Select(code => code.Data));
    }

    [Theory]
    [InlineData("strings.csv", "strings.csv")]
    [InlineData("strings.en.tsv", "strings.ko.tsv")]
    public void A_locale_in_the_name_gives_way(string name, string localized) => Assert.Equal(localized, Format.LocalizedName(name, Locale.Parse("ko")));

    [Fact]
    public void Any_cells_are_read_and_written()
    {
        var text = Gen.OneOf("a", " ", "\"", ",", ";", "\t", "\n", "\r\n", "가", "e\u0301", "👍🏽", "{n}", "%s", "=", "-").List[0, 10].Select(string.Concat);
        Gen.Select(Gen.Select(text, Gen.Bool).List[1, 8], text, Gen.OneOf(",", ";", "\t"), Gen.OneOf("\n", "\r\n", "\r")).Sample(
            (cells, target, delimiter, end) =>
            {
                var values = cells.Select(c => c.Item2 ? c.Item1 : "x" + c.Item1.Replace(delimiter, "", StringComparison.Ordinal).ReplaceLineEndings("")).ToList();
                var rows = cells.Select((c, i) => i.ToString(CultureInfo.InvariantCulture) + delimiter + (c.Item2 ? $"\"{values[i].Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : values[i]) + delimiter);
                var source = File(string.Join(end, rows.Prepend($"id{delimiter}text{delimiter}other")));
                var meant = values.Select(v => v.ReplaceLineEndings("\n")).Where(v => !string.IsNullOrWhiteSpace(v)).ToList();
                Assert.Equal(meant, Format.Extract(source).Select(u => u.Source.Render()));

                var back = Format.Extract(SourceText.Decode(Reassembly.Write(Format, source, Locale.Parse("ko"), _ => "t" + target), "strings.csv"));
                Assert.Equal(meant.Select(_ => "t" + target.ReplaceLineEndings("\n")), back.Select(u => u.Source.Render()));
            },
            iter: 5_000);
    }
}
