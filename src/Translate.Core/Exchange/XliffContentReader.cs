using System.Globalization;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>Reads the content of a source, a target or a code's data. Annotations are taken off, and the text in them kept.</summary>
sealed class XliffContentReader(NamespacedXml xml)
{
    readonly XliffPieces pieces = new();

    /// <summary>What stands there that has no place there; null where nothing does.</summary>
    public string? Problem { get; private set; }

    /// <summary>The content of the element whose start tag was read; afterwards its end tag was.</summary>
    public IReadOnlyList<XliffPiece> Read()
    {
        var open = new Stack<(int Depth, XliffPiece.Code Closing)>();
        for (var depth = xml.Depth; xml.Read() && xml.Depth >= depth;)
        {
            if (xml.Token is XmlToken.End && open.TryPeek(out var pair) && pair.Depth == xml.Depth + 1) pieces.Add(open.Pop().Closing);
            if (xml.Token is XmlToken.Start) Element(open);
            else pieces.Add(xml.Text);
        }

        return pieces.Take();
    }

    void Element(Stack<(int Depth, XliffPiece.Code Closing)> open)
    {
        var name = xml.Namespace == XliffNames.Core ? xml.Name : "";
        switch (name)
        {
            case "mrk":
                return;
            case "pc":
                pieces.Add(new XliffPiece.Code(CodeKind.Opening, xml.Attribute("id"), ClosesPair: false, xml.Attribute("dataRefStart"), xml.Attribute("copyOf")));
                open.Push((xml.Depth, new(CodeKind.Closing, xml.Attribute("id"), ClosesPair: true, xml.Attribute("dataRefEnd"), CopyOf: null)));
                return;
            case "ph":
                pieces.Add(new XliffPiece.Code(CodeKind.Standalone, xml.Attribute("id"), ClosesPair: false, xml.Attribute("dataRef"), xml.Attribute("copyOf")));
                break;
            case "sc":
                pieces.Add(new XliffPiece.Code(CodeKind.Opening, xml.Attribute("id"), ClosesPair: false, xml.Attribute("dataRef"), xml.Attribute("copyOf")));
                break;
            case "ec":
                var start = xml.Attribute("startRef");
                pieces.Add(new XliffPiece.Code(CodeKind.Closing, start ?? xml.Attribute("id"), ClosesPair: start is not null, xml.Attribute("dataRef"), xml.Attribute("copyOf")));
                break;
            case "cp":
                Character(xml.Attribute("hex"));
                break;
            case "sm" or "em":
                break;
            default:
                Problem ??= $"<{xml.Name}> may not stand among its text";
                break;
        }

        xml.Skip();
    }

    void Character(string? hex)
    {
        if (!int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point) || point is < 0 or > 0x10FFFF)
            Problem ??= $"<cp hex=\"{hex}\"/> is no character";
        else if (point > 0xFFFF)
            pieces.Add(char.ConvertFromUtf32(point));
        else
            pieces.Add([(char)point]);
    }
}
