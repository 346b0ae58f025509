using Translate.Core.Quality;

namespace Translate.Core.Tests.Quality;

public sealed class OtherLanguageTests : CheckTest
{
    private protected override ICheck Check { get; } = new OtherLanguage();

    [Theory]
    [InlineData("O ministro disse que não é uma questão para os outros.", "es")]
    [InlineData("El ministro dijo que no es una cuestión para los otros del país.", "pt")]
    [InlineData("«O ministro» disse [-s] que não é uma questão para os outros: http://a.b.", "es")]
    [InlineData("Der Minister sagte, dass es nicht eine Frage für die anderen ist.", "nl")]
    [InlineData("Министр сказал, что это не вопрос для других, как было раньше.", "bg")]
    public void A_third_language_is_found(string target, string to) => Assert.NotEmpty(Marked("The minister said that it is not a matter for the others.", target, to: to));

    [Theory]
    [InlineData("El ministro dijo que no es una cuestión para los otros.", "es")]
    [InlineData("O ministro disse que não é uma questão para os outros.", "pt")]
    [InlineData("Der Minister sagte, dass es keine Frage für die anderen ist.", "de")]
    [InlineData("Министърът каза, че това не е въпрос за другите.", "bg")]
    [InlineData("Não é.", "es")]
    [InlineData("http://a.b/c?d=e&o=a", "fr")]
    [InlineData("prog init[db] [-D DATENVERZ] [-s] [-o OPTIONEN] k a o", "de")]
    [InlineData("De derecha a izquierda, de arriba a abajo", "es")]
    [InlineData("Se utilizzare lo stile a contrasto elevato.", "it")]
    [InlineData("CPU: usuario: %d.%02d s, sistema: %d.%02d s, transcurrido: %d.%02d s", "es")]
    [InlineData("Ministeren sagde, at det ikke er et spørgsmål for de andre.", "nb")]
    [InlineData("장관은 다른 사람들의 문제가 아니라고 말했다.", "ko")]
    public void The_language_itself_and_what_is_too_short_or_too_near_are_none(string target, string to) => Assert.Empty(Marked("The minister said that it is not a matter for the others.", target, to: to));
}
