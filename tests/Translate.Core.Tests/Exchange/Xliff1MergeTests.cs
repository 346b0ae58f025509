using System.Text;

namespace Translate.Core.Tests.Exchange;

/// <summary>What other tools make of our XLIFF 1.2, and what comes of it.</summary>
public sealed class Xliff1MergeTests
{
    const string Markdown = "A **bold** word. Read [this](u) now.\n";

    const string Segmented =
        "<seg-source><mrk mtype=\"seg\" mid=\"1\">A <bpt id=\"1\" rid=\"1\">**</bpt>bold<ept id=\"2\" rid=\"1\">**</ept> word.</mrk> "
        + "<mrk mtype=\"seg\" mid=\"2\">Read <bpt id=\"3\" rid=\"3\">[</bpt>this<ept id=\"4\" rid=\"3\">](u)</ept> now.</mrk></seg-source>";

    const string One = "굵은 <bpt id=\"1\" rid=\"1\">**</bpt>글<ept id=\"2\" rid=\"1\">**</ept>.";

    const string Two = "이제 <bpt id=\"3\" rid=\"3\">[</bpt>이것<ept id=\"4\" rid=\"3\">](u)</ept>.";

    readonly Exchanged text = Exchanged.Of("a.md", Markdown, "1.2");

    string Back(string target) => text.Merge(Segmented, Segmented + target);

    static string Target(string content, string state = "translated") => $"<target state=\"{state}\">{content}</target>";

    static string Segment(int id, string content) => $"<mrk mtype=\"seg\" mid=\"{id}\">{content}</mrk>";

