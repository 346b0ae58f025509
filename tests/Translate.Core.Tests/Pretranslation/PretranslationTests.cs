using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using static Translate.Core.Pretranslation.Pretranslation;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Pretranslation;

public sealed class PretranslationTests
{
    static Target? Filled(InlineText source, SegmentContext? context = null, Locale? to = null, params MemoryPair[] pairs)
    {
        var memory = new MemoryIndex();
        foreach (var pair in pairs) memory.Add(pair, "desk");
        return Assert.Single(Fill([new(source, context ?? SegmentContext.Unknown)], English, to ?? Korean, memory));
    }

    [Fact]
    public void An_exact_match_is_taken_with_its_state_score_and_memory() =>
        Assert.Equal(new("안녕.", TargetState.Reviewed, new(OriginKind.Memory, 100, "desk")), Filled("Hello.", pairs: [Pair("Hello.", "안녕.").In(TargetState.Reviewed)]));

    [Theory]
    [InlineData("Hello,  you.")]
    [InlineData("Hello,\u00A0you.")]
    [InlineData("Hello,\nyou.")]
    [InlineData("Hello, you. ")]
    public void What_differs_in_white_space_only_is_a_draft_for_a_person(string source)
    {
        var pair = Pair("Hello, you.", "안녕.").At("", "").In(TargetState.Final);

        Assert.Equal(new("안녕.", TargetState.Initial, new(OriginKind.Memory, 99, "desk")), Filled(source, new("", "", "key"), pairs: [pair]));
        Assert.Equal(new("안녕.", TargetState.Initial, new(OriginKind.Memory, 97, "desk")), Filled(source, new("", "", "key"), pairs: [pair with { Origin = PairOrigin.Machine }]) is { } machine ? machine with { Origin = machine.Origin with { Score = 97 } } : null);
    }

    [Fact]
    public void A_wrapped_sentence_of_running_text_is_exact_and_comes_before_one_with_other_white_space()
    {
        var pairs = new[] { Pair("Hello,  you.", "둘").In(TargetState.Final), Pair("Hello, you.", "하나").At("", "").In(TargetState.Reviewed) };

        Assert.Equal(new("하나", TargetState.Reviewed, new(OriginKind.Memory, 101, "desk")), Filled("Hello,\n  you.", new("", "", null), pairs: pairs));
        Assert.Equal(new("둘", TargetState.Final, new(OriginKind.Memory, 100, "desk")), Filled("Hello,  you.", new("", "", null), pairs: pairs));
    }

    [Fact]
    public void What_is_not_known_is_left_to_people() => Assert.Null(Filled("Hello.", pairs: [Pair("Hello!", "안녕!")]));

    [Fact]
    public void A_match_in_context_beats_a_newer_one_without()
    {
        var target = Filled("Hello.", new("a", "b", null), pairs: [Pair("Hello.", "여기").At("a", "b").In(TargetState.Reviewed), Pair("Hello.", "저기").In(TargetState.Final)]);

        Assert.Equal(new("여기", TargetState.Reviewed, new(OriginKind.Memory, 101, "desk")), target);
    }

    [Fact]
    public void Two_reviewed_translations_and_nothing_to_tell_them_apart_need_a_person()
    {
        var target = Filled("Open", pairs:
        [
            Pair("Open", "열기").In(TargetState.Reviewed) with { Changed = DateTimeOffset.UnixEpoch },
            Pair("Open", "열림").In(TargetState.Reviewed) with { Changed = DateTimeOffset.UnixEpoch.AddDays(1) },
        ]);

        Assert.Equal(new("열림", TargetState.Translated, new(OriginKind.Memory, 100, "desk")), target);
    }

    [Fact]
    public void A_reviewed_translation_is_not_doubted_for_an_unreviewed_one() =>
        Assert.Equal(TargetState.Reviewed, Filled("Open", pairs: [Pair("Open", "열기").In(TargetState.Reviewed), Pair("Open", "열림")])?.State);

    [Fact]
    public void In_context_the_newest_is_the_correction()
    {
        var target = Filled("Open", new("a", "b", null), pairs:
        [
            Pair("Open", "열기").At("a", "b").In(TargetState.Reviewed) with { Changed = DateTimeOffset.UnixEpoch.AddDays(1) },
            Pair("Open", "열림").At("a", "b").In(TargetState.Reviewed) with { Changed = DateTimeOffset.UnixEpoch },
        ]);

        Assert.Equal(new("열기", TargetState.Reviewed, new(OriginKind.Memory, 101, "desk")), target);
    }

