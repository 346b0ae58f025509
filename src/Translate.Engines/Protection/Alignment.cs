using Translate.Core.Text;

namespace Translate.Engines.Protection;

/// <summary>Finds the places of codes in a translation that was made without them.</summary>
/// <remarks>
/// What is certain, and nothing else: a pair stands around the translation of its words where that is found once, or fills its line; what is kept is found
/// as it is; a code without words stands where what is beside it is found. Of what is found twice, that which another pair has does not count.
/// A Korean particle behind what is found stays outside: <c>&lt;b&gt;서울&lt;/b&gt;에서</c>.
/// </remarks>
sealed class Alignment(Pieces pieces, Layout source, List<Gap> gaps, IReadOnlyDictionary<string, string> translations, string answer)
{
    /// <summary>Marks that an engine puts behind what it takes for a sentence.</summary>
    const string SentenceEnds = ".。!?！？…:;,";

    /// <summary>Longer words are not sought: they would hardly be found, and the search is linear only while they are short.</summary>
    const int MostSought = 500;

    readonly IReadOnlyList<TextSpan> lines = Layout.LinesOf(answer);
    readonly Dictionary<int, TextSpan> placed = [];
    readonly List<Insertion> insertions = [];

    /// <summary>The translation with its codes, or why it is none.</summary>
    public Restoration Restore()
    {
        if (lines.Count != source.Lines.Count) return Restoration.Of($"{lines.Count - 1} line ends came back, and {source.Lines.Count - 1} were sent");
        if ((LostWord() ?? PlaceAnchors() ?? PlaceGaps()) is { } problem) return Restoration.Of(problem);

        // Where two pairs touch that have changed places, the one that ends goes first; elsewhere the order of the source is right.
        var restored = Prove(insertions.OrderBy(i => i.Offset).ThenBy(i => i.First));
        if (restored.Text is not null) return restored;
        var ended = Prove(insertions.OrderBy(i => i.Offset).ThenBy(i => i.Rank).ThenBy(i => i.First));
        return ended.Text is not null ? ended : restored;
    }

    /// <summary>Words and addresses that are kept stand in the answer as often as in the source at least.</summary>
    string? LostWord() => pieces.All.OfType<Parcel>().Where(p => !Layout.IsHidden(p)).GroupBy(p => Blank.Trim(p.Content.Text), StringComparer.Ordinal)
        .Where(kept => Find(kept.Key, answer, new(0, answer.Length), StringComparison.Ordinal).Count < kept.Count())
        .Select(kept => $"{kept.First().Name} was changed").FirstOrDefault();

    /// <summary>Places pairs and what is kept, again and again, as what is placed tells others apart.</summary>
    string? PlaceAnchors()
    {
        var waiting = Enumerable.Range(0, pieces.All.Count).Where(i => pieces.All[i] is Opening or Parcel && !Layout.IsHidden(pieces.All[i])).ToList();
        while (waiting.RemoveAll(TryPlace) > 0)
        {
        }

        foreach (var piece in waiting)
            if (NeedsPlace(piece)) return Projection.Uncertain(pieces.All[piece]);
        foreach (var (piece, span) in placed)
        {
            if (pieces.All[piece] is Opening opening)
            {
                insertions.Add(new(span.Start, piece, piece, Rank: 2));
                insertions.Add(new(span.End, opening.Closing, opening.Closing, Rank: 0));
            }
            else if (NeedsPlace(piece))
            {
                insertions.Add(new(span.Start, piece, piece, Rank: 1) { Replaced = span.Length });
            }
        }

        return null;
    }

    bool NeedsPlace(int piece) => pieces.All[piece] is Opening || pieces.All[piece] is Parcel { Content.Codes.Length: > 0 };

    bool TryPlace(int piece)
    {
        var parent = pieces.Parents[piece];
        if (parent >= 0 && !placed.ContainsKey(parent)) return false;

        var here = SourceSpan(piece);
        var (from, to) = parent >= 0 ? (SourceSpan(parent), placed[parent]) : LinesAround(here);
        if (here == from && pieces.All[piece] is Opening)
        {
            placed[piece] = to;
            return true;
        }

        // Found elsewhere in the source too, nothing tells which of the two it is.
        var text = source.Text.Substring(here.Start, here.Length);
        var isKept = pieces.All[piece] is Parcel;
        if (Free(Find(text, source.Text, from, StringComparison.OrdinalIgnoreCase), piece, SourceSpan) is not [var own] || own != here) return false;
        foreach (var (stem, comparison) in isKept ? [(text, StringComparison.Ordinal)] : Stems(text))
        {
            var found = Free(Find(stem, answer, to, comparison), piece, other => placed[other]);
            if (found.Count > 1) return false;
            if (found.Count == 0) continue;
            placed[piece] = found[0];
            return true;
        }

        return false;
    }

