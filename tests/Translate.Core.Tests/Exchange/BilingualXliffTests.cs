using System.Text;
using Translate.Core.Exchange;
using Translate.Core.Exchange.Validation;
using Translate.Core.Formats;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Exchange;

/// <summary>A job goes out as XLIFF with its translations, and comes back segment by segment.</summary>
public class BilingualXliffTests
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    static readonly InlineText Bold = new("A bold word.", new InlineCode(2, CodeKind.Opening, "b", "<b>"), new InlineCode(6, CodeKind.Closing, "b", "</b>"));

    static BilingualUnit Unit(params BilingualSegment[] segments) => new("p 1", UnitKind.Paragraph, 0, 40, "Mind the tone.", segments);

    static BilingualSegment Segment(int ordinal, InlineText source, InlineText? target, int version = 0, TargetState state = TargetState.Translated) => new(
        ordinal, ordinal + 1, InlineText.Empty, source, " ", target is null ? null : new(target, state, new(OriginKind.Human)), version,
        ordinal == 1 ? [new("Theo", new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), "Softer, please.", IsResolved: false)] : []);

    static string Write(params BilingualUnit[] units)
    {
        using var bytes = new MemoryStream();
        BilingualXliff.Write(bytes, new("7", XliffOrigin.Of("a.html", FileFormats.ByName("html")!, SourceText.FromString("a.html", "x")), English, Korean, ["A draft."]), units);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    static IReadOnlyList<ReturnedSegment> Read(string xliff, params BilingualUnit[] units)
    {
        var document = XliffReader.Read(Encoding.UTF8.GetBytes(xliff), "a.xlf");
        Assert.Equal("7", document.Files[0].Job);
        return BilingualXliff.Read(document.Files[0], units.ToDictionary(u => u.Id, u => u.Source, StringComparer.Ordinal));
    }

    [Fact]
    public void What_goes_out_comes_back_the_same_with_its_marks()
    {
        var target = new InlineText("굵은 낱말.", new InlineCode(0, CodeKind.Opening, "b", "<b>"), new InlineCode(2, CodeKind.Closing, "b", "</b>"));
        var unit = Unit(Segment(4, Bold, target, version: 3), Segment(1, "Another sentence.", null));

        var back = Read(Write(unit), unit);

        Assert.Equal(2, back.Count);
        Assert.Equal((new SegmentMark(4, 3, SegmentMark.HashOf(Bold)), target, false), (back[0].Mark, back[0].Text, back[0].IsDraft));
        Assert.Equal((new SegmentMark(1, 0, SegmentMark.HashOf("Another sentence.")), InlineText.Empty), (back[1].Mark, back[1].Text));
    }

    [Fact]
    public void What_goes_out_is_valid_as_we_decide_it()
    {
        var target = new InlineText("굵은 낱말.", new InlineCode(0, CodeKind.Opening, "b", "<b>"), new InlineCode(2, CodeKind.Closing, "b", "</b>"));
        var xliff = Write(Unit(Segment(4, Bold, target, version: 3, TargetState.Final), Segment(1, "Another sentence.", null)));
        Assert.Empty(XliffValidation.Examine(SourceText.FromString("a.xlf", xliff)).Select(found => found.ToString()));
    }

    [Fact]
    public void It_says_state_limit_note_comment_and_that_it_is_a_draft()
    {
        var xliff = Write(Unit(Segment(1, "One.", "하나.", version: 1, TargetState.Reviewed)));

        Assert.Contains("state=\"reviewed\"", xliff, StringComparison.Ordinal);
        Assert.Contains("slr:sizeRestriction=\"40\"", xliff, StringComparison.Ordinal);
        Assert.Contains("<note appliesTo=\"source\">Mind the tone.</note>", xliff, StringComparison.Ordinal);
        Assert.Contains("<note appliesTo=\"target\" category=\"comment\">Theo, 2026-03-01, 2: Softer, please.</note>", xliff, StringComparison.Ordinal);
        Assert.Contains("<note>A draft.</note>", xliff, StringComparison.Ordinal);
        Assert.Contains("type=\"translate:paragraph\"", xliff, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_may_come_back_as_a_pair_or_each_alone()
    {
        var unit = Unit(Segment(0, Bold, "x", version: 1));
        var xliff = Write(unit);
        foreach (var content in new[] { "<pc id=\"1\">굵은</pc> 말", "<sc id=\"1\"/>굵은<ec startRef=\"1\"/> 말" })
        {
            var back = Read(xliff.Replace("<target>x</target>", $"<target>{content}</target>", StringComparison.Ordinal), unit)[0];

            Assert.Null(back.Problem);
            Assert.Equal("<b>굵은</b> 말", back.Text!.Render());
        }

        Assert.NotNull(Read(xliff.Replace("<target>x</target>", "<target><ph id=\"9\"/></target>", StringComparison.Ordinal), unit)[0].Problem);
    }

    [Fact]
    public void It_can_still_be_merged_into_its_file()
    {
        const string Page = "<p>A <b>bold</b> word.</p>";
        var (format, source) = FileFormats.Open(Encoding.UTF8.GetBytes(Page), "a.html");
        var read = format.Extract(source)[0];
        var target = new InlineText("굵은 낱말.", read.Source.Codes[0] with { Offset = 0 }, read.Source.Codes[1] with { Offset = 2 });
        using var bytes = new MemoryStream();
        BilingualXliff.Write(
            bytes, new("7", XliffOrigin.Of("a.html", format, source), English, Korean, []),
            [new(read.Id, read.Kind, 0, null, null, [new(0, 1, InlineText.Empty, read.Source, InlineText.Empty, new(target, TargetState.Translated, new(OriginKind.Human)), 1, [])])]);

        var problems = new List<InvalidDocumentException>();
        var merged = XliffMerge.Write(XliffReader.Read(bytes.ToArray(), "a.xlf").Files[0], format, source, Korean, problems);

        Assert.Empty(problems);
        Assert.Equal("<p><b>굵은</b> 낱말.</p>", Encoding.UTF8.GetString(merged));
    }

    [Theory]
    [InlineData("s_1_2_0123456789abcdef", true)]
    [InlineData("s_1_2_0123", false)]
    [InlineData("_GoBack", false)]
    [InlineData(null, false)]
    public void A_mark_is_known_or_not(string? text, bool isKnown)
    {
        Assert.Equal(isKnown, SegmentMark.TryParse(text, out var mark));
        if (isKnown) Assert.Equal(text, mark.ToString());
    }
}
