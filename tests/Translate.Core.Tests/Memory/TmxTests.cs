using System.Globalization;
using System.Text;
using CsCheck;
using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Memory;

public sealed class TmxTests
{
    const string Good = """<tu><tuv xml:lang="en"><seg>Good.</seg></tuv><tuv xml:lang="ko"><seg>좋다.</seg></tuv></tu>""";

    static string File(string units, string srclang = "en", string before = "") =>
        $"""
        <?xml version="1.0"?>
        {before}<tmx version="1.4">
        <header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="{srclang}" datatype="plaintext"><note>ignored</note></header>
        <body>
        {units}
        </body>
        </tmx>
        """;

    static (List<MemoryPair> Pairs, List<InvalidDocumentException> Problems) Read(string file) => Read(Encoding.UTF8.GetBytes(file));

    static (List<MemoryPair> Pairs, List<InvalidDocumentException> Problems) Read(byte[] file)
    {
        var problems = new List<InvalidDocumentException>();
        return ([.. TmxReader.Read(new MemoryStream(file), "some.tmx", problems)], problems);
    }

    static InvalidDocumentException Refused(string file) => Assert.Throws<InvalidDocumentException>(() => Read(file));

    static string[] Said(IEnumerable<MemoryPair> pairs) => [.. pairs.Select(p => p.ToString())];

    static byte[] Written(TmxHeader? header, params MemoryPair[] pairs)
    {
        using var stream = new MemoryStream();
        Assert.Equal(0, TmxWriter.Write(stream, pairs, header));
        return stream.ToArray();
    }

    static InlineText Segment(string content)
    {
        var (pairs, problems) = Read(File($"<tu><tuv xml:lang='en'><seg>{content}</seg></tuv><tuv xml:lang='ko'><seg>x</seg></tuv></tu>"));
        Assert.Empty(problems);
        return Assert.Single(pairs).Source.Text;
    }

    // Units and their languages

    [Fact]
    public void A_unit_is_a_pair() => Assert.Equal(["en Good. = ko 좋다."], Said(Read(File(Good)).Pairs));

    [Fact]
    public void The_source_language_is_the_source_wherever_it_stands() =>
        Assert.Equal(["ko 좋다. = en Good."], Said(Read(File(Good, srclang: "ko")).Pairs));

    [Fact]
    public void A_unit_may_have_its_own_source_language() =>
        Assert.Equal(["ko 좋다. = en Good."], Said(Read(File(Good.Replace("<tu>", "<tu srclang='KO'>", StringComparison.Ordinal))).Pairs));

    [Fact]
    public void The_lang_attribute_of_older_files_is_understood() => Assert.Single(Read(File(Good.Replace("xml:lang", "lang", StringComparison.Ordinal))).Pairs);

    [Theory]
    [InlineData("en", new[] { "en a = ko 가", "en a = ja あ" })]
    [InlineData("ja", new[] { "ja あ = en a", "ja あ = ko 가" })]
    [InlineData("*all*", new[] { "en a = ko 가", "en a = ja あ", "ko 가 = ja あ" })]
    [InlineData("fr", new[] { "en a = ko 가", "en a = ja あ", "ko 가 = ja あ" })]
    public void A_unit_in_many_languages_gives_pairs_with_the_source(string srclang, string[] pairs) =>
        Assert.Equal(pairs, Said(Read(File(
            "<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='ko'><seg>가</seg></tuv><tuv xml:lang='ja'><seg>あ</seg></tuv></tu>", srclang)).Pairs));

    [Fact]
    public void Two_translations_of_one_source_are_two_pairs() =>
        Assert.Equal(["en a = ko 가", "en a = ko 나"], Said(Read(File("<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='ko'><seg>가</seg></tuv><tuv xml:lang='ko'><seg>나</seg></tuv></tu>")).Pairs));

