using System.Text.RegularExpressions;
using Translate.Core.Formats.Icu;
using Translate.Core.Text;

namespace Translate.Core.Formats;

/// <summary>Finds the placeholders of messages whose file does not say which library reads them.</summary>
/// <remarks>
/// Known are those of i18next (<c>{{name}}</c>, <c>$t(key)</c>), simple arguments of ICU MessageFormat (<c>{name}</c>,
/// <c>{n, number, percent}</c>), printf's (<c>%s</c>, <c>%1$d</c>, <c>%(name)s</c>), Ruby's (<c>%{name}</c>) and those of template strings
/// (<c>${name}</c>); and those of .NET and Python with alignment and format (<c>{0:N2}</c>, <c>{name!r:&gt;10}</c>), but with white space behind the colon they are text.
/// <c>%%</c> is text, and so is a percent sign behind which there is a space or a word: <c>100% sure</c>; and <c>0.25%p</c>, percentage points in Korean. A message of ICU with
/// arms has no codes: see <see cref="IsMessage"/>.
/// </remarks>
static partial class MessagePlaceholders
{
    /// <summary>The text with its placeholders as codes.</summary>
    public static InlineText Parse(string text)
    {
        if (text.AsSpan().IndexOfAny("{%$") < 0 || IsMessage(text)) return new(text);

        var found = new List<TextSpan>();
        foreach (var match in Known().EnumerateMatches(text))
            if (IsPlaceholder(text, match.Index, match.Length)) found.Add(new(match.Index, match.Length));
        return found.Count == 0 ? new(text) : StandaloneCodes.Parse(text, found);
    }

    /// <summary>The text is a plural or select message of ICU: its arms, not the whole of it, would be what is translated.</summary>
    public static bool HasArms(string text) => text.Contains('{', StringComparison.Ordinal) && Arms().IsMatch(text);

    /// <summary>
    /// The text is a message of ICU with arms, from its beginning to its end. Where a format does not take its arms apart it is one text, syntax and all: another
    /// language has other arms, so that none of it is a code that has to stay. The checks of messages look after it, and segmentation leaves it whole.
    /// </summary>
    public static bool IsMessage(string text) => HasArms(text) && IcuReader.Parse(text) is { HasArms: true };

    /// <summary>A translation that a file has, read as its source is: that of a message with arms is one text, too, even where it is no message any more.</summary>
    public static InlineText Translation(InlineText source, string target, Func<string, InlineText> read) =>
        source.Codes.IsEmpty && IsMessage(source.Text) ? new(target) : StandaloneCodes.WithIdsOf(source, read(target));

    /// <summary>A percent sign directly behind a digit with a p behind it: percentage points.</summary>
    public static bool IsPoints(string text, int start, int length) => length == 2 && text[start + 1] == 'p' && start > 0 && char.IsDigit(text[start - 1]);

    /// <summary>An argument says its type, as only ICU's MessageFormat has them: <c>{n, number}</c>.</summary>
    public static bool HasTypes(string text) => text.Contains('{', StringComparison.Ordinal) && Typed().IsMatch(text);

    /// <summary>A target as text.</summary>
    /// <exception cref="InvalidDocumentException">It has arms, and the source, as it is a unit, has none.</exception>
    public static string Write(SourceText source, Unit unit, InlineText target)
    {
        var text = StandaloneCodes.Written(source, unit, target).Render();
        return HasArms(text) && !HasArms(unit.Source.Render())
            ? throw source.Invalid(unit.Slot.Start, $"the translation of unit \"{unit.Id}\" is a plural or select message, and the source is none.")
            : text;
    }

    static bool IsPlaceholder(string text, int start, int length) =>
        text[start] != '%' || text[start + 1] is '(' or '{' || text[start + length - 1] == '@'
        || (text[start + length - 1] != '%' && !BeginsWord(text, start, length) && !IsPoints(text, start, length));

    /// <summary>"%discount" is a word, "%s님" a placeholder with a particle, and so are "%sB" and "%.1fs" with a unit: one in capitals, or behind a precision.</summary>
    public static bool BeginsWord(string text, int start, int length)
    {
        var end = start + length;
        if (end == text.Length || !char.IsAsciiLetterOrDigit(text[end])) return false;
        var isUnit = (char.IsAsciiLetterUpper(text[end]) && char.IsAsciiLetterLower(text[end - 1])) || text.AsSpan(start, length).Contains('.');
        return !isUnit || (start > 0 && char.IsDigit(text[start - 1]));
    }

    /// <summary>The escaped percent sign is matched first, so that what follows it is text.</summary>
    [GeneratedRegex(
        """
          %%
        | \{\{-? [^{}\r\n]+ \}\}
        | \$t\( [^()\r\n]+ \)
        | [$%]\{ [^{}\r\n]+ \}
        | \{ [ ]* [\p{L}\p{Nd}_][\p{L}\p{Nd}_.-]* [ ]* (?: , [ ]* (?:number|date|time|duration|ordinal|spellout|list) [ ]* (?: , [^{}\r\n]* )?
              | (?: ![rsa] )? (?: ,[ ]*-?[0-9]{1,6}[ ]* )? (?: :[^{}\s][^{}\r\n]* )? ) \}
        | %\( [^()\r\n]+ \) [-+#0]* [0-9]* (?: \.[0-9]+ )? [sdiufFeEgGxXorac]
        | % (?: [0-9]+\$ )? [-+#0]* (?: [0-9]+ | \*(?: [0-9]+\$ )? )? (?: \. (?: [0-9]+ | \*(?: [0-9]+\$ )? ) )? (?: hh?|ll?|[qzjtL] )? [sdiufFeEgGxXoOcCpaAS]
        | % (?: [0-9]+\$ )? @
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking)]
    private static partial Regex Known();

    [GeneratedRegex("""\{\s*[\p{L}\p{Nd}_][\p{L}\p{Nd}_.-]*\s*,\s*(?:number|date|time|duration|ordinal|spellout|list)\s*[,}]""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Typed();

    [GeneratedRegex("""\{\s*[\p{L}\p{Nd}_][\p{L}\p{Nd}_.-]*\s*,\s*(?:plural|select|selectordinal|choice)\s*,""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Arms();
}
