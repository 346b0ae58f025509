using System.Text.RegularExpressions;

namespace Translate.Core.Formats.Xml;

/// <summary>Reads the encoding that an XML file declares of itself (XML 1.0, 4.3.3), before the file is decoded.</summary>
static partial class XmlDeclaration
{
    /// <summary>The name of the encoding, or null where none is declared. A byte-order mark is not looked at: it decides where there is one.</summary>
    /// <remarks>
    /// A declaration that can be read byte by byte and says UTF-16 is wrong about its own file; programs that print XML into a string and
    /// then save it as UTF-8 leave such behind. It is taken as none.
    /// </remarks>
    public static string? Encoding(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("<\0?\0"u8)) return "utf-16le";
        if (bytes.StartsWith("\0<\0?"u8)) return "utf-16be";

        var head = System.Text.Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 256)]);
        var name = Declared().Match(head) is { Success: true } match ? match.Groups["name"].Value : null;
        return name is not null && name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? null : name;
    }

    [GeneratedRegex("""\A<\?xml\s[^>]*?\bencoding\s*=\s*["'](?<name>[A-Za-z][A-Za-z0-9._-]*)["']""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Declared();
}