    [Fact]
    public void Sentences_are_marks_and_codes_say_what_they_are()
    {
        Assert.Contains(Segmented, text.Xliff, StringComparison.Ordinal);
        Assert.Contains("<source>A <bpt id=\"1\" rid=\"1\">**</bpt>bold<ept id=\"2\" rid=\"1\">**</ept> word. Read ", text.Xliff, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_of_one_sentence_has_no_marks() => Assert.DoesNotContain("seg-source", Exchanged.Of("a.txt", "One is here.\n", "1.2").Xliff, StringComparison.Ordinal);

    [Theory]
    [InlineData(One + " " + Two)]
    [InlineData("<mrk mtype=\"seg\" mid=\"1\">" + One + "</mrk> <mrk mtype=\"seg\" mid=\"2\">" + Two + "</mrk>")]
    [InlineData("<mrk mtype=\"seg\" mid=\"1\">" + One + "</mrk><mrk mtype=\"seg\" mid=\"2\">" + Two + "</mrk>")]
    [InlineData("<mrk mtype=\"seg\" mid=\"7\">" + One + "</mrk> <mrk mtype=\"seg\" mid=\"8\">" + Two + "</mrk>")]
    [InlineData("굵은 <g id=\"1\">글</g>. 이제 <g id=\"3\">이것</g>.")]
    [InlineData("굵은 <bx id=\"1\" rid=\"1\"/>글<ex id=\"2\" rid=\"1\"/>. 이제 <bx id=\"3\"/>이것<ex id=\"3\"/>.")]
    [InlineData("굵은 <bpt id=\"1\">**</bpt>글<ept id=\"2\">**</ept>. <mrk mtype=\"term\">이제</mrk> <bpt id=\"3\">[</bpt>이것<ept id=\"3\">](u)</ept>.")]
    [InlineData("굵은 <bpt id=\"5\" rid=\"5\">**</bpt>글<ept id=\"6\" rid=\"5\">**</ept>. 이제 <bpt id=\"8\">[</bpt>이것<ept id=\"8\">](u)</ept>.")]
    public void A_target_comes_with_its_marks_or_without_in_whatever_form_its_codes_have(string target)
    {
        Assert.Equal("굵은 **글**. 이제 [이것](u).\n", Back(Target(target)));
        Assert.Empty(text.Problems);
    }

    [Theory]
    [InlineData("<mrk mtype=\"seg\" mid=\"1\">" + One + "</mrk> <mrk mtype=\"seg\" mid=\"2\"/>")]
    [InlineData("<mrk mtype=\"seg\" mid=\"1\">" + One + "</mrk>")]
    public void A_segment_without_a_target_stays_in_the_source_language(string target)
    {
        Assert.Equal("굵은 **글**. Read [this](u) now.\n", Back(Target(target)));
        Assert.Empty(text.Problems);
    }

    [Fact]
    public void Segments_may_change_their_places()
    {
        Assert.Equal("이제 [이것](u). 굵은 **글**.\n", Back(Target(Segment(2, Two) + " " + Segment(1, One))));
        Assert.Empty(text.Problems);
    }

    [Fact]
    public void Segments_may_be_joined()
    {
        var joined = Segmented.Replace("</mrk> <mrk mtype=\"seg\" mid=\"2\">", " ", StringComparison.Ordinal);
        Assert.Equal("굵은 **글**. 이제 [이것](u).\n", text.Merge(Segmented, joined + Target(Segment(1, One + " " + Two))));
        Assert.Empty(text.Problems);
    }

    [Theory]
    [InlineData("new")]
    [InlineData("needs-translation")]
    public void A_form_that_nobody_has_filled_in_is_no_translation(string state)
    {
        Assert.Equal(Markdown, Back(Target("", state)));
        Assert.Equal(Markdown, Back(Target(Segment(1, "") + " " + Segment(2, ""), state)));
        Assert.Empty(text.Problems);
    }

    [Theory]
    [InlineData("굵은 글. 이제 <g id=\"3\">이것</g>.", "the code ** is missing")]
    [InlineData("굵은 <g id=\"1\">글</g>. 이제 <g id=\"3\">이것</g> <x id=\"9\"/>.", "the code with the id \"9\" is not in the source")]
    [InlineData("굵은 <g id=\"1\">글</g>. <b>이제</b> <g id=\"3\">이것</g>.", "<b> may not stand among its text")]
    [InlineData("굵은 <it id=\"1\" pos=\"open\">**</it>글. 이제 <g id=\"3\">이것</g>.", "the code ** is not closed")]
    public void A_code_that_is_lost_or_too_many_is_said_and_the_unit_stays_as_it_is(string target, string problem)
    {
        Assert.Equal(Markdown, Back(Target(target)));
        var said = Assert.Single(text.Problems);
        Assert.Contains(problem, said.Problem, StringComparison.Ordinal);
        Assert.NotNull(said.Position);
    }

    [Fact]
    public void A_source_that_was_changed_is_said_wherever_it_was()
    {
        Assert.Equal(Markdown, Encoding.UTF8.GetString(text.Merge(text.Xliff.Replace(" now.", " then.", StringComparison.Ordinal).Replace("</seg-source>", "</seg-source>" + Target("하나"), StringComparison.Ordinal))));
        Assert.Contains("its source was changed in the XLIFF file", Assert.Single(text.Problems).Problem, StringComparison.Ordinal);
        Assert.Equal(Markdown, text.Merge(Segmented, Segmented.Replace(" now.", " then.", StringComparison.Ordinal) + Target(One + " " + Two)));
        Assert.Contains("its seg-source says something else than its source", Assert.Single(text.Problems).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_file_has_already_goes_out_with_its_state()
    {
        var xliff = Exchanged.Of("ko.po", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n#, fuzzy\nmsgid \"Open it. Close it.\"\nmsgstr \"열기\"\n\nmsgid \"Close\"\nmsgstr \"닫기\"\n", "1.2").Xliff;
        Assert.Contains("<target state=\"needs-translation\">열기</target>", xliff, StringComparison.Ordinal);
        Assert.Contains("<target state=\"translated\">닫기</target>", xliff, StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_that_XML_has_no_form_for_come_through()
    {
        var exchanged = Exchanged.Of("a.json", "{\"a\":\"bell \\u0007\"}", "1.2");
        Assert.Contains("<x id=\"c1\" ctype=\"x-cp-0007\" />", exchanged.Xliff, StringComparison.Ordinal);
        Assert.Equal("{\"a\":\"종 \\u0007\"}", Encoding.UTF8.GetString(exchanged.Merge(exchanged.Filled(text => text.Replace("bell", "종", StringComparison.Ordinal)))));
        Assert.Empty(exchanged.Problems);
    }

    [Fact]
    public void Limits_and_notes_go_along()
    {
        var xliff = Exchanged.Of("a.resx", "<root><data name=\"A\"><value>Open</value><comment>A button. Max 12 characters.</comment></data></root>", "1.2").Xliff;
        Assert.Contains("<note annotates=\"source\">A button.", xliff, StringComparison.Ordinal);
        Assert.Contains("resname=\"A\" restype=\"string\"", xliff, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_several_target_languages_are_not_merged_at_once()
    {
        var file = text.Xliff[text.Xliff.IndexOf("<file", StringComparison.Ordinal)..text.Xliff.IndexOf("</xliff>", StringComparison.Ordinal)];
        var both = text.Xliff.Replace("</xliff>", file.Replace("target-language=\"ko\"", "target-language=\"fr\"", StringComparison.Ordinal) + "</xliff>", StringComparison.Ordinal);
        Assert.Contains("its target-language is \"fr\"", Assert.Throws<Translate.Core.Text.InvalidDocumentException>(() => Exchanged.Read(both)).Problem, StringComparison.Ordinal);
    }
}
