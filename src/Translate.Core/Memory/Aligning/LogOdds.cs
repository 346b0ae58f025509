namespace Translate.Core.Memory.Aligning;

/// <summary>Evidence as logarithms of likelihood ratios, in whole parts of a nat: sums are exact, so the order of adding does not matter.</summary>
static class LogOdds
{
    /// <summary>Parts of a nat.</summary>
    public const int Nat = 256;

    public static int Of(double nats) => (int)Math.Round(nats * Nat);

    /// <summary>How much likelier something is among segments that say the same than among any two.</summary>
    public static double Ratio(double together, double chance) => Math.Log(Math.Max(together, 1e-6) / Math.Max(chance, 1e-6));
}
