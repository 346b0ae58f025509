using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Translate.Engines.Http;

/// <summary>Character entities in the texts of calls, for servers that do not handle them as they should.</summary>
static partial class Entities
{
    /// <summary>The text as HTML and XML write it, with no more entities than it needs.</summary>
    public static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>The plain text, escaped if resolving its entities would change it.</summary>
    public static string Guarded(string text) => WebUtility.HtmlDecode(text) == text ? text : text.Replace("&", "&amp;", StringComparison.Ordinal);

    /// <summary>The same HTML with no more entities than it needs.</summary>
    public static string Tidied(string html) => Rewritten(html, Tag().Matches(html), text => Escaped(WebUtility.HtmlDecode(text)));

    /// <summary>
    /// What a server has answered that resolves the entities of HTML, with everything escaped again that is no tag: a tag is what has the name of an
    /// element of the text that was sent.
    /// </summary>
    public static string Restored(string sent, string answer)
    {
        var names = Tag().Matches(sent).Select(tag => tag.Groups["name"].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Rewritten(answer, Tag().Matches(answer).Where(tag => names.Contains(tag.Groups["name"].Value)), Escaped);
    }

    static string Rewritten(string html, IEnumerable<Match> tags, Func<string, string> write)
    {
        var result = new StringBuilder(html.Length + 16);
        var at = 0;
        foreach (var tag in tags)
        {
            result.Append(write(html[at..tag.Index])).Append(tag.ValueSpan);
            at = tag.Index + tag.Length;
        }

        return result.Append(write(html[at..])).ToString();
    }

    [GeneratedRegex("</?(?<name>[A-Za-z][A-Za-z0-9._:-]*)(?:\\s[^<>]*)?/?>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
