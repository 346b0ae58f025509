using System.Globalization;
using Translate.Core.Segmentation;

namespace Translate.Core.Tests.Segmentation;

public sealed class GraphemesTests
{
    [Fact]
    public void Of_any_two_characters_it_says_what_the_platform_says()
    {
        // Every character beside those that decide most, and one of every few beside one another.
        var all = Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => !char.IsSurrogate(c)).ToList();
        var some = all.Where((_, i) => i % 61 == 0).Concat("\r\n a가각ㄱ각\u0301\u094D\u200Dक。").ToList();
        foreach (var c in all)
        {
            foreach (var other in " \na가각\u0301\u094D\u200Dक。")
            {
                Same($"{c}{other}");
                Same($"{other}{c}");
            }
        }

        foreach (var c in some)
        {
            foreach (var other in some) Same($"{c}{other}");
        }

        static void Same(string pair)
        {
            if (new Graphemes(pair).IsBoundary(1) != (StringInfo.GetNextTextElementLength(pair) == 1)) Assert.Fail($"U+{(int)pair[0]:X4} U+{(int)pair[1]:X4}");
        }
    }

    [Theory]
    [InlineData("क्षा कर")]
    [InlineData("🇰🇷🇩🇪a")]
    [InlineData("e\u0301\u0302x")]
    [InlineData("\u1112\u1161\u11ab글")]
    [InlineData("👩\u200D👩\u200D👧.")]
    public void Clusters_are_found_from_any_offset(string text)
    {
        var every = StringInfo.ParseCombiningCharacters(text);
        for (var offset = 1; offset < text.Length; offset++)
        {
            Assert.Equal(every.Contains(offset), new Graphemes(text).IsBoundary(offset));
            Assert.Equal(every.Last(start => start <= offset), new Graphemes(text).Floor(offset));
        }
    }
}
