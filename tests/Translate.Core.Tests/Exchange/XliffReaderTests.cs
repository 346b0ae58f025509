using System.Text;
using Translate.Core.Exchange;
using Translate.Core.Text;

namespace Translate.Core.Tests.Exchange;

/// <summary>Files that are no XLIFF of ours, or none at all.</summary>
public sealed class XliffReaderTests
{
    const string Head1 = "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\"><file original=\"a\"";

    const string Head = "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\">";

    [Theory]
    [InlineData("", "root element")]
    [InlineData("plain text", "expected \"<\"")]
    [InlineData("<root/>", "expected <xliff>")]
    [InlineData("<xliff version=\"2.1\"/>", "namespace")]
    [InlineData("<xliff xmlns=\"urn:oasis:names:tc:xliff:document:3.0\" version=\"3.0\"/>", "found \"urn:oasis:names:tc:xliff:document:3.0\"")]
    [InlineData("<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\"/>", "no <file>")]
    [InlineData(Head1 + "></file></xliff>", "no source-language")]
    [InlineData(Head1 + " source-language=\"?\"/></xliff>", "no language tag")]
    [InlineData(Head1 + " source-language=\"en\"><body><trans-unit><source/></trans-unit></body></file></xliff>", "<trans-unit> has no id")]
    [InlineData(Head1 + " source-language=\"en\"><body><trans-unit id=\"1\"><target/></trans-unit></body></file></xliff>", "<trans-unit> has no <source>")]
    [InlineData(Head1 + " source-language=\"en\"><body><trans-unit id=\"1\"><source/></trans-unit><group><trans-unit id=\"1\"><source/></trans-unit></group></body></file></xliff>", "already given in line 1")]
    [InlineData("<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" srcLang=\"en\"/>", "found none")]
    [InlineData("<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"3.0\" srcLang=\"en\"/>", "found \"3.0\"")]
    [InlineData("<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\"/>", "no srcLang")]
    [InlineData("<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"?\"/>", "no language tag")]
    [InlineData(Head + "</xliff>", "no <file>")]
    [InlineData(Head + "<file id=\"f\"><unit/></file></xliff>", "<unit> has no id")]
    [InlineData(Head + "<file id=\"f\"><unit id=\"1\"><segment><target/></segment></unit></file></xliff>", "<segment> has no <source>")]
    [InlineData(Head + "<file id=\"f\"><unit id=\"1\"/><group id=\"g\"><unit id=\"1\"/></group></file></xliff>", "already given in line 1")]
    [InlineData(Head + "<file id=\"f\"><y:unit id=\"1\"/></file></xliff>", "\"y\" is not bound")]
    [InlineData(Head + "<file id=\"f\"><unit id=\"1\" y:a=\"\"/></file></xliff>", "\"y\" is not bound")]
    [InlineData(Head + "<file id=\"f\"></xliff>", "expected </file>")]
    [InlineData(Head + "<file id=\"f\"/></xliff><more/>", "second root")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaa\"><!ENTITY b \"&a;&a;\">]>" + Head + "<file>&b;</file></xliff>", "the entity \"a\"")]
    [InlineData(Head + "<file>&b;</file></xliff>", "&b;")]
    public void What_is_wrong_is_said_with_its_place(string xliff, string problem)
    {
        var error = Assert.Throws<InvalidDocumentException>(() => Exchanged.Read(xliff));
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Equal("back.xlf", error.File);
        Assert.True(error.Position is not null || problem == "no <file>");
    }

    [Fact]
    public void A_file_nested_deeper_than_any_is_refused_and_one_of_many_prefixes_is_read_in_linear_time()
    {
        Assert.Throws<InvalidDocumentException>(() => Exchanged.Read(Head + string.Concat(Enumerable.Repeat("<file>", 1000))));
        var declarations = string.Concat(Enumerable.Range(0, 200).Select(i => $" xmlns:p{i}=\"urn:{i}\""));
        var many = string.Concat(Enumerable.Range(0, 200).Select(_ => $"<group id=\"g\"{declarations}>")) + string.Concat(Enumerable.Repeat("<p7:a/>", 20_000)) + string.Concat(Enumerable.Repeat("</group>", 200));
        Assert.Empty(Assert.Single(Exchanged.Read(Head + "<file id=\"f\">" + many + "</file></xliff>").Files).Units);
    }

    [Fact]
    public void A_file_cut_or_damaged_anywhere_gives_a_typed_error_or_problems_never_a_crash()
    {
        var exchanged = Exchanged.Of("a.md", "# Title\n\nA **bold** word with `code`. Read [this](u \"t\") now.\n\n- one\n- two *three*\n");
        var whole = Encoding.UTF8.GetBytes(exchanged.Filled(content => content + "!"));
        var random = new Random(20261124);
        for (var length = 0; length < whole.Length; length += 29) Try(whole[..length]);
        for (var i = 0; i < 500; i++)
        {
            var bytes = whole.ToArray();
            for (var flips = random.Next(1, 4); flips > 0; flips--) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            Try(bytes);
        }

        void Try(byte[] bytes)
        {
            try
            {
                XliffReader.Read(bytes, "back.xlf");
                exchanged.Merge(Encoding.UTF8.GetString(bytes));
            }
            catch (InvalidDocumentException e)
            {
                Assert.NotEmpty(e.Problem);
            }
        }
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    public void A_file_in_another_encoding_is_read_too(string encoding)
    {
        var xliff = Exchanged.Of("a.txt", "하나.\n").Xliff.Replace("encoding=\"utf-8\"", $"encoding=\"{encoding}\"", StringComparison.Ordinal);
        var chosen = Encoding.GetEncoding(encoding);
        Assert.Single(XliffReader.Read([.. chosen.GetPreamble(), .. chosen.GetBytes(xliff)], "back.xlf").Files);
    }

    [Theory]
    [InlineData("2.1")]
    [InlineData("1.2")]
    public void Units_are_read_as_they_are_asked_for_and_what_nobody_asks_for_has_to_be_well_formed_too(string version)
    {
        var xliff = Exchanged.Of("a.txt", "One.\n\nTwo.\n\nThree.\n", version).Xliff;
        foreach (var taken in Enumerable.Range(0, 4))
        {
            foreach (var file in Open(xliff).Files()) Assert.Equal(taken, file.Units.Take(taken).Count());

            // Damaged behind the last unit: whoever stops early does not hear of it there, but does when he goes on.
            var reader = Open(xliff.Replace("</file>", "</fill>", StringComparison.Ordinal)).Files().GetEnumerator();
            Assert.True(reader.MoveNext());
            Assert.Contains("expected </file>", Assert.Throws<InvalidDocumentException>(() => _ = reader.Current.Units.Take(taken).ToList().Count + (reader.MoveNext() ? 1 : 0)).Problem, StringComparison.Ordinal);
        }

        static XliffReader Open(string xliff) => XliffReader.Open(Encoding.UTF8.GetBytes(xliff), "back.xlf");
    }

    [Fact]
    public void Where_our_metadata_was_lost_the_name_of_the_file_is_left()
    {
        var xliff = Head + "<file id=\"f\" original=\"a%20b/%ED%95%9C.md\"><unit id=\"1\"><segment><source>x</source></segment></unit></file></xliff>";
        Assert.Equal(new("a b/한.md", null, null, null), Assert.Single(Exchanged.Read(xliff).Files).Origin);
    }
}
