using Translate.Core.Quality;

namespace Translate.Core.Tests.Quality;

public sealed class AddressesTests : CheckTest
{
    private protected override ICheck Check { get; } = new Addresses();

    [Theory]
    [InlineData("See https://example.com/a_(b)?q=1.", "https://example.com/a_(b)?q=1을 보십시오.")]
    [InlineData("(see www.Example.com)", "（www.example.com/ 참조）")]
    [InlineData("Write to jane.doe+x@example.co.kr, please.", "jane.doe+x@Example.co.kr로 쓰세요.")]
    [InlineData("Follow @jane: 3:30", "@jane 팔로우: 3:30")]
    [InlineData("http://a.b and http://a.b", "http://a.b 그리고 http://a.b")]
    [InlineData("See https://en.wikipedia.org/wiki/Seoul.", "https://ko.wikipedia.org/wiki/%EC%84%9C%EC%9A%B8을 보세요.")]
    [InlineData("See https://en.wikipedia.org/wiki/Seoul.", "https://ko.wikipedia.org/wiki/서울 참조.")]
    public void The_same_addresses_are_no_finding(string source, string target) => Assert.Equal("", Marked(source, target));

    [Theory]
    [InlineData("See https://example.com/a.", "보십시오.", "https://example.com/a|")]
    [InlineData("See https://example.com/a.", "https://example.com/b를 보십시오.", "https://example.com/a|\n|https://example.com/b")]
    [InlineData("See https://example.com/A.", "https://example.com/a를 보십시오.", "https://example.com/A|\n|https://example.com/a")]
    [InlineData("http://a.b and http://a.b", "http://a.b 뿐", "http://a.b|")]
    [InlineData("https://en.wikipedia.org/", "https://ja.wikipedia.org/", "https://en.wikipedia.org/|\n|https://ja.wikipedia.org/")]
    [InlineData("https://en.wikipedia.org/", "https://ko.wikipedia.com/", "https://en.wikipedia.org/|\n|https://ko.wikipedia.com/")]
    [InlineData("http://en.a.b, http://en.a.b/c", "http://ko.a.b", "http://en.a.b/c|")]
    [InlineData("Write to me.", "me@example.com으로 쓰세요.", "|me@example.com")]
    public void An_address_that_is_lost_changed_or_invented_is_marked(string source, string target, string marked) => Assert.Equal(marked, Marked(source, target));

    [Fact]
    public void A_million_characters_that_might_begin_an_address_take_no_time()
    {
        var hostile = string.Concat(Enumerable.Repeat("a.a@", 250_000));
        Assert.Empty(Examine(hostile, hostile));
        Assert.Empty(Examine(new string('a', 1_000_000) + "@", new string('a', 1_000_000) + "@"));
    }
}
