using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>Reads XLIFF 1 that came of ours (<see cref="Xliff1Writer"/>): marks of segments kept, moved or taken off, codes in any form.</summary>
/// <remarks>Candidates (<c>alt-trans</c>), binary units and extensions are passed over.</remarks>
/// <param name="source">The file.</param>
/// <param name="xml">Stands behind the start tag of its root.</param>
sealed class Xliff1Reader(SourceText source, NamespacedXml xml)
{
    /// <summary>What most units have of data.</summary>
    static readonly Dictionary<string, string> Nothing = [];

    readonly string core = xml.Namespace;

    /// <summary>The locale of the sources of the first file.</summary>
    public Locale? From { get; private set; }

    /// <summary>The locale of the targets, if the files so far say.</summary>
    public Locale? To { get; private set; }

    /// <summary>The token is the start tag of a file.</summary>
    public bool IsFile => Is("file");

    bool Is(string element) => xml.Is(core, element);

    /// <summary>The file whose start tag was read.</summary>
    /// <exception cref="InvalidDocumentException">It is not well-formed, lacks what XLIFF 1.2 prescribes, or has targets in another language than one before it.</exception>
    public XliffFileReading File()
    {
        Languages();
        var (path, isOurs, dataType) = (xml.Attribute("original"), xml.Attribute("tool-id") is Xliff1Names.Tool, xml.Attribute("datatype"));
        string? hash = null, encoding = null;
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        return new(source, xml, IsUnit, Unit, units => new(source.Name, Origin(), null, units));

        bool IsUnit()
        {
            if (Is("trans-unit")) return true;
            if (Is("header") || Is("skl") || Is("body") || Is("group")) return false;
            if (Is("external-file"))
            {
                (path, hash) = (XliffTokens.Path(xml.Attribute("href")) ?? path, xml.Attribute("crc"));
                xml.Skip();
            }
            else if (Is("note") && xml.Attribute("from") is Xliff1Names.EncodingNote)
            {
                encoding = xml.Content().Trim();
            }
            else if (Is("note") && xml.Attribute("from") is Xliff1Names.OptionNote)
            {
                if (xml.Content().Trim().Split('=', 2) is [var name, var value]) options.TryAdd(name, value);
            }
            else if (xml.Token is XmlToken.Start)
            {
                xml.Skip();
            }

            return false;
        }

        XliffOrigin? Origin() => string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal)
            ? null
            : new(path, isOurs && dataType is not null ? Xliff1Names.Format(dataType) : null, string.IsNullOrWhiteSpace(encoding) ? null : encoding, hash) { Options = options };
    }

    /// <summary>In this version each file says its languages; merged at once, they have to have the same.</summary>
    void Languages()
    {
        var original = xml.Language("source-language") ?? throw xml.Invalid("a <file> has no source-language.");
        var target = xml.Language("target-language");
        if (target is { } other && To is { } one && other != one) throw xml.Invalid($"its target-language is \"{other}\", and that of a <file> before it \"{one}\". Take them apart.");
        From ??= original;
        To ??= target;
    }

    XliffUnit Unit()
    {
        var id = NameToken.Read(xml.Attribute("id") ?? throw xml.Invalid("a <trans-unit> has no id."));
        var start = xml.Start;
        var data = new Dictionary<string, string>(StringComparer.Ordinal);
        IReadOnlyList<Xliff1Stretch>? original = null, segmented = null, target = null;
        var isInitial = true;
        string? problem = null;
        for (var depth = xml.Depth; xml.Read() && xml.Depth >= depth;)
        {
            if (Is("source") && original is null)
            {
                original = Text(data, ref problem);
            }
            else if (Is("seg-source") && segmented is null)
            {
                segmented = Text(data, ref problem);
            }
            else if (Is("target") && target is null)
            {
                isInitial = Xliff1Names.IsInitial(xml.Attribute("state"));
                target = Text(data, ref problem);
            }
            else if (xml.Token is XmlToken.Start)
            {
                xml.Skip();
            }
        }

        if (original is null) throw source.Invalid(start, "a <trans-unit> has no <source>.");
        var whole = Xliff1Text.Join(original);
        if (segmented is not null && !whole.SequenceEqual(Xliff1Text.Join(segmented))) problem ??= "its seg-source says something else than its source";
        return new(id, source.PositionOf(start), Xliff1Parts.Of(whole, segmented, target, isInitial), data.Count > 0 ? data : Nothing, problem, Nothing);
    }

    IReadOnlyList<Xliff1Stretch> Text(Dictionary<string, string> data, ref string? problem)
    {
        var text = new Xliff1Text(xml, core, data);
        var stretches = text.Read();
        problem ??= text.Problem;
        return stretches;
    }
}
