using System.Globalization;
using CsCheck;
using Translate.Core.Text;

namespace Translate.Core.Tests.Text;

public sealed class FittingTests
{
    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("longer", 5, "longe…")]
    [InlineData("ab👨‍👩‍👧c", 5, "ab…")]
    [InlineData("ab👨‍👩‍👧c", 10, "ab👨‍👩‍👧…")]
    [InlineData("\u1100\u1161\u11A8\u1100\u1161\u11A8", 4, "\u1100\u1161\u11A8…")]
    [InlineData("e\u0301e\u0301", 3, "e\u0301…")]
    [InlineData("👨‍👩‍👧", 3, "👨\u200D…")]
    [InlineData("👨‍👩‍👧", 4, "👨\u200D…")]
    [InlineData("", 0, "")]
    public void No_character_is_cut_in_two_while_there_is_room_for_one(string text, int most, string beginning) => Assert.Equal(beginning, Fitting.Of(text, most, "…"));

    [Fact]
    public void It_is_a_beginning_that_fits_and_ends_between_characters() =>
        Gen.Select(Some.Wild, Gen.Int[1, 20]).Sample((text, most) =>
        {
            var beginning = Fitting.Of(text, most);
            Assert.StartsWith(beginning, text, StringComparison.Ordinal);
            Assert.True(beginning.Length <= most);
            Assert.True(text.Length == 0 || beginning.Length > 0);
            var ends = StringInfo.ParseCombiningCharacters(text);
            Assert.True(beginning.Length == text.Length || ends.Contains(beginning.Length) || StringInfo.GetNextTextElementLength(text) > most);
        });
}
