using System.Text;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Segmentation;

public sealed class SrxTests
{
    const string StopThenSpace = """<rule break="yes"><beforebreak>[.?!]+</beforebreak><afterbreak>\s</afterbreak></rule>""";

    [Fact]
    public void The_first_rule_that_matches_decides()
    {
        var exception = """<rule break="no"><beforebreak>\bMr\.</beforebreak><afterbreak>\s</afterbreak></rule>""";
        Assert.Equal("Mr. A left. |B.", Split(Srx(exception + StopThenSpace), "Mr. A left. B."));
        Assert.Equal("Mr. |A left. |B.", Split(Srx(StopThenSpace + exception), "Mr. A left. B."));
    }

    [Fact]
    public void With_cascade_all_maps_that_cover_the_language_apply_in_order_and_without_the_first_only()
    {
        const string rules = $"""
            <languagerule languagerulename="E"><rule break="no"><beforebreak>\bMr\.</beforebreak><afterbreak>\s</afterbreak></rule></languagerule>
            <languagerule languagerulename="D">{StopThenSpace}</languagerule>
            """;
        const string maps = """<languagemap languagepattern="[Ee][Nn].*" languagerulename="E"/><languagemap languagepattern=".*" languagerulename="D"/>""";
        Assert.Equal("Mr. A left. |B.", Split(Document(rules, maps, cascade: "yes"), "Mr. A left. B."));
        Assert.Equal("Mr. A left. B.", Split(Document(rules, maps, cascade: "no"), "Mr. A left. B."));
        Assert.Equal("Mr. |A left. |B.", Split(Document(rules, maps, cascade: "yes"), "Mr. A left. B.", "fr"));
    }

    [Theory]
    [InlineData("EN", "en", true)]
    [InlineData("en", "en-US", false)]
    [InlineData("en[-_]us", "en-US", true)]
    [InlineData("EN_US", "en-US", true)]
    [InlineData("(?!fr).*", "fr", false)]
    public void A_language_pattern_is_for_the_whole_tag_in_either_case(string pattern, string locale, bool covers)
    {
        var srx = Document($"""<languagerule languagerulename="D">{StopThenSpace}</languagerule>""", $"""<languagemap languagepattern="{pattern}" languagerulename="D"/>""");
        Assert.Equal(covers ? "A. |B." : "A. B.", Split(srx, "A. B.", locale));
    }

    [Fact]
    public void The_header_is_read()
    {
        var rules = Load("""
            <srx xmlns="http://www.lisa.org/srx20" xmlns:x="urn:x" version="2.0"><header segmentsubflows="no" cascade="no"><formathandle type="start" include="no"/><formathandle type="end" include="yes"/><x:own/></header>
            <body><languagerules/><x:own><x:more/></x:own><maprules><languagemap languagepattern="." languagerulename="D"/></maprules></body></srx>
            """.Replace("<languagerules/>", "<languagerules><languagerule languagerulename=\"D\"/></languagerules>", StringComparison.Ordinal));
        Assert.False(rules.SegmentsSubflows);
        Assert.False(rules.Cascades);
        Assert.Equal([new("start", false), new("end", true)], rules.FormatHandles);
    }

