namespace Translate.Core.Memory.Aligning;

/// <summary>Finds which segments of two documents say the same in two languages.</summary>
/// <remarks>
/// <para>
/// Where the files name their entries, the keys decide. Else all ways to cut both documents into beads of up to two segments are compared, by how long the segments are (Gale and
/// Church 1993), what they have in common (numbers by value, names, addresses, codes, marks), and what units they are of and begin. What was sure teaches a dictionary, the ratio of
/// lengths and how far units correspond, for the next pass (Moore 2002; Varga et al. 2005).
/// </para>
/// <para>
/// The order of segments is kept; what was moved has no partner. A pure function: the same documents give the same beads, and with the sides changed the same reversed.
/// Long documents are searched in a corridor around what is likely, which is widened where the path comes near its walls, so memory grows with their length and not with its square.
/// </para>
/// </remarks>
public static class DocumentAligner
{
    /// <summary>Passes after the first; mostly the second changes nothing any more.</summary>
    const int MorePasses = 3;

    /// <summary>Beads this sure are learnt from.</summary>
    const double Sure = 0.5;

    /// <summary>The beads, each segment in exactly one of them: in the order of the source, and of the target too, except where keys decide.</summary>
    public static IReadOnlyList<Bead> Align(AlignableDocument source, AlignableDocument target, CancellationToken stop = default)
    {
        var (left, right) = (new Side(source), new Side(target));
        var blocks = KeyedBlocks.Of(source, target);
        var isKeyed = blocks is not null;
        blocks ??= [new(0, left.Count, 0, right.Count)];

        var anchors = Anchors.Of(source, target);
        var (sourceWords, targetWords) = (WordKeys.Of(source), WordKeys.Of(target));
        var model = new BeadModel(left, right);
        IReadOnlyList<WordPair> pairs = [];
        List<Bead>? beads = null;
        for (var pass = 0; pass <= MorePasses; pass++)
        {
            stop.ThrowIfCancellationRequested();
            var scores = new BeadScores(model, Evidence.Of(anchors, sourceWords, targetWords, pairs));
            var known = beads;
            beads = [];
            foreach (var block in blocks)
            {
                stop.ThrowIfCancellationRequested();
                beads.AddRange(InBlock(scores, block, isKeyed, () => known is null ? LikelyPath.Of(block, left, right, anchors) : LikelyPath.Of(block, known)));
            }

            if (known is not null && known.Count == beads.Count && known.Zip(beads).All(two => two.First with { Confidence = 0 } == two.Second with { Confidence = 0 })) break;
            if (pass == MorePasses) break;
            var sure = beads.Where(bead => !bead.IsPair || bead.Confidence >= Sure).ToList();
            model.Learn(sure);
            pairs = WordPairs.Learn(sourceWords, targetWords, [.. sure.Where(bead => bead.IsPair)]);
        }

        return beads!;
    }

    static List<Bead> InBlock(BeadScores scores, Block block, bool isKeyed, Func<int[]> likely)
    {
        if (block.SourceCount == 0 || block.TargetCount == 0) return [.. Alone(block)];
        var path = isKeyed && block is { SourceCount: 1, TargetCount: 1 } ? [new(block.Source, 1, block.Target, 1, 0)] : WideningSearch.Find(scores, block, likely);
        path = Confidence.Of(scores, block, path);

        // What has one key says the same, as a rule.
        return isKeyed ? path.ConvertAll(bead => bead.IsPair ? bead with { Confidence = 1 - ((1 - bead.Confidence) / 5) } : bead) : path;
    }

    static IEnumerable<Bead> Alone(Block block)
    {
        for (var i = block.Source; i < block.SourceEnd; i++) yield return new(i, 1, block.Target, 0, 1);
        for (var j = block.Target; j < block.TargetEnd; j++) yield return new(block.SourceEnd, 0, j, 1, 1);
    }
}
