using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Formats;

/// <summary>Finds the placeholders of messages whose file does not say which library reads them.</summary>
/// <remarks>
/// Known are those of i18next (<c>{{name}}</c>, <c>$t(key)</c>), simple arguments of ICU MessageFormat (<c>{name}</c>,
/// <c>{n, number, percent}</c>), printf's (<c>%s</c>, <c>%1$d</c>, <c>%(name)s</c>), Ruby's (<c>%{name}</c>) and those of template strings
/// (<c>${name}</c>). <c>%%</c> is text, and so is a percent sign behind which there is a space or a word: <c>100% sure</c>.
/// </remarks>
static partial class MessagePlaceholders
{
    /// <summary>The text with its placeholders as codes.</summary>
    public static InlineText Parse(string text)
    {
        if (text.AsSpan().IndexOfAny("{%$") < 0) return new(text);

        var found = new List<TextSpan>();
        foreach (var match in Known().EnumerateMatches(text))
            if (IsPlaceholder(text.AsSpan(match.Index), match.Length)) found.Add(new(match.Index, match.Length));
        return found.Count == 0 ? new(text) : StandaloneCodes.Parse(text, found);
    }

    /// <summary>The text is a plural or select message of ICU: its arms, not the whole of it, would be what is translated.</summary>
    public static bool HasArms(string text) => text.Contains('{', StringComparison.Ordinal) && Arms().IsMatch(text);

    /// <summary>A target as text.</summary>
    /// <exception cref="InvalidDocumentException">It has arms, and the source, as it is a unit, has none.</exception>
    public static string Write(SourceText source, Unit unit, InlineText target)
    {
        var text = StandaloneCodes.Written(source, unit, target).Render();
        return HasArms(text) && !HasArms(unit.Source.Render())
            ? throw source.Invalid(unit.Slot.Start, $"the translation of unit \"{unit.Id}\" is a plural or select message, and the source is none.")
            : text;
    }

    /// <summary>"%discount" is a word, "%s님" a placeholder with a particle.</summary>
    static bool IsPlaceholder(ReadOnlySpan<char> text, int length) =>
        text[0] != '%' || text[1] is '(' or '{' || text[length - 1] == '@'
        || (text[length - 1] != '%' && (length == text.Length || !char.IsAsciiLetterOrDigit(text[length])));

    /// <summary>The escaped percent sign is matched first, so that what follows it is text.</summary>
    [GeneratedRegex(
        """
          %%
        | \{\{-? [^{}\r\n]+ \}\}
        | \$t\( [^()\r\n]+ \)
        | [$%]\{ [^{}\r\n]+ \}
        | \{ [ ]* [\p{L}\p{Nd}_][\p{L}\p{Nd}_.-]* [ ]* (?: , [ ]* (?:number|date|time|duration|ordinal|spellout|list) [ ]* (?: , [^{}\r\n]* )? )? \}
        | %\( [^()\r\n]+ \) [-+#0]* [0-9]* (?: \.[0-9]+ )? [sdiufFeEgGxXorac]
        | % (?: [0-9]+\$ )? [-+#0]* (?: [0-9]+ | \*(?: [0-9]+\$ )? )? (?: \. (?: [0-9]+ | \*(?: [0-9]+\$ )? ) )? (?: hh?|ll?|[qzjtL] )? [sdiufFeEgGxXoOcCpaAS]
        | % (?: [0-9]+\$ )? @
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking)]
    private static partial Regex Known();

    [GeneratedRegex("""\{\s*[\p{L}\p{Nd}_][\p{L}\p{Nd}_.-]*\s*,\s*(?:plural|select|selectordinal|choice)\s*,""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Arms();
}
