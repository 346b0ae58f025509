using static Translate.Core.Tests.Exchange.Validation.Validated;

namespace Translate.Core.Tests.Exchange.Validation;

public sealed class ModuleRulesTests
{
    static string Module(string module) => Unit($"{module}<notes><note id=\"n\"/></notes><segment id=\"s\"><source><mrk id=\"m\" type=\"term\">a</mrk></source></segment>");

    static string Match(string attributes = "ref=\"#s\"", string content = "<source/><target/>") => Module($"<mtc:matches><mtc:match {attributes}>{content}</mtc:match></mtc:matches>");

    static string Entry(string content, string attributes = "") => Module($"<gls:glossary><gls:glossEntry {attributes}><gls:term>a</gls:term>{content}</gls:glossEntry></gls:glossary>");

    static string Rule(string attributes) => Module($"<val:validation><val:rule {attributes}/></val:validation>");

    static string Resource(string content, string attributes = "mimeType=\"text/plain\"") => Module($"<res:resourceData><res:resourceItem {attributes}>{content}</res:resourceItem></res:resourceData>");

    static string Sized(string attributes, string module = "") => File($"{module}<unit id=\"u\" {attributes}><segment><source/></segment></unit>");

    static string Marked(string attributes, string module = "") => Unit($"{module}<segment><source><mrk id=\"1\" {attributes}>a</mrk></source></segment>");

    public static TheoryData<string, string, string, string> Candidates => new()
    {
        { "attribute-missing", "5.1", Match(""), Match() },
        { "attribute-value", "5.1", Match("ref=\"#s\" similarity=\"100.1\""), Match("ref=\"#s\" similarity=\"99.5\"") },
        { "attribute-value", "5.1", Match("ref=\"#s\" type=\"fuzzy\""), Match("ref=\"#s\" type=\"tm\"") },
        { "attribute-not-allowed", "5.1", Match("ref=\"#s\" xml:lang=\"fr\""), Match("ref=\"#s\" my:lang=\"fr\"") },
        { "element-missing", "5.1", Match(content: "<source/>"), Match(content: "<source/><target/><my:a/>") },
        { "id-unique", "5.1", Module("<mtc:matches><mtc:match id=\"1\" ref=\"#s\"><source/><target/></mtc:match><mtc:match id=\"1\" ref=\"#s\"><source/><target/></mtc:match></mtc:matches>"), Match("id=\"s\" ref=\"#s\"") },
        { "span-reference", "5.1", Match("ref=\"#t\""), Match("ref=\"#m\"") },
        { "span-reference", "5.1", Match("ref=\"#n=n/u=u\""), Match("ref=\"#u=u/m\"") },
        { "sub-type-without-type", "5.1", Match("ref=\"#s\" subType=\"my:a\""), Match("ref=\"#s\" type=\"mt\" subType=\"my:a\"") },
        { "match-language", "5.1", Match(content: "<source/><target xml:lang=\"de\"/>"), Match("ref=\"#s\" reference=\"yes\"", "<source/><target xml:lang=\"de\"/>") },
        { "id-unique", "5.2", Module("<gls:glossary><gls:glossEntry id=\"1\"><gls:term/><gls:translation id=\"1\"/></gls:glossEntry></gls:glossary>"), Module("<gls:glossary><gls:glossEntry id=\"1\"><gls:term/><gls:translation id=\"2\"/></gls:glossEntry></gls:glossary>") },
        { "entry-empty", "5.2", Entry(""), Entry("<gls:definition>x</gls:definition>") },
        { "span-reference", "5.2", Entry("<gls:translation ref=\"#x\"/>"), Entry("<gls:translation ref=\"#t=m\"/>") },
        { "attribute-missing", "5.4", Module("<mda:metadata><mda:metaGroup><mda:meta/></mda:metaGroup></mda:metadata>"), Module("<mda:metadata><mda:metaGroup><mda:meta type=\"t\"/></mda:metaGroup></mda:metadata>") },
        { "attribute-not-allowed", "5.4", Module("<mda:metadata><mda:metaGroup><mda:meta type=\"t\" appliesTo=\"source\"/></mda:metaGroup></mda:metadata>"), Module("<mda:metadata><mda:metaGroup appliesTo=\"ignorable\"><mda:meta type=\"t\"/></mda:metaGroup></mda:metadata>") },
        { "element-missing", "5.4", Module("<mda:metadata/>"), Module("<mda:metadata><mda:metaGroup><mda:metaGroup><mda:meta type=\"t\"/></mda:metaGroup></mda:metaGroup></mda:metadata>") },
        { "id-unique", "5.4", Module("<mda:metadata id=\"1\"><mda:metaGroup id=\"1\"><mda:meta type=\"t\"/></mda:metaGroup></mda:metadata>"), Module("<mda:metadata id=\"1\"><mda:metaGroup id=\"2\"><mda:meta type=\"t\"/></mda:metaGroup></mda:metadata>") },
    };

