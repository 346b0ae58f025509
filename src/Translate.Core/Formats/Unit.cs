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

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>A paragraph that is quoted.</summary>
    Quote,

    /// <summary>A cell of a table.</summary>
    Cell,

    /// <summary>A subtitle.</summary>
    Cue,

    /// <summary>Text that is not in the running text, but said with something of it: the words for an image, a title, a description for search.</summary>
    Aside,
}

/// <summary>One translatable unit of a document: a heading, a paragraph, a resource entry (XLIFF 2.1 <c>unit</c>).</summary>
/// <param name="Id">Stable within the document: from the key or the structure where the file offers one.</param>
/// <param name="Slot">The place in the file where the unit's target is written.</param>
/// <param name="Source">The text to translate, with everything the format escapes already undone.</param>
public sealed record Unit(string Id, TextSpan Slot, InlineText Source)
{
    /// <summary>What it is in its document.</summary>
    public UnitKind Kind { get; init; } = UnitKind.Paragraph;

    /// <summary>The depth of a heading, a list item or a quotation, from 1; 0 where depth means nothing.</summary>
    public int Level { get; init; }

    /// <summary>The most characters (grapheme clusters) that a target may have, where the file says so.</summary>
    public int? MostCharacters { get; init; }

    /// <summary>What the author of the file says to the translator, if anything.</summary>
    public string? Note { get; init; }

    /// <summary>Of which numbers it speaks, where it is one of the forms of a plural; else null.</summary>
    public PluralForm? Plural { get; init; }

    /// <summary>The target that a bilingual file has already; null where its slot is empty, and in a file of one language.</summary>
    public Standing? Standing { get; init; }
}

/// <summary>One of the forms in which a plural says its text.</summary>
/// <param name="Category">The numbers that it speaks of.</param>
/// <param name="Other">The id of the unit for <c>other</c>, whose translation stands here where there is none: a document whose source knows fewer forms has none.</param>
public sealed record PluralForm(PluralCategory Category, string Other);
