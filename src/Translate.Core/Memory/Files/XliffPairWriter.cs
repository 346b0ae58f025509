using System.Globalization;
using System.Xml;
using Translate.Core.Exchange;
using Translate.Core.Text;

namespace Translate.Core.Memory.Files;

/// <summary>Writes pairs as XLIFF 2.1: each pair a unit of one segment, with its inline codes and where it comes from; the same pairs give the same bytes.</summary>
/// <remarks>
/// UTF-8 without a mark, LF, lines broken by hand. A file is of two languages (4.2.2.1, <c>srcLang</c>, <c>trgLang</c>): a pair that was translated the other way is turned round, and one of other
/// languages left out. The state stands in the segment; document, author, editor, date, origin, confidence and what stood around the two sentences in the unit's metadata (5.4), where
/// <see cref="XliffPairs"/> finds them again.
/// </remarks>
public static class XliffPairWriter
{
    internal const string Document = "document", Author = "author", Editor = "editor", Changed = "changed", Origin = "origin", Confidence = "confidence";

    internal const string Human = "human", DateFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>Writes pairs in the order in which they come.</summary>
    /// <param name="output">Where to; it is left open.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="from">The language of the sources.</param>
    /// <param name="to">The language of the targets.</param>
    /// <param name="name">The file's name, for reports.</param>
    /// <param name="problems">Takes every pair that the file cannot hold, with the reason; it is left out.</param>
    /// <returns>How many pairs were left out.</returns>
    public static int Write(Stream output, IEnumerable<MemoryPair> pairs, Locale from, Locale to, string name, ICollection<InvalidDocumentException>? problems = null) =>
        PairXml.Write(output, pairs, xml => new Writer(xml, from, to, name, problems));

    /// <summary>Writes pairs as they come to where only asynchronous writing is allowed (a response); a few at a time are held.</summary>
    /// <returns>How many pairs the file cannot hold, and were left out.</returns>
    public static Task<int> Write(
        Stream output, IAsyncEnumerable<MemoryPair> pairs, Locale from, Locale to, string name = "memory.xlf", ICollection<InvalidDocumentException>? problems = null, CancellationToken stop = default) =>
        PairXml.Write(output, pairs, xml => new Writer(xml, from, to, name, problems), stop);

    /// <summary>What stood around a side, by the names that it has in the metadata.</summary>
    internal static (string Before, string After, string Key) Around(bool isSource) => isSource ? ("source-before", "source-after", "source-key") : ("target-before", "target-after", "target-key");

    sealed class Writer(XmlWriter xml, Locale from, Locale to, string name, ICollection<InvalidDocumentException>? problems) : PairXml(xml, name, problems)
    {
        readonly XliffElements parts = new(xml);
        int units;

        protected override void Begin()
        {
            Xml.WriteStartDocument();
            Xml.WriteWhitespace("\n");
            parts.Start("xliff");
            Xml.WriteAttributeString("version", "2.1");
            Xml.WriteAttributeString("srcLang", from.Tag);
            Xml.WriteAttributeString("trgLang", to.Tag);
            Xml.WriteAttributeString("xmlns", "mda", null, XliffNames.Metadata);
            parts.Line(1);
            parts.Start("file");
            Xml.WriteAttributeString("id", "f1");
        }

        protected override string? Refusal(MemoryPair pair) =>
            base.Refusal(pair) ?? (Turned(pair) is { } turned && turned.Source.Locale == from && turned.Target.Locale == to ? null : $"it is in {pair.Source.Locale} and {pair.Target.Locale}, and the file in {from} and {to}.");

        protected override void Unit(MemoryPair pair)
        {
            pair = Turned(pair);
            var (source, target) = PairCodeIds.Of(pair.Source.Text, pair.Target.Text);
            parts.Line(2);
            parts.Start("unit");
            Xml.WriteAttributeString("id", string.Create(CultureInfo.InvariantCulture, $"u{++units}"));
            Xml.WriteAttributeString("xml", "space", null, "preserve");
            parts.Metadata(
                3,
                (XliffNames.PairGroup,
                [
                    (Document, pair.Document),
                    (Author, pair.Author),
                    (Editor, pair.Editor),
                    (Changed, pair.Changed?.ToUniversalTime().ToString(DateFormat, CultureInfo.InvariantCulture)),
                    (Origin, TmxNames.Of(pair.Origin) ?? Human),
                    (Confidence, pair.Confidence?.ToString(CultureInfo.InvariantCulture)),
                    .. Context(pair.Source, isSource: true),
                    .. Context(pair.Target, isSource: false),
                ]));
            parts.OriginalData(source);
            parts.Line(3);
            parts.Start("segment");
            Xml.WriteAttributeString("state", XliffElements.State(pair.State));
            Side("source", source, pair.Source.Text);
            Side("target", target, pair.Target.Text);
            parts.End(3);
            parts.End(2);
        }

        protected override void End()
        {
            if (units == 0) parts.Nothing();
            parts.End(1);
            parts.End(0);
            Xml.WriteWhitespace("\n");
            Xml.WriteEndDocument();
        }

        MemoryPair Turned(MemoryPair pair) => pair.Source.Locale == from ? pair : pair.Reversed;

        void Side(string element, CodeIds codes, InlineText text)
        {
            parts.Line(4);
            parts.Start(element);
            new XliffContent(Xml, codes, isToTranslate: false).Write(text);
            Xml.WriteFullEndElement();
        }

        static IEnumerable<(string Type, string? Value)> Context(MemorySide side, bool isSource)
        {
            var (before, after, key) = Around(isSource);
            return [(before, side.Context.Previous), (after, side.Context.Next), (key, side.Context.Key)];
        }
    }
}
