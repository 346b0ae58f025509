using Translate.Core.Quality;

namespace Translate.Core.Memory.Aligning;

/// <summary>What is known of how the two documents correspond beside their words: how long translations are, which kinds of beads there are, and whether units begin together.</summary>
/// <remarks>
/// Lengths are as Gale and Church (A Program for Aligning Sentences in Bilingual Corpora, 1993) have them: what a sentence becomes is about normal around its own length times a
/// ratio, with a variance that grows with its length; ratio and variance are those of these documents. Beside that stands how likely two such lengths would meet by
/// chance (as Moore, Fast and Accurate Sentence Alignment of Bilingual Corpora, 2002), so that evidence for and against a bead can be added up.
/// </remarks>
sealed class BeadModel
{
    /// <summary>The kinds of beads, in segments of either side.</summary>
    public static readonly (int Source, int Target)[] Shapes = [(1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2)];

    /// <summary>How often each shape is expected before any was seen; and so many beads that guess counts.</summary>
    static readonly double[] Guess = [0.827, 0.03, 0.03, 0.055, 0.055, 0.003];
    const double GuessCount = 60;

    /// <summary>The variance of a letter before any bead was seen, which counts as so many beads.</summary>
    const double GuessVariance = 4, GuessVarianceCount = 15;

    /// <summary>How much of what begins a unit has a partner that begins one, before any was seen.</summary>
    const double GuessTogether = 0.85, GuessTogetherCount = 10;

    /// <summary>No length says more against a bead than this.</summary>
    const double MostLoss = 9;

    readonly Side source, target;
    double sourceScale, targetScale, variance;
    readonly int[] priors = new int[Shapes.Length];

    /// <summary>Lengths in a common measure, of one segment and of it and the next, and how surprising such a length is.</summary>
    readonly double[][] sourceLengths, targetLengths, sourceSurprise, targetSurprise;

    /// <summary>What it says that both, one or none of a bead's sides begin a unit; and that a bead goes over the end of a unit.</summary>
    readonly int[] starts = new int[4];
    int sourceCrossing, targetCrossing;

    readonly Dictionary<int, (double Source, double Target)> kinds = [];
    readonly bool hasKinds;

    public BeadModel(Side source, Side target)
    {
        (this.source, this.target) = (source, target);
        (sourceLengths, targetLengths, sourceSurprise, targetSurprise) = (Two(source), Two(target), Two(source), Two(target));
        foreach (var kind in source.Kinds.Union(target.Kinds)) kinds[kind] = (Share(source.Kinds, kind), Share(target.Kinds, kind));
        hasKinds = source.Kinds.Distinct().Skip(1).Any() && target.Kinds.Distinct().Skip(1).Any();
        Learn([]);

        static double[][] Two(Side side) => [[], new double[side.Count], new double[side.Count]];
    }

    /// <summary>What beads that were found say for the next pass.</summary>
    public void Learn(IReadOnlyList<Bead> beads)
    {
        LearnLengths(beads);
        var counts = Guess.Select(share => share * GuessCount).ToArray();
        foreach (var bead in beads) counts[Array.IndexOf(Shapes, (bead.SourceCount, bead.TargetCount))]++;
        counts[1] = counts[2] = (counts[1] + counts[2]) / 2;
        counts[3] = counts[4] = (counts[3] + counts[4]) / 2;
        for (var i = 0; i < priors.Length; i++) priors[i] = LogOdds.Of(Math.Log(counts[i] / counts.Sum()));
        LearnStarts(beads);
    }

    /// <summary>How often beads of a shape are.</summary>
    public int Prior(int shape) => priors[shape];

    /// <summary>What the lengths of a bead with something on either side say.</summary>
    public int Lengths(int i, int j, int sourceCount, int targetCount)
    {
        var (x, y) = (sourceLengths[sourceCount][i], targetLengths[targetCount][j]);
        var spread = variance * (x + y) / 2;
        var off = (x - y) * (x - y) / (2 * spread);
        var surprise = (sourceSurprise[sourceCount][i] + targetSurprise[targetCount][j]) / 2;
        return LogOdds.Of(Math.Clamp(surprise - (0.5 * Math.Log(2 * Math.PI * spread)) - off, -MostLoss, 3));
    }

    /// <summary>What kinds of units and their beginnings say of such a bead.</summary>
    public int Structure(int i, int j, int sourceCount, int targetCount)
    {
        var sum = starts[(source.Starts[i] ? 2 : 0) + (target.Starts[j] ? 1 : 0)];
        if (sourceCount == 2) sum += Second(source, i + 1, sourceCrossing);
        if (targetCount == 2) sum += Second(target, j + 1, targetCrossing);
        if (!hasKinds) return sum;
        var (one, other) = (kinds[source.Kinds[i]], kinds[target.Kinds[j]]);
        if (source.Kinds[i] == target.Kinds[j]) return sum + LogOdds.Of(Math.Clamp(LogOdds.Ratio(0.9, Math.Max(one.Source, one.Target)), 0, 3));
        return sum + LogOdds.Of(Math.Clamp(LogOdds.Ratio(0.1, 1 - Math.Min(Math.Max(one.Source, one.Target), Math.Max(other.Source, other.Target))), -3, 0));

        static int Second(Side side, int at, int crossing) => (side.Starts[at] ? crossing : 0) + (side.Kinds[at] == side.Kinds[at - 1] ? 0 : -4 * LogOdds.Nat);
    }

