using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>Makes a text with codes of the pieces between two dividers of a paragraph.</summary>
/// <remarks>
/// It begins with the first text and ends with the last: bookmarks, notes' marks and all else outside of them is no code. What most of it looks
/// like needs no code either, and what looks otherwise stands in a pair of them.
/// </remarks>
sealed class PassageReader
{
    readonly Piece[] pieces;
    readonly int[] scopeOf;
    readonly int[] innerOf;
    readonly int[] pairOf;
    readonly List<Scope> scopes = [new()];
    readonly ImmutableArray<InlineCode>.Builder codes = ImmutableArray.CreateBuilder<InlineCode>();
    readonly CodePlaces places = new();
    readonly StringBuilder text = new();
    int named;

    PassageReader(IEnumerable<Piece> read)
    {
        pieces = [.. read];
        (scopeOf, innerOf, pairOf) = (new int[pieces.Length], new int[pieces.Length], new int[pieces.Length]);
        var open = new Stack<(int Scope, int Piece)>([(0, -1)]);
        for (var i = 0; i < pieces.Length; i++)
        {
            if (pieces[i].Kind is PieceKind.Close) pairOf[pairOf[i] = open.Pop().Piece] = i;
            scopeOf[i] = open.Peek().Scope;
            if (pieces[i].Kind is PieceKind.Text) scopes[scopeOf[i]].Add(pieces[i].Format!, pieces[i].Data.Length);
            if (pieces[i].Kind is not PieceKind.Open) continue;
            open.Push((innerOf[i] = scopes.Count, i));
            scopes.Add(new());
        }
    }

    /// <summary>The passage that some pieces make, or null where they are nothing to translate.</summary>
    public static Passage? Read(IEnumerable<Piece> pieces, ParagraphPlace paragraph) => new PassageReader(pieces).Passage(paragraph);

    Passage? Passage(ParagraphPlace paragraph)
    {
        var (first, last) = (Array.FindIndex(pieces, p => p.Kind is PieceKind.Text), Array.FindLastIndex(pieces, p => p.Kind is PieceKind.Text));
        if (first < 0) return null;
        var firstFormat = pieces[first].Format!;
        (first, last) = Balanced(first, last);
        var scope = scopes[scopeOf[first]];
        var format = scope.Format ?? firstFormat;
        SetAlone();
        AddPieces(first, last, format);

        var said = text.ToString();
        var isWritten = scope.IsDecided && pieces[first].Kind is PieceKind.Text;
        if (!said.EnumerateRunes().Any(Rune.IsLetterOrDigit) && !(isWritten && !string.IsNullOrWhiteSpace(said))) return null;
        return new(paragraph, TextSpan.FromBounds(pieces[first].Outer.Start, pieces[last].Outer.End), new(said, codes.DrainToImmutable()), places, format, pieces[first].Run?.Before ?? "", pieces[last].Run?.After ?? "");
    }

    /// <summary>The stretch from the first text to the last, with all of their runs, and both ends of what begins or ends in it.</summary>
    (int First, int Last) Balanced(int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (pieces[i].Kind is PieceKind.Close && pairOf[i] < first) first = pairOf[i];
            if (pieces[i].Kind is PieceKind.Open && pairOf[i] > last) last = pairOf[i];
        }

        while (first > 0 && IsSameRun(first - 1, first)) first--;
        while (last + 1 < pieces.Length && IsSameRun(last, last + 1)) last++;
        return (first, last);
    }

    bool IsSameRun(int one, int other) => pieces[one].Run is { } run && ReferenceEquals(run, pieces[other].Run);

    /// <summary>What stands in a run without text needs no pair of codes for how that run looks.</summary>
    void SetAlone()
    {
        for (var i = 0; i < pieces.Length;)
        {
            var end = i + 1;
            if (pieces[i].Kind is PieceKind.Text or PieceKind.InRun)
            {
                var hasText = pieces[i].Kind is PieceKind.Text;
                for (; end < pieces.Length && pieces[end].Kind is PieceKind.Text or PieceKind.InRun && pieces[end].Format!.Data == pieces[i].Format!.Data; end++) hasText |= pieces[end].Kind is PieceKind.Text;
                if (!hasText)
                    foreach (ref var piece in pieces.AsSpan(i, end - i)) piece = piece with { Kind = PieceKind.Alone };
            }

            i = end;
        }
    }

    void AddPieces(int first, int last, RunFormat format)
    {
        // What looks otherwise goes on across a note's mark in it, and no further than its last text.
        RunFormat? other = null;
        var otherId = "";
        var otherEnd = -1;
        var ids = new Dictionary<int, string>();
        for (var i = first; i <= last; i++)
        {
            var piece = pieces[i];
            if (other is not null && i > otherEnd) EndOther();
            if (piece.Kind is PieceKind.Text or PieceKind.InRun)
            {
                if (other is null && piece.Format!.Data != Base(scopeOf[i]).Data)
                {
                    other = piece.Format;
                    otherEnd = EndOfOther(i, last);
                    otherId = Next();
                    Add(CodeKind.Opening, otherId, other.Data, new(PieceKind.Text, other));
                }

                if (piece.Kind is PieceKind.Text) text.Append(piece.Data);
                else Add(CodeKind.Standalone, Next(), piece.Data, new(PieceKind.InRun, null));
            }
            else if (piece.Kind is PieceKind.Open)
            {
                Add(CodeKind.Opening, ids[i] = Next(), piece.Data, new(PieceKind.Open, Base(innerOf[i])));
            }
            else if (piece.Kind is PieceKind.Close)
            {
                Add(CodeKind.Closing, ids[pairOf[i]], piece.Data, new(PieceKind.Close, null));
            }
            else
            {
                Add(CodeKind.Standalone, Next(), piece.Data, new(piece.Kind, piece.Format));
            }
        }

        if (other is not null) EndOther();

        RunFormat Base(int scope) => scopes[scope].Format ?? format;

        void EndOther()
        {
            Add(CodeKind.Closing, otherId, other!.EndData, new(PieceKind.Text, other));
            other = null;
        }
    }

    /// <summary>The last piece that looks as the one at an index, with nothing but what is kept whole between them.</summary>
    int EndOfOther(int index, int last)
    {
        var end = index;
        for (var i = index + 1; i <= last && pieces[i].Kind is PieceKind.Text or PieceKind.InRun or PieceKind.Whole or PieceKind.Alone; i++)
        {
            if (pieces[i].Kind is PieceKind.Whole or PieceKind.Alone) continue;
            if (pieces[i].Format!.Data != pieces[index].Format!.Data) break;
            end = i;
        }

        return end;
    }

    string Next() => (++named).ToString(CultureInfo.InvariantCulture);

    void Add(CodeKind kind, string id, string data, CodePlace place)
    {
        var code = new InlineCode(text.Length, kind, id, data);
        codes.Add(code);
        places.Add(code, place);
    }
}
