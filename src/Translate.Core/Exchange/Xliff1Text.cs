using System.Globalization;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>A stretch of a <c>source</c>, <c>seg-source</c> or <c>target</c> of XLIFF 1: a segment by its <c>mid</c>, or, where that is null, what stands beside segments.</summary>
readonly record struct Xliff1Stretch(string? Segment, IReadOnlyList<XliffPiece> Pieces);

/// <summary>Reads the content of an element with text of XLIFF 1, in whatever form a tool has written its codes. Annotations other than segments are taken off.</summary>
/// <param name="xml">Stands behind the element's start tag.</param>
/// <param name="core">The namespace of the file's own elements.</param>
/// <param name="data">Takes what the codes say they are in the file; the text itself is the key.</param>
sealed class Xliff1Text(NamespacedXml xml, string core, Dictionary<string, string> data)
{
    readonly List<Xliff1Stretch> stretches = [];
    readonly XliffPieces pieces = new();

    /// <summary>What stands there that has no place there; null where nothing does.</summary>
    public string? Problem { get; private set; }

    /// <summary>The content of the element whose start tag was read, in stretches; afterwards its end tag was.</summary>
    public IReadOnlyList<Xliff1Stretch> Read()
    {
        string? segment = null;
        var segmentDepth = 0;
        var open = new Stack<(int Depth, XliffPiece.Code Closing)>();
        for (var depth = xml.Depth; xml.Read() && xml.Depth >= depth;)
        {
            if (xml.Token is XmlToken.Start && segment is null && Name is "mrk" && xml.Attribute("mtype") is "seg" && xml.Attribute("mid") is { } mid)
            {
                End(null);
                (segment, segmentDepth) = (mid, xml.Depth);
            }
            else if (xml.Token is XmlToken.Start)
            {
                Element(open);
            }
            else if (xml.Token is XmlToken.End)
            {
                if (open.TryPeek(out var pair) && pair.Depth == xml.Depth + 1) pieces.Add(open.Pop().Closing);
                if (segment is null || segmentDepth != xml.Depth + 1) continue;
                End(segment);
                segment = null;
            }
            else
            {
                pieces.Add(xml.Text);
            }
        }

        End(null);
        return [.. stretches];
    }

    string Name => string.Equals(xml.Namespace, core, StringComparison.Ordinal) ? xml.Name : "";

    /// <summary>Stretches as one text.</summary>
    public static IReadOnlyList<XliffPiece> Join(IEnumerable<Xliff1Stretch> stretches)
    {
        var joined = new XliffPieces();
        foreach (var piece in stretches.SelectMany(stretch => stretch.Pieces)) joined.Add(piece);
        return joined.Take();
    }

    void Element(Stack<(int Depth, XliffPiece.Code Closing)> open)
    {
        var id = xml.Attribute("id");
        var pair = xml.Attribute("rid") ?? id;
        switch (Name)
        {
            case "mrk":
                return;
            case "g":
                pieces.Add(new XliffPiece.Code(CodeKind.Opening, id, ClosesPair: false, DataRef: null, CopyOf: null));
                open.Push((xml.Depth, new(CodeKind.Closing, id, ClosesPair: true, DataRef: null, CopyOf: null)));
                return;
            case "x" when Character(xml.Attribute("ctype")) is { } character:
                pieces.Add([character]);
                xml.Skip();
                return;
            case "ph" or "x":
                Whole(CodeKind.Standalone, id, closes: false);
                return;
            case "bpt" or "bx":
                Whole(CodeKind.Opening, pair, closes: false);
                return;
            case "ept" or "ex":
                Whole(CodeKind.Closing, pair, closes: true);
                return;
            case "it":
                Whole(xml.Attribute("pos") is "close" ? CodeKind.Closing : CodeKind.Opening, id, closes: false);
                return;
            default:
                Problem ??= $"<{xml.Name}> may not stand among its text";
                xml.Skip();
                return;
        }
    }

    /// <summary>A code with what it is in the file.</summary>
    void Whole(CodeKind kind, string? id, bool closes)
    {
        var said = xml.Content() is { Length: > 0 } content ? content : null;
        if (said is not null) data.TryAdd(said, said);
        pieces.Add(new XliffPiece.Code(kind, id, closes, said, CopyOf: null));
    }

    static char? Character(string? type) =>
        type?.StartsWith(Xliff1Names.Character, StringComparison.Ordinal) == true
        && ushort.TryParse(type.AsSpan(Xliff1Names.Character.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;

    /// <summary>Ends a stretch; one that is no segment has something in it.</summary>
    void End(string? segment)
    {
        var taken = pieces.Take();
        if (segment is not null || taken.Count > 0) stretches.Add(new(segment, taken));
    }
}
