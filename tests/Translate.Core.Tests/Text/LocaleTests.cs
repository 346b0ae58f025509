using Translate.Core.Text;

namespace Translate.Core.Tests.Text;

public sealed class LocaleTests
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("EN", "en")]
    [InlineData("ko-kr", "ko-KR")]
    [InlineData("ZH-hANT-tw", "zh-Hant-TW")]
    [InlineData("es-419", "es-419")]
    [InlineData("sr-LATN", "sr-Latn")]
    [InlineData("de-ch-1996", "de-CH-1996")]
    [InlineData("sl-ROZAJ-biske", "sl-rozaj-biske")]
    [InlineData("zh-YUE-hk", "zh-yue-HK")]
    [InlineData("en-U-CA-Gregory-X-Twain", "en-u-ca-gregory-x-twain")]
    [InlineData("x-Whatever", "x-whatever")]
    [InlineData("en-x-AB-Latn", "en-x-ab-latn")]
    [InlineData("fil", "fil")]
    public void A_well_formed_tag_is_taken_in_its_conventional_case(string text, string tag)
    {
        Assert.True(Locale.TryParse(text, out var locale));
        Assert.Equal(tag, locale.Tag);
        Assert.Equal(locale, Locale.Parse(tag));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("e")]
    [InlineData("xx-invalid!")]
    [InlineData("en-")]
    [InlineData("-en")]
    [InlineData("en--US")]
    [InlineData("a-DE")]
    [InlineData("en_US")]
    [InlineData("en US")]
    [InlineData("en\n")]
    [InlineData("x")]
    [InlineData("x-")]
    [InlineData("en-u")]
    [InlineData("en-u-ca-u-nu")]
    [InlineData("abcd")]
    [InlineData("abcdefghi")]
    [InlineData("1a")]
    [InlineData("\u212Ao")] // the Kelvin sign is no k
    [InlineData("한국어")]
    public void What_is_not_well_formed_is_refused(string? text) => Assert.False(Locale.TryParse(text, out _));

    [Fact]
    public void A_tag_of_any_length_is_refused_quickly() => Assert.False(Locale.TryParse("en" + string.Concat(Enumerable.Repeat("-abcde", 1_000_000)), out _));

    [Fact]
    public void The_error_says_what_was_expected() => Assert.Contains("\"en_US\"", Assert.Throws<FormatException>(() => Locale.Parse("en_US")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("ar", true)]
    [InlineData("he-IL", true)]
    [InlineData("fa", true)]
    [InlineData("ur-PK", true)]
    [InlineData("ckb", true)]
    [InlineData("yi", true)]
    [InlineData("dv", true)]
    [InlineData("az-Arab", true)]
    [InlineData("ku-Arab-IQ", true)]
    [InlineData("xx-Hebr", true)]
    [InlineData("ar-Latn", false)]
    [InlineData("en", false)]
    [InlineData("ko", false)]
    [InlineData("xx", false)]
    [InlineData("x-private", false)]
    public void The_direction_is_known(string tag, bool rightToLeft) => Assert.Equal(rightToLeft, Locale.Parse(tag).IsRightToLeft);

    [Theory]
    [InlineData("en-US", "en-GB", true)]
    [InlineData("ko", "ko-KR", true)]
    [InlineData("zh-Hans", "zh-Hant", false)]
    [InlineData("zh", "zh-Hant", true)]
    [InlineData("en", "eng", false)]
    public void A_language_is_shared_whatever_the_region(string one, string other, bool shares)
    {
        Assert.Equal(shares, Locale.Parse(one).SharesLanguage(Locale.Parse(other)));
        Assert.Equal(shares, Locale.Parse(other).SharesLanguage(Locale.Parse(one)));
    }

    [Theory]
    [InlineData("zh-Hant-TW", "zh", "Hant")]
    [InlineData("de-1996", "de", null)]
    [InlineData("en-x-latn", "en", null)]
    public void Its_parts_are_told(string tag, string language, string? script)
    {
        Assert.Equal(language, Locale.Parse(tag).Language);
        Assert.Equal(script, Locale.Parse(tag).Script);
    }

    [Fact]
    public void A_locale_never_set_is_undetermined() => Assert.Equal("und", default(Locale).Tag);

    [Theory]
    [InlineData("ko", null, "ko-KR")]
    [InlineData("pt-br", "BR", "pt-BR")]
    [InlineData("zh-Hant", null, "zh-TW")]
    [InlineData("es-419", "419", "es-419")]
    [InlineData("en-x-us", null, "en-US")]
    [InlineData("qaa", null, "qaa")]
    public void A_region_is_added_where_there_is_none(string tag, string? region, string full)
    {
        Assert.Equal(region, Locale.Parse(tag).Region);
        Assert.Equal(full, Locale.Parse(tag).WithRegion.Tag);
    }
}
