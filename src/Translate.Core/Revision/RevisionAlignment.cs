using Translate.Core.Memory;
using Translate.Core.Text;

namespace Translate.Core.Revision;

/// <summary>Which text of a later revision is which of the earlier one.</summary>
/// <remarks>
/// A key names the same text in both. What says the same is found next, wherever it stands: of texts that stand several times, those beside others that were
/// found, then the first with the first. The most that keep their order are the same, the others were moved. What is left is paired by the likeness of its
/// tokens: in the same gap between texts that stayed, or else anywhere. The work grows as n log n, and the search for likeness has an end, whatever the texts.
/// </remarks>
public sealed class RevisionAlignment
{
    /// <summary>What stands in the same gap is taken for the same text when so much of it is alike.</summary>
    const double Near = 0.35;

    /// <summary>What stands elsewhere has to be more alike.</summary>
    const double Far = 0.5;

    /// <summary>A gap with more pairs than these is searched by rare tokens only.</summary>
    const int MostInGap = 64 * 64;

    /// <summary>A token that stands in more texts says little.</summary>
    const int MostPostings = 64;

    /// <summary>So many of a text's rarest tokens are looked up, and so many of the texts that share the most of them are compared.</summary>
    const int MostTokens = 12, MostCandidates = 8;

    const int None = -1;

    readonly IReadOnlyList<RevisedText> before, after;
    readonly int[] beforeIds, afterIds;

    /// <summary>For each text now its place before, and the other way round.</summary>
    readonly int[] origins, heirs;

    readonly Likeness likeness = new();
    readonly bool[] stayed;

    RevisionAlignment(IReadOnlyList<RevisedText> before, IReadOnlyList<RevisedText> after)
    {
        (this.before, this.after) = (before, after);
        var ids = new Dictionary<InlineText, int>();
        (beforeIds, afterIds) = (Ids(before, ids), Ids(after, ids));
        (origins, heirs) = (new int[after.Count], new int[before.Count]);
        stayed = new bool[after.Count];
        Array.Fill(origins, None);
        Array.Fill(heirs, None);
        ByKey();
        ByText();
        KeepOrder();
        InGaps();
        Anywhere();
    }

    /// <summary>Each text of both lists once: those of now in their order, and what was removed where it would stand.</summary>
    public static IReadOnlyList<RevisedPair> Of(IReadOnlyList<RevisedText> before, IReadOnlyList<RevisedText> after) => new RevisionAlignment(before, after).Pairs();

    /// <summary>How alike two texts are that are not the same, in per cent of their tokens: what a memory would call a fuzzy match.</summary>
    public static int Percent(InlineText before, InlineText after) => Math.Min(99, (int)(100 * new Likeness().Of(before, after, 0)));

    /// <summary>A number for each text, the same for those that say the same to a memory.</summary>
    static int[] Ids(IReadOnlyList<RevisedText> texts, Dictionary<InlineText, int> ids)
    {
        var numbers = new int[texts.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var normal = MemoryKey.Normalize(texts[i].Text);
            if (!ids.TryGetValue(normal, out numbers[i])) ids.Add(normal, numbers[i] = ids.Count);
        }

        return numbers;
    }

    void Pair(int i, int j) => (origins[j], heirs[i]) = (i, j);

    bool AreFree(int i, int j) => heirs[i] == None && origins[j] == None;

