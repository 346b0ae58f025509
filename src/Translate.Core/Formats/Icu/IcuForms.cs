using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Icu;

/// <summary>Gives a message the plural arms that a locale has: those it lacks say what <c>other</c> says, those it does not know go. Arms for a number (<c>=0</c>) stay.</summary>
/// <param name="raw">The text of a stretch of the message as it stands in the file.</param>
/// <param name="locale">The locale.</param>
/// <param name="most">The most characters that the message may have then.</param>
sealed class IcuForms(Func<TextSpan, string> raw, Locale locale, int most)
{
    /// <summary>The message as it is to stand in the file; null where it would be too long: plurals within plurals multiply.</summary>
    public string? Write(IcuMessage message)
    {
        var written = new StringBuilder();
        Append(written, message);
        return written.Length > most ? null : written.ToString();
    }

    void Append(StringBuilder written, IcuMessage message)
    {
        var at = message.Span.Start;
        foreach (var argument in message.Parts.OfType<IcuPart.Argument>())
        {
            Copy(written, at, argument.First);
            Append(written, argument);
            at = argument.Span.End;
        }

        Copy(written, at, message.Span.End);
    }

    void Append(StringBuilder written, IcuPart.Argument argument)
    {
        var wanted = argument.Kind switch
        {
            ArmKind.Plural => PluralRules.Of(locale).Categories,
            ArmKind.Ordinal => PluralRules.OrdinalsOf(locale),
            _ => null,
        };
        var before = argument.First;
        foreach (var arm in argument.Arms)
        {
            var category = wanted is null ? null : PluralCategories.Parse(arm.Selector);
            if (category is PluralCategory.Other)
                foreach (var missing in wanted!.Where(one => !argument.Arms.Any(other => other.Selector == one.Name()))) Arm(arm, missing.Name());
            if (category is not { } own || wanted!.Contains(own)) Arm(arm, null);
            before = arm.Body.Span.End + 1;
        }

        Copy(written, before, argument.Span.End);

        void Arm(IcuArm arm, string? selector)
        {
            Copy(written, before, arm.SelectorSpan.Start);
            if (selector is null) Copy(written, arm.SelectorSpan.Start, arm.SelectorSpan.End);
            else written.Append(selector);
            Copy(written, arm.SelectorSpan.End, arm.Body.Span.Start);
            Append(written, arm.Body);
            Copy(written, arm.Body.Span.End, arm.Body.Span.End + 1);
        }
    }

    void Copy(StringBuilder written, int start, int end)
    {
        if (written.Length <= most) written.Append(raw(TextSpan.FromBounds(start, end)));
    }
}
