using Translate.Core.Formats;
using Translate.Core.Formats.Icu;
using Translate.Core.Text;

namespace Translate.Core.Quality.Placeholders;

/// <summary>The source is an ICU message with arms, and the target is no message: the program that reads it fails.</summary>
/// <remarks>Read as <c>MessagePattern</c> does: braces in pairs, each argument with an arm <c>other</c>, apostrophes that quote. Text without any argument is a message, too.</remarks>
sealed class MessageSyntax : ICheck
{
    /// <inheritdoc/>
    public string Name => "syntax";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (!IsBroken(source, target) || Place.Whole(target.Text) is not { } all) yield break;
        yield return new(Name, Severity, null, all, "The target is no message: a brace, an arm “other” or an argument's type is wrong.") { Detail = Place.Quote(target.Text, all).Trim('“', '”') };
    }

    /// <summary>Whether a message became none.</summary>
    public static bool IsBroken(InlineText source, InlineText target) => MessagePlaceholders.IsMessage(source.Text) && IcuReader.Parse(target.Text) is null;
}
