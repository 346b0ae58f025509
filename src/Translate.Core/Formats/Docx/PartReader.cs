using Translate.Core.Text;
using Block = Translate.Core.Formats.Html.Block;

namespace Translate.Core.Formats.Docx;

/// <summary>Finds the passages of a part: of its paragraphs, tables and text boxes.</summary>
sealed class PartReader
{
    /// <summary>Where blocks are read.</summary>
    /// <param name="Outline">The place in the outline.</param>
    /// <param name="Tables">The tables around it, the innermost first.</param>
    /// <param name="IsAside">It is not the running text.</param>
    /// <param name="IsBody">It is the body itself, whose paragraphs may go.</param>
    /// <param name="Note">What it is.</param>
    readonly record struct Place(Block Outline, IReadOnlyList<Element> Tables, bool IsAside, bool IsBody, string? Note);

    readonly SourceText part;
    readonly Styles styles;
    readonly ParagraphReader paragraphs;
    List<Passage> passages = [];

    PartReader(SourceText part, Styles styles)
    {
        (this.part, this.styles) = (part, styles);
        paragraphs = new(part, styles);
    }

    /// <summary>The passages of a part, in the order in which they stand in it.</summary>
    public static IReadOnlyList<Passage> Read(SourceText part, Element root, Styles styles)
    {
        var reader = new PartReader(part, styles);
        switch (WordPackage.KindOf(root))
        {
            case PartKind.Body:
                if (root.Child("body") is not { } body) throw part.Invalid(root.Span.Start, "the document has no body.");
                reader.AddBlocks(body.Children, new(new(), [], IsAside: false, IsBody: true, null));
                break;
            case PartKind.Header:
                reader.AddBlocks(root.Children, new(new(), [], IsAside: true, IsBody: false, "Header"));
                break;
            case PartKind.Footer:
                reader.AddBlocks(root.Children, new(new(), [], IsAside: true, IsBody: false, "Footer"));
                break;
            case PartKind.Footnotes or PartKind.Endnotes or PartKind.Comments:
                reader.AddNotes(root);
                break;
            default:
                throw part.Invalid(root.Span.Start, $"<{root.QualifiedName}> is not the root of the part that it is said to be.");
        }

        return reader.passages;
    }

    /// <summary>Notes and comments: each has a number of its own, by which its text is named.</summary>
    void AddNotes(Element root)
    {
        var outline = new Block();
        foreach (var note in root.Children.Where(child => child.Is("footnote") || child.Is("endnote") || child.Is("comment")))
        {
            var id = note.Attribute("id");
            var what = note.Is("comment") ? note.Attribute("author") is { Length: > 0 } author ? $"Comment by {author}" : "Comment" : note.Is("footnote") ? $"Footnote {id}" : $"Endnote {id}";
            AddBlocks(note.Children, new(outline.Child(note.Name, null), [], IsAside: note.Is("comment"), IsBody: false, what));
        }
    }

