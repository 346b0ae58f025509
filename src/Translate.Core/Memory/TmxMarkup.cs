using System.Text;
using System.Xml;
using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>What TMX says of an inline element beyond the code's kind and data: kept beside the code as XML (<see cref="InlineCode.Markup"/>), and written again.</summary>
/// <remarks>
/// The element's name, <c>i</c> where it is not simply counted, <c>type</c> and <c>assoc</c> (TMX 1.4b, 3. Content markup). What stands in the element is the code's data;
/// where it has a sub-flow (<c>sub</c>) in it, it is here with all its elements as well. <c>x</c> is the code's id, <c>pos</c> its kind.
/// </remarks>
sealed record TmxMarkup(string Element)
{
    /// <summary>What elements within a code may be, and what may be said of them.</summary>
    static readonly string[] Elements = ["sub", "bpt", "ept", "it", "ph", "hi", "ut"], Attributes = ["i", "x", "pos", "type", "assoc", "datatype"];

    static readonly XmlWriterSettings Fragment = new() { ConformanceLevel = ConformanceLevel.Fragment, NewLineHandling = NewLineHandling.Entitize };
    static readonly XmlReaderSettings Own = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Kept of an <c>it</c> of which nothing else is to be said, where its code would be taken for one of a pair.</summary>
    public const string Isolated = "<it />";

    /// <summary>The number that binds a pair within its segment, where it is not its place among them.</summary>
    public string? Inner { get; init; }

    /// <summary>What it is: <c>bold</c>, <c>image</c>, <c>x-…</c>.</summary>
    public string? Type { get; init; }

    /// <summary>To which side of a placeholder the text belongs: <c>p</c>, <c>f</c>, <c>b</c>.</summary>
    public string? Assoc { get; init; }

    /// <summary>What stands in it as XML, where that is more than text.</summary>
    public string? Content { get; init; }

    /// <summary>Kind and data of a code say all of it.</summary>
    bool IsPlain => this is { Element: "bpt" or "ept" or "it" or "ph", Inner: null, Type: null, Assoc: null, Content: null };

    /// <summary>As a code keeps it; null where there is nothing to keep.</summary>
    public string? Written
    {
        get
        {
            if (IsPlain) return null;
            var text = new StringBuilder();
            using (var xml = XmlWriter.Create(text, Fragment))
            {
                xml.WriteStartElement(Element);
                if (Inner is not null) xml.WriteAttributeString("i", Inner);
                WriteNotes(xml);
                if (Content is not null) xml.WriteRaw(Content);
                xml.WriteEndElement();
            }

            return text.ToString();
        }
    }

    /// <summary>What a code keeps; null where it keeps nothing, or nothing that fits its kind.</summary>
    public static TmxMarkup? Of(InlineCode code)
    {
        if (code.Markup is null) return null;
        try
        {
            using var xml = XmlReader.Create(new StringReader(code.Markup), Own);
            xml.MoveToContent();
            var fits = code.Kind switch
            {
                CodeKind.Standalone => xml.LocalName is "ph" or "ut",
                CodeKind.Opening => xml.LocalName is "bpt" or "it" || (xml.LocalName is "hi" && code.Data.Length == 0),
                _ => xml.LocalName is "ept" or "it",
            };
            if (!fits) return null;

            var markup = new TmxMarkup(xml.LocalName) { Inner = xml.GetAttribute("i"), Type = xml.GetAttribute("type"), Assoc = xml.GetAttribute("assoc") };
            var (data, hasElements) = (new StringBuilder(), false);
            while (xml.Read())
            {
                hasElements |= xml is { NodeType: XmlNodeType.Element, Depth: > 0 };
                if (xml.NodeType is XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace) data.Append(xml.Value);
            }

            return hasElements && data.Equals(code.Data.AsSpan()) ? markup with { Content = code.Markup } : markup;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Reads what stands in a code's element: its text, and where elements stand in it, all of it as XML. Afterwards the reader is at its end.</summary>
    public static (string Data, string? Content) ReadContent(Formats.Xml.StreamedXml xml, ref int budget)
    {
        if (xml.IsEmptyElement) return ("", null);
        var data = new StringBuilder();
        StringBuilder? content = null;
        XmlWriter? written = null;
        var open = new Stack<bool>();
        for (var depth = xml.Depth; xml.Read() && xml.Depth > depth;)
        {
            if (xml.IsElement)
            {
                budget = Math.Max(-1, budget - 16);
                var isKept = Elements.Contains(xml.Element) && budget >= 0;
                if (isKept)
                {
                    if (written is null)
                    {
                        written = XmlWriter.Create(content = new(), Fragment);
                        written.WriteString(data.ToString());
                    }

                    written.WriteStartElement(xml.Element);
                    foreach (var name in Attributes)
                        if (Attribute(xml, name, ref budget) is { } value) written.WriteAttributeString(name, value);
                    if (xml.IsEmptyElement) written.WriteEndElement();
                }

                if (!xml.IsEmptyElement) open.Push(isKept);
            }
            else if (xml.IsEndElement)
            {
                if (open.Pop()) written!.WriteEndElement();
            }
            else
            {
                var before = data.Length;
                xml.AppendText(data, ref budget);
                if (budget >= 0) written?.WriteString(data.ToString(before, data.Length - before));
            }
        }

        written?.Dispose();
        return (data.ToString(), content?.ToString());
    }

    /// <summary>An attribute, as far as the budget goes.</summary>
    public static string? Attribute(Formats.Xml.StreamedXml xml, string name, ref int budget)
    {
        var value = xml.Attribute(name);
        if (value is not null) budget = Math.Max(-1, budget - value.Length);
        return budget < 0 ? null : value;
    }

    /// <summary>Writes what the element is said to be.</summary>
    public void WriteNotes(XmlWriter xml)
    {
        if (Type is not null) xml.WriteAttributeString("type", Type);
        if (Assoc is not null) xml.WriteAttributeString("assoc", Assoc);
    }

    /// <summary>Writes what stands in the element of a code.</summary>
    public static void WriteContent(XmlWriter xml, TmxMarkup? markup, string data)
    {
        if (markup?.Content is null)
        {
            xml.WriteString(data);
            return;
        }

        using var kept = XmlReader.Create(new StringReader(markup.Content), Own);
        kept.MoveToContent();
        kept.Read();
        while (kept.Depth > 0) xml.WriteNode(kept, defattr: false);
    }
}
