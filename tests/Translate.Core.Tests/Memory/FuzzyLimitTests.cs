using Translate.Core.Memory;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Memory;

/// <summary>Texts that no translator sees, and many hands at once.</summary>
public sealed class FuzzyLimitTests
{
    [Fact]
    public void A_text_of_a_hundred_thousand_words_is_found_by_its_like()
    {
        var random = new Random(5);
        string[] words = [.. Enumerable.Range(0, 100_000).Select(_ => $"w{random.Next(20_000)}")];
        var index = new FuzzyIndex();
        index.Add(Pair(string.Join(' ', words), "long"));
        index.Add(Pair(string.Join(' ', words[..70_000]), "shorter"));
        index.Add(Pair(string.Join(' ', words[..69_999]), "too short"));
        for (var i = 0; i < 1_000; i++) words[100 * i] = "changed";

        var matches = index.Find(English, Korean, string.Join(' ', words));

        Assert.Equal(99, matches[0].Similarity);
        Assert.Equal(94, matches[0].Score);
        Assert.Single(matches);
    }

    [Fact]
    public void A_segment_of_a_million_characters_is_found_by_itself()
    {
        var random = new Random(6);
        string Han() => string.Create(1_000_000, random, (span, r) =>
        {
            foreach (ref var c in span) c = (char)('一' + r.Next(500));
        });
        var index = new FuzzyIndex();
        string[] texts = [Han(), Han(), new('x', 1_000_000), new('。', 1_000_000), new(' ', 1_000_000), string.Concat(Enumerable.Repeat("a ", 500_000)), new('한', 1_000_000)];
        foreach (var text in texts) index.Add(Pair(text, text[..10]));

        foreach (var text in texts.Skip(1).Where(text => text.Trim().Length > 0))
            Assert.Equal(100, index.Find(English, Korean, text, 50)[0].Score);
    }

    [Fact]
    public void The_work_of_a_look_up_is_bounded_and_short_texts_do_not_feel_it()
    {
        var random = new Random(7);
        var table = new TokenTable();
        int[] numbers = [.. Enumerable.Range(0, 3_000)];
        for (var i = 0; i < 40; i++)
        {
            random.Shuffle(numbers.AsSpan(1_500));
            table.Add(string.Join(" w", numbers.Select(n => $"w{n % 300}")), i);
        }

        table.Add("w1 w2 w3", 40);
        random.Shuffle(numbers.AsSpan(1_500));
        var text = string.Join(" w", numbers.Select(n => $"w{n % 300}"));
        long spent = 1_000_000, plenty = 1L << 40;

        Assert.Equal(40, table.Find(text, table.Tokens(text), 30, ref plenty).Count);
        Assert.InRange(table.Find(text, table.Tokens(text), 30, ref spent).Count, 0, 39);
        Assert.InRange(spent, -1_000_000, 0);
        Assert.Equal(40, Assert.Single(table.Find("w1 w2 w4", table.Tokens("w1 w2 w4"), 60, ref spent)).Owner);
    }

    [Fact]
    public async Task Many_may_look_up_while_one_adds_and_removes()
    {
        const int Size = 4000;
        var index = new FuzzyIndex();
        var added = 0;
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(reader => Task.Run(() =>
        {
            var random = new Random(reader);
            var lookups = 0;
            while (!stop.IsCancellationRequested || lookups < 100)
            {
                lookups++;
                var there = Volatile.Read(ref added);
                if (there == 0) continue;
                var i = random.Next(there);
                var (from, to, text) = reader % 2 == 0 ? (English, Korean, Source(i)) : (Korean, English, Target(i));

                // Every fifth pair is removed at some time; all others are there from the moment they were added.
                var match = index.Find(from, to, text, 60).FirstOrDefault(m => m.Number == i);
                if (i % 5 != 0) Assert.Equal(100, match?.Score);
                if (match is not null) Assert.Equal(reader % 2 == 0 ? Target(i) : Source(i), match.Pair.Target.Text.Text);
                Assert.All(index.Lookup(from, to, text, SegmentContext.Unknown), m => Assert.Equal(text, m.Pair.Source.Text.Text));
            }
        })).ToArray();

        for (var i = 0; i < Size; i++)
        {
            Assert.Equal(i, index.Add(Pair(Source(i), Target(i))));
            Volatile.Write(ref added, i + 1);
            if (i >= 50 && (i - 50) % 5 == 0) Assert.True(index.Remove(i - 50));
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(Size - ((Size - 50) / 5), index.Count);

        static string Source(int i) => $"Sentence number n{i} of the group g{i % 50} with word w{i % 333}";
        static string Target(int i) => $"묶음{i % 50}의 문장 n{i} 낱말 {(char)('가' + (i % 11_000))}{(char)('나' + (i / 7))}";
    }
}
