using System.Globalization;

namespace Translate.Core.Metrics;

/// <summary>A translation that is measured, and what it should have been.</summary>
/// <param name="Hypothesis">The translation.</param>
/// <param name="References">At least one.</param>
public readonly record struct ScoredSegment(string Hypothesis, IReadOnlyList<string> References);

/// <summary>Translations and their references, line by line, as sacrebleu takes them.</summary>
public sealed class TestSet
{
    TestSet(IReadOnlyList<ScoredSegment> segments) => Segments = segments;

    /// <summary>The segments, in order.</summary>
    public IReadOnlyList<ScoredSegment> Segments { get; }

    /// <summary>How many references each segment has, as a signature says it: a number, or <c>var</c>.</summary>
    public string ReferenceCount =>
        Segments.Select(segment => segment.References.Count).Distinct().ToList() is [var one] ? one.ToString(CultureInfo.InvariantCulture) : "var";

    /// <summary>Puts lines side by side. An empty reference is none, as long as the line has another one.</summary>
    /// <param name="hypotheses">The translations.</param>
    /// <param name="references">One or more lists of as many references.</param>
    /// <exception cref="FormatException">There is nothing to measure, the lists are not equally long, or a line has no reference; the message names the line.</exception>
    public static TestSet Of(IReadOnlyList<string> hypotheses, params IReadOnlyList<string>[] references)
    {
        if (hypotheses.Count == 0) throw new FormatException("there is no line to score.");
        if (references.Length == 0) throw new FormatException("there is no reference.");
        foreach (var list in references)
        {
            if (list.Count != hypotheses.Count)
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{hypotheses.Count} lines of the hypothesis, and {list.Count} of a reference. Expected as many."));
        }

        var segments = new ScoredSegment[hypotheses.Count];
        for (var i = 0; i < segments.Length; i++)
        {
            var own = references.Select(list => list[i]).Where(line => line.Length > 0).ToList();
            if (own.Count == 0) throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {i + 1} of the reference is empty."));
            segments[i] = new(hypotheses[i], own);
        }

        return new(segments);
    }
}

/// <summary>What a metric says of a test set.</summary>
/// <param name="Name">The metric: BLEU, chrF2, chrF2++, TER.</param>
/// <param name="Score">In percent. Of TER less is better.</param>
/// <param name="Signature">All by which another can count the same again, in sacrebleu's notation.</param>
public sealed record MetricScore(string Name, double Score, string Signature)
{
    /// <summary>The version of sacrebleu whose scores these are.</summary>
    internal const string Version = "version:2.6.0";
}
