using Translate.Core.Formats.Xml;

namespace Translate.Core.Exchange;

/// <summary>Knows the elements of XLIFF 2 while one goes through a file.</summary>
static class XliffTokens
{
    /// <summary>The start tag of an element of XLIFF's core.</summary>
    public static bool IsCore(this NamespacedXml xml, string name) => xml.Is(XliffNames.Core, name);

    /// <summary>The start tag of an element of the metadata module.</summary>
    public static bool IsMetadata(this NamespacedXml xml, string name) => xml.Is(XliffNames.Metadata, name);
}
