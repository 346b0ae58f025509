using System.Globalization;
using System.Xml;
using Translate.Core.Formats;
using Translate.Core.Formats.Xml;
using Translate.Core.Pretranslation;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>Writes a document's units for other tools to translate: XLIFF 2.1, segmented, with inline codes and the white space between segments.</summary>
/// <remarks>
/// UTF-8 without a mark, LF, the same units give the same bytes. The source file itself is the skeleton. A unit's <c>id</c> is its own as a
/// name token, its <c>name</c> the id as it is. All that has text stands in <c>xml:space="preserve"</c>; lines are broken by hand, and only
/// where white space means nothing.
/// </remarks>
public sealed class XliffWriter
{
    readonly XmlWriter xml;
    readonly XliffElements parts;
    readonly Segmenter segmenter;

    XliffWriter(XmlWriter xml, Segmenter segmenter)
    {
        this.xml = xml;
        parts = new(xml);
        this.segmenter = segmenter;
    }

    /// <summary>Writes an XLIFF file.</summary>
    /// <param name="output">Where to; it is left open.</param>
    /// <param name="origin">The file that the units are from.</param>
    /// <param name="units">Its units.</param>
    /// <param name="segmenter">How they are split.</param>
    /// <param name="from">The locale that they are in.</param>
    /// <param name="to">The locale to translate into, where it is known already.</param>
    public static void Write(Stream output, XliffOrigin origin, IReadOnlyList<Unit> units, Segmenter segmenter, Locale from, Locale? to)
    {
        using var file = XmlWriter.Create(output, XmlOutput.Settings);
        new XliffWriter(file, segmenter).Document(origin, units, from, to);
    }

    void Document(XliffOrigin origin, IReadOnlyList<Unit> units, Locale from, Locale? to)
    {
        xml.WriteStartDocument();
        xml.WriteWhitespace("\n");
        parts.Start("xliff");
        xml.WriteAttributeString("version", "2.1");
        xml.WriteAttributeString("srcLang", from.Tag);
        if (to is { } target) xml.WriteAttributeString("trgLang", target.Tag);
        xml.WriteAttributeString("xmlns", "mda", null, XliffNames.Metadata);
        parts.Line(1);
        parts.Start("file");
        xml.WriteAttributeString("id", "f1");
        xml.WriteAttributeString("original", Uri.EscapeDataString(origin.FileName));
        parts.Line(2);
        parts.Start("skeleton");
        xml.WriteAttributeString("href", origin.Reference);
        xml.WriteEndElement();
        parts.Metadata(
            2,
            (XliffNames.SourceGroup, [(XliffNames.FileName, origin.FileName), (XliffNames.Format, origin.Format), (XliffNames.Encoding, origin.Encoding), (XliffNames.Hash, origin.Hash),
                .. origin.Options.OrderBy(option => option.Key, StringComparer.Ordinal).Select(option => (XliffNames.Option + option.Key, (string?)option.Value))]));
        foreach (var unit in units) Unit(unit);
        if (units.Count == 0) parts.Nothing();
        parts.End(1);
        parts.End(0);
        xml.WriteWhitespace("\n");
        xml.WriteEndDocument();
    }

    void Unit(Unit unit)
    {
        var codes = new CodeIds(unit.Source);
        parts.Line(2);
        parts.Start("unit");
        xml.WriteAttributeString("id", NameToken.Of(unit.Id));
        xml.WriteAttributeString("name", XliffText.Shown(unit.Id));
        xml.WriteAttributeString("xml", "space", null, "preserve");
        if (!string.IsNullOrWhiteSpace(unit.Note)) parts.Notes(3, [(unit.Note, "source", null)]);
        parts.OriginalData(codes);
        Pieces(unit, new(xml, codes));
        parts.End(2);
    }

    void Pieces(Unit unit, XliffContent content)
    {
        int sentence = 0, between = 0;
        foreach (var (isSegment, text) in UnitPieces.Of(unit, segmenter))
        {
            if (isSegment) Piece("segment", 's', ++sentence, text);
            else Piece("ignorable", 'i', ++between, text);
        }

        void Piece(string element, char letter, int number, InlineText text)
        {
            parts.Line(3);
            parts.Start(element);
            xml.WriteAttributeString("id", string.Create(CultureInfo.InvariantCulture, $"{letter}{number}"));
            if (letter == 's') xml.WriteAttributeString("state", XliffElements.State(unit.Standing?.State ?? TargetState.Initial));
            parts.Line(4);
            parts.Start("source");
            content.Write(text);
            xml.WriteFullEndElement();
            if (letter == 's' && unit.Standing is { } standing)
            {
                parts.Line(4);
                parts.Start("target");
                content.WriteTarget(standing.Text, 0, text.Codes.Length);
                xml.WriteFullEndElement();
            }

            parts.End(3);
        }
    }
}
