using Translate.Core.Text;

namespace Translate.Core.Revision;

/// <summary>What became of a text when its source was revised.</summary>
public enum Revised
{
    /// <summary>It says the same, in the same place.</summary>
    Same,

    /// <summary>It says the same, in another place.</summary>
    Moved,

    /// <summary>It says something else.</summary>
    Changed,

    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It is not there any more.</summary>
    Removed,
}

/// <summary>A text of one of the two revisions.</summary>
/// <param name="Text">The text.</param>
/// <param name="Key">The key that names it in both, where its file has keys.</param>
public readonly record struct RevisedText(InlineText Text, string? Key = null);

/// <summary>A text beside what it was before, by their places in the two lists.</summary>
/// <param name="Before">Its place before; null where it was added.</param>
/// <param name="After">Its place now; null where it was removed.</param>
/// <param name="Change">What became of it.</param>
public readonly record struct RevisedPair(int? Before, int? After, Revised Change);
