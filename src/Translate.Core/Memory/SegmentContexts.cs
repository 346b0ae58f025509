using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>Works out what stands around each segment of a document.</summary>
public static class SegmentContexts
{
    /// <summary>The contexts of segments that stand one after the other: the sources of a document, or its targets in one locale.</summary>
    /// <param name="segments">
    /// Each segment's text, null where it is not known (not translated yet); and its unit's key, where the format gives one that means
    /// something: the id of a <see cref="Formats.UnitKind.Entry"/>, never the count of a paragraph.
    /// </param>
    /// <returns>As many contexts: the neighbours' plain text, normalised; empty before the first and after the last.</returns>
    public static IReadOnlyList<SegmentContext> Of(IReadOnlyList<(InlineText? Text, string? Key)> segments)
    {
        string?[] plain = ["", .. segments.Select(segment => segment.Text is null ? null : MemoryKey.Normalize(segment.Text.Text)), ""];
        return [.. segments.Select((segment, i) => new SegmentContext(plain[i], plain[i + 2], segment.Key))];
    }
}
