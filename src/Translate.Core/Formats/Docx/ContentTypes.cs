using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>What each part of a package is (ECMA-376 part 2, 7.2.3: <c>[Content_Types].xml</c>).</summary>
sealed class ContentTypes
{
    /// <summary>The file of a package that says it.</summary>
    public const string FileName = "[Content_Types].xml";

    const string Namespace = "http://schemas.openxmlformats.org/package/2006/content-types";

    readonly Dictionary<string, string> byExtension = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> byName = new(StringComparer.OrdinalIgnoreCase);

    ContentTypes(SourceText source)
    {
        var xml = new NamespacedXml(source);
        while (xml.Read())
        {
            if (xml.Token is not XmlToken.Start) continue;
            if (xml.Depth == 1 && (xml.Name != "Types" || xml.Namespace != Namespace)) throw xml.Invalid("expected <Types>, which says what the parts of a package are.");
            if (xml.Depth != 2 || xml.Attribute("ContentType") is not { } type) continue;
            if (xml.Name == "Default" && xml.Attribute("Extension") is { } extension) byExtension[extension] = type;
            if (xml.Name == "Override" && xml.Attribute("PartName") is { } name) byName[name.TrimStart('/')] = type;
        }
    }

    public static ContentTypes Read(SourceText source) => new(source);

    /// <summary>The type of a part; empty where none is said.</summary>
    public string Of(string part) =>
        byName.TryGetValue(part, out var own) ? own : byExtension.TryGetValue(Path.GetExtension(part).TrimStart('.'), out var shared) ? shared : "";
}
