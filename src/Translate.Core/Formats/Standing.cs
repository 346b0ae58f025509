using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Formats;

/// <summary>A target that stands in a bilingual file: a <c>msgstr</c>, an XLIFF <c>target</c>.</summary>
/// <param name="Text">Its text, as the unit's source is read.</param>
/// <param name="State">How far it has come, as far as the file says.</param>
public sealed record Standing(InlineText Text, TargetState State)
{
    /// <summary>Somebody has finished it: there is nothing left to do.</summary>
    public bool IsFinished => State >= TargetState.Translated && !Text.IsEmpty;

    /// <summary>The target as its translator meant it: codes of printf that have no numbers and stand in another order than the source's, which the program would take one for the other, are the source's. Written again, they get numbers.</summary>
    public Standing Meant(InlineText source) => this with { Text = PrintfArguments.Meant(source, Text) };
}
