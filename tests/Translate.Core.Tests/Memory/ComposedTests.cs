using System.Text;
using CsCheck;
using Translate.Core.Memory;

namespace Translate.Core.Tests.Memory;

public sealed class ComposedTests
{
    static readonly char[] Known = [.. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => Composed.Is(c))];

    [Fact]
    public void A_text_of_such_characters_is_its_own_composed_form() =>
        Gen.Int[0, Known.Length - 1].Array[0, 20].Select(places => new string([.. places.Select(place => Known[place])])).Sample(text =>
        {
            Assert.True(Composed.Is(text));
            Assert.Equal(text, text.Normalize(NormalizationForm.FormC));
        });

    [Fact]
    public void None_of_them_joins_with_the_one_before_it() => Assert.All(Known, c =>
    {
        foreach (var before in "aé한하カΩя שا中…、Ａ") Assert.Equal($"{before}{c}", $"{before}{c}".Normalize(NormalizationForm.FormC));
    });

    [Theory]
    [InlineData("e\u0301")]
    [InlineData("\u1112\u1161\u11AB")]
    [InlineData("하\u11AB")]
    [InlineData("か\u3099")]
    [InlineData("\u2126")]
    [InlineData("\uF900")]
    [InlineData("\uD83D\uDE00")]
    public void What_may_change_is_told(string text) => Assert.False(Composed.Is(text));
}
