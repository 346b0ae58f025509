using static Translate.Core.Tests.Exchange.Validation.Validated;

namespace Translate.Core.Tests.Exchange.Validation;

public sealed class StructureRulesTests
{
    const string Segment = "<segment><source>a</source></segment>";

    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "target-language-missing", "4.2.2.1", Document("<file id=\"f\"><unit id=\"u\"><segment><source/><target/></segment></unit></file>", "version=\"2.1\" srcLang=\"en\""), Document($"<file id=\"f\">{Plain}</file>", "version=\"2.1\" srcLang=\"en\"") },
        { "target-language-missing", "4.2.2.1", Document($"<file id=\"f\"><unit id=\"u\">{Segment}<ignorable><source/><target/></ignorable></unit></file>", "version=\"2.1\" srcLang=\"en\""),
            Document("<file id=\"f\"><unit id=\"u\"><mtc:matches><mtc:match ref=\"#s\"><source/><target/></mtc:match></mtc:matches><segment id=\"s\"><source/></segment></unit></file>", "version=\"2.1\" srcLang=\"en\"") },
        { "id-unique", "4.3.1.21", Document($"<file id=\"f\">{Plain}</file><file id=\"f\">{Plain}</file>"), Document($"<file id=\"f\">{Plain}</file><file id=\"g\">{Plain}</file>") },
        { "id-unique", "4.3.1.21", File("<group id=\"g\"><group id=\"g\"/></group>"), File($"<group id=\"p\">{Plain}</group>") },
        { "id-unique", "4.3.1.21", File($"<group id=\"g\">{Plain}</group>{Plain}"), Document($"<file id=\"f\">{Plain}</file><file id=\"g\"><group id=\"g\">{Plain}</group></file>") },
        { "id-unique", "4.3.1.21", File("<notes><note id=\"n\"/><note id=\"n\"/></notes>" + Plain), File($"<notes><note id=\"n\"/></notes><unit id=\"u\"><notes><note id=\"n\"/></notes>{Segment}</unit>") },
        { "id-unique", "4.3.1.21", Unit($"<originalData><data id=\"d\"/><data id=\"d\"/></originalData>{Segment}"), Unit("<originalData><data id=\"d\"/></originalData><segment id=\"d\"><source/></segment>") },
        { "extension-id-unique", "4.9.2", Unit($"<my:a id=\"x\"/><my:b><my:c id=\"x\"/></my:b>{Segment}"), File($"<my:a id=\"x\"/><unit id=\"u\"><my:a id=\"x\"/>{Segment}</unit>") },
        { "extension-id-unique", "4.9.2", Unit($"<my:a id=\"x y\"/>{Segment}"), Unit($"<my:a name=\"x y\"/>{Segment}") },
        { "skeleton-href", "4.2.2.3", File("<skeleton/>" + Plain), File("<skeleton href=\"a\"/>" + Plain) },
        { "skeleton-href", "4.2.2.3", File("<skeleton href=\"a\">x</skeleton>" + Plain), File("<skeleton>x<my:a/></skeleton>" + Plain) },
        { "segment-missing", "4.2.2.5", Unit("<ignorable><source/></ignorable>"), Unit($"<ignorable><source/></ignorable>{Segment}") },
        { "order-range", "4.3.1.24", Unit("<segment><source/><target order=\"2\"/></segment>"), Unit("<segment><source/><target order=\"1\"/></segment>") },
        { "order-unique", "4.3.1.24", Unit("<segment><source/><target order=\"1\"/></segment><segment><source/><target order=\"1\"/></segment>"), Unit("<segment><source/><target order=\"2\"/></segment><segment><source/><target order=\"1\"/></segment>") },
        { "order-conflict", "4.8.2", Unit("<segment><source/><target order=\"2\"/></segment><segment><source/><target/></segment>"), Unit("<segment><source/><target order=\"3\"/></segment><ignorable><source/></ignorable><segment><source/><target order=\"1\"/></segment>") },
        { "sub-state-without-state", "4.3.1.35", Unit("<segment subState=\"my:a\"><source/></segment>"), Unit("<segment state=\"initial\" subState=\"my:a\"><source/></segment>") },
        { "sub-state-reserved", "4.3.1.35", Unit("<segment state=\"initial\" subState=\"xlf:a\"><source/></segment>"), Unit("<segment state=\"initial\" subState=\"xlfx:a\"><source/></segment>") },
        { "state-without-target", "4.3.1.31", Unit("<segment state=\"translated\"><source/></segment>"), Unit("<segment state=\"translated\"><source/><target/></segment>") },
        { "source-language", "4.2.2.12", Unit("<segment><source xml:lang=\"de\"/></segment>"), Unit("<segment><source xml:lang=\"EN\"/></segment>") },
        { "target-language", "4.2.2.13", Unit("<segment><source xml:lang=\"en\"/><target/></segment>", "xml:lang=\"ja\""), Unit("<segment><source xml:lang=\"en\"/><target/></segment>", "xml:lang=\"fr\"") },
        { "space-differs", "4.3.2.2", Unit("<segment><source xml:space=\"preserve\"/><target/></segment>"), Unit("<segment><source xml:space=\"preserve\"/><target/></segment>", "xml:space=\"preserve\"") },
        { "type-reserved", "4.3.1.40", Unit(Segment, "type=\"xlf:a\""), Unit(Segment, "type=\"my:a\"") },
        { "module-place", "4.2.2", File("<mtc:matches><mtc:match ref=\"#s\"><source/><target/></mtc:match></mtc:matches>" + Plain), Unit("<mtc:matches><mtc:match ref=\"#s\"><source/><target/></mtc:match></mtc:matches><segment id=\"s\"><source/></segment>") },
        { "module-twice", "4.2.2", File("<slr:profiles/><slr:profiles/>" + Plain), File("<slr:profiles/>" + Plain) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_breaks_a_rule_is_told_from_what_just_keeps_it(string rule, string section, string broken, string sound) => Check(rule, section, broken, sound);

    [Fact]
    public void Advice_is_a_warning_and_everything_else_an_error()
    {
        var spaces = Unit("<segment><source xml:space=\"preserve\"/><target/></segment>");
        Assert.True(Assert.Single(Examine(spaces)).IsWarning);
        Assert.False(Assert.Single(Examine(spaces.Replace("version=\"2.1\"", "version=\"2.0\"", StringComparison.Ordinal))).IsWarning);
        Assert.False(Assert.Single(Examine(Unit("<segment subState=\"my:a\"><source/></segment>"))).IsWarning);
    }
}
