using Translate.Core.Terminology;
using Translate.Core.Text;

namespace Translate.Engines;

/// <summary>A machine-translation service, as one desk has set it up: one method, one call.</summary>
/// <remarks>
/// An engine packs nothing, retries nothing and remembers nothing: that is the lane's (<c>Lane</c>). What it must do is to send one call, and to
/// give back one answer for each text, in the order of the texts, or to say what is at fault.
/// </remarks>
public interface IEngine
{
    /// <summary>What the service can do and what it allows, as data.</summary>
    EngineProfile Profile { get; }

    /// <summary>Sends one call.</summary>
    /// <param name="request">Texts within the limits of <see cref="Profile"/>.</param>
    /// <param name="stop">Breaks off; the service may still have done the work, and charge for it.</param>
    /// <exception cref="EngineException">The call failed. Nothing else is thrown, but for the cancellation that was asked for.</exception>
    Task<EngineAnswer> Translate(EngineRequest request, CancellationToken stop);
}

/// <summary>How inline codes are written in the texts of a call.</summary>
public enum Markup
{
    /// <summary>There are none, or they are masked as words: to the service the texts are plain.</summary>
    Plain,

    /// <summary>As XML elements; the text between is escaped as XML.</summary>
    Xml,

    /// <summary>As HTML elements; the text between is escaped as HTML.</summary>
    Html,
}

/// <summary>One call: texts of one language pair that are neighbours where possible.</summary>
/// <param name="From">The locale of the texts.</param>
/// <param name="To">The locale to translate into.</param>
/// <param name="Markup">How inline codes are written in all of the texts.</param>
/// <param name="Texts">The texts; at least one, none empty.</param>
public sealed record EngineRequest(Locale From, Locale To, Markup Markup, IReadOnlyList<EngineText> Texts)
{
    /// <summary>The document's title, for engines that read it.</summary>
    public string? Title { get; init; }

    /// <summary>What the document has said so far, for engines that read it.</summary>
    public string? Summary { get; init; }
}

/// <summary>One text of a call, with what may help to translate it.</summary>
/// <param name="Text">The text with its codes as the call's markup writes them.</param>
public sealed record EngineText(string Text)
{
    /// <summary>Texts with the same number are sentences of one unit (a paragraph), in their order; null where nothing is known.</summary>
    public int? Unit { get; init; }

    /// <summary>The plain source text that stands before it in the document, and is not part of the call.</summary>
    public string? Before { get; init; }

    /// <summary>The plain source text that stands after it in the document, and is not part of the call.</summary>
    public string? After { get; init; }

    /// <summary>The desk's terms that occur in it.</summary>
    public IReadOnlyList<TermPair> Terms { get; init; } = [];

    /// <summary>Similar texts that were translated before, best first.</summary>
    public IReadOnlyList<SimilarPair> Similar { get; init; } = [];
}

/// <summary>A text like the one to translate, and its translation.</summary>
public sealed record SimilarPair(string Source, string Target);

/// <summary>What came of a call.</summary>
/// <param name="Texts">One translation for each text of the request, in its order, with the codes as they were written there.</param>
/// <param name="Billed">What the service charges for it, in the profile's <see cref="PriceUnit"/>.</param>
public sealed record EngineAnswer(IReadOnlyList<string> Texts, long Billed)
{
    /// <summary>The model that translated, where the service says so.</summary>
    public string? Model { get; init; }
}
