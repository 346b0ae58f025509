namespace Translate.Core.Memory.Aligning;

/// <summary>Where the search looks: for each number of source segments passed, from which to which number of target segments. Neither ever decreases.</summary>
/// <param name="source">The first source segment.</param>
/// <param name="low">For it and each one behind it, the fewest target segments before it.</param>
/// <param name="high">The most of them.</param>
sealed class Corridor(int source, int[] low, int[] high)
{
    /// <summary>A path nearer to the edge than this might be another one in a wider corridor.</summary>
    const int Near = 8;

    public int FirstSource => source;

    public int LastSource => source + low.Length - 1;

    public int FirstTarget => low[0];

    public int LastTarget => high[^1];

    public int Low(int i) => low[i - source];

    public int High(int i) => high[i - source];

    public bool Has(int i, int j) => i >= source && i <= LastSource && j >= Low(i) && j <= High(i);

    /// <summary>All places of a block.</summary>
    public static Corridor Everywhere(Block block)
    {
        var (low, high) = (new int[block.SourceCount + 1], new int[block.SourceCount + 1]);
        Array.Fill(low, block.Target);
        Array.Fill(high, block.TargetEnd);
        return new(block.Source, low, high);
    }

    /// <summary>A corridor that is so much wider than a path to either side.</summary>
    /// <param name="block">What is to be aligned.</param>
    /// <param name="path">For each number of source segments the target segments before them, in or out of the block.</param>
    /// <param name="width">The places to either side.</param>
    public static Corridor Along(Block block, ReadOnlySpan<int> path, int width)
    {
        // Where the path leaps over target segments, they are passed before the next source segment: the row reaches over all of them.
        var rows = new (int First, int Last)[path.Length];
        for (var i = 0; i < path.Length; i++)
        {
            var there = Math.Clamp(path[i], block.Target, block.TargetEnd);
            rows[i] = (i == 0 ? there : Math.Min(there, rows[i - 1].Last), there);
        }

        return Along(block, rows, width);
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

    /// <summary>A path with this bead touches a wall that is not the end of the documents.</summary>
    public bool IsTouched(Bead bead) =>
        (bead.Target - Low(bead.Source) < Near && Low(bead.Source) > FirstTarget) || (High(bead.Source) - bead.Target < Near && High(bead.Source) < LastTarget);
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
