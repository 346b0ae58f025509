using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Formats.Resx;

/// <summary>Finds the placeholders of .NET's composite formatting in a string: index or name, alignment, format.</summary>
/// <remarks>
/// A name is an identifier, as in message templates: <c>{user}</c>, <c>{@order}</c>. White space behind a name's colon makes it text, for
/// <c>{Note: read this}</c> is for people. A message of ICU with arms, which some libraries read from resources, has none: see <see cref="MessagePlaceholders.IsMessage"/>.
/// </remarks>
static partial class Placeholders
{
    /// <summary>The text with its placeholders as standalone codes, numbered in the order in which they stand.</summary>
    public static InlineText Parse(string text) =>
        text.Contains('{', StringComparison.Ordinal) && !MessagePlaceholders.IsMessage(text)
            ? StandaloneCodes.Parse(text, Braces().Matches(text).Where(match => match.Groups["placeholder"].Success).Select(match => new TextSpan(match.Index, match.Length)))
            : new(text);

    /// <summary>Escaped braces are matched first, so that what they enclose is text.</summary>
    [GeneratedRegex(
        """
        \{\{ | \}\} | (?<placeholder> \{ (?:
            [0-9]+[ ]*                    (?: ,[ ]*-?[0-9]+[ ]* )?  (?: :[^{}]* )?
          | [@$]?[\p{L}_][\p{L}\p{Nd}_]*  (?: ,[ ]*-?[0-9]+[ ]* )?  (?: :[^{}\s][^{}]* )?
        ) \} )
        """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking)]
    private static partial Regex Braces();
}
