using System.Text;
using System.Xml.Linq;
using Translate.Core.Exchange.Validation;
using Translate.Core.Formats;
using Translate.Core.Formats.Xliff;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

public sealed class XliffContract : FormatContract
{
    protected override IFormat Format { get; } = new Xliff();

    protected override string Declare(string text, string encoding) =>
        text.StartsWith("<?xml", StringComparison.Ordinal)
            ? text.Replace("\"utf-8\"", $"\"{encoding}\"", StringComparison.Ordinal).Replace("'utf-8'", $"'{encoding}'", StringComparison.Ordinal)
            : $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>{text}";
}

public sealed class XliffTests
{
    const string Namespace = "urn:oasis:names:tc:xliff:document:2.0";

    static readonly Xliff Format = new();

    static SourceText Fixture(string name) =>
        FileFormats.Open(System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures", "xliff", name)), name).Source;

    static SourceText Two(string units, string attributes = "trgLang=\"ko\"") => SourceText.FromString(
        "a.xlf", $"<xliff xmlns=\"{Namespace}\" xmlns:slr=\"urn:oasis:names:tc:xliff:sizerestriction:2.0\" version=\"2.1\" srcLang=\"en\" {attributes}><file id=\"f\">{units}</file></xliff>");

    static SourceText One(string units, string attributes = "target-language=\"ko\"") => SourceText.FromString(
        "a.xlf", $"<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\"><file original=\"a\" source-language=\"en\" datatype=\"x\" {attributes}><body>{units}</body></file></xliff>");

    static string Segment(string content, string attributes = "") => $"<unit id=\"u\"><segment{attributes}>{content}</segment></unit>";

    static Unit Only(SourceText source) => Assert.Single(Format.Extract(source));

    /// <summary>The unit as it is written once it has a target.</summary>
    static string Translate(SourceText source, InlineText target, string locale = "ko")
    {
        var text = Encoding.UTF8.GetString(Reassembly.Write(Format, source, Locale.Parse(locale), _ => target));
        return text[text.IndexOf(text.Contains("<body>", StringComparison.Ordinal) ? "<trans-unit" : "<unit", StringComparison.Ordinal)..text.IndexOf(text.Contains("<body>", StringComparison.Ordinal) ? "</body>" : "</file>", StringComparison.Ordinal)];
    }

    [Fact]
    public void Every_segment_to_be_translated_is_a_unit_and_nothing_else_is() => Assert.Equal(
        ["f1/open/s1", "f1/p1/s1", "f1/p1/s2", "f1/p1/s3", "f1/p2/#1", "f2/open/#1"],
        Format.Extract(Fixture("harbour.xlf")).Select(unit => unit.Id));

    [Fact]
    public void Every_unit_of_version_1_to_be_translated_is_one() => Assert.Equal(
        ["1/1", "1/4", "1/5", "1/6", "1/7", "2/1"],
        Format.Extract(Fixture("strings12.xlf")).Select(unit => unit.Id));

    [Theory]
    [InlineData("harbour.xlf")]
    [InlineData("prefixed.xliff")]
    [InlineData("strings12.xlf")]
    [InlineData("vendor.sdlxliff")]
    [InlineData("old.xlf")]
    public void A_file_is_known_by_its_root_where_its_name_says_nothing(string name) => Assert.IsType<Xliff>(
        FileFormats.Open(System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures", "xliff", name)), "export").Format);

    [Fact]
    public void Ids_given_twice_are_told_apart() => Assert.Equal(["1/1", "1/1~2"], Format.Extract(Fixture("old.xlf")).Select(unit => unit.Id));

    [Fact]
    public void Targets_that_are_there_stand_with_their_state()
    {
        var units = Format.Extract(Fixture("harbour.xlf"));
        Assert.Equal(new Standing("문 열기", TargetState.Translated), units[0].Standing);
        Assert.Equal([null, null, null], units.Skip(1).Take(3).Select(unit => unit.Standing));
        Assert.Equal(TargetState.Initial, units[4].Standing?.State);
    }

    [Theory]
    [InlineData("state=\"new\"", "", TargetState.Initial)]
    [InlineData("state=\"needs-translation\"", "", TargetState.Initial)]
    [InlineData("state=\"needs-review-translation\"", "", TargetState.Translated)]
    [InlineData("state=\"translated\"", "", TargetState.Translated)]
    [InlineData("", "", TargetState.Translated)]
    [InlineData("", "approved=\"yes\"", TargetState.Final)]
    [InlineData("", "approved=\"no\"", TargetState.Translated)]
    [InlineData("state=\"signed-off\"", "", TargetState.Reviewed)]
    [InlineData("state=\"final\"", "", TargetState.Final)]
    public void States_of_version_1_are_those_of_version_2(string target, string unit, TargetState state) =>
        Assert.Equal(state, Only(One($"<trans-unit id=\"1\" {unit}><source>a</source><target {target}>b</target></trans-unit>")).Standing?.State);

    [Theory]
    [InlineData("<mrk mtype=\"seg\" mid=\"1\">x</mrk> <mrk mtype=\"seg\" mid=\"2\"/>", TargetState.Initial)]
    [InlineData("<mrk mtype=\"seg\" mid=\"1\"></mrk> <mrk mtype='seg' mid=\"2\">y</mrk>", TargetState.Initial)]
    [InlineData("<mrk mtype=\"seg\" mid=\"1\">x</mrk> <mrk mtype=\"seg\" mid=\"2\">y</mrk>", TargetState.Translated)]
    public void A_target_with_an_empty_segment_is_a_beginning(string target, TargetState state) => Assert.Equal(
        state,
        Only(One($"<trans-unit id=\"1\"><source>A. B.</source><seg-source><mrk mtype=\"seg\" mid=\"1\">A.</mrk> <mrk mtype=\"seg\" mid=\"2\">B.</mrk></seg-source><target>{target}</target></trans-unit>")).Standing?.State);

    [Theory]
    [InlineData("needs-adaptation", "b", "translated")]
    [InlineData("needs-adaptation", null, "needs-adaptation")]
    [InlineData("signed-off", "b", "signed-off")]
    public void A_target_that_was_not_done_and_is_meant_as_it_is_is_translated(string state, string? target, string written) => Assert.Contains(
        $"<target state=\"{written}\">b</target>",
        System.Text.Encoding.UTF8.GetString(Reassembly.Write(Format, One($"<trans-unit id=\"1\"><source>a</source><target state=\"{state}\">b</target></trans-unit>"), Some.Korean, _ => target is null ? null : new InlineText(target))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("generalProfile=\"xliff:codepoints\"", "", "slr:sizeRestriction=\"9\"", "{MaxCodePoints=9}", 9)]
    [InlineData("generalProfile=\"xliff:codepoints\"", "general=\"nfc\" storage=\"nfd\"", "slr:sizeRestriction=\"2,9\" slr:storageRestriction=\"30\"", "{MaxCodePoints=9;NFC}", 9)]
    [InlineData("generalProfile=\"xliff:codepoints\"", "", "slr:sizeRestriction=\"3,*\"", null, null)]
    [InlineData("storageProfile=\"xliff:utf8\"", "", "slr:storageRestriction=\"30\" slr:sizeRestriction=\"9\"", "{MaxBytes=30}", null)]
    [InlineData("storageProfile=\"xliff:utf16\"", "general=\"nfc\" storage=\"nfd\"", "slr:storageRestriction=\"1,30\"", "{MaxBytes=30;UTF-16;NFD}", null)]
    [InlineData("storageProfile=\"xliff:utf32\" generalProfile=\"xliff:codepoints\"", "", "slr:storageRestriction=\"30\" slr:sizeRestriction=\"5\"", "{MaxCodePoints=5}{MaxBytes=30;UTF-32}", 5)]
    [InlineData("generalProfile=\"my:pixels\" storageProfile=\"itsm:storage\"", "", "slr:storageRestriction=\"30\" slr:sizeRestriction=\"5\"", null, null)]
    [InlineData("generalProfile=\"\"", "", "slr:sizeRestriction=\"5\"", null, null)]
    public void Sizes_are_restricted_as_the_standard_profiles_measure_them(string profiles, string normalization, string restriction, string? note, int? most)
    {
        var file = Two($"<slr:profiles {profiles}>{(normalization.Length > 0 ? $"<slr:normalization {normalization}/>" : "")}<x:more xmlns:x=\"x\"/></slr:profiles><unit id=\"u\" {restriction}><segment><source>a</source></segment></unit>");
        var unit = Only(file);

        Assert.Equal((note, most), (unit.Note, unit.MostCharacters));

        // Whatever it restricts, it stays as it is.
        Assert.Contains($"<unit id=\"u\" {restriction}>", System.Text.Encoding.UTF8.GetString(Reassembly.Write(Format, file, Some.Korean, _ => new InlineText("b"))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_unit_of_several_segments_may_take_is_said_of_none_of_them() =>
        Assert.All(Format.Extract(Two("<slr:profiles generalProfile=\"xliff:codepoints\" storageProfile=\"xliff:utf8\"/><unit id=\"u\" slr:sizeRestriction=\"9\" slr:storageRestriction=\"9\"><segment><source>a</source></segment><segment><source>b</source></segment></unit>")), unit => Assert.Equal(((string?)null, (int?)null), (unit.Note, unit.MostCharacters)));

    [Fact]
    public void Notes_and_the_most_characters_are_those_of_the_unit()
    {
        var (two, one) = (Format.Extract(Fixture("harbour.xlf")), Format.Extract(Fixture("strings12.xlf")));
        Assert.Equal(("On a button.\n{MaxCodePoints=20}", 20), (two[0].Note, two[0].MostCharacters));
        Assert.Equal(((string?)null, (int?)null), (two[1].Note, two[1].MostCharacters));
        Assert.Equal(("A button.", 24), (one[0].Note, one[0].MostCharacters));
        Assert.Null(Only(Two("<slr:profiles generalProfile=\"my:pixels\"/><unit id=\"u\" slr:sizeRestriction=\"9\"><segment><source>a</source></segment></unit>")).MostCharacters);
        Assert.Null(Only(One("<trans-unit id=\"1\" maxwidth=\"9\"><source>a</source></trans-unit>")).MostCharacters);
    }

    [Fact]
    public void Inline_elements_are_codes_kept_as_they_are_written()
    {
        var units = Format.Extract(Fixture("harbour.xlf"));
        Assert.Equal(
            [(CodeKind.Opening, "1", "<pc id=\"1\" dataRefStart=\"d1\" dataRefEnd=\"d2\">"), (CodeKind.Closing, "1", "</pc>"), (CodeKind.Standalone, "2", "<ph id=\"2\" dataRef=\"d3\"/>")],
            units[1].Source.Codes.Select(code => (code.Kind, code.Id, code.Data)));
        Assert.Equal("The ferry leaves in  minutes. 🚢", units[1].Source.Text);
        Assert.Equal("Ask  or the harbour master.", units[2].Source.Text);
        Assert.Equal([(CodeKind.Standalone, "m1"), (CodeKind.Opening, "3")], units[2].Source.Codes.Select(code => (code.Kind, code.Id)));
        Assert.Equal([(CodeKind.Closing, "3"), (CodeKind.Opening, "m2"), (CodeKind.Closing, "m2"), (CodeKind.Standalone, "#4")], units[3].Source.Codes.Select(code => (code.Kind, code.Id)));
        Assert.Equal("Prices < 5 & up", units[4].Source.Text);
    }

    [Fact]
    public void Inline_elements_of_version_1_hold_native_code_which_is_no_text()
    {
        var unit = Format.Extract(Fixture("strings12.xlf"))[2];
        Assert.Equal("A bold word, . Over ", unit.Source.Text);
        Assert.Equal(
            [CodeKind.Opening, CodeKind.Closing, CodeKind.Standalone, CodeKind.Opening, CodeKind.Opening, CodeKind.Closing, CodeKind.Standalone], unit.Source.Codes.Select(code => code.Kind));
        Assert.Equal("<mrk mtype=\"protected\">RFC 1</mrk>", unit.Source.Codes[^1].Data);
    }

    [Fact]
    public void A_missing_target_is_put_behind_its_source_in_a_line_of_its_own() => Assert.Equal(
        "<unit id=\"u\">\n <segment state=\"translated\">\n  <source>a</source>\n  <target>나 &lt; 너</target>\n </segment></unit>",
        Translate(Two("<unit id=\"u\">\n <segment>\n  <source>a</source>\n </segment></unit>"), "나 < 너"));

    [Theory]
    [InlineData("<source>a</source><target/>", "<source>a</source><target>b</target>")]
    [InlineData("<source>a</source><target order=\"1\" />", "<source>a</source><target order=\"1\">b</target>")]
    [InlineData("<source>a</source><target xml:space=\"preserve\">x</target>", "<source>a</source><target xml:space=\"preserve\">b</target>")]
    public void A_target_that_is_there_keeps_its_tag(string before, string after) =>
        Assert.Equal(Segment(after, " state=\"translated\""), Translate(Two(Segment(before)), "b"));

    [Fact]
    public void A_new_text_is_translated_and_no_more_whatever_was_said_of_the_one_before()
    {
        Assert.Equal(Segment("<source>a</source><target>b</target>", " state=\"translated\" id=\"s\""), Translate(Two(Segment("<source>a</source><target>x</target>", " state=\"final\" subState=\"my:x\" id=\"s\"")), "b"));
        Assert.Equal(
            "<trans-unit id=\"1\" approved=\"no\"><source>a</source><target state=\"translated\">b</target></trans-unit>",
            Translate(One("<trans-unit id=\"1\" approved=\"yes\"><source>a</source><target state=\"final\" state-qualifier=\"exact-match\">x</target></trans-unit>"), "b"));
        Assert.Equal(
            "<trans-unit id=\"1\"><source>a</source><target state=\"translated\">b</target></trans-unit>",
            Translate(One("<trans-unit id=\"1\"><source>a</source><target state=\"new\"/></trans-unit>"), "b"));
    }

    [Fact]
    public void The_locale_becomes_the_files()
    {
        Assert.Contains(" srcLang=\"en\" trgLang=\"ko\" >", Encoding.UTF8.GetString(Reassembly.Write(Format, Two(Segment("<source>a</source>"), ""), Locale.Parse("ko"), _ => "b")), StringComparison.Ordinal);
        Assert.Contains(" trgLang=\"ko-KR\"", Encoding.UTF8.GetString(Reassembly.Write(Format, Two(Segment("<source>a</source>")), Locale.Parse("ko-KR"), _ => "b")), StringComparison.Ordinal);
        Assert.Equal(2, Encoding.UTF8.GetString(Reassembly.Write(Format, Fixture("strings12.xlf"), Locale.Parse("ko-KR"), _ => "b")).Split("target-language=\"ko-KR\"").Length - 1);
    }

    [Fact]
    public void A_region_that_the_file_names_stays_where_only_the_language_was_asked_for()
    {
        var two = Two(Segment("<source>a</source><target xml:lang=\"ko-KR\">x</target>"), "trgLang=\"ko-KR\"");
        Assert.Equal(two.Text.Replace(">x<", ">b<", StringComparison.Ordinal).Replace("<segment>", "<segment state=\"translated\">", StringComparison.Ordinal), Encoding.UTF8.GetString(Reassembly.Write(Format, two, Locale.Parse("ko"), _ => "b")));
        Assert.Contains(" target-language=\"ko-KR\"", Encoding.UTF8.GetString(Reassembly.Write(Format, One("<trans-unit id=\"1\"><source>a</source></trans-unit>", "target-language=\"ko-KR\""), Locale.Parse("ko"), _ => "b")), StringComparison.Ordinal);
        Assert.Contains(" trgLang=\"pt-PT\"", Encoding.UTF8.GetString(Reassembly.Write(Format, Two(Segment("<source>a</source>"), "trgLang=\"pt-BR\""), Locale.Parse("pt-PT"), _ => "b")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Keep <mrk id=\"m\" translate=\"yes\">this</mrk> word", "this", "this")]
    [InlineData("<pc id=\"1\">A <mrk id=\"m\" translate=\"yes\">b <ph id=\"2\"/></mrk></pc> C <mrk id=\"n\" translate=\"yes\">d</mrk>", "b d", "b <ph id=\"2\"/></mrk></pc> C <mrk id=\"n\" translate=\"yes\">d")]
    [InlineData("Keep <sm id=\"m\" translate=\"yes\"/>this<em startRef=\"m\"/> word", "this", "this")]
    [InlineData("A <pc id=\"1\">b <sm id=\"m\" translate=\"yes\"/>c <pc id=\"2\">d</pc></pc> e<em startRef=\"m\"/> <sm id=\"n\" translate=\"yes\"></sm>f<em startRef=\"n\"/>", "c df", "c <pc id=\"2\">d</pc></pc> e<em startRef=\"m\"/> <sm id=\"n\" translate=\"yes\"></sm>f")]
    [InlineData("Keep <sm id=\"m\" translate=\"yes\"/>this", "this", "this")]
    public void Within_what_is_not_to_be_translated_is_what_is_annotated_so(string content, string shown, string read)
    {
        const string Never = "<unit id=\"v\" translate=\"no\"><segment><source>Never</source><target>x</target></segment></unit>";
        var source = Two($"<unit id=\"u\" translate=\"no\"><segment><source>{content}</source></segment></unit>{Never}");
        var unit = Only(source);
        Assert.Equal((shown, read), (unit.Source.Text, unit.Source.Render(text => text)));

        // Whatever is written before, between and behind its codes is within the annotations.
        var target = InlineText.Concat(["[", unit.Source, "]"]);
        var written = content.Replace(read, $"[{read}]", StringComparison.Ordinal);
        Assert.Equal($"<unit id=\"u\" translate=\"no\"><segment state=\"translated\"><source>{content}</source><target>{written}</target></segment></unit>{Never}", Translate(source, target));
    }

    [Fact]
    public void Within_what_is_not_to_be_translated_is_what_is_annotated_so_in_version_1_2_too()
    {
        const string Content = "Keep <g id=\"1\"><mrk mtype=\"x-its-translate-yes\">this</mrk></g> word";
        const string Never = "<trans-unit id=\"2\" translate=\"no\"><source>Never</source></trans-unit>";
        var source = One($"<trans-unit id=\"1\" translate=\"no\"><source>{Content}</source></trans-unit>{Never}");
        Assert.Equal("this", Only(source).Source.Render());
        Assert.Contains($"<source>{Content}</source><target state=\"translated\">{Content.Replace("this", "dies", StringComparison.Ordinal)}</target></trans-unit>{Never}", Translate(source, "dies"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.1", "Buy <mrk id=\"m\" translate=\"no\">Big <mrk id=\"n\" translate=\"yes\">red <ph id=\"1\"/></mrk> Brand</mrk> now")]
    [InlineData("1.2", "Buy <mrk mtype=\"protected\">Big <mrk mtype=\"x-its-translate-yes\">red <x id=\"1\"/></mrk> Brand</mrk> now")]
    public void What_is_annotated_as_to_be_translated_within_a_protected_phrase_is_text_between_its_codes(string version, string content)
    {
        var source = version == "2.1" ? Two(Segment($"<source>{content}</source>")) : One($"<trans-unit id=\"1\"><source>{content}</source></trans-unit>");
        var unit = Only(source);
        Assert.Equal(("Buy red  now", 3), (unit.Source.Text, unit.Source.Codes.Length));
        Assert.Equal(content, unit.Source.Render());
        Assert.Contains($">{content}!</target>", Translate(source, InlineText.Concat([unit.Source, "!"])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bleib <mrk id=\"m\" translate=\"yes\">das</mrk> Wort", "das", "Bleib <mrk id=\"m\" translate=\"yes\">dies</mrk> Wort")]
    [InlineData("das", null, "Keep <mrk id=\"m\" translate=\"yes\">dies</mrk>")]
    [InlineData("", null, "Keep <mrk id=\"m\" translate=\"yes\">dies</mrk>")]
    public void A_target_of_what_is_annotated_so_is_written_where_it_stands(string present, string? standing, string written)
    {
        var source = Two($"<unit id=\"u\" translate=\"no\"><segment><source>Keep <mrk id=\"m\" translate=\"yes\">this</mrk></source><target>{present}</target></segment></unit>");
        Assert.Equal(standing, Only(source).Standing?.Text.Text);
        Assert.Contains($"<target>{written}</target>", Translate(source, "dies"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Buy <sm id=\"m\" translate=\"no\"/>Brand<em startRef=\"m\"/> now", "Buy  now", 1)]
    [InlineData("<pc id=\"1\">Buy <sm id=\"m\" translate=\"no\"/>Big <pc id=\"2\">Brand</pc><em startRef=\"m\"/></pc> now", "Buy  now", 3)]
    [InlineData("<sm id=\"m\" translate=\"no\"/>A<em startRef=\"m\"/> or <sm id=\"n\" translate=\"no\"/>B<em startRef=\"n\"/>", " or ", 2)]
    [InlineData("<pc id=\"1\">Buy <sm id=\"m\" translate=\"no\"/>Brand</pc> now<em startRef=\"m\"/>", "Buy Brand now", 4)]
    [InlineData("Buy <sm id=\"m\" type=\"term\"/>Brand<em startRef=\"m\"/> now", "Buy Brand now", 2)]
    public void What_an_annotation_says_is_not_to_be_translated_is_one_code_wherever_it_ends_in_its_element(string content, string shown, int codes)
    {
        var source = Two(Segment($"<source>{content}</source>"));
        var unit = Only(source);
        Assert.Equal((shown, codes), (unit.Source.Text, unit.Source.Codes.Length));
        Assert.Equal(content, unit.Source.Render(text => text));
        Assert.Contains($"<target>{content}!</target>", Translate(source, InlineText.Concat([unit.Source, "!"])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_translation_into_another_language_goes()
    {
        var french = Two("<unit id=\"u\"><segment state=\"final\">\n<source>a</source>\n<target xml:lang=\"fr\">x</target>\n</segment><segment><source>c</source></segment></unit>", "trgLang=\"fr\"");
        Assert.Equal(
            "<unit id=\"u\"><segment state=\"initial\">\n<source>a</source>\n</segment><segment state=\"translated\"><source>c</source><target>b</target></segment></unit>",
            Cut(Encoding.UTF8.GetString(Reassembly.Write(Format, french, Locale.Parse("ko"), unit => unit.Source.Text == "c" ? new InlineText("b") : null))));
        Assert.Contains("<target xml:lang=\"fr-CA\">x</target>", Encoding.UTF8.GetString(Reassembly.Write(Format, french, Locale.Parse("fr-CA"), unit => unit.Source.Text == "c" ? new InlineText("b") : null)), StringComparison.Ordinal);

        static string Cut(string text) => text[text.IndexOf("<unit", StringComparison.Ordinal)..text.IndexOf("</file>", StringComparison.Ordinal)];
    }

    [Fact]
    public void Segments_marked_in_version_1_are_marked_in_the_target()
    {
        var source = Fixture("strings12.xlf");
        var unit = Format.Extract(source)[3];
        var written = Encoding.UTF8.GetString(Reassembly.Write(Format, source, Locale.Parse("ko"), u => u.Id == unit.Id ? unit.Source : null));
        Assert.Contains(
            "Second one.</mrk></seg-source>\n        <target state=\"translated\"><mrk mtype=\"seg\" mid=\"0\">First one.</mrk> <mrk mtype=\"seg\" mid=\"1\">Second one.</mrk></target>", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("harbour.xlf")]
    [InlineData("prefixed.xliff")]
    public void What_is_written_is_valid(string name)
    {
        Assert.DoesNotContain(XliffValidation.Examine(Fixture(name)), v => !v.IsWarning);
        var written = Reassembly.Write(Format, Fixture(name), Locale.Parse("ko"), unit => unit.Source);
        Assert.Empty(XliffValidation.Examine(SourceText.Decode(written, name)).Where(v => !v.IsWarning).Select(v => v.ToString()));
        Assert.Equal(Format.Extract(Fixture(name)).Count, XDocument.Parse(Encoding.UTF8.GetString(written)).Descendants().Count(e => e.Name.LocalName == "target" && e.Parent!.Name.LocalName == "segment"));
    }

    [Theory]
    [InlineData("<root/>", "<root>")]
    [InlineData("<xliff xmlns=\"urn:mine\"/>", "urn:mine")]
    [InlineData("<xliff version=\"2.1\"/>", "namespace")]
    [InlineData("<xliff version=\"1.2\"><file>", "never closed")]
    public void What_is_no_XLIFF_is_refused(string text, string said) =>
        Assert.Contains(said, Assert.Throws<InvalidDocumentException>(() => Format.Extract(SourceText.FromString("a.xlf", text))).Problem, StringComparison.Ordinal);
}
