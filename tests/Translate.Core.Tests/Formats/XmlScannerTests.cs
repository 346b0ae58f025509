using System.Xml;
using System.Xml.Linq;
using CsCheck;
using Translate.Core.Formats.Resx;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

public sealed class XmlScannerTests
{
    static List<string> Tokens(string xml)
    {
        var source = SourceText.FromString("a.xml", xml);
        var scanner = new XmlScanner(source);
        var tokens = new List<string>();
        while (scanner.Read()) tokens.Add($"{scanner.Token} {source.Slice(scanner.Span)}");
        return tokens;
    }

    static InvalidDocumentException Refused(string xml) => Assert.Throws<InvalidDocumentException>(() => Tokens(xml));

    [Fact]
    public void Every_token_is_told_with_its_place() => Assert.Equal(
        ["Instruction <?xml version=\"1.0\"?>", "Comment <!-- c -->", "Start <a b = 'x>y' c=\"\">", "Text one &amp; ", "Start <d/>", "End ", "CData <![CDATA[<two>]]>", "Instruction <?pi ?>", "End </a >", "Comment <!---->"],
        Tokens("<?xml version=\"1.0\"?>\n<!-- c --><!DOCTYPE a SYSTEM \"[none>.dtd\"><a b = 'x>y' c=\"\">one &amp; <d/><![CDATA[<two>]]><?pi ?></a >\n<!---->\n"));

    [Fact]
    public void An_attribute_is_told_by_the_place_of_its_value()
    {
        var source = SourceText.FromString("a.xml", "<a x='1' yy=\"a &lt; b\n\"/>");
        var scanner = new XmlScanner(source);
        Assert.True(scanner.Read());
        Assert.Equal(["1", "a &lt; b\n"], scanner.Attributes.Select(a => source.Slice(a.Value)));
        Assert.Equal("a < b ", scanner.Attribute("yy"));
        Assert.Null(scanner.Attribute("y"));
    }

