using System.Text;
using Translate.Core.Formats;
using Translate.Core.Formats.Table;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

public sealed class BilingualTableContract : FormatContract
{
    protected override IFormat Format { get; } = new BilingualTable();
}

public sealed class BilingualTableTests
{
    static SourceText File(string text) => SourceText.FromString("words.csv", text);

    static IReadOnlyList<Unit> Units(string text) => new BilingualTable().Extract(File(text));

    static string Translate(string text, InlineText target) => Encoding.UTF8.GetString(Reassembly.Write(new BilingualTable(), File(text), Locale.Parse("ko"), _ => target));

    [Fact]
    public void A_row_is_a_unit_with_the_target_that_stands_in_it()
    {
        var units = Units(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures", "csv-bilingual", "strings.csv")));
        Assert.Equal(["greeting", "quote", "plain", "lines", "formula", "long"], units.Select(u => u.Id));
        Assert.Equal(("Hello, {name}!", "안녕하세요, {name}님!", "On the first page", 40), (units[0].Source.Render(), units[0].Standing!.Text.Render(), units[0].Note, units[0].MostCharacters));
        Assert.Equal(units[0].Source.Codes[0].Id, units[0].Standing!.Text.Codes[0].Id);
        Assert.Equal(TargetState.Translated, units[0].Standing!.State);
        Assert.Null(units[1].Standing);
        Assert.Equal("verb", units[1].Note);
        Assert.Null(units[2].MostCharacters);
        Assert.Equal("하나\n둘", units[3].Standing!.Text.Text);
    }

    [Theory]
    [InlineData("source,target\nOne,\n", "하나", "source,target\nOne,하나\n")]
    [InlineData("source,target\nOne,un\n", "하나, 둘", "source,target\nOne,\"하나, 둘\"\n")]
    [InlineData("target;source\n\"un\";One", "\"하나\"", "target;source\n\"\"\"하나\"\"\";One")]
    [InlineData("source\ttarget\r\nOne\t", "하나", "source\ttarget\r\nOne\t하나")]
    [InlineData("source,target\nOne,un\n", "", "source,target\nOne,\n")]
    [InlineData("source,target\nOne,\n", "One", "source,target\nOne,One\n")]
    public void Only_the_target_is_written(string text, string target, string written) => Assert.Equal(written, Translate(text, target));

    [Theory]
    [InlineData("id,text\n1,One\n", 1, 1, "column of the texts")]
    [InlineData("source,target\nOne,un\nTwo\n", 3, 4, "ends before the column")]
    [InlineData("source,target\nOne,un,deux\n", 2, 8, "3 cells")]
    public void What_cannot_be_read_is_refused_with_the_place(string text, int line, int column, string said)
    {
        var error = Assert.Throws<InvalidDocumentException>(() => Units(text));
        Assert.Contains(said, error.Problem, StringComparison.Ordinal);
        Assert.Equal(new FilePosition(line, column), error.Position);
    }

    [Fact]
    public void A_table_is_bilingual_where_its_columns_say_so_and_nobody_says_otherwise()
    {
        var bytes = "source,target\nOne,un\n"u8;
        Assert.Equal("csv-bilingual", FileFormats.Open(bytes, "a.csv").Format.Name);
        Assert.Equal("csv", FileFormats.Open("source,text\nOne,un\n"u8, "a.csv").Format.Name);
        var chosen = FileFormats.Open(bytes, "a.csv", "csv");
        Assert.Contains("its own translations", Assert.Throws<InvalidDocumentException>(() => chosen.Format.Extract(chosen.Source)).Problem, StringComparison.Ordinal);
        var (format, source) = FileFormats.Open(bytes, "a.csv", options: FormatOptions.Of([new("csv.text", "source")]));
        Assert.Equal(("csv", "One"), (format.Name, Assert.Single(format.Extract(source)).Source.Text));
    }

    [Fact]
    public void Columns_are_mapped_by_options()
    {
        var options = FormatOptions.Of([new("csv.source", "English"), new("csv.target", "한국어"), new("csv.key", "Nr"), new("csv.note", "Where, Who"), new("csv.limit", "Room")]);
        var (format, source) = FileFormats.Open(Encoding.UTF8.GetBytes("Nr,english,한국어,who,where,room\n7,One,하나,Kim,Page 1,9\n"), "a.csv", options: options);
        var unit = Assert.Single(format.Extract(source));
        Assert.Equal(("7", "One", "하나", "Kim\nPage 1", 9), (unit.Id, unit.Source.Text, unit.Standing?.Text.Text, unit.Note, unit.MostCharacters));
    }

    [Fact]
    public void A_message_with_arms_is_one_unit_and_so_is_what_stands_for_it()
    {
        const string Message = "{g, select, male {He} other {They}} left";
        var unit = Assert.Single(Units($"source,target\n\"{Message}\",\"{{g, select, male {{그}} other {{그들}}\"\n"));
        Assert.Equal(new InlineText(Message), unit.Source);
        Assert.Equal(new InlineText("{g, select, male {그} other {그들}"), unit.Standing!.Text);
        Assert.Equal("source,target\n\"{n, plural, other {#}}\",\"{n, plural, other {#, 개}}\"\n", Translate("source,target\n\"{n, plural, other {#}}\",\n", "{n, plural, other {#, 개}}"));
    }
}
