using System.Buffers.Binary;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Zip;

/// <summary>The central directory of an archive, checked against the local headers (APPNOTE 6.3, 4.3.7, 4.3.12 and 4.3.16).</summary>
sealed class ArchiveDirectory
{
    const uint LocalMark = 0x04034B50, CentralMark = 0x02014B50, EndMark = 0x06054B50, DescriptorMark = 0x08074B50;
    const int LocalLength = 30, CentralLength = 46, EndLength = 22;
    const string Damaged = "the archive is cut off or damaged";

    readonly byte[] bytes;
    readonly string file;

    ArchiveDirectory(byte[] bytes, string file)
    {
        this.bytes = bytes;
        this.file = file;
        Trailer = FindEnd();
        int count = Short(Trailer + 10);
        var (size, start) = (Long(Trailer + 12), Long(Trailer + 16));
        if (Short(Trailer + 4) != 0 || Short(Trailer + 6) != 0 || Short(Trailer + 8) != count) throw Invalid(Trailer, "an archive in several volumes is not read.");
        if (count == ushort.MaxValue || size == uint.MaxValue || start == uint.MaxValue) throw Zip64(Trailer);
        if ((long)start + size > Trailer) throw Invalid(Trailer, $"{Damaged}: its directory is not where it should be.");
        if (count > Archive.MostEntries) throw Invalid(Trailer, $"the archive has more than {Archive.MostEntries} files.");
        (Start, End) = ((int)start, (int)(start + size));
        Entries = ReadEntries(count);
        CheckOverlaps();
    }

    public IReadOnlyList<ArchiveEntry> Entries { get; }

    /// <summary>Where the directory begins.</summary>
    public int Start { get; }

    /// <summary>Where it ends.</summary>
    public int End { get; }

    /// <summary>Where the record begins that says where the directory is.</summary>
    public int Trailer { get; }

    public static ArchiveDirectory Read(byte[] bytes, string file) => new(bytes, file);

    /// <summary>Where an entry ends, with the sizes behind its bytes where its header leaves them to that place (4.3.9).</summary>
    public int EndOf(ArchiveEntry entry)
    {
        if ((Short(entry.Start + 6) & 8) == 0) return entry.End;
        var length = entry.End + 4 <= bytes.Length && Long(entry.End) == DescriptorMark ? 16 : 12;
        return Math.Min(entry.End + length, Entries.Where(e => e.Start > entry.Start).Select(e => e.Start).Append(Start).Min());
    }

    /// <summary>The record at the end, behind which nothing but the archive's own comment stands.</summary>
    int FindEnd()
    {
        for (var at = bytes.Length - EndLength; at >= Math.Max(0, bytes.Length - EndLength - ushort.MaxValue); at--)
            if (Long(at) == EndMark && at + EndLength + Short(at + 20) == bytes.Length) return at;
        throw Invalid(0, bytes.AsSpan().StartsWith("PK"u8) ? $"{Damaged}: it has no directory." : "this is no ZIP archive, as a document of this kind is.");
    }

    List<ArchiveEntry> ReadEntries(int count)
    {
        var entries = new List<ArchiveEntry>(count);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var at = Start;
        for (var i = 0; i < count; i++)
        {
            if (at + CentralLength > End || Long(at) != CentralMark) throw Invalid(at, $"{Damaged}: expected the header of a file in its directory.");
            var length = CentralLength + Short(at + 28) + Short(at + 30) + Short(at + 32);
            if (at + length > End) throw Invalid(at, $"{Damaged}: a header in its directory is cut off.");
            var entry = ReadEntry(at);
            if (!names.Add(entry.Name)) throw Invalid(at, $"two files of the archive have the name \"{Shown(entry.Name)}\".");
            entries.Add(entry);
            at += length;
        }

        if (at != End) throw Invalid(at, $"{Damaged}: something that is no header stands in its directory.");
        return entries;
    }

    ArchiveEntry ReadEntry(int at)
    {
        var name = Name(at + CentralLength, Short(at + 28));
        var (packed, size, start) = (Long(at + 20), Long(at + 24), Long(at + 42));
        if (packed == uint.MaxValue || size == uint.MaxValue || start == uint.MaxValue) throw Zip64(at);
        if ((Short(at + 8) & 0x2041) != 0) throw Invalid(at, $"\"{Shown(name)}\" is encrypted. Save the document without a password.");
        if (start + LocalLength > Start || Long((int)start) != LocalMark) throw Invalid(at, $"{Damaged}: \"{Shown(name)}\" is not where the directory says.");

        var local = (int)start;
        var content = local + LocalLength + Short(local + 26) + Short(local + 28);
        if (content + (long)packed > Start) throw Invalid(at, $"{Damaged}: \"{Shown(name)}\" is cut off.");
        var agrees = bytes.AsSpan(local + LocalLength, Short(local + 26)).SequenceEqual(bytes.AsSpan(at + CentralLength, Short(at + 28)))
            && Short(local + 8) == Short(at + 10)
            && ((Short(local + 6) & 8) != 0 || (Long(local + 18) is var a && (a == packed || a == uint.MaxValue) && Long(local + 22) is var b && (b == size || b == uint.MaxValue)));
        if (!agrees) throw Invalid(local, $"the archive says two things of \"{Shown(name)}\": its directory another than the file's own header.");
        return new(name, at, local, content, (int)packed, size, Long(at + 16), Short(at + 10));
    }

    /// <summary>A name that leads nowhere but into the archive.</summary>
    string Name(int at, int length)
    {
        var name = Encoding.UTF8.GetString(bytes.AsSpan(at, length));
        var isSound = length > 0 && name[0] != '/' && !name.AsSpan().ContainsAny('\\', ':') && !name.Any(char.IsControl)
            && !name.TrimEnd('/').Split('/').Any(part => part.Length == 0 || part.Trim('.').Length == 0);
        return isSound ? name : throw Invalid(at, $"the archive has a file of the name \"{Shown(name)}\", which leads out of it or names none.");
    }

    /// <summary>No bytes belong to two files: overlapping ones are how a small archive is made to unpack without end.</summary>
    void CheckOverlaps()
    {
        var end = 0;
        foreach (var entry in Entries.OrderBy(e => e.Start))
        {
            if (entry.Start < end) throw Invalid(entry.Start, $"\"{Shown(entry.Name)}\" shares its bytes with another file of the archive.");
            end = entry.End;
        }
    }

    static string Shown(string name) => string.Concat(Fitting.Of(name, 80).Select(c => char.IsControl(c) ? '\uFFFD' : c));

    ushort Short(int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    uint Long(int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    InvalidDocumentException Zip64(int at) => Invalid(at, "the archive is written as ZIP64, for files of more than 4 GB, which is not read.");

    InvalidDocumentException Invalid(int at, string problem) => new(file, (long)at, problem);
}
