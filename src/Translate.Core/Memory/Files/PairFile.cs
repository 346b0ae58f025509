using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Memory.Files;

/// <summary>Reads the pairs of a file, whatever it is: TMX, XLIFF, or a table with two languages.</summary>
public static class PairFile
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
        var beginning = Beginning(stream);
        if (extension.Equals(".tmx", StringComparison.OrdinalIgnoreCase)) return TmxReader.Read(stream, name, problems);
        if (Xliffs.Contains(extension, StringComparer.OrdinalIgnoreCase) || beginning.Contains("xliff", StringComparison.Ordinal)) return XliffPairs.Read(stream, name, problems);
        return !Tables.Contains(extension, StringComparer.OrdinalIgnoreCase) && beginning.TrimStart('\uFEFF', '\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n').StartsWith('<')
            ? TmxReader.Read(stream, name, problems)
            : PairTable.Read(stream, name, problems);
    }

    /// <summary>The Latin letters among the first characters, in whatever encoding: enough to know what it is.</summary>
    static string Beginning(Stream stream)
    {
        var bytes = new byte[2048];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        stream.Position -= count;
        return Encoding.Latin1.GetString(bytes, 0, count).Replace("\0", "", StringComparison.Ordinal).Replace("\u00FF\u00FE", "", StringComparison.Ordinal).Replace("\u00FE\u00FF", "", StringComparison.Ordinal);
    }
}
