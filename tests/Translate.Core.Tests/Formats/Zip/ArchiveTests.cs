using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Translate.Core.Formats.Zip;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats.Zip;

/// <summary>Archives, from friends and from others.</summary>
public sealed class ArchiveTests
{
    static byte[] Zip(params (string Name, string Text)[] files) => WordFile.Zip(files.Select(f => (f.Name, Encoding.UTF8.GetBytes(f.Text))));

    static string Refused(byte[] bytes, string? unpack = null) => Assert.Throws<InvalidDocumentException>(() =>
    {
        var archive = Archive.Read(bytes, "a.docx");
        if (unpack is not null) archive.Unpack(archive.Find(unpack)!.Value);
    }).Problem;

    /// <summary>The archive with a field of an entry's headers changed in both of them, or in one.</summary>
    static byte[] Forged(byte[] bytes, int local, int central, uint value, int length = 4)
    {
        var entry = Archive.Read(bytes, "a").Entries[0];
        var forged = bytes.ToArray();
        foreach (var at in new[] { local < 0 ? -1 : entry.Start + local, central < 0 ? -1 : entry.Header + central })
        {
            if (at < 0) continue;
            if (length == 2) BinaryPrimitives.WriteUInt16LittleEndian(forged.AsSpan(at), (ushort)value);
            else BinaryPrimitives.WriteUInt32LittleEndian(forged.AsSpan(at), value);
        }

        return forged;
    }

    [Fact]
    public void What_was_packed_is_unpacked()
    {
        var archive = Archive.Read(Zip(("a.xml", "one"), ("b/c.xml", "")), "a");
        Assert.Equal(["a.xml", "b/c.xml"], archive.Entries.Select(e => e.Name));
        Assert.Equal("one", Encoding.UTF8.GetString(archive.Unpack(archive.Find("A.XML")!.Value)));
        Assert.Null(archive.Find("d.xml"));
    }

    [Fact]
    public void A_replaced_file_is_read_by_others_and_all_else_is_as_it_was()
    {
        // With a comment, bytes before the first file and between two, an extra field, and sizes behind the bytes.
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(new Unseekable(stream), ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.Comment = "made by hand";
            foreach (var name in new[] { "a.xml", "b.xml", "c.xml" })
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(name + name);
            }
        }

