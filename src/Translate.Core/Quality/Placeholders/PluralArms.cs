using Translate.Core.Formats;
using Translate.Core.Formats.Icu;
using Translate.Core.Text;

namespace Translate.Core.Quality.Placeholders;

/// <summary>A plural within an ICU message lacks an arm that the locale needs, or has one that it never takes.</summary>
/// <remarks>
/// Needed are the categories of whole numbers (CLDR; <see cref="PluralRules.Counted"/>), allowed those of fractions, too, and arms for single numbers (<c>=0</c>).
/// </remarks>
sealed class PluralArms : ICheck
{
    /// <inheritdoc/>
    public string Name => "arms";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context) =>
        MessagePlaceholders.HasArms(target.Text) && IcuReader.Parse(target.Text) is { } message ? In(message, target.Text, context.To) : [];

    IEnumerable<Finding> In(IcuMessage message, string text, Locale locale)
    {
        var rules = PluralRules.Of(locale);
        foreach (var argument in message.Parts.OfType<IcuPart.Argument>())
        {
            if (argument.Kind is not ArmKind.Select)
            {
                var (needed, known) = argument.Kind is ArmKind.Plural ? (rules.Counted, rules.Categories) : (PluralRules.OrdinalsOf(locale), PluralRules.OrdinalsOf(locale));
                var lacking = needed.Select(category => category.Name()).Where(name => argument.Arms.All(arm => arm.Selector != name)).ToList();
                if (lacking.Count > 0)
                    yield return new(Name, Severity, null, Place.Of(text, argument.Span), $"{locale} needs arms for {string.Join(", ", lacking)} of {argument.Name}.") { Detail = string.Join(", ", lacking) };
                foreach (var arm in argument.Arms)
                    if (!arm.Selector.StartsWith('=') && (PluralCategories.Parse(arm.Selector) is not { } category || !known.Contains(category)))
                        yield return new(Name, Severity, null, Place.Of(text, arm.SelectorSpan), $"{locale} never takes the arm {arm.Selector}.") { Detail = arm.Selector };
            }

            foreach (var finding in argument.Arms.SelectMany(arm => In(arm.Body, text, locale))) yield return finding;
        }
    }
}
