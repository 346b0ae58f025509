using Translate.Core.Terminology;
using Translate.Core.Terminology.Candidates;
using Translate.Core.Text;

namespace Translate.Core.Tests.Terminology;

/// <summary>What is proposed as a term, and with which translation.</summary>
public sealed class TermCandidatesTests
{
    static readonly string[] Common = ["the", "new", "government", "said", "of", "and", "in", "a", "year", "to", "was", "is"];

    static readonly (string Source, string Target)[] Article =
    [
        ("The missile defense of the South was new.", "남한의 미사일 방어는 새로웠다."),
        ("A year of missile defense is a year.", "미사일 방어의 한 해는 한 해다."),
        ("Tariffs rose in the year.", "그 해에 관세가 올랐다."),
        ("The government said: missile defense!", "정부는 미사일 방어라고 말했다."),
        ("The tariff is new, said the government.", "정부는 관세가 새롭다고 했다."),
        ("In the year the tariff was new.", "그 해에는 관세가 새로웠다."),
    ];

    [Fact]
    public void Phrases_that_stand_out_are_proposed_with_what_stands_with_them_in_the_translation()
    {
        var proposed = Propose(Background());
        Assert.Equal(["missile defense", "tariff"], proposed.Select(c => c.Text).Order(StringComparer.Ordinal));
        var defense = proposed.Single(c => c.Text == "missile defense");
        Assert.Equal((3, "미사일 방어", 3), (defense.Times, defense.Translations[0].Text, defense.Translations[0].Times));
        var tariff = proposed.Single(c => c.Text != "missile defense");
        Assert.Equal((3, "관세"), (tariff.Times, tariff.Translations[0].Text));
        Assert.True(defense.Score > LogLikelihood.Significant);
    }

    [Fact]
    public void What_the_termbase_has_is_not_proposed_again()
    {
        var known = new Termbase([new("1", [new(Some.English, "tariff"), new(Some.Korean, "관세")])]);
        Assert.Equal(["missile defense"], Propose(Background(), known).Select(c => c.Text));
    }

    [Fact]
    public void Without_a_background_nothing_is_known_of_what_is_common() => Assert.Empty(Propose(new(Some.English)));

    [Fact]
    public void What_is_as_frequent_elsewhere_is_no_term()
    {
        var background = Background();
        for (var i = 0; i < 500; i++) background.Add("missile defense");
        Assert.DoesNotContain("missile defense", Propose(background).Select(c => c.Text));
    }

    [Theory]
    [InlineData("ko", "한미동맹은 동맹국의 한미 동맹이다", "한미동맹|동맹국|한미|한미 동맹|동맹")]
    [InlineData("ja", "ミサイル防衛は自由です", "ミサイル|ミサイル防衛|防衛|自由")]
    [InlineData("en", "free-trade, deal", "free|free-trade|trade|deal")]
    public void Phrases_are_read_as_the_language_writes_them(string locale, string text, string phrases) =>
        Assert.Equal(phrases, string.Join('|', new Phrases(Locale.Parse(locale)).Of(text).Select(p => p.Text)));

    [Fact]
    public void The_ratio_is_that_of_the_textbook()
    {
        // Rayson and Garside (2000): G² = 2 Σ O ln(O/E).
        var expected = 2 * ((20 * Math.Log(20 / 7.5)) + (10 * Math.Log(10 / 22.5)) + (980 * Math.Log(980 / 992.5)) + (2990 * Math.Log(2990 / 2977.5)));
        Assert.Equal(expected, LogLikelihood.Of(20, 980, 10, 2990), 9);
        Assert.Equal(0, LogLikelihood.Of(1, 999, 10, 990));
        Assert.Equal(0, LogLikelihood.Of(0, 0, 0, 0));
    }

    static IReadOnlyList<TermCandidate> Propose(PhraseBackground background, Termbase? known = null) =>
        TermCandidates.Propose([.. Article.Select(pair => ((InlineText)pair.Source, (InlineText?)pair.Target))], background, Some.Korean, known);

    static PhraseBackground Background()
    {
        var background = new PhraseBackground(Some.English);
        for (var i = 0; i < 300; i++) background.Add(string.Join(' ', Enumerable.Range(0, 8).Select(k => Common[(i * (k + 3) + k) % Common.Length])));
        return background;
    }
}
