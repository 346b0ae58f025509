using Translate.Core.Quality;

namespace Translate.Core.Tests.Quality;

public sealed class RepetitionTests : CheckTest
{
    private protected override ICheck Check { get; } = new Repetition();

    [Theory]
    [InlineData("en", "ko", "The alliance", "동맹의 동맹의 동맹의 동맹의", "동맹의 동맹의 동맹의 동맹의")]
    [InlineData("en", "es", "The alliance", "de la alianza, de la alianza, de la alianza, de", "de la alianza, de la alianza, de la alianza, de")]
    [InlineData("en", "ja", "The alliance", "同盟の同盟の同盟の同盟の歴史", "同盟の同盟の同盟の同盟の")]
    [InlineData("ko", "en", "하하하", "haha and hahahahahahahahahahahahahahahahahaha", "hahahahahahahahahahahahahahahahahaha")]
    public void A_loop_is_marked(string from, string to, string source, string target, string marked) => Assert.Equal("|" + marked, Marked(source, target, from, to));

    [Theory]
    [InlineData("en", "ko", "very, very, very good", "아주 아주 아주 아주 좋다")]
    [InlineData("en", "ko", "ha ha ha ha", "하하하하하하하하")]
    [InlineData("en", "es", "No!", "¡No, no, no!")]
    [InlineData("en", "ko", "It costs 1,000,000,000,000.", "1000000000000000원")]
    [InlineData("en", "ko", "A line", "---------------- ................")]
    [InlineData("en", "ko", "Twinkle", "반짝반짝 빛나는 별")]
    [InlineData("en", "en", "by and by", "little by little, day by day and one by one")]
    public void Speech_that_repeats_a_word_is_no_finding(string from, string to, string source, string target) => Assert.Equal("", Marked(source, target, from, to));

    [Fact]
    public void A_text_that_is_said_twice_is_one_finding()
    {
        const string Once = "The alliance between the two countries has evolved over the years into a partnership that both of them need.";
        const string Korean = "두 나라의 동맹은 여러 해에 걸쳐 둘 모두에게 필요한 동반자 관계로 진화했다.";
        Assert.Single(Examine(Korean, $"{Once} Then: {Once}", "ko", "en"));
        Assert.Empty(Examine(Korean, Once, "ko", "en"));
        Assert.Empty(Examine($"{Korean} {Korean}", $"{Once} {Once}", "ko", "en"));
    }

    [Fact]
    public void A_million_characters_take_no_time()
    {
        Assert.Single(Examine("a", new string('a', 1_000_000), "en", "de"));
        Assert.Single(Examine("a", string.Concat(Enumerable.Repeat("x y ", 250_000)), "en", "de"));
        Assert.Single(Examine("a", string.Concat(Enumerable.Repeat("中文", 500_000)), "en", "zh"));
    }
}
