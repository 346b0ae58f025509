using CsCheck;
using Translate.Core.Text;
using Translate.Engines.Protection;
using static Translate.Engines.Tests.Protection.Sources;

namespace Translate.Engines.Tests.Protection;

public class ProjectionTests
{
    static ProtectedText Sent(string source) => Protector.Protect(Parse(source), Rung.Projection, Markup.Plain, Kept);

    [Fact]
    public void The_plain_text_is_sent_and_then_the_words_of_each_pair() =>
        Assert.Equal(["Open the file in Acme Seoul today.", "the file", "Seoul"], Sent("Open <b>the file</b> in Acme <i>Seoul</i> today<br/>.").Texts);

    [Theory]
    [InlineData("The talks in <b>Seoul</b> began.", "서울에서 회담이 시작됐다.", "서울", "<b>서울</b>에서 회담이 시작됐다.")]
    [InlineData("The <b>alliance</b> with <i>South Korea</i> holds.", "한국과의 동맹은 유지된다.", "동맹", "한국", "<i>한국</i>과의 <b>동맹</b>은 유지된다.")]
    [InlineData("Click <b>Save</b> now.", "Haga clic en Guardar ahora.", "Guardar.", "Haga clic en <b>Guardar</b> ahora.")]
    [InlineData("Click <b>here</b>.", "Haga clic aquí.", "Aquí", "Haga clic <b>aquí</b>.")]
    [InlineData("<b>서울</b>에서 만나요.", "See you in Seoul.", "Seoul", "See you in <b>Seoul</b>.")]
    [InlineData("Sold <b>1,200</b> cars.", "자동차 1,200대를 팔았다.", "자동차 <b>1,200</b>대를 팔았다.")]
    [InlineData("The <b>NATO</b> summit", "NATO 정상회의", "북대서양조약기구", "<b>NATO</b> 정상회의")]
    [InlineData("Read <a>the <b>new</b> rules</a> today.", "오늘 새 규칙을 읽으세요.", "새 규칙", "새", "오늘 <a><b>새</b> 규칙</a>을 읽으세요.")]
    [InlineData("<b>New York</b> or <i>York</i>?", "¿Nueva York o York?", "Nueva York", "York", "¿<b>Nueva York</b> o <i>York</i>?")]
    public void A_pair_stands_around_the_translation_of_its_words(string source, params string[] answers)
    {
        var sent = Sent(source);
        var restored = sent.Restore(answers[..^1], Korean);
        Assert.Null(restored.Problem);
        Assert.Equal(answers[^1], restored.Text!.Render());
    }

    [Theory]
    [InlineData("The city <b>Seoul</b> is big.", "그 도시는 크다.", "서울")]
    [InlineData("The city <b>Seoul</b> is big.", "서울은 서울이다.", "서울")]
    [InlineData("The city <b>Seoul</b> is big.", "서울시청은 크다.", "서울")]
    [InlineData("Both <b>OK</b> and OK are one.", "OK와 확인은 같다.", "OK")]
    [InlineData("Use <b>OK</b> or <i>OK</i> now.", "OK나 OK를 쓰세요.", "OK")]
    [InlineData("Take <b>red</b> or <i>blue</i> cars.", "빨간 차를 타세요.", "빨간", "빨간")]
    [InlineData("Take <b>the</b> car.", "차를 타세요.", "")]
    [InlineData("un<b>believ</b>able things", "믿을 수 없는 것들", "믿을")]
    public void A_pair_whose_words_are_not_found_once_is_for_people(string source, params string[] answers)
    {
        var restored = Sent(source).Restore(answers, Korean);
        Assert.Null(restored.Text);
        Assert.Matches("^The place of \".*\" in the translation is not certain\\.$", restored.Problem!);
    }

    [Theory]
    [InlineData("<img/> Open the file.", "파일을 여세요.", "<img/> 파일을 여세요.")]
    [InlineData("Open the file. <img/>", "파일을 여세요.", "파일을 여세요. <img/>")]
    [InlineData("Total: {0}.", "합계:.", "합계: {0}.")]
    [InlineData("Error: {0}", "오류:", "오류: {0}")]
    [InlineData("The file (<img/>) is open.", "파일()이 열렸습니다.", "파일(<img/>)이 열렸습니다.")]
    [InlineData("Hello, <br/>world", "안녕, 세상", "안녕, <br/>세상")]
    [InlineData("Hello, world<br/>!", "안녕하세요!", "안녕하세요<br/>!")]
    [InlineData("Open 7<img/> files.", "파일 7개를 여세요.", "파일 7<img/>개를 여세요.")]
    [InlineData("Open the Windows<img/> settings.", "Windows 설정을 여세요.", "Windows<img/> 설정을 여세요.")]
    [InlineData("Meet at the <img/> NATO summit.", "NATO 정상회의에서 만나요.", "<img/> NATO 정상회의에서 만나요.")]
    [InlineData("Welcome to Acme<sup/> today.", "오늘 Acme에 오신 것을 환영합니다.", "오늘 Acme<sup/>에 오신 것을 환영합니다.")]
    [InlineData("one {0}\ntwo: <i/>", "하나\n둘:", null)]
    [InlineData("See https://e.org/{0}/a for more.", "자세한 내용은 https://e.org//a 참고.", "자세한 내용은 https://e.org/{0}/a 참고.")]
    public void A_code_that_stands_alone_stands_where_its_neighbour_is(string source, string answer, string? expected)
    {
        var restored = Sent(source).Restore([answer], Korean);
        Assert.Equal(expected, restored.Text?.Render());
        Assert.Equal(expected is null, restored.Problem is not null);
    }

