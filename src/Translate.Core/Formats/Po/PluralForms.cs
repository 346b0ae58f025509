using System.Globalization;
using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Formats.Po;

/// <summary>The field <c>Plural-Forms</c> of a catalogue (gettext's manual, 11.2.6).</summary>
/// <param name="Count">How many forms there are.</param>
/// <param name="Expression">Which number takes which.</param>
sealed partial record PluralForms(int Count, PluralExpression Expression)
{
    /// <summary>No language has more.</summary>
    const int Most = 10;

    /// <summary>Numbers up to here show every rule.</summary>
    const int Shown = 220;

    /// <summary>Reads the field; null where it is not filled in, or not as it has to be.</summary>
    public static PluralForms? Parse(string field) =>
        Field().Match(field) is { Success: true } match
        && int.TryParse(match.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= Most
        && PluralExpression.Parse(match.Groups["expression"].Value) is { } expression
            ? new(count, expression)
            : null;

    /// <summary>The category that each form is for; null where they cannot be told.</summary>
    /// <param name="language">The catalogue's locale, if it names one.</param>
    /// <param name="count">How many forms the messages have.</param>
    /// <param name="forms">What the header says of them, if anything.</param>
    public static IReadOnlyList<PluralCategory>? Categories(Locale? language, int count, PluralForms? forms)
    {
        if (language is { } locale)
        {
            var rules = PluralRules.Of(locale);
            if (forms?.Count == count && forms.Of(rules) is { } known) return known;
            if (forms is null && rules.Counted.Count == count) return rules.Counted;
        }

        return count switch
        {
            1 => [PluralCategory.Other],
            2 => [PluralCategory.One, PluralCategory.Other],
            _ => null,
        };
    }

    /// <summary>Each form is for the category that most of its numbers are in; null where two would be for the same.</summary>
    List<PluralCategory>? Of(PluralRules rules)
    {
        var votes = new int[Count, (int)PluralCategory.Other + 1];
        for (var number = 0; number <= Shown; number++)
        {
            var form = Expression.Of(number);
            if (form < 0 || form >= Count) return null;
            votes[form, (int)rules.Of(number)]++;
        }

        var categories = Enumerable.Range(0, Count).Select(form => Enum.GetValues<PluralCategory>().MaxBy(category => votes[form, (int)category])).ToList();
        return categories.Distinct().Count() == Count ? categories : null;
    }

    [GeneratedRegex("""\A\s*nplurals\s*=\s*(?<count>[0-9]+)\s*;\s*plural\s*=\s*(?<expression>[^;]+)(?:;|\z)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Field();
}
