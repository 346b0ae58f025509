using Translate.Core.Formats;
using Translate.Core.Formats.Icu;
using Translate.Core.Text;

namespace Translate.Core.Quality.Placeholders;

/// <summary>The source is an ICU message with arms, and the target asks for other arguments, or chooses by other words.</summary>
/// <remarks>
/// Whether the target is a message is <see cref="MessageSyntax"/>'s question. An argument may stand in some arms only. Plurals have the arms
/// of their language; the arms of a <c>select</c> are the program's words and stay: a translated one is never taken.
/// </remarks>
sealed class Messages : ICheck
{
    /// <inheritdoc/>
    public string Name => "message";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (!MessagePlaceholders.HasArms(source.Text) || IcuReader.Parse(source.Text) is not { } wanted || IcuReader.Parse(target.Text) is not { } found || Place.Whole(target.Text) is not { } all) yield break;
        var (names, others) = (Names(wanted), Names(found));
        foreach (var name in names.Except(others, StringComparer.Ordinal))
            yield return new(Name, Severity, Place.Whole(source.Text), null, $"The argument {name} is missing.") { Detail = name };
        foreach (var name in others.Except(names, StringComparer.Ordinal))
            yield return new(Name, Severity, null, all, $"The argument {name} is not in the source.") { Detail = name };
    }

    /// <summary>What both have to have: arguments by their names, and the arms of those that choose by a word as <c>gender male</c>.</summary>
    static List<string> Names(IcuMessage message) => [.. All(message).Distinct(StringComparer.Ordinal)];

    static IEnumerable<string> All(IcuMessage message) => message.Parts.SelectMany(part => part switch
    {
        IcuPart.Argument { Kind: ArmKind.Select } argument => argument.Arms.SelectMany(arm => All(arm.Body).Append($"{argument.Name} {arm.Selector}")).Prepend(argument.Name),
        IcuPart.Argument argument => argument.Arms.SelectMany(arm => All(arm.Body)).Prepend(argument.Name),
        IcuPart.Run run => run.Text.Codes.Where(code => code.Data is not "#").Select(code => code.Data[1..].Split(',', '}')[0].Trim()),
        _ => [],
    });
}
