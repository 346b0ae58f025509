using Translate.Core.Quality;
using Translate.Core.Terminology;

namespace Translate.Core.Tests.Quality;

public sealed class TermsTests : CheckTest
{
    private protected override ICheck Check { get; } = new Terms();

    [Theory]
    [InlineData("en", "ko", "alliance", "동맹", "The Alliances of Korea", "한국의 동맹들")]
    [InlineData("en", "ko", "alliance", "동맹", "The alliance’s future", "동맹의 미래")]
    [InlineData("en", "ko", "U.S.-Korea alliance", "한미 동맹", "the U.S.-Korea alliance", "한미동맹이")]
    [InlineData("ko", "en", "동맹", "alliance", "동맹으로부터", "from the Alliances")]
    [InlineData("ko", "en", "동맹", "alliance", "동맹으로부터", "from the Alliance")]
    [InlineData("en", "es", "free trade", "libre comercio", "free trade", "del Libre Comercio")]
    [InlineData("en", "es", "strategic partner", "socio estratégico", "a strategic partner", "socios estratégicos")]
    [InlineData("en", "de", "contract", "Vertrag", "the contract", "des Vertrags")]
    [InlineData("en", "ja", "alliance", "同盟", "the alliance", "日米同盟は")]
    [InlineData("en", "ko", "to protect", "보호하다", "to protect", "보호하여")]
    [InlineData("en", "ko", "city", "시", "The city of Seoul", "서울시에서는")]
    [InlineData("en", "ko", "house", "집", "The houses", "집들이")]
    [InlineData("en", "ko", "act", "법", "The act", "국가보안법이다")]
    public void A_term_is_found_in_whatever_form_it_stands(string from, string to, string term, string translation, string source, string target) =>
        Assert.Equal("", Marked(source, target, from, to, new TermPair(term, translation)));

    [Theory]
    [InlineData("en", "ko", "alliance", "동맹", "The Alliances of Korea", "한국의 연합", "Alliance|")]
    [InlineData("ko", "en", "동맹", "alliance", "한국의 동맹이다", "a union of Korea", "동맹|")]
    [InlineData("en", "es", "free trade", "libre comercio", "of free trade", "de intercambio libre", "free trade|")]
    [InlineData("en", "ja", "alliance", "同盟", "the alliance", "日米連合は", "alliance|")]
    [InlineData("en", "ko", "city", "시", "The city is half the battle", "시작이 반이다", "city|")]
    [InlineData("en", "ko", "act", "행동하다", "They acted at once", "그들은 바로 움직였다", "act|")]
    [InlineData("en", "ko", "house", "집", "Two houses", "주택 두 채", "house|")]
    [InlineData("en", "ko", "FTA", "자유무역협정", "The FTA was signed.", "조약이 체결됐다.", "FTA|")]
    public void A_term_called_otherwise_is_marked_in_the_source(string from, string to, string term, string translation, string source, string target, string marked) =>
        Assert.Equal(marked, Marked(source, target, from, to, new TermPair(term, translation)));

    [Theory]
    [InlineData("en", "ko", "art", "예술", "the party of Bart", "파티")]
    [InlineData("ko", "en", "한국", "Korea", "한국은행의 발표", "The central bank said")]
    [InlineData("en", "ko", "US", "미국", "They told us.", "그들이 말했다.")]
    [InlineData("en", "ko", "alliance", "동맹", "Nothing of it", "아무것도 아니다")]
    [InlineData("en", "ko", "house", "집", "Housing is expensive", "주거비가 비싸다")]
    [InlineData("en", "ko", "act", "법", "They acted at once", "그들은 바로 움직였다")]
    [InlineData("en", "ko", " ", "동맹", "a b", "가")]
    public void What_only_looks_like_a_term_is_none(string from, string to, string term, string translation, string source, string target) =>
        Assert.Equal("", Marked(source, target, from, to, new TermPair(term, translation)));

    [Fact]
    public void A_term_inside_a_longer_term_is_not_asked_for() =>
        Assert.Equal("", Marked("North Korea said", "북한은 말했다", "en", "ko", new("Korea", "한국"), new("North Korea", "북한")));

    [Fact]
    public void A_term_that_also_stands_by_itself_is_asked_for() =>
        Assert.Equal("Korea|", Marked("North Korea and Korea said", "북한은 말했다", "en", "ko", new("Korea", "한국"), new("North Korea", "북한")));

    [Fact]
    public void Of_several_translations_any_will_do()
    {
        TermPair[] terms = [new("alliance", "동맹"), new("alliance", "연합")];
        Assert.Equal("", Marked("the alliance", "연합은", "en", "ko", terms));
        Assert.Equal("alliance|", Marked("the alliance", "제휴는", "en", "ko", terms));
    }

    [Fact]
    public void Decomposed_Hangul_is_the_same_term() =>
        Assert.Equal("", Marked("동맹은".Normalize(System.Text.NormalizationForm.FormD), "the alliance", "ko", "en", new TermPair("동맹", "alliance")));

    [Theory]
    [InlineData("en", "ko", "the alliance", "연합이 동맹을", "alliance|연합")]
    [InlineData("en", "ko", "the alliance", "제휴는", "alliance|")]
    [InlineData("en", "ko", "the alliance", "동맹은", "")]
    [InlineData("en", "ko", "the alliance", "얼라이언스가", "")]
    [InlineData("en", "ko", "the alliance", "동맹과 연합국", "")]
    public void A_forbidden_translation_is_marked_in_whatever_form_it_stands(string from, string to, string source, string target, string marked) =>
        Assert.Equal(marked, Marked(
            source, target, from, to,
            new("alliance", "동맹"), new("alliance", "얼라이언스") { Status = TermStatus.Admitted }, new("alliance", "연합") { Status = TermStatus.Forbidden }));

    [Fact]
    public void A_forbidden_translation_within_one_that_is_allowed_is_none()
    {
        TermPair[] terms = [new("FTA", "free trade agreement"), new("FTA", "trade agreement") { Status = TermStatus.Forbidden }];
        Assert.Equal("", Marked("FTA가 체결됐다", "Free Trade Agreements were signed", "ko", "en", terms));
        Assert.Equal("FTA|trade agreements", Marked("FTA가 체결됐다", "Two trade agreements were signed", "ko", "en", terms));
    }

    [Fact]
    public void What_is_forbidden_for_one_term_may_be_the_translation_of_another()
    {
        TermPair[] terms = [new("alliance", "동맹"), new("alliance", "연합") { Status = TermStatus.Forbidden }, new("union", "연합")];
        Assert.Equal("", Marked("the union and the alliance", "연합과 동맹", "en", "ko", terms));
    }

    [Fact]
    public void A_term_with_forbidden_translations_only_may_be_called_anything_else()
    {
        TermPair[] terms = [new("alliance", "연합") { Status = TermStatus.Forbidden }];
        Assert.Equal("", Marked("the alliance", "동맹", "en", "ko", terms));
        Assert.Equal("alliance|연합", Marked("the alliance", "연합", "en", "ko", terms));
    }
}
