using System.Globalization;
using System.Xml;
using Translate.Core.Formats;
using Translate.Core.Formats.Xml;
using Translate.Core.Pretranslation;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>Writes a document's units for tools that know no XLIFF 2: XLIFF 1.2 (strict), with segments as <c>mrk</c> in <c>seg-source</c>, inline codes and notes.</summary>
/// <remarks>
/// As <see cref="XliffWriter"/> writes. The source file is the skeleton (<c>skl</c>), and its SHA-256 the file's <c>crc</c>; its format is the <c>datatype</c>. A unit of one
/// sentence has no <c>seg-source</c>.
/// </remarks>
public sealed class Xliff1Writer
{
    readonly XmlWriter xml;
    readonly XliffElements parts;
    readonly Segmenter segmenter;

    Xliff1Writer(XmlWriter xml, Segmenter segmenter)
    {
        this.xml = xml;
        parts = new(xml, XliffNames.Version12);
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
        new Xliff1Writer(file, segmenter).Document(origin, units, from, to);
    }

    void Document(XliffOrigin origin, IReadOnlyList<Unit> units, Locale from, Locale? to)
    {
        xml.WriteStartDocument();
        xml.WriteWhitespace("\n");
        parts.Start("xliff");
        xml.WriteAttributeString("version", "1.2");
        parts.Line(1);
        parts.Start("file");
        xml.WriteAttributeString("original", XliffText.Shown(origin.FileName));
        xml.WriteAttributeString("source-language", from.Tag);
        if (to is { } target) xml.WriteAttributeString("target-language", target.Tag);
        xml.WriteAttributeString("datatype", Xliff1Names.DataType(origin.Format ?? "unknown"));
        xml.WriteAttributeString("tool-id", Xliff1Names.Tool);
        Header(origin);
        parts.Line(2);
        parts.Start("body");
        foreach (var unit in units) Unit(unit);
        parts.End(2);
        parts.End(1);
        parts.End(0);
        xml.WriteWhitespace("\n");
        xml.WriteEndDocument();
    }

    void Header(XliffOrigin origin)
    {
        parts.Line(2);
        parts.Start("header");
        parts.Line(3);
        parts.Start("skl");
        parts.Line(4);
        parts.Start("external-file");
        xml.WriteAttributeString("href", origin.Reference);
        if (origin.Hash is { } hash) xml.WriteAttributeString("crc", hash);
        xml.WriteEndElement();
        parts.End(3);
        parts.Line(3);
        parts.Start("tool");
        xml.WriteAttributeString("tool-id", Xliff1Names.Tool);
        xml.WriteAttributeString("tool-name", "Translate");
        xml.WriteEndElement();
        if (origin.Encoding is { } encoding) Note(3, Xliff1Names.EncodingNote, null, encoding);
        foreach (var (name, value) in origin.Options.OrderBy(option => option.Key, StringComparer.Ordinal)) Note(3, Xliff1Names.OptionNote, null, $"{name}={value}");
        parts.End(2);
    }

    void Unit(Unit unit)
    {
        var codes = new CodeIds(unit.Source);
        var pieces = UnitPieces.Of(unit, segmenter).ToList();
        parts.Line(3);
        parts.Start("trans-unit");
        xml.WriteAttributeString("id", NameToken.Of(unit.Id));
        xml.WriteAttributeString("resname", XliffText.Shown(unit.Id));
        if (Kind(unit.Kind) is { } kind) xml.WriteAttributeString("restype", kind);
        if (unit.Standing is { State: TargetState.Final }) xml.WriteAttributeString("approved", "yes");
        if (unit.MostCharacters is { } most)
        {
            xml.WriteAttributeString("maxwidth", most.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("size-unit", "char");
        }

        xml.WriteAttributeString("xml", "space", null, "preserve");
        parts.Line(4);
        parts.Start("source");
        new Xliff1Content(xml, codes).Write(unit.Source, 0);
        xml.WriteFullEndElement();
        if (pieces.Count > 1) Segments(pieces, new(xml, codes));
        if (unit.Standing is { } standing)
        {
            parts.Line(4);
            parts.Start("target");
            xml.WriteAttributeString("state", Xliff1Names.State(standing.State));
            new Xliff1Content(xml, codes).WriteTarget(standing.Text);
            xml.WriteFullEndElement();
        }

        if (!string.IsNullOrWhiteSpace(unit.Note)) Note(4, null, "source", unit.Note);
        parts.End(3);
    }

    void Segments(IReadOnlyList<(bool IsSegment, InlineText Text)> pieces, Xliff1Content content)
    {
        parts.Line(4);
        parts.Start("seg-source");
        int sentence = 0, code = 0;
        foreach (var (isSegment, text) in pieces)
        {
            if (isSegment)
            {
                parts.Start("mrk");
                xml.WriteAttributeString("mtype", "seg");
                xml.WriteAttributeString("mid", (++sentence).ToString(CultureInfo.InvariantCulture));
            }

            content.Write(text, code);
            code += text.Codes.Length;
            if (isSegment) xml.WriteFullEndElement();
        }

        xml.WriteFullEndElement();
    }

    void Note(int level, string? from, string? annotates, string text)
    {
        parts.Line(level);
        parts.Start("note");
        if (from is not null) xml.WriteAttributeString("from", from);
        if (annotates is not null) xml.WriteAttributeString("annotates", annotates);
        xml.WriteString(XliffText.Shown(text));
        xml.WriteFullEndElement();
    }

    /// <summary>What a unit is, in the standard's words (<c>restype</c>).</summary>
    static string? Kind(UnitKind kind) => kind switch
    {
        UnitKind.Heading => "heading",
        UnitKind.ListItem => "listitem",
        UnitKind.Cell => "cell",
        UnitKind.Entry => "string",
        _ => null,
    };
}
