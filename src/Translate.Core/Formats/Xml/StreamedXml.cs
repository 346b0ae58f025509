using System.Text;
using System.Xml;
using Translate.Core.Text;

namespace Translate.Core.Formats.Xml;

/// <summary>XML from a stranger, read from a stream piece by piece: nothing is fetched or expanded, and no single piece may fill the memory.</summary>
/// <remarks>For exchange files of any size (TMX, TBX). Where offsets in the text matter, <see cref="XmlScanner"/> reads.</remarks>
sealed class StreamedXml : IDisposable
{
    const int MaxDepth = 256;

    readonly string name;
    readonly Meter meter;
    readonly XmlReader xml;
    readonly char[] chunk = new char[4096];

    public StreamedXml(Stream stream, string name)
    {
        // A file may declare an old code page.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        this.name = name;
        meter = new(stream, name);
        try
        {
            xml = XmlReader.Create(meter, new()
            {
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                CloseInput = false,
            });
        }
        catch (XmlException e)
        {
            // The first bytes are read at once, and may be none of their encoding.
            throw NotWellFormed(e);
        }
    }

    public int Depth => xml.Depth;

    public FilePosition Position => xml is IXmlLineInfo info && info.HasLineInfo() ? new(Math.Max(1, info.LineNumber), Math.Max(1, info.LinePosition)) : new(1, 1);

    public bool IsElement => xml.NodeType == XmlNodeType.Element;

    public bool IsEndElement => xml.NodeType == XmlNodeType.EndElement;

    public bool IsEmptyElement => xml.IsEmptyElement;

    public string Element => xml.LocalName;

    /// <summary>The element's namespace; empty where it has none.</summary>
    public string Namespace => xml.NamespaceURI;

    public string? Attribute(string attribute) => xml.GetAttribute(attribute);

    /// <summary>Goes on to the next node; false at the end of the file.</summary>
    public bool Read()
    {
        try
        {
            meter.Restart();
            if (!xml.Read()) return false;
        }
        catch (XmlException e)
        {
            throw NotWellFormed(e);
        }
        catch (ArgumentException e)
        {
            // The platform's reader stumbles where a declaration names another encoding than the file is in.
            throw new InvalidDocumentException(name, Position, "it is not in the encoding that it declares.", e);
        }

        return xml.Depth <= MaxDepth ? true : throw Invalid($"elements are more than {MaxDepth} deep.");
    }

    /// <summary>Appends the text here, if there is text, as far as the budget goes; the rest is passed over.</summary>
    public void AppendText(StringBuilder? text, ref int budget)
    {
        if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)) return;
        try
        {
            while (true)
            {
                meter.Restart();
                var count = xml.ReadValueChunk(chunk, 0, chunk.Length);
                if (count == 0) return;
                if (text is null) continue;
                budget = Math.Max(-1, budget - count);
                if (budget >= 0) text.Append(chunk, 0, count);
            }
        }
        catch (XmlException e)
        {
            throw NotWellFormed(e);
        }
    }

    /// <summary>The text of this element and of all within it; afterwards the reader is at its end.</summary>
    public string ReadContent(ref int budget)
    {
        if (IsEmptyElement) return "";
        var text = new StringBuilder();
        for (var depth = Depth; Read() && Depth > depth;)
            AppendText(text, ref budget);
        return text.ToString();
    }

    /// <summary>Passes over this element; afterwards the reader is at its end.</summary>
    public void Skip()
    {
        if (IsEmptyElement) return;
        var none = 0;
        for (var depth = Depth; Read() && Depth > depth;)
            AppendText(null, ref none);
    }

    /// <summary>An error at the place of the reader.</summary>
    public InvalidDocumentException Invalid(string problem) => new(name, Position, problem);

    /// <inheritdoc/>
    public void Dispose() => xml.Dispose();

    InvalidDocumentException NotWellFormed(XmlException e)
    {
        // The platform's message ends with the place, which our error says itself.
        var place = e.Message.LastIndexOf(" Line ", StringComparison.Ordinal);
        return new(name, new FilePosition(Math.Max(1, e.LineNumber), Math.Max(1, e.LinePosition)), $"not well-formed XML. {(place > 0 ? e.Message[..place] : e.Message)}", e);
    }

    /// <summary>Counts what is read for one piece of XML (a tag with its attributes, a document type) and stops where it grows beyond all measure.</summary>
    sealed class Meter(Stream inner, string name) : Stream
    {
        const int Limit = 16 * 1024 * 1024;

        int used;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public void Restart() => used = 0;

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (used > Limit) throw new InvalidDocumentException(name, $"a single tag or declaration has more than {Limit / 1024 / 1024} MiB.");
            var count = inner.Read(buffer);
            used += count;
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
