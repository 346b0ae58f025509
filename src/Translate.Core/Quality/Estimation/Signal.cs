namespace Translate.Core.Quality.Estimation;

/// <summary>One signal as the estimate sees it: a number about zero where nothing is unusual, or unknown.</summary>
/// <param name="Name">Its name in reasons.</param>
/// <param name="Read">Takes it from the signals, on its own scale.</param>
/// <param name="Middle">The value that speaks neither for nor against.</param>
/// <param name="Least">Values below count as this.</param>
/// <param name="Most">Values above count as this: one wild value must not decide alone.</param>
sealed record Signal(string Name, Func<Signals, double?> Read, double Middle, double Least, double Most)
{
    /// <summary>All of them; findings are not among them, for they decide by themselves.</summary>
    public static readonly IReadOnlyList<Signal> All =
    [
        new("length", signals => Math.Abs(signals.Length ?? double.NaN), 1, 0, 4),
        new("agreement", signals => signals.Agreement / 100, 0.6, 0, 1),
        new("memory", signals => signals.Memory / 100, 0.6, 0, 1),
        new("rarity", signals => signals.Rarity, 0.3, 0, 1),
        new("back-translation", signals => signals.BackTranslation / 100, 0.6, 0, 1),
        new("rung", signals => signals.Rung, 0, 0, 3),
    ];

    /// <summary>The value less what speaks neither for nor against; null where it is not known or is no number.</summary>
    public double? Of(Signals signals) => Read(signals) is { } value && double.IsFinite(value) ? Math.Clamp(value, Least, Most) - Middle : null;
}
