using System.Buffers;
using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>The texts of one language as sequences of tokens, and how the similar ones are found: one writer adds while others read.</summary>
/// <remarks>
/// <para>
/// The similarity of two sequences is 1 − edit distance ⁄ longer length. Nothing at or above the threshold is missed, for each step
/// leaves out only what cannot reach it. With a threshold t, sequences of m and n tokens share at least o = ⌈t · max(m, n)⌉ of them.
/// So any m − o + 1 tokens of the one meet the other: only the entries of the rarest so many are looked at (the prefix filter of
/// Chaudhuri et al. 2006 and of AllPairs, Bayardo et al. 2007). An entry that is first met after p tokens shares at most m − p, which
/// bounds its length (as the positional filter of PPJoin, Xiao et al. 2008, does). Then come 256 bits for each sequence, one for each
/// token: bits that only one side has are tokens that only that side has (a population count). What is left is measured.
/// </para>
/// <para>As all tokens of an entry are indexed, which tokens are rare is judged anew at each look-up, and the threshold is free.</para>
/// </remarks>
sealed class TokenTable
{
    readonly Vocabulary vocabulary = new();
    readonly Postings postings = new();
    readonly Arena<int> sequences = new(14);
    readonly Column<Entry> entries = new();
    readonly Column<TokenBits> bits = new();

    /// <summary>Lengths up to 255, beside one another: most entries are left out by their length, which costs no other look.</summary>
    readonly Column<byte> lengths = new();

    int[] scratch = new int[64];

    public int Count => lengths.Count;

    /// <summary>Adds a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="owner">By what its owner knows it.</param>
    public void Add(InlineText text, int owner)
    {
        var count = 0;
        var set = default(TokenBits);
        for (var reader = new TokenReader(text.Text); reader.Read();)
        {
            if (count == scratch.Length) Array.Resize(ref scratch, 2 * count);
            scratch[count] = vocabulary.Add(reader.Folded);
            set.Add(scratch[count++]);
        }

        var tokens = scratch.AsSpan(0, count);
        var entry = entries.Add(new(sequences.Add(tokens), count, owner, Key(text)));
        bits.Add(set);
        lengths.Add((byte)Math.Min(count, byte.MaxValue));

        // Last, so that whoever finds the entry finds it whole.
        foreach (var token in tokens) postings.Add(token, entry);
        if (scratch.Length > 1 << 16) scratch = new int[64];
    }

    /// <summary>A text as tokens of this table; those that it does not have are <see cref="Vocabulary.Unknown"/>.</summary>
    public int[] Tokens(string text)
    {
        var tokens = new List<int>();
        for (var reader = new TokenReader(text); reader.Read();) tokens.Add(vocabulary.Find(reader.Folded));
        return [.. tokens];
    }

    /// <summary>The tokens of an entry.</summary>
    public ReadOnlySpan<int> Tokens(int entry) => sequences.Read(entries[entry].Place, entries[entry].Length);

    /// <summary>The number of a token as it is folded, or <see cref="Vocabulary.Unknown"/>.</summary>
    public int Token(string folded) => vocabulary.Find(folded);

    /// <inheritdoc cref="Vocabulary.StartingWith"/>
    public HashSet<int> StartingWith(string beginning) => vocabulary.StartingWith(beginning);

    /// <summary>How many entries have a token, each counted as often as it has it.</summary>
    public int CountOf(int token) => postings.Count(token);

    /// <summary>By what its owner knows an entry.</summary>
    public int Owner(int entry) => entries[entry].Owner;

    /// <summary>Shows the entries that have a token, newest block first, until the visitor has seen enough.</summary>
    public void Visit(int token, Func<int, bool> visitor)
    {
        var count = lengths.Count;
        var blocks = postings.Of(token);
        for (var block = blocks.Next(); !block.IsEmpty; block = blocks.Next())
            for (var i = block.Length - 1; i >= 0; i--)
                if (block[i] < count && !visitor(block[i])) return;
    }

