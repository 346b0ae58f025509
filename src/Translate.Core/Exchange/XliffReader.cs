using System.Globalization;
using Translate.Core.Formats.Xliff;
using Translate.Core.Formats.Xml;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>Reads XLIFF 2.0, 2.1 and 1.2 that came of ours: segments divided, joined or in another order, states or none, codes in any form.</summary>
/// <remarks>Modules and extensions that are not known here are passed over. Nothing is fetched or expanded.</remarks>
public sealed class XliffReader
{
    /// <summary>What most units have of data and of marks.</summary>
    static readonly Dictionary<string, string> Nothing = [];

    readonly SourceText source;
    readonly NamespacedXml xml;
    readonly Xliff1Reader? older;
    readonly Locale from;
    readonly Locale? to;

    XliffReader(SourceText source)
    {
        this.source = source;
        xml = new(source);
        while (xml.Read() && xml.Token is not XmlToken.Start)
        {
        }

        if (xml.Name != "xliff") throw xml.Invalid($"expected <xliff>, the root element of an XLIFF file, found <{xml.Name}>.");
        if (XliffContents.IsVersion1(xml))
        {
            older = new(source, xml);
            return;
        }

        if (xml.Namespace != XliffNames.Core) throw xml.Invalid($"expected XLIFF 2.0 or 2.1 with the namespace \"{XliffNames.Core}\", found \"{xml.Namespace}\".");
        if (xml.Attribute("version") is not ("2.0" or "2.1")) throw xml.Invalid($"expected the version 2.0 or 2.1 of XLIFF, found {Quoted(xml.Attribute("version"))}.");
        from = xml.Language("srcLang") ?? throw xml.Invalid("<xliff> has no srcLang.");
        to = xml.Language("trgLang");
    }

    /// <summary>The locale of the sources, once a file has been begun.</summary>
    public Locale From => older?.From ?? from;

    /// <summary>The locale of the targets, if the files so far say.</summary>
    public Locale? To => older is null ? to : older.To;

    /// <summary>Reads an XLIFF file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Its name, for errors.</param>
    /// <exception cref="InvalidDocumentException">It is no well-formed XML, no XLIFF 2.0, 2.1 or 1.2, lacks what that prescribes, or goes beyond a limit.</exception>
    public static XliffDocument Read(ReadOnlySpan<byte> bytes, string name)
    {
        var reader = Open(bytes, name);
        var files = reader.Files().Select(file => file.Held()).ToList();
        return new(name, reader.From, reader.To, files);
    }

    /// <summary>Begins to read an XLIFF file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Its name, for errors.</param>
    /// <exception cref="InvalidDocumentException">It is no XLIFF 2.0, 2.1 or 1.2, as far as its root element says.</exception>
    public static XliffReader Open(ReadOnlySpan<byte> bytes, string name) => new(SourceText.Decode(bytes, name, XmlDeclaration.Encoding(bytes)));

    /// <summary>The files that it is made from, each as soon as what stands before its units is read. Its units are read while it is the last one, and are not kept.</summary>
    /// <remarks>Only at the end is it known whether the whole of it is well-formed.</remarks>
    /// <exception cref="InvalidDocumentException">It is no well-formed XML, lacks what XLIFF prescribes, or goes beyond a limit.</exception>
    public IEnumerable<XliffFile> Files()
    {
        var any = false;
        for (var depth = xml.Depth; xml.Read() && xml.Depth >= depth;)
        {
            if (older is null ? xml.IsCore("file") : older.IsFile)
            {
                any = true;
                var reading = older is null ? File() : older.File();
                yield return reading.File;
                reading.Finish();
            }
            else if (xml.Token is XmlToken.Start)
            {
                xml.Skip();
            }
        }

        // What stands behind the root element is looked at too.
        while (xml.Read())
        {
        }

        if (!any) throw new InvalidDocumentException(source.Name, "there is no <file> in it.");
    }

    static string Quoted(string? value) => value is null ? "none" : $"\"{value}\"";

