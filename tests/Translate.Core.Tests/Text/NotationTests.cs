using CsCheck;
using Translate.Core.Text;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Text;

public sealed class NotationTests
{
    static readonly InlineText Bold = new("Press X now", Open(6, "1", "<b>"), Close(7, "1", "</b>"), Alone(11, "2", "{0}"));
    static readonly InlineText TwoBold = new("a b", Open(0, "1", "<b>"), Close(1, "1", "</b>"), Open(2, "2", "<b>"), Close(3, "2", "</b>"));

    static string[] Findings(string typed, InlineText source) => [.. Notation.Read(typed, source).Findings.Select(f => $"{f.Kind} {f.Mark} {f.Span?.Start}")];

    [Fact]
    public void Codes_that_cannot_be_mistaken_are_written_as_they_are() => Assert.Equal("Press <b>X</b> now{0}", Notation.Write(Bold));

    [Fact]
    public void Pairs_that_look_alike_are_numbered() => Assert.Equal("⟦1⟧a⟦/1⟧ ⟦2⟧b⟦/2⟧", Notation.Write(TwoBold));

    [Fact]
    public void Placeholders_that_look_alike_are_alike() => Assert.Equal("%s of %s", Notation.Write(new(" of ", Alone(0, "1", "%s"), Alone(4, "2", "%s"))));

    [Theory]
    [InlineData("{0} is literal", "{0}")]
    [InlineData("x", "")]
    [InlineData("x", " ")]
    [InlineData("x", "a\n")]
    [InlineData("x", "<w:r><w:tab/></w:r>")]
    public void Codes_that_could_be_mistaken_for_text_or_cannot_be_seen_are_numbered(string text, string data) =>
        Assert.StartsWith("⟦1/⟧", Notation.Write(new(text, Alone(0, "1", data))), StringComparison.Ordinal);

    [Fact]
    public void A_code_within_another_is_numbered() => Assert.Equal("⟦1/⟧⟦2/⟧x", Notation.Write(new("x", Alone(0, "1", "%"), Alone(0, "2", "%s"))));

    [Fact]
    public void A_bracket_of_the_text_is_doubled_only_where_it_would_read_as_a_mark()
    {
        Assert.Equal("⟦a⟧ ⟦⟦1⟧", Notation.Write("⟦a⟧ ⟦1⟧"));
        Assert.Equal("⟦⟦1⟧", Notation.Read("⟦⟦⟦⟦1⟧", "x").Text.Text);
        Assert.Equal("⟦⟦a", Notation.Read("⟦⟦a", "x").Text.Text);
    }

    [Fact]
    public void Typed_codes_are_those_of_the_source_where_they_were_typed()
    {
        var read = Notation.Read("{0}지금 <b>X</b>", Bold);

        Assert.Equal(new InlineText("지금 X", Alone(0, "2", "{0}"), Open(3, "1", "<b>"), Close(4, "1", "</b>")), read.Text);
        Assert.Empty(read.Findings);
        Assert.Empty(read.Problems);
    }

    [Theory]
    [InlineData("Press X{0}", new[] { "Missing <b> ", "Missing </b> " })]
    [InlineData("<b>X</b>{0}{0}", new[] { "Doubled {0} 11" })]
    [InlineData("</b>X<b>{0}", new[] { "ClosedBeforeOpened </b> 0" })]
    [InlineData("<b>X</b>{0}", new string[0])]
    public void What_is_wrong_is_said_with_its_place(string typed, string[] findings) => Assert.Equal(findings, Findings(typed, Bold));

    [Fact]
    public void Pairs_may_not_cross_but_may_change_places()
    {
        Assert.Equal(["Crossed ⟦/1⟧ 8"], Findings("⟦1⟧a⟦2⟧b⟦/1⟧⟦/2⟧", TwoBold));
        Assert.Empty(Findings("⟦2⟧⟦1⟧a⟦/1⟧b⟦/2⟧", TwoBold));
        Assert.Equal(["Crossed ⟦/2⟧ 6"], Findings("⟦2⟧⟦1⟧⟦/2⟧⟦/1⟧", TwoBold));
    }

