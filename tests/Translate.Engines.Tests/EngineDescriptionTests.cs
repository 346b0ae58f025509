using Translate.Core.Text;

namespace Translate.Engines.Tests;

public class EngineDescriptionTests
{
    [Theory]
    [InlineData("ko-KR", "ko")]
    [InlineData("pt-BR", "pt-BR")]
    [InlineData("pt-PT", "pt")]
    [InlineData("xx", null)]
    public void A_locale_finds_the_closest_language_that_is_offered(string locale, string? found) =>
        Assert.Equal(found, LanguageSupport.Find(["ko", "pt", "pt-BR"], Locale.Parse(locale)));

    [Fact]
    public void Every_engine_has_a_name_of_its_own() =>
        Assert.Equal(KnownEngines.All.Count, KnownEngines.All.Select(e => e.Profile.Name).Distinct(StringComparer.Ordinal).Count());
}