        var bytes = stream.ToArray();
        var archive = Archive.Read(bytes, "a");
        Assert.Equal(bytes, archive.Replace(new Dictionary<string, byte[]>()));
        var replaced = archive.Replace(new Dictionary<string, byte[]> { ["b.xml"] = "another text"u8.ToArray() });
        Assert.Equal("another text", WordFile.Read(replaced, "b.xml"));
        Assert.Equal("c.xmlc.xml", WordFile.Read(replaced, "c.xml"));
        using var read = new ZipArchive(new MemoryStream(replaced));
        Assert.Equal("made by hand", read.Comment);
        var again = Archive.Read(replaced, "b").Entries;
        foreach (var (one, other) in archive.Entries.Zip(again).Where(e => e.First.Name != "b.xml"))
            Assert.True(bytes.AsSpan(one.Start, one.End + 16 - one.Start).SequenceEqual(replaced.AsSpan(other.Start, other.End + 16 - other.Start)));
    }

    [Theory]
    [InlineData("../a.xml")]
    [InlineData("a/../../b.xml")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/a.xml")]
    [InlineData("a\\b.xml")]
    [InlineData("a//b.xml")]
    [InlineData("a\0.xml")]
    public void Names_that_lead_out_are_refused(string name) => Assert.Contains("leads out", Refused(Zip((name, "x"))), StringComparison.Ordinal);

    [Fact]
    public void Two_files_of_one_name_are_refused() => Assert.Contains("two files", Refused(Zip(("a.xml", "x"), ("A.xml", "y"))), StringComparison.Ordinal);

    [Fact]
    public void Encrypted_files_are_refused() => Assert.Contains("encrypted", Refused(Forged(Zip(("a.xml", "x")), 6, 8, 1, 2)), StringComparison.Ordinal);

    [Fact]
    public void Other_ways_of_packing_are_refused_where_it_matters()
    {
        var forged = Forged(Zip(("a.xml", "x")), 8, 10, 12, 2);
        Assert.Single(Archive.Read(forged, "a").Entries);
        Assert.Contains("method 12", Refused(forged, "a.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_that_say_two_things_are_refused()
    {
        Assert.Contains("two things", Refused(Forged(Zip(("a.xml", "x")), 30, -1, 0x62626262)), StringComparison.Ordinal);
        Assert.Contains("two things", Refused(Forged(Zip(("a.xml", "x")), -1, 24, 7)), StringComparison.Ordinal);
        Assert.Contains("two things", Refused(Forged(Zip(("a.xml", "x")), -1, 10, 0, 2)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3u)]
    [InlineData(50u)]
    [InlineData(0u)]
    public void A_forged_size_is_found_out(uint size) => Assert.Contains("has not the", Refused(Forged(Zip(("a.xml", "twelve bytes")), 22, 24, size), "a.xml"), StringComparison.Ordinal);

    [Fact]
    public void A_wrong_checksum_is_found_out() => Assert.Contains("checksum", Refused(Forged(Zip(("a.xml", "x")), 14, 16, 1), "a.xml"), StringComparison.Ordinal);

    [Fact]
    public void Bombs_are_refused_before_they_are_unpacked()
    {
        var bomb = WordFile.Zip([("a.xml", new byte[20 << 20])]);
        Assert.Contains("500th", Refused(bomb, "a.xml"), StringComparison.Ordinal);
        Assert.Contains("64 MB", Refused(Forged(bomb, 22, 24, 3_000_000_000), "a.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_share_their_bytes_are_refused()
    {
        // The second begins within the bytes of the first, which is an archive, too.
        var inner = Zip(("b.xml", "same"));
        var outer = WordFile.Zip([("a.png", inner)]);
        var start = Archive.Read(outer, "a").Entries[0].Content;
        var forged = Zip(("b.xml", "same"));
        var all = outer.AsSpan(0, Archive.Read(outer, "a").Entries[0].Header).ToArray();
        var first = outer.AsSpan(all.Length, 46 + 5).ToArray();
        var second = forged.AsSpan(Archive.Read(forged, "a").Entries[0].Header, 46 + 5).ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(second.AsSpan(42), (uint)start);
        var end = outer.AsSpan(outer.Length - 22).ToArray();
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), 2);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), 2);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)(first.Length + second.Length));
        Assert.Contains("shares its bytes", Refused([.. all, .. first, .. second, .. end]), StringComparison.Ordinal);
    }

    [Fact]
    public void Archives_for_more_than_four_gigabytes_and_in_several_volumes_are_refused()
    {
        var bytes = Zip(("a.xml", "x"));
        Assert.Contains("ZIP64", Refused(Forged(bytes, 22, 24, uint.MaxValue)), StringComparison.Ordinal);
        var zip64 = bytes.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(zip64.AsSpan(bytes.Length - 6), uint.MaxValue);
        Assert.Contains("ZIP64", Refused(zip64), StringComparison.Ordinal);
        var volumes = bytes.ToArray();
        volumes[bytes.Length - 18] = 1;
        Assert.Contains("volumes", Refused(volumes), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_files_are_refused() =>
        Assert.Contains("more than 20000", Refused(Zip([.. Enumerable.Range(0, Archive.MostEntries + 1).Select(i => ($"{i}", ""))])), StringComparison.Ordinal);

    [Fact]
    public void A_cut_archive_is_refused_wherever_it_is_cut()
    {
        var bytes = Zip(("a.xml", "one"), ("b.xml", "two"));
        for (var length = 0; length < bytes.Length; length++) Assert.NotEmpty(Refused(bytes[..length]));
    }

    /// <summary>A stream to which an archive is written with sizes behind the bytes.</summary>
    sealed class Unseekable(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
