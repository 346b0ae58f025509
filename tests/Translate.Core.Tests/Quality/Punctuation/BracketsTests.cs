using Translate.Core.Quality;
using Translate.Core.Quality.Punctuation;

namespace Translate.Core.Tests.Quality.Punctuation;

public sealed class BracketsTests : CheckTest
{
    private protected override ICheck Check { get; } = new Brackets();

    [Theory]
    [InlineData("Agreement (FTA)", "협정(FTA", "|(")]
    [InlineData("Agreement (FTA)", "협정 FTA)", "|)")]
    [InlineData("Agreement (FTA)", "협정(FTA]", "|(\n|]")]
    public void A_bracket_without_a_partner_is_marked(string source, string target, string marked) => Assert.Equal(marked, Marked(source, target));

    [Theory]
    [InlineData("Agreement (FTA)", "協定（FTA）")]
    [InlineData("A book", "《책》")]
    [InlineData("1) First", "1) 처음 :)")]
    [InlineData("It goes on (", "계속 (")]
    [InlineData("A semicolon", "쌍반점(;)과 쌍점(:)")]
    public void Pairs_numbers_of_lists_and_what_the_source_leaves_open_are_not(string source, string target) => Assert.Equal("", Marked(source, target));
}

public sealed class QuotationMarksTests : CheckTest
{
    private protected override ICheck Check { get; } = new QuotationMarks();

    [Theory]
    [InlineData("de", "“Ja”", "„Ja“")]
    [InlineData("ja", "«はい»", "「はい」")]
    [InlineData("ko", "\"네\"", "“네”")]
    [InlineData("ko", "«네»", "“네”")]
    public void Marks_that_the_locale_does_not_use_are_mended(string to, string target, string mended) => Assert.Equal(mended, Mended("“Yes”", target, to: to));

    [Theory]
    [InlineData("ko", "“네", "|“")]
    [InlineData("ko", "네”", "|”")]
    [InlineData("ja", "「はい", "|「")]
    public void A_mark_without_a_partner_is_found(string to, string target, string marked) => Assert.Equal(marked, Marked("“Yes”", target, to: to));

    [Theory]
    [InlineData("“Yes”", "„Ja“", "de")]
    [InlineData("\"Yes\"", "\"네\"", "ko")]
    [InlineData("“Yes", "“네", "ko")]
    [InlineData("Yes", "「네」", "ja")]
    [InlineData("“War and Peace”", "「전쟁과 평화」", "ko")]
    [InlineData("He said “yes”.", "قال \"نعم\".", "ar")]
    [InlineData("Unknown option '%s'", "Opção \"%s\" desconhecida", "pt")]
    [InlineData("`%s' is a function", "\"%s\" è una funzione", "it")]
    [InlineData("A 5\" pipe", "5\" 관", "ko")]
    public void The_locales_marks_straight_ones_of_the_source_and_inches_are_not(string source, string target, string to) => Assert.Equal("", Marked(source, target, to: to));
}

public sealed class DoubledWordsTests : CheckTest
{
    private protected override ICheck Check { get; } = new DoubledWords();

    [Fact]
    public void A_word_that_stands_twice_is_found_and_taken_out()
    {
        Assert.Equal("|the The", Marked("파일", "Open the The file", "ko", "en"));
        Assert.Equal("Open the file", Mended("파일", "Open the the file", "ko", "en"));
    }

    [Theory]
    [InlineData("파일", "that that is", "en")]
    [InlineData("파일", "the, the file", "en")]
    [InlineData("파일", "the theme", "en")]
    [InlineData("little by little", "조금씩 조금씩", "ko")]
    [InlineData("step by step", "차근차근 차근차근", "ko")]
    [InlineData("day by day", "하루 하루 지나", "ko")]
    [InlineData("really really", "참말로 참말로", "ko")]
    [InlineData("파일", "anak anak", "id")]
    public void What_may_follow_itself_is_not(string source, string target, string to) => Assert.Equal(source[0] == 'r' ? "|참말로 참말로" : "", Marked(source, target, to: to));

    [Fact]
    public void A_source_that_does_so_too_lets_it_pass() => Assert.Equal("", Marked("go go go", "가자 가자"));
}

public sealed class CapitalsTests : CheckTest
{
    private protected override ICheck Check { get; } = new Capitals();

    [Theory]
    [InlineData("Save the file", "guardar el archivo", "es", "Guardar el archivo")]
    [InlineData("save the file", "Guardar el archivo", "es", "guardar el archivo")]
    [InlineData("Save", "iptal", "tr", "İptal")]
    [InlineData("Theme", "thème", "fr", "Thème")]
    [InlineData("Major changes", "modifications importantes", "fr", "Modifications importantes")]
    [InlineData("Englishness", "anglicité", "fr", "Anglicité")]
    [InlineData("A file is missing", "il manque un fichier", "fr", "Il manque un fichier")]
    public void Another_kind_of_letter_at_the_beginning_is_mended(string source, string target, string to, string mended) => Assert.Equal(mended, Mended(source, target, to: to));

    [Theory]
    [InlineData("Save", "저장", "ko")]
    [InlineData("The y axis", "y축", "ko")]
    [InlineData("iPhone settings", "iPhone-Einstellungen", "de")]
    [InlineData("file", "Datei", "de")]
    [InlineData("The iPhone", "iPhone", "fr")]
    [InlineData("Save", "Guardar", "es")]
    [InlineData("3 files", "Archivos: 3", "es")]
    [InlineData("Monday", "lundi", "fr")]
    [InlineData("January 3", "3 de janeiro", "pt")]
    [InlineData("English", "anglais", "fr")]
    [InlineData("French text", "testo in francese", "it")]
    [InlineData("Greek", "ελληνικά", "el")]
    [InlineData("I am here", "je suis là", "fr")]
    [InlineData("Dr. Smith", "el doctor Smith", "es")]
    [InlineData("SSL connection closed", "η σύνδεση SSL έκλεισε", "el")]
    [InlineData("Git protocols", "protocoles Git", "fr")]
    [InlineData("prc10 Envelope", "Φάκελος prc10", "el")]
    public void Names_scripts_without_capitals_and_German_nouns_are_not(string source, string target, string to) => Assert.Equal("", Marked(source, target, to: to));
}
