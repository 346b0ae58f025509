using Translate.Core.Quality;
using Translate.Core.Quality.Punctuation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Quality.Punctuation;

public sealed class EdgeSpacesTests : CheckTest
{
    private protected override ICheck Check { get; } = new EdgeSpaces();

    [Theory]
    [InlineData("Save\n", "저장", "저장\n")]
    [InlineData("Save", " 저장 ", "저장")]
    [InlineData("  Save", "저장", "  저장")]
    public void Other_white_space_at_an_edge_is_mended(string source, string target, string mended) => Assert.Equal(mended, Mended(source, target));

    [Fact]
    public void The_same_white_space_or_a_code_at_the_edge_is_no_finding()
    {
        Assert.Equal("", Marked(" Save\n", " 저장\n"));
        Assert.Empty(Examine(new InlineText(" left", Some.Alone(0, "1", "{0}")), new InlineText("개 남음", Some.Alone(0, "1", "{0}"))));
    }
}

public sealed class DoubleSpacesTests : CheckTest
{
    private protected override ICheck Check { get; } = new DoubleSpaces();

    [Fact]
    public void Two_spaces_are_found_and_one_left()
    {
        Assert.Equal("|  ", Marked("Save it", "저장  하기"));
        Assert.Equal("저장 하기", Mended("Save it", "저장   하기"));
    }

    [Fact]
    public void Those_of_the_source_and_those_around_a_code_are_no_finding()
    {
        Assert.Equal("", Marked("Save  it", "저장  하기"));
        Assert.Empty(Examine("Save", new InlineText("가  나", Some.Alone(2, "1", "{0}"))));
    }
}

public sealed class InvisibleTests : CheckTest
{
    private protected override ICheck Check { get; } = new Invisible();

    [Theory]
    [InlineData("저\u200B장", "저장")]
    [InlineData("저장\u0007", "저장")]
    [InlineData("\uFEFF저장", "저장")]
    [InlineData("저\u200D장", "저장")]
    [InlineData("저장\u200E", "저장")]
    [InlineData("\u202A저장\u202C", "저장")]
    public void What_nobody_sees_is_taken_out(string target, string mended) => Assert.Equal(mended, Mended("Save", target));

    [Fact]
    public void A_lost_character_is_found_and_left_to_a_person()
    {
        Assert.Single(Examine("Save", "저\uFFFD장"));
        Assert.Equal("저\uFFFD장", Mended("Save", "저\uFFFD장"));
    }

    [Theory]
    [InlineData("저장\n👨‍👩‍👧", "ko")]
    [InlineData("می\u200Cخواهم", "fa")]
    [InlineData("نعم\u200E", "ar")]
    [InlineData("저장: \u2067نعم\u2069", "ko")]
    [InlineData("บันทึก\u200Bไฟล์", "th")]
    public void What_scripts_need_is_not(string target, string to) => Assert.Empty(Examine("Save", target, to: to));

    [Fact]
    public void What_the_source_has_too_is_not() => Assert.Empty(Examine("Sa\u200B\u200Eve", "저\u200B장\u200E"));
}

public sealed class CodeSpacingTests : CheckTest
{
    static readonly InlineText Source = new("Press Enter now", Some.Open(6, "1", "<b>"), Some.Close(11, "1", "</b>"));

    private protected override ICheck Check { get; } = new CodeSpacing();

    [Fact]
    public void A_space_within_a_pair_that_the_source_has_not_is_found()
    {
        var target = new InlineText("이제  Enter", Some.Open(3, "1", "<b>"), Some.Close(9, "1", "</b>"));
        Assert.Equal(new TextSpan(3, 1), Assert.Single(Examine(Source, target)).Target);
        Assert.Equal("이제 <b>Enter</b>", Mended(Source, target));
    }

    [Fact]
    public void A_space_outside_of_it_is_not() =>
        Assert.Empty(Examine(Source, new InlineText("이제 Enter 누르기", Some.Open(3, "1", "<b>"), Some.Close(8, "1", "</b>"))));
}
