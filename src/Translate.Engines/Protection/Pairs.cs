using Translate.Core.Text;

namespace Translate.Engines.Protection;

/// <summary>Which codes belong together.</summary>
static class Pairs
{
    /// <summary>For each code the index of its other half: for a closing code the nearest opening one before it with the same id that is still open; -1 for all others.</summary>
    public static int[] Of(IReadOnlyList<InlineCode> codes)
    {
        var partners = new int[codes.Count];
        var open = new Dictionary<string, Stack<int>>(StringComparer.Ordinal);
        for (var i = 0; i < partners.Length; i++)
        {
            partners[i] = -1;
            if (codes[i].Kind == CodeKind.Opening)
            {
                if (!open.TryGetValue(codes[i].Id, out var stack)) open[codes[i].Id] = stack = new();
                stack.Push(i);
            }
            else if (codes[i].Kind == CodeKind.Closing && open.TryGetValue(codes[i].Id, out var stack) && stack.TryPop(out var opening))
            {
                (partners[i], partners[opening]) = (opening, i);
            }
        }

        return partners;
    }

    /// <summary>The same, but without pairs that end inside of another one: tags cannot cross, so the halves of such a pair go by themselves.</summary>
    public static int[] Nested(IReadOnlyList<InlineCode> codes)
    {
        var partners = Of(codes);
        var open = new Stack<int>();
        for (var i = 0; i < partners.Length; i++)
        {
            if (partners[i] > i)
            {
                open.Push(i);
            }
            else if (partners[i] >= 0)
            {
                while (partners[open.Peek()] < 0) open.Pop();
                if (open.Peek() == partners[i]) open.Pop();
                else partners[i] = partners[partners[i]] = -1;
            }
        }

        return partners;
    }
}
