using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>A person should look.</summary>
    Warning,

    /// <summary>The target cannot stand as it is.</summary>
    Error,
}

/// <summary>Something that speaks against a target, and where.</summary>
/// <param name="Check">The name of the check that found it.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Source">The place in the source's plain text; empty (length 0) where an inline code stands there; null where no one place is meant.</param>
/// <param name="Target">The place in the target's plain text, likewise.</param>
/// <param name="Message">What is wrong, as a sentence in English; pages word it by <paramref name="Check"/>.</param>
/// <remarks>A span that marks text lies on grapheme boundaries.</remarks>
public sealed record Finding(string Check, Severity Severity, TextSpan? Source, TextSpan? Target, string Message);
