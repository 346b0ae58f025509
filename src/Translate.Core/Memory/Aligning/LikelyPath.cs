namespace Translate.Core.Memory.Aligning;

/// <summary>About where in the target the source's segments are, for documents too long to look everywhere.</summary>
static class LikelyPath
{
    /// <summary>An anchor farther off than its neighbours say, in segments and as a share of how far apart they are, is one by chance.</summary>
    const int Far = 40;
    const double FarShare = 0.25;
    const int Neighbours = 4;

    /// <summary>By what stands only once on either side, and by lengths in between.</summary>
    public static int[] Of(Block block, Side source, Side target, Anchors anchors)
    {
        var fixes = new List<(int I, int J)> { (block.Source, block.Target) };
        fixes.AddRange(Trusted(Rising(Once(block, anchors))));
        fixes.Add((block.SourceEnd, block.TargetEnd));

        var path = new int[block.SourceCount + 1];
        for (var k = 0; k + 1 < fixes.Count; k++)
        {
            var ((i, j), (end, targetEnd)) = (fixes[k], fixes[k + 1]);
            if (end <= i) continue;
            var ratio = (double)target.Length(j, targetEnd) / Math.Max(1, source.Length(i, end));
            var (passed, there) = (0.0, 0.0);
            for (; i < end; i++)
            {
                path[i - block.Source] = j;
                passed += source.Lengths[i] * ratio;
                while (j < targetEnd && there + (target.Lengths[j] / 2.0) < passed) there += target.Lengths[j++];
            }
        }

        path[^1] = block.TargetEnd;
        return path;
    }

    /// <summary>By the beads of the pass before.</summary>
    public static int[] Of(Block block, IReadOnlyList<Bead> beads)
    {
        var path = new int[block.SourceCount + 1];
        foreach (var bead in beads)
            for (var i = bead.Source; i < bead.Source + Math.Max(1, bead.SourceCount); i++)
                if (i >= block.Source && i <= block.SourceEnd) path[i - block.Source] = bead.Target;
        path[^1] = block.TargetEnd;
        return path;
    }

    /// <summary>The places of anchors that stand once on either side, by the source's order.</summary>
    static List<(int I, int J)> Once(Block block, Anchors anchors)
    {
        var (there, here) = (Places(anchors.Source, block.Source, block.SourceEnd), Places(anchors.Target, block.Target, block.TargetEnd));
        var points = new List<(int, int)>();
        for (var id = 0; id < there.Length; id++)
            if (there[id] >= 0 && here[id] >= 0) points.Add((there[id], here[id]));
        points.Sort();
        return points;

        int[] Places(Anchor[][] segments, int start, int end)
        {
            var places = new int[anchors.Count];
            Array.Fill(places, -1);
            for (var i = start; i < end; i++)
                foreach (var anchor in segments[i]) places[anchor.Id] = places[anchor.Id] == -1 ? i : -2;
            return places;
        }
    }

    /// <summary>The most of them that keep the order.</summary>
    static List<(int I, int J)> Rising(List<(int I, int J)> points)
    {
        var (ends, previous) = (new List<int>(), new int[points.Count]);
        for (var k = 0; k < points.Count; k++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (points[ends[middle]].J < points[k].J) low = middle + 1;
                else high = middle;
            }

            previous[k] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count) ends.Add(k);
            else ends[low] = k;
        }

        var rising = new List<(int, int)>();
        for (var k = ends.Count == 0 ? -1 : ends[^1]; k >= 0; k = previous[k]) rising.Add(points[k]);
        rising.Reverse();
        return rising;
    }

    /// <summary>Those that lie about where the ones around them say.</summary>
    static IEnumerable<(int, int)> Trusted(List<(int I, int J)> points)
    {
        for (var k = 0; k < points.Count; k++)
        {
            var (before, behind) = (points[Math.Max(0, k - Neighbours)], points[Math.Min(points.Count - 1, k + Neighbours)]);
            var span = behind.I - before.I;
            var expected = span == 0 ? points[k].J : before.J + ((double)(behind.J - before.J) * (points[k].I - before.I) / span);
            if (Math.Abs(points[k].J - expected) <= Far + (FarShare * (behind.J - before.J))) yield return points[k];
        }
    }
}
