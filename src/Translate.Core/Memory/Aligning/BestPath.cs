namespace Translate.Core.Memory.Aligning;

/// <summary>Finds the beads whose scores are the highest in all, by dynamic programming within a corridor: one byte for each of its places.</summary>
static class BestPath
{
    const long Never = long.MinValue / 2;

    public static List<Bead> Find(BeadScores scores, Corridor corridor)
    {
        var shared = new SharedRows(scores.Evidence, corridor);
        var rows = new long[3][];
        var steps = new byte[corridor.LastSource - corridor.FirstSource + 1][];
        for (var i = corridor.FirstSource; i <= corridor.LastSource; i++)
        {
            shared.Read(i - 1);
            var (low, width) = (corridor.Low(i), corridor.High(i) - corridor.Low(i) + 1);
            ref var row = ref rows[i % 3];
            if (row is null || row.Length < width) row = new long[width];
            var back = steps[i - corridor.FirstSource] = new byte[width];
            for (var j = low; j < low + width; j++)
            {
                var (best, step) = i == corridor.FirstSource && j == corridor.FirstTarget ? (0L, -1) : (Never, -1);
                for (var shape = 0; shape < BeadModel.Shapes.Length; shape++)
                {
                    var (a, b) = BeadModel.Shapes[shape];
                    if (!corridor.Has(i - a, j - b)) continue;
                    var before = rows[(i - a) % 3][j - b - corridor.Low(i - a)];
                    if (before == Never) continue;
                    var score = before + scores.Of(shape, i - a, j - b, shared.Of(i - a, j - b, a, b));
                    if (score > best) (best, step) = (score, shape);
                }

                row[j - low] = best;
                back[j - low] = (byte)step;
            }
        }

        var path = new List<Bead>();
        for (var (i, j) = (corridor.LastSource, corridor.LastTarget); i > corridor.FirstSource || j > corridor.FirstTarget;)
        {
            var (a, b) = BeadModel.Shapes[steps[i - corridor.FirstSource][j - corridor.Low(i)]];
            (i, j) = (i - a, j - b);
            path.Add(new(i, a, j, b, 0));
        }

        path.Reverse();
        return path;
    }
}
