using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>What a stretch of lines is in a document.</summary>
enum LeafKind
{
    Paragraph,
    Heading,
    UnderlinedHeading,

    /// <summary>Code, math and other things that are copied as they are.</summary>
    Kept,

    /// <summary>A block of raw HTML.</summary>
    Html,
}

/// <summary>A block that holds lines of text and no other blocks.</summary>
sealed class Leaf(LeafKind kind)
{
    public LeafKind Kind { get; set; } = kind;

    /// <summary>Of a heading: 1 to 6.</summary>
    public int Level { get; set; }

    /// <summary>The lines without what their containers put before them, up to their line ends. Of kept blocks only what is needed.</summary>
    public List<TextSpan> Lines { get; } = [];

    /// <summary>The line that holds a table's header, or -1.</summary>
    public int Table { get; set; } = -1;

    /// <summary>It stands in no container, so that a heading begins a section.</summary>
    public bool IsAtTop { get; init; }

    /// <summary>It is the first block of a list item, where a check box may stand.</summary>
    public bool IsFirstInItem { get; init; }

    /// <summary>It is the first block of a quote, where the kind of an alert may stand.</summary>
    public bool IsFirstInQuote { get; init; }

    /// <summary>The label of the footnote it belongs to.</summary>
    public string? Footnote { get; init; }

    /// <summary>How many blocks of that kind it stands in.</summary>
    public int Depth { get; init; }

    /// <summary>The block that it stands in; null at the top.</summary>
    public Container? Within { get; init; }

    /// <summary>Of a block of HTML: says of a line that it ends with it; null where it ends before a blank line.</summary>
    public Func<ReadOnlySpan<char>, bool>? Ends { get; init; }

    /// <summary>No element of HTML that is open around it says that it is not to be translated.</summary>
    public bool Translates { get; set; } = true;
}

/// <summary>The blocks that hold others.</summary>
enum ContainerKind
{
    Quote,
    Item,
    Footnote,
}

/// <summary>An open block that holds others.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Indent">The columns by which a line that belongs to an item or a footnote is indented.</param>
/// <param name="Label">A footnote's label.</param>
sealed record Container(ContainerKind Kind, int Indent, string? Label)
{
    /// <summary>Nothing is in it yet.</summary>
    public bool IsEmpty { get; set; } = true;
}