    XliffFileReading File()
    {
        var path = XliffTokens.Path(xml.Attribute("original"));
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        return new(
            source,
            xml,
            IsUnit,
            Unit,
            units => new(source.Name, path is null ? null : new(path, Fact(XliffNames.Format), Fact(XliffNames.Encoding), Fact(XliffNames.Hash)) { Options = Options() }, Fact(XliffNames.Job), units));

        string? Fact(string type) => facts.GetValueOrDefault(type);

        Dictionary<string, string> Options() => facts.Where(fact => fact.Key.StartsWith(XliffNames.Option, StringComparison.Ordinal))
            .ToDictionary(fact => fact.Key[XliffNames.Option.Length..], fact => fact.Value, StringComparer.Ordinal);

        bool IsUnit()
        {
            if (xml.IsCore("unit")) return true;
            if (xml.IsCore("skeleton"))
            {
                path = XliffTokens.Path(xml.Attribute("href")) ?? path;
                xml.Skip();
            }
            else if (xml.IsMetadata("metadata"))
            {
                Metadata(facts, XliffNames.SourceGroup, XliffNames.JobGroup);
            }
            else if (xml.Token is XmlToken.Start && !xml.IsCore("group"))
            {
                xml.Skip();
            }

            return false;
        }
    }

    /// <summary>Reads our own groups of metadata. Others pass.</summary>
    void Metadata(Dictionary<string, string> facts, params ReadOnlySpan<string> groups)
    {
        for (var depth = xml.Depth; xml.Read() && xml.Depth >= depth;)
        {
            if (xml.IsMetadata("metaGroup") && xml.Attribute("category") is { } category && groups.Contains(category)) continue;
            if (xml.IsMetadata("meta") && xml.Attribute("type") is { } type) facts.TryAdd(type, Content());
            else if (xml.Token is XmlToken.Start) xml.Skip();
        }
    }

    /// <summary>The text of an element of nothing else.</summary>
    string Content()
    {
        var content = new XliffContentReader(xml);
        return string.Concat(content.Read().OfType<XliffPiece.Plain>().Select(piece => piece.Text));
    }

    XliffUnit Unit()
    {
        var id = NameToken.Read(xml.Attribute("id") ?? throw xml.Invalid("a <unit> has no id."));
        var place = source.PositionOf(xml.Start);
        var parts = new List<XliffPart>();
        Dictionary<string, string>? data = null, given = null;
        string? problem = null;
        for (var depth = xml.Depth; xml.Read() && xml.Depth >= depth;)
        {
            if (xml.IsCore("originalData")) continue;
            if (xml.IsMetadata("metadata"))
            {
                Metadata(given ??= new(StringComparer.Ordinal), XliffNames.SegmentsGroup);
                continue;
            }

            if (xml.IsCore("data")) (data ??= new(StringComparer.Ordinal)).TryAdd(xml.Attribute("id") ?? throw xml.Invalid("a <data> element has no id."), Content());
            else if (xml.IsCore("segment") || xml.IsCore("ignorable")) parts.Add(Part(ref problem));
            else if (xml.Token is XmlToken.Start) xml.Skip();
        }

        return new(id, place, [.. parts], data ?? Nothing, problem, given ?? Nothing);
    }

    XliffPart Part(ref string? problem)
    {
        var (start, element, id) = (xml.Start, xml.Name, xml.Attribute("id"));
        var isInitial = XliffElements.State(xml.Attribute("state")) is TargetState.Initial;
        IReadOnlyList<XliffPiece>? original = null, target = null;
        int? order = null;
        for (var depth = xml.Depth; xml.Read() && xml.Depth >= depth;)
        {
            if (xml.IsCore("source") && original is null)
            {
                original = Read(ref problem);
            }
            else if (xml.IsCore("target") && target is null)
            {
                if (xml.Attribute("order") is { } given)
                {
                    order = int.TryParse(given.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
                    if (order == 0) problem ??= $"the order \"{given}\" is no number";
                }

                target = Read(ref problem);
            }
            else if (xml.Token is XmlToken.Start)
            {
                xml.Skip();
            }
        }

        return new(original ?? throw source.Invalid(start, $"a <{element}> has no <source>."), target, order, isInitial, id);
    }

    IReadOnlyList<XliffPiece> Read(ref string? problem)
    {
        var content = new XliffContentReader(xml);
        var pieces = content.Read();
        problem ??= content.Problem;
        return pieces;
    }
}
