using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using static Translate.Core.Pretranslation.Pretranslation;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Pretranslation;

public sealed class FuzzyDraftsTests
{
    static Target? Filled(InlineText source, int? min, params MemoryPair[] pairs)
    {
        var memory = new FuzzyIndex();
        foreach (var pair in pairs) memory.Add(pair, "desk");
        return Assert.Single(Fill([new(source, SegmentContext.Unknown)], English, Korean, memory, min is { } score ? new(memory, score) : null));
    }

    [Fact]
    public void A_similar_segment_is_a_draft_with_its_score_only_where_asked_for()
    {
        var pair = Pair("Close the old window.", "오래된 창을 닫으십시오.").In(TargetState.Final);

        Assert.Null(Filled("Close the new window.", null, pair));
        Assert.Equal(new("오래된 창을 닫으십시오.", TargetState.Initial, new(OriginKind.Memory, 75, "desk")), Filled("Close the new window.", 75, pair));
        Assert.Null(Filled("Close the new window.", 76, pair));
    }

    [Fact]
    public void The_threshold_holds_after_the_penalties() => Assert.Null(Filled("Close the new window!", 75, Pair("Close the old window.", "닫기")));

    [Fact]
    public void The_very_text_is_no_draft() =>
        Assert.Equal(TargetState.Reviewed, Filled("Close it.", 75, Pair("Close it.", "닫기.").In(TargetState.Reviewed), Pair("Close it!", "닫기!"))!.State);

    [Fact]
    public void A_draft_has_the_codes_of_the_segment_with_their_ids()
    {
        var known = new MemoryPair(new(English, new InlineText("Press OK now, please", Open(6, "9", "<b>"), Close(8, "9", "</b>"))), new(Korean, new InlineText("OK를 누르십시오", Open(0, "9", "<b>"), Close(2, "9", "</b>"))));
        var draft = Filled(new("Press OK again, please", Open(6, "1", "<b>"), Close(8, "1", "</b>")), 75, known);

        Assert.Equal(["1", "1"], draft!.Text.Codes.Select(code => code.Id));
        Assert.Equal(["<i>", "</i>"], Filled(new("Press OK again, please", Open(6, "1", "<i>"), Close(8, "1", "</i>")), 50, known)!.Text.Codes.Select(code => code.Data));
        Assert.Empty(Filled("Press OK again, please", 50, known)!.Text.Codes);
        Assert.Null(Filled(new("Press OK again, please", Open(6, "1", "<i>"), Close(8, "1", "</i>"), Alone(9, "2", "<br>")), 50, known));
        Assert.Null(Filled(new("Press OK again, please", Alone(6, "1", "{0}")), 50, known));
    }

    [Fact]
    public void Of_two_the_better_one_whose_codes_fit_is_taken() =>
        Assert.Equal("b", Filled("Open {0} now", 50, new MemoryPair(new(English, new InlineText("Open {0} now", Alone(5, "1", "%s"))), new(Korean, "a")), Pair("Open {0} soon", "b"))!.Text.Text);

    [Fact]
    public void What_has_no_letter_is_copied_and_no_draft() => Assert.Equal(OriginKind.Source, Filled("10 %", 50, Pair("11 %", "11%"))!.Origin.Kind);

    [Fact]
    public void What_surely_stands_otherwise_is_mended_in_the_draft_and_its_score_stays()
    {
        var draft = Filled("The museum has 24 rooms.", 75, Pair("The museum has 12 rooms.", "박물관에는 방이 12개 있다."));

        Assert.Equal("박물관에는 방이 24개 있다.", draft!.Text.Text);
        Assert.Equal((TargetState.Initial, 99), (draft.State, draft.Origin.Score!.Value));
    }

    [Fact]
    public void A_match_with_other_codes_is_a_draft_where_it_is_sure_which_is_which()
    {
        var known = new MemoryPair(new(English, new InlineText("Open {0} now", Alone(5, "9", "%s"))), new(Korean, new InlineText("지금 여십시오", Alone(3, "9", "%s"))));
        var code = Assert.Single(Filled(new("Open {0} now", Alone(5, "1", "{0}")), 75, known)!.Text.Codes);

        Assert.Equal(("1", "{0}", 3), (code.Id, code.Data, code.Offset));
    }
}
