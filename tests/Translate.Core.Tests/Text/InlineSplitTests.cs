using System.Globalization;
using CsCheck;
using Translate.Core.Text;

namespace Translate.Core.Tests.Text;

public class InlineSplitTests
{
    static readonly string[] Bits = ["a", "Word", " ", "  ", "\n", ".", "가", "é", "e\u0301", "👩‍🚀", "🇰🇷", "⟦", "⟦1⟧", "\u00A0"];

    static readonly Gen<InlineText> Texts =
        Gen.Select(Gen.OneOf(Bits).Array[0, 12], Gen.Select(Gen.Int[0, 40], Gen.Enum<CodeKind>(), Gen.Int[0, 3]).Array[0, 6]).Select(parts =>
        {
            var text = string.Concat(parts.Item1);
            return new InlineText(text, [.. parts.Item2.Select(c => new InlineCode(Math.Min(c.Item1, text.Length), c.Item2, $"{c.Item3}", $"<{c.Item3}>")).OrderBy(c => c.Offset)]);
        });

    [Fact]
    public void The_pieces_joined_are_the_text_and_no_character_is_cut() =>
        Gen.Select(Texts, Gen.Int[0, 40], Gen.Int[0, 7]).Sample((text, offset, codes) =>
        {
            if (InlineSplit.At(text, Math.Min(offset, text.Text.Length), codes) is not { } split) return;

            Assert.Equal(text, InlineText.Concat([split.Left, split.Between, split.Right]));
            Assert.NotEmpty(split.Left.Text.Trim());
            Assert.NotEmpty(split.Right.Text.Trim());
            Assert.Empty(split.Between.Text.Trim());
            var boundaries = StringInfo.ParseCombiningCharacters(text.Text);
            Assert.Contains(split.Left.Text.Length, boundaries);
            Assert.Contains(split.Left.Text.Length + split.Between.Text.Length, boundaries);
        });

    [Fact]
    public void Closing_codes_stay_with_what_they_close_and_opening_ones_go_with_what_they_open()
    {
        var text = new InlineText("One. Two.", new InlineCode(0, CodeKind.Opening, "1", "<b>"), new InlineCode(4, CodeKind.Closing, "1", "</b>"), new InlineCode(5, CodeKind.Opening, "2", "<i>"), new InlineCode(9, CodeKind.Closing, "2", "</i>"));

        var split = InlineSplit.At(text, 5, 2)!;
        Assert.Equal(("<b>One.</b>", " ", "<i>Two.</i>"), (split.Left.ToString(), split.Between.ToString(), split.Right.ToString()));
    }

    [Fact]
    public void A_code_that_stands_alone_at_the_cut_goes_where_the_person_cut()
    {
        var text = new InlineText("OneTwo", new InlineCode(3, CodeKind.Standalone, "1", "{0}"));

        Assert.Equal("One{0}", InlineSplit.At(text, 3, 1)!.Left.ToString());
        Assert.Equal("{0}Two", InlineSplit.At(text, 3, 0)!.Right.ToString());
    }

    [Theory]
    [InlineData("One. Two.", 0)]
    [InlineData("One. Two.", 9)]
    [InlineData("One. ", 4)]
    [InlineData("e\u0301a", 1)]
    [InlineData("👩‍🚀a", 2)]
    [InlineData("a👍b", 2)]
    public void There_is_no_split_without_text_on_both_sides_nor_within_a_character(string text, int offset) => Assert.Null(InlineSplit.At(text, offset, 0));
}
