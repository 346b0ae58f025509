namespace Translate.Core.Terminology.Candidates;

/// <summary>The log-likelihood ratio of a table of two by two (T. Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, 1993).</summary>
static class LogLikelihood
{
    /// <summary>G² above which one in a thousand is by chance (χ² with one degree of freedom).</summary>
    public const double Significant = 10.83;

    /// <summary>G² of how often two things were seen together, only the one, only the other, and neither; 0 where they are seen together less than by chance.</summary>
    public static double Of(double both, double first, double second, double neither)
    {
        var all = both + first + second + neither;
        if (both * all <= (both + first) * (both + second)) return 0;
        return 2 * (Entropy(both, first, second, neither) - Entropy(both + first, second + neither) - Entropy(both + second, first + neither) + Entropy(all));
    }

    static double Entropy(params ReadOnlySpan<double> counts)
    {
        var sum = 0.0;
        foreach (var count in counts)
            if (count > 0) sum += count * Math.Log(count);
        return sum;
    }
}
