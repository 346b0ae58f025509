namespace Translate.Core.Memory.Aligning;

/// <summary>Finds the best path in a corridor around what is likely; where it comes near a wall, that stretch is searched again in a wider one.</summary>
/// <remarks>Only that stretch: in a long document there is always one somewhere, and the others need not be searched again for it.</remarks>
static class WideningSearch
{
    /// <summary>A search with no more places looks everywhere.</summary>
    const long Small = 3_000_000;

    /// <summary>So many places to each side of what is likely are looked at first, and so many at the most.</summary>
    const int Narrow = 150, Widest = 4000;

    /// <summary>A wider corridor is so many times as wide, and begins and ends so many widths away from where the path came near a wall.</summary>
    const int Wider = 3, Margin = 3;

    /// <summary>The path through a block.</summary>
    /// <param name="scores">What speaks for and against each bead.</param>
    /// <param name="block">What is to be aligned.</param>
    /// <param name="likely">For each number of source segments about how many target segments stand before them; asked for where the block is large.</param>
    public static List<Bead> Find(BeadScores scores, Block block, Func<int[]> likely) =>
        IsSmall(block) ? BestPath.Find(scores, Corridor.Everywhere(block)) : Find(scores, block, likely(), Narrow);

    static List<Bead> Find(BeadScores scores, Block block, ReadOnlySpan<int> likely, int width)
    {
        if (IsSmall(block)) return BestPath.Find(scores, Corridor.Everywhere(block));
        var corridor = Corridor.Along(block, likely, width);
        var path = BestPath.Find(scores, corridor);
        if (width * Wider > Widest) return path;

        var found = new List<Bead>(path.Count);
        var kept = 0;
        foreach (var (first, end) in Stretches(corridor, path, Margin * width))
        {
            found.AddRange(path[kept..first]);
            var stretch = new Block(path[first].Source, end < path.Count ? path[end].Source : block.SourceEnd, path[first].Target, end < path.Count ? path[end].Target : block.TargetEnd);
            found.AddRange(Find(scores, stretch, likely.Slice(stretch.Source - block.Source, stretch.SourceCount + 1), width * Wider));
            kept = end;
        }

        found.AddRange(path[kept..]);
        return found;
    }

    /// <summary>The beads of a path that are near to where it touches a wall, from the first of each stretch to the one behind its last.</summary>
    static IEnumerable<(int First, int End)> Stretches(Corridor corridor, List<Bead> path, int margin)
    {
        var (first, end) = (-1, -1);
        for (var k = 0; k < path.Count; k++)
        {
            if (!corridor.IsTouched(path[k])) continue;
            var (before, behind) = (k, k + 1);
            while (before > 0 && Distance(path[before], path[k]) < margin) before--;
            while (behind < path.Count && Distance(path[k], path[behind]) < margin) behind++;
            if (first >= 0 && before > end) yield return (first, end);
            if (first < 0 || before > end) first = before;
            end = behind;
        }

        if (first >= 0) yield return (first, end);

        static int Distance(Bead one, Bead other) => Math.Max(other.Source - one.Source, other.Target - one.Target);
    }

    static bool IsSmall(Block block) => (long)(block.SourceCount + 1) * (block.TargetCount + 1) <= Small;
}
