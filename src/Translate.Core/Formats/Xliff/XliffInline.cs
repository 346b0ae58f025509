using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Formats.Xliff;

/// <summary>How an inline element is read.</summary>
/// <param name="Kind">Opening for one that is read as a pair around its content; else what the whole of it is.</param>
/// <param name="Id">Its name within the unit.</param>
/// <param name="IsWhole">It is one code with all that is in it.</param>
/// <param name="Protects">It is one code with all that stands from it to the closing one of its name: the beginning of an annotation of what is not to be translated.</param>
/// <param name="Translates">Its content is to be translated, even where what it stands in is not.</param>
readonly record struct XliffCode(CodeKind Kind, string? Id, bool IsWhole, bool Protects = false, bool Translates = false);

/// <summary>Reads the content of a source or target: text, and inline elements as codes. Comments and instructions in it are passed over.</summary>
sealed class XliffInline(SourceText source, NamespacedXml xml, Func<NamespacedXml, XliffCode> code)
{
    readonly StringBuilder text = new();
    readonly ImmutableArray<InlineCode>.Builder codes = ImmutableArray.CreateBuilder<InlineCode>();
    readonly HashSet<(CodeKind, string)> used = [];
    readonly Dictionary<string, int> repeated = new(StringComparer.Ordinal);

    /// <summary>Where what is not to be translated began: in the file, in the text and among the codes.</summary>
    (string Id, int Start, int Offset, int Code, int Depth)? guarded;

    /// <summary>Reads the element whose start tag was just read to its end.</summary>
    public InlineText Read()
    {
        Content();
        return new(text.ToString(), codes.DrainToImmutable());
    }

    void Content()
    {
        guarded = null;
        var open = new Stack<(int Depth, string Id)>();
        for (var depth = xml.Depth; xml.Read() && xml.Depth >= depth;)
        {
            if (xml.Token is XmlToken.Start) Start(open);
            else if (xml.Token is XmlToken.End && open.TryPeek(out var pair) && pair.Depth == xml.Depth + 1) End(open.Pop().Id, open.Count);
            else text.Append(xml.Text);
        }
    }

    /// <summary>Reads the element whose start tag was just read, of which nothing is to be translated but what is annotated so; what stands between two such annotations is one code.</summary>
    /// <param name="annotated">From where the first one begins to where the last one ends, without their tags; null where there is none.</param>
    public InlineText ReadAnnotated(out TextSpan? annotated)
    {
        int start = -1, end = 0;
        for (var depth = xml.Depth; xml.Read() && xml.Depth >= depth;)
        {
            if (xml.Token is not XmlToken.Start || xml.IsEmpty || code(xml) is not { Translates: true } mark) continue;
            if (start < 0) start = xml.Span.End;
            else Add(CodeKind.Standalone, Unique(CodeKind.Standalone, mark.Id ?? "#" + (codes.Count + 1).ToString(CultureInfo.InvariantCulture)), TextSpan.FromBounds(end, xml.Span.End));
            Content();
            end = xml.Span.Start;
        }

        annotated = start < 0 ? null : TextSpan.FromBounds(start, end);
        return new(text.ToString(), codes.DrainToImmutable());
    }

    void End(string id, int depth)
    {
        // It ends outside of the element in which it began, and so is no whole that could be one code.
        if (guarded is { } from && from.Depth > depth) guarded = null;
        Add(CodeKind.Closing, id, xml.Span);
    }

    void Start(Stack<(int Depth, string Id)> open)
    {
        var (kind, id, isWhole, protects, _) = code(xml);
        var name = Unique(kind, id ?? "#" + (codes.Count + 1).ToString(CultureInfo.InvariantCulture));
        if (!isWhole && !xml.IsEmpty)
        {
            Add(CodeKind.Opening, name, xml.Span);
            open.Push((xml.Depth, name));
            return;
        }

        var start = xml.Start;
        var end = xml.Span.End;
        for (var depth = xml.Depth; xml.Read() && xml.Depth >= depth;)
        {
        }

        end = Math.Max(end, xml.Span.End);
        if (protects && id is not null && guarded is null)
        {
            guarded = (id, start, text.Length, codes.Count, open.Count);
        }
        else if (kind is CodeKind.Closing && guarded is { } from && from.Id == id)
        {
            guarded = null;
            if (from.Depth == open.Count)
            {
                text.Length = from.Offset;
                codes.Count = from.Code;
                Add(CodeKind.Standalone, Unique(CodeKind.Standalone, id), TextSpan.FromBounds(from.Start, end));
                return;
            }
        }

        Add(isWhole ? kind : CodeKind.Standalone, name, TextSpan.FromBounds(start, end));
    }

    void Add(CodeKind kind, string id, TextSpan span) => codes.Add(new(text.Length, kind, id, source.Slice(span)));

    /// <summary>A name that no other code of this kind has; a file that is not valid may give one twice.</summary>
    string Unique(CodeKind kind, string id)
    {
        if (used.Add((kind, id))) return id;
        var number = repeated.GetValueOrDefault(id, 1);
        string numbered;
        do numbered = string.Create(CultureInfo.InvariantCulture, $"{id}+{++number}");
        while (!used.Add((kind, numbered)));
        repeated[id] = number;
        return numbered;
    }
}
