using System.Collections.Immutable;
using Translate.Core.Text;

namespace Translate.Engines.Protection;

/// <summary>A text cut in what travels and what stands outside of all its words, which stays at home.</summary>
/// <remarks>
/// Outside are the white space at both ends, and pairs around the whole text, with halves of pairs that begin or end in another sentence.
/// A code that stands alone travels even at an end: it may stand for a word (<c>{0} was deleted</c>), and nothing shows which do.
/// </remarks>
/// <param name="Head">What goes before the translation.</param>
/// <param name="Core">What travels; begins and ends with a word or a code that stands alone, or is empty.</param>
/// <param name="Tail">What goes behind the translation.</param>
sealed record Ends(InlineText Head, InlineText Core, InlineText Tail)
{
    /// <summary>Cuts a text. Joined, the three are the text.</summary>
    public static Ends Of(InlineText source)
    {
        var (text, codes) = (source.Text, source.Codes);
        int first = Blank.Start(text), last = Blank.End(text);
        if (last == 0) return new(source, InlineText.Empty, InlineText.Empty);

        int head = 0, tail = codes.Length;
        while (head < tail && codes[head].Kind != CodeKind.Standalone && codes[head].Offset <= first) head++;
        while (tail > head && codes[tail - 1].Kind != CodeKind.Standalone && codes[tail - 1].Offset >= last) tail--;
        GiveBack(Pairs.Of(codes), ref head, ref tail);

        var start = head < tail ? Math.Min(first, codes[head].Offset) : first;
        var end = head < tail ? Math.Max(last, codes[tail - 1].Offset) : last;
        return new(
            new(text[..start], codes[..head]),
            new(text[start..end], Shift(codes[head..tail], start)),
            new(text[end..], Shift(codes[tail..], end)));
    }

    /// <summary>No pair is torn: what has its other half among the codes that travel, travels too, and so does what stands between.</summary>
    static void GiveBack(int[] partners, ref int head, ref int tail)
    {
        var travelling = new Stack<(int From, int To)>([(head, tail)]);
        while (travelling.TryPop(out var range))
        {
            for (var i = range.From; i < range.To; i++)
            {
                var partner = partners[i];
                if (partner < 0) continue;
                if (partner < head)
                {
                    travelling.Push((partner, head));
                    head = partner;
                }
                else if (partner >= tail)
                {
                    travelling.Push((tail, partner + 1));
                    tail = partner + 1;
                }
            }
        }
    }

    static ImmutableArray<InlineCode> Shift(ImmutableArray<InlineCode> codes, int by) => [.. codes.Select(c => c with { Offset = c.Offset - by })];
}
