using System.Globalization;
using System.Xml;

namespace Translate.Core.Exchange;

/// <summary>Writes any text into XML: what XML has no form for as <c>cp</c> elements (XLIFF 2.1, 4.2.3.1).</summary>
static class XliffText
{
    /// <summary>Writes text of a source, a target or a code's data. Halves of surrogate pairs come through too.</summary>
    public static void Write(XmlWriter xml, ReadOnlySpan<char> text) => Write(xml, text, static (xml, character) =>
    {
        xml.WriteStartElement("cp", XliffNames.Core);
        xml.WriteAttributeString("hex", ((int)character).ToString("X4", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    });

    /// <summary>Writes such text with another element for what XML has no form for.</summary>
    public static void Write(XmlWriter xml, ReadOnlySpan<char> text, Action<XmlWriter, char> writeCharacter)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i += Length(text, i))
        {
            if (IsXml(text, i)) continue;
            if (i > start) xml.WriteString(text[start..i].ToString());
            writeCharacter(xml, text[i]);
            start = i + 1;
        }

        if (start < text.Length) xml.WriteString(text[start..].ToString());
    }

    /// <summary>A text for a place that takes no elements; what XML cannot hold is shown as U+FFFD.</summary>
    public static string Shown(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '\uD7FF') < 0) return text;
        var shown = text.ToCharArray();
        for (var i = 0; i < shown.Length; i += Length(text, i))
            if (!IsXml(text, i)) shown[i] = '\uFFFD';
        return new(shown);
    }

    /// <summary>How many units the character at a place has.</summary>
    public static int Length(ReadOnlySpan<char> text, int i) => i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? 2 : 1;

    /// <summary>XML has a form for the character at a place: a whole one, or half of a pair that is there.</summary>
    public static bool IsXml(ReadOnlySpan<char> text, int i) => XmlConvert.IsXmlChar(text[i]) || Length(text, i) == 2;
}
