using Translate.Core.Text;

namespace Translate.Core.Tests.Text;

public sealed class PluralRulesTests
{
    /// <summary>Samples of CLDR 48, whole numbers.</summary>
    [Theory]
    [InlineData("en", "one: 1", "other: 0 2 16 100 1000")]
    [InlineData("ko", "other: 0 1 2 15 100")]
    [InlineData("ja", "other: 0 1 2 15 100")]
    [InlineData("zh", "other: 0 1 2 15 100")]
    [InlineData("vi", "other: 0 1 2 15 100")]
    [InlineData("id", "other: 0 1 2 15 100")]
    [InlineData("de", "one: 1", "other: 0 2 16 100 1000")]
    [InlineData("nl", "one: 1", "other: 0 2 16 100 1000")]
    [InlineData("tr", "one: 1", "other: 0 2 16 100 1000")]
    [InlineData("fr", "one: 0 1", "other: 2 17 100 1000")]
    [InlineData("pt", "one: 0 1", "other: 2 17 100 1000")]
    [InlineData("hi", "one: 0 1", "other: 2 17 100 1000")]
    [InlineData("es", "one: 1", "other: 0 2 16 100 1000")]
    [InlineData("it", "one: 1", "other: 0 2 16 100 1000")]
    [InlineData("ru", "one: 1 21 101", "few: 2 3 4 22 24 102", "many: 0 5 11 12 14 19 100 111 112")]
    [InlineData("uk", "one: 1 21 101", "few: 2 3 4 22 24 102", "many: 0 5 11 12 14 19 100 111 112")]
    [InlineData("pl", "one: 1", "few: 2 3 4 22 24 102", "many: 0 5 11 12 14 19 21 100 101")]
    [InlineData("ar", "zero: 0", "one: 1", "two: 2", "few: 3 10 103 110", "many: 11 26 99 111", "other: 100 101 102 200 1000")]
    [InlineData("cs", "one: 1", "few: 2 4", "other: 0 5 22")]
    [InlineData("lv", "zero: 0 10 11 20 111", "one: 1 21 101", "other: 2 9 22")]
    [InlineData("cy", "zero: 0", "one: 1", "two: 2", "few: 3", "many: 6", "other: 4 5 7 103")]
    [InlineData("tlh", "one: 1", "other: 0 2")]
    public void Whole_numbers_are_in_the_categories_of_CLDR(string locale, params string[] samples)
    {
        var rules = PluralRules.Of(Locale.Parse(locale));
        Assert.Equal(samples.Select(s => s.Split(':')[0]), rules.Counted.Select(c => c.Name()));
        foreach (var sample in samples)
            foreach (var number in sample.Split(": ")[1].Split(' ')) Assert.Equal((number, sample.Split(':')[0]), (number, rules.Of(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).Name()));
    }

    [Theory]
    [InlineData("en-GB", "one other", "one two few other")]
    [InlineData("ko", "other", "other")]
    [InlineData("fr", "one many other", "one other")]
    [InlineData("ru", "one few many other", "other")]
    [InlineData("ar", "zero one two few many other", "other")]
    [InlineData("tlh", "one other", "other")]
    public void A_locale_has_the_categories_of_its_language(string locale, string cardinal, string ordinal)
    {
        Assert.Equal(cardinal, string.Join(' ', PluralRules.Of(Locale.Parse(locale)).Categories.Select(c => c.Name())));
        Assert.Equal(ordinal, string.Join(' ', PluralRules.OrdinalsOf(Locale.Parse(locale)).Select(c => c.Name())));
    }

    [Theory]
    [InlineData("0", 5, 0)]
    [InlineData("n", 5, 5)]
    [InlineData(" ( n % 10 == 1 ) ? 0 : n >= 2 && n < 5 || n == 9 ? 1 : 2 ", 9, 1)]
    [InlineData("n != 1", 1, 0)]
    [InlineData("!n", 0, 1)]
    [InlineData("1 + 2 * n - 6 / 3", 4, 7)]
    [InlineData("n / 0", 4, -1)]
    public void An_expression_is_worked_out_as_C_does(string text, int number, long value) => Assert.Equal(value, PluralExpression.Parse(text)!.Of(number));

    [Theory]
    [InlineData("")]
    [InlineData("EXPRESSION")]
    [InlineData("n == ")]
    [InlineData("(n")]
    [InlineData("n ? 1")]
    [InlineData("n = 1")]
    [InlineData("m")]
    [InlineData("n 1")]
    [InlineData("99999999999999999999")]
    public void What_is_no_expression_is_none(string text) => Assert.Null(PluralExpression.Parse(text));

    [Theory]
    [InlineData('(')]
    [InlineData('!')]
    [InlineData('n')]
    public void An_expression_made_to_be_deep_is_none(char sign) => Assert.Null(PluralExpression.Parse(new string(sign, 100_000)));
}
