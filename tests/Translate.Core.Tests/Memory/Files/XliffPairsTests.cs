using System.Text;
using Translate.Core.Memory;
using Translate.Core.Memory.Files;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Memory.Files;

/// <summary>Pairs of XLIFF files of both versions, and of whatever file it turns out to be.</summary>
public sealed class XliffPairsTests
{
    static (List<MemoryPair> Pairs, List<InvalidDocumentException> Problems) Read(string file, string name = "file")
    {
        var problems = new List<InvalidDocumentException>();
        return ([.. PairFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), name, problems)], problems);
    }

    static string First(string units, string languages = "source-language=\"en\" target-language=\"ko\"") =>
        $"<?xml version=\"1.0\"?><xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file original=\"a.txt\" {languages} datatype=\"plaintext\"><header/><body>{units}</body></file></xliff>";

    static string Second(string units) =>
        $"<xliff version=\"2.1\" srcLang=\"en\" trgLang=\"ko\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"><file id=\"f\" original=\"my%20a.txt\">{units}</file></xliff>";

    [Fact]
    public void A_unit_of_version_1_is_a_pair_with_its_codes_state_and_origin()
    {
        var (pairs, problems) = Read(First("""
            <group><trans-unit id="1" approved="yes"><source>Press <g id="1">Enter</g><ph id="2">&lt;br/&gt;</ph>.</source><target><g id="1">엔터</g>를 누르세요<ph id="2">&lt;br/&gt;</ph>.</target><alt-trans><source>No.</source><target>아니오.</target></alt-trans></trans-unit></group>
            <trans-unit id="2"><source>Two.</source><target state="translated" state-qualifier="mt-suggestion">둘.</target></trans-unit>
            <trans-unit id="3"><source>Three.</source></trans-unit>
            <trans-unit id="4"><source>Four.</source><target state="needs-translation">Four.</target></trans-unit>
            """));

        Assert.Empty(problems);
        Assert.Equal(["Press <g id=\"1\">Enter</g><br/>.", "Two."], pairs.Select(p => p.Source.Text.Render()));
        Assert.Equal("<g id=\"1\">엔터</g>를 누르세요<br/>.", pairs[0].Target.Text.Render());
        Assert.Equal([(TargetState.Final, PairOrigin.Human), (TargetState.Translated, PairOrigin.Machine)], pairs.Select(p => (p.State, p.Origin)));
        Assert.All(pairs, p => Assert.Equal("a.txt", p.Document));
    }

    [Fact]
    public void Segments_of_version_1_are_pairs_by_their_marks()
    {
        var (pairs, _) = Read(First("""
            <trans-unit id="1"><source>One. Two <x id="9"/>.</source><seg-source><mrk mtype="seg" mid="0">One.</mrk> <mrk mtype="seg" mid="1">Two <x id="9"/>.</mrk></seg-source>
            <target><mrk mtype="seg" mid="1">둘 <x id="9"/>.</mrk> <mrk mtype="seg" mid="0">하나.</mrk></target></trans-unit>
            """));

        Assert.Equal([("One.", "하나."), ("Two <x id=\"9\"/>.", "둘 <x id=\"9\"/>.")], pairs.Select(p => (p.Source.Text.Render(), p.Target.Text.Render())));
    }

    [Fact]
    public void A_segment_of_version_2_is_a_pair_with_its_native_codes()
    {
        var (pairs, problems) = Read(Second("""
            <unit id="u"><originalData><data id="d1">&lt;b&gt;</data><data id="d2">&lt;/b&gt;</data></originalData>
            <segment id="s1" state="reviewed"><source>Press <pc id="1" dataRefStart="d1" dataRefEnd="d2">Enter</pc>.</source><target><sc id="1" dataRef="d1"/>엔터<ec startRef="1" dataRef="d2"/>를 누르세요.</target></segment>
            <ignorable><source> </source><target> </target></ignorable>
            <segment><source><mrk id="m" type="term">Two</mrk>.</source><target>둘.</target></segment>
            <segment state="initial"><source>Three.</source><target>셋.</target></segment></unit>
            """));

        Assert.Empty(problems);
        Assert.Equal([("Press <b>Enter</b>.", "<b>엔터</b>를 누르세요."), ("Two.", "둘.")], pairs.Select(p => (p.Source.Text.Render(), p.Target.Text.Render())));
        Assert.Equal([TargetState.Reviewed, TargetState.Translated], pairs.Select(p => p.State));
        Assert.All(pairs[0].Target.Text.Codes, code => Assert.Equal("1", code.Id));
        Assert.Equal("my a.txt", pairs[0].Document);
    }

    [Fact]
    public void A_bad_unit_is_named_with_its_line_and_the_others_are_kept()
    {
        var (pairs, problems) = Read(First("<trans-unit id=\"1\">\n<target>하나.</target></trans-unit>\n<trans-unit id=\"2\"><source>Two.</source><target>둘.</target></trans-unit>"));

        Assert.Equal("Two.", Assert.Single(pairs).Source.Text.Text);
        Assert.Equal(1, Assert.Single(problems).Position?.Line);
    }

    [Theory]
    [InlineData("source-language=\"en\"")]
    [InlineData("source-language=\"en\" target-language=\"en\"")]
    [InlineData("source-language=\"en\" target-language=\"korean language\"")]
    public void Pairs_whose_languages_are_not_known_are_named(string languages)
    {
        var (pairs, problems) = Read(First("<trans-unit id=\"1\"><source>One.</source><target>하나.</target></trans-unit>", languages));

        Assert.Empty(pairs);
        Assert.NotEmpty(problems);
    }

    [Theory]
    [InlineData("<xliff version=\"2.1\" srcLang=\"en\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"/>")]
    [InlineData("<xliff version=\"1.2\"><file")]
    [InlineData("<xliffs/>")]
    public void What_cannot_be_read_is_refused(string file) => Assert.Throws<InvalidDocumentException>(() => Read(file, "a.xlf"));

    [Fact]
    public void What_a_file_is_its_name_says_or_its_content()
    {
        var tmx = "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>One.</seg></tuv><tuv xml:lang=\"ko\"><seg>하나.</seg></tuv></tu></body></tmx>";
        var xliff = First("<trans-unit id=\"1\"><source>One.</source><target>하나.</target></trans-unit>");

        foreach (var (file, name) in new[] { (tmx, "memory"), (tmx, "a.tmx"), (tmx, "a.xml"), (xliff, "a.xml"), (xliff, "a.xlf"), ("en,ko\nOne.,하나.", "a"), ("\uFEFFen,ko\nOne.,하나.", "a.csv") })
            Assert.Equal("One.", Assert.Single(Read(file, name).Pairs).Source.Text.Text);
    }

    [Fact]
    public void What_a_file_speaks_of_does_not_make_it_an_XLIFF_file()
    {
        var (tmx, table) = ("<tmx version=\"1.4\"><header srclang=\"en\" o-tmf=\"xliff\"/><body><tu><tuv xml:lang=\"en\"><seg>An &lt;xliff file.</seg></tuv><tuv xml:lang=\"ko\"><seg>xliff 파일.</seg></tuv></tu></body></tmx>", "en,ko\nAn &lt;xliff file.,xliff 파일.\n");
        var xliff = First("<trans-unit id=\"1\"><source>A &lt;tmx file.</source><target>tmx 파일.</target></trans-unit>");

        foreach (var (file, name) in new[] { (tmx, "a"), (tmx, "xliff.xml"), (table, "a.csv"), ("<!-- no <xliff> -->" + tmx, "a.xml"), ("<!DOCTYPE tmx SYSTEM \"xliff.dtd\">\n" + tmx, "a"), (table, "a"), ("en,ko\n<xliff>,<xliff>\n", "a.csv") })
            Assert.Contains("xliff", Assert.Single(Read(file, name).Pairs).Target.Text.Text, StringComparison.Ordinal);
        Assert.Equal("tmx 파일.", Assert.Single(Read(xliff.Replace("<xliff", "<!-- no <tmx> -->\n<xliff", StringComparison.Ordinal), "a.xml").Pairs).Target.Text.Text);
        Assert.Equal("둘.", Assert.Single(Read("<x:xliff version=\"2.1\" srcLang=\"en\" trgLang=\"ko\" xmlns:x=\"urn:oasis:names:tc:xliff:document:2.0\"><x:file id=\"f\"><x:unit id=\"u\"><x:segment><x:source>Two.</x:source><x:target>둘.</x:target></x:segment></x:unit></x:file></x:xliff>", "a.xml").Pairs).Target.Text.Text);
    }

    [Fact]
    public void A_unit_without_end_is_one_problem()
    {
        var (pairs, problems) = Read(First($"<trans-unit id=\"1\"><source>{new string('a', 1_100_000)}</source><target>하나.</target></trans-unit><trans-unit id=\"2\"><source>Two.</source><target>둘.</target></trans-unit>"));

        Assert.Equal("Two.", Assert.Single(pairs).Source.Text.Text);
        Assert.Single(problems);
    }
}
