using CsCheck;
using static Translate.Core.Tests.Exchange.Validation.Validated;

namespace Translate.Core.Tests.Exchange.Validation;

/// <summary>XLIFF 1.2, strict.</summary>
public sealed class Xliff1RulesTests
{
    static string Document(string content) => $"<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" xmlns:my=\"urn:mine\">{content}</xliff>";

    static string File(string body, string header = "", string attributes = "") =>
        Document($"<file original=\"a\" source-language=\"en\" target-language=\"fr\" datatype=\"plaintext\" {attributes}>{header}<body>{body}</body></file>");

    static string Unit(string content, string attributes = "id=\"1\"") => File($"<trans-unit {attributes}>{content}</trans-unit>");

    static string Source(string content) => Unit($"<source>{content}</source>");

    static string Segmented(string segments, string target) => Unit($"<source>a b</source><seg-source>{segments}</seg-source><target>{target}</target>");

    const string Plain = "<trans-unit id=\"p\"><source>a</source></trans-unit>";

    const string Two = "<mrk mtype=\"seg\" mid=\"1\">a</mrk> <mrk mtype=\"seg\" mid=\"2\">b</mrk>";

    const string Tool = "<header><tool tool-id=\"t\" tool-name=\"T\"/></header>";

    const string Phase = "<header><phase-group><phase phase-name=\"p\" process-name=\"x\"/></phase-group></header>";

    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "attribute-missing", "1.2:file", Document("<file original=\"a\" source-language=\"en\"><body/></file>"), Document("<file original=\"a\" source-language=\"en\" datatype=\"x-mine\"><body/></file>") },
        { "attribute-missing", "1.2:trans-unit", Unit("<source/>", ""), Unit("<source/>") },
        { "attribute-missing", "1.2:mrk", Source("<mrk>a</mrk>"), Source("<mrk mtype=\"term\">a</mrk>") },
        { "attribute-missing", "1.2:it", Source("<it id=\"1\"/>"), Source("<it id=\"1\" pos=\"open\"/>") },
        { "attribute-missing", "1.2:g", Source("<g>a</g>"), Source("<g id=\"1\">a</g>") },
        { "attribute-value", "1.2:target", Unit("<source/><target state=\"done\"/>"), Unit("<source/><target state=\"x-done\"/>") },
        { "attribute-value", "1.2:target", Unit("<source/><target state-qualifier=\"perfect\"/>"), Unit("<source/><target state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\"/>") },
        { "attribute-value", "1.2:file", Document("<file original=\"a\" source-language=\"en_US\" datatype=\"po\"><body/></file>"), Document("<file original=\"a\" source-language=\"en-US\" datatype=\"po\"><body/></file>") },
        { "attribute-value", "1.2:file", File("", attributes: "date=\"yesterday\""), File("", attributes: "date=\"2008-02-01T10:00:00Z\"") },
        { "attribute-value", "1.2:trans-unit", Unit("<source/>", "id=\"1\" coord=\"1;2;3\""), Unit("<source/>", "id=\"1\" coord=\"-1;#;3;4\" restype=\"heading\" maxwidth=\"20\" size-unit=\"char\"") },
        { "attribute-value", "1.2:x", Source("<x id=\"1\" ctype=\"bold\"/>"), Source("<x id=\"1\" ctype=\"image\"/>") },
        { "attribute-not-allowed", "1.2:trans-unit", Unit("<source/>", "id=\"1\" priority=\"1\""), Unit("<source/>", "id=\"1\" my:priority=\"1\"") },
        { "attribute-not-allowed", "1.2:note", Unit("<source/><note my:a=\"1\">a</note>"), Unit("<source/><note from=\"a\" priority=\"10\" annotates=\"source\">a</note>") },
        { "element-missing", "1.2:trans-unit", Unit("<target/>"), Unit("<source/><target/>") },
        { "element-missing", "1.2:alt-trans", Unit("<source/><alt-trans><source/></alt-trans>"), Unit("<source/><alt-trans><target/></alt-trans>") },
        { "element-missing", "1.2:xliff", Document("<my:a/>"), Document("<my:a/><file original=\"a\" source-language=\"en\" datatype=\"po\"><body/></file><my:a/>") },
        { "element-order", "1.2:trans-unit", Unit("<source/><note>a</note><target/>"), Unit("<source/><target/><note>a</note><my:a/>") },
        { "element-twice", "1.2:trans-unit", Unit("<source/><target/><target/>"), Unit("<source/><target/><alt-trans><target/></alt-trans>") },
        { "element-not-allowed", "1.2:source", Source("<b>a</b>"), Source("<ph id=\"1\">&lt;b alt='<sub>a</sub>'></ph>") },
        { "element-not-allowed", "1.2:source", Source("<my:a/>"), Unit("<source/><my:a><my:b/></my:a>") },
        { "text-not-allowed", "1.2:body", File("a" + Plain), File(" " + Plain) },
        { "id-unique", "1.2:id", File(Plain + "<group>" + Plain + "</group>"), File(Plain + "<group id=\"p\"/>") },
        { "id-unique", "1.2:id", File("<group id=\"1\"><group id=\"1\"/></group>"), File("<group id=\"1\"><group id=\"2\"/><group/></group>") },
        { "tool-unknown", "1.2:tool-id", File(Plain, attributes: "tool-id=\"t\""), File(Plain, Tool, "tool-id=\"t\"") },
        { "phase-unknown", "1.2:phase-name", File("<trans-unit id=\"1\"><source/><target phase-name=\"q\"/></trans-unit>", Phase), File("<trans-unit id=\"1\"><source/><target phase-name=\"p\"/></trans-unit>", Phase) },
        { "unit-unknown", "1.2:xid", File("<trans-unit id=\"1\"><source><ph id=\"1\" xid=\"q\"/></source></trans-unit>" + Plain), File("<trans-unit id=\"1\"><source><ph id=\"1\" xid=\"p\"/></source></trans-unit>" + Plain) },
        { "segment-unique", "1.2:mid", Segmented("<mrk mtype=\"seg\" mid=\"1\">a</mrk><mrk mtype=\"seg\" mid=\"1\">b</mrk>", ""), Segmented(Two, "") },
        { "segment-unknown", "1.2:mid", Segmented(Two, "<mrk mtype=\"seg\" mid=\"3\">c</mrk>"), Segmented(Two, "<mrk mtype=\"seg\" mid=\"2\">c</mrk>") },
        { "segment-unknown", "1.2:mid", Segmented(Two, "<g id=\"1\"><mrk mtype=\"seg\" mid=\"3\">c</mrk></g>"), Segmented(Two, "<g id=\"1\"><mrk mtype=\"term\" mid=\"3\">c</mrk></g>") },
        { "segment-unnamed", "1.2:seg-source", Unit("<source/><seg-source><mrk mtype=\"seg\">a</mrk></seg-source>"), Unit("<source/><seg-source><mrk mtype=\"term\">a</mrk></seg-source>") },
        { "pair-unique", "1.2:rid", Source("<bpt id=\"1\" rid=\"1\"/><bpt id=\"2\" rid=\"1\"/><ept id=\"3\" rid=\"1\"/>"), Source("<bpt id=\"1\" rid=\"1\"/><ept id=\"3\" rid=\"1\"/>") },
        { "pair-unknown", "1.2:rid", Source("<bx id=\"7\"/><ex id=\"3\" rid=\"7\"/>"), Source("<bx id=\"1\" rid=\"7\"/><ex id=\"3\" rid=\"7\"/>") },
        { "pair-incomplete", "1.2:bpt", Source("<bpt id=\"1\"/>a"), Source("<bpt id=\"1\"/>a<ept id=\"1\"/>") },
        { "attribute-deprecated", "1.2:trans-unit", Unit("<source/>", "id=\"1\" ts=\"x\""), Unit("<source/>") },
        { "element-deprecated", "1.2:prop-group", Unit("<source/><prop-group><prop prop-type=\"a\">b</prop></prop-group>"), Unit("<source/><context-group><context context-type=\"record\">b</context></context-group>") },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_breaks_a_rule_is_told_from_what_just_keeps_it(string rule, string section, string broken, string sound) => Check(rule, section, broken, sound);

    [Theory]
    [InlineData("<bpt id=\"1\"/>a")]
    [InlineData("<ept id=\"1\"/>a")]
    public void What_is_only_advised_against_leaves_a_file_valid(string source) => Assert.True(Assert.Single(Examine(Source(source))).IsWarning);

    [Fact]
    public void The_line_and_column_are_those_of_the_value() =>
        Assert.Equal("(2,30): error attribute-value [1.2:target]: ", Assert.Single(Examine(Unit("<source/>\n<target xml:lang=\"fr\" state=\"done\"/>"))).ToString()[..44]);

    [Fact]
    public void Any_tree_of_its_elements_is_decided_about()
    {
        string[] names = ["file", "header", "body", "group", "trans-unit", "bin-unit", "source", "seg-source", "target", "alt-trans", "note", "g", "x", "bx", "ex", "bpt", "ept", "ph", "it", "sub", "mrk", "tool", "phase", "prop-group", "my:a"];
        string[] attributes = ["", "id=\"1\"", "id=\"1\" rid=\"1\"", "mid=\"1\" mtype=\"seg\"", "xid=\"1\" tool-id=\"1\"", "phase-name=\"1\" name=\"1\"", "state=\"x\" ts=\"1\""];
        Tree(5).Sample(tree => Assert.NotEmpty(Examine(Document("<body/>" + tree))), iter: 2_000);

        Gen<string> Tree(int depth) =>
            from name in Gen.Int[0, names.Length - 1]
            from attribute in Gen.Int[0, attributes.Length - 1]
            from children in depth == 0 ? Gen.Const(Array.Empty<string>()) : Tree(depth - 1).Array[0, 3]
            select $"<{names[name]} {attributes[attribute]}>{string.Concat(children)}</{names[name]}>";
    }
}