    static double Share(int[] kinds, int kind) => (double)kinds.Count(k => k == kind) / Math.Max(1, kinds.Length);

    void LearnLengths(IReadOnlyList<Bead> beads)
    {
        var pairs = beads.Where(bead => bead.IsPair).ToList();
        var known = pairs.Count >= GuessVarianceCount;
        var ofSource = known ? pairs.Sum(bead => source.Length(bead.Source, bead.Source + bead.SourceCount)) : source.Length(0, source.Count);
        var ofTarget = known ? pairs.Sum(bead => target.Length(bead.Target, bead.Target + bead.TargetCount)) : target.Length(0, target.Count);
        var usual = Terseness.Ratio(source.Document.Locale, target.Document.Locale);

        // What one document has more of makes its language no longer: until there are beads, what is usual counts as well.
        (sourceScale, targetScale) = (Scale(ofSource, ofTarget, 1, usual), Scale(ofTarget, ofSource, usual, 1));
        Measure(source, sourceScale, sourceLengths, sourceSurprise);
        Measure(target, targetScale, targetLengths, targetSurprise);

        var (sum, count) = (GuessVariance * GuessVarianceCount, GuessVarianceCount);
        foreach (var bead in pairs)
        {
            var (x, y) = (sourceLengths[bead.SourceCount][bead.Source], targetLengths[bead.TargetCount][bead.Target]);
            sum += Math.Min((x - y) * (x - y) / ((x + y) / 2), 10 * GuessVariance);
            count++;
        }

        variance = sum / count;

        double Scale(long own, long other, double ownUsual, double otherUsual)
        {
            var here = Math.Log((other + 1.0) / (own + 1));
            return Math.Exp((known ? here : ((2 * here) + Math.Log(otherUsual / ownUsual)) / 3) / 2);
        }
    }

    static void Measure(Side side, double scale, double[][] lengths, double[][] surprise)
    {
        for (var i = 0; i < side.Count; i++)
        {
            lengths[1][i] = scale * side.Lengths[i];
            lengths[2][i] = i + 1 < side.Count ? scale * (side.Lengths[i] + side.Lengths[i + 1]) : lengths[1][i];
        }

        // The lengths of sentences are about log-normal.
        for (var n = 1; n <= 2; n++)
        {
            var mean = side.Count == 0 ? 0 : lengths[n].Average(Math.Log);
            var deviation = Math.Sqrt((side.Count == 0 ? 0 : lengths[n].Average(length => (Math.Log(length) - mean) * (Math.Log(length) - mean))) + 0.05);
            for (var i = 0; i < side.Count; i++)
            {
                var off = (Math.Log(lengths[n][i]) - mean) / deviation;
                surprise[n][i] = Math.Log(lengths[n][i] * deviation * Math.Sqrt(2 * Math.PI)) + (off * off / 2);
            }
        }
    }

    void LearnStarts(IReadOnlyList<Bead> beads)
    {
        var (ofSource, ofTarget) = (Starts(source), Starts(target));
        var pairs = beads.Where(bead => bead.IsPair).ToList();
        var seen = Share(
            pairs.Count(bead => source.Starts[bead.Source] && target.Starts[bead.Target]) / (double)Math.Max(1, pairs.Count),
            pairs.Count(bead => source.Starts[bead.Source]) / (double)Math.Max(1, pairs.Count),
            pairs.Count(bead => target.Starts[bead.Target]) / (double)Math.Max(1, pairs.Count));
        var share = seen is null ? GuessTogether : ((GuessTogether * GuessTogetherCount) + (seen.Value * pairs.Count)) / (GuessTogetherCount + pairs.Count);

        var (chance, most) = (ofSource * ofTarget, Math.Min(ofSource, ofTarget));
        var both = chance + (share * (most - chance));
        starts[3] = Odds(both, chance);
        starts[2] = Odds(ofSource - both, ofSource * (1 - ofTarget));
        starts[1] = Odds(ofTarget - both, (1 - ofSource) * ofTarget);
        starts[0] = Odds(1 - ofSource - ofTarget + both, (1 - ofSource) * (1 - ofTarget));
        (sourceCrossing, targetCrossing) = (Crossing(ofSource, ofTarget), Crossing(ofTarget, ofSource));

        // Where one document has more units than the other, beads have to go over their ends.
        int Crossing(double own, double other) =>
            LogOdds.Of(Math.Clamp(LogOdds.Ratio((share * Math.Min(own, 0.1 + Math.Max(0, own - other))) + ((1 - share) * own), own), -3, 0));

        static double Starts(Side side) => Math.Clamp(side.Starts.Count(start => start) / (double)Math.Max(1, side.Count), 0.01, 0.99);

        static int Odds(double together, double chance) => LogOdds.Of(Math.Clamp(LogOdds.Ratio(Math.Max(together, 0.005), Math.Max(chance, 0.005)), -3, 3));

        // From 0, by chance only, to 1, whenever it can be; null where that is the same.
        static double? Share(double both, double one, double other) =>
            Math.Min(one, other) - (one * other) is > 0.02 and var room ? Math.Clamp((both - (one * other)) / room, 0, 1) : null;
    }
}