    [Theory]
    [InlineData("", 1, 1, "root element")]
    [InlineData("text", 1, 1, "begins with a tag")]
    [InlineData("<a>\n</b>", 2, 1, "expected </a>")]
    [InlineData("<a>\n  <b>\n</a>", 3, 1, "expected </b>")]
    [InlineData("<a><b></b>", 1, 1, "never closed")]
    [InlineData("<a></a></a>", 1, 8, "never opened")]
    [InlineData("<a/><b/>", 1, 5, "second root")]
    [InlineData("<a/>\n x", 2, 2, "behind the end")]
    [InlineData("<a x='1' x='2'/>", 1, 10, "given twice")]
    [InlineData("<a x='1'y='2'/>", 1, 9, "white space")]
    [InlineData("<a x=1/>", 1, 6, "quotation marks")]
    [InlineData("<a x/>", 1, 5, "expected \"=\"")]
    [InlineData("<a x='<'/>", 1, 7, "&lt;")]
    [InlineData("<a x='", 1, 6, "never ends")]
    [InlineData("<a ", 1, 1, "never ends")]
    [InlineData("<", 1, 2, "expected a name")]
    [InlineData("<1/>", 1, 2, "expected a name")]
    [InlineData("<a>]]></a>", 1, 4, "]]&gt;")]
    [InlineData("<a>&nbsp;</a>", 1, 4, "&nbsp;")]
    [InlineData("<a>R & D</a>", 1, 6, "&amp;")]
    [InlineData("<a>&#0;</a>", 1, 4, "not a character")]
    [InlineData("<a>&#xD800;</a>", 1, 4, "not a character")]
    [InlineData("<a>&#x110000;</a>", 1, 4, "not a character")]
    [InlineData("<a>&#xFFFE;</a>", 1, 4, "not a character")]
    [InlineData("<a x='&#1;'/>", 1, 7, "not a character")]
    [InlineData("<a>\u0001</a>", 1, 4, "U+0001")]
    [InlineData("<a>\uFFFF</a>", 1, 4, "U+FFFF")]
    [InlineData("<a><!-- x -- y --></a>", 1, 11, "--")]
    [InlineData("<a><!-- x ---></a>", 1, 11, "--")]
    [InlineData("<a><!-- x", 1, 4, "never ends")]
    [InlineData("<a><![CDATA[x", 1, 4, "never ends")]
    [InlineData("<a><?x", 1, 4, "never ends")]
    [InlineData("<![CDATA[x]]><a/>", 1, 1, "outside of the root")]
    [InlineData("<a><!x></a>", 1, 4, "declaration")]
    [InlineData(" <?xml version=\"1.0\"?><a/>", 1, 2, "very start")]
    [InlineData("<a><??></a>", 1, 6, "expected a name")]
    [InlineData("<a/><!DOCTYPE a>", 1, 5, "before its root")]
    [InlineData("<!DOCTYPE a", 1, 1, "never ends")]
    [InlineData("<!DOCTYPE a [<!ELEMENT a ANY>]><a/>", 1, 13, "defines anything")]
    public void What_is_not_well_formed_is_refused_with_its_place(string xml, int line, int column, string said)
    {
        var error = Refused(xml);
        Assert.Equal(new FilePosition(line, column), error.Position);
        Assert.Contains(said, error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lone_surrogate_is_refused() => Assert.Contains("U+DC00", Refused("<a>" + '\uDC00' + "</a>").Problem, StringComparison.Ordinal);

    [Fact]
    public void A_billion_laughs_are_refused_by_the_first_entitys_name()
    {
        var error = Refused("<!DOCTYPE lolz [\n <!ENTITY lol \"lol\">\n <!ENTITY lol2 \"&lol;&lol;\">\n]><lolz>&lol2;</lolz>");
        Assert.Equal(new FilePosition(2, 2), error.Position);
        Assert.Contains("\"lol\"", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_external_entity_is_refused_by_its_name() =>
        Assert.Contains("\"xxe\"", Refused("<!DOCTYPE a [<!ENTITY xxe SYSTEM \"file:///etc/passwd\">]><a>&xxe;</a>").Problem, StringComparison.Ordinal);

    [Fact]
    public void Depth_is_bounded()
    {
        var deepest = string.Concat(Enumerable.Repeat("<a>", XmlScanner.MostDepth)) + string.Concat(Enumerable.Repeat("</a>", XmlScanner.MostDepth));
        Assert.Equal(2 * XmlScanner.MostDepth, Tokens(deepest).Count);

        Assert.Contains("256", Refused(string.Concat(Enumerable.Repeat("<a>", 200_000))).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Attributes_are_bounded() => Assert.Contains("256", Refused($"<a {string.Join(' ', Enumerable.Range(0, 100_000).Select(i => $"x{i}=''"))}/>").Problem, StringComparison.Ordinal);

    [Fact]
    public void A_large_text_is_one_token() => Assert.Equal(3, Tokens($"<a>{new string('x', 10_000_000)}</a>").Count);

    [Theory]
    [InlineData("<?xml version=\"1.0\" encoding=\"euc-kr\"?><a/>", "euc-kr")]
    [InlineData("<?xml version='1.0' encoding='UTF-8' ?><a/>", "UTF-8")]
    [InlineData("<?xml version='1.0' encoding='utf-16'?><a/>", null)] // it could not be read byte by byte if that were so
    [InlineData("<?xml version='1.0'?><a encoding='x'/>", null)]
    [InlineData("<a/>", null)]
    [InlineData("", null)]
    public void The_declared_encoding_is_read_from_the_bytes(string xml, string? encoding) => Assert.Equal(encoding, new Resx().DeclaredEncoding(System.Text.Encoding.ASCII.GetBytes(xml)));

    [Fact]
    public void What_the_frameworks_reader_takes_or_refuses_so_does_the_scanner()
    {
        var piece = Gen.OneOf("<a>", "</a>", "<b x='1'>", "</b>", "<c/>", "x", " ", "\n", "&amp;", "&#65;", "&", "]]>", "<![CDATA[", "<!--", "-->", "-", "<?p ", "?>", "<?p?>", "'", "\"", "=", "<", ">", "/", "가", "<b x='&lt;' y=\"2\"/>");
        piece.List[0, 8].Select(pieces => $"<a>{string.Concat(pieces)}</a>").Sample(
            xml =>
            {
                var expected = Framework(xml);
                var found = Ours(xml);
                return expected == found;
            },
            iter: 50_000);
    }

    static string? Framework(string xml)
    {
        try
        {
            return XDocument.Parse(xml, LoadOptions.PreserveWhitespace).Root!.Value;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    static string? Ours(string xml)
    {
        try
        {
            var source = SourceText.FromString("a.xml", xml);
            var scanner = new XmlScanner(source);
            var text = "";
            while (scanner.Read())
            {
                if (scanner.Token is XmlToken.Text) text += scanner.Decode(scanner.Content);
                if (scanner.Token is XmlToken.CData) text += XmlScanner.NormalizeLineEnds(source.Slice(scanner.Content));
            }

            return text;
        }
        catch (InvalidDocumentException)
        {
            return null;
        }
    }
}
