using System.Text;
using CsCheck;
using Translate.Core.Formats;
using Translate.Core.Formats.WebVtt;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

public sealed class WebVttContract : FormatContract
{
    protected override IFormat Format { get; } = new WebVtt();
}

public sealed class WebVttTests
{
    static readonly WebVtt Format = new();

    const string Head = "WEBVTT\n\n", Times = "00:01.000 --> 00:02.000";

    static SourceText File(string text) => SourceText.FromString("film.vtt", text);

    static IReadOnlyList<Unit> Units(string text) => Format.Extract(File(text));

    static SourceText Cue(string text) => File($"{Head}{Times}\n{text}\n\n{Times}\nNext.\n");

    static string Translate(string text, InlineText target)
    {
        var written = Encoding.UTF8.GetString(Reassembly.Write(Format, Cue(text), Locale.Parse("ko"), unit => unit.Id == "1" ? target : null));
        return written[$"{Head}{Times}\n".Length..^$"\n\n{Times}\nNext.\n".Length];
    }

    static SourceText Fixture(string name) =>
        FileFormats.Open(System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures", "vtt", name)), name).Source;

    [Fact]
    public void Cues_are_units_and_styles_regions_and_notes_are_not()
    {
        var units = Format.Extract(Fixture("harbor.vtt"));
        Assert.Equal(["1", "2", "3", "5"], units.Select(u => u.Id));
        Assert.All(units, u => Assert.Equal((UnitKind.Cue, 0), (u.Kind, u.Level)));
        Assert.Equal("00:01.000 --> 00:03.500 align:start position:10%", units[0].Note);
        Assert.Equal("- Is this the last boat?\n- It is, and 3 < 4 & 5\u00A0> 4.", units[2].Source.Text);
        Assert.Equal("<v Narrator>|<00:13.500>|<00:14.000>|<lang ko>|</lang>", string.Join('|', units[3].Source.Codes.Select(c => c.Data)));
    }

    [Fact]
    public void Blocks_end_where_players_end_them() => Assert.Equal(
        ["Straight below the head &unknown; ☺", "漢한 and  a tag  here 👩‍👩‍👧‍👦", "The same name twice, never closed"],
        Format.Extract(Fixture("odd.vtt")).Select(u => u.Source.Text));

    [Fact]
    public void Identifiers_are_ids_where_all_cues_have_their_own()
    {
        Assert.Equal(["a", "b --"], Units($"{Head}a\n{Times}\nOne.\n\nb --\n{Times}\nTwo.").Select(u => u.Id));
        Assert.Equal(["1", "2"], Units($"{Head}a\n{Times}\nOne.\n\na\n{Times}\nTwo.").Select(u => u.Id));
    }

    [Theory]
    [InlineData("<v.first.loud Ann>a</v>", "Opening 1 <v.first.loud Ann>|Closing 1 </v>")]
    [InlineData("<v Ann>a", "Standalone 1 <v Ann>")]
    [InlineData("<c>a<b>b</c>c</b>", "Opening 1 <c>|Opening 2 <b>|Closing 1 </c>|Closing 2 </b>")]
    [InlineData("<b>a</B2></b>", "Opening 1 <b>|Standalone 2 </B2>|Closing 1 </b>")]
    [InlineData("a <00:00:01.000>b {\\an8}", "Standalone 1 <00:00:01.000>|Standalone 2 {\\an8}")]
    [InlineData("a < b", "")]
    public void Tags_are_codes(string text, string codes)
    {
        var unit = Format.Extract(Cue(text))[0];
        Assert.Equal(codes, string.Join('|', unit.Source.Codes.Select(c => $"{c.Kind} {c.Id} {c.Data}")));
        Assert.Equal(text, unit.Source.Render());
    }

    [Theory]
    [InlineData("a", "x < y & z > w", "x &lt; y &amp; z > w")]
    [InlineData("a", "x --> y ---> z", "x --&gt; y ---&gt; z")]
    [InlineData("a", "&lt; <b>", "&amp;lt; &lt;b>")]
    [InlineData("a", "x\u00A0y\u200F", "x\u00A0y\u200F")]
    [InlineData("a&nbsp;b&rlm;", "x\u00A0y\u200F", "x&nbsp;y&rlm;")]
    [InlineData("a\nb", "\n하나\n\n\n둘\r\n", "하나\n둘")]
    [InlineData("Two\nlines.", "The first half of it is here and the other is there.", "The first half of it is here\nand the other is there.")]
    [InlineData("One.", "", "")]
    public void A_target_is_escaped_and_laid_out(string text, string target, string written) => Assert.Equal(written, Translate(text, target));

    [Theory]
    [InlineData("1\n00:01.000 --> 00:02.000\nOne.", 1, "\"WEBVTT\"")]
    [InlineData("WEBVTTX\n\n", 1, "\"WEBVTT\"")]
    [InlineData("WEBVTT\n\n00:01,000 --> 00:02,000\nOne.", 3, "expected times")]
    [InlineData("WEBVTT\n\nid\n00:01.000 --> 00:02\nOne.", 4, "expected times")]
    public void A_damaged_file_is_refused_with_the_place(string text, int line, string said)
    {
        var error = Assert.Throws<InvalidDocumentException>(() => Units(text));
        Assert.Equal(line, error.Position!.Value.Line);
        Assert.Contains(said, error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_legacy_encoding_lacks_is_written_as_a_reference()
    {
        var source = FileFormats.Open(Encoding.ASCII.GetBytes($"{Head}{Times}\nOne.\n"), "film.vtt", encoding: "windows-1252").Source;
        Assert.Equal("&#xAC00;&#x1F44D; é", Format.Encode(source, Assert.Single(Format.Extract(source)), "가👍 é"));
    }

    [Fact]
    public void Any_text_is_read_and_written()
    {
        var text = Gen.OneOf("a", " ", "-", "->", "-->", "<", ">", "&", "&lt;", "&amp", "<b>", "</b>", "<v A>", "\u00A0", "\u200E", "가", "e\u0301", "👍🏽", ".", "\n").List[1, 30].Select(parts => "x" + string.Concat(parts) + "y");
        text.Sample(
            target =>
            {
                var back = SourceText.Decode(Reassembly.Write(Format, Cue("One."), Locale.Parse("ko"), unit => unit.Id == "1" ? new InlineText(target) : null), "film.vtt");
                var lines = target.Split('\n').Where(line => line.Trim(' ').Length > 0);
                Assert.Equal(string.Join('\n', lines), Format.Extract(back)[0].Source.Text);
                Assert.Empty(Format.Extract(back)[0].Source.Codes);
            },
            iter: 5_000);
    }
}
