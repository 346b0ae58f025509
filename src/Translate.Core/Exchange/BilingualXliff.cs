using System.Globalization;
using System.Xml;
using Translate.Core.Formats.Xml;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>What an XLIFF file of a job says of itself.</summary>
/// <param name="Job">The job's id.</param>
/// <param name="Origin">The source file.</param>
/// <param name="From">The locale of the sources.</param>
/// <param name="To">The locale of the targets.</param>
/// <param name="Notes">What is said of the whole document: that it is a draft, its credits.</param>
public sealed record BilingualHeader(string Job, XliffOrigin Origin, Locale From, Locale To, IReadOnlyList<string> Notes);

/// <summary>A job's segments as XLIFF 2.1, as far as they have come, and what was made of them elsewhere.</summary>
/// <remarks>
/// As <see cref="XliffWriter"/> writes, with targets, states, limits (the size and length restriction module) and comments. A segment's id is <c>s</c> and its
/// ordinal; which version was given out, and what its source was, stands in the unit's metadata. Codes of a target are written each alone.
/// </remarks>
public static class BilingualXliff
{
    /// <summary>Writes an XLIFF file.</summary>
    public static void Write(Stream output, BilingualHeader header, IEnumerable<BilingualUnit> units)
    {
        using var xml = XmlWriter.Create(output, XmlOutput.Settings);
        new Writer(xml).Document(header, units);
    }

    /// <summary>The segments of a file that came back.</summary>
    /// <param name="file">The file, as <see cref="XliffReader"/> read it.</param>
    /// <param name="units">The sources of the job's units by their ids, by which codes are known.</param>
    public static IReadOnlyList<ReturnedSegment> Read(XliffFile file, IReadOnlyDictionary<string, InlineText> units)
    {
        var returned = new List<ReturnedSegment>();
        foreach (var unit in file.Units)
        {
            var codes = units.TryGetValue(unit.Id, out var source) ? new CodeIds(source) : null;
            foreach (var part in unit.Parts)
            {
                // What stands between sentences has an id of another letter, and a segment without one was cut from another.
                if (part.Id is null ? part.Target is null : part.Id.StartsWith('i') && !unit.Given.ContainsKey(part.Id)) continue;
                SegmentMark? mark = SegmentMark.TryParse(unit.Given.GetValueOrDefault(part.Id ?? ""), out var given) ? given : null;
                var problem = unit.Problem;
                var text = part.Target is null || codes is null ? InlineText.Empty : Text(part.Target, codes, ref problem);
                returned.Add(new(mark, Plain(part.Source), part.IsTranslated ? text : InlineText.Empty, null, part.IsInitial, problem));
            }
        }

        return returned;
    }

    static string Plain(IReadOnlyList<XliffPiece> pieces) => string.Concat(pieces.OfType<XliffPiece.Plain>().Select(p => p.Text));

    /// <summary>The text with the unit's own codes; whether they are all there is for others to say.</summary>
    static InlineText Text(IReadOnlyList<XliffPiece> pieces, CodeIds codes, ref string? problem)
    {
        var text = new System.Text.StringBuilder();
        var placed = System.Collections.Immutable.ImmutableArray.CreateBuilder<InlineCode>();
        foreach (var piece in pieces)
        {
            if (piece is XliffPiece.Plain plain)
            {
                text.Append(plain.Text);
            }
            else if (piece is XliffPiece.Code code)
            {
                var index = code.ClosesPair
                    ? codes.Find(CodeKind.Opening, code.Id) is >= 0 and var opening ? codes.Partner(opening) : -1
                    : codes.Find(code.Kind, code.Id) is >= 0 and var own ? own : codes.Find(code.Kind, code.CopyOf);
                if (index >= 0) placed.Add(codes[index] with { Offset = text.Length });
                else problem ??= $"the code with the id \"{code.Id}\" is not in the source";
            }
        }

        return new(text.ToString(), placed.DrainToImmutable());
    }

    sealed class Writer(XmlWriter xml)
    {
        readonly XliffElements parts = new(xml);

