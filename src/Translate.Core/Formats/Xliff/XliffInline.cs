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
/// <param name="source">The file.</param>
/// <param name="xml">Where the reading is.</param>
/// <param name="code">How an inline element is read.</param>
/// <param name="once">Gives of texts that are the same one.</param>
sealed class XliffInline(SourceText source, NamespacedXml xml, Func<NamespacedXml, XliffCode> code, Func<string, string> once)
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
        Content(until: null, xml.Depth);
        return new(text.ToString(), codes.DrainToImmutable());
    }

    /// <summary>Goes to the end of the element whose start tag was just read, and tells where that is.</summary>
    int Skipped()
    {
        var end = xml.Span.End;
        for (var depth = xml.Depth; xml.Read() && xml.Depth >= depth;)
        {
        }

        return Math.Max(end, xml.Span.End);
    }

    /// <summary>Reads on to the end of the element, or to what closes the annotation of a name, in it and in nothing else within it.</summary>
    void Content(string? until, int depth)
    {
        guarded = null;
        var open = new Stack<(int Depth, string Id)>();
        while (xml.Read() && xml.Depth >= depth)
        {
            if (xml.Token is XmlToken.Start && open.Count == 0 && until is not null && code(xml) is { Kind: CodeKind.Closing } closing && closing.Id == until) return;
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
            if (xml.Token is not XmlToken.Start || code(xml) is not { Translates: true } mark || (xml.IsEmpty && !mark.IsWhole)) continue;
            var begin = mark.IsWhole ? Skipped() : xml.Span.End;
            if (start < 0) start = begin;
            else Add(CodeKind.Standalone, Unique(CodeKind.Standalone, mark.Id ?? "#" + (codes.Count + 1).ToString(CultureInfo.InvariantCulture)), TextSpan.FromBounds(end, begin));
            Content(until: mark.IsWhole ? mark.Id : null, xml.Depth);
            end = xml.Span.Start;
            if (xml.Depth < depth) break;
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
        if (isWhole && !xml.IsEmpty && xml.Name is "mrk")
        {
            Add(kind, name, TextSpan.FromBounds(KeptUpTo(start), xml.Span.End));
            return;
        }

        var end = Skipped();
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

    /// <summary>Reads an annotation of what is not to be translated: where what is left of it begins, behind the last that is annotated as to be translated in it.</summary>
    int KeptUpTo(int start)
    {
        for (var depth = xml.Depth; xml.Read() && xml.Depth >= depth;)
        {
            if (xml.Token is not XmlToken.Start || xml.IsEmpty || code(xml) is not { Translates: true, IsWhole: false }) continue;
            Add(CodeKind.Standalone, Unique(CodeKind.Standalone, "#" + (codes.Count + 1).ToString(CultureInfo.InvariantCulture)), TextSpan.FromBounds(start, xml.Span.End));
            var outer = guarded;
            Content(until: null, xml.Depth);
            (guarded, start) = (outer, xml.Span.Start);
        }

        return start;
    }

    void Add(CodeKind kind, string id, TextSpan span) => codes.Add(new(text.Length, kind, once(id), once(source.Slice(span))));

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
