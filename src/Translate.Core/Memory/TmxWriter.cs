using System.Globalization;
using System.Xml;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>What a TMX file says of itself.</summary>
public sealed record TmxHeader
{
    /// <summary>The file's name, for reports.</summary>
    public string Name { get; init; } = "memory.tmx";

    /// <summary>The source language of its units, a unit with another says so itself; null where any may be (<c>*all*</c>).</summary>
    public Locale? Source { get; init; }

    /// <summary>The version of the program that writes it.</summary>
    public string Version { get; init; } = "1.0";

    /// <summary>The language of notes and properties.</summary>
    public Locale Administration { get; init; } = Locale.Parse("en");

    /// <summary>What the segments come from (TMX 1.4b, <c>datatype</c>).</summary>
    public string DataType { get; init; } = "unknown";
}

/// <summary>Writes TMX 1.4b: UTF-8 without a mark, LF, one element a line; the same pairs give the same bytes.</summary>
/// <remarks>
/// What is in properties is told at <see cref="TmxReader"/>.
/// Lines are broken by hand: an indenting writer would put white space into segments that begin with a code. A code's id is its
/// <c>x</c>, which TMX wants to be a number: ids that are none get free numbers, the same on both sides.
/// </remarks>
public sealed class TmxWriter
{
    readonly XmlWriter xml;
    readonly TmxHeader header;
    readonly ICollection<InvalidDocumentException>? problems;
    int number, leftOut;

    TmxWriter(XmlWriter xml, TmxHeader header, ICollection<InvalidDocumentException>? problems)
    {
        this.xml = xml;
        this.header = header;
        this.problems = problems;
    }

    /// <summary>Writes pairs in the order in which they come.</summary>
    /// <param name="output">Where to; it is left open.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="header">What the file says of itself.</param>
    /// <param name="problems">Takes every pair that TMX cannot hold, with the reason; it is left out.</param>
    /// <returns>How many pairs were left out.</returns>
    public static int Write(Stream output, IEnumerable<MemoryPair> pairs, TmxHeader? header = null, ICollection<InvalidDocumentException>? problems = null)
    {
        using var file = XmlWriter.Create(output, XmlOutput.Settings);
        var writer = new TmxWriter(file, header ?? new(), problems);
        writer.Begin();
        foreach (var pair in pairs) writer.Unit(pair);
        writer.End();
        return writer.leftOut;
    }

