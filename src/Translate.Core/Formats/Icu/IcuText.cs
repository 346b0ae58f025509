using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Icu;

/// <summary>A text of a message that is translated by itself: what an arm says, or what stands beside an argument with arms.</summary>
/// <param name="Name">Names it within its message: <c>{n one}</c>, <c>{who her}{n other}</c>; <c>{1}</c> for the first text beside an argument.</param>
/// <param name="Run">The text.</param>
/// <param name="IsInPlural"><c>#</c> is the number here.</param>
/// <param name="Category">The category of the plural's arm that it is within, if any.</param>
/// <param name="Other">The name of the text that stands here for <c>other</c>.</param>
sealed record IcuText(string Name, IcuPart.Run Run, bool IsInPlural, PluralCategory? Category, string Other)
{
    /// <summary>The texts of a message, in order.</summary>
    public static IEnumerable<IcuText> Of(IcuMessage message) => Of(message, "", "", null, isInPlural: false);

    static IEnumerable<IcuText> Of(IcuMessage message, string path, string other, PluralCategory? category, bool isInPlural)
    {
        var beside = 0;
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in message.Parts)
        {
            if (part is IcuPart.Run run)
            {
                // Beside arms there are words to translate, or only what joins them.
                if (!message.HasArms ? string.IsNullOrWhiteSpace(run.Text.Render()) : !run.Text.Text.Any(char.IsLetter)) continue;
                var place = message.HasArms ? $"{{{++beside}}}" : "";
                yield return new(path + place, run, isInPlural, category, other + place);
            }
            else if (part is IcuPart.Argument argument)
            {
                var seen = names[argument.Name] = names.GetValueOrDefault(argument.Name) + 1;
                var name = seen == 1 ? argument.Name : $"{argument.Name}:{seen}";
                foreach (var arm in argument.Arms)
                {
                    var own = argument.Kind is ArmKind.Select ? null : PluralCategories.Parse(arm.Selector);
                    foreach (var text in Of(arm.Body, $"{path}{{{name} {arm.Selector}}}", $"{other}{{{name} {(own is null ? arm.Selector : "other")}}}", own ?? category, argument.Kind is not ArmKind.Select)) yield return text;
                }
            }
        }
    }

    /// <summary>A translation as it stands in the message.</summary>
    public static string Write(InlineText target, bool isInPlural) => target.Render(text =>
    {
        var written = new StringBuilder(text.Length + 8);
        var isQuoted = false;
        foreach (var character in text)
        {
            var needsQuotes = character is '{' or '}' || (character == '#' && isInPlural);
            if (needsQuotes != isQuoted && character != '\'')
            {
                written.Append('\'');
                isQuoted = needsQuotes;
            }

            written.Append(character);
            if (character == '\'') written.Append('\'');
        }

        return written.Append(isQuoted ? "'" : "").ToString();
    });

    /// <summary>A translation of a message without arms as it stands in the file. An apostrophe is doubled only where it would begin a quotation: elsewhere it is itself.</summary>
    public static string WriteWhole(InlineText target)
    {
        var doubled = Write(target, isInPlural: false);
        var written = new StringBuilder(doubled.Length);
        for (var at = 0; at < doubled.Length;)
        {
            var length = doubled.AsSpan(at).IndexOfAnyExcept('\'') is var i && i < 0 ? doubled.Length - at : i;

            // Two are one apostrophe of the text; one alone or three begin or end a quotation.
            var isFree = length == 2 && (at + 2 == doubled.Length || doubled[at + 2] is not ('{' or '}'));
            written.Append('\'', isFree ? 1 : length);
            at += length;
            for (; at < doubled.Length && doubled[at] != '\''; at++) written.Append(doubled[at]);
        }

        return written.ToString();
    }
}
