using Translate.Core.Quality;

namespace Translate.Core.Tests.Quality;

public sealed class UnfinishedTests : CheckTest
{
    private protected override ICheck Check { get; } = new Unfinished();

    [Theory]
    [InlineData("파일 열기 TODO", "TODO")]
    [InlineData("FIXME: 파일 열기", "FIXME")]
    [InlineData("파일 [번역 필요]", "[번역 필요]")]
    [InlineData("파일을 ???", "???")]
    public void A_mark_that_was_left_is_found(string target, string mark) => Assert.Equal($"|{mark}", Marked("Open the file", target));

    [Fact]
    public void A_mark_of_the_source_and_a_word_are_none()
    {
        Assert.Empty(Marked("Show TODO comments", "TODO 주석 표시"));
        Assert.Empty(Marked("Open everything", "Abrir todo", to: "es"));
        Assert.Empty(Marked("OPEN EVERYTHING", "ABRIR TODO", to: "es"));
        Assert.Empty(Marked("The TODOS of it", "할 일?? 정말로"));
    }
}
