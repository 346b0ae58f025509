using System.Xml;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>Writes a piece of a unit with its inline codes: a pair as <c>pc</c> where it is well nested in the piece, else as <c>sc</c> and <c>ec</c>.</summary>
/// <param name="xml">Where to.</param>
/// <param name="codes">The codes, under the ids that they get.</param>
/// <param name="isToTranslate">Somebody is to translate it, and to keep each code. Otherwise source and target are as they are.</param>
sealed class XliffContent(XmlWriter xml, CodeIds codes, bool isToTranslate = true)
{
    /// <summary>Pairs nested deeper are written as <c>sc</c> and <c>ec</c>, which do not nest: readers limit how deep elements may go.</summary>
    const int MostDepth = 64;

    int next;

    /// <summary>Writes the content of a <c>source</c>. The pieces of a unit come in their order, and its codes with them.</summary>
    public void Write(InlineText piece)
    {
        var first = next;
        next += piece.Codes.Length;
        var nested = Nested(first, piece.Codes.Length);
        var at = 0;
        for (var i = first; i < next; i++)
        {
            var offset = piece.Codes[i - first].Offset;
            XliffText.Write(xml, piece.Text.AsSpan(at, offset - at));
            at = offset;
            if (!nested[i - first]) Single(i);
            else if (codes[i].Kind == CodeKind.Opening) Begin(i);
            else xml.WriteFullEndElement();
        }

        XliffText.Write(xml, piece.Text.AsSpan(at));
    }

    /// <summary>
    /// Writes the content of a <c>target</c>. Its codes are those of its source by kind, name and data; they may stand in another order, so that each is written alone.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <param name="first">The number of its source's first code in the unit.</param>
    /// <param name="count">How many codes its source has.</param>
    public void WriteTarget(InlineText target, int first, int count)
    {
        var own = codes.Of(target, first, count);
        var at = 0;
        for (var i = 0; i < own.Length; i++)
        {
            var code = target.Codes[i];
            XliffText.Write(xml, target.Text.AsSpan(at, code.Offset - at));
            at = code.Offset;

            // What the source does not have is no code here: it comes back as text, and is seen.
            if (own[i] >= 0) Single(own[i]);
            else XliffText.Write(xml, code.Data);
        }

        XliffText.Write(xml, target.Text.AsSpan(at));
    }

    void Begin(int code)
    {
        xml.WriteStartElement("pc", XliffNames.Core);
        xml.WriteAttributeString("id", codes.Id(code));
        if (isToTranslate) xml.WriteAttributeString("canDelete", "no");
        xml.WriteAttributeString("dataRefStart", codes.DataRef(code));
        xml.WriteAttributeString("dataRefEnd", codes.DataRef(codes.Partner(code)));
    }

    void Single(int code)
    {
        var isolated = codes.IsIsolated(code);
        var closes = codes[code].Kind == CodeKind.Closing;
        xml.WriteStartElement(closes ? "ec" : codes[code].Kind == CodeKind.Opening ? "sc" : "ph", XliffNames.Core);
        xml.WriteAttributeString(closes && !isolated ? "startRef" : "id", codes.Id(code));
        if (isolated)
        {
            xml.WriteAttributeString("isolated", "yes");
            xml.WriteAttributeString("canCopy", "no");
        }

        if (isToTranslate) xml.WriteAttributeString("canDelete", "no");
        xml.WriteAttributeString("dataRef", codes.DataRef(code));
        xml.WriteEndElement();
    }

    /// <summary>For each code of a piece, whether it is half of a pair that lies in the piece and crosses none that does so too.</summary>
    bool[] Nested(int first, int count)
    {
        var nested = new bool[count];
        var isOpen = new bool[count];
        var open = new Stack<int>();
        for (var i = 0; i < count; i++)
        {
            var partner = codes.Partner(first + i) - first;
            if (partner < 0 || partner >= count) continue;
            if (codes[first + i].Kind == CodeKind.Opening)
            {
                isOpen[i] = true;
                open.Push(i);
            }
            else if (isOpen[partner])
            {
                // What was opened since and is still open crosses this pair.
                for (; open.Peek() != partner; open.Pop()) isOpen[open.Peek()] = false;
                open.Pop();
                nested[partner] = nested[i] = true;
            }
        }

        var depth = 0;
        for (var i = 0; i < count; i++)
        {
            if (!nested[i]) continue;
            if (codes[first + i].Kind == CodeKind.Closing) depth--;
            else if (depth == MostDepth) nested[i] = nested[codes.Partner(first + i) - first] = false;
            else depth++;
        }

        return nested;
    }
}
