using Translate.Core.Text;

namespace Translate.Core.Pretranslation;

/// <summary>How far a target has come (XLIFF 2.1, 4.3.1.31 <c>state</c>).</summary>
public enum TargetState
{
    /// <summary>Nothing yet, or nothing that a person has looked at.</summary>
    Initial,

    /// <summary>Translated.</summary>
    Translated,

    /// <summary>Translated, and reviewed by a second person.</summary>
    Reviewed,

    /// <summary>Ready to be used.</summary>
    Final,
}

/// <summary>Where a target came from.</summary>
public enum OriginKind
{
    /// <summary>A person wrote it.</summary>
    Human,

    /// <summary>A match of the translation memory.</summary>
    Memory,

    /// <summary>An engine.</summary>
    Machine,

    /// <summary>The source, copied: the locale is the source's own, or there is nothing to translate.</summary>
    Source,
}

/// <summary>How a target came to be.</summary>
/// <param name="Kind">Where it came from.</param>
/// <param name="Score">For a memory match its score: 102 double context, 101 in context, 100 exact, below that fuzzy.</param>
/// <param name="Name">For a memory its name, for an engine the engine's.</param>
public sealed record Origin(OriginKind Kind, int? Score = null, string? Name = null);

/// <summary>A segment's translation into one locale.</summary>
public sealed record Target(InlineText Text, TargetState State, Origin Origin);
