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
}
