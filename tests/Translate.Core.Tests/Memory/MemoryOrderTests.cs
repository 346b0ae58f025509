using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Memory;

/// <summary>How several memories stand to one another: which comes first, which is not read, which is trusted less.</summary>
public sealed class MemoryOrderTests
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");
    static readonly string[] Both = ["general", "legal"];

    static MemoryPair Pair(string source, string target, PairOrigin origin = PairOrigin.Human) =>
        new(new(English, source), new(Korean, target)) { State = TargetState.Reviewed, Origin = origin };

    static Scoring Order(params string[] names) => new() { Places = names.Index().ToDictionary(n => n.Item, n => n.Index) };

    [Fact]
    public void Of_equal_matches_that_of_the_first_memory_stands_first_whichever_is_newer()
    {
        var index = new FuzzyIndex(Order("legal", "general"));
        index.Add(Pair("The party shall pay.", "일행이 지불한다.") with { Changed = DateTimeOffset.UnixEpoch.AddDays(9) }, "general");
        index.Add(Pair("The party shall pay.", "당사자는 지급하여야 한다.") with { Changed = DateTimeOffset.UnixEpoch }, "legal");
        IReadOnlyList<string?> Found(string text) => [.. index.Find(English, Korean, text).Select(m => m.Memory)];

        Assert.Equal(["legal", "general"], Found("The party shall pay."));
        Assert.Equal(["legal", "general"], Found("The party shall not pay."));
        Assert.Equal(["legal", "general"], index.Lookup(English, Korean, "The party shall pay.", SegmentContext.Unknown).Select(m => m.Memory));

        index.Scoring = Order("general", "legal");
        Assert.Equal(["general", "legal"], Found("The party shall pay."));
        Assert.Equal(["general", "legal"], Found("The party shall not pay."));
    }

    [Fact]
    public void A_better_match_stands_before_that_of_the_first_memory()
    {
        var index = new FuzzyIndex(Order(Both));
        index.Add(Pair("The party shall not pay.", "일행은 지불하지 않는다."), "general");
        index.Add(Pair("The party shall pay.", "당사자는 지급하여야 한다."), "legal");

        Assert.Equal(["legal", "general"], index.Find(English, Korean, "The party shall pay.").Select(m => m.Memory));
    }

    [Fact]
    public void What_is_not_read_is_offered_nowhere_and_found_by_who_asks_for_it()
    {
        var index = new FuzzyIndex(Order(Both) with { Unread = new HashSet<string> { "general" } });
        index.Add(Pair("The party shall pay.", "일행이 지불한다."), "general");

        Assert.Empty(index.Find(English, Korean, "The party shall pay."));
        Assert.Empty(index.Lookup(English, Korean, "The party shall pay.", SegmentContext.Unknown));
        Assert.Empty(index.Concordance(English, Korean, "party"));
        Assert.Single(index.Concordance(English, Korean, "party", where: (_, memory) => memory == "general"));

        index.Scoring = Order(Both);
        Assert.Single(index.Find(English, Korean, "The party shall pay."));
    }

    [Fact]
    public void Memories_can_change_their_names_even_with_one_another()
    {
        var index = new FuzzyIndex();
        index.Add(Pair("The party shall pay.", "일행이 지불한다."), "general");
        index.Add(Pair("The seller shall deliver.", "매도인은 인도하여야 한다."), "legal");

        index.Rename(new Dictionary<string, string> { ["general"] = "legal", ["legal"] = "general" });
        index.Add(Pair("The seller shall wait.", "매도인은 기다려야 한다."), "general");

        Assert.Equal("legal", Assert.Single(index.Find(English, Korean, "The party shall pay.")).Memory);
        Assert.All(index.Find(English, Korean, "The seller shall deliver."), m => Assert.Equal("general", m.Memory));
    }

    [Fact]
    public void Who_looks_into_a_memory_sees_pairs_that_say_the_same_each()
    {
        var index = new FuzzyIndex();
        foreach (var document in new[] { "a.txt", "b.txt" }) index.Add(Pair("The party shall pay.", "당사자는 지급하여야 한다.") with { Document = document }, "legal");

        Assert.Single(index.Concordance(English, Korean, "shall pay"));
        Assert.Equal(2, index.Concordance(English, Korean, "shall pay", where: (_, _) => true).Count);
        Assert.Equal("b.txt", Assert.Single(index.Concordance(English, Korean, "지급", where: (pair, _) => pair.Document is "b.txt")).Pair.Document);
    }

    [Theory]
    [InlineData(PairOrigin.Human, TargetState.Reviewed, 100)]
    [InlineData(PairOrigin.Machine, TargetState.Translated, 97)]
    [InlineData(PairOrigin.Aligned, TargetState.Translated, 98)]
    public void What_an_engine_or_a_program_paired_is_filled_in_for_a_person_to_look_at(PairOrigin origin, TargetState state, int score)
    {
        var index = new MemoryIndex();
        index.Add(Pair("The party shall pay.", "당사자는 지급하여야 한다.", origin), "legal");

        var target = Assert.Single(Core.Pretranslation.Pretranslation.Fill([new("The party shall pay.", SegmentContext.Unknown)], English, Korean, index))!;

        Assert.Equal((state, score), (target.State, target.Origin.Score));
    }

    [Fact]
    public void What_is_distrusted_is_worth_as_much_filled_in_as_found_whatever_its_context()
    {
        var (index, context) = (new FuzzyIndex(), new SegmentContext("Before.", "After.", "key"));
        index.Add(new(new(English, "The party shall pay.") { Context = context }, new(Korean, "파티는 지불해야 한다.")) { State = TargetState.Reviewed, Origin = PairOrigin.Machine });

        var filled = Assert.Single(Core.Pretranslation.Pretranslation.Fill([new("The party shall pay.", context)], English, Korean, index))!;

        Assert.Equal((97, TargetState.Translated), (filled.Origin.Score, filled.State));
        Assert.Equal(97, Assert.Single(index.Find(English, Korean, "The party shall pay.", context: context)).Score);
        Assert.Equal(97, index.BestScore(English, Korean, "The party shall pay.", context: context));
    }

    [Fact]
    public void No_points_make_a_match_worth_less_than_nothing()
    {
        var index = new MemoryIndex(Scoring.Usual with { Machine = 300 });
        index.Add(Pair("The party shall pay.", "당사자는 지급하여야 한다.", PairOrigin.Machine));

        Assert.Equal(0, Assert.Single(Core.Pretranslation.Pretranslation.Fill([new("The party shall pay.", SegmentContext.Unknown)], English, Korean, index))!.Origin.Score);
    }

    [Fact]
    public void A_person_s_pair_stands_before_an_engine_s_in_its_very_context()
    {
        var (index, context) = (new MemoryIndex(), new SegmentContext("Before.", "After.", null));
        index.Add(new(new(English, "The party shall pay.") { Context = context }, new(Korean, "파티는 지불해야 한다.")) { State = TargetState.Reviewed, Origin = PairOrigin.Machine });
        index.Add(Pair("The party shall pay.", "당사자는 지급하여야 한다."));

        var matches = index.Lookup(English, Korean, "The party shall pay.", context);

        Assert.Equal([(100, 0), (101, 3)], matches.Select(m => (m.Score, m.Points)));
    }
}
