using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Pretranslation;

/// <summary>How much text there is.</summary>
/// <param name="Segments">Segments.</param>
/// <param name="Words">Words, as <see cref="WordCount"/> counts them.</param>
/// <param name="Characters">Characters as people see them (UAX 29), spaces among them, inline codes not.</param>
public readonly record struct Volume(int Segments, int Words, int Characters)
{
    /// <summary>One segment.</summary>
    public static Volume Of(string text) => new(1, WordCount.Of(text), new StringInfo(text).LengthInTextElements);

    /// <summary>Both together.</summary>
    public static Volume operator +(Volume a, Volume b) => new(a.Segments + b.Segments, a.Words + b.Words, a.Characters + b.Characters);
}

/// <summary>How much of a document is known already, by band.</summary>
public sealed class MatchAnalysis
{
    readonly Volume[] volumes = new Volume[Bands.Count];

    /// <summary>All bands, the empty ones too, from what is least work to what is most.</summary>
    public static IReadOnlyList<MatchBand> Bands { get; } =
        [MatchBand.Translated, .. Enum.GetValues<MatchBand>().Where(band => band is not MatchBand.Translated)];

    /// <summary>What is in a band.</summary>
    public Volume this[MatchBand band] => volumes[(int)band];

    /// <summary>What is in all bands.</summary>
    public Volume Total => volumes.Aggregate((a, b) => a + b);

    /// <summary>The words, each counted as its band's rate says: as many new words would be as much work.</summary>
    public decimal Weighted(RateTable rates) => Bands.Sum(band => this[band].Words * rates[band]);

    /// <summary>Several documents together.</summary>
    public static MatchAnalysis Sum(IEnumerable<MatchAnalysis> analyses)
    {
        var sum = new MatchAnalysis();
        foreach (var analysis in analyses)
            foreach (var band in Bands) sum.volumes[(int)band] += analysis[band];
        return sum;
    }

    /// <summary>Adds a segment.</summary>
    internal void Add(MatchBand band, string text) => volumes[(int)band] += Volume.Of(text);
}
