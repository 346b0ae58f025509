namespace Translate.Core.Formats.Markdown;

/// <summary>Formulas within a text: <c>$x$</c> and <c>$$x$$</c>, as GitHub and Pandoc tell them from prices.</summary>
static class Formulas
{
    /// <summary>No formula within a sentence is longer.</summary>
    const int Longest = 400;

    /// <summary>
    /// The offset behind the formula that begins at an offset; 0 where none does. Neither a letter or digit nor a backslash stands before
    /// it, no letter or digit behind it, and no white space just within it; it is on one line.
    /// </summary>
    public static int End(string text, int start)
    {
        if (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] == '$')) return 0;
        var width = Characters.Run(text, start);
        var inner = start + width;
        if (width > 2 || inner == text.Length || char.IsWhiteSpace(text[inner])) return 0;
        for (var at = inner; at < text.Length && at - inner <= Longest && text[at] is not ('\n' or '`'); at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == '$')
            {
                var run = Characters.Run(text, at);
                var end = at + run;
                return run == width && !char.IsWhiteSpace(text[at - 1]) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end])) ? end : 0;
            }
        }

        return 0;
    }
}
