namespace Translate.Core.Memory.Aligning;

/// <summary>What words and anchors say about which segments say the same.</summary>
/// <remarks>
/// Each segment has a base, what it costs that nothing of what is expected is found; and two segments that share something gain that back, and what the meeting is worth. So
/// the evidence for a bead is the sum of its bases and of all its meetings, and only meetings that there are cost time: they are found by the places of the other side.
/// </remarks>
sealed class Evidence
{
    /// <summary>Words of one text depend on one another: their evidence counts so much.</summary>
    const double OfWords = 0.5;

    const double MostOdds = 5, MostWordOdds = 4, MostWordLoss = 1;

    /// <summary>Where a thing stands in more of all segments than this, its meetings say nothing.</summary>
    const double Everywhere = 0.7;

    readonly int[][] sourceKeys;

    /// <summary>For each thing of the source what it meets in the target, and what that is worth.</summary>
    readonly (int Target, int Worth)[][] meetings;

    /// <summary>For each thing of the target where it stands, in order.</summary>
    readonly List<int>[] places;

    Evidence(int[][] sourceKeys, (int, int)[][] meetings, List<int>[] places, int[] sourceBase, int[] targetBase)
    {
        this.sourceKeys = sourceKeys;
        this.meetings = meetings;
        this.places = places;
        (SourceBase, TargetBase) = (sourceBase, targetBase);
    }

    /// <summary>What it costs a source segment that nothing expected is found.</summary>
    public int[] SourceBase { get; }

    /// <summary>What it costs a target segment.</summary>
    public int[] TargetBase { get; }

    /// <summary>What a source segment shares with each target segment of a range.</summary>
    /// <param name="source">The source segment.</param>
    /// <param name="low">The first target segment.</param>
    /// <param name="worth">Takes the sums, one for each target segment from there on.</param>
    public void Fill(int source, int low, Span<int> worth)
    {
        worth.Clear();
        var high = low + worth.Length;
        foreach (var key in sourceKeys[source])
        {
            foreach (var (target, gain) in meetings[key])
            {
                var there = places[target];
                var at = there.BinarySearch(low);
                for (at = at < 0 ? ~at : at; at < there.Count && there[at] < high; at++) worth[there[at] - low] += gain;
            }
        }
    }

    public static Evidence Of(Anchors anchors, WordKeys sourceWords, WordKeys targetWords, IReadOnlyList<WordPair> pairs)
    {
        var (source, target) = (anchors.Source, anchors.Target);
        var (inSource, inTarget) = (Count(source, anchors.Count), Count(target, anchors.Count));
        var (sourceBase, targetBase) = (new int[source.Length], new int[target.Length]);
        var (sourceKeys, targetKeys) = (new int[source.Length][], new int[target.Length][]);

        // An anchor that is expected is another thing than one that is not: meeting it gives back what lacking it would have cost.
        var words = 2 * anchors.Count;
        var worths = new (int, int)[words + sourceWords.Count][];
        Array.Fill(worths, []);
        for (var id = 0; id < anchors.Count; id++)
        {
            if (Worth(id) is not (> 0 and var worth)) continue;
            var loss = AnchorLoss(anchors.Kind(id));
            worths[2 * id] = [(2 * id, worth), ((2 * id) + 1, worth - loss)];
            worths[(2 * id) + 1] = [(2 * id, worth - loss), ((2 * id) + 1, worth - (2 * loss))];
        }

        var (sourceLoss, targetLoss) = (new int[sourceWords.Count], new int[targetWords.Count]);
        foreach (var own in pairs.GroupBy(pair => pair.Source)) sourceLoss[own.Key] = Loss(own.Max(pair => pair.OfSource));
        foreach (var own in pairs.GroupBy(pair => pair.Target)) targetLoss[own.Key] = Loss(own.Max(pair => pair.OfTarget));
        foreach (var own in pairs.GroupBy(pair => pair.Source))
        {
            worths[words + own.Key] =
            [
                .. own.Select(pair => (words + pair.Target, LogOdds.Of(OfWords * Math.Clamp(pair.Odds, 0, MostWordOdds)) - sourceLoss[pair.Source] - targetLoss[pair.Target])),
            ];
        }

        Read(source, sourceWords, sourceLoss, inTarget, sourceBase, sourceKeys);
        Read(target, targetWords, targetLoss, inSource, targetBase, targetKeys);

        var standing = new List<int>[words + targetWords.Count];
        for (var id = 0; id < standing.Length; id++) standing[id] = [];
        for (var i = 0; i < targetKeys.Length; i++)
            foreach (var key in targetKeys[i]) standing[key].Add(i);
        return new(sourceKeys, worths, standing, sourceBase, targetBase);

        double Chance(int id) => Math.Max((double)inSource[id] / Math.Max(1, source.Length), (double)inTarget[id] / Math.Max(1, target.Length));

        int Worth(int id) => inSource[id] == 0 || inTarget[id] == 0 || Chance(id) > Everywhere ? 0
            : LogOdds.Of(Math.Clamp(LogOdds.Ratio(Likelihood(anchors.Kind(id)), Chance(id)), 0.1, MostOdds));

        void Read(Anchor[][] own, WordKeys ownWords, int[] wordLoss, int[] inOther, int[] bases, int[][] keys)
        {
            for (var i = 0; i < own.Length; i++)
            {
                foreach (var anchor in own[i])
                    if (anchor.IsExpected && Chance(anchor.Id) <= Everywhere) bases[i] += AnchorLoss(anchors.Kind(anchor.Id));
                foreach (var word in ownWords.BySegment[i]) bases[i] += wordLoss[word];
                keys[i] = [.. own[i].Where(anchor => inOther[anchor.Id] > 0).Select(anchor => (2 * anchor.Id) + (anchor.IsExpected ? 1 : 0)), .. ownWords.BySegment[i].Select(word => words + word)];
            }
        }
    }

    static int[] Count(Anchor[][] anchors, int count)
    {
        var counts = new int[count];
        foreach (var anchor in anchors.SelectMany(segment => segment)) counts[anchor.Id]++;
        return counts;
    }

    static int Loss(double share) => -LogOdds.Of(OfWords * Math.Min(MostWordLoss, -Math.Log(1 - Math.Min(0.9, share))));

    /// <summary>How often a translation has what its source has of a kind.</summary>
    static double Likelihood(AnchorKind kind) => kind switch
    {
        AnchorKind.Address => 0.95,
        AnchorKind.Number or AnchorKind.Code => 0.9,
        AnchorKind.Name => 0.8,
        AnchorKind.Cognate => 0.4,
        _ => 0.75,
    };

    static int AnchorLoss(AnchorKind kind) => LogOdds.Of(Math.Log(1 - Likelihood(kind)));
}
