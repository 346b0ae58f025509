using Translate.Core.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>A paragraph in its part.</summary>
/// <param name="Element">The paragraph.</param>
/// <param name="Path">Its place in the part's outline.</param>
/// <param name="Tables">The tables that it stands in, the innermost first.</param>
/// <param name="IsOwn">It can go without leaving something unsound: its place is the running text, beside other paragraphs.</param>
sealed record ParagraphPlace(Element Element, string Path, IReadOnlyList<Element> Tables, bool IsOwn);

/// <summary>A stretch of a paragraph that is a unit.</summary>
/// <param name="Paragraph">The paragraph that it stands in.</param>
/// <param name="Span">Where it stands in its part.</param>
/// <param name="Text">What it says.</param>
/// <param name="Codes">Its codes.</param>
/// <param name="Format">How most of it looks.</param>
/// <param name="Before">What is written before a target: the end of a run, where it begins within one.</param>
/// <param name="After">What is written behind it.</param>
sealed record Passage(ParagraphPlace Paragraph, TextSpan Span, InlineText Text, CodePlaces Codes, RunFormat Format, string Before, string After)
{
    /// <summary>Its kind and depth.</summary>
    public (UnitKind Kind, int Level) Kind { get; init; }

    /// <summary>What a translator should know of its place.</summary>
    public string? Note { get; init; }

    /// <summary>The same text for programs that cannot show this one (<c>mc:Fallback</c>); null where there is none.</summary>
    public Passage? Twin { get; init; }
}