    [Fact]
    public void A_region_of_the_source_language_is_the_source_too_but_the_very_tag_comes_first()
    {
        Assert.Equal(["en-US a = ko 가"], Said(Read(File("<tu><tuv xml:lang='ko'><seg>가</seg></tuv><tuv xml:lang='EN-us'><seg>a</seg></tuv></tu>")).Pairs));
        Assert.Equal(["en b = en-GB a"], Said(Read(File("<tu><tuv xml:lang='en-GB'><seg>a</seg></tuv><tuv xml:lang='en'><seg>b</seg></tuv></tu>")).Pairs));
    }

    // What is wrong with a unit

    [Theory]
    [InlineData("<tuv><seg>a</seg></tuv><tuv xml:lang='ko'><seg>b</seg></tuv>", "no xml:lang")]
    [InlineData("<tuv xml:lang='en_US'><seg>a</seg></tuv><tuv xml:lang='ko'><seg>b</seg></tuv>", "\"en_US\" is no language tag")]
    [InlineData("<tuv xml:lang='en'/><tuv xml:lang='ko'><seg>b</seg></tuv>", "no <seg>")]
    [InlineData("<tuv xml:lang='en'><seg/></tuv><tuv xml:lang='ko'><seg>b</seg></tuv>", "empty")]
    [InlineData("<tuv xml:lang='en'><seg>a</seg></tuv>", "no two languages")]
    [InlineData("<tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='EN'><seg>b</seg></tuv>", "no two languages")]
    [InlineData("", "no two languages")]
    [InlineData("<tuv xml:lang='en'><seg><bpt i='1'>a</bpt>b</seg></tuv><tuv xml:lang='ko'><seg>b</seg></tuv>", "has no <ept>")]
    [InlineData("<tuv xml:lang='en'><seg>b<ept i='1'>a</ept></seg></tuv><tuv xml:lang='ko'><seg>b</seg></tuv>", "has no <bpt>")]
    [InlineData("<tuv xml:lang='en'><seg><ept i='1'/><bpt i='1'/></seg></tuv><tuv xml:lang='ko'><seg>b</seg></tuv>", "has no <bpt>")]
    [InlineData("<tuv xml:lang='en'><seg><bpt i='1'/><bpt i='1'/><ept i='1'/></seg></tuv><tuv xml:lang='ko'><seg>b</seg></tuv>", "two <bpt>")]
    [InlineData("<tuv xml:lang='en'><seg><bpt/><ept/></seg></tuv><tuv xml:lang='ko'><seg>b</seg></tuv>", "has no i")]
    [InlineData("<tuv xml:lang='en'><seg><it>x</it></seg></tuv><tuv xml:lang='ko'><seg>b</seg></tuv>", "pos")]
    [InlineData("<tuv xml:lang='en'><seg>a <b>c</b></seg></tuv><tuv xml:lang='ko'><seg>b</seg></tuv>", "<b> is not allowed")]
    public void A_bad_unit_costs_only_itself_and_is_reported_with_its_place(string variants, string problem)
    {
        var (pairs, problems) = Read(File($"{Good}\n<tu>{variants}</tu>\n{Good}"));

        Assert.Equal(2, pairs.Count);
        var reported = Assert.Single(problems);
        Assert.Contains(problem, reported.Problem, StringComparison.Ordinal);
        Assert.Equal("some.tmx", reported.File);
        Assert.Equal(6, reported.Position?.Line);
        Assert.True(reported.Position?.Column > 0);
    }

    [Fact]
    public void A_bad_language_of_many_costs_only_itself()
    {
        var (pairs, problems) = Read(File("<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='?'><seg>가</seg></tuv><tuv xml:lang='ja'><seg>あ</seg></tuv></tu>"));

        Assert.Equal(["en a = ja あ"], Said(pairs));
        Assert.Single(problems);
    }

