using System.Globalization;
using Translate.Core.Exchange;
using Translate.Core.Formats.Xml;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Formats.Xliff;

/// <summary>Goes through an XLIFF file and gathers its units: what both versions have in common.</summary>
abstract class XliffReading(SourceText source, NamespacedXml xml)
{
    readonly HashSet<string> ids = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> repeated = new(StringComparer.Ordinal);

    /// <summary>No longer text is likely to come again.</summary>
    const int LongestOnce = 40;

    /// <summary>Codes, and what is written around targets and beside them: mostly the same, unit for unit.</summary>
    readonly HashSet<string> said = new(StringComparer.Ordinal);

    /// <summary>The units.</summary>
    public List<XliffEntry> Entries { get; } = [];

    /// <summary>All targets.</summary>
    public List<XliffTarget> Targets { get; } = [];

    /// <summary>Where the language of the targets is said.</summary>
    public List<XliffLanguage> Languages { get; } = [];

    /// <summary>The language of the sources as the file says it first; null where it does not.</summary>
    public string? SourceLanguage { get; protected set; }

    /// <summary>The file.</summary>
    protected SourceText File { get; } = source;

    /// <summary>Where the reading is.</summary>
    protected NamespacedXml Xml { get; } = xml;

    /// <summary>The namespace of the root element, which that of all others is.</summary>
    protected string Core { get; } = xml.Namespace;

    /// <summary>Reads on behind the root's start tag to its end.</summary>
    public abstract void Document();

    /// <summary>The unit at hand is to be translated: of one that is not, only what is annotated so (XLIFF 2.1, 4.7.3.1.1, Translate Annotation; ITS 2.0 in XLIFF 1.2).</summary>
    protected bool IsTranslated { get; set; } = true;

    /// <summary>How an inline element is read.</summary>
    protected abstract XliffCode Code(NamespacedXml element);

    /// <summary>What stands in a <c>source</c> or <c>target</c>, and the place of what is to be translated of it, where that is not all.</summary>
    (InlineText Text, TextSpan? Annotated) Inline()
    {
        var inline = new XliffInline(File, Xml, Code, Once);
        return IsTranslated ? (inline.Read(), null) : (inline.ReadAnnotated(out var annotated), annotated);
    }

    /// <summary>A start tag, as it was read, for changes in it later.</summary>
    protected sealed record Tag(TextSpan Span, string Name, bool IsEmpty, IReadOnlyList<NamespacedAttribute> Attributes)
    {
        public NamespacedAttribute? this[string name] => Find("", name);

        public NamespacedAttribute? Find(string attributeNamespace, string name)
        {
            foreach (var attribute in Attributes)
                if (attribute.Name == name && attribute.Namespace == attributeNamespace) return attribute;
            return null;
        }
    }

    /// <summary>An element with content, as it was read.</summary>
    /// <param name="Tag">Its start tag.</param>
    /// <param name="Content">Where its content stands.</param>
    /// <param name="End">Where it ends.</param>
    /// <param name="Text">What its content says.</param>
    /// <param name="Annotated">Where that stands in its content; null where it is all of it.</param>
    protected sealed record Element(Tag Tag, TextSpan Content, int End, InlineText Text, TextSpan? Annotated);

    /// <summary>A child of that name of XLIFF's own.</summary>
    protected bool Is(string element) => Xml.Is(Core, element);

    /// <summary>The start tag that was just read.</summary>
    protected Tag Here() => new(Xml.Span, Xml.QualifiedName, Xml.IsEmpty, [.. Xml.Attributes]);

    /// <summary>Reads the element whose start tag was just read to its end.</summary>
    protected Element Content()
    {
        var tag = Here();
        var (text, annotated) = Inline();
        return new(tag, TextSpan.FromBounds(tag.Span.End, Xml.Span.Start), Xml.Span.End, text, annotated);
    }

    /// <summary>The id of a unit: one that was given before gets a number.</summary>
    protected string Unique(string id)
    {
        if (ids.Add(id)) return id;
        var number = repeated.GetValueOrDefault(id, 1);
        string numbered;
        do numbered = string.Create(CultureInfo.InvariantCulture, $"{id}~{++number}");
        while (!ids.Add(numbered));
        repeated[id] = number;
        return numbered;
    }

