using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Xml;

/// <summary>Goes through an XML document with its namespaces (Namespaces in XML 1.0); the scanner below it holds the limits.</summary>
sealed class NamespacedXml(SourceText source)
{
    const string Prefixed = "xmlns:";

    readonly XmlScanner xml = new(source);
    readonly Dictionary<string, Stack<string>> bound = new(StringComparer.Ordinal) { ["xml"] = new(["http://www.w3.org/XML/1998/namespace"]), [""] = new([""]) };
    readonly Stack<List<string>> declared = new();
    bool leaving;

    /// <summary>What was read.</summary>
    public XmlToken Token => xml.Token;

    /// <summary>How many elements are open: the root's start tag is at 1, its end tag at 0.</summary>
    public int Depth => xml.Depth;

    /// <summary>A start tag's namespace.</summary>
    public string Namespace { get; private set; } = "";

    /// <summary>A start tag's name without its prefix.</summary>
    public string Name { get; private set; } = "";

    /// <summary>A start tag's attributes, without declarations of namespaces.</summary>
    public IEnumerable<NamespacedAttribute> Attributes =>
        from attribute in xml.Attributes
        where !IsDeclaration(attribute.Name)
        let colon = attribute.Name.IndexOf(':', StringComparison.Ordinal)
        select new NamespacedAttribute(colon < 0 ? "" : Resolve(attribute.Name[..colon]), attribute.Name[(colon + 1)..], xml.Decode(attribute.Value, isAttribute: true), attribute.Value);

    /// <summary>Where the token begins.</summary>
    public int Start => xml.Span.Start;

    /// <summary>The whole token, with its brackets.</summary>
    public TextSpan Span => xml.Span;

    /// <summary>The name of a start or end tag as it is written, with its prefix.</summary>
    public string QualifiedName => xml.Name;

    /// <summary>The start tag is an empty element's; its end follows as a token of no length.</summary>
    public bool IsEmpty => xml.IsEmpty;

    /// <summary>It is the start tag of the element of that namespace and name.</summary>
    public bool Is(string elementNamespace, string element) =>
        Token is XmlToken.Start && string.Equals(Name, element, StringComparison.Ordinal) && string.Equals(Namespace, elementNamespace, StringComparison.Ordinal);

    /// <summary>A start tag's attributes, by their names with prefixes.</summary>
    public IReadOnlyList<XmlAttributeSpan> WrittenAttributes => xml.Attributes;

    /// <summary>The text of a text or a CDATA section; empty at anything else.</summary>
    public string Text => Token switch
    {
        XmlToken.Text => xml.Decode(xml.Content),
        XmlToken.CData => XmlScanner.NormalizeLineEnds(source.Slice(xml.Content)),
        _ => "",
    };

    /// <summary>Reads the next token; false at the end.</summary>
    /// <exception cref="InvalidDocumentException">The document is not well-formed, or beyond the limits.</exception>
    public bool Read()
    {
        if (leaving)
            foreach (var prefix in declared.Pop()) bound[prefix].Pop();
        leaving = false;
        if (!xml.Read()) return false;
        if (Token is XmlToken.Start) Enter();
        leaving = Token is XmlToken.End;
        return true;
    }

    /// <summary>Passes over the element whose start tag this is.</summary>
    public void Skip()
    {
        for (var depth = Depth; Read() && Depth >= depth;)
        {
        }
    }

    /// <summary>Reads the element whose start tag this is to its end.</summary>
    /// <returns>All text in it.</returns>
    public string Content()
    {
        var text = new StringBuilder();
        for (var depth = Depth; Read() && Depth >= depth;) text.Append(Text);
        return text.ToString();
    }

    /// <summary>The value of a start tag's attribute without a prefix, or null.</summary>
    public string? Attribute(string name) => xml.Attribute(name);

    /// <summary>The namespace of a start tag's attribute; none where its name has no prefix.</summary>
    public string NamespaceOf(XmlAttributeSpan attribute) => attribute.Name.IndexOf(':', StringComparison.Ordinal) is > 0 and var end && !attribute.Name.StartsWith(Prefixed, StringComparison.Ordinal)
        ? Resolve(attribute.Name[..end])
        : "";

    /// <summary>An error at this token.</summary>
    public InvalidDocumentException Invalid(string problem) => source.Invalid(Start, problem);

    void Enter()
    {
        var prefixes = new List<string>();
        foreach (var attribute in xml.Attributes)
        {
            if (!IsDeclaration(attribute.Name)) continue;
            var prefix = attribute.Name == "xmlns" ? "" : attribute.Name[Prefixed.Length..];
            if (!bound.TryGetValue(prefix, out var values)) bound[prefix] = values = new();
            values.Push(xml.Decode(attribute.Value, isAttribute: true));
            prefixes.Add(prefix);
        }

        declared.Push(prefixes);
        foreach (var attribute in xml.Attributes)
        {
            if (attribute.Name.IndexOf(':', StringComparison.Ordinal) is > 0 and var end && !IsDeclaration(attribute.Name))
                Resolve(attribute.Name[..end]);
        }

        var colon = xml.Name.IndexOf(':', StringComparison.Ordinal);
        Namespace = Resolve(colon < 0 ? "" : xml.Name[..colon]);
        Name = xml.Name[(colon + 1)..];
    }

    static bool IsDeclaration(string attribute) => attribute == "xmlns" || attribute.StartsWith(Prefixed, StringComparison.Ordinal);

    string Resolve(string prefix) => bound.TryGetValue(prefix, out var values) && values.TryPeek(out var value)
        ? value
        : throw Invalid($"the prefix \"{prefix}\" is not bound to a namespace.");
}
