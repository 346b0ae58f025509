using System.Text;

namespace Translate.Engines.Protection;

/// <summary>Codes as words: writes them into a text, and finds them again in an answer.</summary>
/// <remarks>
/// A mask has to stand as a word. Where it would touch a letter or another mask, a space is put between, and taken away again where the same things meet
/// in the answer. Korean and Japanese text may touch it: there, what follows a mask directly are its particles.
/// </remarks>
sealed class MaskedText(Pieces pieces, Mask mask)
{
    readonly List<int> numbered = [];
    readonly HashSet<int> spacedBefore = [];
    readonly HashSet<int> spacedAfter = [];

    /// <summary>The text as it travels; line ends stay line ends.</summary>
    public List<Piece> Write()
    {
        var result = new List<Piece>();
        var text = new StringBuilder();
        for (var i = 0; i < pieces.All.Count; i++)
        {
            switch (pieces.All[i])
            {
                case Words words:
                    text.Append(words.Text);
                    break;
                case LineEnd end:
                    result.Add(new Words(text.ToString()));
                    result.Add(end);
                    text.Clear();
                    break;
                default:
                    numbered.Add(i);
                    if (Touches(i, i - 1, isBefore: true))
                    {
                        spacedBefore.Add(i);
                        if (!spacedAfter.Contains(i - 1)) text.Append(' ');
                    }

                    text.Append(mask.Of(numbered.Count));
                    if (Touches(i, i + 1, isBefore: false))
                    {
                        spacedAfter.Add(i);
                        text.Append(' ');
                    }

                    break;
            }
        }

        result.Add(new Words(text.ToString()));
        return result;
    }

    /// <summary>The answer with its masks recognised.</summary>
    public Answer Read(Answer answer)
    {
        if (answer.Problem is not null) return answer;
        var read = new Answer();
        foreach (var stretch in answer.Stretches)
        {
            if (!stretch.IsText) read.Add(stretch.Piece);
            else if (!ReadText(read, stretch.Text)) return read;
        }

        return read;
    }

    bool ReadText(Answer read, string text)
    {
        var (at, left) = (0, -1);
        while (true)
        {
            var found = mask.Find(text, at);
            var right = found is { Number: var number } && number > 0 && number <= numbered.Count ? numbered[number - 1] : -1;
            if (found is not null && right < 0)
            {
                read.Fail($"the mask {text.AsSpan(found.Value.Span.Start, Math.Min(found.Value.Span.Length, 20))} was not sent");
                return false;
            }

            var between = Unspaced(text[at..(found?.Span.Start ?? text.Length)], left, right);
            if (mask.IsBroken(between))
            {
                read.Fail("a mask was changed");
                return false;
            }

            read.Add(between);
            if (found is null) return true;
            read.Add(right);
            (at, left) = (found.Value.Span.End, right);
        }
    }

    /// <summary>The text between two masks without the spaces that were put there.</summary>
    string Unspaced(string text, int left, int right)
    {
        if (text.Length > 0 && text[0] == ' ' && spacedAfter.Contains(left) && Meets(left, left + 1, text.Length > 1 ? text[1] : null, right)) text = text[1..];
        if (text.Length > 0 && text[^1] == ' ' && spacedBefore.Contains(right) && Meets(right, right - 1, text.Length > 1 ? text[^2] : null, left)) text = text[..^1];
        return text;
    }

    /// <summary>Behind the space stands what stood there in the source, or, inside of a pair, its translation.</summary>
    bool Meets(int piece, int neighbour, char? next, int mask)
    {
        if (IsInside(piece, neighbour)) return true;
        var source = pieces.All[neighbour] as Words;
        return source is null ? next is null && mask >= 0 : next == (neighbour > piece ? source.Text[0] : source.Text[^1]);
    }

    /// <summary>A space has to come between a mask and what stands beside it.</summary>
    bool Touches(int piece, int neighbour, bool isBefore)
    {
        if (neighbour < 0 || neighbour >= pieces.All.Count || pieces.All[neighbour] is LineEnd) return false;
        if (pieces.All[neighbour] is not Words words) return true;
        var beside = isBefore ? Letters.Before(words.Text, words.Text.Length) : Letters.At(words.Text, 0);
        return IsInside(piece, neighbour)
            ? !Rune.IsWhiteSpace(beside)
            : Letters.IsWord(beside) && !Letters.IsHangul(beside) && !Letters.IsUnspaced(beside);
    }

    bool IsInside(int piece, int neighbour) => pieces.All[piece] switch
    {
        Opening => neighbour > piece,
        Closing => neighbour < piece,
        _ => false,
    };
}
