using Translate.Core.Quality;

namespace Translate.Core.Tests.Quality;

public sealed class SameTests : CheckTest
{
    private protected override ICheck Check { get; } = new Same();

    [Theory]
    [InlineData("settings", "ko")]
    [InlineData("open settings", "ko")]
    [InlineData("open settings.", "ko")]
    [InlineData("open your settings", "de")]
    public void A_label_that_is_its_source_is_found(string text, string to) => Assert.NotEmpty(Marked(text, text, to: to));

    [Theory]
    [InlineData("GitHub", "ko")]
    [InlineData("API", "ko")]
    [InlineData("git", "ko")]
    [InlineData("restaurant", "de")]
    [InlineData("README.md v2", "ko")]
    [InlineData("npm_config", "ko")]
    [InlineData("www.example.com", "ko")]
    [InlineData("example.com", "ko")]
    [InlineData("colour settings", "en-US")]
    public void What_may_stay_as_it_is_is_none(string text, string to) => Assert.Empty(Marked(text, text, to: to));

    [Fact]
    public void A_translated_label_is_none() => Assert.Empty(Marked("settings", "설정"));
}