    /// <summary>What the words of a pair may look like in the answer: their translation, or as they are.</summary>
    IEnumerable<(string Stem, StringComparison Comparison)> Stems(string text)
    {
        if (translations.TryGetValue(text, out var stem))
        {
            if (!SentenceEnds.Contains(text[^1], StringComparison.Ordinal)) stem = Blank.Trim(stem.TrimEnd(SentenceEnds.ToCharArray()));
            yield return (stem, StringComparison.OrdinalIgnoreCase);
        }

        yield return (text, StringComparison.Ordinal);
    }

    /// <summary>Those that do not touch what is placed and is not around the piece.</summary>
    List<TextSpan> Free(List<TextSpan> found, int piece, Func<int, TextSpan> spanOf)
    {
        var around = new HashSet<int>();
        for (var parent = pieces.Parents[piece]; parent >= 0; parent = pieces.Parents[parent]) around.Add(parent);
        found.RemoveAll(span => placed.Keys.Any(other => !around.Contains(other) && spanOf(other) is var taken && taken.Start < span.End && span.Start < taken.End));
        return found;
    }

    /// <summary>Where words stand as whole words. A single character of a script without spaces is part of too many.</summary>
    static List<TextSpan> Find(string stem, string text, TextSpan within, StringComparison comparison)
    {
        var found = new List<TextSpan>();
        if (stem.Length is 0 or > MostSought || (stem.Length == 1 && Letters.IsUnspaced(Letters.At(stem, 0)))) return found;
        for (var at = within.Start; (at = text.IndexOf(stem, at, within.End - at, comparison)) >= 0; at++)
            if (Letters.IsWhole(text, at, at + stem.Length)) found.Add(new(at, stem.Length));
        return found;
    }

    TextSpan SourceSpan(int piece) => source.Between(piece, pieces.All[piece] is Opening opening ? opening.Closing : piece);

    /// <summary>The lines in which a stretch of the source lies, there and here.</summary>
    (TextSpan Source, TextSpan Answer) LinesAround(TextSpan span) =>
        (source.LinesAround(span), TextSpan.FromBounds(lines[source.LineAt(span.Start)].Start, lines[source.LineAt(span.End)].End));

    string? PlaceGaps()
    {
        foreach (var gap in gaps)
        {
            var (left, right) = (BehindParticles(gap, End(gap, gap.Left)), Start(gap, gap.Right));
            if ((left ?? right) is null) return Uncertain();
            if (left is { } l && right is { } r && (l > r || !Blank.Is(answer.AsSpan(l, r - l)))) return Uncertain();
            if (gap.MayBeWord(pieces) && !(left is not null && right is not null && IsApart(gap.Left) && IsApart(gap.Right))) return Uncertain();

            // One space of the answer stands for those on both sides in the source.
            var (start, end) = (left ?? right!.Value, right ?? left!.Value);
            if (left is null)
                while (start > 0 && IsSpace(answer[start - 1])) start--;
            if (right is null)
                while (end < answer.Length && IsSpace(answer[end])) end++;
            var (before, after) = IsInWord(end) && start == end ? ("", "") : (gap.Left.Space, gap.Right.Space);
            var offset = before.Length > 0 ? end : after.Length > 0 ? start : left ?? end;
            if (offset < answer.Length && Letters.Continues(Letters.At(answer, offset))) return Uncertain();
            insertions.Add(new(offset, gap.First, gap.Last, Rank: 1) { Before = before, After = after });

            string Uncertain() => Projection.Uncertain(pieces.All[gap.First]);
        }

        return null;

        static bool IsSpace(char character) => Blank.Is(character) && character != '\n';
    }

    /// <summary>Where the code is apart from the word before it, the word's particles are the word's.</summary>
    int? BehindParticles(Gap gap, int? left)
    {
        if (left is not { } at || gap.Left.Space.Length == 0 || gap.Left.Kind is NeighbourKind.Edge) return left;
        while (IsInWord(at) && Letters.IsHangul(Letters.At(answer, at))) at++;
        return at;
    }

    bool IsInWord(int offset) => offset > 0 && offset < answer.Length && Letters.IsWord(Letters.Before(answer, offset)) && Letters.IsWord(Letters.At(answer, offset));

    static bool IsApart(Neighbour neighbour) => neighbour.Kind is NeighbourKind.Edge or NeighbourKind.Mark;

