using System.Text;
using System.Xml.Linq;
using CsCheck;
using Translate.Core.Formats;
using Translate.Core.Formats.Resx;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

public sealed class ResxContract : FormatContract
{
    protected override IFormat Format { get; } = new Resx();

    protected override string Declare(string text, string encoding) =>
        text.StartsWith("<?xml", StringComparison.Ordinal)
            ? text.Replace("\"utf-8\"", $"\"{encoding}\"", StringComparison.Ordinal)
            : $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>{text}";
}

public sealed class ResxTests
{
    static readonly Resx Format = new();

    static SourceText File(string body) => SourceText.FromString("Strings.resx", $"<root>{body}</root>");

    static SourceText Value(string value) => File($"<data name=\"K\"><value>{value}</value></data>");

    static Unit Only(SourceText source) => Assert.Single(Format.Extract(source));

    static string Translate(string value, InlineText target)
    {
        var source = Value(value);
        var text = Encoding.UTF8.GetString(Reassembly.Write(Format, source, Locale.Parse("ko"), _ => target));
        return text["<root><data name=\"K\"><value>".Length..^"</value></data></root>".Length];
    }

    static SourceText Fixture() =>
        FileFormats.Open(System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures", "resx", "Strings.resx")), "Strings.resx").Source;

    [Fact]
    public void Strings_are_units_and_nothing_else_is() => Assert.Equal(
        ["Greeting", "Column", "Markup", "Raw", "Lines", "Quoted \"key\"", "Typed", "$this.Text", "Emoji"],
        Format.Extract(Fixture()).Select(u => u.Id));

    [Fact]
    public void Values_are_read_as_dotnet_reads_them()
    {
        var document = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures", "resx", "Strings.resx"), LoadOptions.PreserveWhitespace);
        var values = document.Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")?.Value, StringComparer.Ordinal);
        Assert.All(Format.Extract(Fixture()), unit => Assert.Equal(values[unit.Id], unit.Source.Render()));
    }

    [Fact]
    public void A_comment_is_the_note() => Assert.Equal("{0} is the first name.", Format.Extract(Fixture())[0].Note);

    [Theory]
    [InlineData("{MaxLength=40}", 40)]
    [InlineData("On a button. { maxlength = 8 } Keep it short.", 8)]
    [InlineData("{MaxLength=5}{MaxLength=9}", 5)]
    [InlineData("MaxLength=40", null)]
    [InlineData("{MaxLength=0}", null)]
    [InlineData("{MaxLength=99999999999}", null)]
    [InlineData("{MaxLength=many}", null)]
    [InlineData("{Locked}", null)]
    [InlineData("", null)]
    public void A_comment_may_limit_the_target(string comment, int? most)
    {
        var unit = Only(File($"<data name=\"K\"><value>Save</value><comment>{comment}</comment></data>"));
        Assert.Equal(most, unit.MostCharacters);
        Assert.Equal(comment, unit.Note ?? "");
    }

    [Theory]
    [InlineData("{0}", "{0}")]
    [InlineData("{0:N2} and {1,-10:C}", "{0:N2}|{1,-10:C}")]
    [InlineData("{name} {@order} {count:N0}", "{name}|{@order}|{count:N0}")]
    [InlineData("{{0}} {{{0}}}", "{0}")]
    [InlineData("{0} {0}", "{0}|{0}")]
    [InlineData("{when:dd MMM yyyy}", "{when:dd MMM yyyy}")]
    [InlineData("{Note: read this} {} {two words} {-1} { 0", "")]
    public void Placeholders_are_codes(string value, string codes)
    {
        var unit = Only(Value(value));
        Assert.Equal(codes, string.Join('|', unit.Source.Codes.Select(c => c.Data)));
        Assert.Equal(Enumerable.Range(1, unit.Source.Codes.Length).Select(i => $"{i}"), unit.Source.Codes.Select(c => c.Id));
        Assert.All(unit.Source.Codes, c => Assert.Equal(CodeKind.Standalone, c.Kind));
        Assert.Equal(value, unit.Source.Render());
    }

    [Theory]
    [InlineData("a &amp; b", "x & y < z > \"q\"", "x &amp; y &lt; z &gt; \"q\"")]
    [InlineData("<![CDATA[a & b]]>", "x & y ]]> z", "<![CDATA[x & y ]]]]><![CDATA[> z]]>")]
    [InlineData("\n  <![CDATA[a]]>\n", "\n  b", "\n  <![CDATA[b]]>")]
    [InlineData("one", "two\r\nthree", "two&#xD;\nthree")]
    [InlineData("<![CDATA[one]]>", "two\rthree", "<![CDATA[two]]>&#xD;<![CDATA[three]]>")]
    [InlineData("one ", " two ", " two ")]
    [InlineData("&#97;&quot;", "x", "x")]
    public void A_target_is_escaped_as_its_place_needs(string value, string target, string written) => Assert.Equal(written, Translate(value, target));

    [Fact]
    public void A_target_equal_to_the_source_keeps_references_as_they_were()
    {
        var source = Value("&#97;&quot;&#x2014;");
        var unit = Only(source);
        Assert.Equal("a\"—", unit.Source.Text);
        Assert.Equal("&#97;&quot;&#x2014;", Format.Encode(source, unit, "a\"—"));
    }

    [Fact]
    public void Line_ends_read_as_LF_and_are_written_as_the_files_own()
    {
        var source = SourceText.FromString("a.resx", "<root>\r\n<data name=\"K\"><value>one\r\ntwo\rthree</value></data></root>");
        var unit = Only(source);
        Assert.Equal("one\ntwo\nthree", unit.Source.Text);
        Assert.Equal("하나\r\n둘", Format.Encode(source, unit, "하나\n둘"));
    }

    [Fact]
    public void What_a_legacy_encoding_lacks_is_written_as_a_reference()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding("windows-1252").GetBytes("<?xml version=\"1.0\" encoding=\"windows-1252\"?><root><data name=\"é\"><value>café</value></data></root>");
        var (_, source) = FileFormats.Open(bytes, "a.resx");
        Assert.Equal("é", Only(source).Id);
        var written = Reassembly.Write(Format, source, Locale.Parse("ko"), _ => "é 가👍");
        Assert.Contains("<value>é &#xAC00;&#x1F44D;</value>", Encoding.GetEncoding("windows-1252").GetString(written), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u0001", "U+0001")]
    [InlineData("half of a pair", "U+D83D")] // an attribute cannot hold one
    [InlineData("\uFFFE", "U+FFFE")]
    public void What_XML_has_no_form_for_is_refused(string target, string said)
    {
        var error = Assert.Throws<InvalidDocumentException>(() => Translate("one", target.Replace("half of a pair", "\uD83D", StringComparison.Ordinal)));
        Assert.Contains(said, error.Problem, StringComparison.Ordinal);
        Assert.Contains("\"K\"", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_translation_is_written() => Assert.Equal("", Translate("s", ""));

    [Fact]
    public void A_placeholder_typed_as_text_is_a_placeholder() => Assert.Equal("{0}개", Translate("{0} items", "{0}개"));

    [Fact]
    public void A_placeholder_destroyed_by_what_stands_beside_it_is_refused()
    {
        var target = InlineText.Concat(["{", new("", new InlineCode(0, CodeKind.Standalone, "1", "{0}")), "}"]);
        var error = Assert.Throws<InvalidDocumentException>(() => Translate("{0} items", target));
        Assert.Contains("inline codes", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Strings.resx", "Strings.ko.resx")]
    [InlineData("Strings.en.resx", "Strings.ko.resx")]
    [InlineData("Strings.en-US.resx", "Strings.ko.resx")]
    [InlineData("Form.Designer.resx", "Form.Designer.ko.resx")]
    [InlineData("Views/Home.fr/Index.resx", "Views/Home.fr/Index.ko.resx")]
    [InlineData(".resx", ".ko.resx")]
    [InlineData("Strings", "Strings.ko")]
    public void The_locale_stands_before_the_ending(string name, string localized) => Assert.Equal(localized, Format.LocalizedName(name, Locale.Parse("ko")));

    [Theory]
    [InlineData("<resources/>", 1, 1, "expected <root>")]
    [InlineData("<root>\n<data><value>x</value></data></root>", 2, 1, "no name")]
    [InlineData("<root>\n<data name=\"A\"/>\n <data name=\"A\"/></root>", 3, 2, "line 2")]
    [InlineData("<root><data name=\"A\">\n<value>x</value><value>y</value></data></root>", 2, 17, "second <value>")]
    [InlineData("<root><data name=\"A\"><value>a <b>c</b></value></data></root>", 1, 31, "expected text")]
    public void A_file_that_is_no_resx_is_refused_with_the_place(string text, int line, int column, string said)
    {
        var error = Assert.Throws<InvalidDocumentException>(() => Format.Extract(SourceText.FromString("a.resx", text)));
        Assert.Equal(new FilePosition(line, column), error.Position);
        Assert.Contains(said, error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_value_that_XML_can_hold_is_read_and_written()
    {
        var character = Gen.Frequency((6, Gen.Char["abc {}0&<>]\"'\n\t"].Select(c => c.ToString())), (2, Gen.OneOf("가", "é", "e\u0301", "👍🏽", "\u200F", "]]>", "\r", "{0}", "{{", "}}"))).List[0, 30].Select(string.Concat);
        Gen.Select(character, character, Gen.Bool).Sample(
            (value, target, cdata) =>
            {
                value = "v" + value.Replace('\r', '\n');
                target = "t" + target;
                var written = cdata ? $"<![CDATA[{value.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)}]]>" : new XText(value).ToString();
                var source = Value(written);
                var unit = Only(source);
                Assert.Equal(value, unit.Source.Render());
                var back = SourceText.Decode(Reassembly.Write(Format, source, Locale.Parse("ko"), _ => target), "a.resx");
                Assert.Equal(target, Only(back).Source.Render());
                Assert.Equal(target, XDocument.Parse(back.Text, LoadOptions.PreserveWhitespace).Root!.Value);
            },
            iter: 5_000);
    }

    [Fact]
    public void A_message_of_ICU_with_arms_has_no_codes()
    {
        const string Message = "{g, select, male {He} female {She} other {They}} left";
        Assert.Equal(new InlineText(Message), Only(Value(Message)).Source);
        Assert.Equal("{g, select, male {그} female {그녀} other {그들}}", Translate(Message, "{g, select, male {그} female {그녀} other {그들}}"));
    }
}
