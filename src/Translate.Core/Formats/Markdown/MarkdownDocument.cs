using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>A document that was read: its passages, and the labels that its links may name.</summary>
sealed partial class MarkdownDocument
{
    readonly SourceText source;
    readonly Outline outline = new();
    readonly List<Passage> passages = [];
    readonly Dictionary<Leaf, HtmlFragment> fragments;

    /// <summary>Asked for only where something is written.</summary>
    readonly Lazy<Dictionary<string, Passage>> byId;


    MarkdownDocument(SourceText source, IReadOnlySet<string> keys)
    {
        this.source = source;
        var start = FrontMatter.Read(source, outline, passages, keys);
        var (leaves, footnotes) = BlockReader.Read(source, start);
        fragments = HtmlFragment.Read(source, leaves);
        var links = new HashSet<string>(StringComparer.Ordinal);
        References = new(links, footnotes);

        // A link may come before the definition that it names.
        var blocks = new List<(Leaf Leaf, FlatText? Text, int Lines)>();
        foreach (var leaf in leaves) blocks.Add(Define(leaf, links));
        foreach (var (leaf, text, lines) in blocks) Add(leaf, text, lines);
        passages.Sort((a, b) => a.Unit.Slot.Start.CompareTo(b.Unit.Slot.Start));
        byId = new(() => passages.ToDictionary(passage => passage.Unit.Id, StringComparer.Ordinal));
    }

    public References References { get; }

    public IReadOnlyList<Passage> Passages => passages;

    public static MarkdownDocument Read(SourceText source, IReadOnlySet<string> keys) => new(source, keys);

    /// <summary>What a locale changes in the tags of blocks of HTML.</summary>
    public IEnumerable<Edit> Localize(Locale locale) => fragments.Values.SelectMany(fragment => fragment.Localize(locale));

    public Passage? Find(string id) => byId.Value.GetValueOrDefault(id);

    /// <summary>Takes the definitions off a paragraph's beginning; what is left of it, and the number of lines taken.</summary>
    (Leaf Leaf, FlatText? Text, int Lines) Define(Leaf leaf, HashSet<string> links)
    {
        if (leaf.Kind is not (LeafKind.Paragraph or LeafKind.UnderlinedHeading)) return (leaf, null, 0);
        var flat = FlatText.Of(source.Text, leaf.Lines);
        var (definitions, end) = Definitions.Read(flat.Text);
        if (definitions.Count == 0) return (leaf, flat, 0);

        foreach (var (label, title) in definitions)
        {
            links.Add(Labels.Normal(label));
            var id = outline.Named($"[{Labels.Space(label)}]");
            if (title.Length > 2) AddTitle(id, flat, new(title.Start + 1, title.Length - 2), $"Title of the link [{label}]");
        }

        var lines = flat.Text.AsSpan(0, end).Count('\n') + (end == flat.Text.Length ? 1 : 0);
        var rest = leaf.Lines.Skip(lines).ToList();
        return (leaf, rest.Count == 0 ? null : FlatText.Of(source.Text, rest), lines);
    }

    /// <summary>Adds a block's texts; where they are not to be translated, it is counted only.</summary>
    void Add(Leaf leaf, FlatText? text, int lines)
    {
        var count = passages.Count;
        Take(leaf, text, lines);
        if (!leaf.Translates && leaf.Kind != LeafKind.Html) passages.RemoveRange(count, passages.Count - count);
    }

    void Take(Leaf leaf, FlatText? text, int lines)
    {
        switch (leaf.Kind)
        {
            case LeafKind.Html when leaf.Lines.Count == 1 && source.Text.AsSpan(leaf.Lines[0].Start, leaf.Lines[0].Length).TrimEnd(" \t") is InlineWriter.Nothing:
                outline.Block("p", leaf.Footnote);
                break;

            case LeafKind.Html when fragments.TryGetValue(leaf, out var fragment):
                passages.AddRange(fragment.Passages(outline.Block("html", leaf.Footnote)));
                break;

            case LeafKind.Heading or LeafKind.UnderlinedHeading when leaf.Kind == LeafKind.Heading || text is not null:
                AddText(
                    leaf.IsAtTop ? outline.Section(leaf.Level) : outline.Block("h", leaf.Footnote),
                    leaf.Kind == LeafKind.Heading ? Place.Heading : Place.Paragraph,
                    HeadingText(leaf, text),
                    UnitKind.Heading,
                    leaf.Level);
                break;

            case LeafKind.Paragraph when leaf.Table >= lines:
                if (leaf.Table > lines) AddParagraph(leaf, leaf.Lines[lines..leaf.Table]);
                AddTable(leaf);
                break;

            case LeafKind.Paragraph when text is not null:
                AddParagraph(leaf, leaf.Lines[lines..]);
                break;
        }
    }

