using System.Collections.Frozen;
using Translate.Core.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>A unit, and what it is in the document; a property of the document is neither.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Passage">The stretch of a paragraph that it is, or null.</param>
/// <param name="Alternative">The words for a drawing that it is, or null.</param>
/// <param name="Start">Where its part begins in the text of all.</param>
sealed record WordUnit(Unit Unit, Passage? Passage, AltText? Alternative, int Start);

/// <summary>A Word document that was read.</summary>
sealed class WordDocument
{
    readonly List<WordUnit> units = [];
    readonly FrozenDictionary<string, int> byId;

    WordDocument(SourceText source)
    {
        if (source.Parts.Count == 0) throw new InvalidDocumentException(source.Name, "this is no Word document: expected a package of parts.");
        Parts = [.. source.Parts.Select(part => (part, Element.Root(part.Text)))];
        var styles = new Styles(Root(PartKind.Styles)?.Root);
        foreach (var (part, root) in Parts)
        {
            var name = WordPackage.NameOf(source, part.Text);
            if (WordPackage.KindOf(root) is PartKind.Properties) AddTitle(source, part, root, name);
            else if (WordPackage.KindOf(root) is not (PartKind.Styles or PartKind.Settings)) AddPassages(PartReader.Read(part.Text, root, styles), part, root, name);
        }

        byId = units.Index().ToFrozenDictionary(u => u.Item.Unit.Id, u => u.Index, StringComparer.Ordinal);
    }

    /// <summary>The parts that were read, each with its root.</summary>
    public IReadOnlyList<(SourcePart Part, Element Root)> Parts { get; }

    /// <summary>The language of its East Asian text, as its defaults say or else its settings; null where they do not. In a localized document it is the target's, if that is one of these.</summary>
    public Locale? EastAsian
    {
        get
        {
            var said = Root(PartKind.Styles)?.Root.Child("docDefaults")?.Child("rPrDefault")?.Child("rPr")?.Child("lang")?.Attribute("eastAsia")
                ?? Root(PartKind.Settings)?.Root.Child("themeFontLang")?.Attribute("eastAsia");
            return Locale.TryParse(said, out var locale) ? locale : null;
        }
    }

    /// <summary>The units, in the order of the parts.</summary>
    public IEnumerable<Unit> Units => units.Select(u => u.Unit);

    /// <summary>All passages, each with where its part begins in the text of all.</summary>
    public IEnumerable<(Passage Passage, int Start)> Passages => units.Where(u => u.Passage is not null).Select(u => (u.Passage!, u.Start));

    public static WordDocument Read(SourceText source) => new(source);

    /// <summary>The first part of a kind, or null.</summary>
    public (SourcePart Part, Element Root)? Root(PartKind kind)
    {
        foreach (var part in Parts)
            if (WordPackage.KindOf(part.Root) == kind) return part;
        return null;
    }

    /// <summary>A unit with what it is in the document.</summary>
    /// <exception cref="InvalidDocumentException">There is no such unit.</exception>
    public WordUnit Find(SourceText source, Unit unit) =>
        byId.TryGetValue(unit.Id, out var index) ? units[index] : throw source.Invalid(unit.Slot.Start, $"there is no unit \"{unit.Id}\".");

    /// <summary>A paragraph is named by the number that Word gives it for good ([MS-DOCX] 2.6.2.3), where it has one of its own; else by its place.</summary>
    void AddPassages(IReadOnlyList<Passage> passages, SourcePart part, Element root, string name)
    {
        var alternatives = new Queue<AltText>(AltText.In(part.Text, root, passages));
        var numbers = passages.DistinctBy(p => p.Paragraph).GroupBy(p => Number(p.Paragraph), StringComparer.Ordinal).Where(g => g.Key is not null && g.Count() == 1).Select(g => g.Key!).ToHashSet(StringComparer.Ordinal);
        var parts = new Dictionary<ParagraphPlace, int>();
        foreach (var passage in passages)
        {
            AddAlternatives(alternatives, passage.Span.Start, part, name);
            var number = Number(passage.Paragraph);
            var id = number is not null && numbers.Contains(number) ? $"{name}#{number}" : $"{name}/{passage.Paragraph.Path}";
            var stretch = parts[passage.Paragraph] = parts.GetValueOrDefault(passage.Paragraph) + 1;
            if (stretch > 1) id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}~{stretch}");
            units.Add(new(new(id, passage.Span with { Start = part.Start + passage.Span.Start }, passage.Text) { Kind = passage.Kind.Kind, Level = passage.Kind.Level, Note = passage.Note }, passage, null, part.Start));
        }

        AddAlternatives(alternatives, int.MaxValue, part, name);
    }

    /// <summary>Adds the words for pictures that stand before a place, where it is their turn.</summary>
    void AddAlternatives(Queue<AltText> alternatives, int end, SourcePart part, string name)
    {
        while (alternatives.TryPeek(out var next) && next.Span.Start < end)
        {
            alternatives.Dequeue();
            units.Add(new(new($"{name}/{next.Path}", next.Span with { Start = part.Start + next.Span.Start }, next.Text) { Kind = UnitKind.Aside, Note = next.Note }, null, next, part.Start));
        }
    }

    static string? Number(ParagraphPlace paragraph) => paragraph.Element.Attribute("paraId", Vocabulary.Word2010) is { Length: 8 } id && id.All(char.IsAsciiHexDigit) ? id : null;

    void AddTitle(SourceText source, SourcePart part, Element root, string name)
    {
        var title = root.Children.FirstOrDefault(child => child.Is(Vocabulary.DublinCore, "title"));
        if (title is null || title.Children.Any(child => child.Text is null)) return;
        var text = string.Concat(title.Children.Select(child => child.Text));
        if (!text.Any(char.IsLetterOrDigit)) return;
        units.Add(new(new($"{name}/title", title.Content with { Start = part.Start + title.Content.Start }, text) { Kind = UnitKind.Aside, Note = "Title in the document's properties" }, null, null, part.Start));
    }
}
