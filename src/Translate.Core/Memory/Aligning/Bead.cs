namespace Translate.Core.Memory.Aligning;

/// <summary>Segments of two documents that say the same: one and one as a rule, up to two on a side, or one that the other document does not have.</summary>
/// <param name="Source">The first segment on the source side; where there is none, the one before which the others would stand.</param>
/// <param name="SourceCount">How many there are: 0, 1 or 2.</param>
/// <param name="Target">The first segment on the target side; where there is none, the one before which the others would stand.</param>
/// <param name="TargetCount">How many there are: 0, 1 or 2.</param>
/// <param name="Confidence">How likely it is that they belong together, or that there is nothing to put beside them; from 0 to 1.</param>
public readonly record struct Bead(int Source, int SourceCount, int Target, int TargetCount, double Confidence)
{
    /// <summary>Both sides have something.</summary>
    public bool IsPair => SourceCount > 0 && TargetCount > 0;

    /// <summary>The same with the sides changed.</summary>
    public Bead Reversed => new(Target, TargetCount, Source, SourceCount, Confidence);

    /// <summary>As the literature writes it: 1-1, 2-1.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Source}+{SourceCount} = {Target}+{TargetCount} ({Confidence:0.00})");
}
