using Translate.Core.Text;

namespace Translate.Core.Memory.Repair;

/// <summary>What was mended in a match's target.</summary>
public enum MendingKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A date.</summary>
    Date,

    /// <summary>Inline codes.</summary>
    Codes,

    /// <summary>A term.</summary>
    Term,
}

/// <summary>One thing that was mended, and why.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Asked">The place in the segment from which it was taken.</param>
/// <param name="Known">The place in the pair's source where that stands otherwise.</param>
/// <param name="Was">The place in the pair's target that was changed.</param>
/// <param name="Now">The place of it in the mended target.</param>
public readonly record struct Mending(MendingKind Kind, TextSpan Asked, TextSpan Known, TextSpan Was, TextSpan Now);

/// <summary>A match's target, mended: a proposal of a program that nobody has read.</summary>
/// <param name="Target">The mended target, its codes with the ids that they have in the segment.</param>
/// <param name="Mendings">What was changed, in the order in which it stands.</param>
/// <param name="Left">The differences that are still there, for a person.</param>
public sealed record MendedMatch(InlineText Target, IReadOnlyList<Mending> Mendings, IReadOnlyList<TextChange> Left);

/// <summary>A stretch of a target and what is to stand there.</summary>
readonly record struct Replacement(MendingKind Kind, TextSpan Asked, TextSpan Known, TextSpan Was, string Now);
