namespace Translate.Core.Memory.Aligning;

/// <summary>What speaks for and against each possible bead.</summary>
/// <param name="model">Lengths, shapes and structure.</param>
/// <param name="evidence">Words and anchors.</param>
sealed class BeadScores(BeadModel model, Evidence evidence)
{
    /// <summary>No words say more for a bead than this, nor against it.</summary>
    const int MostFor = 14 * LogOdds.Nat, MostAgainst = 12 * LogOdds.Nat;

    public Evidence Evidence => evidence;

    /// <summary>The score of a bead.</summary>
    /// <param name="shape">Its shape, by its place in <see cref="BeadModel.Shapes"/>.</param>
    /// <param name="i">Its first source segment.</param>
    /// <param name="j">Its first target segment.</param>
    /// <param name="shared">What its segments share, from <see cref="Evidence.Fill"/>.</param>
    public int Of(int shape, int i, int j, int shared)
    {
        var (a, b) = BeadModel.Shapes[shape];
        if (a == 0 || b == 0) return model.Prior(shape);
        return model.Prior(shape) + model.Lengths(i, j, a, b) + model.Structure(i, j, a, b) + Words(i, j, a, b, shared);
    }

    /// <summary>What only the texts of a bead say of it, wherever they stand.</summary>
    public int OfTexts(int i, int j, int a, int b, int shared) => model.Lengths(i, j, a, b) + Words(i, j, a, b, shared);

    int Words(int i, int j, int a, int b, int shared)
    {
        var sum = shared + evidence.SourceBase[i] + evidence.TargetBase[j];
        if (a == 2) sum += evidence.SourceBase[i + 1];
        if (b == 2) sum += evidence.TargetBase[j + 1];
        return Math.Clamp(sum, -MostAgainst, MostFor);
    }
}