    /// <summary>All entries at least so similar: first what may be the very text, then by similarity, then as they were added.</summary>
    /// <param name="text">The text asked for.</param>
    /// <param name="asked">Its tokens.</param>
    /// <param name="percent">The threshold, 1 to 100.</param>
    /// <param name="work">How many steps of 64 tokens may be taken. Where none are left, long sequences are not measured any more.</param>
    public List<Found> Find(InlineText text, ReadOnlySpan<int> asked, int percent, ref long work)
    {
        var (result, waiting) = (new List<Found>(), new List<Candidate>());
        var pattern = new TokenPattern(asked);
        var set = default(TokenBits);
        foreach (var token in asked)
            if (token != Vocabulary.Unknown) set.Add(token);

        var key = Key(text);
        var needed = Needed(asked.Length, percent);
        var count = lengths.Count;
        var seen = ArrayPool<ulong>.Shared.Rent((count / 64) + 1);
        Array.Clear(seen, 0, (count / 64) + 1);

        // Tokens that nobody has are met by nobody; they use up the prefix first, for nothing.
        var (rarest, passed) = Rarest(asked);
        foreach (var (token, times, _) in rarest)
        {
            var shared = asked.Length - passed;
            if (shared < needed) break;
            passed += times;
            var longest = (int)Math.Min(int.MaxValue, shared * 100L / percent);
            var (low, high) = ((byte)Math.Min(needed, byte.MaxValue), (byte)Math.Min(longest, byte.MaxValue));
            var blocks = postings.Of(token);
            for (var block = blocks.Next(); !block.IsEmpty; block = blocks.Next())
            {
                foreach (var entry in block)
                {
                    // Added since this look-up began.
                    if (entry >= count) continue;
                    var length = (int)lengths[entry];
                    if (length < low || length > high) continue;
                    if (length == byte.MaxValue && ((length = entries[entry].Length) < needed || length > longest)) continue;

                    var enough = length <= asked.Length ? needed : Needed(length, percent);
                    ref readonly var other = ref bits[entry];
                    if (asked.Length - set.MissingFrom(other) < enough || length - other.MissingFrom(set) < enough) continue;

                    ref var mark = ref seen[entry >> 6];
                    if ((mark & (1UL << entry)) != 0) continue;
                    mark |= 1UL << entry;

                    var candidate = new Candidate(entry, Math.Max(length, asked.Length), Math.Max(length, asked.Length) - enough);
                    var tokens = Tokens(entry);
                    if (asked.SequenceEqual(tokens)) result.Add(Take(candidate, 0, key));
                    else if (pattern.IsLong) waiting.Add(candidate);
                    else if (pattern.Distance(tokens, candidate.Limit) is >= 0 and var distance) result.Add(Take(candidate, distance, key));
                }
            }
        }

        ArrayPool<ulong>.Shared.Return(seen);
        Measure(pattern, waiting, key, ref work, result);
        result.Sort(Found.Order);
        return result;
    }

    /// <summary>Long sequences: near ones first, which is the least work; what is not near is measured again in a wider band.</summary>
    void Measure(TokenPattern pattern, List<Candidate> candidates, int key, ref long work, List<Found> result)
    {
        for (var band = 64; candidates.Count > 0; band = (int)Math.Min(int.MaxValue, 2L * band))
        {
            var farther = new List<Candidate>();
            foreach (var candidate in candidates)
            {
                var tokens = Tokens(candidate.Entry);
                var limit = Math.Min(band, candidate.Limit);
                if ((work -= pattern.Steps(tokens.Length, limit)) < 0) return;
                if (pattern.Distance(tokens, limit) is >= 0 and var distance) result.Add(Take(candidate, distance, key));
                else if (limit < candidate.Limit) farther.Add(candidate);
            }

            candidates = farther;
        }
    }

    Found Take(Candidate candidate, int distance, int key) =>
        new(candidate.Entry, entries[candidate.Entry].Owner, entries[candidate.Entry].Key == key, distance, candidate.Longer);

    /// <summary>How many tokens two sequences share at the least where the longer has so many and they are similar enough.</summary>
    static int Needed(int length, int percent) => (int)((((long)length * percent) + 99) / 100);

    (List<(int Token, int Times, int Count)> Known, int Unknown) Rarest(ReadOnlySpan<int> asked)
    {
        var sorted = asked.ToArray();
        Array.Sort(sorted);
        var known = new List<(int Token, int Times, int Count)>();
        var unknown = 0;
        foreach (var token in sorted)
        {
            if (token == Vocabulary.Unknown) unknown++;
            else if (known.Count > 0 && known[^1].Token == token) known[^1] = known[^1] with { Times = known[^1].Times + 1 };
            else known.Add((token, 1, postings.Count(token)));
        }

        known.Sort((a, b) => a.Count.CompareTo(b.Count));
        return (known, unknown);
    }

    /// <summary>Enough of the key to tell most texts apart.</summary>
    static int Key(InlineText text) => unchecked((int)MemoryKey.Of(text));

    /// <summary>An entry that may be similar enough: how many tokens the longer of the two has, and how many edits are allowed.</summary>
    readonly record struct Candidate(int Entry, int Longer, int Limit);

    readonly record struct Entry(uint Place, int Length, int Owner, int Key);

    /// <summary>An entry that is similar enough.</summary>
    /// <param name="Entry">Its place in the table.</param>
    /// <param name="Owner">By what its owner knows it.</param>
    /// <param name="HasKey">Whether it has the key of the text asked for: only then it may be the same.</param>
    /// <param name="Distance">How many tokens must be put in, left out or replaced.</param>
    /// <param name="Longer">How many tokens the longer of the two has.</param>
    public readonly record struct Found(int Entry, int Owner, bool HasKey, int Distance, int Longer)
    {
        /// <summary>It may be the very text that was asked for.</summary>
        public bool MayBeSame => HasKey && Distance == 0;

        public static int Order(Found a, Found b)
        {
            var order = b.MayBeSame.CompareTo(a.MayBeSame);
            if (order == 0) order = ((long)a.Distance * b.Longer).CompareTo((long)b.Distance * a.Longer);
            return order == 0 ? a.Entry.CompareTo(b.Entry) : order;
        }
    }
}
