using System.Text;
using Translate.Core.Quality;
using Translate.Core.Quality.Korean;
using Translate.Core.Text;

namespace Translate.Core.Tests.Quality.Korean;

public sealed class ParticlesTests : CheckTest
{
    private protected override ICheck Check { get; } = new Particles();

    [Theory]
    [InlineData("파일를 엽니다", "파일을 엽니다")]
    [InlineData("정보을 봅니다", "정보를 봅니다")]
    [InlineData("서울으로 갑니다", "서울로 갑니다")]
    [InlineData("회사으로 갑니다", "회사로 갑니다")]
    [InlineData("사용자은 봅니다", "사용자는 봅니다")]
    [InlineData("선생님와 함께", "선생님과 함께")]
    [InlineData("3를 고르세요", "3을 고르세요")]
    [InlineData("2은 둘", "2는 둘")]
    [InlineData("10는 열", "10은 열")]
    [InlineData("1으로", "1로")]
    [InlineData("3로", "3으로")]
    [InlineData("50%은", "50%는")]
    [InlineData("PDF을", "PDF를")]
    [InlineData("URL으로", "URL로")]
    [InlineData("‘파일’를", "‘파일’을")]
    [InlineData("“서울”으로", "“서울”로")]
    [InlineData("Windows 11가 설치됨", "Windows 11이 설치됨")]
    [InlineData("iOS 2이 나옴", "iOS 2가 나옴")]
    [InlineData("iPhone는 비싸다", "iPhone은 비싸다")]
    [InlineData("Google가 발표했다", "Google이 발표했다")]
    [InlineData("macOS을 쓴다", "macOS를 쓴다")]
    [InlineData("Apple으로 간다", "Apple로 간다")]
    [InlineData("집로 간다", "집으로 간다")]
    [InlineData("이런 방식로 한다", "이런 방식으로 한다")]
    [InlineData("바이든는 말했다", "바이든은 말했다")]
    [InlineData("서울는 크다", "서울은 크다")]
    [InlineData("돈는 있다", "돈은 있다")]
    [InlineData("{0}를 지웁니다", "{0}을(를) 지웁니다")]
    [InlineData("%s은 없습니다", "%s은(는) 없습니다")]
    public void A_particle_of_the_wrong_form_is_mended(string target, string mended) => Assert.Equal(mended, Mended("x", target));

    [Theory]
    [InlineData("파일을 서울로 나무로 집으로 나이가 국가와 효과는 사과")]
    [InlineData("가을 마을 노을을 지은 나은 좋은 있는 먹는 새로운")]
    [InlineData("3을 2를 1로 7로 6으로 10은 100과 50%는 제2과 종로3가")]
    [InlineData("PDF를 FTA와 HTML로 PNG을 Word을 JPEG을")]
    [InlineData("‘파일’을 “나무”를")]
    [InlineData("{0}을(를) 지웁니다. {1}의 {2}이(가)")]
    [InlineData("v2은 a1로")]
    [InlineData("종로 3가 Windows 11이 iOS 17.2가 Windows 10은 제3가")]
    [InlineData("iPhone은 Google이 macOS를 Apple로 Thing는 MyiPhone는 a/iPhone는 example.com는")]
    [InlineData("껴안는 신는 갈아신는 먹는 남는 않는 앉는 만드는 있는 잡는 웃는 끊는")]
    [InlineData("종로 벚꽃로 산책로 진입로 경로 도로 서로 별로 실제로 집으로 통로 난로")]
    [InlineData("아이가 놀이를 차이는 오이와 결과로 스스로 함부로")]
    public void The_right_form_and_words_that_only_look_so_are_not(string target) => Assert.Equal("", Marked("x", target));

    [Fact]
    public void Behind_a_placeholder_that_is_a_code_both_forms_are_asked_for()
    {
        Assert.Equal("{0}이(가) 없음", Mended("x", new InlineText("가 없음", Some.Alone(0, "1", "{0}"))));
        Assert.Empty(Examine("x", new InlineText("가 없음", Some.Alone(0, "1", "<br/>"))));
    }

    [Fact]
    public void Decomposed_Hangul_is_read_as_composed()
    {
        var target = "파일를 열기".Normalize(NormalizationForm.FormD);
        Assert.Equal("파일을 열기", Mended("x", target).Normalize(NormalizationForm.FormC));
    }

    [Fact]
    public void Other_languages_have_none() => Assert.Equal("", Marked("x", "파일를", to: "en"));
}

public sealed class KoreanSpacingTests : CheckTest
{
    private protected override ICheck Check { get; } = new KoreanSpacing();

    [Theory]
    [InlineData("할수 있다", "할 수 있다")]
    [InlineData("할수밖에 없다", "할 수밖에 없다")]
    [InlineData("받을수 없다", "받을 수 없다")]
    [InlineData("하는것을", "하는 것을")]
    [InlineData("파일 을 연다", "파일을 연다")]
    public void What_the_rules_of_spelling_are_sure_of_is_mended(string target, string mended) => Assert.Equal(mended, Mended("x", target));

    [Theory]
    [InlineData("실수 있는 홀수 없이")]
    [InlineData("그것을 이것이 할 수 있다")]
    [InlineData("갑 을 관계")]
    public void Words_are_not(string target) => Assert.Equal("", Marked("x", target));
}