    [Fact]
    public void Nothing_passes_above_the_state_of_its_pair()
    {
        Assert.Equal(TargetState.Translated, Filled("Hi", new("", "", "k"), pairs: [Pair("Hi", "안녕").At("", "", "k")])?.State);
        Assert.Equal(TargetState.Initial, Filled("Hi", pairs: [Pair("Hi", "안녕").In(TargetState.Initial)])?.State);
        Assert.Equal(TargetState.Final, Filled("Hi", pairs: [Pair("Hi", "안녕").In(TargetState.Final)])?.State);
    }

    [Theory]
    [InlineData("pt", "pt-BR", TargetState.Reviewed)]
    [InlineData("pt-BR", "pt", TargetState.Reviewed)]
    [InlineData("pt-BR", "pt-PT", TargetState.Translated)]
    [InlineData("zh", "zh-Hant", TargetState.Translated)]
    public void A_translation_for_another_region_needs_a_person(string known, string asked, TargetState state) =>
        Assert.Equal(state, Filled("Hi", to: Locale.Parse(asked), pairs: [new MemoryPair(new(English, "Hi"), new(Locale.Parse(known), "Oi")).In(TargetState.Reviewed)])?.State);

    [Theory]
    [InlineData("en", true)]
    [InlineData("en-US", true)]
    [InlineData("en-Latn", false)]
    [InlineData("ko", false)]
    public void Into_its_own_language_the_source_is_copied_and_final(string to, bool copied)
    {
        var source = new InlineText("Hello.", Alone(5, "1", "{0}"));

        Assert.Equal(copied ? new(source, TargetState.Final, new(OriginKind.Source)) : null, Filled(source, to: Locale.Parse(to)));
    }

    [Fact]
    public void Between_two_regions_of_a_language_people_decide() =>
        Assert.Null(Assert.Single(Fill([new("Colour.", SegmentContext.Unknown)], Locale.Parse("en-GB"), Locale.Parse("en-US"), new MemoryIndex())));

    [Theory]
    [InlineData("1,234.50 €")]
    [InlineData("* * *")]
    [InlineData("😀")]
    public void What_has_no_letter_is_copied_for_a_person_to_see(string source) =>
        Assert.Equal(new(source, TargetState.Translated, new(OriginKind.Source)), Filled(source));

    [Fact]
    public void Codes_alone_have_no_letter_either()
    {
        var source = new InlineText("", Alone(0, "1", "{name}"));

        Assert.Equal(new(source, TargetState.Translated, new(OriginKind.Source)), Filled(source));
    }

    [Fact]
    public void A_number_that_the_memory_knows_is_taken_from_it() => Assert.Equal("1.234,50", Filled("1,234.50", pairs: [Pair("1,234.50", "1.234,50")])?.Text.Text);

    [Fact]
    public void Letters_beyond_the_basic_plane_are_letters() => Assert.Null(Filled("𠮷"));

    [Fact]
    public void Codes_of_a_match_get_the_ids_of_this_document()
    {
        var pair = new MemoryPair(
            new(English, new InlineText("Press X now", Open(6, "1", "<b>"), Close(7, "1", "</b>"), Alone(11, "2", "{0}"))),
            new(Korean, new InlineText("X 누르기", Alone(0, "2", "{0}"), Open(0, "1", "<b>"), Close(1, "1", "</b>"))));

        var target = Filled(new InlineText("Press X now", Open(6, "b7", "<b>"), Close(7, "b7", "</b>"), Alone(11, "p", "{0}")), pairs: [pair]);

        Assert.Equal(new InlineText("X 누르기", Alone(0, "p", "{0}"), Open(0, "b7", "<b>"), Close(1, "b7", "</b>")), target?.Text);
    }

    [Fact]
    public void Each_segment_has_its_answer_in_its_place()
    {
        var memory = new MemoryIndex();
        memory.Add(Pair("Two.", "둘."));

        var targets = Fill([new("One.", SegmentContext.Unknown), new("Two.", SegmentContext.Unknown), new("3", SegmentContext.Unknown)], English, Korean, memory);

        Assert.Equal([null, "둘.", "3"], targets.Select(target => target?.Text.Text));
    }
}
