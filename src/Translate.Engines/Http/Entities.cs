using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Translate.Engines.Http;

/// <summary>Puts character entities right where a server resolves them once too often.</summary>
static partial class Entities
{
    /// <summary>
    /// The answer with everything escaped that is no tag: a tag is what has the name of an element of the text that was sent.
    /// </summary>
    public static string Restored(string sent, string answer)
    {
        var names = Tag().Matches(sent).Select(tag => tag.Groups["name"].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var result = new StringBuilder(answer.Length + 16);
        var at = 0;
        foreach (var tag in Tag().Matches(answer).Where(tag => names.Contains(tag.Groups["name"].Value)))
        {
            Escape(answer[at..tag.Index]);
            result.Append(tag.Value);
            at = tag.Index + tag.Length;
        }

        Escape(answer[at..]);
        return result.ToString();

        void Escape(string text) => result.Append(text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal));
    }

    /// <summary>The plain text, escaped if resolving its entities would change it.</summary>
    public static string Guarded(string text) => WebUtility.HtmlDecode(text) == text ? text : text.Replace("&", "&amp;", StringComparison.Ordinal);

    [GeneratedRegex("</?(?<name>[A-Za-z][A-Za-z0-9._:-]*)(?:\\s[^<>]*)?/?>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
