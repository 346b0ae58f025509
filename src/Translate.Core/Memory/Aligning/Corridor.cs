namespace Translate.Core.Memory.Aligning;

/// <summary>Where the search looks: for each number of source segments passed, from which to which number of target segments. Neither ever decreases.</summary>
/// <param name="source">The first source segment.</param>
/// <param name="low">For it and each one behind it, the fewest target segments before it.</param>
/// <param name="high">The most of them.</param>
sealed class Corridor(int source, int[] low, int[] high)
{
    /// <summary>A search with no more places looks everywhere.</summary>
    const long Small = 3_000_000;

    /// <summary>So many places to each side of what is likely are looked at first, and so many at the most.</summary>
    const int Narrow = 150, Widest = 4000;

    /// <summary>A path nearer to the edge than this might be another one in a wider corridor.</summary>
    const int Near = 8;

    public int FirstSource => source;

    public int LastSource => source + low.Length - 1;

    public int FirstTarget => low[0];

    public int LastTarget => high[^1];

    public int Low(int i) => low[i - source];

    public int High(int i) => high[i - source];

    public bool Has(int i, int j) => i >= source && i <= LastSource && j >= Low(i) && j <= High(i);

    /// <summary>Corridors to try one after the other, each wider, until the path keeps away from the walls.</summary>
    /// <param name="block">What is to be aligned.</param>
    /// <param name="path">What is likely: for each number of source segments the target segments before them.</param>
    public static IEnumerable<Corridor> Around(Block block, Func<int[]> path)
    {
        if ((long)(block.SourceCount + 1) * (block.TargetCount + 1) <= Small)
        {
            yield return Along(block, Enumerable.Repeat((block.Target, block.TargetEnd), block.SourceCount + 1), 0);
            yield break;
        }

        var likely = path();
        for (var width = Narrow; width <= Widest; width *= 3) yield return Along(block, likely.Select(j => (j, j)), width);
    }

    /// <summary>A corridor that is so much wider than a path to either side.</summary>
    public static Corridor Along(Block block, IEnumerable<(int First, int Last)> path, int width)
    {
        var (low, high) = (new int[block.SourceCount + 1], new int[block.SourceCount + 1]);
        var i = 0;
        foreach (var (first, last) in path)
        {
            low[i] = Math.Max(block.Target, first - width);
            high[i] = Math.Min(block.TargetEnd, last + width);
            i++;
        }

        (low[0], high[^1]) = (block.Target, block.TargetEnd);
        for (i = 1; i < low.Length; i++) high[i] = Math.Max(high[i], high[i - 1]);
        for (i = low.Length - 2; i >= 0; i--) low[i] = Math.Min(low[i], low[i + 1]);
        return new(block.Source, low, high);
    }

    /// <summary>The path touches a wall that is not the end of the documents.</summary>
    public bool IsTouched(IEnumerable<Bead> path) => path.Any(bead =>
        (bead.Target - Low(bead.Source) < Near && Low(bead.Source) > FirstTarget) || (High(bead.Source) - bead.Target < Near && High(bead.Source) < LastTarget));
}

/// <summary>Stretches of two documents that are aligned by themselves.</summary>
/// <param name="Source">The first source segment.</param>
/// <param name="SourceEnd">The one behind the last.</param>
/// <param name="Target">The first target segment.</param>
/// <param name="TargetEnd">The one behind the last.</param>
readonly record struct Block(int Source, int SourceEnd, int Target, int TargetEnd)
{
    public int SourceCount => SourceEnd - Source;

    public int TargetCount => TargetEnd - Target;
}
