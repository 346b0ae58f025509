using Translate.Core.Text;

namespace Translate.Engines.Protection;

/// <summary>A text made ready for an engine: what to send, and how to make a text again of what comes back.</summary>
public sealed class ProtectedText
{
    readonly Ends ends;
    readonly IPassage? passage;

    internal ProtectedText(Rung rung, Markup markup, Ends ends, IPassage? passage)
    {
        (Rung, Markup, this.ends, this.passage) = (rung, markup, ends, passage);
        Texts = passage?.Texts ?? [];
    }

    /// <summary>How the codes travel.</summary>
    public Rung Rung { get; }

    /// <summary>How the texts are written: as a call with this markup needs them.</summary>
    public Markup Markup { get; }

    /// <summary>
    /// What to send. One text; on <see cref="Rung.Projection"/> the plain text and then the words of each pair by themselves, as help to find them again.
    /// None where there is nothing to translate, or where it is clear beforehand that no answer would help: then <see cref="Restore"/> at once.
    /// </summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Makes a text again of the answers, and proves that every code is in it, once and in its pair.</summary>
    /// <param name="answers">One for each of <see cref="Texts"/>, in their order.</param>
    /// <param name="to">The locale of the answers.</param>
    public Restoration Restore(IReadOnlyList<string> answers, Locale to)
    {
        if (answers.Count != Texts.Count) return Restoration.Of($"{Texts.Count} texts were sent and {answers.Count} came back");
        if (passage is null) return new(InlineText.Concat([ends.Head, ends.Core, ends.Tail]), null);
        var restored = passage.Restore(answers, to);
        return restored.Text is null ? restored : new(InlineText.Concat([ends.Head, restored.Text, ends.Tail]), null);
    }
}

/// <summary>What came of an answer.</summary>
/// <param name="Text">The translation with all codes of its source; null where they did not all come through.</param>
/// <param name="Problem">What was lost, doubled or crossed, as a sentence; null where nothing was.</param>
public sealed record Restoration(InlineText? Text, string? Problem)
{
    /// <summary>No text, for a reason that is made a sentence.</summary>
    internal static Restoration Of(string problem) => new(null, $"{char.ToUpperInvariant(problem[0])}{problem.AsSpan(1)}.");
}

/// <summary>One way for the pieces of a text through an engine.</summary>
interface IPassage
{
    /// <summary>What to send.</summary>
    IReadOnlyList<string> Texts { get; }

    /// <summary>Makes a text of as many answers.</summary>
    Restoration Restore(IReadOnlyList<string> answers, Locale to);
}
