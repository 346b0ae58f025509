using Translate.Core.Quality;
using Translate.Core.Quality.Punctuation;

namespace Translate.Core.Tests.Quality.Punctuation;

public sealed class ForeignMarksTests : CheckTest
{
    private protected override ICheck Check { get; } = new ForeignMarks();

    [Theory]
    [InlineData("ko", "저장했습니다。", "저장했습니다.")]
    [InlineData("ja", "保存しました.", "保存しました。")]
    [InlineData("ja", "本当ですか?", "本当ですか？")]
    [InlineData("zh", "保存,然后关闭。", "保存，然后关闭。")]
    [InlineData("zh", "警告: 文件", "警告： 文件")]
    [InlineData("ar", "هل أنت جاهز?", "هل أنت جاهز؟")]
    [InlineData("ar", "نعم, الآن", "نعم، الآن")]
    [InlineData("el", "Έτοιμοι?", "Έτοιμοι;")]
    [InlineData("hi", "यह तैयार है.", "यह तैयार है।")]
    [InlineData("en", "Saved。", "Saved.")]
    public void A_mark_of_another_language_is_found_and_mended(string to, string target, string mended)
    {
        Assert.Single(Examine("x", target, to: to));
        Assert.Equal(mended, Mended("x", target, to: to));
    }

    [Theory]
    [InlineData("ko", "저장했습니다.")]
    [InlineData("ja", "ファイルはUSB.")]
    [InlineData("zh", "版本 2.0, 3.0")]
    [InlineData("ar", "الإصدار 2.0")]
    [InlineData("el", "Ναι; Όχι.")]
    [InlineData("ja", "例.txt")]
    [InlineData("ja", "警告: %s")]
    [InlineData("ja", "警告:")]
    [InlineData("en", "Saved.")]
    public void The_locales_own_and_those_behind_names_and_numbers_are_not(string to, string target) => Assert.Empty(Examine("x", target, to: to));
}

public sealed class InvertedMarksTests : CheckTest
{
    private protected override ICheck Check { get; } = new InvertedMarks();

    [Theory]
    [InlineData("Guardar?", "|?", "¿Guardar?")]
    [InlineData("Hola. ¿Guardar.", "|¿", "Hola. ¿Guardar.")]
    [InlineData("Hola, guardar!", "|!", "Hola, guardar!")]
    public void A_missing_mark_is_found_and_set_where_the_place_is_sure(string target, string marked, string mended)
    {
        Assert.Equal(marked, Marked("Save?", target, to: "es"));
        Assert.Equal(mended, Mended("Save?", target, to: "es"));
    }

    [Theory]
    [InlineData("¿Guardar?")]
    [InlineData("¡¿Cómo?!")]
    [InlineData("Hola, ¿guardar? ¡Sí!")]
    [InlineData("https://a.es/?b=1")]
    [InlineData("Sin nada.")]
    public void Both_marks_are_none(string target) => Assert.Equal("", Marked("Save?", target, to: "es"));

    [Fact]
    public void Other_languages_have_no_such_marks() => Assert.Equal("", Marked("Save?", "Salvare?", to: "it"));
}

public sealed class FrenchSpacesTests : CheckTest
{
    private protected override ICheck Check { get; } = new FrenchSpaces();

    [Theory]
    [InlineData("Vraiment?", "Vraiment\u202F?")]
    [InlineData("Vraiment ?", "Vraiment\u202F?")]
    [InlineData("Nom :", "Nom\u00A0:")]
    [InlineData("Il dit «oui» !", "Il dit «\u00A0oui\u00A0»\u202F!")]
    [InlineData("« oui »", "«\u00A0oui\u00A0»")]
    public void A_space_that_breaks_or_none_is_mended(string target, string mended) => Assert.Equal(mended, Mended("x", target, to: "fr"));

    [Theory]
    [InlineData("Vraiment\u202F?!")]
    [InlineData("Nom\u00A0: 10:30, http://a.fr/?b")]
    [InlineData("«\u202Foui\u202F»")]
    public void Spaces_that_do_not_break_are_no_finding(string target) => Assert.Equal("", Marked("x", target, to: "fr"));

    [Fact]
    public void In_Canada_only_the_colon_has_one()
    {
        Assert.Equal("", Marked("x", "Vraiment?", to: "fr-CA"));
        Assert.Equal("|:", Marked("x", "Nom:", to: "fr-CA"));
    }
}

public sealed class EllipsesTests : CheckTest
{
    private protected override ICheck Check { get; } = new Ellipses();

    [Fact]
    public void An_ellipsis_of_the_other_kind_is_found_and_mended()
    {
        Assert.Equal("|...", Marked("Loading…", "불러오는 중..."));
        Assert.Equal("불러오는 중…", Mended("Loading…", "불러오는 중..."));
        Assert.Equal("불러오는 중...", Mended("Loading...", "불러오는 중…"));
    }

    [Theory]
    [InlineData("Loading…", "불러오는 중…", "ko")]
    [InlineData("A… b...", "가...", "ko")]
    [InlineData("Loading...", "正在加载……", "zh")]
    [InlineData("Loading…", "....", "ko")]
    public void The_same_kind_and_what_is_none_are_not(string source, string target, string to) => Assert.Equal("", Marked(source, target, to: to));
}
