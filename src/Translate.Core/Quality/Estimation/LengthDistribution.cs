using Translate.Core.Text;

namespace Translate.Core.Quality.Estimation;

/// <summary>How long translations are against their sources, for one pair of locales: learnt pair by pair, with a fair guess before the first.</summary>
/// <remarks>
/// The logarithm of the ratio of lengths (letters and digits) is about normal. Its mean and variance are kept online (Welford 1962, Technometrics 4:419),
/// and the guess counts as twenty pairs (a normal prior). Immutable; can be stored as JSON.
/// </remarks>
/// <param name="ExpectedMean">The guess at the mean.</param>
/// <param name="Count">The pairs seen.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Squares">The sum of their squared distances from the mean.</param>
public sealed record LengthDistribution(double ExpectedMean, long Count = 0, double Mean = 0, double Squares = 0)
{
    const double PriorCount = 20;
    const double PriorDeviation = 0.3;

    /// <summary>In short texts one word more or less makes much of a difference: the variance that a single letter would have.</summary>
    const double VarianceOfLetter = 4;

    /// <summary>The distribution for two locales, before the first pair.</summary>
    public static LengthDistribution For(Locale from, Locale to) => new(Math.Log(Terseness.Ratio(from, to)));

    /// <summary>The distribution with one pair more. A pair of which one side has no letters changes nothing.</summary>
    public LengthDistribution With(string source, string target)
    {
        if (LogRatio(source, target) is not { } ratio) return this;
        var count = Count + 1;
        var off = ratio - Mean;
        var mean = Mean + (off / count);
        return this with { Count = count, Mean = mean, Squares = Squares + (off * (ratio - mean)) };
    }

    /// <summary>By how many standard deviations a translation is too long (above zero) or too short; null where one side has no letters.</summary>
    public double? Deviation(string source, string target)
    {
        if (LogRatio(source, target) is not { } ratio) return null;
        var all = PriorCount + Count;
        var mean = ((PriorCount * ExpectedMean) + (Count * Mean)) / all;
        var between = PriorCount * Count / all * (Mean - ExpectedMean) * (Mean - ExpectedMean);
        var variance = ((PriorCount * PriorDeviation * PriorDeviation) + Squares + between) / all;
        return (ratio - mean) / Math.Sqrt(variance + (VarianceOfLetter / Terseness.Length(source)));
    }

    static double? LogRatio(string source, string target)
    {
        var (from, to) = (Terseness.Length(source), Terseness.Length(target));
        return from > 0 && to > 0 ? Math.Log((double)to / from) : null;
    }
}
