namespace Translate.Core.Metrics;

/// <summary>Which word of a translation stands for which of the reference, and where the two differ.</summary>
sealed class TerAlignment
{
    readonly List<int> partners = [], goalErrors = [0], wordErrors = [0];

    /// <summary>For each word of the reference the last word of the translation that stands for it or before it; -1 where there is none.</summary>
    public IReadOnlyList<int> Partners => partners;

    /// <summary>Reads the steps from the translation to the reference.</summary>
    public static TerAlignment Of(IEnumerable<TerStep> steps)
    {
        var alignment = new TerAlignment();
        foreach (var step in steps)
        {
            var error = step is TerStep.Same ? 0 : 1;
            if (step is not TerStep.Missing) alignment.wordErrors.Add(alignment.wordErrors[^1] + error);
            if (step is TerStep.Surplus) continue;
            alignment.goalErrors.Add(alignment.goalErrors[^1] + error);
            alignment.partners.Add(alignment.wordErrors.Count - 2);
        }

        return alignment;
    }

    /// <summary>Whether moving a run of words may help: it is wrong where it stands, missing where it belongs, and does not stand there already.</summary>
    public bool IsWrong(int from, int at, int length) =>
        wordErrors[from + length] > wordErrors[from] && goalErrors[at + length] > goalErrors[at] && !(from <= partners[at] && partners[at] < from + length);
}
