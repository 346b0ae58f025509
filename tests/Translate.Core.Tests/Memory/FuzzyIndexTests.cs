using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Memory;

public sealed class FuzzyIndexTests
{
    static FuzzyIndex Index(params MemoryPair[] pairs)
    {
        var index = new FuzzyIndex();
        foreach (var pair in pairs) index.Add(pair);
        return index;
    }

    static string[] Told(IReadOnlyList<FuzzyMatch> matches) => [.. matches.Select(m => $"{m.Pair.Target.Text} {m.Score}")];

    [Fact]
    public void The_best_come_first_and_no_more_than_asked_for()
    {
        var index = Index(
            Pair("Open the new file", "a"),
            Pair("Open the old file", "b"),
            Pair("open the file", "c"),
            Pair("Open the file", "d"),
            Pair("Close the file", "e"),
            Pair("Nothing of it", "f"));

        Assert.Equal(["d 100", "c 99", "a 75", "b 75", "e 66"], Told(index.Find(English, Korean, "Open the file", 60)));
        Assert.Equal(["d 100", "c 99"], Told(index.Find(English, Korean, "Open the file", 60, most: 2)));
        Assert.Empty(index.Find(English, Korean, "Open the file", 60, most: 0));
    }

    [Fact]
    public void A_pair_is_found_from_either_side_and_only_in_its_languages()
    {
        var index = Index(Pair("Open the file", "파일을 엽니다"));

        var back = Assert.Single(index.Find(Korean, English, "파일은 엽니다"));
        Assert.Equal(("파일을 엽니다", "Open the file"), (back.Pair.Source.Text.Text, back.Pair.Target.Text.Text));
        Assert.Single(index.Find(English, Korean, "Open the files", 60));
        Assert.Empty(index.Find(English, Locale.Parse("ja"), "Open the file"));
        Assert.Empty(index.Find(Korean, English, "Open the file"));
        Assert.Empty(index.Find(English, English, "Open the file"));
    }

    [Fact]
    public void Scripts_are_kept_apart()
    {
        var index = Index(new MemoryPair(new(English, "Open it"), new(Locale.Parse("zh-Hant"), "打開")));

        Assert.Empty(index.Find(English, Locale.Parse("zh-Hans"), "Open it"));
        Assert.Single(index.Find(English, Locale.Parse("zh-Hant-TW"), "Open it"));
    }

    [Fact]
    public void Between_two_varieties_of_a_language_both_sides_are_found()
    {
        var (american, british) = (Locale.Parse("en-US"), Locale.Parse("en-GB"));
        var index = Index(new MemoryPair(new(american, "Color"), new(british, "Colour")));

        Assert.Equal(["Colour 100"], Told(index.Find(american, british, "Color")));
        Assert.Equal(["Color 100"], Told(index.Find(british, american, "Colour")));
    }

    [Fact]
    public void A_pair_is_found_as_soon_as_it_is_added_and_no_more_when_it_is_removed()
    {
        var index = Index(Pair("Open the file", "열기"));
        Assert.Empty(index.Find(English, Korean, "Close the window"));

        var number = index.Add(Pair("Close the window", "닫기"), "desk");

        var match = Assert.Single(index.Find(English, Korean, "Close this window", 60));
        Assert.Equal((number, "desk"), (match.Number, match.Memory));
        Assert.Single(index.Find(Korean, English, "닫기"));
        Assert.True(index.Remove(number));
        Assert.False(index.Remove(number));
        Assert.False(index.Remove(-1));
        Assert.False(index.Remove(2));
        Assert.Empty(index.Find(English, Korean, "Close the window"));
        Assert.Empty(index.Lookup(English, Korean, "Close the window", SegmentContext.Unknown));
        Assert.Equal(1, index.Count);
        Assert.Equal(2, index.Add(Pair("Close the window", "닫음")));
        Assert.Equal(["닫음 100"], Told(index.Find(English, Korean, "Close the window")));
    }

    [Fact]
    public void Room_is_won_back_and_every_pair_keeps_its_number()
    {
        var index = new FuzzyIndex();
        for (var i = 0; i < 5000; i++) index.Add(Pair($"text w{i} of many", $"w{i}"));
        Assert.Single(index.Find(Korean, English, "w4"));

        for (var i = 0; i < 5000; i++)
            if (i % 10 != 4) Assert.True(index.Remove(i));

        Assert.Equal(500, index.Count);
        for (var i = 0; i < 5000; i += 7)
        {
            var found = index.Find(English, Korean, $"text w{i} of many", 100);
            Assert.Equal(i % 10 == 4 ? [i] : [], found.Select(m => m.Number));
        }

        Assert.Equal(4, Assert.Single(index.Find(Korean, English, "w4")).Number);
        Assert.False(index.Remove(5));
        Assert.Equal(5000, index.Add(Pair("new", "new")));
    }

    [Fact]
    public void Equal_scores_are_ordered_as_exact_matches_are()
    {
        var index = Index(
            Pair("Open a file", "first"),
            Pair("Open a file", "second"),
            Pair("Open a file", "newer") with { Changed = DateTimeOffset.UnixEpoch.AddYears(1) },
            Pair("Open a file", "old") with { Changed = DateTimeOffset.UnixEpoch },
            Pair("Open a file", "regional") with { Target = new(Locale.Parse("ko-KR"), "regional") },
            Pair("Open a file", "reviewed").In(TargetState.Reviewed));

        Assert.Equal(["reviewed 66", "newer 66", "old 66", "first 66", "second 66", "regional 66"], Told(index.Find(English, Korean, "Open the file", 60)));
    }

    [Fact]
    public void One_target_is_told_once_and_by_its_best_pair()
    {
        var index = Index(Pair("Open all files", "열기"), Pair("Open a file", "열기 "), Pair("Open the file", "열기"), Pair("Open file", "파일"));

        var matches = index.Find(English, Korean, "Open the file", 50);

        Assert.Equal(["열기 100", "파일 66"], Told(matches));
        Assert.Equal("Open the file", matches[0].Pair.Source.Text.Text);
    }

    [Fact]
    public void Of_many_that_are_alike_the_very_text_is_found()
    {
        var index = new FuzzyIndex();
        for (var i = 0; i < 3000; i++) index.Add(Pair($"Page {i}", $"{i}쪽"));

        var matches = index.Find(English, Korean, "Page 2999");

        Assert.Equal((2999, 100), (matches[0].Number, matches[0].Score));
        Assert.Equal((0, 99), (matches[1].Number, matches[1].Score));
        Assert.Equal(10, matches.Count);
    }

    [Fact]
    public void Pairs_that_are_gone_stand_in_nobodys_way()
    {
        var index = new FuzzyIndex();
        for (var i = 0; i < 5000; i++) index.Add(Pair($"Page {i}", $"{i}쪽"));
        for (var i = 0; i < 2400; i++) index.Remove(i);

        Assert.Equal(Enumerable.Range(2400, 10), index.Find(English, Korean, "Page x1 9999", 60, 10).Select(m => m.Number));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_threshold_is_a_percentage(int min) => Assert.Throws<ArgumentOutOfRangeException>(() => Index().Find(English, Korean, "x", min));
}