    /// <summary>Where the answer has the end of what stands before a gap; null where that is not certain.</summary>
    int? End(Gap gap, Neighbour left) => left.Kind switch
    {
        NeighbourKind.Edge => lines[LineOf(gap)].Start,
        NeighbourKind.Piece when pieces.All[left.Piece] is Opening => Placed(left.Piece)?.Start,
        NeighbourKind.Piece when pieces.All[left.Piece] is Closing closing => Placed(closing.Opening)?.End,
        NeighbourKind.Piece => Placed(left.Piece)?.End,
        _ => Token(gap, left)?.End,
    };

    /// <summary>Where the answer has the start of what stands behind a gap; null where that is not certain.</summary>
    int? Start(Gap gap, Neighbour right) => right.Kind switch
    {
        NeighbourKind.Edge => lines[LineOf(gap)].End,
        NeighbourKind.Piece when pieces.All[right.Piece] is Closing closing => Placed(closing.Opening)?.End,
        NeighbourKind.Piece => Placed(right.Piece)?.Start,
        _ => Token(gap, right)?.Start,
    };

    TextSpan? Placed(int piece) => placed.TryGetValue(piece, out var span) ? span : null;

    int LineOf(Gap gap) => source.LineAt(source[gap.First].Start);

    /// <summary>A mark, number or name that stands once in the line here, as it does there; a mark at the end of a line is not one within.</summary>
    TextSpan? Token(Gap gap, Neighbour neighbour)
    {
        if (neighbour.Kind is NeighbourKind.Word) return null;
        var (from, to) = (source.Lines[LineOf(gap)], lines[LineOf(gap)]);
        if (Places(neighbour, source.Text, from) is not [var there] || Places(neighbour, answer, to) is not [var here]) return null;
        var isBeside = neighbour == gap.Left ? IsBlank(there.End, source[gap.First].Start) : IsBlank(source[gap.Last].End, there.Start);
        var isLike = neighbour.Kind is not NeighbourKind.Mark || (there.Start == from.Start == (here.Start == to.Start) && there.End == from.End == (here.End == to.End));
        return isBeside && isLike ? here : null;

        bool IsBlank(int start, int end) => start <= end && Blank.Is(source.Text.AsSpan(start, end - start));
    }

    static List<TextSpan> Places(Neighbour neighbour, string text, TextSpan line) =>
        neighbour.Kind is NeighbourKind.Mark ? Neighbour.Places(neighbour.Text, text, line) : Find(neighbour.Text, text, line, StringComparison.Ordinal);

    Restoration Prove(IEnumerable<Insertion> ordered)
    {
        var result = new Answer();
        var at = 0;
        var open = new Stack<int>([-1]);
        foreach (var insertion in ordered)
        {
            if (insertion.Offset < at) return Restoration.Of(Projection.Uncertain(pieces.All[insertion.First]));
            AddText(insertion.Offset);
            if (!result.EndsBlank) result.Add(insertion.Before);
            for (var i = insertion.First; i <= insertion.Last; i++)
            {
                // A code among blanks at the edge of a pair is placed by its neighbours, and may have come to stand outside of the pair that it was in.
                if (pieces.All[i] is Closing) open.TryPop(out _);
                else if (open.TryPeek(out var pair) && pieces.Parents[i] != pair) return Restoration.Of(Projection.Uncertain(pieces.All[i]));
                if (pieces.All[i] is Opening) open.Push(i);
                if (pieces.All[i] is Words words) result.Add(words.Text);
                else result.Add(i);
            }

            at += insertion.Replaced;
            if (at < answer.Length && !Blank.Is(answer[at])) result.Add(insertion.After);
        }

        AddText(answer.Length);
        return new Proof(pieces) { Exempt = piece => piece is Parcel { Content.Codes.IsEmpty: true } && !Layout.IsHidden(piece) }.Of(result);

        void AddText(int end)
        {
            while (at < end)
            {
                var line = answer.IndexOf('\n', at, end - at);
                result.Add(answer[at..(line < 0 ? end : line)]);
                at = line < 0 ? end : line + 1;
                if (line >= 0) result.Add(Stretch.LineEnd);
            }
        }
    }
}

/// <summary>Pieces to be put into a translation.</summary>
/// <param name="Offset">Where.</param>
/// <param name="First">The first piece.</param>
/// <param name="Last">The last piece.</param>
/// <param name="Rank">Where several come to one place: what ends goes first, what begins last.</param>
readonly record struct Insertion(int Offset, int First, int Last, int Rank)
{
    /// <summary>The length of the text that it replaces.</summary>
    public int Replaced { get; init; }

    /// <summary>The white space that has to stand before it.</summary>
    public string Before { get; init; } = "";

    /// <summary>The white space that has to stand behind it.</summary>
    public string After { get; init; } = "";
}
