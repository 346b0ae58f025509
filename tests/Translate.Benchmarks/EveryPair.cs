using Translate.Core.Memory;

namespace Translate.Benchmarks;

/// <summary>What anyone would write first: measure the query against each text whose length allows the similarity, with the same measure.</summary>
sealed class EveryPair
{
    readonly TokenTable table = new();
    readonly int count;

    public EveryPair(IEnumerable<string> texts)
    {
        foreach (var text in texts) table.Add(text, count++);
    }

    /// <summary>The texts at least so similar, and how far away each is.</summary>
    public List<(int Text, int Distance)> Find(string query, int min)
    {
        var asked = table.Tokens(query);
        var pattern = new TokenPattern(asked);
        var found = new List<(int, int)>();
        for (var i = 0; i < count; i++)
        {
            var known = table.Tokens(i);
            var (shorter, longer) = (Math.Min(asked.Length, known.Length), Math.Max(asked.Length, known.Length));
            if (100 * shorter < min * longer) continue;
            if (pattern.Distance(known, (100 - min) * longer / 100) is >= 0 and var distance) found.Add((i, distance));
        }

        return found;
    }

    /// <summary>The index finds the same texts as this, and each as far away; how many that are.</summary>
    public int Compare(IEnumerable<string> queries, int min)
    {
        var all = 0;
        foreach (var query in queries)
        {
            var work = long.MaxValue;
            var expected = Find(query, min);
            var found = table.Find(query, table.Tokens(query), min, ref work).Select(f => (f.Owner, f.Distance)).Order();
            if (!found.SequenceEqual(expected)) throw new InvalidOperationException($"Not the same found for: {query}");
            all += expected.Count;
        }

        return all;
    }
}
