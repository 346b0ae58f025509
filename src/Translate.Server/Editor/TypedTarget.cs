using Translate.Core.Text;

namespace Translate.Server.Editor;

/// <summary>A translation as it was sent, and what is wrong with its inline codes.</summary>
/// <param name="Text">The translation.</param>
/// <param name="Findings">Codes missing, surplus, or crossed; none if it may be delivered.</param>
public sealed record TypedTarget(InlineText Text, IReadOnlyList<NotationProblem> Findings)
{
    /// <summary>The findings in words.</summary>
    public IReadOnlyList<string> Problems => [.. Findings.Select(f => f.InWords)];

    /// <summary>Reads what was sent: with codes at offsets, or as a person types it.</summary>
    public static TypedTarget Read(InlineText? text, string? typed, InlineText source)
    {
        var read = Notation.Read(typed ?? Notation.Write(text!, source), source);
        return new(text ?? read.Text, read.Findings);
    }
}