    void AddBlocks(IReadOnlyList<Element> blocks, Place place)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Is("p")) AddParagraph(block, place, place.IsBody && IsBeside(blocks, i));
            else if (block.Is("tbl")) AddTable(block, place);
            else if (block.Is("sdt") && block.Child("sdtPr")?.Child("dataBinding") is null && block.Child("sdtContent") is { } content) AddBlocks(content.Children, place with { IsBody = false });
            else if (IsAround(block)) AddBlocks(block.Children, place with { IsBody = false });
        }
    }

    static bool IsAround(Element block) => block.Is("customXml") || block.Is("ins") || block.Is("moveTo") || block.Vocabulary is Vocabulary.Compatibility;

    /// <summary>A paragraph before a table or behind one keeps it apart from another, or from the end, where a paragraph has to stand.</summary>
    static bool IsBeside(IReadOnlyList<Element> blocks, int index) =>
        !(index > 0 && !blocks[index - 1].Is("p") && blocks[index - 1].Name.Length > 0) && index + 1 < blocks.Count && !blocks[index + 1].Is("tbl");

    void AddTable(Element table, Place place)
    {
        var outline = place.Outline.Child("tbl", null);
        foreach (var row in Inner(table, "tr"))
        {
            var cells = outline.Child("tr", null);
            foreach (var cell in Inner(row, "tc"))
                AddBlocks(cell.Children, place with { Outline = cells.Child("tc", null), Tables = [table, .. place.Tables], IsBody = false });
        }
    }

    /// <summary>Rows or cells, those in content controls, too.</summary>
    static IEnumerable<Element> Inner(Element element, string name)
    {
        foreach (var child in element.Children)
        {
            if (child.Is(name)) yield return child;
            else if (child.Is("sdt") && child.Child("sdtContent") is { } content) foreach (var inner in Inner(content, name)) yield return inner;
            else if (child.Is("customXml")) foreach (var inner in Inner(child, name)) yield return inner;
        }
    }

    void AddParagraph(Element element, Place place, bool isOwn)
    {
        var outline = place.Outline.Child("p", null);
        var pieces = paragraphs.Read(element);
        var note = Note(place.Note, paragraphs.HasInsertions, paragraphs.HasDeletions);
        var properties = element.Child("pPr");
        var (kind, level) = styles.Of(properties, place.Tables.Count > 0);
        if (place.IsAside && kind is UnitKind.Paragraph) kind = UnitKind.Aside;
        var paragraph = new ParagraphPlace(element, outline.Path, place.Tables, isOwn && IsSound(element));
        var from = 0;
        for (var i = 0; i <= pieces.Count; i++)
        {
            if (i < pieces.Count && pieces[i].Kind is not PieceKind.Divider) continue;
            if (i > from && PassageReader.Read(pieces.Skip(from).Take(i - from), paragraph) is { } passage) passages.Add(passage with { Kind = (kind, level), Note = note });
            if (i < pieces.Count && pieces[i].Element is { } divider) AddBoxes(divider, place with { Outline = outline, IsBody = false });
            from = i + 1;
        }
    }

    static string? Note(string? place, bool hasInsertions, bool hasDeletions)
    {
        if (!hasInsertions && !hasDeletions) return place;
        var tracked = hasInsertions && hasDeletions ? "inserted text is translated as if it were accepted, deleted text is left as it is"
            : hasInsertions ? "inserted text is translated as if it were accepted" : "deleted text is left as it is";
        return $"{place}{(place is null ? "" : ". ")}Tracked changes: {tracked}.";
    }

    /// <summary>Nothing begins or ends in the paragraph that goes on outside of it or is told of elsewhere.</summary>
    static bool IsSound(Element paragraph) => !paragraph.HoldsBox && !paragraph.All().Any(inner =>
        AltText.IsDescribed(inner) || inner.Vocabulary is Vocabulary.Word && (inner.Name is "sectPr" or "fldChar" or "footnoteReference" or "endnoteReference" or "commentReference" || inner.Name.Contains("RangeStart", StringComparison.Ordinal)
            || inner.Name.Contains("RangeEnd", StringComparison.Ordinal) || inner.Name is "bookmarkStart" or "bookmarkEnd" or "permStart" or "permEnd" or "del" or "ins"));

    /// <summary>The text boxes in an element. What older programs are shown instead of one is read once where it says the same.</summary>
    void AddBoxes(Element element, Place place)
    {
        if (element.Is("txbxContent"))
        {
            AddBlocks(element.Children, place with { Outline = place.Outline.Child("box", null) });
        }
        else if (element.Is(Vocabulary.Compatibility, "AlternateContent"))
        {
            var alternatives = element.Children.Where(child => child.HoldsBox).Select(child => BoxesOf(child, place)).ToList();
            if (alternatives is [var choice, var fallback] && choice.Count == fallback.Count && choice.Zip(fallback).All(p => p.First.Text.Equals(p.Second.Text) && p.First.Twin is null && p.Second.Twin is null))
                passages.AddRange(choice.Zip(fallback, (one, other) => one with { Twin = other }));
            else
                passages.AddRange(alternatives.SelectMany(all => all));
        }
        else if (element.HoldsBox)
        {
            foreach (var child in element.Children) AddBoxes(child, place);
        }
    }

    List<Passage> BoxesOf(Element element, Place place)
    {
        var before = passages;
        var found = passages = [];
        foreach (var child in element.Children) AddBoxes(child, place);
        passages = before;
        return found;
    }
}
