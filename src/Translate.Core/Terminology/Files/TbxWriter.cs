using System.Globalization;
using System.Text;
using System.Xml;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Terminology.Files;

/// <summary>Writes termbases as TBX version 3 (ISO 30042:2019), categories as attributes (DCA): UTF-8 without a mark, LF; the same concepts give the same bytes.</summary>
/// <remarks>
/// The dialect is TBX-Basic where its categories are enough. Where a term says whether it inflects or how it is to be written, or has categories of
/// other dialects, the file is of our own, <c>TBX-Translate</c>, with the same structure. An id that XML has no form for, or that occurs twice, is written as another.
/// </remarks>
public sealed class TbxWriter
{
    readonly XmlWriter xml;
    readonly HashSet<string> ids = new(StringComparer.Ordinal);
    int lastId;

    TbxWriter(XmlWriter xml) => this.xml = xml;

    /// <summary>Writes concepts in their order. Characters that XML cannot hold are left out.</summary>
    /// <param name="output">Where to; it is left open.</param>
    /// <param name="concepts">The concepts.</param>
    /// <param name="title">What the file is about.</param>
    /// <param name="locale">The language of the file itself, of its notes.</param>
    public static void Write(Stream output, IReadOnlyCollection<Concept> concepts, string title, Locale locale)
    {
        using var file = XmlWriter.Create(output, XmlOutput.Settings);
        new TbxWriter(file).File(concepts, title, locale);
    }

    void File(IReadOnlyCollection<Concept> concepts, string title, Locale locale)
    {
        xml.WriteStartDocument();
        xml.WriteWhitespace("\n");
        xml.WriteStartElement("tbx", TbxNames.Core);
        xml.WriteAttributeString("type", concepts.All(IsBasic) ? "TBX-Basic" : "TBX-Translate");
        xml.WriteAttributeString("style", "dca");
        xml.WriteAttributeString("xml", "lang", null, locale.Tag);
        Open(1, "tbxHeader");
        Open(2, "fileDesc");
        Open(3, "titleStmt");
        Element(4, "title", null, title);
        Close(3);
        Open(3, "sourceDesc");
        Element(4, "p", null, "Written by Translate.");
        Close(3);
        Close(2);
        Close(1);
        Open(1, "text");
        Open(2, "body");
        foreach (var concept in concepts)
            if (concept.Terms.Count > 0) Entry(concept);
        Close(2);
        Close(1);
        Close(0);
        xml.WriteWhitespace("\n");
    }

    void Entry(Concept concept)
    {
        Open(3, "conceptEntry", Free(concept.Id));
        if (concept.Domain is not null) Element(4, "descrip", TbxNames.Domain, concept.Domain);
        About(4, concept, null);
        Origin(4, concept.Provenance);
        if (concept.Note is not null) Element(4, "note", null, concept.Note);
        foreach (var language in concept.Terms.GroupBy(term => term.Locale))
        {
            Open(4, "langSec");
            xml.WriteAttributeString("xml", "lang", null, language.Key.Tag);
            About(5, concept, language.Key);
            foreach (var term in language) Section(term);
            Close(4);
        }

        Close(3);
    }

    /// <summary>What is said of the concept in a language, or in none; what is said in one without terms is said in none.</summary>
    void About(int level, Concept concept, Locale? locale)
    {
        var spoken = concept.Terms.Select(term => (Locale?)term.Locale).ToHashSet();
        foreach (var definition in concept.Definitions)
            if (Here(definition.Locale)) Element(level, "descrip", TbxNames.Definition, definition.Text);
        foreach (var datum in concept.Other)
            if (Here(datum.Locale)) Datum(level, datum);

        bool Here(Locale? own) => locale is null ? !spoken.Contains(own) : own == locale;
    }

    void Section(Term term)
    {
        Open(5, "termSec", term.Id is null ? null : Free(term.Id));
        Element(6, "term", null, term.Text);
        Element(6, "termNote", TbxNames.Status, TbxNames.Of(term.Status));
        if (term.PartOfSpeech is not null) Element(6, "termNote", TbxNames.PartOfSpeech, term.PartOfSpeech);
        if (term.IsCaseSensitive is { } sensitive) Element(6, "termNote", TbxNames.CaseSensitive, sensitive ? "yes" : "no");
        if (!term.Inflects) Element(6, "termNote", TbxNames.Inflects, "no");

        // Notes on the term stand before all else (ISO 30042:2019, core structure).
        foreach (var datum in term.Other.OrderBy(datum => datum.Element is "termNote" ? 0 : 1)) Datum(6, datum);
        Origin(6, term.Provenance);
        if (term.Note is not null) Element(6, "note", null, term.Note);
        Close(5);
    }

    void Origin(int level, Provenance origin)
    {
        if (origin.Source is not null) Element(level, "admin", TbxNames.Source, origin.Source);
        if (origin.Author is null && origin.Changed is null) return;
        Open(level, "transacGrp");
        Element(level + 1, "transac", "transactionType", "modification");
        if (origin.Author is not null) Element(level + 1, "transacNote", "responsibility", origin.Author);
        if (origin.Changed is { } changed) Element(level + 1, "date", null, TbxNames.Date(changed));
        Close(level);
    }

    void Datum(int level, TermDatum datum)
    {
        var element = datum.Element is "descrip" or "termNote" or "admin" or "ref" or "xref" ? datum.Element : "admin";
        Element(level, element, datum.Category, datum.Value, datum.Target);
    }

    void Element(int level, string name, string? type, string text, string? target = null)
    {
        Line(level);
        xml.WriteStartElement(name, TbxNames.Core);
        if (type is not null) xml.WriteAttributeString("type", Possible(type));
        if (target is not null) xml.WriteAttributeString("target", Possible(target));
        xml.WriteString(Possible(text));
        xml.WriteEndElement();
    }

    void Open(int level, string name, string? id = null)
    {
        Line(level);
        xml.WriteStartElement(name, TbxNames.Core);
        if (id is not null) xml.WriteAttributeString("id", id);
    }

    void Close(int level)
    {
        Line(level);
        xml.WriteEndElement();
    }

    void Line(int level) => xml.WriteWhitespace("\n" + new string(' ', 2 * level));

    /// <summary>The id where it is a name of XML that nobody has yet, or another.</summary>
    string Free(string id)
    {
        if (IsName(id) && ids.Add(id)) return id;
        string free;
        do free = string.Create(CultureInfo.InvariantCulture, $"c{++lastId}");
        while (!ids.Add(free));
        return free;
    }

    static bool IsName(string id) => id.Length > 0 && XmlConvert.IsStartNCNameChar(id[0]) && id.All(XmlConvert.IsNCNameChar);

    static bool IsBasic(Concept concept) =>
        concept.Other.All(datum => TbxNames.Basic.Contains(datum.Category, StringComparer.Ordinal)) &&
        concept.Terms.All(term => term.IsCaseSensitive is null && term.Inflects && (term.PartOfSpeech is null || TbxNames.PartsOfSpeech.Contains(term.PartOfSpeech, StringComparer.Ordinal)) &&
            term.Other.All(datum => TbxNames.Basic.Contains(datum.Category, StringComparer.Ordinal)));

    static string Possible(string text)
    {
        if (text.All(c => XmlConvert.IsXmlChar(c))) return text;
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) kept.Append(text[i]);
            else if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) kept.Append(text, i++, 2);
        }

        return kept.ToString();
    }
}
