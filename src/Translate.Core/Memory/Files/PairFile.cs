using System.Text;
using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Memory.Files;

/// <summary>Reads the pairs of a file, whatever it is: TMX, XLIFF, or a table with two languages.</summary>
public static partial class PairFile
{
    static readonly string[] Tables = [".csv", ".tsv"], Xliffs = [".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"];

    /// <summary>The pairs of a file, read as they are asked for: a file of any size takes little memory.</summary>
    /// <param name="stream">The file, which can be read again from its beginning; it is left open.</param>
    /// <param name="name">Its name, by whose ending it is known what it is; where that says nothing, by its first characters.</param>
    /// <param name="problems">Takes everything that cannot be used, with its place; it is passed over and the rest is kept.</param>
    /// <exception cref="InvalidDocumentException">While reading: the file is none of these, or cannot be read on.</exception>
    public static IEnumerable<MemoryPair> Read(Stream stream, string name, ICollection<InvalidDocumentException> problems)
    {
        var extension = Path.GetExtension(name);
        if (Tables.Contains(extension, StringComparer.OrdinalIgnoreCase)) return PairTable.Read(stream, name, problems);
        if (extension.Equals(".tmx", StringComparison.OrdinalIgnoreCase)) return TmxReader.Read(stream, name, problems);
        if (Xliffs.Contains(extension, StringComparer.OrdinalIgnoreCase)) return XliffPairs.Read(stream, name, problems);
        var beginning = Beginning(stream);
        if (!beginning.StartsWith('<')) return PairTable.Read(stream, name, problems);
        return Root().Match(beginning).Groups["root"].Value is "xliff" ? XliffPairs.Read(stream, name, problems) : TmxReader.Read(stream, name, problems);
    }

    /// <summary>The root element of an XML document, without its prefix: declarations, instructions and comments stand before it.</summary>
    [GeneratedRegex("""^(<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>]*>|\s)*<([\w.-]+:)?(?<root>[\w.-]+)[\s/>]""", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Root();

    /// <summary>The Latin letters among the first characters, in whatever encoding, without its mark: enough to know what it is.</summary>
    static string Beginning(Stream stream)
    {
        var bytes = new byte[2048];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        stream.Position -= count;
        return Encoding.Latin1.GetString(bytes, 0, count).Replace("\0", "", StringComparison.Ordinal).TrimStart('\u00FF', '\u00FE', '\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
    }
}
