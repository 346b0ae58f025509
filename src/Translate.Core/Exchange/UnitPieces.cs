using Translate.Core.Formats;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>A unit in the pieces in which it goes out: its sentences, and what stands between them.</summary>
static class UnitPieces
{
    /// <summary>
    /// The pieces in their order; joined, they are the unit. One without a sentence is one segment, for XLIFF has to have one (2.1, 4.2.2.5), and so is one that the
    /// file has a target for already.
    /// </summary>
    public static IEnumerable<(bool IsSegment, InlineText Text)> Of(Unit unit, Segmenter segmenter)
    {
        var segments = segmenter.Segment(unit);
        if (unit.Standing is not null || segments.All(s => s.Source.IsEmpty)) segments = [new(InlineText.Empty, unit.Source, InlineText.Empty)];
        foreach (var segment in segments)
        {
            if (!segment.Before.IsEmpty) yield return (false, segment.Before);
            if (!segment.Source.IsEmpty || segments.Count == 1) yield return (true, segment.Source);
            if (!segment.After.IsEmpty) yield return (false, segment.After);
        }
    }
}
