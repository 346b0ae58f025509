using Translate.Core.Text;

namespace Translate.Core.Terminology.Files;

/// <summary>Termbases in files: TBX, or a table.</summary>
public static class TermFile
{
    /// <summary>A termbase from a file: a table where its name ends in <c>.csv</c> or <c>.tsv</c>, else TBX.</summary>
    /// <param name="stream">The file; it is left open.</param>
    /// <param name="name">Its name.</param>
    /// <param name="problems">Takes what cannot be used, with its place; the rest is kept.</param>
    /// <exception cref="InvalidDocumentException">It is no termbase at all.</exception>
    public static Termbase Read(Stream stream, string name, ICollection<InvalidDocumentException> problems) => new(Concepts(stream, name, problems));

    /// <summary>The concepts of a file: of TBX each as it is asked for, of a table all at once.</summary>
    /// <param name="stream">The file; it is left open.</param>
    /// <param name="name">Its name.</param>
    /// <param name="problems">Takes what cannot be used, with its place; the rest is kept.</param>
    /// <exception cref="InvalidDocumentException">Now or while reading: it is no termbase at all, or goes beyond a limit.</exception>
    public static IEnumerable<Concept> Concepts(Stream stream, string name, ICollection<InvalidDocumentException> problems)
    {
        if (!IsTable(name)) return TbxReader.Read(stream, name, problems);
        using var bytes = new MemoryStream();
        var room = new byte[81_920];
        for (int count; (count = stream.Read(room)) > 0;)
        {
            bytes.Write(room, 0, count);
            if (bytes.Length > MostBytes) throw new InvalidDocumentException(name, $"a table of terms has at most {MostBytes / 1024 / 1024} MiB.");
        }

        return TermTable.Read(SourceText.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), name), problems);
    }

    /// <summary>A table is held as a whole.</summary>
    const int MostBytes = 256 * 1024 * 1024;

    static bool IsTable(string name) => Path.GetExtension(name).ToLowerInvariant() is ".csv" or ".tsv";
}
