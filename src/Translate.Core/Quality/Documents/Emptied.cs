using Translate.Core.Pretranslation;

namespace Translate.Core.Quality.Documents;

/// <summary>A target without any text was confirmed, and its source has words besides what joins its codes.</summary>
sealed class Emptied : IDocumentCheck
{
    /// <inheritdoc/>
    public string Name => "empty";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<SegmentFinding> Examine(IReadOnlyList<CheckedSegment> segments, CheckContext context)
    {
        for (var i = 0; i < segments.Count; i++)
            if (segments[i].State is not TargetState.Initial && string.IsNullOrWhiteSpace(segments[i].Target.Text) && segments[i].Source.Text.Any(char.IsLetter) && !Truncation.SaysByCodes(segments[i].Source, segments[i].Target))
                yield return new(i, new(Name, Severity, Place.Whole(segments[i].Source.Text), null, "The target is empty, and was confirmed."));
    }
}
