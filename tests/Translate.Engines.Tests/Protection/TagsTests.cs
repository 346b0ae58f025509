using Translate.Engines.Protection;
using static Translate.Engines.Tests.Protection.Sources;

namespace Translate.Engines.Tests.Protection;

public class TagsTests
{
    static Restoration Xml(string source, string answer) => Protector.Protect(Parse(source), Rung.Tags, Markup.Xml, Kept).Restore([answer], Korean);

    static Restoration Html(string source, string answer) => Protector.Protect(Parse(source), Rung.Tags, Markup.Html, Kept).Restore([answer], Korean);

    [Theory]
    [InlineData("Open <b>the file</b> {0}.", """Open <g id="1">the file</g> <x id="2"/>.""")]
    [InlineData("Acme & {0}{1} > <b>{2}</b> a", """<x id="1">Acme</x> &amp; <x id="2"/> &gt; <x id="3"/> a""")]
    [InlineData("one\ntwo", """one<x id="1"/>two""")]
    [InlineData("see <b>Acme</b> now", """see <x id="1">Acme</x> now""")]
    public void Codes_are_numbered_elements_of_XML(string source, string sent) =>
        Assert.Equal([sent], Protector.Protect(Parse(source), Rung.Tags, Markup.Xml, Kept).Texts);

    [Theory]
    [InlineData("Open <b>the file</b> {0}.", """Open <span id="1">the file</span> <span id="2" translate="no">XQ2Z</span>.""")]
    [InlineData("Acme & one\ntwo", """<span id="1" translate="no">Acme</span> &amp; one<br>two""")]
    public void Codes_are_elements_of_HTML_that_engines_leave_alone(string source, string sent) =>
        Assert.Equal([sent], Protector.Protect(Parse(source), Rung.Tags, Markup.Html, Kept).Texts);

    [Theory]
    [InlineData("Open <b>the file</b> of Acme in {0}.", """<x id="3"/>에서 <x id="2">Acme</x>의 <g id="1">파일</g>을 여세요.""", "{0}에서 Acme의 <b>파일</b>을 여세요.")]
    [InlineData("<i>서울</i>에서 <b>만나요</b>", """<g id="2">See you</g> in <g id="1">Seoul</g>""", "<b>See you</b> in <i>Seoul</i>")]
    public void Words_change_places_and_codes_go_with_them(string source, string answer, string restored) =>
        Assert.Equal(restored, Xml(source, answer).Text!.Render());

    [Theory]
    [InlineData("""<x id="1" /> archivos""")]
    [InlineData("""<x id='1'></x> archivos""")]
    [InlineData("""<X ID="1"/> archivos""")]
    [InlineData("""< x id = "1" / > archivos""")]
    [InlineData("""<x translate="no" id=1 class='a > b'/> archivos""")]
    [InlineData("""<x id="１"> </x> archivos""")]
    [InlineData("""<x id=“1”/> archivos""")]
    [InlineData("  <x id=\"1\"/>\n archivos \n")]
    [InlineData("""&#8203;<x id="1"/> &#97;rchiv&#x6F;s""")]
    public void What_engines_make_of_a_tag_is_taken(string answer) => Assert.Equal("{0} archivos", Xml("{0} files", answer).Text!.Render());

    [Fact]
    public void Entities_in_text_are_resolved_once()
    {
        Assert.Equal("{0} \"a\" 'b' < & &lt; é", Xml("{0} a", "<x id=\"1\"/> &quot;a&quot; &#39;b&#x27; &lt; &amp; &amp;lt; &eacute;").Text!.Render());
        Assert.Equal("{0} 1 < 2 & 3 <= 4", Xml("{0} a", "<x id=\"1\"/> 1 < 2 & 3 <= 4").Text!.Render());
    }

    [Theory]
    [InlineData("archivo abierto", "\"{0}\" was lost.")]
    [InlineData("""<x id="1"/> <x id="1"/> archivo""", "\"{0}\" came back twice.")]
    [InlineData("""<x id="2"/> archivo""", "An element has no id that was sent.")]
    [InlineData("""<x/> archivo""", "An element has no id that was sent.")]
    [InlineData("""<x id="1" id="1"/> archivo""", "An element has no id that was sent.")]
    [InlineData("""<x id="1"/> <em>archivo</em>""", "The element \"em\" was not sent.")]
    [InlineData("""<x id="1"/> archivo<!-- ok -->""", "Markup of another kind came back.")]
    [InlineData("""<x id="1"/> archivo</x>""", "\"x\" is closed where it is not open.")]
    [InlineData("""<x id="1">archivo""", "\"{0}\" is not closed.")]
    [InlineData("""<x id="1">el</x> archivo""", "Words have come into \"{0}\".")]
    [InlineData("""<x id="1"/> archivo <x""", "A tag does not end.")]
    [InlineData("""&lt;x id="1"/&gt; archivo""", "\"{0}\" was lost.")]
    [InlineData("""<x id="1"/>""", "No words came back.")]
    public void A_code_that_is_lost_doubled_or_changed_is_said(string answer, string problem) => Assert.Equal(problem, Xml("{0} file", answer).Problem);