    public static TheoryData<string, string, string, string> Resources => new()
    {
        { "resource-empty", "5.5", Module("<res:resourceData/>"), Resource("<res:reference href=\"a\"/>") },
        { "resource-empty", "5.5", Resource(""), Resource("<res:source href=\"a\"/>") },
        { "id-unique", "5.5", Module("<res:resourceData><res:resourceItem id=\"1\"><res:reference href=\"a\"/></res:resourceItem><res:resourceItem id=\"1\"><res:reference href=\"a\"/></res:resourceItem></res:resourceData>"), Resource("<res:reference href=\"a\"/>", "id=\"s\"") },
        { "resource-reference", "5.5", Module("<res:resourceData><res:resourceItemRef ref=\"r\"/></res:resourceData>"), File("<res:resourceData><res:resourceItem id=\"r\"><res:reference href=\"a\"/></res:resourceItem></res:resourceData><unit id=\"u\"><res:resourceData><res:resourceItemRef ref=\"r\"/></res:resourceData><segment><source/></segment></unit>") },
        { "mime-type-missing", "5.5", Resource("<res:source href=\"a\"/>", ""), Resource("<res:source><my:a/></res:source>", "") },
        { "resource-href", "5.5", Resource("<res:source/>"), Resource("<res:source href=\"a\"/>") },
        { "resource-href", "5.5", Resource("<res:target href=\"a\"><my:a/></res:target>"), Resource("<res:target><my:a/></res:target>") },
        { "resource-language", "5.5", Resource("<res:source href=\"a\" xml:lang=\"de\"/>"), Resource("<res:source href=\"a\" xml:lang=\"en\"/><res:reference href=\"b\" xml:lang=\"de\"/>") },
        { "rule-pattern", "5.7", Rule("isPresent=\"a\" startsWith=\"b\""), Rule("isPresent=\"a\"") },
        { "rule-pattern", "5.7", Rule("caseSensitive=\"no\""), Rule("caseSensitive=\"no\" my:rule=\"a\"") },
        { "rule-occurs", "5.7", Rule("startsWith=\"a\" occurs=\"1\""), Rule("isPresent=\"a\" occurs=\"1\"") },
        { "attribute-value", "5.7", Rule("isPresent=\"a\" occurs=\"0\""), Rule("isPresent=\"a\" occurs=\"2\"") },
        { "attribute-value", "5.7", Rule("isPresent=\"a\" normalization=\"nfkc\""), Rule("isPresent=\"a\" normalization=\"nfd\"") },
        { "rule-exists-in-source", "5.7", Rule("isNotPresent=\"a\" existsInSource=\"yes\""), Rule("endsWith=\"a\" existsInSource=\"yes\"") },
        { "rule-disabled", "5.7", File("<val:validation><val:rule isPresent=\"a\" disabled=\"yes\"/></val:validation>" + Plain), Rule("isPresent=\"a\" disabled=\"yes\"") },
        { "revision-reference", "2.0:5.6", Module("<ctr:changeTrack><ctr:revisions appliesTo=\"note\" ref=\"x\"><ctr:revision><ctr:item property=\"content\"/></ctr:revision></ctr:revisions></ctr:changeTrack>"), Module("<ctr:changeTrack><ctr:revisions appliesTo=\"note\" ref=\"n\"><ctr:revision><ctr:item property=\"category\"/></ctr:revision></ctr:revisions></ctr:changeTrack>") },
        { "revision-property", "2.0:5.6", Module("<ctr:changeTrack><ctr:revisions appliesTo=\"note\"><ctr:revision><ctr:item property=\"colour\"/></ctr:revision></ctr:revisions></ctr:changeTrack>"), Module("<ctr:changeTrack><ctr:revisions appliesTo=\"note\"><ctr:revision><ctr:item property=\"content\"/></ctr:revision></ctr:revisions></ctr:changeTrack>") },
    };

