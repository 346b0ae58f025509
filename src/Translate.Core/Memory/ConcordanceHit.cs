using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>A pair of the memory in which a word or phrase stands.</summary>
/// <param name="Number">The number that the index gave the pair.</param>
/// <param name="Pair">The pair, read in the direction that was asked for.</param>
/// <param name="Memory">The name of the memory it stands in, if it has one.</param>
/// <param name="InSource">Where the phrase stands in the plain text of the pair's source, whole words with their endings; in order, none overlap.</param>
/// <param name="InTarget">Where it stands in that of its target.</param>
public sealed record ConcordanceHit(int Number, MemoryPair Pair, string? Memory, IReadOnlyList<TextSpan> InSource, IReadOnlyList<TextSpan> InTarget);
