using System.Collections.Concurrent;
using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>A translation memory in this process that finds what is the same and what is similar.</summary>
/// <remarks>
/// <para>
/// Similarity is 1 − edit distance ⁄ longer length, in tokens, and everything at or above the threshold is found. A token is a word;
/// in Hangul it is a syllable, in Han, Kana, Thai and the like a character. Numbers count as one and the same token, and case, punctuation,
/// spacing and inline codes do not count at all: they cost penalties. A text without a word or number is found by itself only.
/// </para>
/// <para>
/// Many may look up while one adds or removes; a pair is found by the look-ups that begin after it was added. A pair is found from
/// either side: a direction (en to ko) is indexed by the first look-up that asks for it, and kept up from then on.
/// </para>
/// </remarks>
/// <param name="scoring">How many points are taken off for what.</param>
public sealed class FuzzyIndex(Scoring? scoring = null) : IMemory
{
    /// <summary>Below so many pairs that are gone, room is not worth the work of winning it back.</summary>
    const int FewGone = 1000;

    readonly Scoring scoring = scoring ?? Scoring.Usual;
    readonly Lock writing = new();
    volatile Contents contents = new();
    int gone;

    /// <summary>How many pairs there are.</summary>
    public int Count => contents.Shelf.Count - Volatile.Read(ref gone);

    /// <summary>Adds a pair; from now on it is found by either side.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="memory">The name of the memory that it stands in.</param>
    /// <returns>The number by which it can be removed. Numbers count from 0 and are never given twice.</returns>
    public int Add(MemoryPair pair, string? memory = null)
    {
        lock (writing)
        {
            var number = contents.Shelf.Add(pair, memory);
            foreach (var ((from, to), table) in contents.Tables) Enter(table, from, to, number, pair);
            return number;
        }
    }

    /// <summary>Removes a pair; the look-ups that begin from now on do not find it.</summary>
    /// <param name="number">The number that <see cref="Add"/> gave.</param>
    /// <returns>False where it was removed before, or never given.</returns>
    public bool Remove(int number)
    {
        lock (writing)
        {
            if (number < 0 || number >= contents.Shelf.Count || !contents.Shelf.Remove(number)) return false;
            Volatile.Write(ref gone, gone + 1);
            var shelf = contents.Shelf;
            if (++contents.Waste > FewGone && contents.Waste > shelf.Count - gone) contents = contents.Renewed();
            return true;
        }
    }

    /// <summary>The pairs whose source is the same or similar, best first. Two matches never have the same target text.</summary>
    /// <param name="from">The locale of the segment.</param>
    /// <param name="to">The locale to translate into.</param>
    /// <param name="source">The segment.</param>
    /// <param name="min">The similarity at or above which everything is found, in percent: 1 to 100.</param>
    /// <param name="most">How many matches are told at the most.</param>
    /// <param name="context">What stands around the segment, if known.</param>
    /// <remarks>
    /// Order: the score; the similarity; then what was reviewed before what was not; the very locale before another region's; the newest
    /// change; and last the order in which the pairs were added.
    /// </remarks>
    public IReadOnlyList<FuzzyMatch> Find(Locale from, Locale to, InlineText source, int min = 70, int most = 10, SegmentContext? context = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(min, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(min, 100);
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        if (source.IsEmpty || most == 0) return [];
        var (shelf, table) = Open(from, to);
        var query = new FuzzyQuery(from, to, source, context ?? SegmentContext.Unknown, table.Tokens(source.Text), scoring);
        return query.Best(table, shelf, min, most);
    }

    /// <inheritdoc/>
    public IReadOnlyList<MemoryMatch> Lookup(Locale from, Locale to, InlineText source, SegmentContext context)
    {
        var (shelf, table) = Open(from, to);
        return new FuzzyQuery(from, to, source, context, table.Tokens(source.Text), scoring).Same(table, shelf);
    }

    (Shelf Shelf, TokenTable Table) Open(Locale from, Locale to)
    {
        var now = contents;
        if (now.Tables.TryGetValue((from.Language, to.Language), out var table)) return (now.Shelf, table);
        lock (writing)
        {
            now = contents;
            return (now.Shelf, now.Tables.TryGetValue((from.Language, to.Language), out table) ? table : now.Index(from.Language, to.Language));
        }
    }

    static void Enter(TokenTable table, string from, string to, int number, MemoryPair pair)
    {
        var (source, target) = (pair.Source.Locale.Language, pair.Target.Locale.Language);
        if (source == from && target == to) table.Add(pair.Source.Text.Text, 2 * number);
        if (target == from && source == to) table.Add(pair.Target.Text.Text, (2 * number) + 1);
    }

    /// <summary>The pairs, and the tables of the directions that were asked for.</summary>
    sealed class Contents
    {
        public Shelf Shelf { get; } = new();

        public ConcurrentDictionary<(string From, string To), TokenTable> Tables { get; } = new();

        /// <summary>How many pairs are gone whose room was not won back.</summary>
        public int Waste { get; set; }

        public TokenTable Index(string from, string to)
        {
            var table = new TokenTable();
            for (var number = 0; number < Shelf.Count; number++)
                if (Shelf.Read(number) is { } entry) Enter(table, from, to, number, entry.Pair);
            Tables[(from, to)] = table;
            return table;
        }

        /// <summary>The same without the pairs that are gone; readers of the old ones are not disturbed.</summary>
        public Contents Renewed()
        {
            var renewed = new Contents();
            for (var number = 0; number < Shelf.Count; number++)
            {
                if (Shelf.Read(number) is { } entry) renewed.Shelf.Add(entry.Pair, entry.Memory);
                else renewed.Shelf.AddGone();
            }

            foreach (var (from, to) in Tables.Keys) renewed.Index(from, to);
            return renewed;
        }
    }
}
