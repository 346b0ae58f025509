using System.Globalization;
using System.Xml;
using Translate.Core.Formats;
using Translate.Core.Formats.Xml;
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
    readonly Segmenter segmenter;

    XliffWriter(XmlWriter xml, Segmenter segmenter)
    {
        this.xml = xml;
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
        Start("xliff");
        xml.WriteAttributeString("version", "2.1");
        xml.WriteAttributeString("srcLang", from.Tag);
        if (to is { } target) xml.WriteAttributeString("trgLang", target.Tag);
        xml.WriteAttributeString("xmlns", "mda", null, XliffNames.Metadata);
        Line(1);
        Start("file");
        xml.WriteAttributeString("id", "f1");
        xml.WriteAttributeString("original", Uri.EscapeDataString(origin.FileName));
        Line(2);
        Start("skeleton");
        xml.WriteAttributeString("href", string.Join('/', origin.Path.Split('/').Select(Uri.EscapeDataString)));
        xml.WriteEndElement();
        Metadata(origin);
        foreach (var unit in units) Unit(unit);
        if (units.Count == 0) Nothing();
        End(1);
        End(0);
        xml.WriteWhitespace("\n");
        xml.WriteEndDocument();
    }

    void Metadata(XliffOrigin origin)
    {
        Line(2);
        xml.WriteStartElement("metadata", XliffNames.Metadata);
        Line(3);
        xml.WriteStartElement("metaGroup", XliffNames.Metadata);
        xml.WriteAttributeString("category", XliffNames.SourceGroup);
        Meta(XliffNames.FileName, origin.FileName);
        Meta(XliffNames.Format, origin.Format);
        Meta(XliffNames.Encoding, origin.Encoding);
        Meta(XliffNames.Hash, origin.Hash);
        End(3);
        End(2);
    }

    void Meta(string type, string? value)
    {
        if (value is null) return;
        Line(4);
        xml.WriteStartElement("meta", XliffNames.Metadata);
        xml.WriteAttributeString("type", type);
        xml.WriteString(XliffText.Shown(value));
        xml.WriteFullEndElement();
    }

    /// <summary>A file has a unit or a group (XLIFF 2.1, 4.2.2.2), and a group may be empty.</summary>
    void Nothing()
    {
        Line(2);
        Start("group");
        xml.WriteAttributeString("id", "none");
        xml.WriteEndElement();
    }

    void Unit(Unit unit)
    {
        var codes = new CodeIds(unit.Source);
        Line(2);
        Start("unit");
        xml.WriteAttributeString("id", NameToken.Of(unit.Id));
        xml.WriteAttributeString("name", XliffText.Shown(unit.Id));
        xml.WriteAttributeString("xml", "space", null, "preserve");
        if (!string.IsNullOrWhiteSpace(unit.Note)) Note(unit.Note);
        if (codes.Count > 0) OriginalData(codes);
        Pieces(unit, new(xml, codes));
        End(2);
    }

    void Note(string note)
    {
        Line(3);
        Start("notes");
        Line(4);
        Start("note");
        xml.WriteAttributeString("appliesTo", "source");
        xml.WriteString(XliffText.Shown(note));
        xml.WriteFullEndElement();
        End(3);
    }

    void OriginalData(CodeIds codes)
    {
        Line(3);
        Start("originalData");
        foreach (var (id, data) in codes.Data)
        {
            Line(4);
            Start("data");
            xml.WriteAttributeString("id", id);
            XliffText.Write(xml, data);
            xml.WriteFullEndElement();
        }

        End(3);
    }

    /// <summary>The segments and what stands between them. A unit without a sentence is one segment, for it needs one (XLIFF 2.1, 4.2.2.5).</summary>
    void Pieces(Unit unit, XliffContent content)
    {
        var segments = segmenter.Segment(unit);
        if (segments.All(s => s.Source.IsEmpty)) segments = [new(InlineText.Empty, unit.Source, InlineText.Empty)];
        int sentence = 0, between = 0;
        foreach (var segment in segments)
        {
            if (!segment.Before.IsEmpty) Piece("ignorable", 'i', ++between, segment.Before);
            if (!segment.Source.IsEmpty || segments.Count == 1) Piece("segment", 's', ++sentence, segment.Source);
            if (!segment.After.IsEmpty) Piece("ignorable", 'i', ++between, segment.After);
        }

        void Piece(string element, char letter, int number, InlineText text)
        {
            Line(3);
            Start(element);
            xml.WriteAttributeString("id", string.Create(CultureInfo.InvariantCulture, $"{letter}{number}"));
            if (letter == 's') xml.WriteAttributeString("state", "initial");
            Line(4);
            Start("source");
            content.Write(text);
            xml.WriteFullEndElement();
            End(3);
        }
    }

    void Start(string element) => xml.WriteStartElement(element, XliffNames.Core);

    void End(int level)
    {
        Line(level);
        xml.WriteEndElement();
    }

    void Line(int level) => xml.WriteWhitespace("\n" + new string(' ', 2 * level));
}
