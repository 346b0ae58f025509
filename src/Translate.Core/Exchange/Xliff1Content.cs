using System.Globalization;
using System.Xml;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>Writes a piece of a unit as XLIFF 1.2 does: halves of pairs as <c>bpt</c> and <c>ept</c>, those whose other half is not in the unit as <c>it</c>, all others as <c>ph</c>.</summary>
/// <remarks>What a code is in the file is the element's content. What XML has no form for is an <c>x</c> of a type of ours; in a code it is shown as U+FFFD.</remarks>
sealed class Xliff1Content(XmlWriter xml, CodeIds codes)
{
    int characters;

    /// <summary>Writes a piece of the source.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="first">The number of its first code in the unit.</param>
    public void Write(InlineText piece, int first) => Write(piece, [.. Enumerable.Range(first, piece.Codes.Length)]);

    /// <summary>Writes a target of the whole unit. A code that the source does not have comes back as text, and is seen.</summary>
    public void WriteTarget(InlineText target) => Write(target, codes.Of(target, 0, codes.Count));

    void Write(InlineText text, int[] own)
    {
        var at = 0;
        for (var i = 0; i < own.Length; i++)
        {
            var code = text.Codes[i];
            Plain(text.Text.AsSpan(at, code.Offset - at));
            at = code.Offset;
            if (own[i] >= 0) Code(own[i]);
            else Plain(code.Data);
        }

        Plain(text.Text.AsSpan(at));
    }

    void Code(int code)
    {
        var (kind, isolated) = (codes[code].Kind, codes.IsIsolated(code));
        xml.WriteStartElement(kind is CodeKind.Standalone ? "ph" : isolated ? "it" : kind is CodeKind.Opening ? "bpt" : "ept", XliffNames.Version12);
        xml.WriteAttributeString("id", (code + 1).ToString(CultureInfo.InvariantCulture));
        if (isolated) xml.WriteAttributeString("pos", kind is CodeKind.Opening ? "open" : "close");
        else if (kind is not CodeKind.Standalone) xml.WriteAttributeString("rid", codes.Id(code));
        xml.WriteString(XliffText.Shown(codes[code].Data));
        xml.WriteEndElement();
    }

    void Plain(ReadOnlySpan<char> text) => XliffText.Write(xml, text, Character);

    void Character(XmlWriter writer, char character)
    {
        writer.WriteStartElement("x", XliffNames.Version12);
        writer.WriteAttributeString("id", string.Create(CultureInfo.InvariantCulture, $"c{++characters}"));
        writer.WriteAttributeString("ctype", string.Create(CultureInfo.InvariantCulture, $"{Xliff1Names.Character}{(int)character:X4}"));
        writer.WriteEndElement();
    }
}