    /// <summary>Writes pairs as they come to where only asynchronous writing is allowed (a response); a few at a time are held.</summary>
    /// <returns>How many pairs TMX cannot hold, and were left out.</returns>
    public static async Task<int> Write(Stream output, IAsyncEnumerable<MemoryPair> pairs, CancellationToken stop = default)
    {
        using var buffer = new MemoryStream();
        using var file = XmlWriter.Create(buffer, XmlOutput.Settings);
        var writer = new TmxWriter(file, new(), problems: null);
        writer.Begin();
        await foreach (var pair in pairs.WithCancellation(stop))
        {
            writer.Unit(pair);
            if (buffer.Length > 64 * 1024) await Send();
        }

        writer.End();
        file.Flush();
        await Send();
        return writer.leftOut;

        async Task Send()
        {
            await output.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), stop);
            buffer.SetLength(0);
        }
    }

    void Begin()
    {
        xml.WriteStartDocument();
        xml.WriteWhitespace("\n");
        xml.WriteStartElement("tmx");
        xml.WriteAttributeString("version", "1.4");
        Line(1);
        xml.WriteStartElement("header");
        xml.WriteAttributeString("creationtool", "Translate");
        xml.WriteAttributeString("creationtoolversion", header.Version);
        xml.WriteAttributeString("segtype", "sentence");
        xml.WriteAttributeString("o-tmf", "Translate");
        xml.WriteAttributeString("adminlang", header.Administration.Tag);
        xml.WriteAttributeString("srclang", header.Source?.Tag ?? "*all*");
        xml.WriteAttributeString("datatype", header.DataType);
        xml.WriteEndElement();
        Line(1);
        xml.WriteStartElement("body");
    }

    void End()
    {
        Line(1);
        xml.WriteFullEndElement();
        xml.WriteWhitespace("\n");
        xml.WriteEndElement();
        xml.WriteWhitespace("\n");
        xml.WriteEndDocument();
    }

    void Unit(MemoryPair pair)
    {
        number++;
        if (Refusal(pair) is { } refusal)
        {
            leftOut++;
            problems?.Add(new(header.Name, string.Create(CultureInfo.InvariantCulture, $"pair {number} is left out: {refusal}")));
            return;
        }

        Line(2);
        xml.WriteStartElement("tu");
        if (pair.Source.Locale != header.Source) xml.WriteAttributeString("srclang", pair.Source.Locale.Tag);
        if (pair.Changed is { } changed) xml.WriteAttributeString("changedate", changed.ToUniversalTime().ToString(TmxNames.DateFormat, CultureInfo.InvariantCulture));
        if (pair.Author is not null) xml.WriteAttributeString("changeid", pair.Author);
        Property(3, "x-state", TmxNames.Of(pair.State));
        Property(3, "x-document", pair.Document);
        Property(3, "x-editor", pair.Editor);
        Property(3, "x-origin", TmxNames.Of(pair.Origin));
        Property(3, "x-confidence", pair.Confidence?.ToString(CultureInfo.InvariantCulture));

        var numbers = Numbers(pair);
        Variant(pair.Source, numbers);
        Variant(pair.Target, numbers);
        Line(2);
        xml.WriteEndElement();
    }

    void Variant(MemorySide side, Dictionary<string, string> numbers)
    {
        Line(3);
        xml.WriteStartElement("tuv");
        xml.WriteAttributeString("xml", "lang", null, side.Locale.Tag);
        Property(4, "x-context-pre", side.Context.Previous);
        Property(4, "x-context-post", side.Context.Next);
        Property(4, "x-key", side.Context.Key);
        Line(4);
        xml.WriteStartElement("seg");
        Segment(side.Text, numbers);
        xml.WriteFullEndElement();
        Line(3);
        xml.WriteEndElement();
    }

    void Segment(InlineText text, Dictionary<string, string> numbers)
    {
        var halves = Halves(text);
        var at = 0;
        for (var i = 0; i < text.Codes.Length; i++)
        {
            var code = text.Codes[i];
            xml.WriteString(text.Text[at..code.Offset]);
            at = code.Offset;

            var element = code.Kind == CodeKind.Standalone ? "ph" : halves[i] == 0 ? "it" : code.Kind == CodeKind.Opening ? "bpt" : "ept";
            xml.WriteStartElement(element);
            if (element is "it") xml.WriteAttributeString("pos", code.Kind == CodeKind.Opening ? "begin" : "end");
            if (element is "bpt" or "ept") xml.WriteAttributeString("i", halves[i].ToString(CultureInfo.InvariantCulture));
            if (element is not "ept") xml.WriteAttributeString("x", numbers[code.Id]);
            xml.WriteString(code.Data);
            xml.WriteEndElement();
        }

        xml.WriteString(text.Text[at..]);
    }

    void Property(int level, string type, string? value)
    {
        if (value is null) return;
        Line(level);
        xml.WriteStartElement("prop");
        xml.WriteAttributeString("type", type);
        xml.WriteString(value);
        xml.WriteFullEndElement();
    }

    void Line(int level) => xml.WriteWhitespace("\n" + new string(' ', 2 * level));

    /// <summary>For each code the number of its pair within the segment (<c>i</c>); 0 where it has no other half there.</summary>
    static int[] Halves(InlineText text)
    {
        var halves = new int[text.Codes.Length];
        var open = new Dictionary<string, Stack<int>>(StringComparer.Ordinal);
        var pairs = 0;
        for (var i = 0; i < halves.Length; i++)
        {
            var code = text.Codes[i];
            if (code.Kind == CodeKind.Opening)
            {
                if (!open.TryGetValue(code.Id, out var stack)) open[code.Id] = stack = new();
                stack.Push(i);
            }
            else if (code.Kind == CodeKind.Closing && open.TryGetValue(code.Id, out var stack) && stack.TryPop(out var opening))
            {
                halves[i] = halves[opening] = ++pairs;
            }
        }

        return halves;
    }

    static Dictionary<string, string> Numbers(MemoryPair pair)
    {
        var ids = pair.Source.Text.Codes.Concat(pair.Target.Text.Codes).Select(code => code.Id).Distinct(StringComparer.Ordinal).ToList();
        var numbers = ids.Where(IsNumber).ToDictionary(id => id, StringComparer.Ordinal);
        var last = 0;
        foreach (var id in ids.Where(id => !IsNumber(id)))
        {
            string free;
            do free = (++last).ToString(CultureInfo.InvariantCulture);
            while (numbers.ContainsKey(free));
            numbers[id] = free;
        }

        return numbers;
    }

    static bool IsNumber(string id) => id.Length is > 0 and < 10 && id[0] != '0' && id.All(char.IsAsciiDigit);

    /// <summary>Why TMX cannot hold the pair; null where it can.</summary>
    static string? Refusal(MemoryPair pair)
    {
        if (pair.Source.Locale == pair.Target.Locale) return $"both sides are in {pair.Source.Locale}.";
        if (pair.Source.Text.IsEmpty || pair.Target.Text.IsEmpty) return "one side is empty.";
        if (HasCodeWithinCharacter(pair.Source.Text) || HasCodeWithinCharacter(pair.Target.Text)) return "a code stands between the halves of a character.";
        foreach (var text in Texts(pair))
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (XmlConvert.IsXmlChar(text[i])) continue;
                if (i + 1 == text.Length || !XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) return string.Create(CultureInfo.InvariantCulture, $"XML cannot hold the character U+{(int)text[i]:X4}.");
                i++;
            }
        }

        return null;
    }

    static bool HasCodeWithinCharacter(InlineText text) =>
        text.Codes.Any(code => code.Offset > 0 && code.Offset < text.Text.Length && char.IsSurrogatePair(text.Text[code.Offset - 1], text.Text[code.Offset]));

    static IEnumerable<string> Texts(MemoryPair pair)
    {
        MemorySide[] sides = [pair.Source, pair.Target];
        var texts = sides.SelectMany(side => side.Text.Codes.Select(code => code.Data)
            .Concat([side.Text.Text, side.Context.Previous, side.Context.Next, side.Context.Key]));
        return texts.Concat([pair.Author, pair.Editor, pair.Document]).OfType<string>();
    }
}
