using Translate.Core.Text;

namespace Translate.Core.Tests.Text;

public sealed class SourceTextTests
{
    static SourceText Decode(byte[] bytes, string? declared = null) => SourceText.Decode(bytes, "a.txt", declared);

    static InvalidDocumentException Refused(byte[] bytes, string? declared = null) => Assert.Throws<InvalidDocumentException>(() => Decode(bytes, declared));

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61 }, "utf-8")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0 }, "utf-16")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, 0x61 }, "utf-16BE")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0 }, "utf-32")]
    [InlineData(new byte[] { 0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61 }, "utf-32BE")]
    [InlineData(new byte[] { 0x61 }, "utf-8")]
    public void A_byte_order_mark_decides_and_comes_back(byte[] bytes, string encoding)
    {
        var source = Decode(bytes, bytes.Length > 1 ? "windows-1252" : null);
        Assert.Equal("a", source.Text);
        Assert.Equal(encoding, source.Encoding.WebName);
        Assert.Equal(bytes, source.Encode(source.Text));
    }

    [Theory]
    [InlineData("EUC-KR", new byte[] { 0xB0, 0xA1 }, "가")]
    [InlineData("windows-1252", new byte[] { 0xE9, 0x80 }, "é€")]
    [InlineData("utf-16le", new byte[] { 0x00, 0xAC }, "가")]
    [InlineData("utf-16be", new byte[] { 0xAC, 0x00 }, "가")]
    [InlineData("UTF8", new byte[] { 0xEA, 0xB0, 0x80 }, "가")]
    [InlineData("shift_jis", new byte[] { 0x82, 0xA0 }, "あ")]
    public void A_declared_encoding_is_read_and_written(string declared, byte[] bytes, string text)
    {
        var source = Decode(bytes, declared);
        Assert.Equal(text, source.Text);
        Assert.Equal(bytes, source.Encode(text));
    }

    [Theory]
    [InlineData("no-such-encoding")]
    [InlineData("utf-7")]
    [InlineData("")]
    public void An_unknown_encoding_is_refused_by_its_name(string declared) => Assert.Contains($"\"{declared}\"", Refused([0x61], declared).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, new byte[] { 0x61, 0x62, 0xFF, 0x63 }, 2)]
    [InlineData(null, new byte[] { 0x61, 0xE2, 0x82, 0x41 }, 1)] // the euro sign without its end
    [InlineData(null, new byte[] { 0x61, 0xE2, 0x82 }, 1)] // cut off
    [InlineData(null, new byte[] { 0xC0, 0x80 }, 0)] // an overlong NUL
    [InlineData(null, new byte[] { 0x61, 0xED, 0xA0, 0x80 }, 1)] // a surrogate
    [InlineData(null, new byte[] { 0xEF, 0xBB, 0xBF, 0x61, 0x80 }, 4)] // counted from the start of the file
    [InlineData("utf-16le", new byte[] { 0x61, 0, 0x3D, 0xD8, 0x62, 0 }, 2)]
    [InlineData("utf-16le", new byte[] { 0x61, 0, 0x00, 0xDC, 0x62, 0 }, 2)]
    [InlineData("utf-16le", new byte[] { 0x61, 0, 0x62 }, 2)]
    [InlineData(null, new byte[] { 0xFF, 0xFE, 0x61, 0, 0x00, 0xDC }, 4)]
    [InlineData("euc-kr", new byte[] { 0x61, 0xB0, 0xA1, 0xB0 }, 3)]
    [InlineData("us-ascii", new byte[] { 0x61, 0xAA }, 1)]
    public void The_first_bad_byte_is_named(string? declared, byte[] bytes, int offset)
    {
        var error = Refused(bytes, declared);
        Assert.Equal(offset, error.ByteOffset);
        Assert.StartsWith($"a.txt: byte {offset}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_byte_late_in_a_large_file_is_found()
    {
        var bytes = new byte[5_000_000];
        Array.Fill(bytes, (byte)'a');
        bytes[4_999_990] = 0xFF;
        Assert.Equal(4_999_990, Refused(bytes).ByteOffset);
    }

    [Fact]
    public void A_character_that_the_encoding_lacks_is_named_with_its_place()
    {
        var error = Assert.Throws<InvalidDocumentException>(() => Decode([0x61], "windows-1252").Encode("a\n가"));
        Assert.Equal(new FilePosition(2, 1), error.Position);
        Assert.Contains("U+AC00", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_cannot_be_written() =>
        Assert.Contains("U+D83D", Assert.Throws<InvalidDocumentException>(() => SourceText.FromString("a", "").Encode("a\uD83Db")).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("utf-8", "가", true)]
    [InlineData("windows-1252", "é", true)]
    [InlineData("windows-1252", "가", false)]
    [InlineData("euc-kr", "가", true)]
    [InlineData("euc-kr", "👍", false)]
    public void What_can_be_written_is_known(string encoding, string text, bool can)
    {
        var source = Decode([0x61], encoding);
        Assert.Equal(can, source.CanEncode(text.EnumerateRunes().Single()));
        Assert.Equal(can, source.WhyUnencodable($"a{text}") is null);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1, 2)]
    [InlineData(2, 2, 1)]
    [InlineData(4, 3, 1)]
    [InlineData(5, 4, 1)]
    [InlineData(6, 4, 2)]
    public void Lines_end_at_LF_CR_and_CRLF(int offset, int line, int column) => Assert.Equal(new FilePosition(line, column), SourceText.FromString("a", "a\n\r\n\rb").PositionOf(offset));

    [Theory]
    [InlineData("a", "\n")]
    [InlineData("a\r\nb\n", "\r\n")]
    [InlineData("a\rb\n", "\r")]
    [InlineData("a\r", "\r")]
    [InlineData("a\nb\r\n", "\n")]
    public void The_first_line_end_is_the_files_own(string text, string lineEnd) => Assert.Equal(lineEnd, SourceText.FromString("a", text).LineEnd);
}
