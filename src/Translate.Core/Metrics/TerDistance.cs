namespace Translate.Core.Metrics;

/// <summary>One step from a translation to its reference.</summary>
enum TerStep : byte
{
    /// <summary>Out of reach.</summary>
    None,

    /// <summary>The same word.</summary>
    Same,

    /// <summary>Another word.</summary>
    Other,

    /// <summary>A word too many.</summary>
    Surplus,

    /// <summary>A word missing.</summary>
    Missing,
}

/// <summary>Edit distance to one reference, of translations that are equally long, along the diagonal only.</summary>
/// <remarks>
/// A row holds the 50 places around the diagonal, so room and time are linear in the length. Rows that two translations have in common, as they begin
/// alike, are computed once.
/// </remarks>
sealed class TerDistance
{
    const int Beam = 25;
    const int Unreachable = int.MaxValue / 2;

    readonly int[] reference;
    readonly double ratio;
    readonly int beam;
    readonly Row[] rows;
    int[] last = [];

    public TerDistance(int[] reference, int length)
    {
        this.reference = reference;
        ratio = length == 0 ? 1 : (double)reference.Length / length;
        beam = Beam < ratio / 2 ? (int)Math.Ceiling((ratio / 2) + Beam) : Beam;
        rows = new Row[length + 1];
        rows[0] = new(0, reference.Length + 1);
        for (var j = 0; j <= reference.Length; j++) rows[0].Set(j, j, TerStep.Missing);
    }

    /// <summary>How many words have to be changed, put in or taken out.</summary>
    public int To(int[] hypothesis)
    {
        var known = 0;
        while (known < last.Length && last[known] == hypothesis[known]) known++;
        for (var i = known + 1; i < rows.Length; i++) Fill(i, hypothesis[i - 1]);
        last = hypothesis;
        return rows[^1].Cost(reference.Length);
    }

    /// <summary>The steps of the translation that was measured last, from its start.</summary>
    public List<TerStep> Steps()
    {
        var steps = new List<TerStep>();
        var (i, j) = (rows.Length - 1, reference.Length);
        while (i > 0 || j > 0)
        {
            var step = rows[i].Step(j);
            steps.Add(step);
            if (step is not TerStep.Missing) i--;
            if (step is not TerStep.Surplus) j--;
        }

        steps.Reverse();
        return steps;
    }

    void Fill(int i, int word)
    {
        var diagonal = (int)Math.Floor(i * ratio);
        var start = Math.Max(0, diagonal - beam);
        var end = i == rows.Length - 1 ? reference.Length + 1 : Math.Min(reference.Length + 1, diagonal + beam);
        var above = rows[i - 1];
        var row = rows[i] ??= new(start, Math.Max(0, end - start));
        for (var j = start; j < end; j++)
        {
            if (j == 0)
            {
                row.Set(0, above.Cost(0) + 1, TerStep.Surplus);
                continue;
            }

            // Of equal ways the first is taken; which, decides where a shift may go.
            var (cost, step) = (Unreachable, TerStep.None);
            var isSame = word == reference[j - 1];
            Take(above.Cost(j - 1) + (isSame ? 0 : 1), isSame ? TerStep.Same : TerStep.Other);
            Take(above.Cost(j) + 1, TerStep.Surplus);
            Take(row.Cost(j - 1) + 1, TerStep.Missing);
            row.Set(j, cost, step);

            void Take(int other, TerStep by)
            {
                if (other < cost) (cost, step) = (other, by);
            }
        }
    }

    /// <summary>Costs and steps at the places from a first one on; all others cannot be reached.</summary>
    sealed class Row(int start, int length)
    {
        readonly int[] costs = new int[length];
        readonly TerStep[] steps = new TerStep[length];

        public int Cost(int place) => (uint)(place - start) < (uint)costs.Length ? costs[place - start] : Unreachable;

        public TerStep Step(int place) => steps[place - start];

        public void Set(int place, int cost, TerStep step) => (costs[place - start], steps[place - start]) = (cost, step);
    }
}
