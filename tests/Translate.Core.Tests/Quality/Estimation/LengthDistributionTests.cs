using System.Text.Json;
using Translate.Core.Quality.Estimation;

namespace Translate.Core.Tests.Quality.Estimation;

public sealed class LengthDistributionTests
{
    static readonly LengthDistribution EnglishKorean = LengthDistribution.For(Some.English, Some.Korean);

    static string Letters(int count) => new('a', count);

    [Fact]
    public void Before_the_first_pair_a_usual_length_is_usual_and_others_are_not()
    {
        Assert.InRange(EnglishKorean.Deviation(Letters(100), Letters(40))!.Value, -0.1, 0.1);
        Assert.True(EnglishKorean.Deviation(Letters(100), Letters(10)) < -2);
        Assert.True(EnglishKorean.Deviation(Letters(100), Letters(150)) > 2);
        Assert.InRange(LengthDistribution.For(Some.Korean, Some.English).Deviation(Letters(40), Letters(100))!.Value, -0.1, 0.1);
    }

    [Fact]
    public void Short_texts_may_vary_more() =>
        Assert.True(Math.Abs(EnglishKorean.Deviation(Letters(10), Letters(8))!.Value) < Math.Abs(EnglishKorean.Deviation(Letters(100), Letters(80))!.Value));

    [Fact]
    public void What_has_no_letters_has_no_deviation()
    {
        Assert.Null(EnglishKorean.Deviation("…", "가"));
        Assert.Null(EnglishKorean.Deviation("a", ""));
        Assert.Equal(EnglishKorean, EnglishKorean.With("…", "가"));
    }

    /// <summary>By hand: the logarithms of 2, 2 and 1/2: mean (ln 2)/3; squares (ln 2)²·(4/9 + 4/9 + 16/9).</summary>
    [Fact]
    public void Mean_and_variance_are_kept_pair_by_pair()
    {
        var learnt = EnglishKorean.With("a", "aa").With("aa", "aaaa").With("aa", "a");

        Assert.Equal(3, learnt.Count);
        Assert.Equal(Math.Log(2) / 3, learnt.Mean, 10);
        Assert.Equal(Math.Log(2) * Math.Log(2) * 24 / 9, learnt.Squares, 10);
        Assert.Equal(learnt, JsonSerializer.Deserialize<LengthDistribution>(JsonSerializer.Serialize(learnt)));
    }

    [Fact]
    public void Many_pairs_outweigh_the_guess()
    {
        var learnt = EnglishKorean;
        for (var i = 0; i < 2_000; i++) learnt = learnt.With(Letters(100), Letters(i % 2 == 0 ? 95 : 105));

        Assert.InRange(learnt.Deviation(Letters(100), Letters(100))!.Value, -0.2, 0.2);
        Assert.True(learnt.Deviation(Letters(100), Letters(40)) < -3);
    }

    [Fact]
    public void Rare_words_are_told_from_common_ones()
    {
        var rarity = new WordRarity(Some.English);
        Assert.Null(rarity.Of("alliance"));
        for (var i = 0; i < 9; i++) rarity.Add("The alliance");
        rarity.Add("of treaties");

        Assert.Equal(0.1, rarity.Of("the Alliance")!.Value, 10);
        Assert.Equal(0.5, rarity.Of("treaties")!.Value, 10);
        Assert.Equal(1, rarity.Of("unheard-of".Split('-')[0])!.Value, 10);
        Assert.Null(rarity.Of("123 …"));
    }

    [Fact]
    public void Korean_words_are_known_with_another_particle()
    {
        var rarity = new WordRarity(Some.Korean);
        for (var i = 0; i < 9; i++) rarity.Add("한미동맹은");

        Assert.True(rarity.Of("한미동맹의") < 0.4);
        Assert.Equal(rarity.Of("한미동맹의"), rarity.Of("한미동맹의".Normalize(System.Text.NormalizationForm.FormD)));
        Assert.Equal(1, rarity.Of("자유무역")!.Value, 10);
    }
}
