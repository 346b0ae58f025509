using Translate.Core.Text;

namespace Translate.Core.Formats;

/// <summary>What a unit is in its document; people see headings larger, and segmentation leaves them whole.</summary>
public enum UnitKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>A title or heading: one segment, whatever its punctuation.</summary>
    Heading,

    /// <summary>An entry of a resource file.</summary>
    Entry,
}

/// <summary>One translatable unit of a document: a heading, a paragraph, a resource entry (XLIFF 2.1 <c>unit</c>).</summary>
/// <param name="Id">Stable within the document: from the key or the structure where the file offers one.</param>
/// <param name="Slot">The place in the file where the unit's target is written.</param>
/// <param name="Source">The text to translate, with everything the format escapes already undone.</param>
public sealed record Unit(string Id, TextSpan Slot, InlineText Source)
{
    /// <summary>What it is in its document.</summary>
    public UnitKind Kind { get; init; } = UnitKind.Paragraph;

    /// <summary>What the author of the file says to the translator, if anything.</summary>
    public string? Note { get; init; }
}
