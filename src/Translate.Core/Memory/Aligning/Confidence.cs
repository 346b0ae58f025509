namespace Translate.Core.Memory.Aligning;

/// <summary>Says of each bead of a path how sure it is: by all other paths near it (forward and backward sums), and by what its own texts say.</summary>
/// <remarks>Memory grows with the path only: sums are kept where the path goes along.</remarks>
static class Confidence
{
    /// <summary>Paths so far to either side of the best are looked at.</summary>
    const int Width = 24;

    /// <summary>Evidence is not independent, as the sums take it to be: it counts half.</summary>
    const double Trust = 0.5 / LogOdds.Nat;

    /// <summary>Beads whose texts say nothing are believed because of those around them, that far.</summary>
    const double Benefit = 1.5;

    public static List<Bead> Of(BeadScores scores, Block block, List<Bead> path)
    {
        if (path.Count == 0) return path;
        var corridor = Corridor.Along(block, Rows(block, path), Width);
        var shared = new SharedRows(scores.Evidence, corridor);
        var nodes = path.ConvertAll(bead => (bead.Source, bead.Target));
        nodes.Add((block.SourceEnd, block.TargetEnd));
        var (before, behind) = (new double[nodes.Count], new double[nodes.Count]);
        Forward(scores, corridor, shared, nodes, before);
        Backward(scores, corridor, shared, nodes, behind);

        var result = new List<Bead>(path.Count);
        for (var k = 0; k < path.Count; k++)
        {
            var (i, a, j, b, _) = path[k];
            shared.Read(i);
            shared.Read(i + 1);
            var together = shared.Of(i, j, a, b);
            var score = scores.Of(Array.IndexOf(BeadModel.Shapes, (a, b)), i, j, together);
            var share = Math.Exp(Math.Min(0, before[k] + (score * Trust) + behind[k + 1] - before[^1]));
            if (a > 0 && b > 0) share /= 1 + Math.Exp(-(((double)scores.OfTexts(i, j, a, b, together) / LogOdds.Nat) + Benefit));
            result.Add(path[k] with { Confidence = share });
        }

        return result;
    }

    /// <summary>For each number of source segments where the path goes along.</summary>
    static (int First, int Last)[] Rows(Block block, List<Bead> path)
    {
        var rows = new (int First, int Last)[block.SourceCount + 1];
        Array.Fill(rows, (int.MaxValue, -1));
        foreach (var (i, _, j, _, _) in path) Pass(i, j);
        Pass(block.SourceEnd, block.TargetEnd);
        for (var i = 1; i < rows.Length; i++)
            if (rows[i].Last < 0) rows[i] = (rows[i - 1].Last, rows[i - 1].Last);
        return rows;

        void Pass(int i, int j) => rows[i - block.Source] = (Math.Min(rows[i - block.Source].First, j), j);
    }

    static void Forward(BeadScores scores, Corridor corridor, SharedRows shared, List<(int, int)> nodes, double[] sums)
    {
        var rows = new double[3][];
        var next = 0;
        Span<double> terms = stackalloc double[BeadModel.Shapes.Length];
        for (var i = corridor.FirstSource; i <= corridor.LastSource; i++)
        {
            shared.Read(i - 1);
            var row = rows[i % 3] = new double[corridor.High(i) - corridor.Low(i) + 1];
            for (var j = corridor.Low(i); j <= corridor.High(i); j++)
            {
                var count = 0;
                for (var shape = 0; shape < BeadModel.Shapes.Length; shape++)
                {
                    var (a, b) = BeadModel.Shapes[shape];
                    if (corridor.Has(i - a, j - b)) terms[count++] = rows[(i - a) % 3][j - b - corridor.Low(i - a)] + (scores.Of(shape, i - a, j - b, shared.Of(i - a, j - b, a, b)) * Trust);
                }

                row[j - corridor.Low(i)] = i == corridor.FirstSource && j == corridor.FirstTarget ? 0 : Sum(terms[..count]);
                if (next < nodes.Count && nodes[next] == (i, j)) sums[next++] = row[j - corridor.Low(i)];
            }
        }
    }

    static void Backward(BeadScores scores, Corridor corridor, SharedRows shared, List<(int, int)> nodes, double[] sums)
    {
        var rows = new double[3][];
        var next = nodes.Count - 1;
        Span<double> terms = stackalloc double[BeadModel.Shapes.Length];
        for (var i = corridor.LastSource; i >= corridor.FirstSource; i--)
        {
            shared.Read(i + 1);
            shared.Read(i);
            var row = rows[i % 3] = new double[corridor.High(i) - corridor.Low(i) + 1];
            for (var j = corridor.High(i); j >= corridor.Low(i); j--)
            {
                var count = 0;
                for (var shape = 0; shape < BeadModel.Shapes.Length; shape++)
                {
                    var (a, b) = BeadModel.Shapes[shape];
                    if (corridor.Has(i + a, j + b)) terms[count++] = rows[(i + a) % 3][j + b - corridor.Low(i + a)] + (scores.Of(shape, i, j, shared.Of(i, j, a, b)) * Trust);
                }

                row[j - corridor.Low(i)] = i == corridor.LastSource && j == corridor.LastTarget ? 0 : Sum(terms[..count]);
                if (next >= 0 && nodes[next] == (i, j)) sums[next--] = row[j - corridor.Low(i)];
            }
        }
    }

    static double Sum(ReadOnlySpan<double> logarithms)
    {
        var most = double.NegativeInfinity;
        foreach (var term in logarithms) most = Math.Max(most, term);
        if (double.IsNegativeInfinity(most)) return most;
        var sum = 0.0;
        foreach (var term in logarithms) sum += Math.Exp(term - most);
        return most + Math.Log(sum);
    }
}
