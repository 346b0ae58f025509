using Translate.Core.Memory;
using Translate.Core.Memory.Aligning;
using Translate.Core.Text;

namespace Translate.Server.Aligning;

/// <summary>A segment of a document that is being paired, as it is kept.</summary>
/// <param name="Before">White space before it.</param>
/// <param name="Text">The sentence.</param>
/// <param name="After">White space after it.</param>
/// <param name="Unit">The number of its unit.</param>
/// <param name="Key">The unit's key, where the format gives one that means something.</param>
public sealed record AlignedSegment(InlineText Before, InlineText Text, InlineText After, int Unit, string? Key);

/// <summary>One of the two documents: what its rows say, and what stands around them.</summary>
public sealed class AlignedTexts(Locale locale, IReadOnlyList<AlignedSegment> segments)
{
    static readonly InlineText Space = new(" ");
    readonly IReadOnlyList<SegmentContext> contexts = SegmentContexts.Of([.. segments.Select(s => (s.Text, s.Key))]);

    /// <summary>The segments of a document as they are kept.</summary>
    public static IReadOnlyList<AlignedSegment> Of(AlignableDocument document) =>
        [.. document.Segments.Select(s => new AlignedSegment(s.Segment.Before, s.Text, s.Segment.After, s.Unit, s.Key))];

    /// <summary>The text of some segments; those of one unit with the white space that stands between them.</summary>
    public InlineText Text(IReadOnlyList<int> places)
    {
        var parts = new List<InlineText>();
        foreach (var (i, place) in places.Index())
        {
            if (i > 0) parts.Add(places[i - 1] + 1 == place && segments[place - 1].Unit == segments[place].Unit ? InlineText.Concat([segments[place - 1].After, segments[place].Before]) : Space);
            parts.Add(segments[place].Text);
        }

        return InlineText.Concat(parts);
    }

    /// <summary>The side of a pair that a row of it makes.</summary>
    public MemorySide Side(IReadOnlyList<int> places) => new(locale, Text(places))
    {
        Context = contexts[places[0]] with { Next = contexts[places[^1]].Next, Key = places.Count == 1 ? contexts[places[0]].Key : null },
    };
}