        public void Document(BilingualHeader header, IEnumerable<BilingualUnit> units)
        {
            xml.WriteStartDocument();
            xml.WriteWhitespace("\n");
            parts.Start("xliff");
            xml.WriteAttributeString("version", "2.1");
            xml.WriteAttributeString("srcLang", header.From.Tag);
            xml.WriteAttributeString("trgLang", header.To.Tag);
            xml.WriteAttributeString("xmlns", "mda", null, XliffNames.Metadata);
            xml.WriteAttributeString("xmlns", "slr", null, XliffNames.Sizes);
            parts.Line(1);
            parts.Start("file");
            xml.WriteAttributeString("id", "f1");
            xml.WriteAttributeString("original", Uri.EscapeDataString(header.Origin.FileName));
            parts.Line(2);
            parts.Start("skeleton");
            xml.WriteAttributeString("href", Uri.EscapeDataString(header.Origin.FileName));
            xml.WriteEndElement();
            parts.Line(2);
            xml.WriteStartElement("profiles", XliffNames.Sizes);
            xml.WriteAttributeString("generalProfile", "xliff:codepoints");
            xml.WriteEndElement();
            parts.Metadata(
                2,
                (XliffNames.SourceGroup, [(XliffNames.FileName, header.Origin.FileName), (XliffNames.Format, header.Origin.Format), (XliffNames.Encoding, header.Origin.Encoding), (XliffNames.Hash, header.Origin.Hash)]),
                (XliffNames.JobGroup, [(XliffNames.Job, header.Job)]));
            parts.Notes(2, [.. header.Notes.Select(note => (note, (string?)null, (string?)null))]);
            var any = false;
            foreach (var unit in units)
            {
                Unit(unit);
                any = true;
            }

            if (!any) parts.Nothing();
            parts.End(1);
            parts.End(0);
            xml.WriteWhitespace("\n");
            xml.WriteEndDocument();
        }

        void Unit(BilingualUnit unit)
        {
            var codes = new CodeIds(unit.Source);
            parts.Line(2);
            parts.Start("unit");
            xml.WriteAttributeString("id", NameToken.Of(unit.Id));
            xml.WriteAttributeString("name", XliffText.Shown(unit.Id));
            xml.WriteAttributeString("type", $"translate:{CamelCase.Name(unit.Kind)}");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            if (unit.MostCharacters is { } most) xml.WriteAttributeString("slr", "sizeRestriction", XliffNames.Sizes, most.ToString(CultureInfo.InvariantCulture));
            parts.Metadata(3, (XliffNames.SegmentsGroup, [.. unit.Segments.Select(s => (Id(s), (string?)s.Mark.ToString()))]));
            parts.Notes(
                3,
                [
                    .. string.IsNullOrWhiteSpace(unit.Note) ? [] : new[] { (unit.Note, (string?)"source", (string?)null) },
                    .. unit.Segments.SelectMany(s => s.Comments.Select(c => (string.Create(CultureInfo.InvariantCulture, $"{c.Person}, {c.At:yyyy-MM-dd}, {s.Number}: {c.Text}"), (string?)"target", (string?)(c.IsResolved ? "comment-resolved" : "comment")))),
                ]);
            parts.OriginalData(codes);
            var content = new XliffContent(xml, codes);
            int between = 0, code = 0;
            foreach (var segment in unit.Segments)
            {
                Between(segment.Before);
                Segment(segment, content, code);
                code += segment.Source.Codes.Length;
                Between(segment.After);
            }

            parts.End(2);

            void Between(InlineText text)
            {
                if (text.IsEmpty) return;
                Begin("ignorable", string.Create(CultureInfo.InvariantCulture, $"i{++between}"), null);
                parts.Line(4);
                parts.Start("source");
                content.Write(text);
                xml.WriteFullEndElement();
                parts.End(3);
                code += text.Codes.Length;
            }
        }

        void Segment(BilingualSegment segment, XliffContent content, int code)
        {
            Begin("segment", Id(segment), XliffElements.State(segment.Target?.State ?? TargetState.Initial));
            parts.Line(4);
            parts.Start("source");
            content.Write(segment.Source);
            xml.WriteFullEndElement();
            if (segment.Target is { Text.IsEmpty: false } target)
            {
                parts.Line(4);
                parts.Start("target");
                content.WriteTarget(target.Text, code, segment.Source.Codes.Length);
                xml.WriteFullEndElement();
            }

            parts.End(3);
        }

        void Begin(string element, string id, string? state)
        {
            parts.Line(3);
            parts.Start(element);
            xml.WriteAttributeString("id", id);

            // Divided or joined elsewhere, a segment would not be known again.
            if (state is null) return;
            xml.WriteAttributeString("canResegment", "no");
            xml.WriteAttributeString("state", state);
        }

        static string Id(BilingualSegment segment) => string.Create(CultureInfo.InvariantCulture, $"s{segment.Ordinal}");
    }
}
