using static Translate.Core.Tests.Exchange.Validation.Validated;

namespace Translate.Core.Tests.Exchange.Validation;

/// <summary>Elements and attributes: which, where, how many, and what their values look like. Each with a near miss.</summary>
public sealed class GrammarTests
{
    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "element-missing", "4.2.2.1", Document(""), File(Plain) },
        { "element-missing", "4.2.2.2", File("<notes><note>n</note></notes>"), File("<notes><note>n</note></notes><group id=\"g\"/>") },
        { "element-missing", "4.2.2.6", Unit("<segment/>"), Unit("<segment><source/></segment>") },
        { "element-missing", "4.2.2.7", Unit("<segment><source/></segment><ignorable/>"), Unit("<segment><source/></segment><ignorable><source/></ignorable>") },
        { "element-missing", "4.2.2.8", File("<notes/>" + Plain), File("<notes><note/></notes>" + Plain) },
        { "element-missing", "4.2.2.10", Unit("<originalData/><segment><source/></segment>"), Unit("<originalData><data id=\"d\"/></originalData><segment><source/></segment>") },
        { "element-order", "4.2.2.2", File(Plain + "<notes><note>n</note></notes>"), File("<my:a/><notes><note>n</note></notes>" + Plain) },
        { "element-order", "4.2.2.2", File("<my:a/><skeleton href=\"a\"/>" + Plain), File("<skeleton href=\"a\"/><my:a/>" + Plain) },
        { "element-order", "4.2.2.5", Unit("<segment><source/></segment><my:a/>"), Unit("<my:a/><segment><source/></segment>") },
        { "element-twice", "4.2.2.2", File("<notes><note/></notes><notes><note/></notes>" + Plain), File("<notes><note/><note/></notes>" + Plain) },
        { "element-twice", "4.2.2.6", Unit("<segment><source/><source/></segment>"), Unit("<segment><source/><target/></segment>") },
        { "element-not-allowed", "4.2.2.1", Document("<my:a/><file id=\"f\">" + Plain + "</file>"), File("<my:a/>" + Plain) },
        { "element-not-allowed", "4.2.2.6", Unit("<segment><my:a/><source/></segment>"), Unit("<my:a/><segment><source/></segment>") },
        { "element-not-allowed", "4.2.2.11", Unit("<originalData><data id=\"d\"><my:a/></data></originalData><segment><source/></segment>"), Unit("<originalData><data id=\"d\">x<cp hex=\"0001\"/></data></originalData><segment><source/></segment>") },
        { "element-not-allowed", "4.2.2.12", Source("<b>x</b>"), Source("<pc id=\"1\">x</pc>") },
        { "element-not-allowed", "4.2.3.2", Source("<ph id=\"1\"><cp hex=\"0001\"/></ph>"), Source("<pc id=\"1\"><cp hex=\"0001\"/></pc>") },
        { "text-not-allowed", "4.2.2.5", Unit("x<segment><source/></segment>"), Unit("\n<!-- x --><segment><source/></segment>\n") },
        { "text-not-allowed", "4.2.3.2", Source("<ph id=\"1\">x</ph>"), Source("<ph id=\"1\"> </ph>") },
        { "attribute-missing", "4.2.2.1", Document($"<file id=\"f\">{Plain}</file>", "version=\"2.1\""), Document($"<file id=\"f\">{Plain}</file>", "version=\"2.1\" srcLang=\"en\"") },
        { "attribute-missing", "4.2.2.4", File("<group/>"), File("<group id=\"g\"/>") },
        { "attribute-missing", "4.2.3.2", Source("<ph/>"), Source("<ph id=\"1\"/>") },
        { "attribute-missing", "4.2.3.1", Source("<cp/>"), Source("<cp hex=\"0002\"/>") },
        { "attribute-not-allowed", "4.2.2.6", Unit("<segment translate=\"no\"><source/></segment>"), Unit("<segment canResegment=\"no\"><source/></segment>") },
        { "attribute-not-allowed", "4.2.2.6", Unit("<segment my:a=\"b\"><source/></segment>"), Unit("<segment><source/></segment>", "my:a=\"b\"") },
        { "attribute-not-allowed", "4.2.2.12", Unit("<segment><source dir=\"ltr\"/></segment>"), Unit("<segment><source xml:lang=\"en\"/></segment>") },
        { "attribute-not-allowed", "4.2.3.3", Source("<pc id=\"1\" my:a=\"b\"/>"), Source("<pc id=\"1\" fs:fs=\"b\"/>") },
        { "attribute-not-allowed", "4.2.3.6", Source("<mrk id=\"1\" translate=\"no\" xml:lang=\"en\"/>"), Source("<mrk id=\"1\" translate=\"no\" my:lang=\"en\"/>") },
        { "attribute-value", "4.2.2.1", Document($"<file id=\"f\">{Plain}</file>", "version=\"3.0\" srcLang=\"en\""), Document($"<file id=\"f\">{Plain}</file>", "version=\"2.0\" srcLang=\"en\"") },
        { "attribute-value", "4.2.2.1", Document($"<file id=\"f\">{Plain}</file>", "version=\"2.1\" srcLang=\"en_US\""), Document($"<file id=\"f\">{Plain}</file>", "version=\"2.1\" srcLang=\"en-US\"") },
        { "attribute-value", "4.2.2.1", Document($"<file id=\"f\">{Plain}</file>", "version=\"2.1\" srcLang=\"i-nothing\""), Document($"<file id=\"f\">{Plain}</file>", "version=\"2.1\" srcLang=\"i-klingon\"") },
        { "attribute-value", "4.2.2.5", File("<unit id=\"a b\"><segment><source/></segment></unit>"), File("<unit id=\"-a.b:1\"><segment><source/></segment></unit>") },
        { "attribute-value", "4.2.2.6", Unit("<segment state=\"done\"><source/></segment>"), Unit("<segment state=\"initial\"><source/></segment>") },
        { "attribute-value", "4.2.2.6", Unit("<segment state=\"initial\" subState=\"mine\"><source/></segment>"), Unit("<segment state=\"initial\" subState=\"my:own state\"><source/></segment>") },
        { "attribute-value", "4.2.2.9", File("<notes><note priority=\"11\"/></notes>" + Plain), File("<notes><note priority=\"10\"/></notes>" + Plain) },
        { "attribute-value", "4.2.2.9", File("<notes><note appliesTo=\"both\"/></notes>" + Plain), File("<notes><note appliesTo=\"target\"/></notes>" + Plain) },
        { "attribute-value", "4.2.2.11", Unit("<originalData><data id=\"d\" xml:space=\"default\"/></originalData><segment><source/></segment>"), Unit("<originalData><data id=\"d\" xml:space=\"preserve\"/></originalData><segment><source/></segment>") },
        { "attribute-value", "4.2.2.13", Unit("<segment><source/><target order=\"0\"/></segment>"), Unit("<segment><source/><target order=\"1\"/></segment>") },
        { "attribute-value", "4.2.3.1", Source("<cp hex=\"110000\"/>"), Source("<cp hex=\"FFFF\"/>") },
        { "attribute-value", "4.2.3.1", Source("<cp hex=\"00001\"/>"), Source("<cp hex=\"000001\"/>") },
        { "attribute-value", "4.2.3.2", Source("<ph id=\"1\" canCopy=\"firstNo\"/>"), Source("<ph id=\"1\" canCopy=\"no\" canDelete=\"no\" canReorder=\"firstNo\"/>") },
        { "attribute-value", "4.2.3.2", Source("<ph id=\"1\" type=\"my:type\"/>"), Source("<ph id=\"1\" type=\"other\" subType=\"my:type\"/>") },
        { "attribute-value", "4.2.3.6", Source("<mrk id=\"1\" type=\"own\"/>"), Source("<mrk id=\"1\" type=\"my:own\"/>") },
        { "attribute-value", "4.2.2.2", File(Plain, "original=\"a b.txt\""), File(Plain, "original=\"a%20b.txt\"") },
        { "element-unknown", "4.2", Unit("<mtc:matches><mtc:match ref=\"#s\"><source/><target/><my:a/><gls:nothing/></mtc:match></mtc:matches><segment id=\"s\"><source/></segment>"), Unit("<mtc:matches><mtc:match ref=\"#s\"><source/><target/><my:a/><my:nothing/></mtc:match></mtc:matches><segment id=\"s\"><source/></segment>") },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_breaks_the_grammar_is_told_from_what_just_keeps_it(string rule, string section, string broken, string sound) => Check(rule, section, broken, sound);

    [Fact]
    public void A_file_that_is_no_XML_is_one_violation_at_the_place_where_reading_ends()
    {
        var found = Assert.Single(Examine("<xliff>\n<file></xliff>"));
        Assert.Equal(("well-formed", 2, 7), (found.Rule, found.Place.Line, found.Place.Column));
    }

    [Fact]
    public void Another_root_and_another_version_are_told_by_their_namespace()
    {
        Assert.Equal("root", Assert.Single(Examine("<root/>")).Rule);
        Assert.Contains("document:3.0", Assert.Single(Examine("<xliff version=\"3.0\" xmlns=\"urn:oasis:names:tc:xliff:document:3.0\"/>")).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_violation_is_found_with_its_line_and_column()
    {
        var found = Examine("<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\"\n srcLang=\"en\">\n<file id=\"f\">\n<unit id=\"u\">\n<segment state=\"x\"><source><ph/></source></segment>\n</unit>\n<unit id=\"u\"/>\n</file></xliff>");
        Assert.Equal(
            ["5,17 attribute-value 4.2.2.6", "5,28 attribute-missing 4.2.3.2", "7,1 element-missing 4.2.2.5", "7,11 id-unique 4.3.1.21"],
            found.Select(v => $"{v.Place.Line},{v.Place.Column} {v.Rule} {v.Section}"));
        Assert.Equal("(7,11): error id-unique [4.3.1.21]: the unit id \"u\" is given twice.", found[^1].ToString());
    }
}
