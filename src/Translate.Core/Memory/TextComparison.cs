using System.Collections.Immutable;
using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>Where two similar texts differ, and in what.</summary>
sealed class TextComparison
{
    readonly InlineText asked, known;
    readonly bool flows;
    readonly List<(TextSpan Span, bool IsNumber)> askedTokens, knownTokens;
    readonly int[] partners;
    readonly List<TextChange> changes = [];
    readonly bool[] seen = new bool[(int)TextChangeKind.Spacing + 1];

    TextComparison(InlineText asked, ReadOnlySpan<int> askedIds, InlineText known, ReadOnlySpan<int> knownIds, bool flows)
    {
        (this.asked, this.known, this.flows) = (asked, known, flows);
        (askedTokens, knownTokens) = (Tokens(asked.Text), Tokens(known.Text));
        partners = Alignment.Of(askedIds, knownIds);
        var wordsDiffer = CompareTokens(askedIds, knownIds);
        CompareCodes(sameWords: !wordsDiffer);
        changes.Sort((a, b) => (a.Asked.Start, a.Known.Start, a.Kind).CompareTo((b.Asked.Start, b.Known.Start, b.Kind)));
    }

    /// <summary>Where the texts differ, in the order in which they stand.</summary>
    public IReadOnlyList<TextChange> Changes => changes;

    /// <summary>Whether they differ in this.</summary>
    public bool Has(TextChangeKind kind) => seen[(int)kind];

    /// <summary>Compares two texts that are not the same, given their tokens in one vocabulary; where they flow, line breaks are spaces (<see cref="SegmentContext.Flows"/>).</summary>
    public static TextComparison Of(InlineText asked, ReadOnlySpan<int> askedIds, InlineText known, ReadOnlySpan<int> knownIds, bool flows) =>
        new(asked, askedIds, known, knownIds, flows);

    /// <returns>Whether words differ.</returns>
    bool CompareTokens(ReadOnlySpan<int> askedIds, ReadOnlySpan<int> knownIds)
    {
        int i = 0, j = 0, askedEnd = 0, knownEnd = 0;
        var adjacent = true;
        TextChange? open = null;
        while (i < partners.Length || j < knownTokens.Count)
        {
            var paired = i < partners.Length && partners[i] == j;
            var same = paired && askedIds[i] == knownIds[j] && askedIds[i] != Vocabulary.Unknown;
            var wasOpen = open is not null;
            if (same && open is { } done)
            {
                Add(done);
                open = null;
            }

            if (paired && adjacent) CompareGap(askedEnd, askedTokens[i].Span.Start, knownEnd, knownTokens[j].Span.Start, isWithin: wasOpen && !same);
            if (same) CompareWriting(askedTokens[i], knownTokens[j].Span);

            var takesAsked = paired || (i < partners.Length && partners[i] == Alignment.None);
            var takesKnown = paired || !takesAsked;
            if (!same)
            {
                var change = open ?? new(TextChangeKind.Words, new(askedEnd, 0), new(knownEnd, 0));
                if (takesAsked) change = change with { Asked = Widen(change.Asked, askedTokens[i].Span) };
                if (takesKnown) change = change with { Known = Widen(change.Known, knownTokens[j].Span) };
                open = change;
            }

            adjacent = paired;
            if (takesAsked) askedEnd = askedTokens[i++].Span.End;
            if (takesKnown) knownEnd = knownTokens[j++].Span.End;
        }

        if (open is { } last) Add(last);
        if (adjacent) CompareGap(askedEnd, asked.Text.Length, knownEnd, known.Text.Length, isWithin: false);
        return Has(TextChangeKind.Words);
    }

    /// <summary>An empty span began where nothing stood: the first token moves it to where that stands.</summary>
    static TextSpan Widen(TextSpan span, TextSpan token) => span.Length == 0 ? token : TextSpan.FromBounds(span.Start, token.End);

