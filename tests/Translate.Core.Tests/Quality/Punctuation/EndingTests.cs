using Translate.Core.Quality;
using Translate.Core.Quality.Punctuation;

namespace Translate.Core.Tests.Quality.Punctuation;

public sealed class EndingTests : CheckTest
{
    private protected override ICheck Check { get; } = new Ending();

    [Theory]
    [InlineData("Save the file.", "파일을 저장합니다.", "ko")]
    [InlineData("Save?", "保存しますか？", "ja")]
    [InlineData("Save.", "保存します。", "ja")]
    [InlineData("Ready?", "Έτοιμοι;", "el")]
    [InlineData("Ready?", "هل أنت جاهز؟", "ar")]
    [InlineData("It is ready.", "यह तैयार है।", "hi")]
    [InlineData("It is ready.", "พร้อมแล้ว", "th")]
    [InlineData("He said “Go.”", "그는 “가라”고 말했다.", "ko")]
    [InlineData("Loading…", "Wird geladen...", "de")]
    [InlineData("support for the U.S.", "미국에 대한 지지", "ko")]
    [InlineData("_Add…", "추가...(_A)", "ko")]
    [InlineData("Name:", "名前：", "ja")]
    [InlineData("Wow!?", "¡¿Vaya?!", "es")]
    public void The_same_mark_in_the_form_of_the_locale_is_no_finding(string source, string target, string to) => Assert.Equal("", Marked(source, target, to: to));

    [Theory]
    [InlineData("en", "Are you sure to delete it?", "ja", "削除してもよろしいですか。")]
    [InlineData("ja", "彼は来ましたか。", "en", "Did he come?")]
    [InlineData("en", "Why did he go?", "ko", "왜 갔을까.")]
    [InlineData("ko", "무엇이 문제인가.", "en", "What is the problem?")]
    public void A_question_by_its_ending_may_close_with_a_full_stop(string from, string source, string to, string target) => Assert.Equal("", Marked(source, target, from, to));

    [Theory]
    [InlineData("en", "Did he come?", "ja", "彼は来ました。", "?|。")]
    [InlineData("ja", "彼は来ました。", "en", "Did he come?", "。|?")]
    [InlineData("en", "Save it!", "ja", "保存しますか。", "!|。")]
    [InlineData("en", "Is it a shop?", "ko", "저기는 상가.", "?|.")]
    public void A_statement_is_no_question(string from, string source, string to, string target, string marked) => Assert.Equal(marked, Marked(source, target, from, to));

    [Theory]
    [InlineData("en", "He asked, “Is it true?”", "ko", "“사실인가?”라고 물었다.")]
    [InlineData("en", "He asked, “Is it true?”", "ko", "그는 “사실이냐”고 물었다.")]
    [InlineData("en", "He cried, 'Stop!'", "ko", "‘멈춰!’라고 외쳤다.")]
    [InlineData("en", "He asked, “Who?”", "ja", "「誰？」と尋ねた。")]
    [InlineData("ko", "“멈춰!”라고 외쳤다.", "en", "He cried, “Stop!”")]
    [InlineData("ko", "“사실이냐”고 물었다.", "en", "He asked, “Is it true?”")]
    [InlineData("en", "Biden: “We’re back.”", "ko", "바이든 “우리가 돌아왔다”")]
    [InlineData("ko", "바이든 “우리가 돌아왔다”", "en", "Biden: “We’re back.”")]
    public void A_quotations_mark_is_not_the_sentences(string from, string source, string to, string target) => Assert.Equal("", Marked(source, target, from, to));

    [Theory]
    [InlineData("en", "He asked, “Is it true?”", "ko", "사실이라고 말했다.", "?|.")]
    [InlineData("en", "Is “Yes” an answer?", "ko", "“예”는 답이다.", "?|.")]
    [InlineData("en", "He said, “Is it true?”", "ko", "그는 말했다. “사실이다.”", "?|.")]
    [InlineData("en", "Press “OK”.", "de", "Drücken Sie „OK“", ".|“")]
    [InlineData("ko", "사실이다.", "en", "Is it “true?”", ".|?")]
    public void The_sentences_own_mark_is_asked_for(string from, string source, string to, string target, string marked) => Assert.Equal(marked, Marked(source, target, from, to));

    [Theory]
    [InlineData("5 million", "5 Mio.", "de")]
    [InlineData("3 billion", "3 Mrd.", "de")]
    [InlineData("Main Street", "Hauptstr.", "de")]
    [InlineData("3 Main Street", "Lange Str.", "de")]
    [InlineData("March 3, 2024", "2024. 3. 3.", "ko")]
    [InlineData("5 million", "5 млн.", "ru")]
    [InlineData("the horses of Louis XIV", "die Pferde Ludwigs XIV.", "de")]
    [InlineData("A folder cannot be called “..”", "폴더의 이름은 “..”이 될 수 없습니다", "ko")]
    public void The_full_stop_of_an_abbreviation_or_a_date_is_none(string source, string target, string to) => Assert.Equal("", Marked(source, target, to: to));

    [Theory]
    [InlineData("Open the road", "Die Straße öffnen.", "de", "|.")]
    [InlineData("Step 3", "3.", "ko", "|.")]
    [InlineData("A shop", "집.", "ko", "|.")]
    [InlineData("Fields", "champs manipulés.", "fr", "|.")]
    [InlineData("It is", "있다.없다.", "ko", "|.")]
    public void One_of_a_sentence_is(string source, string target, string to, string marked) => Assert.Equal(marked, Marked(source, target, to: to));

    [Theory]
    [InlineData("Save the file?", "파일을 저장합니다.", "?|.")]
    [InlineData("Save the file.", "파일을 저장합니다", ".|다")]
    [InlineData("Save", "저장.", "|.")]
    [InlineData("Name:", "이름", ":|름")]
    public void Another_mark_or_none_is_marked(string source, string target, string marked) => Assert.Equal(marked, Marked(source, target));

    [Theory]
    [InlineData("Save the file.", "파일을 저장합니다", "ko", "파일을 저장합니다.")]
    [InlineData("Save it?", "保存しますか", "ja", "保存しますか？")]
    [InlineData("Is it?", "파일을 저장합니다.", "ko", "파일을 저장합니다.")]
    public void A_mark_that_is_missing_is_written_in_the_locales_form(string source, string target, string to, string mended) => Assert.Equal(mended, Mended(source, target, to: to));
}