    [Fact]
    public void Pairs_that_cross_in_the_source_may_cross()
    {
        var crossed = new InlineText("abc", Open(0, "1", "<b>"), Open(1, "2", "<i>"), Close(2, "1", "</b>"), Close(3, "2", "</i>"));

        Assert.Empty(Findings("<b>가<i>나</b>다</i>", crossed));
    }

    [Fact]
    public void A_mark_of_no_code_stays_as_text_and_is_reported()
    {
        var read = Notation.Read("⟦1⟧⟦/1⟧⟦2⟧⟦/2⟧⟦7/⟧", TwoBold);

        Assert.Equal("⟦7/⟧", read.Text.Text);
        Assert.Equal(NotationProblemKind.Unknown, Assert.Single(read.Findings).Kind);
        Assert.Equal("⟦7/⟧ is no code of the source.", Assert.Single(read.Problems));
        Assert.EndsWith("⟦⟦7/⟧", Notation.Write(read.Text, TwoBold), StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_is_written_the_way_of_its_source()
    {
        Assert.Equal("⟦2⟧b⟦/2⟧", Notation.Write(new InlineText("b", Open(0, "2", "<b>"), Close(1, "2", "</b>")), TwoBold));
        Assert.Equal("{0}", Notation.Write(new InlineText("", Alone(0, "2", "{0}")), Bold));
    }

    [Fact]
    public void A_source_reads_back_as_it_was_whatever_it_is() =>
        Inline(Wild, Data).Sample(
            text =>
            {
                var read = Notation.Read(Notation.Write(text), text);
                Assert.Equal(text, read.Text);
                Assert.Empty(read.Findings);
            },
            iter: 20_000);

    [Fact]
    public void Whatever_is_typed_is_kept_and_can_be_typed_again() =>
        Gen.Select(Inline(Plain, Data), Wild).Sample(
            (source, typed) =>
            {
                var read = Notation.Read(typed, source);
                Assert.Equal(read.Text, Notation.Read(Notation.Write(read.Text, source), source).Text);
                Assert.Equal(Letters(typed), Letters(Notation.Write(read.Text, source)));
            },
            iter: 20_000);

    /// <summary>Brackets may be doubled or not, and of codes that are alike in all things one may be called by the other's number; all else stands as it was typed.</summary>
    static string Letters(string text) => string.Concat(text.Where(c => c != '⟦' && !char.IsAsciiDigit(c)));

    [Fact]
    public void Placeholders_of_printf_may_be_typed_with_their_numbers()
    {
        InlineText source = new("Copy  to ", Alone(5, "1", "%d"), Alone(9, "2", "%s"));
        var read = Notation.Read("%2$s에 %1$d", source);

        Assert.Empty(read.Problems);
        Assert.Equal(new InlineText("에 ", Alone(0, "2", "%s"), Alone(2, "1", "%d")), read.Text);
        Assert.Equal("%s에 %d", Notation.Write(read.Text, source));
        Assert.Equal(["%1$d", "%2$s"], Notation.Key(source).Marks.Select(mark => mark.Other));
    }

    [Fact]
    public void Alike_ones_that_changed_places_are_written_with_numbers_and_read_back()
    {
        InlineText source = new(" of ", Alone(0, "1", "%s"), Alone(4, "2", "%s"));
        var moved = Notation.Read("%2$s 중 %1$s", source).Text;

        Assert.Equal(["2", "1"], moved.Codes.Select(code => code.Id));
        Assert.Equal("%2$s 중 %1$s", Notation.Write(moved, source));
        Assert.Equal(["Missing %s ", "Doubled %2$s 5"], Findings("%2$s %2$s", source).Order(StringComparer.Ordinal).Reverse());
    }
}
