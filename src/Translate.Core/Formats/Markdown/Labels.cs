namespace Translate.Core.Formats.Markdown;

/// <summary>The parts of links and their definitions (CommonMark 0.31.2, 4.7 and 6.3).</summary>
static class Labels
{
    /// <summary>No label is longer.</summary>
    const int Longest = 999;

    /// <summary>The offset of the bracket that ends the label that begins at an offset, behind its opening bracket; -1 where it is none.</summary>
    public static int End(ReadOnlySpan<char> text, int start)
    {
        var blank = true;
        for (var at = start; at < text.Length && at - start <= Longest; at++)
        {
            var c = text[at];
            if (c == ']') return blank ? -1 : at;
            if (c == '[') return -1;
            if (!char.IsWhiteSpace(c)) blank = false;
            if (c == '\\' && at + 1 < text.Length && text[at + 1] is '[' or ']' or '\\') at++;
        }

        return -1;
    }

    /// <summary>The same for a footnote's label, which has no white space.</summary>
    public static int EndOfFootnote(ReadOnlySpan<char> text, int start)
    {
        var end = End(text, start);
        return end > 0 && text[start..end].IndexOfAny(" \t\n") < 0 ? end : -1;
    }

    /// <summary>The form in which labels are compared: case folded, white space collapsed.</summary>
    /// <remarks>Upper case of lower case folds the sharp s and the like as Unicode's case folding does.</remarks>
    public static string Normal(ReadOnlySpan<char> label) => Space(label).ToLowerInvariant().ToUpperInvariant().Replace("ẞ", "SS", StringComparison.Ordinal).Replace("ß", "SS", StringComparison.Ordinal);

    /// <summary>The label on one line.</summary>
    public static string Space(ReadOnlySpan<char> label) => string.Join(' ', label.ToString().Split(' ', '\t', '\n', '\r').Where(word => word.Length > 0));

    /// <summary>The offset behind a link's destination; -1 where there is none.</summary>
    public static int EndOfDestination(ReadOnlySpan<char> text, int start)
    {
        if (start < text.Length && text[start] == '<')
        {
            for (var at = start + 1; at < text.Length && text[at] is not ('<' or '\n'); at++)
            {
                if (text[at] == '>') return at + 1;
                if (text[at] == '\\') at++;
            }

            return -1;
        }

        var (depth, end) = (0, start);
        for (; end < text.Length && text[end] != ' ' && !char.IsControl(text[end]); end++)
        {
            var c = text[end];
            if (c == '\\' && end + 1 < text.Length && char.IsAscii(text[end + 1]) && (char.IsPunctuation(text[end + 1]) || char.IsSymbol(text[end + 1]))) end++;
            else if (c == '(' && ++depth > 32) return -1;
            else if (c == ')' && depth-- == 0) break;
        }

        return depth > 0 ? -1 : end;
    }

    /// <summary>The offset behind a title with its quotation marks; -1 where there is none.</summary>
    public static int EndOfTitle(ReadOnlySpan<char> text, int start)
    {
        if (start >= text.Length || text[start] is not ('"' or '\'' or '(')) return -1;
        var close = text[start] == '(' ? ')' : text[start];
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == close) return at + 1;
            if (text[at] == '(' && close == ')') return -1;
            if (text[at] == '\\') at++;
        }

        return -1;
    }

    /// <summary>The offset behind white space with at most one line end in it.</summary>
    public static int SkipSpace(ReadOnlySpan<char> text, int start)
    {
        var lines = 0;
        while (start < text.Length && (text[start] is ' ' or '\t' || (text[start] == '\n' && lines++ == 0))) start++;
        return start;
    }
}
