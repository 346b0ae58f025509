using System.Globalization;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Quality.Documents;

/// <summary>A unit has fewer sentences than its source and is short for what would be left, or has more and is long: one was left out, or added.</summary>
/// <remarks>Translators join and divide sentences; only where the length agrees that something is missing, or too much, it is said.</remarks>
sealed class SentenceCount : IDocumentCheck
{
    /// <inheritdoc/>
    public string Name => "sentences";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<SegmentFinding> Examine(IReadOnlyList<CheckedSegment> segments, CheckContext context)
    {
        var (ours, theirs) = (SegmentationRules.Shipped.For(context.From), SegmentationRules.Shipped.For(context.To));
        for (int first = 0, end; first < segments.Count; first = end)
        {
            for (end = first + 1; end < segments.Count && segments[end].Unit == segments[first].Unit;) end++;
            var unit = Enumerable.Range(first, end - first).Select(i => segments[i]).ToList();
            if (unit.Exists(segment => segment.Target.IsEmpty)) continue;
            var (source, target) = (InlineText.Concat(unit.Select(segment => Spaced(segment.Source))), InlineText.Concat(unit.Select(segment => Spaced(segment.Target))));
            var (wanted, found) = (Sentences(ours, source), Sentences(theirs, target));
            if (wanted == found || wanted == 0 || found == 0) continue;

            // How long it should be, against how long it would be with as many sentences as it has.
            var share = Terseness.Length(target.Text) / (Terseness.Length(source.Text) * Terseness.Ratio(context.From, context.To));
            var missing = found < wanted && share < 0.5 + (0.5 * found / wanted) - 0.1;
            if (!missing && !(found > wanted && share > 0.3 + (0.8 * found / wanted))) continue;
            yield return new(first, new(Name, Severity, null, Place.Whole(segments[first].Target.Text), string.Create(CultureInfo.InvariantCulture, $"The source has {wanted} sentences, the target {found}: one may {(missing ? "be missing" : "be too many")}.")) { Detail = string.Create(CultureInfo.InvariantCulture, $"{wanted} → {found}") });
        }
    }

    static InlineText Spaced(InlineText text) => new(text.Text + " ", text.Codes);

    static int Sentences(Segmenter segmenter, InlineText text) => segmenter.Segment(text.Text).Count(segment => segment.Source.Text.Any(char.IsLetter));
}
