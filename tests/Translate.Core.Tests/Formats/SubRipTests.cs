using System.Globalization;
using System.Text;
using CsCheck;
using Translate.Core.Formats;
using Translate.Core.Formats.SubRip;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

public sealed class SubRipContract : FormatContract
{
    protected override IFormat Format { get; } = new SubRip();
}

public sealed class SubRipTests
{
    static readonly SubRip Format = new();

    const string Times = "00:00:01,000 --> 00:00:02,000";

    static SourceText File(string text) => SourceText.FromString("film.srt", text);

    static IReadOnlyList<Unit> Units(string text) => Format.Extract(File(text));

    static SourceText Cue(string text) => File($"1\n{Times}\n{text}\n\n2\n{Times}\nNext.\n");

    static string Translate(string text, InlineText target)
    {
        var written = Encoding.UTF8.GetString(Reassembly.Write(Format, Cue(text), Locale.Parse("ko"), unit => unit.Id == "1" ? target : null));
        return written[$"1\n{Times}\n".Length..^$"\n\n2\n{Times}\nNext.\n".Length];
    }

    [Fact]
    public void A_cue_is_a_unit_and_its_times_are_the_note()
    {
        var source = FileFormats.Open(System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures", "srt", "harbor.srt")), "harbor.srt").Source;
        var units = Format.Extract(source);
        Assert.Equal(["1", "2", "3", "5", "6"], units.Select(u => u.Id));
        Assert.All(units, u => Assert.Equal((UnitKind.Cue, 0), (u.Kind, u.Level)));
        Assert.Equal("Nobody had come to the pier\nsince the ferry stopped.", units[1].Source.Text);
        Assert.Equal("00:00:04,000 --> 00:00:07,250 X1:40 X2:600 Y1:20 Y2:50", units[1].Note);
        Assert.Equal("A sign --> in yellow", units[4].Source.Text);
    }

    [Fact]
    public void A_number_given_twice_gives_way_to_the_order() =>
        Assert.Equal(["1", "3"], Units($"5\n{Times}\nOne.\n\n5\n{Times}\n\n6\n{Times}\nThree.\n").Select(u => u.Id));

    [Theory]
    [InlineData("<i>a</i>", "Opening 1 <i>|Closing 1 </i>")]
    [InlineData("{\\an8}<b><I>a</i></b>", "Standalone 1 {\\an8}|Opening 2 <b>|Opening 3 <I>|Closing 3 </i>|Closing 2 </b>")]
    [InlineData("{i}a{/i} <font color=\"red\">b</font>", "Opening 1 {i}|Closing 1 {/i}|Opening 2 <font color=\"red\">|Closing 2 </font>")]
    [InlineData("</u> a <s>", "Standalone 1 </u>|Standalone 2 <s>")]
    [InlineData("a < b <g/> {x} <image> &amp;", "")]
    public void Tags_are_codes_and_all_else_is_text(string text, string codes)
    {
        var unit = Format.Extract(Cue(text))[0];
        Assert.Equal(codes, string.Join('|', unit.Source.Codes.Select(c => $"{c.Kind} {c.Id} {c.Data}")));
        Assert.Equal(text, unit.Source.Render());
    }

    [Theory]
    [InlineData("One line.", "하나\n둘\n셋", "하나\n둘\n셋")] // the translation's own breaks
    [InlineData("Two\nlines.", "짧다. 한 줄.", "짧다. 한 줄.")]
    [InlineData("Two\nlines.", "The first half of it is here and the other is there.", "The first half of it is here\nand the other is there.")]
    [InlineData("One line.", "The first half of it is here and the other is there.", "The first half of it is here and the other is there.")]
    [InlineData("Two\nlines.", "\n\n하나\n \t\n\r\n둘\r\n", "하나\n둘")] // a blank line would end the cue
    [InlineData("Two\nlines.", "日本語の字幕は空白で区切られていないので分けられませんそうです", "日本語の字幕は空白で区切られていないので分けられませんそうです")]
    public void A_translation_is_laid_out_in_lines(string text, string target, string written) => Assert.Equal(written, Translate(text, target));

    [Fact]
    public void No_line_is_broken_into_more_than_the_source_had()
    {
        var target = string.Join(' ', Enumerable.Repeat("등대로 가는 길", 20));
        var lines = Translate("a\nb\nc", target).Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.InRange(lines.Max(l => Columns.Of(l)) - lines.Min(l => Columns.Of(l)), 0, 16);
        Assert.Equal(target, string.Join(' ', lines));
    }

    [Fact]
    public void Line_ends_are_the_files_own() => Assert.Equal(
        "하나\r\n둘",
        File($"1\r\n{Times}\r\nOne\r\ntwo\r\n") is var source ? Format.Encode(source, Assert.Single(Format.Extract(source)), "하나\n둘") : "");

    [Fact]
    public void An_empty_translation_leaves_a_cue_that_shows_nothing() => Assert.Equal("", Translate("One.", ""));

    [Theory]
    [InlineData("a\n00:00:05,000 --> 00:00:06,000")]
    [InlineData("00:00:05 -> 00:00:06")]
    public void A_line_that_would_be_read_as_times_is_refused(string target)
    {
        var error = Assert.Throws<InvalidDocumentException>(() => Translate("One.", target));
        Assert.Contains("read as times", error.Problem, StringComparison.Ordinal);
        Assert.Equal(new FilePosition(3, 1), error.Position);
    }

    [Theory]
    [InlineData("Film\n\n1\n00:00:01,000 --> 00:00:02,000\nOne.", 1, "expected a cue")]
    [InlineData("only text", 1, "expected a cue")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:03,000 -> 00:00:04,000\nTwo.", 6, "expected times")]
    [InlineData("1\n00:00:01,000 --> 00:00\nOne.", 2, "expected times")]
    public void A_damaged_cue_is_refused_with_the_place(string text, int line, string said)
    {
        var error = Assert.Throws<InvalidDocumentException>(() => Units(text));
        Assert.Equal(line, error.Position!.Value.Line);
        Assert.Contains(said, error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("film.srt", "film.srt")]
    [InlineData("film.en.srt", "film.ko.srt")]
    [InlineData("a.b/film.en-US.SRT", "a.b/film.ko.SRT")]
    public void A_locale_in_the_name_gives_way(string name, string localized) => Assert.Equal(localized, Format.LocalizedName(name, Locale.Parse("ko")));

    [Fact]
    public void Any_cues_are_read_and_written()
    {
        var word = Gen.OneOf("a", "word", "한국어", "e\u0301", "👩‍👩‍👧‍👦", "-", "42", "<i>", "</i>", "{\\an8}", "&", "<", ">", "-->", "\u00A0");
        var line = word.List[1, 12].Select(words => "x" + string.Join(' ', words));
        var cue = Gen.Select(line.List[0, 3], Gen.Bool, Gen.Int[0, 3]);
        Gen.Select(cue.List[1, 8], line.List[1, 4], Gen.OneOf("\n", "\r\n", "\r")).Sample(
            (cues, target, end) =>
            {
                var text = string.Concat(cues.Select((c, i) =>
                    (c.Item2 ? (i + 1).ToString(CultureInfo.InvariantCulture) + end : "") + Times + end + string.Concat(c.Item1.Select(l => l + end)) + string.Concat(Enumerable.Repeat(end, c.Item3 + 1))));
                var source = File(text);
                var units = Format.Extract(source);
                Assert.Equal(cues.Where(c => c.Item1.Count > 0).Select(c => string.Join('\n', c.Item1)), units.Select(u => u.Source.Render()));
                var meant = string.Join('\n', target);
                var back = Format.Extract(SourceText.Decode(Reassembly.Write(Format, source, Locale.Parse("ko"), _ => meant), "film.srt"));
                Assert.All(back, unit => Assert.Equal(meant, target.Count > 1 ? unit.Source.Render() : unit.Source.Render().Replace('\n', ' ')));
            },
            iter: 3_000);
    }
}