    [Theory]
    [InlineData('\uD83D')]
    [InlineData('\0')]
    [InlineData('\uFFFF')]
    public void Half_of_a_character_and_what_no_file_can_hold_are_said(char character) =>
        Assert.Equal("The answer holds half of a character, or one that may not stand in a text.", Xml("{0} file", $"<x id=\"1\"/> {character} archivo").Problem);

    [Theory]
    [InlineData("""<g id="1">a<g id="2">b</g></g> c""", "\"<i>\" has come into another pair.")]
    [InlineData("""<g id="1">a</g> b<g id="2"></g>""", "Nothing is left in the pair of \"</i>\".")]
    [InlineData("""<g id="1">a</g> <g id="2">b c""", "\"<i>\" is not closed.")]
    [InlineData("""<g id="1">a</g> <g id="2"/> b c""", "Nothing is left in the pair of \"</i>\".")]
    public void A_pair_that_is_empty_or_elsewhere_is_said(string answer, string problem) => Assert.Equal(problem, Xml("<b>a</b> <i>b</i> c", answer).Problem);

    [Fact]
    public void A_pair_may_not_leave_the_pair_it_was_in() =>
        Assert.Equal("\"<i>\" is no longer in the pair of \"<b>\".", Xml("x <b>a <i>b</i></b>.", """x <g id="1">a</g> <g id="2">b</g>.""").Problem);

    [Theory]
    [InlineData("one</b> two <i>three", """a<x id="2"/> b <x id="1"/>c""")]
    [InlineData("x <u>one</b> two</u>.", """x<x id="2"/> <g id="1">a b</g>.""")]
    public void Halves_of_pairs_keep_their_order_and_place(string source, string answer) => Assert.NotNull(Xml(source, answer).Problem);

    [Fact]
    public void A_kept_word_that_was_changed_is_said() => Assert.Equal("\"Acme\" was changed.", Xml("Open Acme", """<x id="1">아크메</x> 열기""").Problem);

    [Theory]
    [InlineData("""<x id="1">Acme</x>를 열기""", "Acme를 열기")]
    [InlineData("""<x id="1">Acme를</x> 열기""", "Acme를 열기")]
    [InlineData("""<x id="1"> Acme </x>열기""", "Acme 열기")]
    [InlineData("""이 <x id="1"> Acme </x> 열기""", "이 Acme 열기")]
    public void What_comes_into_the_element_of_a_kept_word_goes_out_again(string answer, string restored) => Assert.Equal(restored, Xml("Acme open", answer).Text!.Text);

    [Theory]
    [InlineData("""archivo <span id="1" translate="no">XQ1Z</span>""", "archivo {0}")]
    [InlineData("""archivo <span translate='no' id='1'>xq1z</span>""", "archivo {0}")]
    [InlineData("""el <SPAN id="1">archivo XQ1Z de</SPAN> a""", "el archivo {0} de a")]
    public void In_HTML_a_mask_stands_for_the_code(string answer, string restored) => Assert.Equal(restored, Html("file {0}", answer).Text!.Render());

    [Theory]
    [InlineData("""archivo <span id="1" translate="no"></span>""")]
    [InlineData("""archivo <span id="1" translate="no">1</span>""")]
    [InlineData("""archivo <span id="1" translate="no">XQ1Z</span> XQ1Z""")]
    [InlineData("""archivo <span id="1" translate="no">XQ1Z XQ1Z</span>""")]
    [InlineData("""archivo XQ1Z""")]
    public void In_HTML_a_mask_that_is_elsewhere_is_said(string answer) => Assert.NotNull(Html("file {0}", answer).Problem);

    [Fact]
    public void A_text_that_holds_what_looks_like_a_tag_comes_back_as_text()
    {
        var sent = Protector.Protect(Parse("Use \"a & b\" {0}").Text + " <x id=\"1\"/> XQ1Z", Rung.None, Markup.Html, []);
        Assert.Equal("Use \"a & b\"  <x id=\"1\"/> XQ1Z", sent.Restore(sent.Texts, Spanish).Text!.Text);
    }
}
