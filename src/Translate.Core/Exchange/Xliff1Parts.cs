namespace Translate.Core.Exchange;

/// <summary>The parts of a <c>trans-unit</c> of XLIFF 1: segments where source and target have the same ones, else the whole of it.</summary>
static class Xliff1Parts
{
    /// <summary>The parts.</summary>
    /// <param name="whole">The <c>source</c>.</param>
    /// <param name="segmented">The <c>seg-source</c>; null where there is none.</param>
    /// <param name="target">The <c>target</c>; null where there is none.</param>
    /// <param name="isInitial">Its state says that nothing has been done yet.</param>
    /// <remarks>
    /// A tool may have taken the marks off: then the target is one text. A segment that has none, or an empty one, stays in the source language, and so does
    /// white space between segments that the target lacks, where the segments stand in the order of the source.
    /// </remarks>
    public static IReadOnlyList<XliffPart> Of(IReadOnlyList<XliffPiece> whole, IReadOnlyList<Xliff1Stretch>? segmented, IReadOnlyList<Xliff1Stretch>? target, bool isInitial)
    {
        if (target is null || segmented is null || !Correspond(segmented, target)) return [new(whole, target is null ? null : Xliff1Text.Join(target), null, isInitial, null)];

        var (sources, targets) = (Groups(segmented), Groups(target).ToDictionary(group => group.Segment, StringComparer.Ordinal));
        var order = Order([.. sources.Select(group => group.Segment)], [.. target.Select(stretch => stretch.Segment).OfType<string>()]);
        var isReordered = !order.SequenceEqual(sources.Select(group => group.Segment), StringComparer.Ordinal);
        var parts = new Dictionary<string, List<XliffPart>>(StringComparer.Ordinal);
        foreach (var group in sources)
        {
            var own = targets.TryGetValue(group.Segment, out var found) ? found : default((string Segment, IReadOnlyList<XliffPiece> Text, IReadOnlyList<XliffPiece> Behind)?);
            var list = parts[group.Segment] = [];
            if (group.Segment.Length > 0) list.Add(new(group.Text, own?.Text is { Count: > 0 } text ? text : null, null, isInitial, group.Segment));
            var behind = own is { } given && (given.Behind.Count > 0 || isReordered) ? given.Behind : null;
            if (group.Behind.Count > 0 || behind is { Count: > 0 }) list.Add(new(group.Behind, behind, null, IsInitial: false, null));
        }

        var number = 0;
        foreach (var segment in order)
            for (var i = 0; i < parts[segment].Count; i++) parts[segment][i] = parts[segment][i] with { Order = ++number };
        return [.. sources.SelectMany(group => parts[group.Segment])];
    }

    /// <summary>The target has segments, each once, and none that the source does not have.</summary>
    static bool Correspond(IReadOnlyList<Xliff1Stretch> source, IReadOnlyList<Xliff1Stretch> target)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        if (!source.Select(stretch => stretch.Segment).OfType<string>().All(known.Add)) return false;
        var segments = target.Select(stretch => stretch.Segment).OfType<string>().ToList();
        return segments.Count > 0 && segments.TrueForAll(known.Remove);
    }

    /// <summary>Each segment with what stands behind it; the first, which has no name, is what stands before all.</summary>
    static List<(string Segment, IReadOnlyList<XliffPiece> Text, IReadOnlyList<XliffPiece> Behind)> Groups(IReadOnlyList<Xliff1Stretch> stretches)
    {
        var groups = new List<(string Segment, IReadOnlyList<XliffPiece> Text, IReadOnlyList<XliffPiece> Behind)> { ("", [], []) };
        foreach (var (segment, pieces) in stretches)
        {
            if (segment is not null) groups.Add((segment, pieces, []));
            else groups[^1] = groups[^1] with { Behind = pieces };
        }

        return groups;
    }

    /// <summary>The segments as the target has them; one that it lacks behind the one that it follows in the source.</summary>
    static List<string> Order(IReadOnlyList<string> source, IReadOnlyList<string> target)
    {
        var given = target.ToHashSet(StringComparer.Ordinal);
        var followers = new Dictionary<string, List<string>>(StringComparer.Ordinal) { [""] = [] };
        var last = "";
        foreach (var segment in source.Skip(1))
        {
            if (given.Contains(segment)) followers[last = segment] = [];
            else followers[last].Add(segment);
        }

        return ["", .. followers[""], .. target.SelectMany(segment => followers[segment].Prepend(segment))];
    }
}
