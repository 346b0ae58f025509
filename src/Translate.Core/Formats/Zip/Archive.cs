using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using Translate.Core.Text;

namespace Translate.Core.Formats.Zip;

/// <summary>A ZIP archive (APPNOTE 6.3) whose files can be replaced: all others are copied as they are packed, header by header.</summary>
/// <remarks>
/// Read as strictly as a file from strangers has to be: what the two headers of a file say agrees, no two files share bytes or a name, no
/// name leads out of the archive, nothing is encrypted. A file is unpacked when it is asked for, to its declared size and no further.
/// </remarks>
sealed class Archive
{
    /// <summary>The most files that an archive may have.</summary>
    public const int MostEntries = 20_000;

    /// <summary>The most bytes that its files may have together, of those that are unpacked.</summary>
    public const long MostBytes = 64L << 20;

    /// <summary>How many times larger than packed a file may be, once it is larger than a megabyte. Text is at most a tenth of this.</summary>
    public const int MostRatio = 500;

    readonly byte[] bytes;
    readonly string name;
    readonly ArchiveDirectory directory;
    readonly Dictionary<string, ArchiveEntry> byName;
    long unpacked;

    Archive(byte[] bytes, string name)
    {
        this.bytes = bytes;
        this.name = name;
        directory = ArchiveDirectory.Read(bytes, name);
        byName = directory.Entries.ToDictionary(entry => entry.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Its files, in the order of its directory.</summary>
    public IReadOnlyList<ArchiveEntry> Entries => directory.Entries;

    /// <summary>Reads what an archive holds, and unpacks nothing.</summary>
    /// <exception cref="InvalidDocumentException">It is no archive, is damaged, or is one of those that are refused.</exception>
    public static Archive Read(ReadOnlySpan<byte> bytes, string name) => new(bytes.ToArray(), name);

    /// <summary>The file of that name, whatever its case, or null.</summary>
    public ArchiveEntry? Find(string entry) => byName.TryGetValue(entry, out var found) ? found : null;

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="InvalidDocumentException">It is damaged, packed in another way, not as large as the archive says, or too large.</exception>
    public byte[] Unpack(ArchiveEntry entry)
    {
        unpacked += entry.Size;
        if (entry.Size > MostBytes || unpacked > MostBytes) throw Invalid(entry, $"its text is more than {MostBytes >> 20} MB.");
        if (entry.Size > 1 << 20 && entry.Size / MostRatio > entry.PackedSize) throw Invalid(entry, $"it is packed to less than a {MostRatio}th of its size, as no text is but those made to fill a reader's memory.");
        var result = entry.Method switch
        {
            0 => bytes.AsSpan(entry.Content, entry.PackedSize).ToArray(),
            8 => Inflate(entry),
            var other => throw Invalid(entry, $"it is packed by method {other}, and only 0 and 8 are read."),
        };
        if (result.Length != entry.Size) throw Invalid(entry, $"it has not the {entry.Size} bytes that the archive says it has.");
        if (Crc32.HashToUInt32(result) != entry.Checksum) throw Invalid(entry, "its checksum is wrong: the file is damaged.");
        return result;
    }

    byte[] Inflate(ArchiveEntry entry)
    {
        using var packed = new MemoryStream(bytes, entry.Content, entry.PackedSize, writable: false);
        using var inflated = new DeflateStream(packed, CompressionMode.Decompress);
        var result = new byte[entry.Size];
        try
        {
            var count = inflated.ReadAtLeast(result, result.Length, throwOnEndOfStream: false);
            if (count < result.Length || inflated.ReadByte() >= 0) throw Invalid(entry, $"it has not the {entry.Size} bytes that the archive says it has.");
            return result;
        }
        catch (InvalidDataException e)
        {
            throw Invalid(entry, "its packed bytes are damaged.", e);
        }
    }

    /// <summary>The archive with other content in some of its files. All else is copied: the other files, the order, names, dates and extra fields of all, what stands between and behind them.</summary>
    public byte[] Replace(IReadOnlyDictionary<string, byte[]> contents)
    {
        if (contents.Count == 0) return [.. bytes];
        var result = new MemoryStream(bytes.Length);
        var central = bytes.AsSpan(directory.Start, directory.End - directory.Start).ToArray();
        var at = 0;
        foreach (var entry in directory.Entries.OrderBy(e => e.Start))
        {
            result.Write(bytes.AsSpan(at, entry.Start - at));
            at = entry.Start;
            var header = central.AsSpan(entry.Header - directory.Start);
            BinaryPrimitives.WriteUInt32LittleEndian(header[42..], checked((uint)result.Position));
            if (!contents.TryGetValue(entry.Name, out var content)) continue;
            WriteEntry(result, entry, content, header);
            at = directory.EndOf(entry);
        }

        result.Write(bytes.AsSpan(at, directory.Start - at));
        var start = checked((uint)result.Position);
        result.Write(central);
        var tail = bytes.AsSpan(directory.End).ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(tail.AsSpan(directory.Trailer - directory.End + 16), start);
        result.Write(tail);
        return result.ToArray();
    }

    /// <summary>Writes a file anew, its sizes in front of it, and says them in the central directory, too.</summary>
    void WriteEntry(MemoryStream result, ArchiveEntry entry, byte[] content, Span<byte> central)
    {
        var packed = entry.Method == 0 ? content : Deflate(content);
        var local = bytes.AsSpan(entry.Start, entry.Content - entry.Start).ToArray();
        Say(local, 6, 14);
        Say(central, 8, 16);
        result.Write(local);
        result.Write(packed);

        void Say(Span<byte> header, int flags, int facts)
        {
            // Bit 3 says that the sizes stand behind the bytes: now they stand here. Bits 1 and 2 say how hard a packer tried.
            BinaryPrimitives.WriteUInt16LittleEndian(header[flags..], (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(header[flags..]) & ~0b1110));
            BinaryPrimitives.WriteUInt32LittleEndian(header[facts..], Crc32.HashToUInt32(content));
            BinaryPrimitives.WriteUInt32LittleEndian(header[(facts + 4)..], (uint)packed.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(header[(facts + 8)..], (uint)content.Length);
        }
    }

    static byte[] Deflate(byte[] content)
    {
        var packed = new MemoryStream(content.Length / 4);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(content);
        return packed.ToArray();
    }

    InvalidDocumentException Invalid(ArchiveEntry entry, string problem, Exception? inner = null) => new($"{name}: {entry.Name}", problem, inner);
}
