namespace Translate.Core.Memory.Aligning;

/// <summary>What the last few source segments share with the target segments of a corridor.</summary>
sealed class SharedRows(Evidence evidence, Corridor corridor)
{
    readonly (int Segment, int Low, int[] Worth)[] rows = [.. Enumerable.Repeat((-1, 0, Array.Empty<int>()), 4)];

    /// <summary>Reads a source segment; it stays until the fourth after it is read.</summary>
    public void Read(int segment)
    {
        if (segment < corridor.FirstSource || segment >= corridor.LastSource) return;
        ref var row = ref rows[segment & 3];
        if (row.Segment == segment) return;

        // Beads that end at the two places behind the segment have it, and reach back over two target segments.
        var low = Math.Max(corridor.FirstTarget, corridor.Low(segment) - 2);
        var count = Math.Min(corridor.LastTarget, corridor.High(Math.Min(segment + 2, corridor.LastSource)) + 2) - low;
        if (row.Worth.Length < count) row.Worth = new int[count + (count / 4)];
        evidence.Fill(segment, low, row.Worth.AsSpan(0, count));
        (row.Segment, row.Low) = (segment, low);
    }

    /// <summary>What a bead's segments share. Where there are two on both sides, each is looked at beside one of the others: what stands in all four would count twice.</summary>
    public int Of(int i, int j, int a, int b)
    {
        if (a == 0 || b == 0) return 0;
        if (a == 2 && b == 2) return Math.Max(At(i, j) + At(i + 1, j + 1), At(i, j + 1) + At(i + 1, j));
        return At(i, j) + (b == 2 ? At(i, j + 1) : 0) + (a == 2 ? At(i + 1, j) : 0);
    }

    int At(int i, int j)
    {
        ref var row = ref rows[i & 3];
        return row.Worth[j - row.Low];
    }
}
