using Translate.Core.Pretranslation;

namespace Translate.Core.Quality.Documents;

/// <summary>A segment has a target that nobody has confirmed: it is not finished.</summary>
/// <remarks>
/// A draft is what XLIFF 2 calls <c>initial</c>, XLIFF 1.2 <c>needs-translation</c> and the like, and gettext fuzzy. Where no segment of a document is further than that, its file does not say how far they are (in XLIFF 2
/// <c>state</c> may be left out), and nothing is told.
/// </remarks>
sealed class Drafts : IDocumentCheck
{
    /// <inheritdoc/>
    public string Name => "draft";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<SegmentFinding> Examine(IReadOnlyList<CheckedSegment> segments, CheckContext context)
    {
        if (segments.All(segment => segment.State is TargetState.Initial)) yield break;
        for (var i = 0; i < segments.Count; i++)
            if (segments[i] is { State: TargetState.Initial } segment && Place.Whole(segment.Target.Text) is { } all)
                yield return new(i, new(Name, Severity, null, all, "The target is a draft: nobody has confirmed it."));
    }
}
