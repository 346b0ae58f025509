using CsCheck;
using Translate.Core.Memory;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Memory;

/// <summary>The index finds what measuring every pair finds: none is missing, none is too many, and each is as similar.</summary>
public sealed class FuzzyExactnessTests
{
    static readonly string[] Words =
        "the a to of file files open save cannot could not is are be been document documents error while reading writing new old all selected page image layer name value".Split(' ');

    static readonly string[] Syllables = ["파", "일", "을", "를", "이", "가", "은", "는", "열", "수", "없", "습", "니", "다", "문", "서", "저", "장", "하", "지", "못", "했", " ", " ", " "];

    /// <summary>Few words and many repetitions: everything resembles everything.</summary>
    static readonly Gen<string> Dense = Gen.Int[0, 5].Select(i => Words[i]).Array[0, 10].Select(words => string.Join(' ', words));

    /// <summary>Words as in real texts: few are frequent, most are rare.</summary>
    static readonly Gen<string> Sparse =
        Gen.Select(Gen.Double.Unit, Gen.Int[0, 999]).Select((u, i) => u < 0.5 ? Words[(int)(u * u * 4 * Words.Length)] : $"word{i}").Array[1, 30].Select(words => string.Join(' ', words));

    static readonly Gen<string> Korean = Gen.Int[0, Syllables.Length - 1].Select(i => Syllables[i]).Array[1, 40].Select(string.Concat);

    static readonly Gen<string> Long = Gen.Int[0, 200].Select(i => $"w{i}").Array[60, 200].Select(words => string.Join(' ', words));

    /// <summary>A memory, and queries that were made of what is in it by a few edits, or not.</summary>
    static Gen<(string[] Memory, string[] Queries)> Asked(Gen<string> text, int size, int edits = 6) =>
        from seeds in text.Array[1, size / 4]
        from kept in Edited(seeds, text, edits).Array[1, size]
        from queries in Edited(seeds, text, edits).Array[1, 20]
        select (kept, queries);

    static Gen<string> Edited(string[] seeds, Gen<string> fresh, int most) =>
        from seed in Gen.Frequency((4, Gen.Int[0, seeds.Length - 1].Select(i => seeds[i])), (1, fresh))
        from edits in Gen.Select(Gen.Int[0, 2], Gen.Int[0, 1000], Gen.Int[0, 40]).Array[0, most]
        select Edit(seed, edits);

    static string Edit(string text, (int Kind, int Place, int Word)[] edits)
    {
        var words = text.Split(' ').ToList();
        foreach (var (kind, place, word) in edits)
        {
            var at = place % (words.Count + 1);
            var fresh = word < Words.Length ? Words[word] : $"new{word}";
            if (kind == 0) words.Insert(at, fresh);
            else if (at == words.Count) continue;
            else if (kind == 1) words.RemoveAt(at);
            else words[at] = fresh;
        }

        return string.Join(' ', words);
    }

    static string[] Tokens(string text)
    {
        var tokens = new List<string>();
        for (var reader = new TokenReader(text); reader.Read();) tokens.Add(reader.Folded.ToString());
        return [.. tokens];
    }

    static void Compare(string[] memory, string[] queries, int min)
    {
        var index = new FuzzyIndex();
        var known = memory.Select(Tokens).ToArray();
        for (var i = 0; i < memory.Length; i++) index.Add(Pair(memory[i], $"target {i}"));

        foreach (var query in queries.Where(query => query.Length > 0))
        {
            var asked = Tokens(query);
            var expected = known
                .Select((tokens, i) => (Number: i, Longer: Math.Max(tokens.Length, asked.Length), Distance: TokenPatternTests.Naive(asked, tokens, string.Equals)))
                .Where(m => 100 * (m.Longer - m.Distance) >= min * m.Longer)
                .Select(m => (m.Number, 100.0 * (m.Longer - m.Distance) / m.Longer));
            var found = index.Find(English, Some.Korean, query, min, int.MaxValue);

            Assert.Equal(expected, found.Select(m => (m.Number, m.Similarity)).OrderBy(m => m.Number));
            Assert.All(found, m => Assert.Equal(m.Similarity == 100 ? 1 : 0, m.Score >= 95 ? 1 : 0));
            Assert.Equal(found.Take(10).Select(m => m.Number), index.Find(English, Some.Korean, query, min).Select(m => m.Number));
            Assert.Equal(found.Select(m => m.Score).FirstOrDefault(), index.BestScore(English, Some.Korean, query, min));
        }
    }

    [Theory]
    [InlineData(70)]
    [InlineData(50)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(85)]
    public void Among_texts_of_few_words(int min) => Asked(Dense, 60).Sample((memory, queries) => Compare(memory, queries, min), iter: 100);

    [Theory]
    [InlineData(70)]
    [InlineData(50)]
    [InlineData(33)]
    public void Among_texts_like_real_ones(int min) => Asked(Sparse, 120).Sample((memory, queries) => Compare(memory, queries, min), iter: 60);

    [Theory]
    [InlineData(70)]
    [InlineData(50)]
    public void Among_Korean_texts(int min) => Asked(Korean, 80).Sample((memory, queries) => Compare(memory, queries, min), iter: 60);

    [Theory]
    [InlineData(70)]
    [InlineData(40)]
    public void Among_long_texts(int min) => Asked(Long, 12, edits: 80).Sample((memory, queries) => Compare(memory, queries, min), iter: 20);

    [Fact]
    public void Among_texts_of_any_kind() => Gen.Select(Wild.Array[1, 20], Wild.Array[1, 5], Gen.Int[1, 100]).Sample(Compare, iter: 300);

    [Fact]
    public void What_is_the_same_is_found_as_the_index_of_exact_matches_finds_it() =>
        Gen.Select(Gen.Select(Inline(Wild, Data), Wild, Wild.Null()).Array[1, 12], Inline(Wild, Data)).Sample((entries, other) =>
        {
            var (fuzzy, exact) = (new FuzzyIndex(), new MemoryIndex());
            foreach (var (source, target, before) in entries)
            {
                var pair = new MemoryPair(new(English, source) { Context = new(before, "", null) }, new(Some.Korean, target));
                fuzzy.Add(pair, "desk");
                exact.Add(pair, "desk");
            }

            var context = new SegmentContext(entries[0].Item3, "", null);
            foreach (var source in entries.Select(e => e.Item1).Append(other))
                Assert.Equal(exact.Lookup(English, Some.Korean, source, context), fuzzy.Lookup(English, Some.Korean, source, context));
            foreach (var (_, target, _) in entries)
                Assert.Equal(exact.Lookup(Some.Korean, English, target, context), fuzzy.Lookup(Some.Korean, English, target, context));
        });
}
