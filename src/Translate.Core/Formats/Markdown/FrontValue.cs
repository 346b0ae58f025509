using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>How a value of front matter is written.</summary>
enum FrontStyle
{
    /// <summary>On the line of its key, or behind the dash of a sequence.</summary>
    Line,

    /// <summary>Between the brackets of a sequence.</summary>
    Flow,

    /// <summary>A block that keeps its line ends: <c>|</c>.</summary>
    Literal,

    /// <summary>A block whose lines are joined: <c>&gt;</c>.</summary>
    Folded,
}

/// <summary>A value of a chosen key.</summary>
/// <param name="Key">The path of its key.</param>
/// <param name="Span">Its place: of a block from its first word on, up to the end of its last line with text.</param>
/// <param name="Style">How it is written.</param>
/// <param name="Indent">Of a block the spaces before each of its lines.</param>
readonly record struct FrontValue(string Key, TextSpan Span, FrontStyle Style, int Indent = 0)
{
    /// <summary>What it says; null where it is malformed.</summary>
    public string? Read(string file)
    {
        var written = file.Substring(Span.Start, Span.Length);
        return Style is FrontStyle.Literal or FrontStyle.Folded ? FrontBlock.Read(written, Indent, Style) : FrontScalar.Decode(written);
    }

    /// <summary>A translation as it stands in its place.</summary>
    /// <exception cref="InvalidDocumentException">It has a control character, which a block cannot say.</exception>
    public string Write(SourceText source, Unit unit, string target) =>
        Style is FrontStyle.Literal or FrontStyle.Folded ? FrontBlock.Write(source, unit, target, Indent, Style) : FrontScalar.Encode(source.Slice(unit.Slot), target, Style);
}
