using CsCheck;
using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Memory;

public sealed class MemoryIndexTests
{
    static readonly SegmentContext Unknown = SegmentContext.Unknown;

    static MemoryIndex Index(params MemoryPair[] pairs)
    {
        var index = new MemoryIndex();
        foreach (var pair in pairs) index.Add(pair, "desk");
        return index;
    }

    static string[] Targets(IReadOnlyList<MemoryMatch> matches) => [.. matches.Select(match => $"{match.Pair.Target.Text} {match.Score}")];

    [Fact]
    public void A_pair_is_found_from_either_side()
    {
        var index = Index(Pair("Hello.", "안녕하세요.").At("", "Bye."));

        var forth = Assert.Single(index.Lookup(English, Korean, "Hello.", Unknown));
        Assert.Equal("안녕하세요.", forth.Pair.Target.Text.Text);
        Assert.Equal("desk", forth.Memory);

        var back = Assert.Single(index.Lookup(Korean, English, "안녕하세요.", Unknown));
        Assert.Equal("Hello.", back.Pair.Target.Text.Text);
        Assert.Equal(new SegmentContext("", "Bye.", null), back.Pair.Target.Context);
    }

    [Fact]
    public void A_pair_is_found_only_in_its_languages()
    {
        var index = Index(Pair("OK", "OK"));

        Assert.Single(index.Lookup(English, Korean, "OK", Unknown));
        Assert.Single(index.Lookup(Korean, English, "OK", Unknown));
        Assert.Empty(index.Lookup(English, Locale.Parse("ja"), "OK", Unknown));
        Assert.Empty(index.Lookup(English, Korean, "Ok", Unknown));
    }

    [Theory]
    [InlineData("Before.", "After.", null, 101)]
    [InlineData(" Before. ", "After.\n", null, 101)]
    [InlineData("Before.", "Other.", null, 100)]
    [InlineData("Before.", null, null, 100)]
    [InlineData(null, null, "greeting", 101)]
    [InlineData("Before.", "After.", "greeting", 102)]
    [InlineData("Before.", "After.", "Greeting", 101)]
    [InlineData(null, null, null, 100)]
    public void Context_is_worth_a_point_and_so_is_the_key(string? previous, string? next, string? key, int score)
    {
        var index = Index(Pair("Hello.", "안녕.").At("Before.", "After.", "greeting"));

        Assert.Equal(score, Assert.Single(index.Lookup(English, Korean, "Hello.", new(previous, next, key))).Score);
    }

    [Fact]
    public void Unknown_surroundings_prove_nothing_but_the_ends_of_a_document_are_known()
    {
        Assert.Equal(100, Index(Pair("Hi", "안녕")).Lookup(English, Korean, "Hi", Unknown)[0].Score);
        Assert.Equal(100, Index(Pair("Hi", "안녕")).Lookup(English, Korean, "Hi", new("", "", null))[0].Score);
        Assert.Equal(101, Index(Pair("Hi", "안녕").At("", "")).Lookup(English, Korean, "Hi", new("", "", null))[0].Score);
    }

    [Fact]
    public void Read_backwards_the_context_is_that_of_the_other_side()
    {
        var pair = Pair("Hello.", "안녕.").At("Before.", "After.");
        var index = Index(pair with { Target = pair.Target with { Context = new("앞.", "뒤.", null) } });

        Assert.Equal(101, index.Lookup(Korean, English, "안녕.", new("앞.", "뒤.", null))[0].Score);
        Assert.Equal(100, index.Lookup(Korean, English, "안녕.", new("Before.", "After.", null))[0].Score);
    }

    [Fact]
    public void Matches_come_by_score_then_state_then_region_then_age_then_as_added()
    {
        var inKorea = Locale.Parse("ko-KR");
        var index = Index(
            Pair("Hi", "first"),
            Pair("Hi", "second"),
            Pair("Hi", "newer") with { Changed = DateTimeOffset.UnixEpoch.AddYears(1) },
            Pair("Hi", "old") with { Changed = DateTimeOffset.UnixEpoch },
            Pair("Hi", "regional") with { Target = new(inKorea, "regional") },
            Pair("Hi", "reviewed").In(TargetState.Reviewed),
            Pair("Hi", "in context").At("a", "b"));

        Assert.Equal(
            ["in context 101", "reviewed 100", "newer 100", "old 100", "first 100", "second 100", "regional 100"],
            Targets(index.Lookup(English, Korean, "Hi", new("a", "b", null))));
        Assert.Equal("regional 100", Targets(index.Lookup(English, inKorea, "Hi", Unknown))[1]);
    }

    [Fact]
    public void A_source_region_counts_less_than_a_target_region()
    {
        var index = Index(
            new(new(Locale.Parse("en-GB"), "Hi"), new(Korean, "target fits")),
            new(new(English, "Hi"), new(Locale.Parse("ko-KP"), "source fits")));

        Assert.Equal(["target fits 100", "source fits 100"], Targets(index.Lookup(English, Korean, "Hi", Unknown)));
    }

    [Fact]
    public void One_target_is_told_once_and_by_its_best_pair()
    {
        var index = Index(Pair("Hi", "안녕"), Pair("Hi", "안녕 ").In(TargetState.Reviewed), Pair("Hi", "안녕하세요"));

        var matches = index.Lookup(English, Korean, "Hi", Unknown);

        Assert.Equal(["안녕  100", "안녕하세요 100"], Targets(matches));
        Assert.Equal(TargetState.Reviewed, matches[0].Pair.State);
    }

    [Fact]
    public void What_differs_in_white_space_only_is_found_behind_what_does_not_and_never_in_context()
    {
        var index = Index(Pair("Hi  all", "모두").At("a", "b", "key").In(TargetState.Final), Pair("Hi all", "안녕"), Pair("Hi\u00A0all", "여러분") with { Origin = PairOrigin.Aligned });

        Assert.Equal(["안녕 100", "모두 99", "여러분 99"], Targets(index.Lookup(English, Korean, "Hi all", new("a", "b", "key"))));
        Assert.Equal(["모두 102", "안녕 99", "여러분 99"], Targets(index.Lookup(English, Korean, "Hi  all", new("a", "b", "key"))));
        Assert.Equal([99, 99, 97], index.Lookup(English, Korean, " Hi all", Unknown).Select(m => m.Judged));
        Assert.Empty(index.Lookup(English, Korean, "Hiall", Unknown));
    }

    [Fact]
    public void Scripts_are_kept_apart()
    {
        var index = Index(new MemoryPair(new(English, "Hi"), new(Locale.Parse("zh-Hant"), "嗨")));

        Assert.Empty(index.Lookup(English, Locale.Parse("zh-Hans"), "Hi", Unknown));
        Assert.Single(index.Lookup(English, Locale.Parse("zh-Hant-TW"), "Hi", Unknown));
    }

    [Fact]
    public void Every_pair_is_found_from_both_sides_whatever_it_says() =>
        Gen.Select(Inline(Wild, Data), Inline(Wild, Data)).Array[1, 8].Sample(texts =>
        {
            var index = Index([.. texts.Select(t => new MemoryPair(new(English, t.Item1), new(Korean, t.Item2)))]);
            foreach (var (source, target) in texts)
            {
                Assert.Contains(index.Lookup(English, Korean, source, Unknown), m => MemoryKey.Same(m.Pair.Target.Text, target));
                Assert.Contains(index.Lookup(Korean, English, target, Unknown), m => MemoryKey.Same(m.Pair.Target.Text, source));
            }
        });
}
