using System.Text.RegularExpressions;
using Translate.Core.Quality;
using Translate.Core.Quality.Markup;
using Translate.Core.Quality.Placeholders;
using Translate.Core.Text;

namespace Translate.Core.Formats;

/// <summary>What stands in the text of a string for a program, not for people: tags, character references, addresses, placeholders, escapes.</summary>
/// <remarks>
/// Tags, addresses and placeholders are those that the checks ask for. Character references are HTML's and XML's (<c>&amp;nbsp;</c>, <c>&amp;#160;</c>); escapes are a backslash with
/// a sign, or with the digits of a character's number (<c>\n</c>, <c>\u00A0</c>).
/// </remarks>
static partial class Notations
{
    /// <summary>Their places, in order; some may overlap, but none ends before the one in front of it.</summary>
    public static IReadOnlyList<TextSpan> In(string text)
    {
        var found = new List<TextSpan>();
        found.AddRange(Tags.Spans(text));
        found.AddRange(Addresses.In(text).Select(address => address.Span));
        found.AddRange(PlaceholderReader.In(text).Select(placeholder => placeholder.Span));
        if (text.AsSpan().IndexOfAny('&', '\\') >= 0)
            foreach (var match in ReferencesAndEscapes().EnumerateMatches(text)) found.Add(new(match.Index, match.Length));

        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.Length.CompareTo(a.Length));
        var end = 0;
        found.RemoveAll(span =>
        {
            if (span.End <= end) return true;
            end = span.End;
            return false;
        });
        return found;
    }

    [GeneratedRegex(
        """
          & (?: \#[0-9]{1,7} | \#[xX][0-9A-Fa-f]{1,6} | [A-Za-z][A-Za-z0-9]{1,31} ) ;
        | \\ (?: u\{[0-9A-Fa-f]{1,6}\} | u[0-9A-Fa-f]{4} | U[0-9A-Fa-f]{8} | x[0-9A-Fa-f]{2} | [0-7]{1,3} | [!-~] )
        """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking)]
    private static partial Regex ReferencesAndEscapes();
}
