using System.Text;
using Translate.Core.Terminology;
using Translate.Engines.Http;

namespace Translate.Engines.Providers;

/// <summary>Azure's dynamic dictionary: a word that is marked with its translation is translated so.</summary>
/// <remarks>
/// https://learn.microsoft.com/azure/ai-services/translator/dynamic-dictionary: it tells upper from lower case, and is meant for names;
/// a term inside of a tag, or of which a tag stands in the middle, is not marked.
/// </remarks>
static class DynamicDictionary
{
    /// <summary>The HTML with each of the terms marked where it stands as a word of its own; of terms that overlap the longest.</summary>
    public static string Mark(string html, IReadOnlyList<TermPair> terms)
    {
        var marks = terms.Where(t => t.Source.Length > 0 && t.Target.Length > 0)
            .Select(t => (Source: Entities.Escaped(t.Source), t.Target))
            .OrderByDescending(t => t.Source.Length).ToList();
        var result = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var end = html[at] switch
            {
                '<' => html.IndexOf('>', at) is >= 0 and var close ? close + 1 : html.Length,
                '&' => html.AsSpan(at, Math.Min(12, html.Length - at)).IndexOf(';') is > 0 and var semicolon ? at + semicolon + 1 : at + 1,
                _ => at + 1,
            };
            var mark = marks.FirstOrDefault(t => html.AsSpan(at).StartsWith(t.Source, StringComparison.Ordinal) && IsWord(html, at, at + t.Source.Length));
            if (mark.Source is null)
            {
                result.Append(html, at, end - at);
                at = end;
                continue;
            }

            var target = Entities.Escaped(mark.Target).Replace("\"", "&quot;", StringComparison.Ordinal);
            result.Append("<mstrans:dictionary translation=\"").Append(target).Append("\">").Append(mark.Source).Append("</mstrans:dictionary>");
            at += mark.Source.Length;
        }

        return result.ToString();
    }

    /// <summary>No letter goes on where it begins or ends; Hangul and Han letters stand in the middle of words with particles, and at their ends too.</summary>
    static bool IsWord(string html, int start, int end) =>
        (start == 0 || !Goes(html[start - 1], html[start])) && (end >= html.Length || !Goes(html[end - 1], html[end]));

    static bool Goes(char left, char right) => char.IsLetterOrDigit(left) && char.IsLetterOrDigit(right) && !HasNoSpaces(left) && !HasNoSpaces(right);

    /// <summary>Thai and Lao, Hangul taken apart, kana, Han, Hangul.</summary>
    static bool HasNoSpaces(char letter) => letter is
        (>= '\u0E00' and <= '\u0EFF') or (>= '\u1100' and <= '\u11FF') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3');
}
