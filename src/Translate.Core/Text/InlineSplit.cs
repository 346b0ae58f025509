using Translate.Core.Segmentation;

namespace Translate.Core.Text;

/// <summary>A text split in two by a person. Joined, the three pieces are the text.</summary>
/// <param name="Left">What stands before the cut.</param>
/// <param name="Between">The white space at the cut.</param>
/// <param name="Right">What stands after it.</param>
public sealed record InlineSplit(InlineText Left, InlineText Between, InlineText Right)
{
    /// <summary>Splits a text at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">The place in its plain text.</param>
    /// <param name="codesBefore">How many of its codes stand before the cut.</param>
    /// <returns>Null where a character of several code units would be cut, or one side would be left without text.</returns>
    /// <remarks>Codes at the cut go where they belong: closing ones with what they close, opening ones with what they open.</remarks>
    public static InlineSplit? At(InlineText text, int offset, int codesBefore)
    {
        var plain = text.Text;
        if (offset <= 0 || offset >= plain.Length) return null;
        var (left, right) = (offset, offset);
        while (left > 0 && char.IsWhiteSpace(plain[left - 1])) left--;
        while (right < plain.Length && char.IsWhiteSpace(plain[right])) right++;
        if (left == 0 || right == plain.Length) return null;

        var graphemes = new Graphemes(plain);
        if (!graphemes.IsBoundary(left) || !graphemes.IsBoundary(offset) || !graphemes.IsBoundary(right)) return null;

        var codes = text.Codes;
        int First(int from) => codes.TakeWhile(c => c.Offset < from).Count();
        var (leftCodes, rightCodes) = (First(left), First(right));
        if (left == right)
        {
            var (first, end) = (leftCodes, First(left + 1));
            var at = Math.Clamp(codesBefore, first, end);
            while (at < end && codes[at].Kind is CodeKind.Closing) at++;
            while (at > first && codes[at - 1].Kind is CodeKind.Opening) at--;
            (leftCodes, rightCodes) = (at, at);
        }
        else
        {
            // Closing codes take the white space before them along; so do opening ones with the white space behind them.
            for (var i = leftCodes; i < codes.Length && codes[i].Offset <= right; i++)
                if (codes[i].Kind is CodeKind.Closing) (left, leftCodes) = (codes[i].Offset, i + 1);
            while (leftCodes < codes.Length && codes[leftCodes].Offset == left && left < right && codes[leftCodes].Kind is CodeKind.Standalone) leftCodes++;
            rightCodes = leftCodes;
            while (rightCodes < codes.Length && codes[rightCodes].Offset < right && codes[rightCodes].Kind is not CodeKind.Opening) rightCodes++;
            if (rightCodes < codes.Length && codes[rightCodes].Offset < right) right = codes[rightCodes].Offset;
        }

        return new(Piece(text, 0, left, 0, leftCodes), Piece(text, left, right, leftCodes, rightCodes), Piece(text, right, plain.Length, rightCodes, codes.Length));
    }

    static InlineText Piece(InlineText text, int start, int end, int firstCode, int endCode) =>
        new(text.Text[start..end], [.. text.Codes.AsSpan(firstCode, endCode - firstCode).ToArray().Select(c => c with { Offset = c.Offset - start })]);
}
