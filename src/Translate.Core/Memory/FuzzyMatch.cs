using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>A pair of the memory whose source is like the segment that was looked up, or the same.</summary>
/// <param name="Number">The number that the index gave the pair.</param>
/// <param name="Pair">The pair, its source on the side of the segment that was looked up.</param>
/// <param name="Memory">The name of the memory it stands in, if it has one.</param>
/// <param name="Similarity">
/// How alike the words are, in percent: 1 − edit distance ⁄ longer length, in tokens (see <see cref="FuzzyIndex"/>). The threshold of a
/// look-up is held against this, so no penalty hides a match.
/// </param>
/// <param name="Score">
/// In the bands that translators know: 102 and 101 the same text in the same context, 100 the same text; 95 to 99 the same words, where
/// only numbers, codes, case, punctuation or spacing differ, be it a second space, a no-break space or a line break; else words differ, and it is the similarity, 94 at the most, less the penalties.
/// </param>
/// <param name="Penalties">What was taken off, and why. Empty for 100 and above.</param>
/// <param name="Changes">Where the two texts differ, in the order in which they stand.</param>
public sealed record FuzzyMatch(
    int Number, MemoryPair Pair, string? Memory, double Similarity, int Score, IReadOnlyList<Penalty> Penalties, IReadOnlyList<TextChange> Changes);

/// <summary>A place where a segment and the source of a match differ; one of the spans may be empty.</summary>
/// <param name="Kind">What differs there.</param>
/// <param name="Asked">The place in the plain text that was looked up.</param>
/// <param name="Known">The place in the plain text of the pair's source.</param>
public readonly record struct TextChange(TextChangeKind Kind, TextSpan Asked, TextSpan Known);

/// <summary>What differs between two texts at a place.</summary>
public enum TextChangeKind
{
    /// <summary>Words are others, or stand in one text only.</summary>
    Words,

    /// <summary>A number is another one, or is written otherwise.</summary>
    Number,

    /// <summary>Inline codes.</summary>
    Codes,

    /// <summary>Capital and small letters, or signs inside a word.</summary>
    Case,

    /// <summary>Signs between the words.</summary>
    Punctuation,

    /// <summary>White space only.</summary>
    Spacing,
}