    [Theory]
    [InlineData("<tuv xml:lang='en'><seg>{0}</seg></tuv>")]
    [InlineData("<tuv xml:lang='en'><seg><ph>{0}</ph></seg></tuv>")]
    [InlineData("<prop type='x-key'>{0}</prop>")]
    public void A_unit_beyond_the_limit_is_passed_over(string variants)
    {
        var (pairs, problems) = Read(File($"<tu>{string.Format(CultureInfo.InvariantCulture, variants, new string('x', 1_200_000))}<tuv xml:lang='ko'><seg>b</seg></tuv></tu>{Good}"));

        Assert.Single(pairs);
        Assert.Contains("more than 1000000 characters", Assert.Single(problems).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_of_very_many_codes_is_beyond_the_limit_too()
    {
        var (pairs, problems) = Read(File($"<tu><tuv xml:lang='en'><seg>{string.Concat(Enumerable.Repeat("<ph/>", 100_000))}</seg></tuv><tuv xml:lang='ko'><seg>b</seg></tuv></tu>{Good}"));

        Assert.Single(pairs);
        Assert.Single(problems);
    }

    [Theory]
    [InlineData("srclang=\"?\"")]
    [InlineData("")]
    public void A_header_without_a_usable_source_language_is_reported_and_every_language_is_a_source(string srclang)
    {
        var (pairs, problems) = Read($"<tmx><header {srclang}/><body>{Good}</body></tmx>");

        Assert.Single(pairs);
        Assert.Contains("srclang", Assert.Single(problems).Problem, StringComparison.Ordinal);
    }

    // What is wrong with a file

    [Theory]
    [InlineData("", "not well-formed")]
    [InlineData("Good. = 좋다.", "not well-formed")]
    [InlineData("<xliff/>", "expected <tmx>")]
    [InlineData("<tmx/>", "no <body>")]
    [InlineData("<tmx><header srclang='en'/></tmx>", "no <body>")]
    [InlineData("<tmx><header srclang='en'/><body><tu><tuv xml:lang='en'></body></tmx>", "not well-formed")]
    [InlineData("<tmx><header srclang='en'/><body><tu>&unknown;</tu></body></tmx>", "not well-formed")]
    [InlineData("<tmx><header srclang='en'/><body>\u0001</body></tmx>", "not well-formed")]
    [InlineData("<?xml version='1.0' encoding='no-such'?><tmx/>", "not well-formed")]
    public void A_file_that_is_no_TMX_is_refused_with_its_place(string file, string problem)
    {
        var refused = Refused(file);
        Assert.Contains(problem, refused.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(", position", refused.Problem, StringComparison.OrdinalIgnoreCase);
        Assert.True(refused.Position is { Line: >= 1, Column: >= 1 });
    }

    [Fact]
    public void What_stands_before_a_break_is_read_and_the_break_is_refused_with_its_place()
    {
        var file = File(Good + Good);
        using var pairs = TmxReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(file[..file.LastIndexOf("</tuv>", StringComparison.Ordinal)])), "cut.tmx", []).GetEnumerator();

        Assert.True(pairs.MoveNext());
        Assert.Equal(5, Assert.Throws<InvalidDocumentException>(() => pairs.MoveNext()).Position?.Line);
    }

    [Fact]
    public void A_file_cut_anywhere_gives_pairs_or_a_typed_error()
    {
        var bytes = Encoding.UTF8.GetBytes(File(Good + "<tu><tuv xml:lang='en'><seg>a<ph x='1'>b</ph></seg></tuv></tu>", before: "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">"));
        for (var length = 0; length < bytes.Length - 6; length++)
            Assert.Throws<InvalidDocumentException>(() => Read(bytes[..length]));
    }

    [Theory]
    [InlineData("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">")]
    [InlineData("<!DOCTYPE tmx PUBLIC \"-//LISA OSCAR:1998//DTD for Translation Memory eXchange//EN\" \"http://127.0.0.1:9/tmx14.dtd\">")]
    [InlineData("<!DOCTYPE tmx SYSTEM \"file:///etc/passwd\">")]
    public void A_document_type_is_accepted_and_never_fetched(string doctype) => Assert.Single(Read(File(Good, before: doctype)).Pairs);

    [Fact]
    public void Entities_of_a_document_type_are_not_expanded()
    {
        var bomb = "<!DOCTYPE tmx [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";

        Assert.Contains("not well-formed", Refused(File("<tu><tuv xml:lang='en'><seg>&b;</seg></tuv></tu>", before: bomb)).Problem, StringComparison.Ordinal);
        Assert.Contains("not well-formed", Refused(File("<tu><tuv xml:lang='en'><seg>&x;</seg></tuv></tu>", before: bomb)).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<tu><tuv xml:lang='en'><seg>")]
    [InlineData("<tu><note>")]
    public void A_file_nested_without_end_is_refused(string before) =>
        Assert.Contains("deep", Refused(File(before + string.Concat(Enumerable.Repeat("<hi>", 200_000)))).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_single_tag_without_end_is_refused() =>
        Assert.Contains("MiB", Assert.Throws<InvalidDocumentException>(() => TmxReader.Read(new Endless("<tmx><header srclang='en"), "some.tmx", []).Count()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_text_without_end_costs_no_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var file = new Endless(File("<tu><tuv xml:lang='en'><seg>")[..^22], 300_000_000);

        Assert.Throws<InvalidDocumentException>(() => TmxReader.Read(file, "some.tmx", []).Count());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60_000_000);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("euc-kr", false)]
    public void A_file_is_read_in_the_encoding_it_declares(string name, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var file = File(Good).Replace("version=\"1.0\"", $"version=\"1.0\" encoding=\"{(name.StartsWith("utf-16", StringComparison.Ordinal) ? "utf-16" : name)}\"", StringComparison.Ordinal);

        Assert.Equal(["en Good. = ko 좋다."], Said(Read([.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(file)]).Pairs));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("euc-kr")]
    public void Bytes_of_another_encoding_are_refused_and_not_replaced(string declared)
    {
        byte[] file = [.. Encoding.UTF8.GetBytes(File("<tu>").Replace("?>", $" encoding=\"{declared}\"?>", StringComparison.Ordinal)[..^16]), 0xC7, 0xFF, 0xFF];

        Assert.Throws<InvalidDocumentException>(() => Read([.. file, .. Encoding.UTF8.GetBytes("</tu></body></tmx>")]));
    }

    // Inline codes

    [Fact]
    public void Inline_elements_are_codes()
    {
        Assert.Equal(new InlineText("a b", Open(0, "1", "<b>"), Close(1, "1", "</b>"), Alone(2, "2", "{0}")), Segment("<bpt i='1' x='1'>&lt;b></bpt>a<ept i='1'>&lt;/b></ept> <ph x='2'>{0}</ph>b"));
        Assert.Equal(new InlineText("a", Open(0, "1", "<b>")), Segment("<it pos='begin'>&lt;b></it>a"));
        Assert.Equal(new InlineText("a", Close(1, "7", "</b>")), Segment("a<it pos='end' x='7'><![CDATA[</b>]]></it>"));
        Assert.Equal(new InlineText("a", Alone(0, "1", "\\x") with { Markup = "<ut />" }), Segment("<ut>\\x</ut>a"));
        Assert.Equal(new InlineText("a term", Open(2, "1", "") with { Markup = "<hi type=\"term\" />" }, Close(6, "1", "")), Segment("a <hi type='term'>term</hi>"));
        Assert.Equal(new InlineText("", Open(0, "1", "") with { Markup = "<hi />" }, Close(0, "1", "")), Segment("<hi/>"));
    }

    [Fact]
    public void Text_within_a_code_is_its_data_and_what_is_a_sub_flow_of_it_is_kept_beside() =>
        Assert.Equal(
            new InlineText("a", Alone(0, "1", "<img alt=\"A dog\">") with { Markup = "<ph>&lt;img alt=\"<sub>A <hi>dog</hi></sub>\"&gt;</ph>" }), Segment("<ph>&lt;img alt=\"<sub>A <hi>dog</hi></sub>\"></ph>a"));

    [Theory]
    [InlineData("""a <hi x="1" type="term">te<ph x="2" type="image" assoc="p">{0}</ph>rm</hi> b""")]
    [InlineData("""<hi x="1"><hi x="2" type="bold">a</hi>b</hi>""")]
    [InlineData("""<hi x="3"></hi>a""")]
    [InlineData("""<bpt i="0" x="0" type="bold">&lt;b&gt;</bpt>a<ept i="0">&lt;/b&gt;</ept>""")]
    [InlineData("""<bpt i="9" x="1">[</bpt>a<bpt i="2" x="2">(</bpt>b<bpt i="1" x="3">{</bpt><ept i="9">]</ept>c<ept i="2">)</ept><ept i="1">}</ept>""")]
    [InlineData("""<bpt i="1" x="1">[</bpt>a<bpt i="2" x="2">(</bpt>b<ept i="2">)</ept><ept i="1">]</ept>""")]
    [InlineData("""<ph x="1" type="image">&lt;img alt="<sub type="alt" datatype="html">A <hi type="bold">dog</hi>&#xD;<ut x="7">\u</ut><bpt i="1" x="8">[</bpt>!<ept i="1">]</ept></sub>" title="<sub />"&gt;</ph>a""")]
    [InlineData("""<bpt i="1" x="1">&lt;a title="<sub>Go</sub>"&gt;</bpt>a<ept i="1">&lt;/a b="<sub>x</sub>"&gt;</ept>""")]
    [InlineData("""<it pos="begin" x="1" type="italic">&lt;i&gt;</it>a<it pos="end" x="2">&lt;/b&gt;</it>""")]
    [InlineData("""<it pos="begin" x="1">&lt;i&gt;</it>a<it pos="end" x="1">&lt;/i&gt;</it>""")]
    [InlineData("""<bpt i="1" x="1">[</bpt><it pos="begin" x="1">&lt;i&gt;</it>a<ept i="1">]</ept><it pos="end" x="1">&lt;/i&gt;</it>""")]
    [InlineData("""<bpt i="1" x="1">[</bpt><it pos="end" x="1">&lt;/i&gt;</it>a<ept i="1">]</ept><it pos="begin" x="1">&lt;i&gt;</it>""")]
    [InlineData("""<ut x="1">\u<sub datatype="rtf">b</sub></ut>a<ph x="2" assoc="b">%s</ph><ph x="3"></ph>""")]
    [InlineData("""<ph x="1" type="x-&lt;&quot;&amp;">y</ph>""")]
    public void What_other_programs_say_of_codes_comes_back_as_it_was(string content)
    {
        var pair = Assert.Single(Read(File($"<tu><tuv xml:lang='en'><seg>{content}</seg></tuv><tuv xml:lang='ko'><seg>x</seg></tuv></tu>")).Pairs);
        var written = Encoding.UTF8.GetString(Written(null, pair));

        Assert.Contains($"<seg>{content}</seg>", written, StringComparison.Ordinal);
        Assert.Equal([pair], Read(written).Pairs);

        // As the database and each process's index keep it.
        Assert.Equal(pair.Source.Text, System.Text.Json.JsonSerializer.Deserialize<InlineText>(System.Text.Json.JsonSerializer.Serialize(pair.Source.Text)));
        var shelf = new Shelf();
        shelf.Add(pair, null);
        Assert.Equal(pair, shelf.Read(0)?.Pair);
    }

    [Fact]
    public void What_is_said_of_codes_makes_no_other_segment_of_it_and_does_not_go_into_documents()
    {
        var pair = Assert.Single(Read(File("<tu><tuv xml:lang='en'><seg><ph x='1' type='image'>{0}</ph></seg></tuv><tuv xml:lang='ko'><seg>가<ph x='1' type='image'>{0}</ph></seg></tuv></tu>")).Pairs);
        var index = new FuzzyIndex();
        index.Add(pair);
        var source = new InlineText("", Alone(0, "a", "{0}"));

        Assert.Equal(100, Assert.Single(index.Find(English, Korean, source)).Score);
        Assert.Equal(MemoryKey.Of(source), MemoryKey.Of(pair.Source.Text));
        Assert.Equal(new InlineText("가", Alone(1, "a", "{0}")), Core.Pretranslation.Pretranslation.Fill([new(source, SegmentContext.Unknown)], English, Korean, index)[0]?.Text);
    }

    [Fact]
    public void Highlights_that_a_person_has_made_overlap_and_numbers_that_are_there_twice_are_still_a_file()
    {
        var (hi, bold) = ("<hi type=\"a\" />", "<bpt i=\"5\" type=\"bold\" />");
        var text = new InlineText(
            "abcd", Open(0, "1", "") with { Markup = hi }, Open(1, "2", "") with { Markup = hi }, Close(2, "1", ""), Close(3, "2", ""),
            Open(3, "3", "[") with { Markup = bold }, Close(3, "3", "]"), Open(3, "4", "[") with { Markup = bold }, Close(3, "4", "]"), Alone(4, "5", "x") with { Markup = "<bpt>" }, Alone(4, "6", "x") with { Markup = bold });

        var written = Encoding.UTF8.GetString(Written(null, new MemoryPair(new(English, text), new(Korean, "x"))));
        Assert.Contains(
            """<seg><bpt i="1" x="1" type="a"></bpt>a<hi x="2" type="a">b<ept i="1"></ept>c</hi><bpt i="5" x="3" type="bold">[</bpt><ept i="5">]</ept><bpt i="3" x="4" type="bold">[</bpt><ept i="3">]</ept>d<ph x="5">x</ph><ph x="6">x</ph></seg>""",
            written, StringComparison.Ordinal);
    }

    static readonly Gen<string?> Markup = Gen.Int[0, 11].Select(i => new string?[]
    {
        null, "<hi type=\"x\" />", "<hi />", "<it />", "<it type=\"y\" />", "<ut />", "<bpt i=\"3\" />", "<bpt i=\"1\" type=\"z\" />", "<ph assoc=\"p\"><sub>x</sub></ph>", "<ph type=\"&#xD;\" />", "<b", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    }[i]);

    static Gen<InlineText> Marked(Gen<InlineText> texts) =>
        from text in texts
        from markups in Markup.Array[text.Codes.Length]
        select new InlineText(text.Text, [.. text.Codes.Zip(markups, (code, markup) => code with { Markup = markup })]);

    [Fact]
    public void Whatever_is_said_of_codes_their_text_is_written_and_written_again_it_is_the_same_file() =>
        Gen.Select(Marked(Content), Marked(Content)).Sample((source, target) =>
        {
            var written = Written(null, new MemoryPair(new(English, source), new(Korean, target)));
            var (pairs, problems) = Read(written);

            Assert.Empty(problems);
            var pair = Assert.Single(pairs);
            foreach (var (was, now) in new[] { (source, pair.Source.Text), (target, pair.Target.Text) })
                Assert.Equal(new(was.Text, [.. was.Codes.Select(code => code with { Markup = null })]), new InlineText(now.Text, [.. now.Codes.Select(code => code with { Markup = null })]));
            Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(Written(null, pair)));
        });

    [Fact]
    public void What_is_said_of_codes_counts_for_the_limit()
    {
        var hostile = $"<ph type='{new string('x', 600_000)}'><sub type='{new string('x', 600_000)}'/></ph>";
        var (pairs, problems) = Read(File($"<tu><tuv xml:lang='en'><seg>{hostile}</seg></tuv><tuv xml:lang='ko'><seg>b</seg></tuv></tu>{Good}"));

        Assert.Single(pairs);
        Assert.Contains("more than 1000000 characters", Assert.Single(problems).Problem, StringComparison.Ordinal);
        Assert.Contains("1000000", Assert.Single(Read(File($"<tu><tuv xml:lang='en'><seg><ph>{string.Concat(Enumerable.Repeat("<sub/>", 100_000))}</ph></seg></tuv><tuv xml:lang='ko'><seg>b</seg></tuv></tu>")).Problems).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void White_space_of_a_segment_is_its_own() => Assert.Equal("  a\n b ", Segment("  a\n b ").Text);

    [Fact]
    public void Pairs_may_overlap() =>
        Assert.Equal(new InlineText("ab", Open(0, "1", "x"), Open(1, "2", "y"), Close(2, "1", "z"), Close(2, "2", "w")), Segment("<bpt i='1'>x</bpt>a<bpt i='2'>y</bpt>b<ept i='1'>z</ept><ept i='2'>w</ept>"));

    [Fact]
    public void The_same_code_has_the_same_id_in_every_language()
    {
        var (pairs, _) = Read(File(
            """
            <tu>
            <tuv xml:lang="en"><seg><bpt i="1">[</bpt>a<ept i="1">]</ept><ph>{0}</ph><ph>{1}</ph><ph>{0}</ph><ph x="2">%</ph></seg></tuv>
            <tuv xml:lang="ko"><seg><ph x="2">%</ph><ph>{1}</ph><ph>{0}</ph><bpt i="1">[</bpt>가<ept i="1">]</ept><ph>{2}</ph></seg></tuv>
            </tu>
            """));

        Assert.Equal("[1 ]1 {0}3 {1}4 {0}5 %2", string.Join(' ', pairs[0].Source.Text.Codes.Select(c => c.Data + c.Id)));
        Assert.Equal("%2 {1}4 {0}3 [1 ]1 {2}6", string.Join(' ', pairs[0].Target.Text.Codes.Select(c => c.Data + c.Id)));
    }

    // What is known besides

    [Fact]
    public void Contexts_of_a_unit_are_those_of_its_source_and_those_of_a_variant_its_own()
    {
        var (pairs, _) = Read(File(
            """
            <tu creationid="maker" creationdate="20200102T030405Z" changedate="20210102T030405Z">
            <prop type="prev">Before.</prop><prop type="next"></prop><prop type="id">key</prop><prop type="file">a.txt</prop><prop type="x-state">reviewed</prop><prop type="other">x</prop>
            <tuv xml:lang="en"><prop type="x-context-pre">Own.</prop><seg>a</seg></tuv>
            <tuv xml:lang="ko" changeid="changer"><prop type="x-context-post"/><seg>b</seg></tuv>
            </tu>
            """));

        var pair = Assert.Single(pairs);
        Assert.Equal(new("Own.", "", "key"), pair.Source.Context);
        Assert.Equal(new(null, "", null), pair.Target.Context);
        Assert.Equal((TargetState.Reviewed, "changer", "a.txt"), (pair.State, pair.Author, pair.Document));
        Assert.Equal(new DateTimeOffset(2021, 1, 2, 3, 4, 5, TimeSpan.Zero), pair.Changed);
    }

    [Fact]
    public void A_memory_of_another_program_is_translated_but_not_reviewed()
    {
        var pair = Assert.Single(Read(File(Good)).Pairs);

        Assert.Equal(TargetState.Translated, pair.State);
        Assert.Equal((SegmentContext.Unknown, SegmentContext.Unknown), (pair.Source.Context, pair.Target.Context));
        Assert.Equal((null, null, null), (pair.Author, pair.Document, pair.Changed));
    }

    // Writing

    [Fact]
    public void A_file_is_written_as_the_specification_says_one_element_a_line()
    {
        var pair = new MemoryPair(
            new(English, new InlineText("Press X{0}", Open(6, "b", "<b>"), Close(7, "b", "</b>"), Alone(7, "1", "{0}"))) { Context = new("", "Next.", "key") },
            new(Locale.Parse("ko-KR"), new InlineText("X", Close(1, "b", "</b>"))))
        {
            State = TargetState.Reviewed,
            Origin = PairOrigin.Aligned,
            Confidence = 87,
            Document = "a.txt",
            Author = "Kim & Co",
            Changed = new(2026, 1, 2, 12, 4, 5, TimeSpan.FromHours(9)),
        };

        Assert.Equal(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <tmx version="1.4">
              <header creationtool="Translate" creationtoolversion="1.0" segtype="sentence" o-tmf="Translate" adminlang="en" srclang="en" datatype="unknown" />
              <body>
                <tu changedate="20260102T030405Z" changeid="Kim &amp; Co">
                  <prop type="x-state">reviewed</prop>
                  <prop type="x-document">a.txt</prop>
                  <prop type="x-origin">aligned</prop>
                  <prop type="x-confidence">87</prop>
                  <tuv xml:lang="en">
                    <prop type="x-context-pre"></prop>
                    <prop type="x-context-post">Next.</prop>
                    <prop type="x-key">key</prop>
                    <seg>Press <bpt i="1" x="2">&lt;b&gt;</bpt>X<ept i="1">&lt;/b&gt;</ept><ph x="1">{0}</ph>{0}</seg>
                  </tuv>
                  <tuv xml:lang="ko-KR">
                    <seg>X<it pos="end" x="2">&lt;/b&gt;</it></seg>
                  </tuv>
                </tu>
              </body>
            </tmx>

            """,
            Encoding.UTF8.GetString(Written(new() { Source = English }, pair)));
    }

    [Fact]
    public void A_segment_that_begins_with_a_code_is_not_indented() =>
        Assert.Contains("<seg><ph x=\"1\">{0}</ph></seg>", Encoding.UTF8.GetString(Written(null, new MemoryPair(new(English, new InlineText("", Alone(0, "1", "{0}"))), new(Korean, "x")))), StringComparison.Ordinal);

    [Fact]
    public void What_TMX_cannot_hold_is_left_out_and_reported()
    {
        var problems = new List<InvalidDocumentException>();
        using var stream = new MemoryStream();
        MemoryPair[] pairs =
        [
            Pair("a\u0001", "b"), Pair("a", "b\uD800"), Pair("", "b"), new(new(English, "a"), new(English, "b")), Pair("a", "b") with { Author = "\uFFFF" },
            Pair("a", "b").At("\0", null), new(new(English, new InlineText("a", Alone(0, "1", "\u001B"))), new(Korean, "b")), Pair("😀", "b") with { Source = new(English, new InlineText("😀", Alone(1, "1", "x"))) }, Pair("kept", "남음"),
        ];

        Assert.Equal(8, TmxWriter.Write(stream, pairs, problems: problems));
        Assert.Equal(8, problems.Count);
        Assert.Equal("memory.tmx: pair 1 is left out: XML cannot hold the character U+0001.", problems[0].Message);
        Assert.Equal(["en kept = ko 남음"], Said(Read(stream.ToArray()).Pairs));
    }

    [Fact]
    public async Task Written_as_they_come_the_bytes_are_the_same()
    {
        var pairs = Enumerable.Range(0, 2000).Select(i => Pair($"Sentence {i}.", $"문장 {i}.")).ToArray();
        using var stream = new MemoryStream();

        Assert.Equal(0, await TmxWriter.Write(stream, pairs.ToAsyncEnumerable()));
        Assert.Equal(Written(null, pairs), stream.ToArray());
    }

    [Fact]
    public void What_is_written_is_read_back() =>
        Gen.Select(Held.Array[0, 5], Gen.Bool, Gen.Bool).Sample((pairs, reversed, all) =>
        {
            MemoryPair[] asked = [.. pairs.Select(pair => reversed ? pair.Reversed : pair)];
            var (read, problems) = Read(Written(new() { Source = all ? null : English }, asked));
            Assert.Empty(problems);
            Assert.Equal(asked, read);
        });

    /// <summary>TMX tells moments by the second, and who changed a pair last is not said.</summary>
    static readonly Gen<MemoryPair> Held = Pairs(Locale.Parse("ko-KR")).Select(pair => pair with { Changed = pair.Changed is { } moment ? DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds()) : null });

    /// <summary>A file that begins like this and then goes on with one letter.</summary>
    sealed class Endless(string start, long length = long.MaxValue) : Stream
    {
        readonly byte[] head = Encoding.UTF8.GetBytes(start);
        long at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            count = (int)Math.Min(count, length - at);
            for (var i = 0; i < count; i++, at++)
                buffer[offset + i] = at < head.Length ? head[at] : (byte)'x';
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
