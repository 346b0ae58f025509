using Translate.Core.Quality;
using Translate.Core.Text;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Quality;

public sealed class InlineCodesTests : CheckTest
{
    static readonly InlineText Bold = new("Press Save now", Open(6, "1", "<b>"), Close(10, "1", "</b>"), Alone(14, "2", "{0}"));

    private protected override ICheck Check { get; } = new InlineCodes();

    [Fact]
    public void Codes_may_change_their_order_and_places() =>
        Assert.Empty(Examine(Bold, new("지금 저장을 누르세요", Alone(0, "2", "{0}"), Open(3, "1", "<b>"), Close(5, "1", "</b>"))));

    [Fact]
    public void A_code_that_is_lost_is_said_with_its_place_in_the_source()
    {
        var finding = Assert.Single(Examine(Bold, new("지금 저장을 누르세요", Open(3, "1", "<b>"), Close(5, "1", "</b>"))));
        Assert.Equal(new TextSpan(14, 0), finding.Source);
        Assert.Null(finding.Target);
        Assert.Contains("{0} is missing", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_stands_twice_is_said_with_its_place_in_the_target()
    {
        var finding = Assert.Single(Examine(new("A{0}", Alone(1, "2", "{0}")), new("가{0}", Alone(1, "2", "{0}"), Alone(1, "2", "{0}"))));
        Assert.Equal(new TextSpan(1, 0), finding.Target);
        Assert.Contains("{0} is not in the source", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_placeholder_in_place_of_the_right_one_is_two_findings() =>
        Assert.Equal(2, Examine(new("A{0}", Alone(1, "1", "{0}")), new("가{1}", Alone(1, "1", "{1}"))).Count);

    [Fact]
    public void A_pair_that_closes_before_it_opens_is_said() =>
        Assert.Contains("closes before it opens", Assert.Single(Examine(Bold, new("저장", Close(0, "1", "</b>"), Open(1, "1", "<b>"), Alone(2, "2", "{0}")))).Message, StringComparison.Ordinal);

    [Fact]
    public void Pairs_that_cross_are_said_and_pairs_side_by_side_are_not()
    {
        InlineText source = new("abc", Open(0, "1", "<b>"), Open(1, "2", "<i>"), Close(2, "2", "</i>"), Close(3, "1", "</b>"));

        Assert.Contains("cross", Assert.Single(Examine(source, new("abc", Open(0, "1", "<b>"), Open(1, "2", "<i>"), Close(2, "1", "</b>"), Close(3, "2", "</i>")))).Message, StringComparison.Ordinal);
        Assert.Empty(Examine(source, new("abc", Open(0, "1", "<b>"), Close(1, "1", "</b>"), Open(2, "2", "<i>"), Close(3, "2", "</i>"))));
    }

    [Fact]
    public void Disorder_of_the_source_itself_is_nobodys_fault()
    {
        InlineText crossed = new("abc", Open(0, "1", "<b>"), Open(1, "2", "<i>"), Close(2, "1", "</b>"), Close(3, "2", "</i>"));
        Assert.Empty(Examine(crossed, new("가나다", Open(0, "1", "<b>"), Open(2, "2", "<i>"), Close(2, "1", "</b>"), Close(2, "2", "</i>"))));

        InlineText half = new("abc", Close(0, "1", "</b>"), Open(1, "2", "<i>"), Close(3, "2", "</i>"), Open(3, "1", "<b>"));
        Assert.Empty(Examine(half, new("가나다", Open(0, "2", "<i>"), Close(2, "1", "</b>"), Close(2, "2", "</i>"), Open(2, "1", "<b>"))));
    }

    [Fact]
    public void Very_many_crossing_pairs_take_no_time()
    {
        var ids = Enumerable.Range(0, 20_000).Select(i => $"{i}").ToArray();
        InlineText source = new("a", [.. ids.Select(id => Open(0, id, "<b>")), .. ids.Reverse().Select(id => Close(1, id, "</b>"))]);
        InlineText target = new("a", [.. ids.Select(id => Open(0, id, "<b>")), .. ids.Select(id => Close(1, id, "</b>"))]);

        Assert.Equal(19_999, Examine(source, target).Count);
    }

    [Fact]
    public void A_number_says_which_of_printfs_codes_it_is()
    {
        InlineText source = new("Copy  to ", Alone(5, "1", "%d"), Alone(9, "2", "%s"));
        Assert.Empty(Examine(source, new("에 ", Alone(0, "9", "%2$s"), Alone(2, "8", "%1$d"))));
        Assert.Empty(Examine(source, new("에 ", Alone(0, "2", "%s"), Alone(2, "1", "%d"))));
        Assert.NotEmpty(Examine(source, new("에 ", Alone(0, "9", "%1$s"), Alone(2, "8", "%2$d"))));
    }
}
