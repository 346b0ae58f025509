using System.Globalization;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Terminology.Files;

/// <summary>Reads termbases from TBX files, entry by entry: version 3 (ISO 30042:2019) with categories as attributes (DCA) or as elements (DCT), and version 2 (<c>martif</c>, ISO 30042:2008).</summary>
/// <remarks>
/// The dialects TBX-Core, -Min and -Basic are understood in full; a category that the model has no property for is kept as it is. References are
/// kept as what they say and never followed. A document type is passed over, and no entity is expanded.
/// </remarks>
public sealed class TbxReader : IDisposable
{
    /// <summary>Characters of one entry, elements included.</summary>
    const int MostCharacters = 1_000_000;

    /// <summary>Entries of one file.</summary>
    const int MostEntries = 2_000_000;

    /// <summary>What an element costs of <see cref="MostCharacters"/>, so that empty elements cannot be had for nothing.</summary>
    const int ElementCost = 16;

    readonly string name;
    readonly ICollection<InvalidDocumentException> problems;
    readonly StreamedXml xml;
    readonly HashSet<string> ids = new(StringComparer.Ordinal);
    int budget, count;

    TbxReader(Stream stream, string name, ICollection<InvalidDocumentException> problems)
    {
        this.name = name;
        this.problems = problems;
        xml = new(stream, name);
    }

    /// <summary>The concepts of a TBX file, read as they are asked for.</summary>
    /// <param name="stream">The file; it is left open.</param>
    /// <param name="name">Its name, for errors.</param>
    /// <param name="problems">Takes every entry, or part of one, that cannot be used, with its place; it is passed over and the rest is kept.</param>
    /// <exception cref="InvalidDocumentException">While reading: the file is no well-formed XML, no TBX, or goes beyond a limit.</exception>
    public static IEnumerable<Concept> Read(Stream stream, string name, ICollection<InvalidDocumentException> problems)
    {
        using var reader = new TbxReader(stream, name, problems);
        reader.ReadRoot();
        while (reader.ReadEntry(out var concept))
            if (concept is not null) yield return concept;
    }

    void IDisposable.Dispose() => xml.Dispose();

    void ReadRoot()
    {
        while (xml.Read() && !xml.IsElement)
        {
        }

        if (!xml.IsElement || xml.Element is not ("tbx" or "martif")) throw xml.Invalid($"the root element is <{(xml.IsElement ? xml.Element : "")}>, expected <tbx> (version 3) or <martif> (version 2).");
    }

    /// <summary>Goes on to the next entry; false at the end. The concept is null where it cannot be used, which has been reported.</summary>
    bool ReadEntry(out Concept? concept)
    {
        concept = null;
        while (xml.Read())
        {
            if (!xml.IsElement || xml.Element is "text" or "body") continue;
            if (xml.Element is "conceptEntry" or "termEntry")
            {
                if (++count > MostEntries) throw xml.Invalid(string.Create(CultureInfo.InvariantCulture, $"the file has more than {MostEntries} entries."));
                concept = ReadConcept();
                return true;
            }

            xml.Skip();
        }

        return false;
    }

    Concept? ReadConcept()
    {
        var place = xml.Position;
        var entry = new TbxEntry(xml.Attribute("id"));
        budget = MostCharacters;
        if (!xml.IsEmptyElement)
        {
            for (var depth = xml.Depth; xml.Read() && xml.Depth > depth;)
            {
                if (xml.IsElement) ReadElement(entry);
                else if (xml.IsEndElement) entry.Leave(xml.Depth);
            }
        }

        if (budget < 0)
        {
            Report(place, string.Create(CultureInfo.InvariantCulture, $"the entry has more than {MostCharacters} characters."));
            return null;
        }

        if (entry.Terms.Count == 0)
        {
            Report(place, "the entry has no term that could be used.");
            return null;
        }

        var id = Id(entry.Id, place);
        return entry.Concept(id) with { IsNamed = string.Equals(id, entry.Id, StringComparison.Ordinal) };
    }

    /// <summary>Reads what begins here: goes into what holds other elements, and reads all else to its end.</summary>
    void ReadElement(TbxEntry entry)
    {
        budget = Math.Max(-1, budget - ElementCost);
        var place = xml.Position;
        switch (xml.Element)
        {
            case var _ when budget < 0:
                xml.Skip();
                break;
            case "langSec" or "langSet":
                if (!Locale.TryParse(xml.Attribute("xml:lang") ?? xml.Attribute("lang"), out var locale))
                {
                    Report(place, $"<{xml.Element}> has no xml:lang that is a language tag as in BCP 47: en, ko, pt-BR.");
                    xml.Skip();
                }
                else if (!xml.IsEmptyElement)
                {
                    entry.EnterLanguage(locale, xml.Depth);
                }

                break;
            case "termSec" or "tig" or "ntig":
                if (entry.Locale is null || xml.IsEmptyElement)
                {
                    Report(place, entry.Locale is null ? $"<{xml.Element}> does not stand in a language section." : $"<{xml.Element}> has no term.");
                    xml.Skip();
                }
                else
                {
                    entry.EnterTerm(xml.Attribute("id"), xml.Depth, place, ReportWithin);
                }

                break;
            case "termGrp" or "descripGrp" or "adminGrp" or "transacGrp" or "termNoteGrp" or "termCompList" or "termCompGrp":
                if (!xml.IsEmptyElement) entry.EnterGroup(xml.Element, xml.Depth);
                break;
            default:
                ReadCategory(entry);
                break;
        }
    }

    void ReadCategory(TbxEntry entry)
    {
        var place = xml.Position;
        var isCore = xml.Namespace is "" or TbxNames.Core;
        var element = isCore ? xml.Element : entry.ElementOf(xml.Element);
        var category = isCore ? xml.Attribute("type") ?? xml.Element : xml.Element;
        var target = xml.Attribute("target");
        var termId = isCore && element is "term" ? xml.Attribute("id") : null;
        var text = xml.ReadContent(ref budget).Trim();
        if (budget >= 0 && entry.Add(element, category, text, target, termId) is { } problem) Report(place, problem);
    }

    string Id(string? id, FilePosition place)
    {
        if (!string.IsNullOrEmpty(id) && ids.Add(id)) return id;
        var number = count;
        string free;
        do free = string.Create(CultureInfo.InvariantCulture, $"c{number++}");
        while (!ids.Add(free));
        if (!string.IsNullOrEmpty(id)) Report(place, $"the id \"{id}\" is another entry's already; this one is called \"{free}\".");
        return free;
    }

    /// <summary>An entry that is too long is reported once, as a whole.</summary>
    void ReportWithin(FilePosition place, string problem)
    {
        if (budget >= 0) Report(place, problem);
    }

    void Report(FilePosition place, string problem) => problems.Add(new(name, place, problem));
}
