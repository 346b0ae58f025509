namespace Translate.Core.Quality.Documents;

/// <summary>One source is translated in several ways within a document.</summary>
/// <remarks>The way taken most often, the first of them where there are two, is taken for the right one. Sources are the same with the same codes; the forms of a plural have targets of their own.</remarks>
sealed class ManyTargets : IDocumentCheck
{
    /// <inheritdoc/>
    public string Name => "many-targets";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<SegmentFinding> Examine(IReadOnlyList<CheckedSegment> segments, CheckContext context)
    {
        foreach (var same in Enumerable.Range(0, segments.Count).Where(i => !segments[i].Target.IsEmpty).GroupBy(i => (segments[i].Source.Render().Trim(), segments[i].Form)))
        {
            var ways = same.GroupBy(i => segments[i].Target.Render().Trim(), StringComparer.Ordinal).OrderByDescending(way => way.Count()).ToList();
            foreach (var i in ways.Skip(1).SelectMany(way => way))
                yield return new(i, new(Name, Severity, Place.Whole(segments[i].Source.Text), Place.Whole(segments[i].Target.Text), $"The same source is translated otherwise elsewhere: {Place.Quote(ways[0].Key, new(0, ways[0].Key.Length))}.") { Detail = ways[0].Key });
        }
    }
}
