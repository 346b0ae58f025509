using Translate.Core.Quality.Estimation;

namespace Translate.Core.Quality.Documents;

/// <summary>A target is much longer or shorter against its source than translations of this pair of languages, and of this document, are.</summary>
/// <remarks>The measure is the distance from the mean in standard deviations (<see cref="LengthDistribution"/>), learnt from the document itself.</remarks>
sealed class LengthRatio : IDocumentCheck
{
    /// <summary>So many standard deviations from the mean are one in about 700 by chance.</summary>
    const double Most = 3.2;

    /// <summary>Of shorter sources nothing can be said.</summary>
    const int Shortest = 40;

    /// <inheritdoc/>
    public string Name => "length-ratio";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<SegmentFinding> Examine(IReadOnlyList<CheckedSegment> segments, CheckContext context)
    {
        var lengths = segments.Aggregate(LengthDistribution.For(context.From, context.To), (all, segment) => all.With(segment.Source.Text, segment.Target.Text));
        for (var i = 0; i < segments.Count; i++)
        {
            var (source, target) = (segments[i].Source.Text, segments[i].Target.Text);
            if (Terseness.Length(source) / Math.Min(1, Terseness.Of(context.From)) < Shortest || lengths.Deviation(source, target) is not { } off || Math.Abs(off) < Most) continue;
            yield return new(i, new(Name, Severity, null, Place.Whole(target), off > 0 ? "The target is longer than translations of these languages are." : "The target is shorter than translations of these languages are."));
        }
    }
}
