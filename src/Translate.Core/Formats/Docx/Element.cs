using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>An element of a part, with where it stands; or a text, a comment or an instruction, which have no name.</summary>
sealed class Element
{
    /// <summary>The most elements and texts that a part may have: about what a document of 10,000 pages has.</summary>
    public const int MostElements = 3_000_000;

    static readonly List<Element> None = [];

    readonly SourceText part;
    readonly (Vocabulary Vocabulary, string Name, XmlAttributeSpan Span)[] attributes = [];
    List<Element> children = None;

    Element(NamespacedXml xml, SourceText part)
    {
        this.part = part;
        Span = Content = xml.Span;
        if (xml.Token is not XmlToken.Start)
        {
            Text = xml.Token is XmlToken.Text or XmlToken.CData ? xml.Text : null;
            return;
        }

        (Vocabulary, Name, QualifiedName) = (Vocabularies.Of(xml.Namespace), xml.Name, xml.QualifiedName);
        attributes = [.. xml.WrittenAttributes.Select(a => (Vocabularies.Of(xml.NamespaceOf(a)), a.Name[(a.Name.IndexOf(':', StringComparison.Ordinal) + 1)..], a))];
    }

    /// <summary>The vocabulary that its name is from.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Its name without a prefix; empty where it is no element.</summary>
    public string Name { get; } = "";

    /// <summary>Its name as it stands there.</summary>
    public string QualifiedName { get; } = "";

    /// <summary>Its prefix with the colon, or nothing.</summary>
    public string Prefix => QualifiedName[..^Name.Length];

    /// <summary>All of it, from tag to tag.</summary>
    public TextSpan Span { get; private set; }

    /// <summary>What stands between its tags.</summary>
    public TextSpan Content { get; private set; }

    /// <summary>Of a text: what it says; else null.</summary>
    public string? Text { get; }

    /// <summary>What stands in it.</summary>
    public IReadOnlyList<Element> Children => children;

    /// <summary>There is text in it, if an empty one, but for those of its text boxes and of what was deleted.</summary>
    public bool HoldsText { get; private set; }

    /// <summary>There is a text box in it.</summary>
    public bool HoldsBox { get; private set; }

    /// <summary>Its tag is all of it.</summary>
    public bool IsEmpty => Content.Start == Span.End;

    /// <summary>The root of a part, with all that is in it.</summary>
    /// <exception cref="InvalidDocumentException">The part is not well-formed, or beyond the limits.</exception>
    public static Element Root(SourceText part)
    {
        var xml = new NamespacedXml(part);
        var count = 0;
        Element? root = null;
        while (xml.Read())
            if (xml.Token is XmlToken.Start) root = Read(xml, part, ref count);
        return root!;
    }

    /// <summary>Whether it is the element of WordprocessingML of that name.</summary>
    public bool Is(string name) => Is(Vocabulary.Word, name);

    /// <summary>Whether it is that element.</summary>
    public bool Is(Vocabulary vocabulary, string name) => Vocabulary == vocabulary && string.Equals(Name, name, StringComparison.Ordinal);

    /// <summary>The first child of that name of WordprocessingML, or null.</summary>
    public Element? Child(string name) => children.Find(child => child.Is(name));

    /// <summary>The value of an attribute of WordprocessingML, or null.</summary>
    public string? Attribute(string name, Vocabulary vocabulary = Vocabulary.Word) => Place(name, vocabulary) is { } span ? new XmlScanner(part).Decode(span, isAttribute: true) : null;

    /// <summary>Where the value of an attribute stands, or null.</summary>
    public TextSpan? Place(string name, Vocabulary vocabulary = Vocabulary.Word)
    {
        foreach (var attribute in attributes)
            if (attribute.Vocabulary == vocabulary && string.Equals(attribute.Name, name, StringComparison.Ordinal)) return attribute.Span.Value;
        return null;
    }

    /// <summary>A property that is on or off (<c>ST_OnOff</c>): on where it only stands there.</summary>
    public bool IsOn => Attribute("val") is not ("0" or "false" or "off");

    /// <summary>All elements in it, itself first.</summary>
    public IEnumerable<Element> All()
    {
        yield return this;
        foreach (var child in children)
            foreach (var inner in child.All()) yield return inner;
    }

    /// <summary>Its attributes as they stand there, but for those that only say when something was edited, each with a blank before it.</summary>
    public string KeptAttributes() => string.Concat(attributes
        .Where(a => !(a.Vocabulary == Vocabulary.Word && a.Name.StartsWith("rsid", StringComparison.Ordinal)))
        .Select(a => $" {Raw(a.Span)}"));

    /// <summary>Its attributes as they stand there, each with a blank before it.</summary>
    public string AllAttributes => string.Concat(attributes.Select(a => $" {Raw(a.Span)}"));

    /// <summary>Its attributes but for some of WordprocessingML.</summary>
    public string AttributesWithout(params string[] names) => string.Concat(attributes.Where(a => !(a.Vocabulary == Vocabulary.Word && names.Contains(a.Name))).Select(a => $" {Raw(a.Span)}"));

    /// <summary>It as it stands in its part.</summary>
    public string Source => part.Slice(Span);

    string Raw(XmlAttributeSpan attribute)
    {
        var quote = part.Text[attribute.Value.Start - 1];
        return $"{attribute.Name}={quote}{part.Slice(attribute.Value)}{quote}";
    }

    static Element Read(NamespacedXml xml, SourceText part, ref int count)
    {
        if (++count > MostElements) throw xml.Invalid($"the part has more than {MostElements} elements.");
        var element = new Element(xml, part);
        if (xml.Token is not XmlToken.Start) return element;

        var depth = xml.Depth;
        var start = xml.Span.End;
        element.HoldsText = element.Is("t") || element.Is("noBreakHyphen") || element.Is("softHyphen");
        element.HoldsBox = element.Is("txbxContent");
        while (xml.Read() && xml.Depth >= depth)
        {
            var child = Read(xml, part, ref count);
            if (ReferenceEquals(element.children, None)) element.children = [];
            element.children.Add(child);
            element.HoldsText |= child.HoldsText && !child.Is("txbxContent") && !child.Is("del") && !child.Is("moveFrom");
            element.HoldsBox |= child.HoldsBox;
        }

        element.Span = TextSpan.FromBounds(element.Span.Start, xml.Span.End);
        element.Content = TextSpan.FromBounds(start, xml.Span.Start);
        return element;
    }
}
