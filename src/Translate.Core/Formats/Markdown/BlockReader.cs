using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>Finds the blocks of a document (CommonMark 0.31.2, section 4 and 5, with the footnotes and tables of GFM), line by line.</summary>
/// <remarks>
/// Containers are a list, never a recursion, and no line is read twice: the time is linear in the text. What is deeper than
/// <see cref="MostDepth"/> is refused.
/// </remarks>
sealed class BlockReader
{
    /// <summary>No document that a person wrote nests quotes and lists deeper.</summary>
    public const int MostDepth = 100;

    readonly SourceText source;
    readonly string text;
    readonly List<Container> open = [];
    LineCursor line;
    Leaf? leaf;

    /// <summary>Says of a line that an open block of code, math or HTML ends with it.</summary>
    Func<ReadOnlySpan<char>, bool>? ends;

    /// <summary>An open block of HTML ends before a blank line.</summary>
    bool endsBlank;

    /// <summary>An open block is indented code.</summary>
    bool isIndented;

    enum Begun
    {
        Nothing,
        Container,
        Leaf,
    }

    BlockReader(SourceText source)
    {
        this.source = source;
        text = source.Text;
    }

    List<Leaf> Leaves { get; } = [];

    HashSet<string> Footnotes { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The blocks with text of their own, in the order of the document, and the labels of the footnotes.</summary>
    public static (IReadOnlyList<Leaf> Leaves, IReadOnlySet<string> Footnotes) Read(SourceText source, int start)
    {
        var reader = new BlockReader(source);
        for (var at = start; at < source.Text.Length;)
        {
            var length = source.Text.AsSpan(at).IndexOfAny('\r', '\n');
            var end = length < 0 ? source.Text.Length : at + length;
            reader.line = new(source.Text, at, end);
            reader.Next();
            at = end == source.Text.Length ? end : source.Text[end] == '\r' && end + 1 < source.Text.Length && source.Text[end + 1] == '\n' ? end + 2 : end + 1;
        }

        reader.leaf = null;
        return (reader.Leaves, reader.Footnotes);
    }

    /// <summary>The line from its first word on.</summary>
    ReadOnlySpan<char> Rest => text.AsSpan(line.Word, line.End - line.Word);

    bool HasParagraph => leaf is { Kind: LeafKind.Paragraph };

    void Next()
    {
        var matched = Match();
        var all = matched == open.Count;
        if (all && leaf is { Kind: LeafKind.Kept or LeafKind.Html } && Continue()) return;

        // A line without the marks of its containers may still go on with a paragraph, unless it begins something.
        var mayBeLazy = !all && HasParagraph;
        var began = false;
        for (var begun = Begun.Container; begun != Begun.Nothing;)
        {
            begun = Begin(inParagraph: all && !began && HasParagraph, beginsOther: Close);
            if (begun == Begun.Leaf) return;
            if (begun == Begun.Container) mayBeLazy = false;
        }

        if (line.IsBlank)
        {
            Close();
            if (HasParagraph) leaf = null;
            return;
        }

        if (!(mayBeLazy || (all && !began && HasParagraph)) || (mayBeLazy && leaf!.Table >= 0))
        {
            Close();
            Open(LeafKind.Paragraph);
        }

        Add(mayBeginTable: !mayBeLazy);

        // What was not matched is closed only when something else begins.
        void Close()
        {
            if (!began && !all)
            {
                leaf = null;
                open.RemoveRange(matched, open.Count - matched);
            }

            began = true;
        }
    }

    /// <summary>Skips the marks of the open containers that the line goes on with.</summary>
    int Match()
    {
        var matched = 0;
        for (; matched < open.Count; matched++)
        {
            var container = open[matched];
            if (container.Kind == ContainerKind.Quote)
            {
                if (line.Indent > 3 || line.Char != '>') break;
                SkipQuoteMark();
            }
            else if (line.IsBlank)
            {
                if (container.IsEmpty && container.Kind == ContainerKind.Item) break;
                line.SkipTo();
            }
            else if (line.Indent >= container.Indent)
            {
                line.SkipColumns(container.Indent);
            }
            else
            {
                break;
            }
        }

        return matched;
    }

    void SkipQuoteMark()
    {
        line.SkipTo(1);
        line.SkipColumns(1);
    }

    /// <summary>Takes the line into an open block of code, math or HTML, or closes it.</summary>
    bool Continue()
    {
        var goesOn = isIndented ? line.IsBlank || line.Indent >= 4 : !endsBlank || !line.IsBlank;
        if (goesOn && leaf!.Kind == LeafKind.Html) leaf.Lines.Add(TextSpan.FromBounds(line.At, line.End));
        if (!goesOn || (!isIndented && !endsBlank && ends!(text.AsSpan(line.At, line.End - line.At)))) leaf = null;
        return goesOn;
    }

    /// <summary>Begins a block if the line does: a container, and then there may be more, or a leaf that is all of the line.</summary>
    Begun Begin(bool inParagraph, Action beginsOther)
    {
        if (line.IsBlank) return Begun.Nothing;
        if (line.Indent > 3)
        {
            if (HasParagraph) return Begun.Nothing;
            beginsOther();
            return Keep(null, indented: true);
        }

        switch (line.Char)
        {
            case '>':
                beginsOther();
                SkipQuoteMark();
                Push(new(ContainerKind.Quote, 0, null));
                return Begun.Container;

            case '#' when HeadingText() is var (level, span) && level > 0:
                beginsOther();
                Open(LeafKind.Heading).Level = level;
                leaf!.Lines.Add(span);
                return Begun.Leaf;

            case '`' or '~' when Fence() is { } fence:
                beginsOther();
                return Keep(fence);

            case ':' or '{' when TemplateLines.Is(Rest):
                beginsOther();
                return Keep(null);

            case '$' when !inParagraph && BeginsMath(out var isClosed):
                beginsOther();
                return Keep(isClosed ? null : EndsMath);

            case '<' when HtmlBlocks.Begins(Rest, mayInterrupt: !HasParagraph) is { } html:
                beginsOther();
                Open(LeafKind.Html, html.Ends).Lines.Add(TextSpan.FromBounds(line.Word, line.End));
                (isIndented, endsBlank, ends) = (false, html.EndsBlank, html.Ends);
                if (html.IsOneLine) leaf = null;
                return Begun.Leaf;

            case '=' or '-' when inParagraph && leaf!.Table < 0 && IsUnderline() && !Definitions.AreAll(text, leaf):
                leaf.Kind = LeafKind.UnderlinedHeading;
                leaf.Level = line.Char == '=' ? 1 : 2;
                return Begun.Leaf;

            case '[' when FootnoteLabel() is { } label:
                beginsOther();
                line.SkipTo(label.Length + 4);
                Footnotes.Add(label);
                Push(new(ContainerKind.Footnote, 4, label));
                return Begun.Container;

            case '*' or '-' or '_' when IsRule():
                beginsOther();
                return Keep(null);

            default:
                return Item(inParagraph, beginsOther) ? Begun.Container : Begun.Nothing;
        }
    }

    /// <summary>Opens a block that is copied as it is, up to a line that ends it; of one line where there is none.</summary>
    Begun Keep(Func<ReadOnlySpan<char>, bool>? until, bool indented = false)
    {
        Open(LeafKind.Kept);
        (isIndented, endsBlank, ends) = (indented, false, until);
        if (until is null && !indented) leaf = null;
        return Begun.Leaf;
    }

    bool Item(bool inParagraph, Action beginsOther)
    {
        var rest = Rest;
        var marker = 0;
        if (rest[0] is '*' or '-' or '+')
        {
            marker = 1;
        }
        else
        {
            while (marker < 10 && marker < rest.Length && char.IsAsciiDigit(rest[marker])) marker++;
            if (marker is 0 or > 9 || marker == rest.Length || rest[marker] is not ('.' or ')')) return false;
            if (inParagraph && rest[..marker].TrimStart('0') is not "1") return false;
            marker++;
        }

        if (marker < rest.Length && rest[marker] is not (' ' or '\t')) return false;
        var isBlank = rest[marker..].IsWhiteSpace();
        if (inParagraph && isBlank) return false;

        beginsOther();
        var indent = line.Indent;
        line.SkipTo(marker);
        var spaces = line.Indent;
        if (isBlank || spaces > 4) spaces = 1;
        line.SkipColumns(spaces);
        Push(new(ContainerKind.Item, indent + marker + spaces, null));
        return true;
    }

    void Push(Container container)
    {
        leaf = null;
        if (open.Count > 0) open[^1].IsEmpty = false;
        if (open.Count == MostDepth) throw source.Invalid(line.At, $"quotes and lists are nested deeper than {MostDepth}.");
        open.Add(container);
    }

    Leaf Open(LeafKind kind, Func<ReadOnlySpan<char>, bool>? until = null)
    {
        var inner = open.Count > 0 ? open[^1] : null;
        leaf = new(kind)
        {
            IsAtTop = inner is null,
            IsFirstInItem = inner is { Kind: ContainerKind.Item, IsEmpty: true },
            IsFirstInQuote = inner is { Kind: ContainerKind.Quote, IsEmpty: true },
            Footnote = open.FindLast(c => c.Kind == ContainerKind.Footnote)?.Label,
            Within = inner,
            Ends = until,
            Depth = open.Count(c => c.Kind == inner?.Kind),
        };
        if (inner is not null) inner.IsEmpty = false;
        Leaves.Add(leaf);
        return leaf;
    }

    void Add(bool mayBeginTable)
    {
        var span = TextSpan.FromBounds(line.Word, line.End);
        if (mayBeginTable && leaf!.Table < 0 && leaf.Lines.Count > 0 && Table.Begins(text, leaf.Lines[^1], span)) leaf.Table = leaf.Lines.Count - 1;
        leaf!.Lines.Add(span);
    }

    (int Level, TextSpan Text) HeadingText()
    {
        var rest = Rest;
        var level = rest.IndexOfAnyExcept('#') is var i && i < 0 ? rest.Length : i;
        if (level > 6 || (level < rest.Length && rest[level] is not (' ' or '\t'))) return default;
        var inner = rest[level..].Trim(" \t");
        var unclosed = inner.TrimEnd('#');
        if (unclosed.IsEmpty || unclosed[^1] is ' ' or '\t') inner = unclosed.TrimEnd(" \t");
        var start = line.Word + level;
        while (start < line.End && text[start] is ' ' or '\t') start++;
        return (level, new(start, inner.Length));
    }

    /// <summary>What closes the fence that the line opens.</summary>
    Func<ReadOnlySpan<char>, bool>? Fence()
    {
        var mark = line.Char;
        var rest = Rest;
        var length = rest.IndexOfAnyExcept(mark) is var i && i < 0 ? rest.Length : i;
        if (length < 3 || (mark == '`' && rest[length..].Contains('`'))) return null;
        return other =>
        {
            var trimmed = other.TrimStart(" \t");
            if (other.Length - trimmed.Length > 3 || !trimmed.StartsWith(mark)) return false;
            var end = trimmed.TrimStart(mark);
            return trimmed.Length - end.Length >= length && end.Trim(" \t").IsEmpty;
        };
    }

    /// <summary>Dollar signs alone on their line, or around all that is on it.</summary>
    bool BeginsMath(out bool isClosed)
    {
        var rest = Rest.TrimEnd(" \t");
        isClosed = rest.Length > 4 && rest.EndsWith("$$");
        return rest.StartsWith("$$") && (rest.Length == 2 || (isClosed && rest[2..^2].IndexOf("$$") < 0));
    }

    static bool EndsMath(ReadOnlySpan<char> line) => line.TrimEnd(" \t").EndsWith("$$");

    bool IsUnderline()
    {
        var rest = Rest.TrimEnd(" \t");
        return rest.IndexOfAnyExcept(rest[0]) < 0;
    }

    bool IsRule()
    {
        var rest = Rest;
        var mark = line.Char;
        return rest.IndexOfAnyExcept(mark, ' ', '\t') < 0 && rest.Count(mark) >= 3;
    }

    string? FootnoteLabel()
    {
        var rest = Rest;
        if (!rest.StartsWith("[^")) return null;
        var end = Labels.EndOfFootnote(rest, 2);
        return end > 0 && end + 1 < rest.Length && rest[end + 1] == ':' ? rest[2..end].ToString() : null;
    }
}
