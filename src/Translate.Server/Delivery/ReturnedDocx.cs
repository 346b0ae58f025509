using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Translate.Core.Exchange;
using Translate.Core.Text;

namespace Translate.Server.Delivery;

/// <summary>What came back in a file that went out of a job.</summary>
/// <param name="Job">The job that it went out of; null where it does not say.</param>
/// <param name="Segments">Its segments.</param>
sealed record ReturnedContent(long? Job, IReadOnlyList<ReturnedSegment> Segments);

/// <summary>Reads a bilingual table that was edited in a word processor. Of the package one part is read, within limits; nothing is fetched or expanded.</summary>
static class ReturnedDocx
{
    /// <summary>The most characters that the document's text part may have, unpacked.</summary>
    const int LargestPart = 100_000_000;

    static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    static readonly XNamespace Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    /// <summary>The rows of its tables that have a segment's bookmark.</summary>
    /// <exception cref="InvalidDocumentException">It is no Word document, breaks off, or goes beyond a limit.</exception>
    public static ReturnedContent Read(byte[] bytes, string name)
    {
        var root = Part(bytes, name);
        var w = root.Name.Namespace == Strict ? Strict : W;
        if (root.Name != w + "document") throw new InvalidDocumentException(name, "this is no Word document with text. Save it as .docx.");

        long? job = root.Descendants(w + "bookmarkStart").Select(b => b.Attribute(w + "name")?.Value).FirstOrDefault(b => b?.StartsWith(BilingualDocx.JobMark, StringComparison.Ordinal) is true) is { } mark
            && long.TryParse(mark.AsSpan(BilingualDocx.JobMark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
        var segments = new List<ReturnedSegment>();
        foreach (var row in root.Descendants(w + "tr"))
        {
            var cells = Cells(row, w).ToList();
            SegmentMark? known = null;
            foreach (var bookmark in row.Descendants(w + "bookmarkStart"))
                if (known is null && SegmentMark.TryParse(bookmark.Attribute(w + "name")?.Value, out var found)) known = found;

            // The heading has no bookmark, and neither has a row that somebody added: of those, a row with text in both languages is told of.
            if (cells.Count < 3 || row.Elements(w + "trPr").Elements(w + "tblHeader").Any()) continue;
            var (source, target) = (Text(cells[1], w), Text(cells[2], w));
            if (known is null && (source.Length == 0 || target.Length == 0)) continue;
            segments.Add(new(known, source, null, target, IsDraft: false, null));
        }

        if (segments.Count == 0) throw new InvalidDocumentException(name, "there is no row of a bilingual table in it. Upload the document that was downloaded here, with its table.");
        return new(job, segments);
    }

    static XElement Part(byte[] bytes, string name)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var entry = archive.Entries.FirstOrDefault(e => e.FullName.Equals("word/document.xml", StringComparison.OrdinalIgnoreCase))
                ?? throw new InvalidDocumentException(name, "this is no Word document: there is no word/document.xml in it.");
            using var stream = new Limited(entry.Open(), LargestPart, name);
            using var xml = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestPart });
            return XDocument.Load(xml).Root!;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException or ArgumentException)
        {
            throw new InvalidDocumentException(name, $"this Word document cannot be read: {e.Message}", e);
        }
    }

    /// <summary>A row's cells, in whatever a word processor has wrapped them.</summary>
    static IEnumerable<XElement> Cells(XElement row, XNamespace w) =>
        row.Descendants(w + "tc").Where(cell => cell.Ancestors(w + "tr").First() == row);

    /// <summary>What a reader reads in a cell, tracked changes accepted.</summary>
    static string Text(XElement cell, XNamespace w)
    {
        var text = new StringBuilder();
        var paragraphs = 0;
        foreach (var element in cell.Descendants())
        {
            if (element.Name == w + "p")
            {
                if (paragraphs++ > 0) text.Append('\n');
                continue;
            }

            if (element.Name.Namespace != w || element.Parent!.Name != w + "r") continue;
            var piece = element.Name.LocalName switch
            {
                "t" => element.Value,
                "tab" => "\t",
                "br" or "cr" => "\n",
                "noBreakHyphen" => "\u2011",
                "softHyphen" => "\u00AD",
                _ => "",
            };
            if (piece.Length > 0 && !element.Ancestors().TakeWhile(a => a != cell).Any(a => a.Name == w + "del" || a.Name == w + "moveFrom" || a.Name.LocalName == "Fallback")) text.Append(piece);
        }

        return text.ToString().Trim('\n');
    }

    /// <summary>A stream that does not give more than so many bytes: what an archive says of its sizes need not be true.</summary>
    sealed class Limited(Stream inner, int most, string name) : Stream
    {
        int left = most;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            left -= read;
            return left >= 0 ? read : throw new InvalidDocumentException(name, "it is too large once it is unpacked.");
        }

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
