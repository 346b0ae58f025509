using CsCheck;
using Translate.Core.Articles;

namespace Translate.Core.Tests.Articles;

public sealed class PartsTests
{
    [Theory]
    [InlineData(new[] { 10, 10, 10, 10 }, 2, new[] { 0, 2 })]
    [InlineData(new[] { 100, 10, 10, 10 }, 2, new[] { 0, 1 })]
    [InlineData(new[] { 10, 10, 10, 100 }, 3, new[] { 0, 2, 3 })]
    [InlineData(new[] { 5, 5 }, 5, new[] { 0, 1 })]
    [InlineData(new[] { 5, 5 }, 1, new[] { 0 })]
    [InlineData(new int[0], 3, new int[0])]
    public void Parts_are_as_even_as_paragraphs_allow(int[] words, int wanted, int[] starts) => Assert.Equal(starts, Parts.Starts(words, wanted));

    [Fact]
    public void Every_part_has_a_paragraph_and_every_paragraph_a_part() =>
        Gen.Select(Gen.Int[0, 500].Array[1, 60], Gen.Int[1, 12]).Sample((words, wanted) =>
        {
            var starts = Parts.Starts(words, wanted);
            Assert.Equal(Math.Min(wanted, words.Length), starts.Count);
            Assert.Equal(0, starts[0]);
            Assert.Equal(starts.Distinct().Order(), starts);
            Assert.True(starts[^1] < words.Length);
        });
}
