using Translate.Core.Segmentation;

namespace Translate.Core.Tests.Segmentation;

public sealed class RuleAutomatonTests
{
    /// <summary>The states that tell where the tenth letter before a stop was: about a thousand.</summary>
    const string ManyStates = @"a[ab]{9}\.";

    [Fact]
    public void It_decides_alike_however_often_its_states_are_thrown_away()
    {
        var text = Letters(5_000);
        RuleAutomaton roomy = Automaton((true, ManyStates, "")), narrow = Automaton(most: 1, (true, ManyStates, ""));
        var work = long.MaxValue;
        for (var at = 11; at < text.Length; at++)
        {
            var expected = text[at - 1] == '.' && text[at - 11] == 'a' && !text.AsSpan(at - 10, 9).Contains('.');
            Assert.Equal(expected, roomy.Breaks(text, at, ref work, out _));
            Assert.Equal(expected, narrow.Breaks(text, at, ref work, out _));
        }
    }

    [Fact]
    public void Many_threads_share_one()
    {
        var text = Letters(3_000);
        var narrow = Automaton(most: 1, (true, ManyStates, ""));
        var expected = Decisions(Automaton((true, ManyStates, "")));
        Parallel.For(0, 16, _ => Assert.Equal(expected, Decisions(narrow)));

        List<bool> Decisions(RuleAutomaton automaton)
        {
            var work = long.MaxValue;
            return [.. Enumerable.Range(1, text.Length - 1).Select(at => automaton.Breaks(text, at, ref work, out var _))];
        }
    }

    [Theory]
    [InlineData("x", false)]
    [InlineData("xx", true)]
    [InlineData("xxx", false)]
    public void The_first_rule_decides_that_matches_on_both_sides(string after, bool breaks)
    {
        var work = long.MaxValue;
        var automaton = Automaton((false, @"\.", "xxx"), (true, @"[.]", "xx"), (false, @"\.", "x"), (true, @"\.", ""));
        Assert.Equal(breaks, automaton.Breaks("a." + after, 2, ref work, out var unsure));
        Assert.Empty(unsure);
    }

    [Fact]
    public void Rules_that_must_be_confirmed_are_named_in_order_up_to_the_first_that_need_not()
    {
        var work = long.MaxValue;
        var automaton = Automaton((true, @"(?<!ab)\.", ""), (false, "b", ""), (false, @"(\.)", @"(?=\s\s)"), (false, @"\.", @"\s"), (true, @"(?<!ac)\.", ""));
        Assert.False(automaton.Breaks("ab. c", 3, ref work, out var unsure));
        Assert.Equal([1, 3, 4], unsure.Select(rule => rule.Position.Line));
    }

    [Fact]
    public void A_pattern_sees_a_window_of_256_characters()
    {
        var work = long.MaxValue;
        var automaton = Automaton((true, @"\.", @"\s*x"), (true, @"a\s*", ":"));
        foreach (var (spaces, seen) in new[] { (255, true), (256, false) })
        {
            Assert.Equal(seen, automaton.Breaks("." + new string(' ', spaces) + "x", 1, ref work, out _));
            Assert.Equal(seen, automaton.Breaks("a" + new string(' ', spaces) + ":", spaces + 1, ref work, out _));
        }
    }

    [Fact]
    public void A_text_ten_times_as_long_costs_no_more_states()
    {
        Assert.Equal(Spent(20_000), Spent(200_000));

        static long Spent(int length)
        {
            // Written so that every state is met early on.
            var text = string.Concat(Enumerable.Repeat(Letters(2_000), length / 2_000));
            var automaton = Automaton((true, ManyStates, @"\b"), (false, @"b+\.", "a.*b"));
            var work = long.MaxValue;
            for (var at = 1; at < text.Length; at++) automaton.Breaks(text, at, ref work, out _);
            return long.MaxValue - work;
        }
    }

    [Fact]
    public void Building_states_ends_where_the_work_allowed_does()
    {
        var work = 20_000L;
        var automaton = Automaton((true, "", @"(?:a|b)*a(?:a|b){20}\."));
        var text = Letters(5_000).Replace('.', 'a');
        for (var at = 1; at < text.Length && work >= 0; at++) automaton.Breaks(text, at, ref work, out _);
        Assert.InRange(work, -5_000, -1);
    }

    static string Letters(int length)
    {
        var random = new Random(7);
        return string.Create(length, random, (letters, next) =>
        {
            foreach (ref var letter in letters) letter = "aaaabbbb."[next.Next(9)];
        });
    }

    static RuleAutomaton Automaton(params (bool Breaks, string Before, string After)[] rules) => Automaton(StateTable.Most, rules);

    static RuleAutomaton Automaton(int most, params (bool Breaks, string Before, string After)[] rules) =>
        new([.. rules.Select((rule, i) => new Rule(rule.Breaks, PatternParser.Parse(rule.Before), PatternParser.Parse(rule.After), new(i + 1, 1)))], most);
}
