using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Memory.Files;

/// <summary>The content of a <c>source</c> or <c>target</c> of XLIFF, of either version, and the segments that are marked in it.</summary>
sealed class XliffPairText
{
    readonly StringBuilder text = new();
    readonly List<InlineCode> codes = [];
    readonly Dictionary<string, InlineText> segments = new(StringComparer.Ordinal);

    /// <summary>What ends with each element that is open: a pair of codes, or a segment; null for a mark that means nothing here.</summary>
    readonly Stack<(int Depth, Action? End)> open = new();

    /// <summary>All of it.</summary>
    public InlineText Whole => new(text.ToString(), [.. codes]);

    /// <summary>The segments that are marked (XLIFF 1.2, <c>mrk</c> with <c>mtype="seg"</c>), by their <c>mid</c>.</summary>
    public IReadOnlyDictionary<string, InlineText> Segments => segments;

    /// <summary>Reads the element; afterwards the reader is at its end.</summary>
    /// <param name="xml">Where the reader is.</param>
    /// <param name="data">The native codes of the unit, by their ids.</param>
    /// <param name="budget">How many characters there may still be.</param>
    public static XliffPairText Read(StreamedXml xml, IReadOnlyDictionary<string, string> data, ref int budget)
    {
        var read = new XliffPairText();
        if (xml.IsEmptyElement) return read;
        for (var depth = xml.Depth; xml.Read() && xml.Depth > depth;)
        {
            if (xml.IsElement) read.Start(xml, data, ref budget);
            else if (xml.IsEndElement && read.open.TryPeek(out var last) && last.Depth == xml.Depth) read.open.Pop().End?.Invoke();
            else xml.AppendText(read.text, ref budget);
        }

        return read;
    }

    void Start(StreamedXml xml, IReadOnlyDictionary<string, string> data, ref int budget)
    {
        budget = Math.Max(-1, budget - 16);
        if (budget < 0)
        {
            xml.Skip();
            return;
        }

        string? Native(string reference) => xml.Attribute(reference) is { } named && data.TryGetValue(named, out var code) ? code : null;
        var id = xml.Attribute("id") ?? xml.Attribute("startRef") ?? (codes.Count + 1).ToString(CultureInfo.InvariantCulture);
        switch (xml.Element)
        {
            case "mrk":
                if (xml.IsEmptyElement) return;
                var (start, first, mid) = (text.Length, codes.Count, xml.Attribute("mtype") is "seg" ? xml.Attribute("mid") : null);
                open.Push((xml.Depth, mid is null ? null : () => segments.TryAdd(mid, Part(start, first))));
                break;
            case "g" or "pc":
                var (opening, closing) = (Native("dataRefStart") ?? $"<{xml.Element} id=\"{id}\">", Native("dataRefEnd") ?? $"</{xml.Element}>");
                Add(CodeKind.Opening, id, opening);
                if (xml.IsEmptyElement) Add(CodeKind.Closing, id, closing);
                else open.Push((xml.Depth, () => Add(CodeKind.Closing, id, closing)));
                break;
            case "sm" or "em" or "cp":
                // Marks; and characters that XML cannot hold, and so no memory file either.
                xml.Skip();
                break;
            default:
                var (element, reference) = (xml.Element, xml.Attribute("rid") ?? id);
                var kind = element switch
                {
                    "bx" or "bpt" or "sc" => CodeKind.Opening,
                    "ex" or "ept" or "ec" => CodeKind.Closing,
                    "it" when xml.Attribute("pos") is "open" => CodeKind.Opening,
                    "it" when xml.Attribute("pos") is "close" => CodeKind.Closing,
                    _ => CodeKind.Standalone,
                };
                var native = Native("dataRef");
                var content = xml.ReadContent(ref budget);
                Add(kind, kind is CodeKind.Closing && xml.Attribute("startRef") is { } begun ? begun : reference, native ?? (content.Length > 0 ? content : $"<{element} id=\"{id}\"/>"));
                break;
        }
    }

    void Add(CodeKind kind, string id, string data) => codes.Add(new(text.Length, kind, id, data));

    InlineText Part(int start, int first) =>
        new(text.ToString(start, text.Length - start), codes.Skip(first).Select(code => code with { Offset = code.Offset - start }).ToImmutableArray());
}
