using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Formats.Xliff;

/// <summary>A unit, and what is written with its target.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Open">What stands before the target in its slot: its tag, where the file has none.</param>
/// <param name="Close">What stands behind it.</param>
/// <param name="Beside">What a new target changes elsewhere.</param>
sealed record XliffEntry(Unit Unit, string Open, string Close, IReadOnlyList<Edit> Beside);

/// <summary>A target that stands in the file.</summary>
/// <param name="Extent">The element with the white space before it.</param>
/// <param name="Language">Its <c>xml:lang</c>, where it has one.</param>
/// <param name="Reset">What changes elsewhere when it goes.</param>
sealed record XliffTarget(TextSpan Extent, NamespacedAttribute? Language, IReadOnlyList<Edit> Reset);

/// <summary>The place in which a file says the language of its targets.</summary>
/// <param name="Value">The value; null where there is none.</param>
/// <param name="Insertion">Where one is put in.</param>
/// <param name="Name">The attribute's name.</param>
sealed record XliffLanguage(NamespacedAttribute? Value, int Insertion, string Name)
{
    /// <summary>The edit that makes it another one; null where it is that already.</summary>
    public Edit? To(Locale locale) => Value is not { } present
        ? new(new(Insertion, 0), $" {Name}=\"{locale.Tag}\"")
        : Says(present.Value, locale) ? null : new Edit(present.Span, locale.Tag);

    /// <summary>It is this locale that is said, or more of it than was asked for: <c>ko-KR</c> is Korean, and its region is the file's to say.</summary>
    public static bool Says(string tag, Locale locale) =>
        string.Equals(tag, locale.Tag, StringComparison.Ordinal) || tag.StartsWith(locale.Tag + "-", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What an XLIFF file has for translators, and where.</summary>
sealed class XliffContents
{
    /// <summary>How the namespaces of XLIFF 2.0 (and 2.1), 2.2 and later ones begin.</summary>
    const string Version2 = "urn:oasis:names:tc:xliff:document:2.";

    /// <summary>How the namespaces of XLIFF 1.1 and 1.2 begin.</summary>
    const string Version1 = "urn:oasis:names:tc:xliff:document:1.";

    readonly Dictionary<TextSpan, XliffEntry> bySlot;

    XliffContents(XliffReading reading)
    {
        Entries = reading.Entries;
        Targets = reading.Targets;
        Languages = reading.Languages;
        Locales = (Said(reading.SourceLanguage), Said(Languages is [{ Value: { } language }, ..] ? language.Value : null));
        bySlot = Entries.ToDictionary(entry => entry.Unit.Slot);
    }

    /// <summary>The units, in their order.</summary>
    public IReadOnlyList<XliffEntry> Entries { get; }

    /// <summary>The locales that the file says its sources and targets are in.</summary>
    public (Locale? From, Locale? To) Locales { get; }

    IReadOnlyList<XliffTarget> Targets { get; }

    IReadOnlyList<XliffLanguage> Languages { get; }

    static Locale? Said(string? tag) => Locale.TryParse(tag, out var locale) ? locale : null;

    /// <summary>Reads a file of either version.</summary>
    /// <exception cref="InvalidDocumentException">It is not well-formed, or no XLIFF.</exception>
    public static XliffContents Read(SourceText source)
    {
        var xml = new NamespacedXml(source);
        while (xml.Read() && xml.Token is not XmlToken.Start)
        {
        }

        if (xml.Name != "xliff") throw xml.Invalid($"expected <xliff>, the root element of an XLIFF file, found <{xml.Name}>.");
        XliffReading reading = xml.Namespace.StartsWith(Version2, StringComparison.Ordinal) ? new Xliff2Reading(source, xml)
            : IsVersion1(xml) ? new Xliff1Reading(source, xml)
            : throw xml.Invalid($"expected a namespace of XLIFF 1 or 2, found \"{xml.Namespace}\".");
        reading.Document();

        // What stands behind the root element is looked at too.
        while (xml.Read())
        {
        }

        return new(reading);
    }

    /// <summary>The root element whose start tag was read is that of XLIFF 1; older files of it have no namespace.</summary>
    public static bool IsVersion1(NamespacedXml xml) =>
        xml.Name == "xliff" && (xml.Namespace.Length == 0 ? xml.Attribute("version")?.StartsWith("1.", StringComparison.Ordinal) == true : xml.Namespace.StartsWith(Version1, StringComparison.Ordinal));

    /// <summary>The unit that has this slot.</summary>
    public XliffEntry At(TextSpan slot) => bySlot[slot];

    /// <summary>What makes the file one of another locale; nothing where it is that already.</summary>
    public IEnumerable<Edit> Localize(SourceText source, Locale locale)
    {
        foreach (var language in Languages)
            if (language.To(locale) is { } edit) yield return edit;

        var isForeign = Languages.Any(language => language.Value is { } value && Locale.TryParse(value.Value, out var present) && !present.SharesLanguage(locale));
        foreach (var target in Targets)
        {
            if (isForeign)
            {
                yield return new(target.Extent, "");
                foreach (var edit in target.Reset.Where(edit => source.Slice(edit.Span) != edit.Text)) yield return edit;
            }
            else if (target.Language is { } own && !XliffLanguage.Says(own.Value, locale))
            {
                yield return new(own.Span, locale.Tag);
            }
        }
    }
}