    void AddParagraph(Leaf leaf, List<TextSpan> lines)
    {
        var id = outline.Block("p", leaf.Footnote);
        var startsInLine = false;
        var first = source.Text.AsSpan(lines[0].Start, lines[0].Length);
        if (leaf.IsFirstInQuote && Alert().IsMatch(first))
        {
            lines.RemoveAt(0);
            startsInLine = true;
        }
        else if (leaf.IsFirstInItem && first is ['[', ' ' or 'x' or 'X', ']', ' ' or '\t', ..])
        {
            var text = first[4..].TrimStart(" \t");
            lines[0] = new(lines[0].End - text.Length, text.Length);
            startsInLine = true;
        }

        if (lines.Count == 0) return;
        var (kind, level) = leaf.Within?.Kind switch
        {
            ContainerKind.Item => (UnitKind.ListItem, leaf.Depth),
            ContainerKind.Quote => (UnitKind.Quote, leaf.Depth),
            _ => (UnitKind.Paragraph, 0),
        };
        AddText(id, Place.Paragraph, FlatText.Of(source.Text, lines), kind, level, lines, startsInLine);
    }

    void AddTable(Leaf leaf)
    {
        var id = outline.Block("t", leaf.Footnote);
        var columns = Table.Cells(source.Text, leaf.Lines[leaf.Table]).Count;
        for (var (line, row) = (leaf.Table, 0); line < leaf.Lines.Count; line++)
        {
            if (line == leaf.Table + 1) continue;
            row++;
            var cells = Table.Cells(source.Text, leaf.Lines[line]);
            for (var column = 0; column < Math.Min(cells.Count, columns); column++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{id}.r{row}c{column + 1}");
                AddText(name, Place.Cell, FlatText.OfCell(source.Text, cells[column]), UnitKind.Cell);
            }
        }
    }

    FlatText HeadingText(Leaf leaf, FlatText? text)
    {
        if (leaf.Kind == LeafKind.UnderlinedHeading) return text!;
        var line = leaf.Lines[0];
        var attributes = Attributes().Match(source.Slice(line));
        return FlatText.Of(source.Text, [attributes.Success ? new(line.Start, attributes.Index) : line]);
    }

    void AddText(string id, Place place, FlatText flat, UnitKind kind, int level = 0, IReadOnlyList<TextSpan>? lines = null, bool startsInLine = false)
    {
        var tokens = InlineReader.Read(flat.Text, References);
        if (tokens.Count == 0) return;
        if (Images.Alone(tokens) is { } image)
        {
            AddImage(id, flat, [.. tokens], image);
            return;
        }

        if (Passage.Of(id, place, flat, [.. tokens]) is { } passage)
            passages.Add(passage with { Unit = passage.Unit with { Kind = kind, Level = level }, Lines = lines ?? [], StartsInLine = startsInLine });
    }

    /// <summary>An image that stands alone is no sentence: its description and its title are units of their own.</summary>
    void AddImage(string id, FlatText flat, Token[] tokens, Images.Parts image)
    {
        var address = tokens[image.End].Value.Trim(']', '(', ')', '[', '"', '\'', ' ');
        if (image.Description is { } description && Passage.Of(id + "/alt", Place.Description, flat, tokens.AsSpan(description)) is { } alt)
            passages.Add(alt with { Unit = alt.Unit with { Kind = UnitKind.Aside, Note = $"Description of the image {address}" } });
        if (image.Title is { } title)
        {
            var (first, last) = (tokens[title][0], tokens[title][^1]);
            AddTitle(id + "/title", flat, TextSpan.FromBounds(first.Start, last.End), $"Title of the image {address}");
        }
    }

    void AddTitle(string id, FlatText flat, TextSpan title, string note)
    {
        if (Passage.Of(id, Place.Title, flat, [.. TitleText.Read(flat.Text, title)]) is { } passage)
            passages.Add(passage with { Unit = passage.Unit with { Kind = UnitKind.Aside, Note = note } });
    }

    /// <summary>The line that says what kind of alert a quote is.</summary>
    [GeneratedRegex(@"^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Alert();

    /// <summary>An identifier or class behind a heading, as many programs read it: <c>{#install}</c>.</summary>
    [GeneratedRegex(@"[ \t]+\{[#.][^{}]*\}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Attributes();
}
