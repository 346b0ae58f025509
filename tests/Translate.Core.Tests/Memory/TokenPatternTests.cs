using CsCheck;
using Translate.Core.Memory;

namespace Translate.Core.Tests.Memory;

public sealed class TokenPatternTests
{
    static readonly Gen<int[]> Short = Gen.Int[-1, 5].Array[0, 20];

    /// <summary>A long sequence, and one that was made of it by some edits.</summary>
    static readonly Gen<(int[] First, int[] Second)> Long =
        from first in Gen.Int[-1, 40].Array[50, 400]
        from edits in Gen.Select(Gen.Int[0, 2], Gen.Int[0, 1000], Gen.Int[0, 40]).Array[0, 60]
        select (first, Edit(first, edits));

    static int[] Edit(int[] first, (int Kind, int Place, int Token)[] edits)
    {
        var second = first.ToList();
        foreach (var (kind, place, token) in edits)
        {
            var at = place % (second.Count + 1);
            if (kind == 0) second.Insert(at, token);
            else if (at == second.Count) continue;
            else if (kind == 1) second.RemoveAt(at);
            else second[at] = token;
        }

        return [.. second];
    }

    internal static int Naive<T>(IReadOnlyList<T> a, IReadOnlyList<T> b, Func<T, T, bool> same)
    {
        var row = Enumerable.Range(0, b.Count + 1).ToArray();
        for (var i = 1; i <= a.Count; i++)
        {
            var (corner, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= b.Count; j++)
            {
                var cost = Math.Min(Math.Min(row[j], left) + 1, corner + (same(a[i - 1], b[j - 1]) ? 0 : 1));
                (corner, row[j], left) = (row[j], cost, cost);
            }
        }

        return row[^1];
    }

    static bool Same(int a, int b) => a == b && a != Vocabulary.Unknown;

    static void Compare(int[] first, int[] second, int limit)
    {
        var expected = Naive(first, second, Same);
        Assert.Equal(expected <= limit ? expected : -1, new TokenPattern(first).Distance(second, limit));
    }

    [Fact]
    public void Short_sequences_are_as_far_apart_as_the_table_says() =>
        Gen.Select(Short, Short, Gen.Int[0, 20]).Sample((first, second, limit) => Compare(first, second, limit), iter: 10_000);

    [Fact]
    public void Long_sequences_are_as_far_apart_as_the_table_says() =>
        Gen.Select(Long, Gen.Int[0, 500]).Sample((pair, limit) => Compare(pair.First, pair.Second, limit), iter: 1_000);

    [Fact]
    public void Long_sequences_with_nothing_in_common_are_too() =>
        Gen.Select(Gen.Int[0, 9].Array[60, 300], Gen.Int[0, 9].Array[60, 300], Gen.Int[0, 300]).Sample((first, second, limit) => Compare(first, second, limit), iter: 1_000);

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    public void At_the_edges_of_a_word_nothing_is_lost(int length)
    {
        int[] tokens = [.. Enumerable.Range(0, length)];

        Compare(tokens, tokens, 0);
        Compare(tokens, [.. tokens[1..], 500], 2);
        Compare(tokens, tokens[..^1], 1);
        Compare(tokens, [.. tokens.Reverse()], length);
        Compare(tokens, [], length);
        Compare(tokens, [500, .. tokens, 501], 2);
    }

    [Fact]
    public void An_alignment_costs_as_much_as_the_distance() =>
        Gen.OneOf(Gen.Select(Short, Short).Select(p => (p.Item1, p.Item2)), Long.Select(p => (p.First, p.Second))).Sample((first, second) =>
        {
            var partners = Alignment.Of(first, second);
            var paired = partners.Select((partner, i) => (partner, i)).Where(p => p.partner >= 0).ToList();

            Assert.Equal(paired.OrderBy(p => p.partner), paired);
            Assert.Equal(paired.Count, paired.Select(p => p.partner).Distinct().Count());
            var replaced = paired.Count(p => !Same(first[p.i], second[p.partner]));
            Assert.Equal(Naive(first, second, Same), first.Length - paired.Count + (second.Length - paired.Count) + replaced);
        }, iter: 1_000);
}
