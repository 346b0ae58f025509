using Translate.Core.Exchange.Validation;
using static Translate.Core.Tests.Exchange.Validation.Validated;

namespace Translate.Core.Tests.Exchange.Validation;

public sealed class AnnotationRulesTests
{
    static string WithNote(string source) => Unit($"<notes><note id=\"n\">x</note></notes><segment id=\"s\"><source>{source}</source></segment>");

    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "start-without-end", "4.2.3.7", Source("<sm id=\"1\" type=\"term\"/>"), Source("<sm id=\"1\" type=\"term\"/><em startRef=\"1\"/>") },
        { "start-without-end", "4.2.3.7", Source("<sm id=\"1\" type=\"term\"/><em startRef=\"1\"/><em startRef=\"1\"/>"), Unit("<segment><source><sm id=\"1\" type=\"term\"/></source></segment><segment><source><em startRef=\"1\"/></source></segment>") },
        { "end-without-start", "4.2.3.8", Source("<em startRef=\"1\"/>"), Source("<sm id=\"1\" type=\"term\"/><em startRef=\"1\"/>") },
        { "end-without-start", "4.2.3.8", Source("<em startRef=\"1\"/><sm id=\"1\" type=\"term\"/>"), Source("<sm id=\"1\" type=\"term\"/><em startRef=\"1\"/>") },
        { "annotation-translate", "4.7.3.1.1", Source("<mrk id=\"1\">a</mrk>"), Source("<mrk id=\"1\" type=\"generic\" translate=\"no\">a</mrk>") },
        { "annotation-comment", "4.7.3.1.3", Source("<mrk id=\"1\" type=\"comment\">a</mrk>"), Source("<mrk id=\"1\" type=\"comment\" value=\"x\">a</mrk>") },
        { "annotation-comment", "4.7.3.1.3", WithNote("<mrk id=\"1\" type=\"comment\" value=\"x\" ref=\"#n=n\">a</mrk>"), WithNote("<mrk id=\"1\" type=\"comment\" ref=\"#n=n\">a</mrk>") },
        { "comment-reference", "4.7.3.1.3", WithNote("<mrk id=\"1\" type=\"comment\" ref=\"#n=m\">a</mrk>"), WithNote("<mrk id=\"1\" type=\"comment\" ref=\"#/f=f/u=u/n=n\">a</mrk>") },
        { "match-reference", "5.1", Source("<mrk id=\"1\" type=\"mtc:match\" ref=\"http://example.com\">a</mrk>"), Source("<mrk id=\"1\" type=\"mtc:match\">a</mrk>") },
        { "fragment-prefix", "3.2", WithNote("<mrk id=\"1\" type=\"my:a\" ref=\"#xyz=1\">a</mrk>"), WithNote("<mrk id=\"1\" type=\"my:a\" ref=\"#gls=1\">a</mrk>") },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_breaks_a_rule_is_told_from_what_just_keeps_it(string rule, string section, string broken, string sound) => Check(rule, section, broken, sound);

    [Theory]
    [InlineData("#f=f1/u=u1/1")]
    [InlineData("#/f=f1/g=g/u=u1/t=1")]
    [InlineData("#n=n1")]
    [InlineData("#f=1")]
    [InlineData("#s1")]
    [InlineData("#u=1/gls=t1")]
    public void A_fragment_identifier_leads_by_selectors_in_their_order(string reference)
    {
        Assert.Null(FragmentIdentifier.WhyWrong(reference));
        Assert.Empty(Examine(Source($"<mrk id=\"m\" type=\"my:a\" ref=\"{reference}\">a</mrk>")));
    }

    [Theory]
    [InlineData("#u=1/f=f1")]
    [InlineData("#f=1/f=2")]
    [InlineData("#d=d1/u=1")]
    [InlineData("#n=1/d=1")]
    [InlineData("#a/b")]
    [InlineData("#x=1")]
    [InlineData("#f=")]
    [InlineData("#f=a=b")]
    [InlineData("#")]
    [InlineData("#g(s=1")]
    [InlineData("#f=1//u=2")]
    public void A_fragment_identifier_that_leads_nowhere_is_named(string reference) =>
        Assert.Equal("fragment-syntax", Assert.Single(Examine(Source($"<mrk id=\"m\" type=\"my:a\" ref=\"{reference}\">a</mrk>"))).Rule);
}
