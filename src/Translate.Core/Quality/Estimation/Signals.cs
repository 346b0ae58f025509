namespace Translate.Core.Quality.Estimation;

/// <summary>What is known of one machine translation before a person has read it. Each is null where it is not known; nothing has to be.</summary>
public sealed record Signals
{
    /// <summary>How many findings the gates have (<see cref="Gates"/>). One is enough to say that a person is needed.</summary>
    public int? Findings { get; init; }

    /// <summary>How unusual its length is: by how many standard deviations it lies off (<see cref="LengthDistribution"/>).</summary>
    public double? Length { get; init; }

    /// <summary>How far another engine's translation agrees: chrF, 0 to 100.</summary>
    public double? Agreement { get; init; }

    /// <summary>How far the translation of the memory's best match agrees: chrF, 0 to 100.</summary>
    public double? Memory { get; init; }

    /// <summary>How rare the source's words are, 0 to 1 (<see cref="WordRarity"/>).</summary>
    public double? Rarity { get; init; }

    /// <summary>How far the target, translated back, agrees with the source: chrF, 0 to 100.</summary>
    public double? BackTranslation { get; init; }

    /// <summary>How the inline codes came through: 0 where there were none, up to 3 where they were put back by alignment.</summary>
    public int? Rung { get; init; }
}
