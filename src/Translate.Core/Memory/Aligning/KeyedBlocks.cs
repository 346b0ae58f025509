namespace Translate.Core.Memory.Aligning;

/// <summary>The units of two resource files that have the same key.</summary>
static class KeyedBlocks
{
    /// <summary>A block for each unit of the source, with the target's of that key if there is one, and then those that only the target has; null where keys decide nothing.</summary>
    public static List<Block>? Of(AlignableDocument source, AlignableDocument target)
    {
        var (own, other) = (Units(source), Units(target));
        if (own is null || other is null || own.Count == 0 || other.Count == 0) return null;

        // Files whose keys say something have most of them in common: a key that was added since is missing on one side.
        var common = own.Keys.Count(other.ContainsKey);
        if (2 * common < Math.Min(own.Count, other.Count)) return null;

        var blocks = new List<Block>(own.Count + other.Count);
        foreach (var (key, (first, end)) in own)
        {
            var there = other.Remove(key, out var found) ? found : (First: 0, End: 0);
            blocks.Add(new(first, end, there.First, there.End));
        }

        blocks.AddRange(other.Values.OrderBy(unit => unit.First).Select(unit => new Block(source.Segments.Count, source.Segments.Count, unit.First, unit.End)));
        return blocks;
    }

    /// <summary>Each key's segments, in order; null where a unit has no key, or one that another has, too.</summary>
    static Dictionary<string, (int First, int End)>? Units(AlignableDocument document)
    {
        var units = new Dictionary<string, (int First, int End)>(StringComparer.Ordinal);
        var segments = document.Segments;
        for (var i = 0; i < segments.Count;)
        {
            var first = i;
            while (i < segments.Count && segments[i].Unit == segments[first].Unit) i++;
            if (segments[first].Key is not { } key || !units.TryAdd(key, (first, i))) return null;
        }

        return units;
    }
}
