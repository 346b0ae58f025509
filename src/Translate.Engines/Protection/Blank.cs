namespace Translate.Engines.Protection;

/// <summary>What counts as white space and as a line end here, in sources and in answers alike.</summary>
static class Blank
{
    /// <summary>White space, or a mark of no width that engines leave at the ends of their answers.</summary>
    public static bool Is(char character) => char.IsWhiteSpace(character) || character is '\u200B' or '\uFEFF';

    /// <summary>Nothing but white space.</summary>
    public static bool Is(ReadOnlySpan<char> text) => Start(text) == text.Length;

    /// <summary>Ends a line (UAX #14: BK, CR, LF, NL, but for tabulation and form feed).</summary>
    public static bool EndsLine(char character) => character is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>The length of the line end at an offset; 0 where there is none.</summary>
    public static int LineEnd(ReadOnlySpan<char> text, int at) =>
        !EndsLine(text[at]) ? 0 : text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;

    /// <summary>Where the text begins behind its leading white space; its length if there is no more to it.</summary>
    public static int Start(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && Is(text[at])) at++;
        return at;
    }

    /// <summary>Where the text ends before its trailing white space.</summary>
    public static int End(ReadOnlySpan<char> text)
    {
        var at = text.Length;
        while (at > 0 && Is(text[at - 1])) at--;
        return at;
    }

    /// <summary>The text without white space at its ends.</summary>
    public static string Trim(string text)
    {
        var end = End(text);
        return end == 0 ? "" : text[Start(text)..end];
    }
}
