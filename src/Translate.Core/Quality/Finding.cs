using System.Security.Cryptography;
using System.Text;
using Translate.Core.Formats;
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
public sealed record Finding(string Check, Severity Severity, TextSpan? Source, TextSpan? Target, string Message)
{
    /// <summary>What to write in the target's plain text so that this is no finding any more; null where that is for a person to decide.</summary>
    public Edit? Fix { get; init; }

    /// <summary>What the finding is about besides its places, as its message says it: the spelling or the ending that is wanted, a limit; null where there is nothing.</summary>
    public string? Detail { get; init; }

    /// <summary>The target with the fix made; its codes stay before or behind the text that they stood before or behind.</summary>
    /// <exception cref="InvalidOperationException">There is no fix.</exception>
    public InlineText Mend(InlineText target)
    {
        if (Fix is not { } fix) throw new InvalidOperationException($"The finding of {Check} has no fix.");
        var end = fix.Span.Start + fix.Text.Length;
        return new(
            string.Concat(target.Text.AsSpan(0, fix.Span.Start), fix.Text, target.Text.AsSpan(fix.Span.End)),
            [.. target.Codes.Select(code => code.Offset <= fix.Span.Start ? code
                : code.Offset >= fix.Span.End ? code with { Offset = code.Offset - fix.Span.End + end }
                : code with { Offset = Math.Min(code.Offset, end) })]);
    }

    /// <summary>What this finding is known by as long as nothing about it changes: its check, both texts and its places. 32 hexadecimal digits.</summary>
    public string Key(InlineText source, InlineText target)
    {
        var about = new StringBuilder();
        foreach (var part in new[] { Check, source.Render(), target.Render(), $"{Source}", $"{Target}" })
            about.Append(part.Length).Append(':').Append(part);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(about.ToString())).AsSpan(0, 16));
    }
}