    public static TheoryData<string, string, string, string> Attributes => new()
    {
        { "module-attribute", "5", Unit("<segment><source/></segment>", "fs:colour=\"red\""), Unit("<segment><source/></segment>", "fs:fs=\"p\"") },
        { "module-attribute", "5", Source("<ph id=\"1\" slr:sizeRestriction=\"5\"/>"), Source("<pc id=\"1\" slr:sizeRestriction=\"5\"/>") },
        { "module-attribute-value", "5", Unit("<segment><source/></segment>", "fs:fs=\"paragraph\""), Unit("<segment><source/></segment>", "fs:fs=\"blockquote\"") },
        { "style-isolated", "5.3", Source("<sc id=\"1\" fs:fs=\"b\"/><ec startRef=\"1\" fs:fs=\"b\"/>"), Source("<ec id=\"1\" isolated=\"yes\" fs:fs=\"b\"/>") },
        { "sub-style-without-style", "5.3", Unit("<segment><source/></segment>", "fs:subFs=\"a,b\""), Unit("<segment><source/></segment>", "fs:fs=\"p\" fs:subFs=\"a,b\"") },
        { "size-isolated", "5.6", Source("<sc id=\"1\"/><ec startRef=\"1\" slr:equivStorage=\"7\"/>"), Source("<sc id=\"1\" slr:equivStorage=\"7\"/><ec startRef=\"1\"/>") },
        { "size-value", "5.6", Sized("slr:sizeRestriction=\"ninety\""), Sized("slr:sizeRestriction=\"35,*\"") },
        { "size-value", "5.6", Sized("slr:storageRestriction=\"25,100.5\""), Sized("slr:storageRestriction=\"px\"", "<slr:profiles storageProfile=\"my:pixels\"/>") },
        { "size-twice", "5.6", Sized("slr:sizeInfo=\"1\" slr:sizeInfoRef=\"x\"", "<slr:data profile=\"p\"><my:a id=\"x\"/></slr:data>"), Sized("slr:sizeInfo=\"1\"") },
        { "size-reference", "5.6", Sized("slr:sizeInfoRef=\"y\"", "<slr:data profile=\"p\"><my:a id=\"x\"/></slr:data>"), Sized("slr:sizeInfoRef=\"x\"", "<slr:data profile=\"p\"><my:b><my:a id=\"x\"/></my:b></slr:data>") },
        { "its-value", "5.8", Marked("type=\"its:generic\" its:mtConfidence=\"2\""), Marked("type=\"its:generic\" its:mtConfidence=\"0.9\"") },
        { "its-annotators", "5.8", Unit("<segment><source/></segment>", "its:annotatorsRef=\"weather|http://example.com\""), Unit("<segment><source/></segment>", "its:annotatorsRef=\"mt-confidence|http://example.com provenance|http://example.com\"") },
        { "its-annotators", "5.8", Unit("<segment><source/></segment>", "its:annotatorsRef=\"domain|a domain|b\""), Unit("<segment><source/></segment>", "its:annotatorsRef=\"domain|a\"") },
        { "its-type", "5.8", Marked("type=\"generic\" translate=\"no\" its:taClassRef=\"a\""), Marked("its:taClassRef=\"a\"") },
        { "its-exclusive", "5.8", Marked("its:locQualityRatingScore=\"1\" its:locQualityRatingVote=\"1\""), Marked("its:locQualityRatingScore=\"1\"") },
        { "its-exclusive", "5.8", Marked("its:taIdentRef=\"a\" its:taSource=\"b\" its:taIdent=\"c\""), Marked("its:taSource=\"b\" its:taIdent=\"c\"") },
        { "its-pair", "5.8", Marked("its:taSource=\"b\""), Marked("its:taSource=\"b\" its:taIdent=\"c\"") },
        { "its-threshold", "5.8", Marked("its:locQualityRatingScoreThreshold=\"1\""), Marked("its:locQualityRatingScoreThreshold=\"1\" its:locQualityRatingScore=\"2\"") },
        { "its-reference", "5.8", Marked("its:locQualityIssuesRef=\"#its=x\""), Marked("its:locQualityIssuesRef=\"#its=x\"", "<its:locQualityIssues xml:id=\"x\"><its:locQualityIssue locQualityIssueComment=\"a\"/></its:locQualityIssues>") },
        { "its-exclusive", "5.8", Marked("its:provenanceRecordsRef=\"#its=x\" its:person=\"a\"", "<its:provenanceRecords xml:id=\"x\"><its:provenanceRecord person=\"a\"/></its:provenanceRecords>"), Marked("its:provenanceRecordsRef=\"#its=x\"", "<its:provenanceRecords xml:id=\"x\"><its:provenanceRecord person=\"a\"/></its:provenanceRecords>") },
        { "issue-empty", "5.8", Marked("its:person=\"a\"", "<its:locQualityIssues xml:id=\"x\"><its:locQualityIssue/></its:locQualityIssues>"), Marked("its:person=\"a\"") },
        { "record-empty", "5.8", Marked("its:person=\"a\"", "<its:provenanceRecords xml:id=\"x\"><its:provenanceRecord/></its:provenanceRecords>"), Marked("its:person=\"a\"") },
    };

    [Theory]
    [MemberData(nameof(Candidates))]
    [MemberData(nameof(Resources))]
    [MemberData(nameof(Attributes))]
    public void What_breaks_a_modules_rule_is_told_from_what_just_keeps_it(string rule, string section, string broken, string sound) => Check(rule, section, broken, sound);

    [Fact]
    public void Unknown_extensions_may_stand_wherever_the_specification_lets_them() =>
        Assert.Empty(Examine(Document("<file id=\"f\" my:a=\"1\"><skeleton>x<my:b/></skeleton><my:c id=\"1\" x=\"y\">z<my:d/></my:c><notes><note my:a=\"1\">n</note></notes><group id=\"g\" my:a=\"1\"><my:c id=\"1\"/>"
            + "<unit id=\"u\" my:a=\"1\"><my:c id=\"1\"/><gls:glossary><gls:glossEntry my:a=\"1\"><gls:term>t</gls:term><gls:definition>d</gls:definition><my:b/></gls:glossEntry></gls:glossary>"
            + "<segment><source><mrk id=\"m\" type=\"my:t\" my:a=\"1\">a</mrk></source></segment></unit></group></file>", "version=\"2.1\" srcLang=\"en\" my:a=\"1\"")));
}
