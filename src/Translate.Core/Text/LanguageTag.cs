using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Translate.Core.Text;

/// <summary>The grammar of language tags: RFC 5646, 2.1 (the <c>langtag</c> and <c>privateuse</c> productions).</summary>
static partial class LanguageTag
{
    /// <summary>The tag in the conventional case of RFC 5646, 2.1.1, or null where it is not well-formed.</summary>
    public static string? Canonical(string text)
    {
        // Only then ignoring case is ignoring the case of a to z: U+212A, the Kelvin sign, would pass for a k.
        if (!Ascii.IsValid(text) || !WellFormed().IsMatch(text)) return null;

        var parts = text.Split('-');
        var singletons = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var isPrivate = false;
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i].ToLowerInvariant();
            if (part.Length == 1)
            {
                if (part is "x") isPrivate = true;
                else if (!isPrivate && !singletons.Add(part)) return null; // RFC 5646, 2.2.9: no singleton twice
            }

            parts[i] = i == 0 || parts[..i].Any(p => p.Length == 1) ? part
                : part.Length == 4 && char.IsAsciiLetter(part[0]) ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(part)
                : part.Length == 2 ? part.ToUpperInvariant()
                : part;
        }

        return string.Join('-', parts);
    }

    [GeneratedRegex(
        """
        ^(?:
          (?:[a-z]{2,3}(?:-[a-z]{3}){0,3} | [a-z]{5,8})   # language; four letters are reserved
          (?:-[a-z]{4})?                                  # script
          (?:-(?:[a-z]{2}|[0-9]{3}))?                     # region
          (?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*        # variants
          (?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*            # extensions
          (?:-x(?:-[a-z0-9]{1,8})+)?                      # private use
        | x(?:-[a-z0-9]{1,8})+
        )\z
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex WellFormed();
}
