using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>A translation memory in this process that finds what is the same and what is similar.</summary>
/// <remarks>
/// <para>
/// Similarity is 1 − edit distance ⁄ longer length, in tokens, and everything at or above the threshold is found. A token is a word;
/// in Hangul it is a syllable, in Han, Kana, Thai and the like a character. Numbers count as one and the same token, and case, punctuation,
/// spacing and inline codes do not count at all: they cost penalties. A text without a word or number is found by itself only.
/// The work of a look-up is bounded, at about half a second: of many texts of tens of thousands of tokens the nearest are found.
/// </para>
/// <para>
/// Many may look up while one adds or removes; a pair is found by the look-ups that begin after it was added. A pair is found from
/// either side: a direction (en to ko) is indexed by the first look-up that asks for it, and kept up from then on.
/// </para>
/// </remarks>
/// <param name="scoring">How matches are judged.</param>
public sealed class FuzzyIndex(Scoring? scoring = null) : IMemory
{
    /// <summary>Below so many pairs that are gone, room is not worth the work of winning it back.</summary>
    const int FewGone = 1000;

    readonly Lock writing = new();
    volatile Holdings holdings = new();
    volatile Scoring scoring = scoring ?? Scoring.Usual;

    /// <summary>How matches are judged; the look-ups that begin after a change are by the new one.</summary>
    public Scoring Scoring
    {
        get => scoring;
        set => scoring = value;
    }

    /// <summary>How many pairs there are.</summary>
    public int Count => holdings.Count;

    /// <summary>The directions in which there are or were pairs, as languages.</summary>
    public IReadOnlyList<(Locale From, Locale To)> Directions => [.. holdings.Directions.Select(d => (Locale.Parse(d.From), Locale.Parse(d.To)))];

    /// <summary>Adds a pair; from now on it is found by either side.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="memory">The name of the memory that it stands in.</param>
    /// <returns>The number by which it can be removed. Numbers count from 0 and are never given twice.</returns>
    public int Add(MemoryPair pair, string? memory = null)
    {
        lock (writing) return holdings.Add(pair, memory);
    }

    /// <summary>Removes a pair; the look-ups that begin from now on do not find it.</summary>
    /// <param name="number">The number that <see cref="Add"/> gave.</param>
    /// <returns>False where it was removed before, or never given.</returns>
    public bool Remove(int number)
    {
        lock (writing)
        {
            if (!holdings.Remove(number)) return false;
            if (holdings.Waste > FewGone && holdings.Waste > holdings.Count) holdings = holdings.WithoutWaste();
            return true;
        }
    }

    /// <summary>Gives memories other names; it costs nothing, however many pairs they have.</summary>
    /// <param name="names">The new names by the old ones.</param>
    public void Rename(IReadOnlyDictionary<string, string> names)
    {
        lock (writing) holdings.Shelf.Rename(names);
    }

