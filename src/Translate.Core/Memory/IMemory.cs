using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>A translation memory: it remembers how segments were translated before.</summary>
public interface IMemory
{
    /// <summary>What is known of a segment, best first: the same text, and where only white space differs, a similar one. Two matches never have the same target text.</summary>
    /// <param name="from">The locale of the segment.</param>
    /// <param name="to">The locale to translate into.</param>
    /// <param name="source">The segment.</param>
    /// <param name="context">What stands around it.</param>
    IReadOnlyList<MemoryMatch> Lookup(Locale from, Locale to, InlineText source, SegmentContext context);
}

/// <summary>A pair of the memory that fits a segment.</summary>
/// <param name="Pair">The pair, its source on the side of the segment that was looked up.</param>
/// <param name="Score">
/// 100 where the text is the same, 101 where its context is too, 102 where both its neighbours and its key are; 99 at the most where white space differs.
/// </param>
/// <param name="Memory">The name of the memory it stands in, if it has one.</param>
public sealed record MemoryMatch(MemoryPair Pair, int Score, string? Memory)
{
    /// <summary>What is taken off because of where the pair comes from: an engine, a program that aligned it, a memory that is trusted less.</summary>
    public int Points { get; init; }

    /// <summary>The score with the points taken off: whatever its context, what is trusted less is worth less than the text alone.</summary>
    public int Judged => Points == 0 ? Score : Math.Max(0, Math.Min(100, Score) - Points);
}
