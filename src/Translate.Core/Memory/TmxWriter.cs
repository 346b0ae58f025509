using System.Globalization;
using System.Xml;
using Translate.Core.Memory.Files;
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
/// <c>x</c>, which TMX wants to be a number: ids that are none get free numbers, the same on both sides. What another file said of a code besides
/// (<c>hi</c>, <c>sub</c>, <c>ut</c>, <c>i</c>, <c>type</c>, <c>assoc</c>) is said again.
/// </remarks>
public static class TmxWriter
{
    /// <summary>Writes pairs in the order in which they come.</summary>
    /// <param name="output">Where to; it is left open.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="header">What the file says of itself.</param>
    /// <param name="problems">Takes every pair that TMX cannot hold, with the reason; it is left out.</param>
    /// <returns>How many pairs were left out.</returns>
    public static int Write(Stream output, IEnumerable<MemoryPair> pairs, TmxHeader? header = null, ICollection<InvalidDocumentException>? problems = null) =>
        PairXml.Write(output, pairs, xml => new Writer(xml, header ?? new(), problems));

    /// <summary>Writes pairs as they come to where only asynchronous writing is allowed (a response); a few at a time are held.</summary>
    /// <returns>How many pairs TMX cannot hold, and were left out.</returns>
    public static Task<int> Write(
        Stream output, IAsyncEnumerable<MemoryPair> pairs, TmxHeader? header = null, ICollection<InvalidDocumentException>? problems = null, CancellationToken stop = default) =>
        PairXml.Write(output, pairs, xml => new Writer(xml, header ?? new(), problems), stop);

    sealed class Writer(XmlWriter xml, TmxHeader header, ICollection<InvalidDocumentException>? problems) : PairXml(xml, header.Name, problems)
    {
        protected override void Begin()
        {
            Xml.WriteStartDocument();
            Xml.WriteWhitespace("\n");
            Xml.WriteStartElement("tmx");
            Xml.WriteAttributeString("version", "1.4");
            Line(1);
            Xml.WriteStartElement("header");
            Xml.WriteAttributeString("creationtool", "Translate");
            Xml.WriteAttributeString("creationtoolversion", header.Version);
            Xml.WriteAttributeString("segtype", "sentence");
            Xml.WriteAttributeString("o-tmf", "Translate");
            Xml.WriteAttributeString("adminlang", header.Administration.Tag);
            Xml.WriteAttributeString("srclang", header.Source?.Tag ?? "*all*");
            Xml.WriteAttributeString("datatype", header.DataType);
            Xml.WriteEndElement();
            Line(1);
            Xml.WriteStartElement("body");
        }

        protected override void End()
        {
            Line(1);
            Xml.WriteFullEndElement();
            Xml.WriteWhitespace("\n");
            Xml.WriteEndElement();
            Xml.WriteWhitespace("\n");
            Xml.WriteEndDocument();
        }

        protected override void Unit(MemoryPair pair)
        {
            Line(2);
            Xml.WriteStartElement("tu");
            if (pair.Source.Locale != header.Source) Xml.WriteAttributeString("srclang", pair.Source.Locale.Tag);
            if (pair.Changed is { } changed) Xml.WriteAttributeString("changedate", changed.ToUniversalTime().ToString(TmxNames.DateFormat, CultureInfo.InvariantCulture));
            if (pair.Author is not null) Xml.WriteAttributeString("changeid", pair.Author);
            Property(3, "x-state", TmxNames.Of(pair.State));
            Property(3, "x-document", pair.Document);
            Property(3, "x-editor", pair.Editor);
            Property(3, "x-origin", TmxNames.Of(pair.Origin));
            Property(3, "x-confidence", pair.Confidence?.ToString(CultureInfo.InvariantCulture));

            var numbers = Numbers(pair);
            Variant(pair.Source, numbers);
            Variant(pair.Target, numbers);
            Line(2);
            Xml.WriteEndElement();
        }

        void Variant(MemorySide side, Dictionary<string, string> numbers)
        {
            Line(3);
            Xml.WriteStartElement("tuv");
            Xml.WriteAttributeString("xml", "lang", null, side.Locale.Tag);
            Property(4, "x-context-pre", side.Context.Previous);
            Property(4, "x-context-post", side.Context.Next);
            Property(4, "x-key", side.Context.Key);
            Line(4);
            Xml.WriteStartElement("seg");
            Segment(side.Text, numbers);
            Xml.WriteFullEndElement();
            Line(3);
            Xml.WriteEndElement();
        }

        void Segment(InlineText text, Dictionary<string, string> numbers)
        {
            var elements = new TmxElements(text);
            var at = 0;
            for (var i = 0; i < text.Codes.Length; i++)
            {
                var code = text.Codes[i];
                Xml.WriteString(text.Text[at..code.Offset]);
                at = code.Offset;

                var (element, markup) = (elements.Name(i), elements.Markup(i));
                if (element is not "hi" || code.Kind == CodeKind.Opening)
                {
                    Xml.WriteStartElement(element);
                    if (element is "it") Xml.WriteAttributeString("pos", code.Kind == CodeKind.Opening ? "begin" : "end");
                    if (element is "bpt" or "ept") Xml.WriteAttributeString("i", elements.Inner(i));
                    if (element is not "ept") Xml.WriteAttributeString("x", numbers[code.Id]);
                    if (element is not "ept") markup?.WriteNotes(Xml);
                    TmxMarkup.WriteContent(Xml, markup, code.Data);
                }

                if (element is not "hi" || code.Kind == CodeKind.Closing) Xml.WriteEndElement();
            }

            Xml.WriteString(text.Text[at..]);
        }

        void Property(int level, string type, string? value)
        {
            if (value is null) return;
            Line(level);
            Xml.WriteStartElement("prop");
            Xml.WriteAttributeString("type", type);
            Xml.WriteString(value);
            Xml.WriteFullEndElement();
        }

        void Line(int level) => Xml.WriteWhitespace("\n" + new string(' ', 2 * level));

        static Dictionary<string, string> Numbers(MemoryPair pair)
        {
            var ids = pair.Source.Text.Codes.Concat(pair.Target.Text.Codes).Select(code => code.Id).Distinct(StringComparer.Ordinal).ToList();
            var numbers = ids.Where(TmxNames.IsNumber).ToDictionary(id => id, StringComparer.Ordinal);
            var last = 0;
            foreach (var id in ids.Where(id => !TmxNames.IsNumber(id)))
            {
                string free;
                do free = (++last).ToString(CultureInfo.InvariantCulture);
                while (numbers.ContainsKey(free));
                numbers[id] = free;
            }

            return numbers;
        }
    }
}
