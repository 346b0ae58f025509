using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>A segment that is looked up, and how what is found is judged.</summary>
sealed class FuzzyQuery(Locale from, Locale to, InlineText source, SegmentContext context, int[] tokens, Scoring scoring)
{
    /// <summary>The bands' upper ends: whatever the points, no score says more of a match than is true.</summary>
    internal const int MostWithOtherWords = 94, MostWithSameWords = 99, MostInContext = 102;

    /// <summary>Of matches that are not the very text, so many more than asked for are judged. What is as similar beyond that is no better.</summary>
    const int Judged = 1000;

    /// <summary>How many steps of 64 tokens a look-up may take, about half a second: only many texts of ten thousand tokens need as many.</summary>
    const long Work = 1L << 27;

    /// <summary>The best matches, best first.</summary>
    public List<FuzzyMatch> Best(TokenTable table, Shelf shelf, int min, int most)
    {
        var best = new List<FuzzyMatch>();
        var targets = new Dictionary<InlineText, FuzzyMatch>();
        var (left, work) = ((long)most + Judged, Work);
        var order = Comparer<FuzzyMatch>.Create(Compare);
        foreach (var entry in table.Find(source, tokens, min, ref work))
        {
            if (best.Count == most && Bound(entry) < best[^1].Score) break;
            if (Judge(entry, table, shelf) is not { } match) continue;
            if (!entry.MayBeSame && --left < 0) break;

            var target = MemoryKey.Normalize(match.Pair.Target.Text);
            if (targets.TryGetValue(target, out var other))
            {
                if (Compare(match, other) >= 0) continue;
                best.Remove(other);
            }

            targets[target] = match;
            var place = best.BinarySearch(match, order);
            best.Insert(place < 0 ? ~place : place, match);
            if (best.Count > most) best.RemoveAt(most);
        }

        return best;
    }

    /// <summary>The score of the best match, 0 where there is none. Which of equal ones would stand first is not asked, so it ends with the first that nothing can surpass.</summary>
    public int BestScore(TokenTable table, Shelf shelf, int min)
    {
        var (best, left, work) = (0, 1L + Judged, Work);
        foreach (var entry in table.Find(source, tokens, min, ref work))
        {
            if (Bound(entry) <= best) break;
            if (Judge(entry, table, shelf) is not { } match) continue;
            if (!entry.MayBeSame && --left < 0) break;
            best = Math.Max(best, match.Score);
        }

        return best;
    }

    /// <summary>The pairs with the very text, ordered and told as <see cref="MemoryIndex.Lookup"/> does.</summary>
    public IReadOnlyList<MemoryMatch> Same(TokenTable table, Shelf shelf)
    {
        var (same, work) = (new MemoryIndex(scoring), Work);
        var found = table.Find(source, tokens, 100, ref work).TakeWhile(entry => entry.MayBeSame);
        foreach (var number in found.Select(entry => Holdings.Pair(entry.Owner).Number).Distinct())
            if (shelf.Read(number) is { } entry) same.Add(entry.Pair, entry.Memory);
        return same.Lookup(from, to, source, context);
    }

    /// <summary>What the score can be at the most.</summary>
    static int Bound(TokenTable.Found found) =>
        found.MayBeSame ? MostInContext : found.Distance == 0 ? MostWithSameWords : Math.Min(MostWithOtherWords, Percent(found));

    static int Percent(TokenTable.Found found) => (int)((found.Longer - found.Distance) * 100L / found.Longer);

    FuzzyMatch? Judge(TokenTable.Found found, TokenTable table, Shelf shelf)
    {
        var (number, backwards) = Holdings.Pair(found.Owner);
        if (shelf.Read(number) is not { } entry || !scoring.Reads(entry.Memory)) return null;
        var pair = backwards ? entry.Pair.Reversed : entry.Pair;
        if (!pair.Source.Locale.SharesLanguage(from) || !pair.Target.Locale.SharesLanguage(to)) return null;

        var penalties = new List<Penalty>();
        var similarity = 100.0 * (found.Longer - found.Distance) / found.Longer;
        if (found.MayBeSame && MemoryKey.Exact(pair.Source.Text, source, context.Flows))
        {
            Distrust(penalties, pair, entry.Memory);
            var same = new MemoryMatch(pair, MemoryIndex.Score(pair.Source.Context, context), entry.Memory) { Points = penalties.Sum(p => p.Points) };
            return new(number, pair, entry.Memory, similarity, same.Judged, penalties, []);
        }

        var comparison = TextComparison.Of(source, tokens, pair.Source.Text, table.Tokens(found.Entry), context.Flows);
        Take(penalties, PenaltyKind.Numbers, comparison.Has(TextChangeKind.Number) ? scoring.Numbers : 0);
        Take(penalties, PenaltyKind.Codes, comparison.Has(TextChangeKind.Codes) ? scoring.Codes : 0);
        Take(penalties, PenaltyKind.Case, comparison.Has(TextChangeKind.Case) ? scoring.Case : 0);
        Take(penalties, PenaltyKind.Punctuation, comparison.Has(TextChangeKind.Punctuation) ? scoring.Punctuation : 0);
        Take(penalties, PenaltyKind.Spacing, comparison.Has(TextChangeKind.Spacing) ? scoring.Spacing : 0);
        Distrust(penalties, pair, entry.Memory);
        var points = penalties.Sum(p => p.Points);
        var judged = found.Distance == 0 ? Math.Min(MostWithSameWords, 100 - points) : Math.Min(MostWithOtherWords, Percent(found)) - points;
        return new(number, pair, entry.Memory, similarity, Math.Max(0, judged), penalties, comparison.Changes);
    }

    /// <summary>What is taken off because of where the pair comes from.</summary>
    void Distrust(List<Penalty> penalties, MemoryPair pair, string? memory)
    {
        Take(penalties, PenaltyKind.Variant, IsVariant(pair.Source.Locale, from) || IsVariant(pair.Target.Locale, to) ? scoring.Variant : 0);
        penalties.AddRange(scoring.Distrust(pair, memory));
    }

    static bool IsVariant(Locale a, Locale b) => !Pretranslation.Pretranslation.IsSameVariety(a, b);

    static void Take(List<Penalty> penalties, PenaltyKind kind, int points)
    {
        if (points != 0) penalties.Add(new(kind, points));
    }

    int Compare(FuzzyMatch a, FuzzyMatch b)
    {
        var order = b.Score.CompareTo(a.Score);
        if (order == 0) order = b.Similarity.CompareTo(a.Similarity);
        if (order == 0) order = b.Pair.State.CompareTo(a.Pair.State);
        if (order == 0) order = (b.Pair.Target.Locale == to).CompareTo(a.Pair.Target.Locale == to);
        if (order == 0) order = (b.Pair.Source.Locale == from).CompareTo(a.Pair.Source.Locale == from);
        if (order == 0) order = scoring.PlaceOf(a.Memory).CompareTo(scoring.PlaceOf(b.Memory));
        if (order == 0) order = Nullable.Compare(b.Pair.Changed, a.Pair.Changed);
        if (order == 0) order = a.Number.CompareTo(b.Number);
        return order;
    }
}
