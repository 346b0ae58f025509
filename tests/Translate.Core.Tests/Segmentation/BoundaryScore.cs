using Translate.Core.Segmentation;

namespace Translate.Core.Tests.Segmentation;

/// <summary>How well the boundaries between sentences are found: those between the segments of a text, its ends not counted.</summary>
/// <param name="Right">Boundaries found where there is one.</param>
/// <param name="Extra">Boundaries found where there is none.</param>
/// <param name="Missed">Boundaries not found.</param>
readonly record struct BoundaryScore(int Right, int Extra, int Missed)
{
    public double Precision => Right + Extra == 0 ? 1 : (double)Right / (Right + Extra);

    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

    public double F1 => Right + Extra + Missed == 0 ? 1 : 2.0 * Right / ((2 * Right) + Extra + Missed);

    /// <summary>Of all the marked texts together.</summary>
    public static BoundaryScore Of(Segmenter segmenter, IEnumerable<string> marked)
    {
        int right = 0, extra = 0, missed = 0;
        foreach (var text in marked)
        {
            var expected = new HashSet<int>();
            var at = 0;
            foreach (var sentence in text.Split('|')[..^1]) expected.Add(at += sentence.Length);
            var found = segmenter.Breaks(Cases.Plain(text));
            var hits = found.Count(expected.Contains);
            right += hits;
            extra += found.Count - hits;
            missed += expected.Count - hits;
        }

        return new(right, extra, missed);
    }

    public override string ToString() => FormattableString.Invariant($"precision {Precision:P1}, recall {Recall:P1}, F1 {F1:P1} of {Right + Missed} boundaries");
}
