using System.Globalization;
using System.Text.RegularExpressions;
using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Core.Quality.Placeholders;

/// <summary>A placeholder that stands in a plain text.</summary>
/// <param name="Span">Where.</param>
/// <param name="Name">What it asks for: its syntax and a name or a number; <c>%1</c> for the first of printf's, with its number or without.</param>
/// <param name="Type">How the value is written: printf's conversion, ICU's type, Python's conversion; empty where it does not say.</param>
/// <param name="IsNumbered">It says itself which argument it takes.</param>
readonly record struct Placeholder(TextSpan Span, string Name, string Type, bool IsNumbered);

/// <summary>Reads the placeholders of plain text.</summary>
/// <remarks>
/// Those of .NET (<c>{0,-10:N2}</c>), Python (<c>{name!r:&gt;10}</c>, <c>%(name)s</c>), ICU (<c>{n, number, percent}</c>), i18next (<c>{{name, format}}</c>, <c>$t(key)</c>),
/// printf with its flags, widths and positions (<c>%-5.2f</c>, <c>%1$s</c>; Android, gettext), Apple (<c>%@</c>, <c>%1$@</c>, <c>%lld</c>), Ruby (<c>%{name}</c>) and template strings
/// (<c>${name}</c>). <c>%%</c> is text, and so is a percent sign with a space or a word behind it.
/// </remarks>
static partial class PlaceholderReader
{
    /// <summary>The placeholders of a text in their order.</summary>
    public static IReadOnlyList<Placeholder> In(string text)
    {
        if (text.AsSpan().IndexOfAny('{', '%', '$') < 0) return [];
        var found = new List<Placeholder>();
        var next = 0;
        foreach (Match match in Known().Matches(text))
        {
            var span = new TextSpan(match.Index, match.Length);
            if (match.Groups["conversion"] is { Success: true } conversion)
            {
                if (conversion.Value != "@" && MessagePlaceholders.BeginsWord(text, span.Start, span.Length)) continue;
                if (MessagePlaceholders.IsPoints(text, span.Start, span.Length)) continue;
                var number = match.Groups["position"] is { Success: true } position ? position.Value : (next += 1 + match.Value.Count(c => c == '*')).ToString(CultureInfo.InvariantCulture);
                found.Add(new(span, $"%{number}", Conversion(match.Groups["size"].Value, conversion.Value), match.Groups["position"].Success));
            }
            else if (match.Groups["key"] is { Success: true } key)
            {
                found.Add(new(span, $"%({key.Value})", Conversion("", match.Groups["letter"].Value), true));
            }
            else if (match.Groups["argument"] is { Success: true } argument)
            {
                found.Add(new(span, $"{{{argument.Value}}}", match.Groups["type"].Value, true));
            }
            else if (match.Value != "%%")
            {
                var end = match.Value.IndexOf(',', StringComparison.Ordinal);
                found.Add(new(span, end < 0 ? match.Value.Replace(" ", "", StringComparison.Ordinal) : match.Value[..end].Replace(" ", "", StringComparison.Ordinal), "", true));
            }
        }

        return found;
    }

    /// <summary>Whether the data of an inline code, or a piece of text, is a placeholder and nothing else.</summary>
    public static bool IsOne(string text) => In(text) is [var only] && only.Span.Length == text.Length;

    /// <summary>The types that read an argument in the same way have one name.</summary>
    static string Conversion(string size, string letter) => size + (letter is "i" ? "d" : letter);

    [GeneratedRegex(
        """
          %%
        | \{\{-? [^{}\r\n]{1,200} \}\}
        | \$t\( [^()\r\n]{1,200} \)
        | [$%]\{ [^{}\r\n]{1,200} \}
        | \{ [ ]* (?<argument> [\p{L}\p{Nd}_][\p{L}\p{Nd}_.\[\]-]{0,99} ) [ ]* (?: , [ ]* (?<type> number|date|time|duration|ordinal|spellout|list ) [ ]* (?: , [^{}\r\n]{0,100} )?
              | (?<type> ![rsa] )? (?: ,[ ]?-?[0-9]{1,6} )? (?: :[^{}\r\n]{0,100} )? ) \}
        | %\( (?<key> [^()\r\n]{1,100} ) \) [-+#0]{0,5} [0-9]{0,6} (?: \.[0-9]{1,6} )? (?<letter> [sdiufFeEgGxXorac] )
        | % (?: (?<position> [0-9]{1,4} ) \$ )? [-+#0,]{0,5} (?: [0-9]{1,6}|\* )? (?: \. (?: [0-9]{1,6}|\* ) )? (?<size> hh?|ll?|[qzjtL] )? (?<conversion> [sdiufFeEgGxXoOcCpaASb@] )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Known();
}