    /// <summary>Compares what stands between two tokens; where words on both sides are others, the change is part of theirs.</summary>
    void CompareGap(int askedStart, int askedEnd, int knownStart, int knownEnd, bool isWithin)
    {
        var (a, b) = (TextSpan.FromBounds(askedStart, askedEnd), TextSpan.FromBounds(knownStart, knownEnd));
        var (here, there) = (Written(asked.Text, a), Written(known.Text, b));
        if (here == there) return;

        var kind = Signs(here) == Signs(there) ? TextChangeKind.Spacing : TextChangeKind.Punctuation;
        if (isWithin) seen[(int)kind] = true;
        else Add(new(kind, a, b));

        static string Signs(string gap) => string.Concat(gap.Where(c => !char.IsWhiteSpace(c)));
    }

    void CompareWriting((TextSpan Span, bool IsNumber) token, TextSpan other)
    {
        if (asked.Text.AsSpan(token.Span.Start, token.Span.Length).SequenceEqual(known.Text.AsSpan(other.Start, other.Length))) return;
        var (here, there) = (Written(asked.Text, token.Span), Written(known.Text, other));
        if (here == there) return;

        // Within a number spaces group its digits; and what has no words is one token as a whole.
        var kind = MemoryKey.Normalize(here) == MemoryKey.Normalize(there) ? TextChangeKind.Spacing : token.IsNumber ? TextChangeKind.Number : TextChangeKind.Case;
        Add(new(kind, token.Span, other));
    }

    string Written(string text, TextSpan span) => span.Length == 0 ? "" : MemoryKey.Exactly(text.Substring(span.Start, span.Length), flows);

    /// <summary>Codes differ in kind, data or order; and among the same words, in their place too.</summary>
    void CompareCodes(bool sameWords)
    {
        if (asked.Codes.IsEmpty && known.Codes.IsEmpty) return;

        var (here, there) = (asked.Codes, known.Codes);
        var shorter = Math.Min(here.Length, there.Length);
        int start = 0, behind = 0;
        while (start < shorter && Same(here[start], there[start])) start++;
        while (behind < shorter - start && Same(here[^(behind + 1)], there[^(behind + 1)])) behind++;
        if (start + behind < Math.Max(here.Length, there.Length))
        {
            var (a, b) = (Place(here, start, behind), Place(there, start, behind));
            a ??= new(Across(b!.Value.Start, knownTokens, Inverse(), askedTokens), 0);
            b ??= new(Across(a.Value.Start, askedTokens, partners, knownTokens), 0);
            Add(new(TextChangeKind.Codes, a.Value, b.Value));
        }
        else if (sameWords && changes.Count == 0)
        {
            Add(new(TextChangeKind.Codes, Place(here, 0, 0)!.Value, Place(there, 0, 0)!.Value));
        }

        bool Same(InlineCode a, InlineCode b) =>
            a.Kind == b.Kind && a.Data == b.Data && (!sameWords || Before(askedTokens, a.Offset) == Before(knownTokens, b.Offset));

        static TextSpan? Place(ImmutableArray<InlineCode> codes, int start, int behind) =>
            start + behind < codes.Length ? TextSpan.FromBounds(codes[start].Offset, codes[^(behind + 1)].Offset) : null;
    }

    /// <summary>The place in the other text that follows the same tokens.</summary>
    static int Across(int offset, List<(TextSpan Span, bool IsNumber)> tokens, int[] partners, List<(TextSpan Span, bool IsNumber)> others)
    {
        for (var token = Before(tokens, offset) - 1; token >= 0; token--)
            if (partners[token] != Alignment.None) return others[partners[token]].Span.End;
        return 0;
    }

    /// <summary>For each token of the known text its partner.</summary>
    int[] Inverse()
    {
        var inverse = new int[knownTokens.Count];
        Array.Fill(inverse, Alignment.None);
        for (var i = 0; i < partners.Length; i++)
            if (partners[i] != Alignment.None) inverse[partners[i]] = i;
        return inverse;
    }

    /// <summary>How many tokens begin before an offset.</summary>
    static int Before(List<(TextSpan Span, bool IsNumber)> tokens, int offset)
    {
        int low = 0, high = tokens.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].Span.Start < offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    void Add(TextChange change)
    {
        seen[(int)change.Kind] = true;
        changes.Add(change);
    }

    static List<(TextSpan Span, bool IsNumber)> Tokens(string text)
    {
        var tokens = new List<(TextSpan, bool)>();
        for (var reader = new TokenReader(text); reader.Read();) tokens.Add((reader.Span, reader.IsNumber));
        return tokens;
    }
}
