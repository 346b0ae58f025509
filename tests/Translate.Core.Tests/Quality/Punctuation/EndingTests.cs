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
    public void The_same_mark_in_the_form_of_the_locale_is_no_finding(string source, string target, string to) => Assert.Equal("", Marked(source, target, to: to));

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