    void ByKey()
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < before.Count; i++)
            if (before[i].Key is { } key) places.TryAdd(key, i);
        for (var j = 0; j < after.Count; j++)
            if (after[j].Key is { } key && places.Remove(key, out var i)) Pair(i, j);
    }

    void ByText()
    {
        // The beginning and the end, as far as nothing changed there.
        for (var (i, j) = (0, 0); i < before.Count && j < after.Count && AreFree(i, j) && beforeIds[i] == afterIds[j]; i++, j++) Pair(i, j);
        for (var (i, j) = (before.Count - 1, after.Count - 1); i >= 0 && j >= 0 && AreFree(i, j) && beforeIds[i] == afterIds[j]; i--, j--) Pair(i, j);

        var (there, here) = (Places(beforeIds, heirs), Places(afterIds, origins));
        foreach (var (id, places) in here)
            if (places.Count == 1 && there.TryGetValue(id, out var only) && only.Count == 1) Pair(only[0], places[0]);

        // Beside one that was found stands the one that stood beside it before.
        for (var j = 0; j + 1 < after.Count; j++) Beside(j, j + 1, 1);
        for (var j = after.Count - 1; j > 0; j--) Beside(j, j - 1, -1);

        there = Places(beforeIds, heirs);
        foreach (var (id, places) in Places(afterIds, origins))
        {
            if (!there.TryGetValue(id, out var others)) continue;
            for (var k = 0; k < Math.Min(places.Count, others.Count); k++) Pair(others[k], places[k]);
        }
    }

    void Beside(int found, int next, int way)
    {
        if (origins[found] is var i && i != None && i + way is var there && there >= 0 && there < before.Count && AreFree(there, next) && beforeIds[there] == afterIds[next]) Pair(there, next);
    }

    /// <summary>Where each text stands that nothing was found for, by its number.</summary>
    static Dictionary<int, List<int>> Places(int[] ids, int[] partners)
    {
        var places = new Dictionary<int, List<int>>();
        for (var i = 0; i < ids.Length; i++)
        {
            if (partners[i] != None) continue;
            if (!places.TryGetValue(ids[i], out var there)) places.Add(ids[i], there = []);
            there.Add(i);
        }

        return places;
    }

    bool SaysTheSame(int j) => origins[j] != None && beforeIds[origins[j]] == afterIds[j];

    /// <summary>The longest run of texts that say the same in the same order: those have stayed.</summary>
    void KeepOrder()
    {
        var ends = new List<int>();
        var previous = new int[after.Count];
        for (var j = 0; j < after.Count; j++)
        {
            if (!SaysTheSame(j)) continue;
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (origins[ends[middle]] < origins[j]) low = middle + 1;
                else high = middle;
            }

            previous[j] = low == 0 ? None : ends[low - 1];
            if (low == ends.Count) ends.Add(j);
            else ends[low] = j;
        }

        for (var j = ends.Count == 0 ? None : ends[^1]; j != None; j = previous[j]) stayed[j] = true;
    }

    /// <summary>Pairs what is alike between two texts that have stayed, in its order.</summary>
    void InGaps()
    {
        var (i, first) = (0, 0);
        for (var j = 0; j <= after.Count; j++)
        {
            if (j < after.Count && !stayed[j]) continue;
            var end = j < after.Count ? origins[j] : before.Count;
            var there = Enumerable.Range(i, end - i).Where(x => heirs[x] == None).ToList();
            var here = Enumerable.Range(first, j - first).Where(x => origins[x] == None).ToList();
            if (there.Count > 0 && here.Count > 0 && (long)there.Count * here.Count <= MostInGap) InGap(there, here);
            (i, first) = (end + 1, j + 1);
        }
    }

    /// <summary>Of all ways to pair them in order, the one with the most likeness in all.</summary>
    void InGap(List<int> there, List<int> here)
    {
        var alike = new double[there.Count, here.Count];
        for (var x = 0; x < there.Count; x++)
            for (var y = 0; y < here.Count; y++)
                alike[x, y] = likeness.Of(before[there[x]].Text, after[here[y]].Text, Near);
        var best = new double[there.Count + 1, here.Count + 1];
        for (var x = there.Count - 1; x >= 0; x--)
            for (var y = here.Count - 1; y >= 0; y--)
                best[x, y] = Math.Max(alike[x, y] > 0 ? alike[x, y] + best[x + 1, y + 1] : 0, Math.Max(best[x + 1, y], best[x, y + 1]));
        for (var (x, y) = (0, 0); x < there.Count && y < here.Count;)
        {
            if (alike[x, y] > 0 && best[x, y].Equals(alike[x, y] + best[x + 1, y + 1])) Pair(there[x++], here[y++]);
            else if (best[x, y].Equals(best[x + 1, y])) x++;
            else y++;
        }
    }

    /// <summary>Pairs what is alike wherever it stands, the most alike first. Only texts that share rare tokens are compared.</summary>
    void Anywhere()
    {
        var postings = new Dictionary<int, List<int>>();
        for (var i = 0; i < before.Count; i++)
        {
            if (heirs[i] != None) continue;
            foreach (var token in likeness.Tokens(before[i].Text).Distinct())
            {
                if (!postings.TryGetValue(token, out var places)) postings.Add(token, places = []);
                if (places.Count <= MostPostings) places.Add(i);
            }
        }

        if (postings.Count == 0) return;
        var found = new List<(double Alike, int Before, int After)>();
        for (var j = 0; j < after.Count; j++)
        {
            if (origins[j] != None) continue;
            var rare = likeness.Tokens(after[j].Text).Distinct().Select(postings.GetValueOrDefault).OfType<List<int>>().Where(p => p.Count <= MostPostings).OrderBy(p => p.Count).Take(MostTokens);
            foreach (var i in rare.SelectMany(p => p).CountBy(i => i).OrderByDescending(c => c.Value).ThenBy(c => Math.Abs(c.Key - j)).Take(MostCandidates).Select(c => c.Key))
                if (likeness.Of(before[i].Text, after[j].Text, Far) is > 0 and var alike) found.Add((alike, i, j));
        }

        foreach (var (_, i, j) in found.OrderByDescending(f => f.Alike).ThenBy(f => f.After).ThenBy(f => f.Before))
            if (AreFree(i, j)) Pair(i, j);
    }

    List<RevisedPair> Pairs()
    {
        var pairs = new List<RevisedPair>(before.Count + after.Count);
        var told = 0;
        for (var j = 0; j < after.Count; j++)
        {
            if (stayed[j]) Removed(origins[j]);
            pairs.Add(origins[j] == None ? new(null, j, Revised.Added) : new(origins[j], j, stayed[j] ? Revised.Same : SaysTheSame(j) ? Revised.Moved : Revised.Changed));
        }

        Removed(before.Count);
        return pairs;

        void Removed(int end)
        {
            for (; told < end; told++)
                if (heirs[told] == None) pairs.Add(new(told, null, Revised.Removed));
        }
    }
}
