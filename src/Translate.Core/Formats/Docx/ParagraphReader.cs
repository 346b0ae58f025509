using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>Takes a paragraph apart into pieces, in the order in which they stand in it.</summary>
/// <remarks>
/// Of what Word leaves between and in runs without a meaning for readers (marks of spelling, of where a page ended, of the last edit) nothing
/// is a piece. Whatever is not known is kept whole.
/// </remarks>
sealed class ParagraphReader(SourceText part, Styles styles)
{
    readonly List<Piece> pieces = [];
    readonly Dictionary<string, RunFormat> formats = new(StringComparer.Ordinal);
    readonly HashSet<string> noise = new(StringComparer.Ordinal);

    /// <summary>Text that somebody put in while changes were tracked stands in the paragraph that was read.</summary>
    public bool HasInsertions { get; private set; }

    /// <summary>Text that somebody took out while changes were tracked stands in it.</summary>
    public bool HasDeletions { get; private set; }

    /// <summary>The pieces of a paragraph.</summary>
    public IReadOnlyList<Piece> Read(Element paragraph)
    {
        pieces.Clear();
        noise.Clear();
        (HasInsertions, HasDeletions) = (false, false);
        AddAll([.. paragraph.Children.Where(child => !child.Is("pPr"))]);
        return [.. pieces];
    }

    void AddAll(List<Element> elements)
    {
        var fields = Fields.In(elements);
        for (var i = 0; i < elements.Count; i++)
        {
            var element = elements[i];
            if (!element.HoldsBox && fields.TryGetValue(i, out var field)) i = AddField(elements, field);
            else Add(element);
        }
    }

    void Add(Element element)
    {
        if (element.Is("r")) AddRun(element);
        else if (element.Is("del") || element.Is("moveFrom"))
        {
            HasDeletions = true;
            Keep(element.Span);
        }
        else if (IsNoise(element)) return;
        else if (ContentOf(element) is { } content) AddHolder(element, content);
        else if (element.HoldsBox) Divide(element);
        else Keep(element.Span);
    }

    bool IsNoise(Element element)
    {
        if (element.Name.Length == 0) return string.IsNullOrWhiteSpace(element.Text) && element.Text is not null;
        if (element.Is("proofErr") || element.Is("lastRenderedPageBreak")) return true;

        // Where the author last was; Word makes this bookmark anew whenever it saves.
        if (element.Is("bookmarkStart") && element.Attribute("name") == "_GoBack") return element.Attribute("id") is { } id && (noise.Add(id) || true);
        return element.Is("bookmarkEnd") && element.Attribute("id") is { } ended && noise.Contains(ended);
    }

    /// <summary>What of an element holds runs that are read; null where it has none, or they are not for people to write.</summary>
    static Element? ContentOf(Element element)
    {
        if (!element.HoldsText && !element.HoldsBox) return null;
        if (element.Is("hyperlink") || element.Is("ins") || element.Is("moveTo") || element.Is("smartTag") || element.Is("customXml") || element.Is("dir") || element.Is("bdo")) return element;
        if (element.Is("sdt") && element.Child("sdtPr")?.Child("dataBinding") is null) return element.Child("sdtContent");
        return element.Is("fldSimple") && Fields.IsLink(element.Attribute("instr") ?? "") ? element : null;
    }

    void AddHolder(Element element, Element content)
    {
        HasInsertions |= element.Is("ins") || element.Is("moveTo");
        var inner = content.Children.Where(child => !child.Is("smartTagPr") && !child.Is("customXmlPr") && !child.Is("fldData")).ToList();
        var start = inner.Count == content.Children.Count ? content.Content.Start : content.Children[content.Children.Count - inner.Count - 1].Span.End;
        var (open, close) = (TextSpan.FromBounds(element.Span.Start, start), TextSpan.FromBounds(content.Content.End, element.Span.End));
        var kinds = element.HoldsBox ? (PieceKind.Divider, PieceKind.Divider) : (PieceKind.Open, PieceKind.Close);
        pieces.Add(new(kinds.Item1, open, part.Slice(open)));
        AddAll(inner);
        pieces.Add(new(kinds.Item2, close, part.Slice(close)));
    }

