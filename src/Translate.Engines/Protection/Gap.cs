using System.Text;
using Translate.Core.Text;

namespace Translate.Engines.Protection;

/// <summary>Codes without words of their own that stand together, and what stands beside them.</summary>
/// <param name="First">The first of the pieces.</param>
/// <param name="Last">The last of them; between them is white space at most.</param>
/// <param name="Left">What they stand behind.</param>
/// <param name="Right">What they stand before.</param>
sealed record Gap(int First, int Last, Neighbour Left, Neighbour Right)
{
    /// <summary>No answer would show where it belongs.</summary>
    public bool IsHopeless => Left.Kind == NeighbourKind.Word && Right.Kind == NeighbourKind.Word;

    /// <summary>The gaps of a text.</summary>
    public static List<Gap> ListOf(Pieces pieces)
    {
        var gaps = new List<Gap>();
        for (var i = 0; i < pieces.All.Count; i++)
        {
            if (!Layout.IsHidden(pieces.All[i])) continue;
            var last = i;
            for (var next = i + 1; next < pieces.All.Count && MayContinue(pieces.All[next]); next++)
                if (Layout.IsHidden(pieces.All[next])) last = next;
            var left = Neighbour.Of(pieces, i, -1, beginsSentence: false);
            gaps.Add(new(i, last, left, Neighbour.Of(pieces, last, +1, beginsSentence: left.Kind is NeighbourKind.Edge or NeighbourKind.Mark)));
            i = last;
        }

        return gaps;

        static bool MayContinue(Piece piece) => Layout.IsHidden(piece) || (piece is Words words && Blank.Is(words.Text));
    }

    /// <summary>
    /// One of the codes may stand for a word (<c>{0}</c>): what does not look like markup. Without it the sentence that was translated is another one, unless
    /// it is set off by punctuation.
    /// </summary>
    public bool MayBeWord(Pieces pieces)
    {
        for (var i = First; i <= Last; i++)
            if (pieces.All[i] is Parcel { IsHalf: false, Content: var content } && (!Blank.Is(content.Text) || content.Codes.Any(IsPlaceholder))) return true;
        return false;

        static bool IsPlaceholder(InlineCode code) => code.Kind == CodeKind.Standalone && !(code.Data.StartsWith('<') && code.Data.EndsWith('>'));
    }
}

/// <summary>What may stand beside a gap.</summary>
enum NeighbourKind
{
    /// <summary>A word that looks otherwise in another language.</summary>
    Word,

    /// <summary>The start or end of a line.</summary>
    Edge,

    /// <summary>A piece: the boundary of a pair, or what is kept as it is.</summary>
    Piece,

    /// <summary>A punctuation mark.</summary>
    Mark,

    /// <summary>A number or name, which looks the same in another language.</summary>
    Same,
}

/// <summary>What stands beside a gap.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Piece">The piece that it is or is in; -1 at the edges of the text.</param>
/// <param name="Text">The mark, number or name.</param>
/// <param name="Space">The white space between the gap and it.</param>
sealed record Neighbour(NeighbourKind Kind, int Piece, string Text, string Space)
{
    /// <summary>Marks that are each other's form in another script.</summary>
    static readonly string[] Marks = [".。．｡", ",，、،､", ":：", ";；؛", "?？؟", "!！", "(（", ")）", "[［", "]］", "\"“”„«»「」『』＂", "'‘’", "/／", "-–—", "…", "·・", "%％", "*＊", "|｜"];

    /// <summary>The neighbour of a piece, to its left (-1) or right (+1).</summary>
    /// <param name="pieces">All pieces.</param>
    /// <param name="piece">The piece.</param>
    /// <param name="direction">Where to look.</param>
    /// <param name="beginsSentence">A word to the right may be the first of a sentence.</param>
    public static Neighbour Of(Pieces pieces, int piece, int direction, bool beginsSentence)
    {
        var space = "";
        for (var i = piece + direction; i >= 0 && i < pieces.All.Count; i += direction)
        {
            if (pieces.All[i] is LineEnd) return new(NeighbourKind.Edge, i, "", space);
            if (pieces.All[i] is not Words { Text: var text }) return new(NeighbourKind.Piece, i, "", space);
            var (start, end) = (Blank.Start(text), Blank.End(text));
            if (end == 0)
            {
                space = text;
                continue;
            }

            return direction < 0
                ? Token(text[start..end], i, text[end..] + space, isLeft: true, beginsSentence)
                : Token(text[start..end], i, space + text[..start], isLeft: false, beginsSentence);
        }

        return new(NeighbourKind.Edge, -1, "", space);
    }

    /// <summary>The places of a mark in a text: those between two letters or digits belong to them (<c>3.5</c>).</summary>
    public static List<TextSpan> Places(string mark, string text, TextSpan within)
    {
        var places = new List<TextSpan>();
        for (var i = within.Start; i < within.End; i++)
        {
            if (!mark.Contains(text[i], StringComparison.Ordinal)) continue;
            if (i > 0 && i + 1 < text.Length && Letters.IsWord(Letters.Before(text, i)) && Letters.IsWord(Letters.At(text, i + 1))) continue;
            places.Add(new(i, 1));
        }

        return places;
    }

    static Neighbour Token(string text, int piece, string space, bool isLeft, bool beginsSentence)
    {
        var last = isLeft ? text[^1] : text[0];
        if (Array.Find(Marks, marks => marks.Contains(last, StringComparison.Ordinal)) is { } mark) return new(NeighbourKind.Mark, piece, mark, space);

        int start = isLeft ? text.Length : 0, end = start;
        if (isLeft)
            while (start > 0 && IsPart(Letters.Before(text, start))) start -= Letters.Before(text, start).Utf16SequenceLength;
        else
            while (end < text.Length && IsPart(Letters.At(text, end))) end += Letters.At(text, end).Utf16SequenceLength;
        var token = text[start..end];
        if (isLeft) beginsSentence = Blank.End(text.AsSpan(0, start)) is var before && (before == 0 || !Letters.IsWord(Letters.Before(text, before)));
        return IsSame(token, beginsSentence) ? new(NeighbourKind.Same, piece, token, space) : new(NeighbourKind.Word, piece, "", space);
    }

    static bool IsPart(Rune rune) => Letters.IsWord(rune) && !Letters.IsHangul(rune) && !Letters.IsUnspaced(rune);

    /// <summary>
    /// Digits, or a name: with a capital or a digit in it (<c>iOS</c>, <c>NATO</c>), or before it where a sentence does not begin (<c>Seoul</c>).
    /// </summary>
    static bool IsSame(string token, bool beginsSentence) =>
        token.Length > 0 && token.All(char.IsLetterOrDigit) &&
        (token.All(char.IsDigit) || (token.Length > 1 && ((char.IsUpper(token[0]) && !beginsSentence) || token.Skip(1).Any(c => char.IsUpper(c) || char.IsDigit(c)))));
}
