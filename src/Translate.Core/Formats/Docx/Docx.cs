using System.Runtime.CompilerServices;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>Word documents (.docx: ECMA-376 WordprocessingML, transitional and strict): paragraphs of the text, tables, headers, footers, notes, comments and text boxes, the words for pictures, and the document's title.</summary>
/// <remarks>
/// <para>
/// The package is copied as it is packed, but for the parts in which something changes; of these, all but the spans. Runs that nothing divides but
/// what Word notes for itself are one text. What looks otherwise than most of its paragraph stands in a pair of codes, and so do hyperlinks,
/// content controls and what was inserted while changes were tracked. Tabs, breaks, fields, drawings, equations and notes' marks are codes.
/// </para>
/// <para>
/// Alternative texts of drawings are units of their own, but for those of drawings within a sentence. Kept as they are: these, hidden text, deleted text, results of
/// fields other than hyperlinks, content controls that are filled from data, charts, SmartArt, and building blocks. A text box divides the text that it is anchored in. Packages with macros are refused.
/// </para>
/// </remarks>
public sealed class Docx : IFormat
{
    /// <summary>Documents that were read, for as long as somebody holds them: <see cref="Encode"/> asks for one unit at a time.</summary>
    static readonly ConditionalWeakTable<SourceText, WordDocument> Documents = [];

    /// <inheritdoc/>
    public string Name => "docx";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".docx"];

    /// <inheritdoc/>
    public bool IsContainer => true;

    /// <inheritdoc/>
    public SourceText Decode(ReadOnlySpan<byte> bytes, string name, string? encoding) => WordPackage.Open(bytes, name);

    /// <inheritdoc/>
    public IReadOnlyList<Unit> Extract(SourceText source) => [.. Read(source).Units];

    /// <inheritdoc/>
    public string Encode(SourceText source, Unit unit, InlineText target)
    {
        if (target.Equals(unit.Source)) return source.Slice(unit.Slot);
        var document = Read(source);
        return document.Find(source, unit) switch
        {
            { Passage: { } passage } => ParagraphWriter.Write(source, unit, passage, target, document.EastAsian),
            { Alternative: not null } => XmlEscape.Attribute(target.Render(), source, unit),
            _ => XmlEscape.Text(target.Render(), source, unit),
        };
    }

    /// <inheritdoc/>
    /// <remarks>A text box is written for programs of different age, and the words for a picture stand at its frame and at the picture.</remarks>
    public IEnumerable<Edit> Again(SourceText source, Unit unit, InlineText target)
    {
        var document = Read(source);
        var (_, passage, alternative, start) = document.Find(source, unit);
        if (passage?.Twin is { } twin) yield return new(twin.Span with { Start = start + twin.Span.Start }, ParagraphWriter.Write(source, unit, twin, target, document.EastAsian));
        foreach (var copy in alternative?.Copies ?? []) yield return new(copy with { Start = start + copy.Start }, XmlEscape.Attribute(target.Render(), source, unit));
    }

    /// <inheritdoc/>
    /// <remarks>The language of the document's defaults and styles, with the fonts that go with it, and the direction of its paragraphs and tables.</remarks>
    public IEnumerable<Edit> Localize(SourceText source, Locale locale) => [.. WordLanguage.Edits(Read(source), locale), .. WordDirection.Edits(Read(source), locale)];

    /// <inheritdoc/>
    /// <remarks>A paragraph of the running text goes; in a table, a note or a header it has its place.</remarks>
    public TextSpan? Extent(SourceText source, Unit unit)
    {
        var found = Read(source).Find(source, unit);
        return found.Passage is { Paragraph: { IsOwn: true, Element: var element } } ? element.Span with { Start = found.Start + element.Span.Start } : null;
    }

    /// <inheritdoc/>
    public IEnumerable<Edit> Insert(SourceText written, Insertion insertion) => WordCredits.Edits(Read(written), insertion);

    static WordDocument Read(SourceText source) => Documents.GetValue(source, WordDocument.Read);
}
