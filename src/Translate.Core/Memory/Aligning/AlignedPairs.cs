using Translate.Core.Text;

namespace Translate.Core.Memory.Aligning;

/// <summary>Makes pairs of a translation memory of two documents that were aligned.</summary>
public static class AlignedPairs
{
    /// <summary>The pairs of the beads that have both sides, in the order of the beads, as <see cref="PairOrigin.Aligned"/> and with their confidence and contexts.</summary>
    /// <remarks>
    /// Two segments of a side are joined with what stands between them. A code of the target has the id of the source's code that is the same in the file. What says
    /// the very same on both sides was not translated, and makes no pair.
    /// </remarks>
    /// <param name="source">The document in one language.</param>
    /// <param name="target">The document in the other.</param>
    /// <param name="beads">What belongs together, from <see cref="DocumentAligner.Align"/> or corrected by a person.</param>
    /// <param name="document">The name that the pairs have as that of their document.</param>
    public static IEnumerable<MemoryPair> Of(AlignableDocument source, AlignableDocument target, IEnumerable<Bead> beads, string? document = null)
    {
        foreach (var bead in beads.Where(bead => bead.IsPair))
            if (Of(source, target, [.. Enumerable.Range(bead.Source, bead.SourceCount)], [.. Enumerable.Range(bead.Target, bead.TargetCount)]) is { } pair)
                yield return pair with { Confidence = (int)Math.Round(100 * bead.Confidence), Document = document };
    }

    /// <summary>The pair that some segments of two documents make; null where they say the very same on both sides.</summary>
    /// <param name="source">The document in one language.</param>
    /// <param name="target">The document in the other.</param>
    /// <param name="sources">The places of its segments, at least one, in their order.</param>
    /// <param name="targets">The places of the others.</param>
    public static MemoryPair? Of(AlignableDocument source, AlignableDocument target, IReadOnlyList<int> sources, IReadOnlyList<int> targets)
    {
        var one = source.Text(sources);
        var other = WithIdsOf(one, target.Text(targets));
        return MemoryKey.Same(one, other) ? null : new(Side(source, sources, one), Side(target, targets, other)) { Origin = PairOrigin.Aligned };
    }

    static MemorySide Side(AlignableDocument document, IReadOnlyList<int> places, InlineText text) => new(document.Locale, text)
    {
        Context = new(Plain(document, places[0] - 1), Plain(document, places[^1] + 1), document.Segments[places[0]].Key),
    };

    /// <summary>Before the first and after the last there is nothing.</summary>
    static string Plain(AlignableDocument document, int at) => at < 0 || at >= document.Segments.Count ? "" : MemoryKey.Normalize(document.Segments[at].Text.Text);

    /// <summary>The target with the source's names for its codes: the first of a kind and content is the first there.</summary>
    static InlineText WithIdsOf(InlineText source, InlineText target)
    {
        if (target.Codes.IsEmpty) return target;

        var free = source.Codes.Where(code => code.Kind is not CodeKind.Closing).GroupBy(code => (code.Kind, code.Data)).ToDictionary(group => group.Key, group => new Queue<string>(group.Select(code => code.Id)));
        var taken = source.Codes.Concat(target.Codes).Select(code => code.Id).ToHashSet(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in target.Codes.Where(code => code.Kind is not CodeKind.Closing))
            if (!names.ContainsKey(code.Id) && free.TryGetValue((code.Kind, code.Data), out var ids) && ids.TryDequeue(out var id)) names[code.Id] = id;

        // What only the target has must not be taken for a code of the source.
        foreach (var code in target.Codes)
            if (!names.ContainsKey(code.Id)) names[code.Id] = source.Codes.Any(own => own.Id == code.Id) ? CodeNames.Free(taken) : code.Id;
        return new(target.Text, [.. target.Codes.Select(code => code with { Id = names[code.Id] })]);
    }
}
