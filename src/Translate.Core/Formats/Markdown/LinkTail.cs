using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>What follows a link's text: where it goes to, and its title.</summary>
/// <param name="End">The offset behind it.</param>
/// <param name="Title">The title without its quotation marks, if there is one.</param>
/// <param name="Data">The code's data where it is not what stands there.</param>
readonly record struct LinkTail(int End, TextSpan? Title, string? Data)
{
    /// <summary>The tail that begins with the bracket at an offset; null where the brackets enclose no link.</summary>
    /// <param name="text">The text.</param>
    /// <param name="close">The offset of the closing bracket.</param>
    /// <param name="inner">Where the text between the brackets begins.</param>
    /// <param name="references">The labels there are.</param>
    public static LinkTail? Read(string text, int close, int inner, References references)
    {
        if (close + 1 < text.Length && text[close + 1] == '(' && Inline(text, close + 2) is { } inline) return inline;
        if (close + 1 < text.Length && text[close + 1] == '[' && Labels.End(text, close + 2) is > 0 and var end)
            return references.Links.Contains(Labels.Normal(text.AsSpan(close + 2, end - close - 2))) ? new(end + 1, null, null) : null;

        // The text is the label: a translated link has to name it. Written out, it is the same code.
        var label = close - inner > 999 || Labels.End(text, inner) != close ? null : text[inner..close];
        if (label is null || !references.Links.Contains(Labels.Normal(label))) return null;
        var isCollapsed = text.AsSpan(close).StartsWith("][]");
        return new(close + (isCollapsed ? 3 : 1), null, $"][{Labels.Space(label)}]");
    }

    static LinkTail? Inline(string text, int start)
    {
        var at = Labels.SkipSpace(text, start);
        at = Labels.EndOfDestination(text, at);
        if (at < 0) return null;
        var space = Labels.SkipSpace(text, at);
        TextSpan? title = null;
        if (space > at && Labels.EndOfTitle(text, space) is > 0 and var end)
        {
            title = TextSpan.FromBounds(space + 1, end - 1);
            space = Labels.SkipSpace(text, end);
        }

        return space < text.Length && text[space] == ')' ? new(space + 1, title, null) : null;
    }
}
