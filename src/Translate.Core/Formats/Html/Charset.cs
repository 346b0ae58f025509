using System.Text;
using System.Text.RegularExpressions;
using Translate.Core.Formats.Xml;

namespace Translate.Core.Formats.Html;

/// <summary>Reads the encoding that a page declares of itself in its first 1024 bytes (WHATWG HTML, 13.2.3.2), before the page is decoded.</summary>
static partial class Charset
{
    const int Head = 1024;

    /// <summary>The name of the encoding, or null where none is declared.</summary>
    /// <remarks>A declaration that can be read byte by byte and says UTF-16 is wrong about its own page, and is taken as none.</remarks>
    public static string? Declared(ReadOnlySpan<byte> bytes)
    {
        if (XmlDeclaration.Encoding(bytes) is { } xml) return Named(xml);
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Head)]);
        return Meta().Matches(head).FirstOrDefault(match => match.Groups["name"].Success) is { } found ? Named(found.Groups["name"].Value) : null;
    }

    /// <summary>Labels mean on the web what browsers take them for (WHATWG Encoding, 4.2).</summary>
    static string? Named(string label) => label.ToLowerInvariant() switch
    {
        "iso-8859-1" or "iso8859-1" or "latin1" or "us-ascii" or "ascii" or "x-user-defined" => "windows-1252",
        "iso-8859-9" or "latin5" => "windows-1254",
        "euc-kr" or "ks_c_5601-1987" or "ksc5601" or "korean" => "ks_c_5601-1987",
        var name when name.StartsWith("utf-16", StringComparison.Ordinal) => null,
        var name => name,
    };

    /// <summary>Comments are matched first, so that what they enclose is none.</summary>
    [GeneratedRegex(
        """<!--.*?--> | <meta[\s/][^>]*?\bcharset\s*=\s*["']?\s*(?<name>[a-z0-9][a-z0-9._:-]*)""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Meta();
}