    /// <summary>A field: its result is text where it is a link and no run mixes the two; else all of it is kept.</summary>
    /// <returns>The index of the last element that belongs to it.</returns>
    int AddField(List<Element> elements, Field field)
    {
        var (begin, separate, end, isLink) = field;
        if (end < 0)
        {
            var last = separate < 0 || HoldsAny(elements, begin, separate) ? begin : separate;
            Keep(TextSpan.FromBounds(elements[begin].Span.Start, elements[last].Span.End));
            return last;
        }

        if (isLink && separate >= 0 && separate < end - 1 && !HoldsAny(elements, begin, separate) && !elements[end].HoldsText && HoldsAny(elements, separate + 1, end - 1))
        {
            var (open, close) = (TextSpan.FromBounds(elements[begin].Span.Start, elements[separate].Span.End), elements[end].Span);
            pieces.Add(new(PieceKind.Open, open, part.Slice(open)));
            AddAll([.. elements.Skip(separate + 1).Take(end - separate - 1)]);
            pieces.Add(new(PieceKind.Close, close, part.Slice(close)));
        }
        else
        {
            Keep(TextSpan.FromBounds(elements[begin].Span.Start, elements[end].Span.End));
        }

        return end;
    }

    static bool HoldsAny(List<Element> elements, int first, int last) => Enumerable.Range(first, last - first + 1).Any(i => elements[i].HoldsText || elements[i].HoldsBox);

    void AddRun(Element run)
    {
        var format = FormatOf(run);
        var content = run.Children.Where(child => !child.Is("rPr")).ToList();
        if (Fields.HasMark(run) && !run.HoldsBox || (format.IsHidden ?? styles.Hides(format.Style)))
        {
            if (run.HoldsBox) Divide(run);
            else Keep(run.Span);
            return;
        }

        if (!run.HoldsBox)
        {
            AddContent(content, new(run.Span), format);
            return;
        }

        var from = 0;
        for (var i = 0; i <= content.Count; i++)
        {
            if (i < content.Count && !content[i].HoldsBox) continue;
            if (i > from)
            {
                var span = TextSpan.FromBounds(content[from].Span.Start, content[i - 1].Span.End);
                AddContent(content[from..i], new(span, format.EndData, format.Begin(rightToLeft: false)), format);
            }

            if (i < content.Count) Divide(content[i]);
            from = i + 1;
        }
    }

    void AddContent(List<Element> content, RunPart run, RunFormat format)
    {
        foreach (var child in content)
        {
            if (child.Is("t")) pieces.Add(new(PieceKind.Text, child.Span, TextOf(child), run, format));
            else if (child.Is("noBreakHyphen")) pieces.Add(new(PieceKind.Text, child.Span, "\u2011", run, format));
            else if (child.Is("softHyphen")) pieces.Add(new(PieceKind.Text, child.Span, "\u00AD", run, format));
            else if (!IsNoise(child)) pieces.Add(new(PieceKind.InRun, child.Span, part.Slice(child.Span), run, format));
        }
    }

    /// <summary>The text of a <c>w:t</c> as Word shows it: white space at its ends only where it says so, tabs and line ends as spaces.</summary>
    static string TextOf(Element element)
    {
        var text = new StringBuilder();
        foreach (var child in element.Children) text.Append(child.Text);
        for (var i = 0; i < text.Length; i++)
            if (text[i] is '\t' or '\n' or '\r') text[i] = ' ';
        return element.Attribute("space", Vocabulary.Xml) == "preserve" ? text.ToString() : text.ToString().Trim(' ');
    }

    /// <summary>Runs that look alike share one format.</summary>
    RunFormat FormatOf(Element run)
    {
        var key = part.Slice(TextSpan.FromBounds(run.Span.Start, (run.Child("rPr") ?? run).Content.End));
        if (run.Child("rPr") is null) key = part.Slice(TextSpan.FromBounds(run.Span.Start, run.Content.Start));
        if (!formats.TryGetValue(key, out var format)) formats[key] = format = new(run);
        return format;
    }

    void Keep(TextSpan span) => pieces.Add(new(PieceKind.Whole, span, part.Slice(span)));

    void Divide(Element element) => pieces.Add(new(PieceKind.Divider, element.Span, "", Element: element));
}
