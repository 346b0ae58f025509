using System.Text;
using Translate.Core.Exchange;
using Translate.Core.Formats;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

public sealed class FileFormatsTests
{
    static InvalidDocumentException Refused(byte[] bytes, string name = "a.txt", string? format = null, string? encoding = null) =>
        Assert.Throws<InvalidDocumentException>(() => FileFormats.Open(bytes, name, format, encoding));

    [Theory]
    [InlineData("a.txt", null, "text")]
    [InlineData("A.TXT", null, "text")]
    [InlineData("a.text", null, "text")]
    [InlineData("folder/a.ko.resx", null, "resx")]
    [InlineData("a.xml", "resx", "resx")]
    [InlineData("README", "TEXT", "text")]
    public void A_format_is_chosen_by_name_or_by_the_files_ending(string name, string? format, string chosen) =>
        Assert.Equal(chosen, FileFormats.Open("<root/>"u8, name, format).Format.Name);

    [Theory]
    [InlineData("strings", "{\"a\": \"b\"}", "json")]
    [InlineData("ko.catalogue", "# Korean\n\nmsgid \"\"\nmsgstr \"\"\n", "po")]
    [InlineData("film", "WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n", "vtt")]
    [InlineData("film.old", "1\n00:00:01,000 --> 00:00:02,000\nHi\n", "srt")]
    [InlineData("page", "\n<!doctype html><p>a", "html")]
    [InlineData("Strings", "<?xml version=\"1.0\"?><root><data name=\"A\"><value>a</value></data></root>", "resx")]
    [InlineData("a.txt", "msgid \"a\"\nmsgstr \"\"\n", "text")]
    public void Where_a_name_says_nothing_the_content_does(string name, string text, string chosen)
    {
        Assert.Equal(chosen, FileFormats.Open(Encoding.UTF8.GetBytes(text), name).Format.Name);
        Assert.Equal(chosen, FileFormats.Open([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)], name).Format.Name);
        Assert.Equal("text", FileFormats.Open(Encoding.UTF8.GetBytes(text), name, "text").Format.Name);
    }

    [Theory]
    [InlineData("a.xlsx", null, "\".xlsx\"")]
    [InlineData("README", null, "no ending")]
    [InlineData("a.txt", "xlsx", "\"xlsx\"")]
    public void An_unknown_format_is_refused_with_a_list_of_those_there_are(string name, string? format, string said)
    {
        var problem = Refused("text"u8.ToArray(), name, format).Problem;
        Assert.Contains(said, problem, StringComparison.Ordinal);
        Assert.Contains("resx", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF })]
    [InlineData(new byte[] { 0x20, 0x0D, 0x0A, 0x09 })]
    public void An_empty_file_is_refused(byte[] bytes)
    {
        Assert.Contains("empty", Refused(bytes).Problem, StringComparison.Ordinal);
        Assert.Contains("empty", Refused(bytes, "a.resx").Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }, 0, "PNG")]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D }, 0, "PDF")]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04 }, 0, "ZIP")]
    [InlineData(new byte[] { 0x61, 0x62, 0x00, 0x63 }, 2, "NUL")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61, 0x01 }, 4, "U+0001")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00, 0x00, 0x00 }, 4, "U+0000")]
    [InlineData(new byte[] { 0x61, 0x00, 0x62, 0x00 }, 1, "UTF-16")]
    public void A_binary_file_is_refused_at_its_byte(byte[] bytes, int offset, string said)
    {
        var error = Refused(bytes);
        Assert.Equal(offset, error.ByteOffset);
        Assert.Contains("binary file", error.Problem, StringComparison.Ordinal);
        Assert.Contains(said, error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.csv", "key,text\na,Ring\u0007 the bell\nb,Bye\n")]
    [InlineData("a.tsv", "key\ttext\na\tRing\u0007 the bell\nb\tBye\n")]
    [InlineData("a.txt", "Ring\u0007 the bell\n")]
    [InlineData("a.md", "# Ring\u0007 the bell\n")]
    [InlineData("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nRing\u0007 the bell\n")]
    public void A_control_character_in_a_text_is_part_of_it_and_goes_out_and_comes_back(string name, string text)
    {
        var (format, source) = FileFormats.Open(Encoding.UTF8.GetBytes(text), name);
        var unit = format.Extract(source)[0];
        Assert.Equal("Ring\u0007 the bell", unit.Source.Text);
        Assert.Equal(text.Replace("the bell", "종", StringComparison.Ordinal), Encoding.UTF8.GetString(Reassembly.Write(format, source, Locale.Parse("ko"), one => one.Id == unit.Id ? new InlineText("Ring\u0007 종") : null)));

        using var exchange = new MemoryStream();
        XliffWriter.Write(exchange, XliffOrigin.Of(name, format, source), format.Extract(source), SegmentationRules.Shipped.For(Locale.Parse("en")), Locale.Parse("en"), Locale.Parse("ko"));
        Assert.Contains("Ring<cp hex=\"0007\" /> the bell", Encoding.UTF8.GetString(exchange.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\u000E한b", 1)]
    [InlineData("\u0001\u0002ab\u0003cd\u0004 efg\u0005", 0)]
    public void Many_of_them_and_shifts_to_other_characters_are_none(string text, int offset) => Assert.Equal(offset, Refused(Encoding.UTF8.GetBytes(text)).ByteOffset);

    [Fact]
    public void Tabs_form_feeds_and_the_old_end_of_file_are_text() => Assert.Equal("a\tb\fc\u001A", FileFormats.Open("a\tb\fc\u001A"u8, "a.txt").Source.Text);

    [Fact]
    public void Invalid_UTF_8_is_refused_at_its_byte() => Assert.Equal(3, Refused([0x61, 0x62, 0x63, 0xFF, 0x64]).ByteOffset);

    [Fact]
    public void The_users_word_on_the_encoding_goes_before_the_files_own() =>
        Assert.Equal("가", FileFormats.Open((byte[])[0xB0, 0xA1], "a.txt", encoding: "euc-kr").Source.Text);

    [Theory]
    [InlineData("utf-16le", false)]
    [InlineData("utf-16be", true)]
    public void UTF_16_without_a_mark_is_read_where_it_is_named(string encoding, bool bigEndian) =>
        Assert.Equal("ab", FileFormats.Open(new UnicodeEncoding(bigEndian, false).GetBytes("ab"), "a.txt", encoding: encoding).Source.Text);

    [Fact]
    public void XML_in_UTF_16_needs_no_mark() =>
        Assert.Equal("<?xml version=\"1.0\"?><root/>", FileFormats.Open(Encoding.Unicode.GetBytes("<?xml version=\"1.0\"?><root/>"), "a.resx").Source.Text);

    [Fact]
    public void Names_are_unique() => Assert.Equal(FileFormats.All.Count, FileFormats.All.Select(f => f.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
}
