using static Translate.Core.Tests.Exchange.Validation.Validated;

namespace Translate.Core.Tests.Exchange.Validation;

public sealed class CodeRulesTests
{
    const string First = "canReorder=\"firstNo\" canCopy=\"no\" canDelete=\"no\"", Next = "canReorder=\"no\" canCopy=\"no\" canDelete=\"no\"";

    static string WithData(string source) => Unit($"<originalData><data id=\"d\">x</data></originalData><segment><source>{source}</source></segment>");

    static string Match(string content) => Unit($"<mtc:matches><mtc:match ref=\"#s\">{content}</mtc:match></mtc:matches><segment id=\"s\"><source><pc id=\"1\"/></source></segment>");

    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "id-unique", "4.3.1.21", Source("<ph id=\"1\"/><pc id=\"1\"/>"), Source("<ph id=\"1\"/><pc id=\"2\"/>") },
        { "id-unique", "4.3.1.21", Unit("<segment id=\"1\"><source><ph id=\"1\"/></source></segment>"), Unit("<segment id=\"1\"><source><ph id=\"2\"/></source></segment>") },
        { "id-unique", "4.3.1.21", Unit("<segment id=\"1\"><source/></segment><ignorable id=\"1\"><source/></ignorable>"), Unit("<segment id=\"1\"><source/></segment><ignorable><source/></ignorable>") },
        { "id-unique", "4.3.1.21", Pair("<ph id=\"1\"/>", "<ph id=\"1\"/><ph id=\"1\"/>"), Pair("<ph id=\"1\"/>", "<ph id=\"1\"/><ph id=\"2\"/>") },
        { "id-unique", "4.3.1.21", Match("<source><ph id=\"1\"/><ph id=\"1\"/></source><target/>"), Match("<source><pc id=\"1\"/></source><target><pc id=\"1\"/></target>") },
        { "id-corresponding", "4.3.1.21", Pair("<ph id=\"1\"/>", "<pc id=\"1\"/>"), Pair("<pc id=\"1\">a</pc>", "<sc id=\"1\"/>a<ec startRef=\"1\"/>") },
        { "id-corresponding", "4.3.1.21", Unit("<segment><source><ph id=\"1\"/></source></segment><segment><source/><target><ph id=\"1\"/></target></segment>"), Unit("<segment><source><ph id=\"1\"/></source><target><ph id=\"1\"/></target></segment><segment><source/><target><ph id=\"2\"/></target></segment>") },
        { "start-without-end", "4.2.3.4", Source("<sc id=\"1\"/>"), Source("<sc id=\"1\" isolated=\"yes\"/>") },
        { "start-without-end", "4.2.3.4", Source("<sc id=\"1\" isolated=\"yes\"/><ec startRef=\"1\"/>"), Source("<sc id=\"1\" isolated=\"no\"/><ec startRef=\"1\"/>") },
        { "start-without-end", "4.2.3.4", Source("<sc id=\"1\"/><ec startRef=\"1\"/><ec startRef=\"1\"/>"), Unit("<segment><source><sc id=\"1\"/></source></segment><segment><source><ec startRef=\"1\"/></source></segment>") },
        { "start-without-end", "4.2.3.4", Match("<source><sc id=\"1\"/></source><target/>"), Match("<source><sc id=\"1\" isolated=\"yes\"/></source><target/>") },
        { "end-without-start", "4.2.3.5", Source("<ec startRef=\"1\"/>"), Source("<ec id=\"1\" isolated=\"yes\"/>") },
        { "end-without-start", "4.2.3.5", Source("<ec startRef=\"1\"/><sc id=\"1\"/>"), Source("<sc id=\"1\"/><ec startRef=\"1\"/>") },
        { "end-reference", "4.2.3.5", Source("<ec isolated=\"yes\"/>"), Source("<ec isolated=\"yes\" id=\"1\"/>") },
        { "end-reference", "4.2.3.5", Source("<ec id=\"1\"/>"), Source("<ec id=\"1\" isolated=\"yes\"/>") },
        { "end-reference", "4.2.3.5", Source("<sc id=\"1\"/><ec startRef=\"1\" id=\"2\"/>"), Source("<sc id=\"1\"/><ec startRef=\"1\"/>") },
        { "end-direction", "4.2.3.5", Source("<sc id=\"1\" dir=\"ltr\"/><ec startRef=\"1\" dir=\"ltr\"/>"), Source("<ec id=\"1\" isolated=\"yes\" dir=\"ltr\"/>") },
        { "pair-hints", "4.2.3.4", Source("<sc id=\"1\" canCopy=\"no\"/><ec startRef=\"1\"/>"), Source("<sc id=\"1\" canCopy=\"no\"/><ec startRef=\"1\" canCopy=\"no\"/>") },
        { "pair-hints", "4.2.3.4", Source("<sc id=\"1\"/><ec startRef=\"1\" canOverlap=\"no\"/>"), Source("<sc id=\"1\"/><ec startRef=\"1\" canOverlap=\"yes\"/>") },
        { "pair-hints", "4.2.3.4", Source($"<sc id=\"1\" {First}/><ec startRef=\"1\" {First}/>"), Source($"<sc id=\"1\" {First}/><ec startRef=\"1\" {Next}/>") },
        { "pair-differs", "4.7.2.2", Source("<sc id=\"1\" type=\"fmt\"/><ec startRef=\"1\" type=\"ui\"/>"), Source("<sc id=\"1\" type=\"fmt\"/><ec startRef=\"1\"/>") },
        { "data-reference", "4.3.1.9", Source("<ph id=\"1\" dataRef=\"d\"/>"), WithData("<ph id=\"1\" dataRef=\"d\"/>") },
        { "data-reference", "4.3.1.10", WithData("<pc id=\"1\" dataRefStart=\"d\" dataRefEnd=\"e\"/>"), WithData("<pc id=\"1\" dataRefStart=\"d\" dataRefEnd=\"d\"/>") },
        { "data-reference", "4.3.1.11", WithData("<pc id=\"1\" dataRefStart=\"e\" dataRefEnd=\"d\"/>"), WithData("<pc id=\"1\"/>") },
        { "data-reference", "4.3.1.9", Match("<source><ph id=\"1\" dataRef=\"d\"/></source><target/>"), Match("<originalData><data id=\"d\"/></originalData><source><ph id=\"1\" dataRef=\"d\"/></source><target/>") },
        { "half-of-pair", "4.2.3.3", Source("<pc id=\"1\" equivStart=\"a\"/>"), Source("<pc id=\"1\" equivStart=\"a\" equivEnd=\"b\"/>") },
        { "copy-of-unknown", "4.3.1.8", Pair("<ph id=\"1\"/>", "<ph id=\"2\" copyOf=\"3\"/>"), Pair("<ph id=\"1\"/>", "<ph id=\"2\" copyOf=\"1\"/>") },
        { "copy-of-data", "4.7.2.4.1", WithData("<ph id=\"1\" dataRef=\"d\"/><ph id=\"2\" copyOf=\"1\"/>"), WithData("<ph id=\"1\" dataRef=\"d\"/><ph id=\"2\" dataRef=\"d\"/>") },
        { "copy-forbidden", "4.7.2.4.1", Source("<ph id=\"1\" canCopy=\"no\"/><ph id=\"2\" copyOf=\"1\"/>"), Source("<ph id=\"1\" canCopy=\"yes\"/><ph id=\"2\" copyOf=\"1\"/>") },
        { "sub-type-without-type", "4.3.1.36", Source("<ph id=\"1\" subType=\"my:a\"/>"), Source("<ph id=\"1\" type=\"ui\" subType=\"my:a\"/>") },
        { "sub-type-of-type", "4.3.1.36", Source("<ph id=\"1\" type=\"ui\" subType=\"xlf:lb\"/>"), Source("<ph id=\"1\" type=\"fmt\" subType=\"xlf:lb\"/>") },
        { "sub-type-of-type", "4.3.1.36", Source("<ph id=\"1\" type=\"ui\" subType=\"xlf:a\"/>"), Source("<ph id=\"1\" type=\"ui\" subType=\"xlf:var\"/>") },
        { "reorder-hints", "4.7.2.6", Source("<ph id=\"1\" canReorder=\"firstNo\" canCopy=\"no\"/>"), Source($"<ph id=\"1\" {First}/>") },
        { "reorder-sequence", "4.7.2.6", Source($"<ph id=\"1\" {Next}/>"), Source($"<ph id=\"1\" {First}/><ph id=\"2\" {Next}/>") },
        { "reorder-sequence", "4.7.2.6", Source($"<ph id=\"1\" {First}/><ph id=\"2\"/><ph id=\"3\" {Next}/>"), Source($"<sc id=\"1\" {First}/><ph id=\"2\"/><ec startRef=\"1\" {Next}/>") },
        { "reorder-changed", "4.7.2.6", Pair($"<pc id=\"1\" {First}>a<ph id=\"2\" {Next}/></pc>", $"<pc id=\"1\" {First}>a</pc><ph id=\"2\" {Next}/>"), Pair($"<pc id=\"1\" {First}>a<ph id=\"2\" {Next}/></pc><ph id=\"3\"/>", $"<ph id=\"3\"/><pc id=\"1\" {First}>a<ph id=\"2\" {Next}/></pc>") },
        { "code-deleted", "4.7.2.6", Pair("<ph id=\"1\" canDelete=\"no\"/>", "a", "state=\"final\""), Pair("<ph id=\"1\"/>", "a", "state=\"final\"") },
        { "code-deleted", "4.7.2.6", Pair("<ph id=\"1\" canDelete=\"no\"/>", "a"), Source("<ph id=\"1\" canDelete=\"no\"/>") },
        { "character-writable", "4.2.3.1", Source("<cp hex=\"0041\"/>"), Source("<cp hex=\"D800\"/>") },
        { "sub-flow-unknown", "4.3.1.32", Source("<ph id=\"1\" subFlows=\"u v\"/>"), Source("<ph id=\"1\" subFlows=\"u\"/>") },
        { "sub-flow-unknown", "4.3.1.34", Source("<pc id=\"1\" subFlowsStart=\"v\" subFlowsEnd=\"u\"/>"), Source("<pc id=\"1\" subFlowsStart=\"u\" subFlowsEnd=\"u\"/>") },
        { "sub-flow-unknown", "4.3.1.33", Source("<pc id=\"1\" subFlowsStart=\"u\" subFlowsEnd=\"v\"/>"), Source("<pc id=\"1\" subFlowsStart=\"u\" subFlowsEnd=\"u\"/>") },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_breaks_a_rule_is_told_from_what_just_keeps_it(string rule, string section, string broken, string sound) => Check(rule, section, broken, sound);

    [Fact]
    public void A_code_that_may_not_be_deleted_is_asked_for_when_a_segment_is_final_and_in_XLIFF_2_0_always()
    {
        var draft = Pair("<ph id=\"1\" canDelete=\"no\"/>", "a");
        Assert.True(Assert.Single(Examine(draft)).IsWarning);
        Assert.False(Assert.Single(Examine(Pair("<ph id=\"1\" canDelete=\"no\"/>", "a", "state=\"final\""))).IsWarning);
        Assert.False(Assert.Single(Examine(draft.Replace("version=\"2.1\"", "version=\"2.0\"", StringComparison.Ordinal))).IsWarning);
    }

    [Fact]
    public void Sequences_that_change_places_as_wholes_keep_their_order()
    {
        static string Codes(params string[] ids) => string.Concat(ids.Select((id, i) => $"<ph id=\"{id}\" {(i % 2 == 0 ? First : Next)}/>"));
        Assert.Empty(Examine(Pair(Codes("1", "2", "3", "4"), Codes("3", "4", "1", "2"))));
        Assert.NotEmpty(Examine(Pair(Codes("1", "2", "3", "4"), Codes("2", "1", "3", "4"))));
    }
}
