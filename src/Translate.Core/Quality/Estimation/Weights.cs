namespace Translate.Core.Quality.Estimation;

/// <summary>How much one signal counts.</summary>
/// <param name="Slope">The log-odds of a translation that needs no edit, for each unit of the signal.</param>
/// <param name="Unknown">The log-odds where the signal is not known.</param>
public readonly record struct SignalWeight(double Slope, double Unknown = 0);

/// <summary>How much each signal counts: a desk's own, once enough of its translations were reviewed, else the defaults.</summary>
/// <remarks>Can be stored as JSON.</remarks>
public sealed record Weights
{
    /// <summary>The defaults: judgement, not measurement. They say which way each signal points, and roughly how far.</summary>
    public static Weights Default { get; } = new();

    /// <summary>The log-odds where every signal is in the middle: a machine's translation is edited rather more often than not.</summary>
    public double Bias { get; init; } = -0.2;

    /// <summary>For each standard deviation by which the length is off, counted from one.</summary>
    public SignalWeight Length { get; init; } = new(-0.5);

    /// <summary>For another engine's agreement, from none to the same text, counted from chrF 60.</summary>
    public SignalWeight Agreement { get; init; } = new(4);

    /// <summary>For the agreement with memory's best match, likewise.</summary>
    public SignalWeight Memory { get; init; } = new(4);

    /// <summary>For rare words, from none to all, counted from 0.3.</summary>
    public SignalWeight Rarity { get; init; } = new(-1.5);

    /// <summary>For the back-translation's agreement with the source, likewise from chrF 60.</summary>
    public SignalWeight BackTranslation { get; init; } = new(3);

    /// <summary>For each rung of the ladder by which codes came through.</summary>
    public SignalWeight Rung { get; init; } = new(-0.4);

    /// <summary>In the order of <see cref="Signal.All"/>.</summary>
    internal SignalWeight[] InOrder => [Length, Agreement, Memory, Rarity, BackTranslation, Rung];

    /// <summary>As one vector: the bias, the slopes, and what is unknown.</summary>
    internal double[] ToVector() => [Bias, .. InOrder.Select(weight => weight.Slope), .. InOrder.Select(weight => weight.Unknown)];

    internal static Weights FromVector(double[] vector)
    {
        var count = Signal.All.Count;
        return new()
        {
            Bias = vector[0],
            Length = At(0),
            Agreement = At(1),
            Memory = At(2),
            Rarity = At(3),
            BackTranslation = At(4),
            Rung = At(5),
        };

        SignalWeight At(int index) => new(vector[1 + index], vector[1 + count + index]);
    }

    /// <summary>The signals as the vector that the weights' vector is multiplied with.</summary>
    internal static double[] Features(Signals signals)
    {
        var count = Signal.All.Count;
        var features = new double[1 + (2 * count)];
        features[0] = 1;
        for (var i = 0; i < count; i++)
            if (Signal.All[i].Of(signals) is { } value) features[1 + i] = value;
            else features[1 + count + i] = 1;
        return features;
    }
}