    [Fact]
    public void Codes_beside_a_pair_go_with_it() =>
        Assert.Equal("오늘 <b>서울</b><img/>에서", Sent("in <b>Seoul</b><img/> today").Restore(["오늘 서울에서", "서울"], Korean).Text!.Render());

    [Fact]
    public void A_code_apart_from_its_neighbour_stands_behind_its_particles() =>
        Assert.Equal("오늘 Acme에서 <img/> 만나요", Sent("at Acme <img/> today").Restore(["오늘 Acme에서 만나요"], Korean).Text!.Render());

    [Theory]
    [InlineData("one <img/> two")]
    [InlineData("open {0} now")]
    public void What_no_answer_could_place_is_not_even_sent(string source)
    {
        var sent = Sent(source);
        Assert.Empty(sent.Texts);
        Assert.NotNull(sent.Restore([], Korean).Problem);
    }

    [Theory]
    [InlineData("{0} files are open.", "파일이 열려 있습니다.")]
    [InlineData("Files copied to {0}.", "파일이 복사되었습니다.")]
    [InlineData("Open, <img/>see, and close.", "열고, 보고, 닫으세요.")]
    [InlineData("In the U.S. <img/>today", "오늘 미국에서.")]
    [InlineData("Wait. <img/>Go.", "기다리지 마세요. 지금. 가세요.")]
    public void A_code_whose_place_is_not_certain_is_for_people(string source, string answer)
    {
        var sent = Sent(source);
        Assert.NotNull(sent.Restore([.. sent.Texts.Select((_, i) => i == 0 ? answer : "없음")], Korean).Problem);
    }

    [Theory]
    [InlineData("Acme makes cars.", "아크메는 차를 만든다.")]
    [InlineData("Acme and Acme", "Acme와 그것")]
    [InlineData("See https://example.org/a now.", "지금 https://example.org/b 참고.")]
    public void Kept_words_and_addresses_have_to_be_there(string source, string answer) =>
        Assert.EndsWith("was changed.", Sent(source).Restore([answer], Korean).Problem);

    [Fact]
    public void Kept_words_go_as_text_and_stay() =>
        Assert.Equal("Acme는 차를 만든다.", Sent("Acme makes cars.").Restore(["Acme는 차를 만든다."], Korean).Text!.Text);

    [Fact]
    public void A_code_does_not_leave_its_name_in_a_script_without_spaces() =>
        Assert.Equal("今日はAcme<img/>でお会いしましょう", Sent("Meet at Acme <img/> today").Restore(["今日はAcmeでお会いしましょう"], Locale.Parse("ja")).Text!.Render());

    [Fact]
    public void Lines_are_aligned_with_lines() =>
        Assert.Equal("<b>제목</b>\n본문 <img/>\n끝", Sent("<b>Title</b>\nBody <img/>\nEnd").Restore(["제목\n본문\n끝"], Korean).Text!.Render());

    [Fact]
    public void In_a_call_with_markup_the_plain_text_is_escaped()
    {
        var sent = Protector.Protect(Parse("a & b\n<b>Save</b> c"), Rung.Projection, Markup.Html, []);
        Assert.Equal(["a &amp; b<br>Save c", "Save"], sent.Texts);
        Assert.Equal("a & b\nc <b>Guardar</b>", sent.Restore(["a &amp; b<br>c Guardar", "Guardar"], Spanish).Text!.Render());
    }

    [Fact]
    public void Too_many_codes_are_for_people()
    {
        var sent = Sent(string.Concat(Enumerable.Range(0, 100).Select(i => $"<b{i}>w{i}</b{i}> and ")));
        Assert.Empty(sent.Texts);
        Assert.NotNull(sent.Restore([], Korean).Problem);
    }

    [Fact]
    public void An_echo_is_placed_rightly_or_not_at_all() => Any.Sample(IsPlacedRightlyOrNotAtAll, iter: 5_000);

    [Fact]
    public void A_code_among_blanks_at_the_edge_of_a_pair_does_not_leave_the_pair() => Any.Sample(IsPlacedRightlyOrNotAtAll, seed: "bKMUSjbo97i5", iter: 1);

    static void IsPlacedRightlyOrNotAtAll(InlineText source)
    {
        var sent = Protector.Protect(source, Rung.Projection, Markup.Plain, Kept);
        var restored = sent.Restore(sent.Texts, Korean);
        AssertProven(source, restored);
        if (restored.Text is { } text) Assert.Equal(Order(source.Codes), Order(text.Codes));

        static IEnumerable<string> Order(IEnumerable<InlineCode> codes) => codes.Select(c => c.Data);
    }
}
