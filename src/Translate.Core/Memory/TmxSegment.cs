using System.Globalization;
using System.Text;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>The content of a <c>seg</c>: text, and inline elements as codes.</summary>
/// <remarks>
/// <c>bpt</c> and <c>ept</c> are the halves of a pair; <c>it</c> is one half whose other stands in another segment; <c>ph</c> and <c>ut</c>
/// stand alone. The text in them, that of a <c>sub</c> too, is the code's data. <c>hi</c> is a pair without data around text. What else is said of them
/// stays with the code (<see cref="TmxMarkup"/>).
/// </remarks>
sealed class TmxSegment
{
    readonly StringBuilder text = new();
    readonly List<TmxCode> codes = [];

    /// <summary>The <c>x</c> of each <c>bpt</c> that is open, by its <c>i</c>.</summary>
    readonly Dictionary<string, string?> open = new(StringComparer.Ordinal);
    readonly HashSet<string> closed = new(StringComparer.Ordinal);

    /// <summary>How many <c>bpt</c> there were: an <c>i</c> that only counts them says nothing.</summary>
    int pairs;

    /// <summary>The places of those that are <c>it</c>.</summary>
    readonly HashSet<int> isolated = [];

    /// <summary>For each <c>hi</c> that is open what its two halves are known by.</summary>
    readonly Stack<(string Inner, string? Outer)> highlights = new();

    public string Text => text.ToString();

    public IReadOnlyList<TmxCode> Codes => codes;

    public bool IsEmpty => text.Length == 0 && codes.Count == 0;

    /// <summary>Why the segment cannot be used; null where it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Where.</summary>
    public FilePosition? ProblemPlace { get; private set; }

    /// <summary>Reads the element; afterwards the reader is at its end.</summary>
    public void Read(StreamedXml xml, ref int budget)
    {
        if (xml.IsEmptyElement) return;
        for (var depth = xml.Depth; xml.Read() && xml.Depth > depth;)
        {
            if (xml.IsElement) ReadInline(xml, ref budget);
            else if (xml.IsEndElement) EndHighlight();
            else xml.AppendText(text, ref budget);
        }

        if (open.Count > 0) Refuse(xml, $"<bpt i=\"{open.Keys.First()}\"> has no <ept>.");
        if (isolated.Count > 0) KeepApart();
    }

    /// <summary>An <c>it</c> that has the <c>x</c> of another code says that it is one all the same: by their ids alone the two would be a pair.</summary>
    void KeepApart()
    {
        var begun = new Dictionary<string, Stack<int>>(StringComparer.Ordinal);
        for (var i = 0; i < codes.Count; i++)
        {
            if ((codes[i].Outer ?? codes[i].Inner) is not { } id) continue;
            if (!begun.TryGetValue(id, out var stack)) begun[id] = stack = new();
            if (codes[i].Kind is CodeKind.Opening) stack.Push(i);
            if (codes[i].Kind is not CodeKind.Closing) continue;

            var isAlone = isolated.Contains(i);
            while (stack.TryPeek(out var opening))
            {
                if (isAlone) Mark(i);
                if (isolated.Contains(opening)) Mark(opening);
                else if (isAlone) break;
                stack.Pop();
                if (isAlone || !isolated.Contains(opening)) break;
            }
        }

        void Mark(int code) => codes[code] = codes[code] with { Markup = codes[code].Markup ?? TmxMarkup.Isolated };
    }

    void ReadInline(StreamedXml xml, ref int budget)
    {
        budget = Math.Max(-1, budget - 16);
        if (budget < 0)
        {
            xml.Skip();
            return;
        }

        string? inner = xml.Attribute("i"), outer = xml.Attribute("x");
        switch (xml.Element)
        {
            case "bpt":
                if (inner is null) Refuse(xml, "a <bpt> has no i.");
                else if (closed.Contains(inner) || !open.TryAdd(inner, outer)) Refuse(xml, $"two <bpt> have i=\"{inner}\".");
                AddCode(xml, CodeKind.Opening, inner, outer, new("bpt") { Inner = string.Equals(inner, (++pairs).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) ? null : inner }, ref budget);
                break;
            case "ept":
                if (inner is null) Refuse(xml, "an <ept> has no i.");
                else if (!open.Remove(inner, out outer)) Refuse(xml, $"<ept i=\"{inner}\"> has no <bpt> before it.");
                else closed.Add(inner);
                AddCode(xml, CodeKind.Closing, inner, outer, new("ept"), ref budget);
                break;
            case "it":
                var pos = xml.Attribute("pos");
                if (pos is not ("begin" or "end")) Refuse(xml, "an <it> has no pos. Expected begin or end.");
                isolated.Add(codes.Count);
                AddCode(xml, pos is "end" ? CodeKind.Closing : CodeKind.Opening, null, outer, new("it"), ref budget);
                break;
            case "ph" or "ut":
                AddCode(xml, CodeKind.Standalone, null, outer, new(xml.Element), ref budget);
                break;
            case "hi":
                highlights.Push((TmxCode.Nameless + codes.Count.ToString(CultureInfo.InvariantCulture), outer));
                Add(CodeKind.Opening, highlights.Peek().Inner, outer, "", Said(xml, new("hi"), ref budget).Written);
                if (xml.IsEmptyElement) EndHighlight();
                break;
            default:
                Refuse(xml, $"<{xml.Element}> is not allowed in a segment. Expected bpt, ept, ph, it, hi or ut.");
                xml.Skip();
                break;
        }
    }

    void EndHighlight()
    {
        var (inner, outer) = highlights.Pop();
        Add(CodeKind.Closing, inner, outer, "", null);
    }

    void AddCode(StreamedXml xml, CodeKind kind, string? inner, string? outer, TmxMarkup markup, ref int budget)
    {
        var said = Said(xml, markup, ref budget);
        var (data, content) = TmxMarkup.ReadContent(xml, ref budget);
        Add(kind, inner, outer, data, (said with { Content = content }).Written);
    }

    static TmxMarkup Said(StreamedXml xml, TmxMarkup markup, ref int budget) =>
        markup.Element is "ept" or "ut" ? markup : markup with { Type = TmxMarkup.Attribute(xml, "type", ref budget), Assoc = markup.Element is "ph" ? TmxMarkup.Attribute(xml, "assoc", ref budget) : null };

    void Add(CodeKind kind, string? inner, string? outer, string data, string? markup) => codes.Add(new(text.Length, kind, inner, outer, data, markup));

    void Refuse(StreamedXml xml, string problem)
    {
        if (Problem is not null) return;
        Problem = problem;
        ProblemPlace = xml.Position;
    }
}