    /// <summary>Takes a unit in, with the place of its target.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="text">The source.</param>
    /// <param name="first">Whose white space is that of a new target, and what it has that is not to be translated: the <c>source</c>.</param>
    /// <param name="last">Behind what a new target stands.</param>
    /// <param name="target">The target that is there; null for none.</param>
    /// <param name="attributes">What a new target's tag has.</param>
    /// <param name="state">How far the target has come.</param>
    /// <param name="inTag">What a new text changes in the tag of a target that is there.</param>
    /// <param name="beside">What it changes elsewhere.</param>
    /// <param name="more">What else is known of the unit.</param>
    protected void Add(
        string id, InlineText text, Element first, Element last, Element? target, string attributes, TargetState state, IReadOnlyList<Edit> inTag, IReadOnlyList<Edit> beside,
        Func<Unit, Unit> more)
    {
        // White space alone is nothing to translate.
        if (string.IsNullOrWhiteSpace(text.Text)) return;
        TextSpan slot;

        // What is not to be translated stands in the target as in the source.
        var (open, close) = first.Annotated is { } words ? (File.Text[first.Content.Start..words.Start], File.Text[words.End..first.Content.End]) : ("", "");
        if (target is null)
        {
            var name = first.Tag.Name[..(first.Tag.Name.IndexOf(':', StringComparison.Ordinal) + 1)] + "target";
            slot = new(last.End, 0);
            (open, close) = ($"{Indentation(first.Tag.Span.Start)}<{name}{attributes}>{open}", $"{close}</{name}>");
        }
        else if (target.Tag.IsEmpty)
        {
            // The tag is part of the slot, and so is what changes in it.
            slot = target.Tag.Span;
            var tag = Splice.Apply(File.Slice(slot), inTag.Select(edit => edit with { Span = new(edit.Span.Start - slot.Start, edit.Span.Length) }));
            (open, close) = (tag[..^2].TrimEnd() + ">" + open, $"{close}</{target.Tag.Name}>");
            inTag = [];
        }
        else if (target.Annotated is { } own)
        {
            (slot, open, close) = (own, "", "");
        }
        else
        {
            slot = target.Content;
        }

        var standing = target is null || target.Text.IsEmpty ? null : new Standing(target.Text, state);
        Entries.Add(new(more(new Unit(Unique(id), slot, text) { Standing = standing }), Once(open), Once(close), [.. inTag.Concat(beside).Select(edit => edit with { Text = Once(edit.Text) })]));
    }

    /// <summary>The text; of short ones that are the same the first.</summary>
    protected string Once(string text)
    {
        if (text.Length > LongestOnce) return text;
        if (said.TryGetValue(text, out var first)) return first;
        said.Add(text);
        return text;
    }

    /// <summary>Takes in a target that stands in the file.</summary>
    protected void Stands(Element target, IReadOnlyList<Edit> reset)
    {
        var start = target.Tag.Span.Start;
        Targets.Add(new(TextSpan.FromBounds(start - Indentation(start).Length, target.End), target.Tag.Find(XliffNames.Xml, "lang"), reset));
    }

    /// <summary>The edit that gives an attribute a value, whether the tag has it or not.</summary>
    protected static Edit Set(Tag tag, string attribute, string value) =>
        tag[attribute] is { } present ? new(present.Span, value) : new(new(AttributesEnd(tag), 0), $" {attribute}=\"{value}\"");

    /// <summary>The edits that take an attribute out of a tag, with the white space before it.</summary>
    protected IEnumerable<Edit> Remove(Tag tag, string attribute)
    {
        if (tag[attribute] is not { } present) yield break;
        var start = File.Text.LastIndexOf(attribute, present.Start, StringComparison.Ordinal);
        while (char.IsWhiteSpace(File.Text[start - 1])) start--;
        yield return new(TextSpan.FromBounds(start, present.Span.End + 1), "");
    }

    /// <summary>Where an attribute is put in: behind the last one.</summary>
    protected static int AttributesEnd(Tag tag) => tag.Attributes.Count == 0 ? tag.Span.Start + 1 + tag.Name.Length : tag.Attributes.Max(attribute => attribute.Span.End) + 1;

    /// <summary>The white space before a tag.</summary>
    string Indentation(int tag)
    {
        var start = tag;
        while (start > 0 && File.Text[start - 1] is ' ' or '\t' or '\r' or '\n') start--;
        return File.Text[start..tag];
    }
}
