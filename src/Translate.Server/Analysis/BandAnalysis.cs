using Translate.Core.Pretranslation;

namespace Translate.Server.Analysis;

/// <summary>What is in one band of an analysis.</summary>
/// <param name="Band">The band.</param>
/// <param name="Segments">Segments.</param>
/// <param name="Words">Their words.</param>
/// <param name="Characters">Their characters as people see them, spaces among them, inline codes not.</param>
/// <param name="Rate">What a word counts, where a new one counts 1.</param>
public sealed record BandCount(MatchBand Band, long Segments, long Words, long Characters, decimal Rate)
{
    /// <summary>The words, each counted as the rate says.</summary>
    public decimal WeightedWords => Words * Rate;

    /// <summary>The part of all words that is in the band, from 0 to 1.</summary>
    public double Share { get; init; }
}

/// <summary>What was known of some text, band by band.</summary>
/// <param name="Bands">All bands, the empty ones too, from what is least work to what is most.</param>
public sealed record BandAnalysis(IReadOnlyList<BandCount> Bands)
{
    /// <summary>All segments.</summary>
    public long Segments => Bands.Sum(b => b.Segments);

    /// <summary>All words.</summary>
    public long Words => Bands.Sum(b => b.Words);

    /// <summary>All characters.</summary>
    public long Characters => Bands.Sum(b => b.Characters);

    /// <summary>The words, each counted as its band's rate says: as many new words would be as much work.</summary>
    public decimal WeightedWords => Bands.Sum(b => b.WeightedWords);

    /// <summary>There is something in it.</summary>
    public bool IsAny => Bands.Any(b => b.Segments > 0);

    /// <summary>The sum of some counts.</summary>
    /// <param name="counts">Counts of any bands, each as often as it comes.</param>
    /// <param name="rates">What words count.</param>
    internal static BandAnalysis Of(IEnumerable<BandSum> counts, RateTable rates)
    {
        var sums = counts.GroupBy(c => c.Band).ToDictionary(g => g.Key, g => g.Aggregate((a, b) => new(a.Band, a.Segments + b.Segments, a.Words + b.Words, a.Characters + b.Characters)));
        var words = sums.Values.Sum(s => s.Words);
        return new([.. MatchAnalysis.Bands.Select(band => sums.GetValueOrDefault(band, new(band, 0, 0, 0))).Select(s => new BandCount(s.Band, s.Segments, s.Words, s.Characters, rates[s.Band]) { Share = words == 0 ? 0 : (double)s.Words / words })]);
    }

    /// <summary>An analysis that was just made.</summary>
    internal static BandAnalysis Of(MatchAnalysis analysis, RateTable rates) => Of(BandSum.Of(analysis), rates);
}

/// <summary>A band's numbers, to be added up.</summary>
public readonly record struct BandSum(MatchBand Band, long Segments, long Words, long Characters)
{
    /// <summary>The bands of an analysis that have something in them.</summary>
    internal static IEnumerable<BandSum> Of(MatchAnalysis analysis) =>
        MatchAnalysis.Bands.Where(band => analysis[band].Segments > 0).Select(band => new BandSum(band, analysis[band].Segments, analysis[band].Words, analysis[band].Characters));
}