    /// <summary>The pairs whose source is the same or similar, best first. Two matches never have the same target text.</summary>
    /// <param name="from">The locale of the segment.</param>
    /// <param name="to">The locale to translate into.</param>
    /// <param name="source">The segment.</param>
    /// <param name="min">The similarity at or above which everything is found, in percent: 1 to 100.</param>
    /// <param name="most">How many matches are told at the most.</param>
    /// <param name="context">What stands around the segment, if known.</param>
    /// <remarks>
    /// Order: the score; the similarity; then what was reviewed before what was not; the very locale before another region's; the place of
    /// the memory; the newest change; and last the order in which the pairs were added.
    /// </remarks>
    public IReadOnlyList<FuzzyMatch> Find(Locale from, Locale to, InlineText source, int min = 70, int most = 10, SegmentContext? context = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(min, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(min, 100);
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        if (source.IsEmpty || most == 0 || Open(from, to) is not { } open) return [];
        return Query(open.Table, from, to, source, context ?? SegmentContext.Unknown).Best(open.Table, open.Shelf, min, most);
    }

    /// <summary>The score of what <see cref="Find"/> would tell first, 0 where it would tell nothing; much cheaper where many pairs are as similar.</summary>
    /// <param name="from">The locale of the segment.</param>
    /// <param name="to">The locale to translate into.</param>
    /// <param name="source">The segment.</param>
    /// <param name="min">The similarity at or above which everything counts, in percent: 1 to 100.</param>
    /// <param name="context">What stands around the segment, if known.</param>
    public int BestScore(Locale from, Locale to, InlineText source, int min = 70, SegmentContext? context = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(min, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(min, 100);
        if (source.IsEmpty || Open(from, to) is not { } open) return 0;
        return Query(open.Table, from, to, source, context ?? SegmentContext.Unknown).BestScore(open.Table, open.Shelf, min);
    }

    /// <summary>The pairs in which a word or phrase stands, on either side: those in which it begins a word first, then the newest.</summary>
    /// <param name="from">The locale of the source.</param>
    /// <param name="to">The locale of the target.</param>
    /// <param name="phrase">
    /// The phrase, in either language. Case, spacing and punctuation do not count; the last word may go on (<c>presid</c>), unless a space follows it. Hangul, Han and Kana are
    /// found anywhere, so a Korean noun is found with its particles.
    /// </param>
    /// <param name="most">How many pairs are told at the most.</param>
    /// <param name="where">
    /// Which pairs, by the pair as it was added and the name of its memory: all of them, those that say the same as another and those of memories that are not read too. Null for
    /// what is read, and of pairs with the same texts one.
    /// </param>
    public IReadOnlyList<ConcordanceHit> Concordance(Locale from, Locale to, string phrase, int most = 50, Func<MemoryPair, string?, bool>? where = null)
    {
        var judged = scoring;
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        if (most == 0 || Phrase.Of(phrase) is not { } asked || Open(from, to) is not var (shelf, there) || Open(to, from) is not var (_, back)) return [];

        var hits = new List<ConcordanceHit>();
        var known = new HashSet<(string, string)>();
        var told = new HashSet<int>();
        foreach (var (table, isSource) in new[] { (there, true), (back, false) })
        {
            // Twice as many, as some of them may be told twice, or be of another region.
            foreach (var (owner, _) in new Concordance(table, asked).Find(owner => Text(owner, isSource), 2 * most))
            {
                if (hits.Count == most) return hits;
                if (Read(owner, isSource) is not var (number, pair, memory) || !told.Add(number) || (!known.Add((pair.Source.Text.Text, pair.Target.Text.Text)) && where is null)) continue;
                hits.Add(new(number, pair, memory, asked.In(pair.Source.Text.Text).Places, asked.In(pair.Target.Text.Text).Places));
            }
        }

        return hits;

        string? Text(int owner, bool isSource) =>
            Read(owner, isSource) is var (_, pair, _) ? (isSource ? pair.Source : pair.Target).Text.Text : null;

        (int Number, MemoryPair Pair, string? Memory)? Read(int owner, bool isSource)
        {
            var (number, backwards) = Holdings.Pair(owner);
            if (shelf.Read(number) is not var (pair, memory) || !(where is null ? judged.Reads(memory) : where(pair, memory))) return null;
            var read = backwards == isSource ? pair.Reversed : pair;
            return read.Source.Locale.SharesLanguage(from) && read.Target.Locale.SharesLanguage(to) ? (number, read, memory) : null;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<MemoryMatch> Lookup(Locale from, Locale to, InlineText source, SegmentContext context) =>
        Open(from, to) is { } open ? Query(open.Table, from, to, source, context).Same(open.Table, open.Shelf) : [];

    FuzzyQuery Query(TokenTable table, Locale from, Locale to, InlineText source, SegmentContext context) =>
        new(from, to, source, context, table.Tokens(source.Text), scoring);

    /// <summary>The table of a direction, made where nobody asked for it before; null where no pair goes that way.</summary>
    (Shelf Shelf, TokenTable Table)? Open(Locale from, Locale to)
    {
        var (source, target, now) = (from.Language, to.Language, holdings);
        if (!now.Has(source, target)) return null;
        if (now.Table(source, target) is { } table) return (now.Shelf, table);
        lock (writing)
        {
            now = holdings;
            return (now.Shelf, now.Table(source, target) ?? now.Index(source, target));
        }
    }
}
