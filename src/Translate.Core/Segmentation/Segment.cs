using Translate.Core.Text;

namespace Translate.Core.Segmentation;

/// <summary>A sentence of a unit: what people translate (XLIFF 2.1 <c>segment</c>), with the white space around it kept beside it.</summary>
/// <param name="Before">White space before the text; only the first segment of a unit has any.</param>
/// <param name="Source">The sentence, neither beginning nor ending with white space.</param>
/// <param name="After">White space between this sentence and the next, or the end of the unit.</param>
/// <remarks>Joined in order, <c>Before + Source + After</c> of all segments of a unit are the unit's source, codes included.</remarks>
public sealed record Segment(InlineText Before, InlineText Source, InlineText After);
