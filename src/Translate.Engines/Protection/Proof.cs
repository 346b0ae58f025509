using System.Collections.Immutable;
using System.Text;
using Translate.Core.Text;

namespace Translate.Engines.Protection;

/// <summary>Proves that an answer has every code of its source, once and in its pair, and makes it a text again.</summary>
sealed class Proof(Pieces pieces)
{
    /// <summary>Pieces that need not come back as such: they went as text and are proven otherwise.</summary>
    public Predicate<Piece> Exempt { get; init; } = _ => false;

    /// <summary>The text, or what is wrong with it.</summary>
    public Restoration Of(Answer answer)
    {
        var stretches = Trim(answer.Stretches);
        return (answer.Problem ?? Count(stretches) ?? Order(stretches) ?? Substance(stretches)) is { } problem
            ? Restoration.Of(problem)
            : new(Join(stretches), null);
    }

    /// <summary>White space at the ends is the engine's own.</summary>
    static List<Stretch> Trim(IReadOnlyList<Stretch> answer)
    {
        int start = 0, end = answer.Count;
        while (start < end && IsBlank(answer[start])) start++;
        while (end > start && IsBlank(answer[end - 1])) end--;
        var result = answer.Skip(start).Take(end - start).ToList();
        if (result.Count == 0) return result;
        if (result[0].IsText) result[0] = result[0] with { Text = result[0].Text[Blank.Start(result[0].Text)..] };
        if (result[^1].IsText) result[^1] = result[^1] with { Text = result[^1].Text[..Blank.End(result[^1].Text)] };
        return result;

        static bool IsBlank(Stretch stretch) => stretch.Piece == Stretch.LineEnd || (stretch.IsText && Blank.Is(stretch.Text));
    }

    string? Count(List<Stretch> answer)
    {
        var seen = new bool[pieces.All.Count];
        var lines = 0;
        foreach (var (piece, _) in answer)
        {
            if (piece == Stretch.LineEnd) lines++;
            if (piece < 0) continue;
            if (seen[piece]) return $"{pieces.All[piece].Name} came back twice";
            seen[piece] = true;
        }

        for (var i = 0; i < seen.Length; i++)
            if (!seen[i] && pieces.All[i] is not (Words or LineEnd) && !Exempt(pieces.All[i])) return $"{pieces.All[i].Name} was lost";

        var expected = pieces.All.Count(piece => piece is LineEnd);
        return lines == expected ? null : $"{lines} line ends came back, and {expected} were sent";
    }

    /// <summary>
    /// Words may stand in another order, and pairs and parcels with them. But a pair stays in the pair it was in, and so does half of one, in the order of
    /// such halves: they pair up with codes of other sentences.
    /// </summary>
    string? Order(List<Stretch> answer)
    {
        var open = new Stack<int>([-1]);
        var half = -1;
        foreach (var (piece, _) in answer)
        {
            if (piece < 0) continue;
            switch (pieces.All[piece])
            {
                case Opening:
                    if (open.Peek() != pieces.Parents[piece]) return Misplaced(piece);
                    open.Push(piece);
                    break;
                case Closing closing:
                    if (open.Pop() != closing.Opening) return $"{pieces.All[piece].Name} closes what is not open, or crosses another pair";
                    break;
                case Parcel { IsHalf: true }:
                    if (open.Peek() != pieces.Parents[piece]) return Misplaced(piece);
                    if (piece < half) return $"{pieces.All[piece].Name} has changed places with {pieces.All[half].Name}";
                    half = piece;
                    break;
            }
        }

        return null;

        string Misplaced(int piece) => pieces.Parents[piece] is >= 0 and var parent
            ? $"{pieces.All[piece].Name} is no longer in the pair of {pieces.All[parent].Name}"
            : $"{pieces.All[piece].Name} has come into another pair";
    }

    /// <summary>There are words where there were some, and characters only that a file can hold.</summary>
    string? Substance(List<Stretch> answer)
    {
        var filled = new Stack<bool>([false]);
        foreach (var (piece, text) in answer)
        {
            if (!Writable.Is(text)) return "the answer holds half of a character, or one that may not stand in a text";
            if (piece >= 0 && pieces.All[piece] is Opening)
            {
                filled.Push(false);
            }
            else if (piece >= 0 && pieces.All[piece] is Closing)
            {
                if (!filled.Pop()) return $"nothing is left in the pair of {pieces.All[piece].Name}";
                Fill();
            }
            else if (piece != Stretch.TextAlone || !Blank.Is(text))
            {
                Fill();
            }
        }

        return pieces.HasWords && !answer.Exists(stretch => stretch.IsText && !Blank.Is(stretch.Text)) ? "no words came back" : null;

        void Fill()
        {
            filled.Pop();
            filled.Push(true);
        }
    }

    InlineText Join(List<Stretch> answer)
    {
        var ends = new Queue<string>(pieces.All.OfType<LineEnd>().Select(end => end.Text));
        var text = new StringBuilder();
        var codes = ImmutableArray.CreateBuilder<InlineCode>();
        foreach (var (piece, words) in answer)
        {
            if (piece == Stretch.LineEnd)
            {
                text.Append(ends.Dequeue());
                continue;
            }

            switch (piece < 0 ? null : pieces.All[piece])
            {
                case Opening opening:
                    codes.Add(opening.Code with { Offset = text.Length });
                    break;
                case Closing closing:
                    codes.Add(closing.Code with { Offset = text.Length });
                    break;
                case Parcel { Content: var content }:
                    foreach (var code in content.Codes) codes.Add(code with { Offset = text.Length + code.Offset });
                    text.Append(content.Text);
                    break;
                default:
                    text.Append(words);
                    break;
            }
        }

        return new(text.ToString(), codes.DrainToImmutable());
    }
}
