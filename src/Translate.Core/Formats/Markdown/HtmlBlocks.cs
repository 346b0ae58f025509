using System.Collections.Frozen;

namespace Translate.Core.Formats.Markdown;

/// <summary>Where blocks of raw HTML begin and end (CommonMark 0.31.2, 4.6).</summary>
static class HtmlBlocks
{
    static readonly string[] Verbatim = ["script", "pre", "style", "textarea"];

    static readonly FrozenSet<string> Tags = FrozenSet.ToFrozenSet(
        [
            "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "details", "dialog", "dir",
            "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header",
            "hr", "html", "iframe", "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search",
            "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>A block that was begun.</summary>
    /// <param name="Ends">Says of a line that the block ends with it; null where it ends before a blank line.</param>
    /// <param name="IsOneLine">It ends with the line that begins it.</param>
    public readonly record struct Block(Func<ReadOnlySpan<char>, bool>? Ends, bool IsOneLine)
    {
        public bool EndsBlank => Ends is null;
    }

    /// <summary>The block that the line begins, if it does.</summary>
    public static Block? Begins(ReadOnlySpan<char> line, bool mayInterrupt)
    {
        if (line.StartsWith("<!--")) return Until(line, 2, "-->");
        if (line.StartsWith("<?")) return Until(line, 2, "?>");
        if (line.StartsWith("<![CDATA[")) return Until(line, 9, "]]>");
        if (line.StartsWith("<!") && line.Length > 2 && char.IsAsciiLetter(line[2])) return Until(line, 2, ">");

        var closing = line.StartsWith("</");
        var name = line[(closing ? 2 : 1)..];
        var length = name.IndexOfAnyExcept(HtmlTags.NameCharacters) is var i && i < 0 ? name.Length : i;
        var tag = name[..length].ToString();
        var after = length == name.Length ? ' ' : name[length];
        if (!closing && after is ' ' or '\t' or '>' && Verbatim.Contains(tag, StringComparer.OrdinalIgnoreCase)) return Ends(line, EndsVerbatim);
        if ((after is ' ' or '\t' or '>' || name[length..].StartsWith("/>")) && Tags.Contains(tag)) return new(null, false);
        var end = HtmlTags.EndOfTag(line, 0);
        return mayInterrupt && end > 0 && line[end..].Trim(" \t").IsEmpty ? new(null, false) : null;
    }

    static bool EndsVerbatim(ReadOnlySpan<char> line)
    {
        for (var at = line.IndexOf("</"); at >= 0;)
        {
            var rest = line[(at + 2)..];
            foreach (var tag in Verbatim)
                if (rest.StartsWith(tag, StringComparison.OrdinalIgnoreCase) && rest[tag.Length..].StartsWith('>')) return true;
            var next = rest.IndexOf("</");
            at = next < 0 ? -1 : at + 2 + next;
        }

        return false;
    }

    static Block Until(ReadOnlySpan<char> line, int start, string end) => Ends(line[start..], other => other.Contains(end, StringComparison.Ordinal));

    static Block Ends(ReadOnlySpan<char> line, Func<ReadOnlySpan<char>, bool> ends) => new(ends, ends(line));
}
