using System.Text;

namespace Translate.Core.Quality.Documents;

/// <summary>Several sources that say different things have one target within a document.</summary>
/// <remarks>Sources that differ only in case, spaces, punctuation, codes or the s of a plural say the same.</remarks>
sealed class ManySources : IDocumentCheck
{
    /// <inheritdoc/>
    public string Name => "many-sources";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<SegmentFinding> Examine(IReadOnlyList<CheckedSegment> segments, CheckContext context)
    {
        var withLetters = Enumerable.Range(0, segments.Count).Where(i => segments[i].Target.Text.Any(char.IsLetter));
        foreach (var same in withLetters.GroupBy(i => segments[i].Target.Render().Trim(), StringComparer.Ordinal))
        {
            var sources = same.GroupBy(i => Said(segments[i].Source.Text), StringComparer.Ordinal).OrderByDescending(source => source.Count()).ToList();
            if (sources.Count < 2) continue;
            var usual = segments[sources[0].First()].Source.Text;
            foreach (var i in sources.Skip(1).SelectMany(source => source))
                yield return new(i, new(Name, Severity, Place.Whole(segments[i].Source.Text), Place.Whole(segments[i].Target.Text), $"Another source has the same translation: {Place.Quote(usual, new(0, usual.Length))}.") { Detail = usual });
        }
    }

    static string Said(string text)
    {
        var said = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
            if (char.IsLetterOrDigit(text[at]) && !(text[at] is 's' && (at + 1 == text.Length || !char.IsLetter(text[at + 1])))) said.Append(char.ToUpperInvariant(text[at]));
        return said.ToString();
    }
}
