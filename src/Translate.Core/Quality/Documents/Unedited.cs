using System.Globalization;
using Translate.Core.Pretranslation;

namespace Translate.Core.Quality.Documents;

/// <summary>A fuzzy match or a machine's translation was confirmed as it was offered.</summary>
sealed class Unedited : IDocumentCheck
{
    /// <inheritdoc/>
    public string Name => "unedited";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<SegmentFinding> Examine(IReadOnlyList<CheckedSegment> segments, CheckContext context)
    {
        for (var i = 0; i < segments.Count; i++)
        {
            if (segments[i] is not { State: not TargetState.Initial, Offer: ({ } origin, { IsEmpty: false } text) } segment || !text.Equals(segment.Target)) continue;
            if (origin is { Kind: OriginKind.Machine } or { Kind: OriginKind.Memory, Score: < 100 })
                yield return new(i, new(Name, Severity, null, Place.Whole(segment.Target.Text), origin.Kind is OriginKind.Machine ? "A machine's translation was confirmed as it is." : string.Create(CultureInfo.InvariantCulture, $"A match of {origin.Score} % was confirmed as it is.")));
        }
    }
}
