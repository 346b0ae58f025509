using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;

namespace Translate.Server.Editor;

/// <summary>A document's own page with everything taken out that could do or fetch something: what is left is text, and what it looks like.</summary>
static partial class HarmlessPage
{
    /// <summary>What is nested deeper is not shown as a page: nobody writes so, and whoever walks such a tree runs out of room.</summary>
    const int Deepest = 200;

    static readonly HashSet<string> Tags = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "body", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em",
        "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s",
        "samp", "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
    };

    static readonly HashSet<string> Attributes = new(StringComparer.OrdinalIgnoreCase) { "alt", "title", "lang", "dir", "colspan", "rowspan", "start", "reversed", "open", "src" };

    /// <summary>Elements that are empty, or end where the next one begins.</summary>
    static readonly HashSet<string> Shallow = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "dt", "dd", "tr", "td", "th", "option", "br", "hr", "img", "input", "meta", "link", "wbr", "area", "base", "col", "embed", "source", "track", "param",
    };

    /// <summary>Elements whose text nobody is to read.</summary>
    const string Unread = "script, style, template, noscript, title, head, iframe, object, embed, svg, math, textarea, select, datalist, audio, video, canvas, plaintext, xmp, noembed, noframes";

    /// <summary>The page's body, or null where it is nested too deep to be read.</summary>
    public static IHtmlDocument? Read(string html)
    {
        if (Parse(html) is not { } document) return null;
        foreach (var element in document.QuerySelectorAll(Unread).ToList()) element.Remove();
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions { AllowedTags = Tags, AllowedAttributes = Attributes, AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "data" }, UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "src" } }) { KeepChildNodes = true };
        sanitizer.SanitizeDom(document, document.Body);
        foreach (var image in document.QuerySelectorAll("[src]"))
            if (image.LocalName is not "img" || !Picture().IsMatch(image.GetAttribute("src")!)) image.RemoveAttribute("src");
        return document;
    }

    /// <summary>A page as a browser would read it, not yet harmless; null where it is nested too deep for anything that walks it.</summary>
    public static IHtmlDocument? Parse(string html) => !MayBeDeep(html) && new HtmlParser().ParseDocument(html) is var document && !IsDeep(document) ? document : null;

    /// <summary>Whether tags say that elements may be nested too deep. One that is closed out of its turn counts as open, and those that close themselves do not nest without others.</summary>
    static bool MayBeDeep(string html)
    {
        var open = new Stack<string>();
        foreach (var tag in Tag().EnumerateMatches(html))
        {
            var isEnd = html[tag.Index + 1] == '/';
            var name = html.Substring(tag.Index + (isEnd ? 2 : 1), tag.Length - (isEnd ? 2 : 1));
            if (Shallow.Contains(name)) continue;
            if (!isEnd) open.Push(name);
            else if (open.TryPeek(out var last) && string.Equals(last, name, StringComparison.OrdinalIgnoreCase)) open.Pop();
            if (open.Count > Deepest) return true;
        }

        return false;
    }

    /// <summary>Whether they are, in the tree that was read; without walking into it by calls.</summary>
    static bool IsDeep(INode root)
    {
        var (node, depth) = (root, 0);
        while (true)
        {
            if (node.FirstChild is { } child) (node, depth) = (child, depth + 1);
            else
            {
                while (node != root && node.NextSibling is null) (node, depth) = (node.Parent!, depth - 1);
                if (node == root) return false;
                node = node.NextSibling!;
            }

            if (depth > 2 * Deepest) return true;
        }
    }

    [GeneratedRegex(@"</?[a-z][a-z0-9\-]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\Adata:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Picture();
}
