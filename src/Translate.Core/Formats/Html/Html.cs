using System.Runtime.CompilerServices;
using Translate.Core.Text;

namespace Translate.Core.Formats.Html;

/// <summary>Web pages (HTML and XHTML), whole or in part: the text of their blocks, and the attributes that people read.</summary>
/// <remarks>
/// <para>
/// A block that mixes text and other blocks has a unit for each run of text. Inline elements are codes; <c>code</c>, <c>kbd</c>, <c>samp</c>
/// and <c>var</c> with their content, as are <c>svg</c>, <c>math</c>, comments and what the page says is not to be translated. White space is
/// as a browser shows it, references are undone, those with names of HTML 5 only are codes.
/// </para>
/// <para>
/// Attributes that people read are units of their own, but within a sentence they are text between codes. Kept as they are: scripts,
/// styles, <c>template</c>, <c>noscript</c>, <c>iframe</c>, comments, conditional ones too, document types and CDATA. One of them, or of
/// <c>svg</c> and <c>math</c>, that does not end is the rest of the page.
/// </para>
/// <para>
/// The scanner is our own. HtmlAgilityPack 1.13 was tried for its positions and not taken: where it has a node they are right, but its tree has no place for
/// stray end tags and moves misnested ones, 100,000 nested elements were not read in 40 seconds (here in less than one), and its writer,
/// which calls itself, ended the process with 40,000.
/// </para>
/// </remarks>
public sealed class Html : IFormat
{
    /// <summary>Pages that were read, for as long as somebody holds them: <see cref="Encode"/> asks for one unit at a time.</summary>
    static readonly ConditionalWeakTable<SourceText, Page> Pages = [];

    /// <inheritdoc/>
    public string Name => "html";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm", ".xhtml"];

    /// <inheritdoc/>
    public bool Recognizes(string beginning) => beginning.StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase) || beginning.StartsWith("<html", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public string? DeclaredEncoding(ReadOnlySpan<byte> bytes) => Charset.Declared(bytes);

    /// <inheritdoc/>
    public IReadOnlyList<Unit> Extract(SourceText source) => [.. Read(source).Passages.Select(passage => passage.Unit)];

    /// <inheritdoc/>
    public string Encode(SourceText source, Unit unit, InlineText target)
    {
        if (target.Equals(unit.Source)) return source.Slice(unit.Slot);
        var passage = Read(source).Find(unit.Id) ?? throw source.Invalid(unit.Slot.Start, $"there is no unit \"{unit.Id}\".");
        return new Escape(source, passage.Unit, passage.Place).Write(target);
    }

    /// <inheritdoc/>
    /// <remarks>The language and direction of the page, and of the elements in it that say the same language; and what is not for the locale (Locale Filter of ITS 2.0) is not to be translated.</remarks>
    public IEnumerable<Edit> Localize(SourceText source, Locale locale) => new PageLanguage(source, Read(source), locale).Edits();

    /// <inheritdoc/>
    public TextSpan? Extent(SourceText source, Unit unit) => Read(source).Extent(unit.Id);

    /// <inheritdoc/>
    public IEnumerable<TextSpan> Gaps(SourceText source, IReadOnlyList<TextSpan> extents) => Read(source).Gaps(extents);

    /// <inheritdoc/>
    /// <remarks>Metadata are <c>meta</c> elements of a page that has a <c>head</c>, but for those that it has already; a comment says that it is a draft.</remarks>
    public IEnumerable<Edit> Insert(SourceText written, Insertion insertion) => Credits.Edits(written, Page.Tokens(written), insertion);

    static Page Read(SourceText source) => Pages.GetValue(source, Page.Read);
}
