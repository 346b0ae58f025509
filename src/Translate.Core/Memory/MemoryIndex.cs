using System.Runtime.InteropServices;
using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>A translation memory in this process: pairs, found by the text of either side.</summary>
/// <remarks>Many may look up at once; nobody may while a pair is added.</remarks>
/// <param name="scoring">How matches are judged.</param>
public sealed class MemoryIndex(Scoring? scoring = null) : IMemory
{
    readonly Scoring scoring = scoring ?? Scoring.Usual;
    readonly List<(MemoryPair Pair, string? Memory)> pairs = [];

    /// <summary>The score of a text that differs in white space only.</summary>
    int Spaced => Math.Clamp(100 - scoring.Spacing, 0, FuzzyQuery.MostWithSameWords);

    /// <summary>For each key the entry added last. An entry is twice the pair's place in <see cref="pairs"/>, plus one for the target side.</summary>
    readonly Dictionary<long, int> last = [];

    /// <summary>For each entry the one added before it under the same key, or -1.</summary>
    readonly List<int> before = [];

    /// <summary>How many pairs there are.</summary>
    public int Count => pairs.Count;

    /// <summary>Adds a pair; from now on it is found by either side.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="memory">The name of the memory that it stands in; targets taken from it say so.</param>
    public void Add(MemoryPair pair, string? memory = null)
    {
        pairs.Add((pair, memory));
        Enter(pair.Source.Text);
        Enter(pair.Target.Text);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Order: the score with the points taken off; then what was reviewed before what was not; the very locale before another region's; the place of the memory; the
    /// newest change; and last the order in which the pairs were added. Of pairs with one target text, the first in this order stands for all.
    /// </remarks>
    public IReadOnlyList<MemoryMatch> Lookup(Locale from, Locale to, InlineText source, SegmentContext context)
    {
        if (!last.TryGetValue(MemoryKey.Of(source), out var entry)) return [];

        var found = new List<MemoryMatch>();
        for (; entry >= 0; entry = before[entry])
        {
            var (pair, memory) = pairs[entry / 2];
            var (here, there) = entry % 2 == 0 ? (pair.Source, pair.Target) : (pair.Target, pair.Source);
            if (scoring.Reads(memory) && here.Locale.SharesLanguage(from) && there.Locale.SharesLanguage(to) && MemoryKey.Same(here.Text, source))
                found.Add(new(entry % 2 == 0 ? pair : pair.Reversed, MemoryKey.Exact(here.Text, source, context.Flows) ? Score(here.Context, context) : Spaced, memory) { Points = scoring.Distrust(pair, memory).Sum(p => p.Points) });
        }

        if (found.Count < 2) return found;
        return
        [
            .. found.AsEnumerable().Reverse()
                .OrderByDescending(match => match.Judged)
                .ThenByDescending(match => match.Pair.State)
                .ThenByDescending(match => match.Pair.Target.Locale == to)
                .ThenByDescending(match => match.Pair.Source.Locale == from)
                .ThenBy(match => scoring.PlaceOf(match.Memory))
                .ThenByDescending(match => match.Pair.Changed)
                .DistinctBy(match => MemoryKey.Normalize(match.Pair.Target.Text)),
        ];
    }

    void Enter(InlineText text)
    {
        ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(last, MemoryKey.Of(text), out var known);
        before.Add(known ? head : -1);
        head = before.Count - 1;
    }

    /// <summary>Neighbours count only where both are known on both sides: an unknown one proves nothing.</summary>
    internal static int Score(SegmentContext known, SegmentContext asked)
    {
        var score = 100;
        if (SameText(known.Previous, asked.Previous) && SameText(known.Next, asked.Next)) score++;
        if (known.Key is not null && string.Equals(known.Key, asked.Key, StringComparison.Ordinal)) score++;
        return score;

        static bool SameText(string? a, string? b) =>
            a is not null && b is not null &&
            (string.Equals(a, b, StringComparison.Ordinal) || string.Equals(MemoryKey.Normalize(a), MemoryKey.Normalize(b), StringComparison.Ordinal));
    }
}
