namespace Translate.Core.Formats.Zip;

/// <summary>A file in an archive, as its central directory describes it (APPNOTE 6.3, 4.3.12).</summary>
/// <param name="Name">Its name, with slashes.</param>
/// <param name="Header">Where its header in the central directory begins.</param>
/// <param name="Start">Where its local header begins.</param>
/// <param name="Content">Where its packed bytes begin.</param>
/// <param name="PackedSize">How many they are.</param>
/// <param name="Size">How many they are unpacked, as the archive says.</param>
/// <param name="Checksum">The CRC-32 of the unpacked bytes, as the archive says.</param>
/// <param name="Method">How they are packed: 0 not at all, 8 deflated.</param>
readonly record struct ArchiveEntry(string Name, int Header, int Start, int Content, int PackedSize, uint Size, uint Checksum, ushort Method)
{
    /// <summary>Where its packed bytes end.</summary>
    public int End => Content + PackedSize;
}
