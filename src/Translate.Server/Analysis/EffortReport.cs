using Translate.Core.Pretranslation;
using Translate.Server.Data;

namespace Translate.Server.Analysis;

/// <summary>What people changed of what one kind of offer gave them, and how long it took.</summary>
/// <param name="Pass">Whose changes.</param>
/// <param name="Origin">Where the offers came from; <see cref="OriginKind.Human"/> where there was none.</param>
/// <param name="Name">The memory or the engine; empty where there is no name.</param>
/// <param name="Band">Of a memory's matches the band; null for all of them, and for what has none.</param>
public sealed record EffortRow(EffortPass Pass, OriginKind Origin, string Name, MatchBand? Band)
{
    /// <summary>How many segments.</summary>
    public required long Segments { get; init; }

    /// <summary>How many of them were left as they were.</summary>
    public required long Unchanged { get; init; }

    /// <summary>Words of the source.</summary>
    public required long SourceWords { get; init; }

    /// <summary>Words put in, taken out, replaced or moved.</summary>
    public required long Edits { get; init; }

    /// <summary>Words of what came of it.</summary>
    public required long Words { get; init; }

    /// <summary>Each segment's chrF times its words, summed.</summary>
    public required double ChrFWords { get; init; }

    /// <summary>Seconds that people spent in these segments.</summary>
    public required long Seconds { get; init; }

    /// <summary>Something was there that could be changed: nobody changes an offer that was none.</summary>
    public bool HasOffer => Pass is EffortPass.Review || Origin is not OriginKind.Human;

    /// <summary>The share of segments that were left as they were, in per cent; null where nothing was offered.</summary>
    public double? UnchangedShare => HasOffer && Segments > 0 ? Math.Round(100.0 * Unchanged / Segments, 1) : null;

    /// <summary>Edits in per cent of words: the translation edit rate; null where nothing was offered.</summary>
    public double? Ter => HasOffer && Words > 0 ? Math.Round(100.0 * Edits / Words, 1) : null;

    /// <summary>chrF of what was offered against what came of it, by words; null where nothing was offered.</summary>
    public double? ChrF => HasOffer && Words > 0 ? Math.Round(ChrFWords / Words, 1) : null;

    /// <summary>Seconds a word of the source; null where no time was taken.</summary>
    public double? SecondsAWord => Seconds > 0 && SourceWords > 0 ? Math.Round((double)Seconds / SourceWords, 2) : null;

    /// <summary>Words of the source an hour; null where no time was taken.</summary>
    public double? WordsAnHour => Seconds > 0 && SourceWords > 0 ? Math.Round(3600.0 * SourceWords / Seconds) : null;

    internal static EffortRow Sum(EffortPass pass, OriginKind origin, string name, MatchBand? band, IReadOnlyCollection<EffortRow> rows) => new(pass, origin, name, band)
    {
        Segments = rows.Sum(r => r.Segments),
        Unchanged = rows.Sum(r => r.Unchanged),
        SourceWords = rows.Sum(r => r.SourceWords),
        Edits = rows.Sum(r => r.Edits),
        Words = rows.Sum(r => r.Words),
        ChrFWords = rows.Sum(r => r.ChrFWords),
        Seconds = rows.Sum(r => r.Seconds),
    };
}

/// <summary>What people changed of what they were offered.</summary>
/// <param name="From">The first day on which the jobs were approved.</param>
/// <param name="To">The last.</param>
/// <param name="Origins">For each pass and each memory or engine, all bands together; what people wrote without an offer comes last.</param>
/// <param name="Bands">The matches of memories by band.</param>
public sealed record EffortReport(DateOnly From, DateOnly To, IReadOnlyList<EffortRow> Origins, IReadOnlyList<EffortRow> Bands)
{
    /// <summary>With fewer segments than these, an origin's numbers say little.</summary>
    public const int Few = 30;

    /// <summary>What people wrote without an offer in a pass: what all offers are held against.</summary>
    public EffortRow? WithoutOffer(EffortPass pass) => Origins.FirstOrDefault(r => r.Pass == pass && r.Origin is OriginKind.Human);
}

/// <summary>What an offer did to people's speed, compared with their own without one.</summary>
/// <param name="Times">How many times as fast they were: 2 is half the time, 0.5 twice.</param>
/// <param name="With">Seconds a word with the offer.</param>
/// <param name="Without">Seconds a word without one.</param>
public sealed record EffortGain(double Times, double With, double Without)
{
    /// <summary>The gain of an origin's offers; null where one of the times is not known, or it is none.</summary>
    public static EffortGain? Of(EffortReport report, EffortRow row) =>
        row.Origin is not OriginKind.Human && row.SecondsAWord is > 0 and var with && report.WithoutOffer(row.Pass)?.SecondsAWord is > 0 and var without ? new(without / with, with, without) : null;
}
