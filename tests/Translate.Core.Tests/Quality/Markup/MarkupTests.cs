using Translate.Core.Quality;
using Translate.Core.Quality.Markup;

namespace Translate.Core.Tests.Quality.Markup;

public sealed class TagsTests : CheckTest
{
    private protected override ICheck Check { get; } = new Tags();

    [Theory]
    [InlineData("<b>a</b> <i>c</i><br>", "<i>c</i><br/> <b title=\"x\">a</b>")]
    [InlineData("a < b", "a < b <c>")]
    [InlineData("prog <file>", "prog <파일>")]
    [InlineData("prog <file> <new-dir>", "prog <fichier> <nouveau répertoire>")]
    [InlineData("cp <source file> <FILE>", "cp <원본 파일> <FILE>")]
    [InlineData("-t <prefix> Use <prefix>.", "-t <접두사> <접두사>를 씁니다.")]
    public void The_same_tags_are_no_finding(string source, string target) => Assert.Equal("", Marked(source, target));

    [Theory]
    [InlineData("<b>a</b>", "<b>a", "</b>|")]
    [InlineData("Press <enter>.", "누르세요.", "<enter>|")]
    [InlineData("prog <file> <dir>", "prog <파일>", "<dir>|")]
    [InlineData("prog <file>", "prog <file> <dir>", "|<dir>")]
    [InlineData("See <link>it</link>", "<링크>보기</링크>", "<link>|\n</link>|")]
    [InlineData("a<br>c", "가 <줄>다", "<br>|")]
    [InlineData("<x id=\"1\"> a", "<y> 가", "<x id=\"1\">|\n|<y>")]
    [InlineData("<b>a</b>", "<strong>a</strong>", "<b>|\n</b>|\n|<strong>\n|</strong>")]
    [InlineData("<b>a</b><i>c</i>", "<b>a<i>c</b></i>", "|</b>")]
    [InlineData("<b>a</b>", "</b>a<b>", "|</b>")]
    public void Tags_lost_changed_or_crossed_are_marked(string source, string target, string marked) => Assert.Equal(marked, Marked(source, target));
}

public sealed class LinksTests : CheckTest
{
    private protected override ICheck Check { get; } = new Links();

    [Theory]
    [InlineData("See [docs](a.md \"More\") and [it][ref].", "[문서](a.md \"더\")와 [이것][ref]")]
    [InlineData("a[1](x", "가")]
    public void The_same_links_are_no_finding(string source, string target) => Assert.Equal("", Marked(source, target));

    [Theory]
    [InlineData("See [docs](a.md).", "[문서](b.md)", "](a.md)|\n|](b.md)")]
    [InlineData("See [docs][ref].", "[문서] [ref]", "][ref]|")]
    public void A_link_lost_or_led_elsewhere_is_marked(string source, string target, string marked) => Assert.Equal(marked, Marked(source, target));
}
