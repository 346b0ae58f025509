using Translate.Core.Text;

namespace Translate.Core.Formats;

/// <summary>The lines that go from a text when blocks of it are left out.</summary>
static class WholeLines
{
    /// <summary>From the beginning of a slot's first line to the end of its last, without the line end.</summary>
    public static TextSpan Of(string text, TextSpan slot)
    {
        var start = slot.Start == 0 ? 0 : text.LastIndexOfAny(['\r', '\n'], slot.Start - 1) + 1;
        return TextSpan.FromBounds(start, EndOfLine(text, slot.End));
    }

    /// <summary>The extent with the line below it, where that only underlines it: <c>=====</c>.</summary>
    public static TextSpan Underlined(string text, TextSpan extent)
    {
        var below = NextLine(text, extent.End);
        if (below >= text.Length) return extent;
        var end = EndOfLine(text, below);
        var line = text.AsSpan(below, end - below).Trim();
        return line.Length > 0 && (line.Trim('=').IsEmpty || line.Trim('-').IsEmpty) ? TextSpan.FromBounds(extent.Start, end) : extent;
    }

    /// <summary>
    /// The blocks with the blank lines behind them; at the end of the text with those before them, so that it ends as it did. Where other text stands directly
    /// above, the blank lines below are its own.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="extents">Whole lines.</param>
    /// <param name="marks">What may stand on a line that counts as blank: the marks of a quotation.</param>
    public static IEnumerable<TextSpan> WithBlank(string text, IEnumerable<TextSpan> extents, string marks = "")
    {
        var blocks = new List<TextSpan>();
        foreach (var extent in extents.OrderBy(e => e.Start))
        {
            if (blocks.Count > 0 && (extent.Start <= blocks[^1].End || IsBlank(text.AsSpan(blocks[^1].End, extent.Start - blocks[^1].End), marks)))
                blocks[^1] = TextSpan.FromBounds(blocks[^1].Start, Math.Max(blocks[^1].End, extent.End));
            else blocks.Add(extent);
        }

        foreach (var block in blocks)
        {
            if (IsBlank(text.AsSpan(block.End), marks))
            {
                var before = text.AsSpan(0, block.Start).TrimEnd(" \t\r\n" + marks).Length;
                yield return before == 0 ? TextSpan.FromBounds(0, block.End) : TextSpan.FromBounds(EndOfLine(text, before), block.End);
                continue;
            }

            var end = NextLine(text, block.End);
            if (block.Start == 0 || IsBlank(LineBefore(text, block.Start), marks))
                while (end < text.Length && IsBlank(text.AsSpan(end, EndOfLine(text, end) - end), marks)) end = NextLine(text, EndOfLine(text, end));
            yield return TextSpan.FromBounds(block.Start, end);
        }
    }

    /// <summary>Where the line of an offset ends, before its line end.</summary>
    public static int EndOfLine(string text, int offset) => text.AsSpan(offset).IndexOfAny('\r', '\n') is >= 0 and var length ? offset + length : text.Length;

    /// <summary>Where the line begins behind the line end at an offset; the end of the text where there is none.</summary>
    public static int NextLine(string text, int end) => end >= text.Length ? text.Length : end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);

    static ReadOnlySpan<char> LineBefore(string text, int start)
    {
        var end = start - 1;
        if (end > 0 && text[end] == '\n' && text[end - 1] == '\r') end--;
        var first = end == 0 ? 0 : text.LastIndexOfAny(['\r', '\n'], end - 1) + 1;
        return text.AsSpan(first, end - first);
    }

    static bool IsBlank(ReadOnlySpan<char> text, string marks)
    {
        foreach (var c in text)
            if (!char.IsWhiteSpace(c) && !marks.Contains(c)) return false;
        return true;
    }
}
