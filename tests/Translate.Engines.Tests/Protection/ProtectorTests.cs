using CsCheck;
using Translate.Core.Text;
using Translate.Engines.Protection;
using static Translate.Engines.Tests.Protection.Sources;

namespace Translate.Engines.Tests.Protection;

public class ProtectorTests
{
    public static TheoryData<Rung, Markup> Ways => new()
    {
        { Rung.Tags, Markup.Xml },
        { Rung.Tags, Markup.Html },
        { Rung.Masks, Markup.Plain },
        { Rung.Masks, Markup.Xml },
        { Rung.Masks, Markup.Html },
    };

    public static TheoryData<Rung, Markup> AllWays
    {
        get
        {
            var ways = Ways;
            foreach (var markup in Enum.GetValues<Markup>()) ways.Add(Rung.Projection, markup);
            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void An_engine_that_echoes_gives_back_exactly_the_source(Rung rung, Markup markup) =>
        Any.Sample(
            source =>
            {
                var sent = Protector.Protect(source, rung, markup, Kept);
                var restored = sent.Restore(sent.Texts, Korean);
                Assert.Null(restored.Problem);
                Assert.Equal(source, restored.Text);
            },
            iter: 3_000);

    [Theory]
    [MemberData(nameof(AllWays))]
    public void Whatever_comes_back_there_is_a_problem_or_every_code_and_never_an_exception(Rung rung, Markup markup) =>
        Gen.Select(Any, Garbage, Gen.Int[0, 200], Gen.Int[0, 200]).Sample(
            (source, garbage, from, length) =>
            {
                var sent = Protector.Protect(source, rung, markup, Kept);
                var answers = sent.Texts.Select(text => text[..Math.Min(from, text.Length)] + garbage + text[Math.Min(from + (length / 20), text.Length)..]).ToList();
                AssertProven(source, sent.Restore(answers, Korean));
                AssertProven(source, sent.Restore([.. sent.Texts.Select(_ => garbage)], Korean));
            },
            iter: 3_000);

    [Theory]
    [MemberData(nameof(AllWays))]
    public void Texts_that_differ_in_their_codes_data_only_are_sent_alike(Rung rung, Markup markup) =>
        Any.Sample(source =>
        {
            var other = new InlineText(source.Text, [.. source.Codes.Select(code => code with { Data = "{" + code.Data.Length })]);
            Assert.Equal(Protector.Protect(source, rung, markup, Kept).Texts, Protector.Protect(other, rung, markup, Kept).Texts);
        });

    [Fact]
    public void Texts_that_are_sent_have_a_form_in_JSON_and_XML() =>
        Gen.Select(Any, Gen.Int[1, 3]).Sample((source, rung) =>
        {
            var sent = Protector.Protect(source, (Rung)rung, Markup.Xml, Kept);
            Assert.All(sent.Texts, text => Assert.NotNull(System.Xml.Linq.XElement.Parse($"<t>{text}</t>", System.Xml.Linq.LoadOptions.PreserveWhitespace)));
        });

    [Fact]
    public void Codes_around_all_words_stay_at_home()
    {
        var source = Parse(" <p><b>Open the file.</b></p> </i>");
        var sent = Protector.Protect(source, Rung.None, Markup.Plain, []);
        Assert.Equal(["Open the file."], sent.Texts);
        Assert.Equal(" <p><b>파일을 여세요.</b></p> </i>", sent.Restore(["파일을 여세요."], Korean).Text!.Render());
        Assert.False(Protector.NeedsProtection(source, []));
    }

    [Theory]
    [InlineData("<p><b>Note:</b> read.</p>", """<g id="1">Note:</g> read.""")]
    [InlineData("<p><b>Note:</b> read <i>this</i></p>", """<g id="1">Note:</g> read <g id="2">this</g>""")]
    [InlineData("</a>One <b>two", """One <x id="1"/>two""")]
    [InlineData("<b><i>one</b> two</i>", """<x id="1"/><g id="2">one<x id="3"/> two</g>""")]
    [InlineData("{0} was deleted by {1}", """<x id="1"/> was deleted by <x id="2"/>""")]
    public void What_stays_at_home_tears_no_pair(string source, string sent) =>
        Assert.Equal([sent], Protector.Protect(Parse(source), Rung.Tags, Markup.Xml, []).Texts);

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("{0}")]
    [InlineData(" <b>{0} <br/></b> ")]
    [InlineData("Acme https://example.org")]
    public void Where_there_is_nothing_to_translate_nothing_is_sent(string text)
    {
        var source = Parse(text);
        foreach (var rung in (ReadOnlySpan<Rung>)[Rung.Tags, Rung.Masks, Rung.Projection])
        {
            var sent = Protector.Protect(source, rung, Markup.Xml, Kept);
            Assert.Empty(sent.Texts);
            Assert.Equal(source, sent.Restore([], Korean).Text);
        }

        Assert.False(Protector.NeedsProtection(source, Kept));
    }

    [Theory]
    [InlineData("Open the file.", false)]
    [InlineData("Open {0}.", true)]
    [InlineData("Write to a@b.org.", true)]
    [InlineData("See www.example.org", true)]
    [InlineData("Acme's file", true)]
    [InlineData("Acmes file", false)]
    [InlineData("acme file", false)]
    [InlineData("one\ntwo", false)]
    [InlineData("삼성은 크다", true)]
    [InlineData("삼성동은 멀다", false)]
    [InlineData("삼성님께서는 오셨다", true)]
    [InlineData("삼성이었습니다", true)]
    [InlineData("삼성에서부터 삼성까지만", true)]
    [InlineData("삼성가구는 크다", false)]
    public void It_is_said_what_needs_protection(string text, bool needs) => Assert.Equal(needs, Protector.NeedsProtection(Parse(text), Kept));

    [Fact]
    public void Half_of_a_character_is_protected_as_no_call_can_carry_it() => Assert.True(Protector.NeedsProtection("half \uD83D of it", []));

    [Theory]
    [InlineData("at https://example.com에서 봅니다", "https://example.com")]
    [InlineData("문서 https://ko.wikipedia.org/wiki/서울 참고", "https://ko.wikipedia.org/wiki/서울")]
    [InlineData("(see https://example.com/a_(b)).", "https://example.com/a_(b)")]
    [InlineData("Mail me@example.co.kr으로.", "me@example.co.kr")]
    [InlineData("Is it HTTP://EXAMPLE.ORG/?q=1&r=2?", "HTTP://EXAMPLE.ORG/?q=1&r=2")]
    public void An_address_ends_where_its_sentence_goes_on(string text, string address)
    {
        var span = Assert.Single(KeptSpans.Find(text, []));
        Assert.Equal(address, text.Substring(span.Start, span.Length));
    }

    [Fact]
    public void Kept_words_are_found_however_Hangul_is_spelled() =>
        Assert.Single(KeptSpans.Find("삼성 크다".Normalize(System.Text.NormalizationForm.FormD), ["삼성"]));

    [Fact]
    public void Of_words_that_overlap_the_longer_is_kept() =>
        Assert.Equal([new(0, 11)], KeptSpans.Find("Acme Studio", ["Acme", "Studio", "Acme Studio"]));

    [Fact]
    public void Without_protection_line_ends_and_escapes_survive()
    {
        foreach (var markup in Enum.GetValues<Markup>())
        {
            var sent = Protector.Protect("  a < b\r\nc & d \n", Rung.None, markup, []);
            Assert.Equal("  a < b\r\nc & d \n", sent.Restore([$" {sent.Texts[0]}\n"], Korean).Text!.Text);
        }
    }

    [Fact]
    public void A_lost_or_added_line_end_is_said()
    {
        Assert.Equal("0 line ends came back, and 1 were sent.", Protector.Protect("a\nb", Rung.None, Markup.Plain, []).Restore(["a b"], Korean).Problem);
        Assert.NotNull(Protector.Protect("a b", Rung.None, Markup.Plain, []).Restore(["a\nb"], Korean).Problem);
        Assert.NotNull(Protector.Protect("a\nb", Rung.None, Markup.Html, []).Restore(["a b"], Korean).Problem);
    }

    [Fact]
    public void An_empty_answer_and_a_wrong_number_of_answers_are_problems()
    {
        var sent = Protector.Protect("Open it.", Rung.None, Markup.Plain, []);
        Assert.NotNull(sent.Restore([" \n"], Korean).Problem);
        Assert.NotNull(sent.Restore([], Korean).Problem);
        Assert.NotNull(sent.Restore(["a", "b"], Korean).Problem);
    }

    [Fact]
    public void Ways_that_do_not_exist_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Protector.Protect(Parse("a {0} b"), Rung.Tags, Markup.Plain, []));
        Assert.Throws<ArgumentException>(() => Protector.Protect(Parse("a {0} b"), Rung.None, Markup.Xml, []));
    }

    [Theory]
    [MemberData(nameof(AllWays))]
    public void Hostile_answers_and_sources_are_dealt_with_in_one_pass(Rung rung, Markup markup)
    {
        var source = Parse("Open <b>the {0} file</b> of Acme.");
        var sent = Protector.Protect(source, rung, markup, Kept);
        string[] answers =
        [
            Repeated("<"), Repeated("<g id=\"1\">"), Repeated("<x "), Repeated("<x id=\""), Repeated("</span>"), Repeated("&#xD800;"), Repeated("&"), Repeated("XQ"), Repeated("\n"), Repeated("a"),
            $"&#{Repeated("9")};", $"XQ{Repeated("1")}Z", "XQ99999999999Z", "\uD800", "\uDC00\uD800", "<!--", "<![CDATA[", "<x", "<", "&", "",
        ];
        foreach (var answer in answers) AssertProven(source, sent.Restore([.. sent.Texts.Select(_ => answer)], Korean));

        var openings = Enumerable.Range(0, 20_000).Select(i => new InlineCode(1, CodeKind.Opening, $"{i}", "<b>")).ToList();
        var deep = new InlineText("ab", [.. openings, .. openings.Select(code => code with { Kind = CodeKind.Closing }).Reverse()]);
        var crossed = new InlineText("ab c", [.. openings, .. openings.Select(code => code with { Kind = CodeKind.Closing, Offset = 3 })]);
        string[] repeated = ["@", "a@", "a@b.c ", "http://", "www.", "Acme", "Acme ", "\uD83D", "QXJZ"];
        foreach (var text in repeated.Select(text => (InlineText)(Repeated(text, 20_000) + " a")).Concat([deep, crossed]))
        {
            var hard = Protector.Protect(text, rung, markup, Kept);
            var restored = hard.Restore(hard.Texts, Korean);
            if (rung is not Rung.Projection) Assert.Equal(text, restored.Text);
        }

        static string Repeated(string text, int times = 100_000) => string.Concat(Enumerable.Repeat(text, times));
    }
}
