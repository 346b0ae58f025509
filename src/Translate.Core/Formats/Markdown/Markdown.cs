using System.Runtime.CompilerServices;
using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>Markdown (CommonMark 0.31 and GitHub's dialect): headings, paragraphs, cells of tables, descriptions of images, titles and chosen front matter.</summary>
/// <remarks>
/// <para>
/// A text is what a reader reads: entities and backslashes are undone, lines joined. Emphasis, links, code, addresses, raw HTML, formulas
/// and footnotes' marks are inline codes. Emphasis is the same code whether written with stars or underscores, and so is an address with
/// and without its brackets, because a Korean particle behind it allows one and not the other.
/// </para>
/// <para>
/// An image within a sentence has its description, and a link its title, as text between its codes; those of an image that stands alone
/// are units of their own. So are the texts in a block of raw HTML, as <see cref="Html.Html"/> reads them, but that <c>pre</c> is code there; a text in it is written on one line
/// where no tag has several, and cannot be left out. <c>translate="no"</c> holds for the Markdown up to the end tag, where that stands in a later block.
/// </para>
/// <para>
/// Code blocks, blocks of math, comments, blocks with tags, attributes or braces that are not HTML for sure (see <see cref="HtmlFragment"/>), and front matter other than the values of
/// chosen keys are kept as they are: of YAML scalars on one line, blocks (<c>|</c>, <c>&gt;</c>) and sequences of scalars are read, of TOML basic strings and arrays of them on one line. A
/// chosen key whose value is something else is kept as it is, too.
/// </para>
/// </remarks>
public sealed class Markdown : IFormat
{
    const string KeysOption = "markdown.front-matter";

    readonly IReadOnlySet<string> keys = FrontMatter.UsualKeys;

    /// <summary>Documents that were read, for as long as somebody holds them: <see cref="Encode"/> asks for one unit at a time.</summary>
    readonly ConditionalWeakTable<SourceText, MarkdownDocument> documents = [];

    /// <summary>The usual keys of front matter are for people.</summary>
    public Markdown()
    {
    }

    Markdown(IReadOnlyList<string> keys) => this.keys = keys.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public string Name => "markdown";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".md", ".markdown"];

    /// <inheritdoc/>
    public IReadOnlyList<FormatOption> Options { get; } = [new(KeysOption, "The keys of front matter (YAML, TOML) whose values are translated; a key within another by its path: seo.title", string.Join(", ", FrontMatter.UsualKeys.Order(StringComparer.Ordinal)))];

    /// <inheritdoc/>
    public IFormat With(FormatOptions options) => options.List(KeysOption) is { } said ? new Markdown(said) : this;

    /// <inheritdoc/>
    public IReadOnlyList<Unit> Extract(SourceText source) => [.. Read(source).Passages.Select(passage => passage.Unit)];

    /// <inheritdoc/>
    /// <remarks>What is written is read again: a target that Markdown has no form for at this place is refused.</remarks>
    public string Encode(SourceText source, Unit unit, InlineText target)
    {
        if (target.Equals(unit.Source)) return source.Slice(unit.Slot);

        var document = Read(source);
        var passage = document.Find(unit.Id) ?? throw source.Invalid(unit.Slot.Start, $"there is no unit \"{unit.Id}\".");
        if (passage.Html is { } html) return html.Write(source, passage.Unit, target);
        return passage.Front is { } front ? front.Write(source, unit, target.Render()) : new InlineWriter(source, document, passage, target).Write();
    }

    /// <inheritdoc/>
    /// <remarks>In blocks of HTML what is changed in a part of a page.</remarks>
    public IEnumerable<Edit> Localize(SourceText source, Locale locale) => Read(source).Localize(locale);

    /// <inheritdoc/>
    /// <remarks>A block with its lines. What is in front matter, a block of HTML, a table or the definition of a link has its place there.</remarks>
    public TextSpan? Extent(SourceText source, Unit unit)
    {
        if (Read(source).Find(unit.Id) is not { IsInCell: false, Place: not (Place.FrontMatter or Place.Cell or Place.Html) } passage || unit.Id.StartsWith('[')) return null;
        var slot = passage.Lines.Count > 0 ? TextSpan.FromBounds(Math.Min(passage.Lines[0].Start, unit.Slot.Start), Math.Max(passage.Lines[^1].End, unit.Slot.End)) : unit.Slot;
        var lines = WholeLines.Of(source.Text, slot);
        return unit.Kind is UnitKind.Heading && passage.Place == Place.Paragraph ? WholeLines.Underlined(source.Text, lines) : lines;
    }

    /// <inheritdoc/>
    public IEnumerable<TextSpan> Gaps(SourceText source, IReadOnlyList<TextSpan> extents) => WholeLines.WithBlank(source.Text, extents, ">");

    /// <inheritdoc/>
    /// <remarks>Metadata goes into YAML front matter where there is some already; no document gets front matter that had none. Elsewhere a comment says that it is a draft.</remarks>
    public IEnumerable<Edit> Insert(SourceText written, Insertion insertion)
    {
        var front = FrontMatter.Frame(written);
        var said = insertion.Metadata.Concat(insertion.DraftNote is null ? [] : [KeyValuePair.Create("draft", "true")]).Where(m => front is { } f && !f.Keys.Contains(m.Key)).ToList();
        if (front is { } frame && said.Count > 0)
            yield return new(new(frame.End, 0), string.Concat(said.Select(m => $"{m.Key}: {(m.Key == "draft" ? m.Value : FrontScalar.Quote(m.Value))}{written.LineEnd}")));
        var start = FrontMatter.Read(written, new(), [], keys);
        if (insertion.HasText)
        {
            int? title = Extract(written).FirstOrDefault(u => u.Slot.Start >= start) is { Kind: UnitKind.Heading, Level: 1 } first && IsAlone(written, first, start) ? first.Slot.End : null;
            yield return ParagraphPlace.Put(written, insertion.Place!.Value, title, start, string.Join("\\" + written.LineEnd, insertion.Lines.Select(Line)));
        }

        if (insertion.DraftNote is { } note && front is null)
            yield return new(new(written.Text.AsSpan().TrimEnd("\r\n").Length, 0), $"{written.LineEnd}{written.LineEnd}<!-- {note.Replace("--", "–", StringComparison.Ordinal)} -->");
    }

    /// <summary>Nothing but the marks of a heading stands before it: it is in no list and no quotation.</summary>
    static bool IsAlone(SourceText source, Unit heading, int start) => source.Text.AsSpan(start, heading.Slot.Start - start).Trim("# \t\r\n").IsEmpty;

    static string Line(IReadOnlyList<InsertedPiece> line) => string.Concat(line.Select(piece => piece.IsAddress && piece.Text.AsSpan().IndexOfAny("<> ") < 0 ? $"<{piece.Text}>" : MarkdownText.Escape(piece.Text)));

    MarkdownDocument Read(SourceText source) => documents.GetValue(source, file => MarkdownDocument.Read(file, keys));
}