    [Theory]
    [InlineData(@"\p{Ll}[.]", @"\s+\p{Lu}", "He left. |She. stayed")]
    [InlineData(@"[\p{L}&&[^a-d]]\.", @"\h", "He. |ad. ok")]
    [InlineData(@"[[:alpha:]--[xyz]]\.", @"\s", "ax. ba. |ok", "ax. ba. |ok")]
    [InlineData(@"\Qe.\E", @"\s", "He. |ad. ok")]
    [InlineData(@"\x{2E}", @"\u0020", "A. |B")]
    [InlineData(@"\.++", @"\s*+\w", "A.|B. |C")]
    [InlineData(@"(?i)STOP\.", @"\s", "Stop. |no. ok")]
    [InlineData(@"(?<!\bMr)\.", @"\s", "Mr. A left. |B")]
    [InlineData(@"(?<!\bMr|\bDr)\.", @"\s(?!\d\d)", "Mr. A left. |B ate. 12 of. |1")]
    [InlineData(@"(\w)\1\.", @"\s", "off. |of. ok")]
    [InlineData(@"\.", @"(?=\s[A-Z])", "a. |B. c")]
    [InlineData(@"^\w+\.", @"\s", "One. |Two. Three")]
    [InlineData("", @"\n", "One\n|Two\n|Three")]
    [InlineData(@";", "", "a;|b;|c")]
    [InlineData("", @"(?=[A-Z])", "oneTwo", "one|Two")]
    [InlineData(@"\x{1F600}", @"\s", "a😀 |b😁 c")]
    [InlineData(@"[\x{1F600}-\x{1F64F}]", "", "a😀|b😁|c")]
    [InlineData("(?x) \\. # a stop\n", @"\s", "A. |B")]
    [InlineData(@"\bc\.", @"\B", "c. |d")]
    public void The_regular_expressions_of_ICU_mean_what_they_mean_there(string before, string after, string marked, string? expected = null)
    {
        var rule = $"<rule><beforebreak>{System.Security.SecurityElement.Escape(before)}</beforebreak><afterbreak>{System.Security.SecurityElement.Escape(after)}</afterbreak></rule>";
        Assert.Equal(expected ?? marked, Split(Srx(rule), marked.Replace("|", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(@"[a", "not closed")]
    [InlineData(@"(a", "not closed")]
    [InlineData(@"a)", "closing parenthesis")]
    [InlineData(@"*a", "nothing before it")]
    [InlineData(@"\p{Klingon}", "Klingon")]
    [InlineData(@"\N{DASH}", "\\N")]
    [InlineData(@"a{5,2}", "maximum")]
    [InlineData(@"((((a{1000}){1000}){1000}){1000}){1000}", "too large")]
    [InlineData(@"\y", "\\y")]
    [InlineData(@"[z-a]", "backwards")]
    [InlineData(@"a\", "backslash")]
    [InlineData(@"\5", "reference")]
    public void A_bad_pattern_is_refused_with_its_rule_and_place(string pattern, string problem)
    {
        var error = Refused(Srx(StopThenSpace + $"\n<rule break=\"no\">\n<beforebreak>{pattern}</beforebreak></rule>"));
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Contains("rule 2 of \"D\"", error.Problem, StringComparison.Ordinal);
        Assert.Equal(3, error.Position!.Value.Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no xml")]
    [InlineData("<srx>")]
    [InlineData("<html/>")]
    [InlineData("""<srx version="2.0"/>""")]
    [InlineData("""<srx version="1.0" xmlns="http://www.lisa.org/srx20"/>""")]
    [InlineData("""<srx version="2.0" xmlns="http://www.lisa.org/srx20"><header cascade="maybe" segmentsubflows="yes"/></srx>""")]
    [InlineData("""<srx version="2.0" xmlns="http://www.lisa.org/srx20"><header cascade="yes"/></srx>""")]
    [InlineData("""<srx version="2.0" xmlns="http://www.lisa.org/srx20"><header cascade="yes" segmentsubflows="yes"/></srx>""")]
    [InlineData("""<srx version="2.0" xmlns="http://www.lisa.org/srx20"><header cascade="yes" segmentsubflows="yes"/><body><languagerules/></body></srx>""")]
    [InlineData("""<srx version="2.0" xmlns="http://www.lisa.org/srx20"><header cascade="yes" segmentsubflows="yes"/><body><maprules><languagemap languagepattern=".*" languagerulename="X"/></maprules></body></srx>""")]
    [InlineData("""<srx version="2.0" xmlns="http://www.lisa.org/srx20"><header cascade="yes" segmentsubflows="yes"/><body><languagerules><languagerule/></languagerules></body></srx>""")]
    public void A_malformed_file_is_refused_with_its_place(string srx) => Assert.NotNull(Refused(srx).Position);

    [Theory]
    [InlineData("<rule/>")]
    [InlineData("<rule break='perhaps'><beforebreak>a</beforebreak></rule>")]
    [InlineData("<rule><beforebreak>a</beforebreak><beforebreak>a</beforebreak></rule>")]
    [InlineData("<rule><beforebreak>a<b/></beforebreak></rule>")]
    public void A_malformed_rule_is_refused_with_its_place(string rule) => Assert.NotNull(Refused(Srx(rule)).Position);

    [Fact]
    public void Entities_are_refused_before_they_grow()
    {
        const string bomb = """<!DOCTYPE srx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><srx>&c;</srx>""";
        Assert.Equal(1, Refused(bomb).Position!.Value.Line);
    }

    [Fact]
    public void Two_hundred_thousand_levels_are_refused()
    {
        var deep = new StringBuilder("""<srx version="2.0" xmlns="http://www.lisa.org/srx20"><header cascade="yes" segmentsubflows="yes">""");
        for (var i = 0; i < 200_000; i++) deep.Append("<a>");
        Assert.Contains("deep", Refused(deep.ToString()).Problem, StringComparison.Ordinal);
        Assert.Contains("deep", Refused(Srx($"<rule><beforebreak>{new string('(', 200_000)}</beforebreak></rule>")).Problem, StringComparison.Ordinal);
        Assert.Contains("deep", Refused(Srx($"<rule><beforebreak>{new string('[', 200_000)}</beforebreak></rule>")).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(a+)+b", "a")]
    [InlineData("(a|b|ab)*c", "ab")]
    [InlineData("(?:a|b)*a(?:a|b){20}", "ab")]
    [InlineData(".*.*.*=.*", "x=")]
    [InlineData("(a*)*", "a")]
    [InlineData("", "a")]
    public void Hostile_rules_split_a_text_or_are_refused(string before, string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        try
        {
            Load(Srx($"<rule><beforebreak>{before}</beforebreak><afterbreak>.</afterbreak></rule>")).For(Locale.Parse("en")).Breaks(text);
        }
        catch (InvalidDocumentException error)
        {
            Assert.Contains("too long", error.Problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_rule_that_backtracks_without_end_is_refused_with_its_place()
    {
        var rules = Load(Srx(@"<rule><beforebreak>(?&lt;!(x+x+)+y)(a+)+\2z?\.</beforebreak><afterbreak>\s</afterbreak></rule>"));
        var error = Assert.Throws<InvalidDocumentException>(() => rules.For(Locale.Parse("en")).Breaks(string.Concat(Enumerable.Repeat(new string('a', 120) + ". ", 1_000))));
        Assert.Contains("takes too long", error.Problem, StringComparison.Ordinal);
        Assert.NotNull(error.Position);
    }

    [Fact]
    public void A_language_pattern_that_backtracks_without_end_is_refused_with_its_place()
    {
        var rules = Load(Document($"""<languagerule languagerulename="D">{StopThenSpace}</languagerule>""", """<languagemap languagepattern="en-x-((a|-|aa|a-)+)+b" languagerulename="D"/>"""));
        var error = Assert.Throws<InvalidDocumentException>(() => rules.For(Locale.Parse("en-x-" + string.Join('-', Enumerable.Repeat("aaaaaaaa", 8)))));
        Assert.Contains("the language pattern takes too long", error.Problem, StringComparison.Ordinal);
        Assert.NotNull(error.Position);
    }

    static string Split(string srx, string text, string locale = "en") => Cases.Mark(Load(srx).For(Locale.Parse(locale)), text);

    static SegmentationRules Load(string srx) => SegmentationRules.Load(new MemoryStream(Encoding.UTF8.GetBytes(srx)), "test.srx");

    static InvalidDocumentException Refused(string srx) => Assert.Throws<InvalidDocumentException>(() => Load(srx).For(Locale.Parse("en")));

    static string Srx(string rules) =>
        Document($"""<languagerule languagerulename="D">{rules}</languagerule>""", """<languagemap languagepattern=".*" languagerulename="D"/>""");

    static string Document(string rules, string maps, string cascade = "yes") =>
        $"""<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="{cascade}"/><body><languagerules>{rules}</languagerules><maprules>{maps}</maprules></body></srx>""";
}
