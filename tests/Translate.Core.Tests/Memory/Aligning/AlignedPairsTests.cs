using Translate.Core.Formats;
using Translate.Core.Memory;
using Translate.Core.Memory.Aligning;
using Translate.Core.Segmentation;
using Translate.Core.Text;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Memory.Aligning;

public sealed class AlignedPairsTests
{
    static AlignableDocument Page(Locale locale, string html)
    {
        var (format, source) = FileFormats.Open(System.Text.Encoding.UTF8.GetBytes(html), "page.html");
        return AlignableDocument.Of(format.Extract(source), locale, SegmentationRules.Shipped.For(locale));
    }

    [Fact]
    public void Pairs_say_where_they_come_from_how_sure_they_are_and_what_stands_around_them()
    {
        var source = Page(English, "<h1>News</h1><p>It rained in Seoul for 12 days. Then came the sun.</p>");
        var target = Page(Korean, "<h1>소식</h1><p>서울에 12일 동안 비가 내렸다. 그 뒤에 해가 났다.</p>");

        var pairs = AlignedPairs.Of(source, target, [new(0, 1, 0, 1, 0.8765), new(1, 1, 1, 1, 1), new(2, 1, 2, 1, 0.2)], "news.html").ToList();

        Assert.Equal(
            ["News = 소식 88", "It rained in Seoul for 12 days. = 서울에 12일 동안 비가 내렸다. 100", "Then came the sun. = 그 뒤에 해가 났다. 20"],
            pairs.Select(pair => $"{pair.Source.Text.Text} = {pair.Target.Text.Text} {pair.Confidence}"));
        Assert.All(pairs, pair => Assert.Equal((PairOrigin.Aligned, "news.html"), (pair.Origin, pair.Document)));
        Assert.Equal(new("News", "Then came the sun.", null), pairs[1].Source.Context);
        Assert.Equal(new("", "서울에 12일 동안 비가 내렸다.", null), pairs[0].Target.Context);
    }

    [Fact]
    public void Two_segments_are_joined_with_what_stands_between_them()
    {
        var source = Page(English, "<p>One. Two.</p><p>Three</p>");
        var target = Page(Locale.Parse("ja"), "<p>一。</p><p>二。</p><p>三</p>");

        Assert.Equal(
            ["One. Two. = 一。二。"],
            AlignedPairs.Of(source, target, [new(0, 2, 0, 2, 1), new(2, 1, 2, 0, 1), new(3, 0, 2, 1, 1)]).Select(pair => $"{pair.Source.Text.Text} = {pair.Target.Text.Text}"));
    }

    [Fact]
    public void The_same_code_has_one_id_on_both_sides_and_another_code_another()
    {
        var source = Page(English, "<p>Press <b>Save</b> or <i>Close</i>.</p>");
        var target = Page(Korean, "<p><i>닫기</i>나 <b>저장</b>, <u>취소</u>를 누릅니다.</p>");

        var pair = Assert.Single(AlignedPairs.Of(source, target, [new(0, 1, 0, 1, 1)]));

        string Id(MemorySide side, string data) => side.Text.Codes.Single(code => code.Data == data).Id;
        Assert.Equal(Id(pair.Source, "<b>"), Id(pair.Target, "<b>"));
        Assert.Equal(Id(pair.Source, "<i>"), Id(pair.Target, "<i>"));
        Assert.DoesNotContain(Id(pair.Target, "<u>"), pair.Source.Text.Codes.Select(code => code.Id));
        Assert.Equal(6, pair.Target.Text.Codes.GroupBy(code => code.Id).Sum(group => group.Count()));
        Assert.All(pair.Target.Text.Codes.GroupBy(code => code.Id), group => Assert.Equal(2, group.Count()));
    }

    [Fact]
    public void Codes_of_two_units_stay_apart()
    {
        var source = Page(English, "<p><b>One</b></p><p><b>Two</b></p>");
        var target = Page(Korean, "<p><b>하나</b> <b>둘</b></p>");

        var pair = Assert.Single(AlignedPairs.Of(source, target, [new(0, 2, 0, 1, 1)]));
        Assert.Equal(2, pair.Source.Text.Codes.Select(code => code.Id).Distinct().Count());
        Assert.Equal(pair.Source.Text.Codes.Select(code => code.Id), pair.Target.Text.Codes.Select(code => code.Id));
    }

    [Fact]
    public void What_nobody_translated_makes_no_pair() =>
        Assert.Empty(AlignedPairs.Of(Page(English, "<p>Not translated</p>"), Page(Korean, "<p>Not translated</p>"), [new(0, 1, 0, 1, 1)]));
}
