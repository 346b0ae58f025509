using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>Knows the elements of XLIFF 2 while one goes through a file.</summary>
static class XliffTokens
{
    /// <summary>The start tag of an element of XLIFF's core.</summary>
    public static bool IsCore(this NamespacedXml xml, string name) => xml.Is(XliffNames.Core, name);

    /// <summary>The start tag of an element of the metadata module.</summary>
    public static bool IsMetadata(this NamespacedXml xml, string name) => xml.Is(XliffNames.Metadata, name);

    /// <summary>The language that an attribute of a start tag names; null where it is not there.</summary>
    /// <exception cref="InvalidDocumentException">It is no language tag.</exception>
    public static Locale? Language(this NamespacedXml xml, string attribute)
    {
        if (xml.Attribute(attribute) is not { } tag) return null;
        return Locale.TryParse(tag, out var locale)
            ? locale
            : throw xml.Invalid($"{attribute} is \"{tag}\", which is no language tag. Expected one as in BCP 47: en, ko, pt-BR.");
    }

    /// <summary>The path that a reference means; null where it can be none.</summary>
    public static string? Path(string? reference)
    {
        var path = Uri.UnescapeDataString(reference ?? "");
        return string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal) ? null : path;
    }
}
