using System.Globalization;
using Translate.Core.Quality;
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
        {
            var one = Join(source, bead.Source, bead.SourceCount);
            var other = WithIdsOf(one, Join(target, bead.Target, bead.TargetCount));
            if (MemoryKey.Same(one, other)) continue;
            yield return new(Side(source, bead.Source, bead.SourceCount, one), Side(target, bead.Target, bead.TargetCount, other))
            {
                Origin = PairOrigin.Aligned,
                Confidence = (int)Math.Round(100 * bead.Confidence),
                Document = document,
            };
        }
    }

    static MemorySide Side(AlignableDocument document, int start, int count, InlineText text) => new(document.Locale, text)
    {
        Context = new(Plain(document, start - 1), Plain(document, start + count), document.Segments[start].Key),
    };

    /// <summary>Before the first and after the last there is nothing.</summary>
    static string Plain(AlignableDocument document, int at) => at < 0 || at >= document.Segments.Count ? "" : MemoryKey.Normalize(document.Segments[at].Text.Text);

    static InlineText Join(AlignableDocument document, int start, int count)
    {
        var first = document.Segments[start];
        if (count == 1) return first.Text;

        var second = document.Segments[start + 1];
        if (first.Unit == second.Unit) return InlineText.Concat([first.Text, first.Segment.After, second.Segment.Before, second.Text]);

        // Codes are named by unit: the second has names of its own.
        var names = second.Text.Codes.Select(code => code.Id).Distinct(StringComparer.Ordinal).ToDictionary(id => id, StringComparer.Ordinal);
        var taken = first.Text.Codes.Select(code => code.Id).Concat(names.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var id in names.Keys.Where(id => first.Text.Codes.Any(code => code.Id == id)).ToList()) names[id] = Free(taken);
        var renamed = new InlineText(second.Text.Text, [.. second.Text.Codes.Select(code => code with { Id = names[code.Id] })]);
        return InlineText.Concat([first.Text, Scripts.HasSpaces(document.Locale) ? " " : "", renamed]);
    }

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
            if (!names.ContainsKey(code.Id)) names[code.Id] = source.Codes.Any(own => own.Id == code.Id) ? Free(taken) : code.Id;
        return new(target.Text, [.. target.Codes.Select(code => code with { Id = names[code.Id] })]);
    }

    static string Free(HashSet<string> taken)
    {
        for (var number = 1; ; number++)
            if (number.ToString(CultureInfo.InvariantCulture) is var id && taken.Add(id)) return id;
    }
}
