namespace Translate.Core.Tests.Exchange;

/// <summary>What other tools make of our XLIFF, and what comes of it.</summary>
public sealed class XliffMergeTests
{
    /// <summary>Two sentences in Markdown; the first has a pair, the second a link.</summary>
    const string Markdown = "A **bold** word. Read [this](u) now.\n";

    const string First = "<source>A <pc id=\"1\" canDelete=\"no\" dataRefStart=\"d1\" dataRefEnd=\"d1\">bold</pc> word.</source>";

    const string Second = "<source>Read <pc id=\"3\" canDelete=\"no\" dataRefStart=\"d2\" dataRefEnd=\"d3\">this</pc> now.</source>";

    readonly Exchanged text = Exchanged.Of("a.md", Markdown);

    static string Target(string content) => $"<target>{content}</target>";

    [Theory]
    [InlineData("굵은 <pc id=\"1\">글</pc>.", "굵은 **글**.")]
    [InlineData("굵은 <sc id=\"1\"/>글<ec startRef=\"1\"/>.", "굵은 **글**.")]
    [InlineData("굵은 <sc id=\"1\" dataRef=\"d1\"/>글<ec startRef=\"1\" dataRef=\"d1\"/>.", "굵은 **글**.")]
    [InlineData("굵은 <mrk id=\"m1\" type=\"term\"><pc id=\"1\">글</pc></mrk><sm id=\"m2\" type=\"comment\"/>.<em startRef=\"m2\"/>", "굵은 **글**.")]
    [InlineData("<pc id=\"1\"><![CDATA[굵은]]></pc> &#44544;<!-- no --><?no no?>.", "**굵은** 글.")]
    [InlineData("굵은 <pc id=\"t7\" dataRefStart=\"d1\" dataRefEnd=\"d1\">글</pc>.", "굵은 **글**.")]
    [InlineData("굵은 <pc id=\"1\">글</pc> 또 <pc id=\"9\" copyOf=\"1\">글</pc>.", "굵은 **글** 또 **글**.")]
    [InlineData("또 <pc id=\"9\" copyOf=\"1\">글</pc> 굵은 <pc id=\"1\">글</pc>.", "또 **글** 굵은 **글**.")]
    [InlineData("굵은 <pc id=\"1\">글</pc> 또 <sc id=\"9\" dataRef=\"d1\"/>글<ec startRef=\"9\" dataRef=\"d1\"/>.", "굵은 **글** 또 **글**.")]
    public void A_target_comes_in_whatever_form_its_codes_have(string target, string written)
    {
        Assert.Equal($"{written} Read [this](u) now.\n", text.Merge(First, First + Target(target)));
        Assert.Empty(text.Problems);
    }

    [Theory]
    [InlineData("굵은 글.", "the code ** is missing")]
    [InlineData("굵은 <pc id=\"1\">글</pc> <ph id=\"8\"/>.", "the code with the id \"8\" is not in the source")]
    [InlineData("굵은 <pc id=\"1\">글</pc> <pc id=\"1\">글</pc>.", "the code ** stands twice")]
    [InlineData("굵은 <sc id=\"1\"/>글<ec startRef=\"1\"/> <ec startRef=\"1\"/>.", "the code ** stands twice")]
    [InlineData("굵은 <ec startRef=\"1\"/>글<sc id=\"1\"/>.", "the code ** closes before it opens")]
    [InlineData("굵은 <sc id=\"1\"/>글.", "the code ** is not closed")]
    [InlineData("굵은 <pc id=\"1\" dataRefStart=\"d2\" dataRefEnd=\"d3\">글</pc>.", "the code ** is missing")]
    [InlineData("굵은 <ph id=\"1\"/>글.", "the code with the id \"1\" is not in the source")]
    [InlineData("굵은 <pc id=\"1\">글</pc><b>!</b>.", "<b> may not stand among its text")]
    [InlineData("굵은 <pc id=\"1\">글</pc><cp hex=\"110000\"/>.", "is no character")]
    public void A_code_that_is_lost_or_too_many_is_said_and_the_unit_stays_as_it_is(string target, string problem)
    {
        Assert.Equal(Markdown, text.Merge(First, First + Target(target)));
        var said = Assert.Single(text.Problems);
        Assert.Contains(problem, said.Problem, StringComparison.Ordinal);
        Assert.Contains("unit \"0/p1\"", said.Problem, StringComparison.Ordinal);
        Assert.NotNull(said.Position);
    }

    [Fact]
    public void Segments_may_be_divided() =>
        Merged(
            "굵은 **글** 하나. Read [this](u) now.\n",
            "<segment id=\"s1\" state=\"initial\">\n        " + First + "\n      </segment>",
            "<segment id=\"s1a\"><source>A <sc id=\"1\" dataRef=\"d1\"/>bo</source><target>굵은 <sc id=\"1\" dataRef=\"d1\"/>글</target></segment>"
            + "<segment id=\"s1b\"><source>ld<ec startRef=\"1\" dataRef=\"d1\"/> word.</source><target><ec startRef=\"1\" dataRef=\"d1\"/> 하나.</target></segment>");

    [Fact]
    public void Segments_may_be_joined()
    {
        var unit = text.Xliff[text.Xliff.IndexOf("<segment", StringComparison.Ordinal)..text.Xliff.IndexOf("</unit>", StringComparison.Ordinal)];
        Merged(
            "[이것](u)과 **굵은** 글.\n",
            unit,
            $"<segment id=\"s1\">{First.Replace("</source>", " ", StringComparison.Ordinal)}{Second.Replace("<source>", "", StringComparison.Ordinal)}{Target("<pc id=\"3\">이것</pc>과 <pc id=\"1\">굵은</pc> 글.")}</segment>");
    }

    [Fact]
    public void Segments_stand_in_the_order_that_their_targets_give()
    {
        var reordered = text.Xliff
            .Replace(First, First + "<target order=\"3\">굵은 <pc id=\"1\">글</pc>.</target>", StringComparison.Ordinal)
            .Replace(Second, Second + "<target order=\"1\"><pc id=\"3\">이것</pc>.</target>", StringComparison.Ordinal);
        Assert.Equal("[이것](u). 굵은 **글**.\n", System.Text.Encoding.UTF8.GetString(text.Merge(reordered)));
        Assert.Empty(text.Problems);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("9")]
    [InlineData("0")]
    [InlineData("x")]
    [InlineData("99999999999")]
    public void An_order_that_does_not_work_out_is_said(string order)
    {
        Assert.Equal(Markdown, text.Merge(First, $"{First}<target order=\"{order}\">굵은 <pc id=\"1\">글</pc>.</target>"));
        Assert.Contains("order", Assert.Single(text.Problems).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_is_passed_over()
    {
        const string Match = "<m:matches xmlns:m=\"urn:oasis:names:tc:xliff:matches:2.0\"><m:match ref=\"#s1\"><source>Not this.</source><target>이것 말고.</target></m:match></m:matches>";
        Merged("굵은 **글**. Read [this](u) now.\n", "<originalData>", Match + "<o:other xmlns:o=\"urn:other\" o:a=\"1\"><segment/></o:other><originalData>", First, First + Target("굵은 <pc id=\"1\">글</pc>."));
    }

    [Fact]
    public void The_namespace_may_have_any_prefix()
    {
        var prefixed = System.Text.RegularExpressions.Regex.Replace(
            text.Xliff.Replace("xmlns=", "xmlns:x=", StringComparison.Ordinal).Replace(First, First + Target("굵은 <pc id=\"1\">글</pc>."), StringComparison.Ordinal),
            "<(?<slash>/?)(?<name>[a-zA-Z]+)(?=[ />])", "<${slash}x:${name}", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.Contains("<x:pc ", prefixed, StringComparison.Ordinal);
        Assert.Equal("굵은 **글**. Read [this](u) now.\n", System.Text.Encoding.UTF8.GetString(text.Merge(prefixed)));
        Assert.Empty(text.Problems);
    }

    [Theory]
    [InlineData("2.0")]
    [InlineData("2.1")]
    public void Both_versions_are_read(string version) => Merged(Markdown, "xliff version=\"2.1\"", $"xliff version=\"{version}\"");

    [Theory]
    [InlineData("", "<target/>", "One. Two.\n")]
    [InlineData(" state=\"initial\"", "<target></target>", "One. Two.\n")]
    [InlineData(" state=\"translated\"", "<target/>", "Two.\n")]
    [InlineData(" state=\"initial\"", "<target>하나.</target>", "하나. Two.\n")]
    [InlineData(" state=\"final\" subState=\"x:y\"", "<target>하나.</target>", "하나. Two.\n")]
    public void An_empty_target_means_something_in_a_segment_that_was_worked_on_only(string state, string target, string written)
    {
        var plain = Exchanged.Of("a.txt", "One. Two.\n");
        var xliff = plain.Xliff.Replace("<segment id=\"s1\" state=\"initial\">", $"<segment id=\"s1\"{state}>", StringComparison.Ordinal);
        Assert.Equal(written, System.Text.Encoding.UTF8.GetString(plain.Merge(xliff.Replace("<source>One.</source>", "<source>One.</source>" + target, StringComparison.Ordinal))));
        Assert.Empty(plain.Problems);
    }

    [Fact]
    public void A_target_that_the_file_cannot_hold_is_said_and_the_others_are_merged()
    {
        var resx = Exchanged.Of("a.resx", "<root><data name=\"A\"><value>One</value></data><data name=\"B\"><value>Two</value></data></root>");
        var written = System.Text.Encoding.UTF8.GetString(resx.Merge(resx.Filled(content => content + "!").Replace("One!", "One<cp hex=\"0007\"/>", StringComparison.Ordinal)));
        Assert.Equal("<root><data name=\"A\"><value>One</value></data><data name=\"B\"><value>Two!</value></data></root>", written);
        Assert.Contains("U+0007", Assert.Single(resx.Problems).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_was_changed_on_the_way_is_said() =>
        Said("its source was changed in the XLIFF file", text.Merge("<source>A ", "<source>Some "), text);

    [Theory]
    [InlineData("A **bold** word. Read [that](u) now.\n")]
    [InlineData("A **bold** word. Read [this](other) now.\n")]
    [InlineData("A _bold_ word. Read [this](u) now.\n")]
    public void A_file_that_has_changed_since_keeps_the_units_that_have(string now)
    {
        var later = Exchanged.Of("a.md", now + "\nUnchanged.\n");
        var before = Exchanged.Of("a.md", Markdown + "\nUnchanged.\n");
        var xliff = before.Filled(content => content == "Unchanged." ? "그대로." : content);
        Said("its source has changed since it was extracted", System.Text.Encoding.UTF8.GetString(later.Merge(xliff)), later, now + "\n그대로.\n");
    }

    [Fact]
    public void A_unit_that_one_of_the_two_files_lacks_is_said()
    {
        var before = Exchanged.Of("a.resx", "<root><data name=\"A\"><value>One</value></data><data name=\"B\"><value>Two</value></data></root>");
        var later = Exchanged.Of("a.resx", "<root><data name=\"B\"><value>Two</value></data><data name=\"C\"><value>Three</value></data></root>");
        var written = System.Text.Encoding.UTF8.GetString(later.Merge(before.Filled(content => content == "Two" ? "둘" : content)));
        Assert.Equal("<root><data name=\"B\"><value>둘</value></data><data name=\"C\"><value>Three</value></data></root>", written);
        Assert.Collection(
            later.Problems,
            problem => Assert.Contains("unit \"C\" of a.resx is not in the XLIFF file", problem.Problem, StringComparison.Ordinal),
            problem => Assert.Contains("unit \"A\" is not in a.resx any more", problem.Problem, StringComparison.Ordinal));
    }

    void Merged(string written, string old, string replacement, string? old2 = null, string? replacement2 = null)
    {
        Assert.Contains(old, text.Xliff, StringComparison.Ordinal);
        var xliff = text.Xliff.Replace(old, replacement, StringComparison.Ordinal);
        if (old2 is not null) xliff = xliff.Replace(old2, replacement2, StringComparison.Ordinal);
        Assert.Equal(written, System.Text.Encoding.UTF8.GetString(text.Merge(xliff)));
        Assert.Empty(text.Problems);
    }

    static void Said(string problem, string written, Exchanged exchanged, string expected = Markdown)
    {
        Assert.Equal(expected, written);
        Assert.Contains(problem, Assert.Single(exchanged.Problems).Problem, StringComparison.Ordinal);
    }

    const string Fuzzy = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nLanguage: ko\\n\"\n\n#, fuzzy\nmsgid \"Open\"\nmsgstr \"열기\"\n";

    [Theory]
    [InlineData("2.1", "state=\"initial\"")]
    [InlineData("1.2", "state=\"needs-translation\"")]
    public void A_doubtful_target_that_another_tool_has_found_right_is_doubtful_no_more(string version, string state)
    {
        var catalogue = Exchanged.Of("ko.po", Fuzzy, version);
        Assert.Equal(Fuzzy, System.Text.Encoding.UTF8.GetString(catalogue.Merge(catalogue.Xliff)));
        Assert.Equal(Fuzzy.Replace("#, fuzzy\n", "", StringComparison.Ordinal), catalogue.Merge(state, "state=\"translated\""));
        Assert.Empty(catalogue.Problems);
    }

    [Theory]
    [InlineData(" state=\"needs-translation\"", true)]
    [InlineData("", true)]
    [InlineData(" state=\"translated\"", false)]
    public void A_doubtful_target_that_another_tool_has_cut_is_doubtful_until_its_state_says_otherwise(string state, bool isDoubtful)
    {
        static string Cut(string first, string second) => $"<mrk mtype=\"seg\" mid=\"1\">{first}</mrk> <mrk mtype=\"seg\" mid=\"2\">{second}</mrk>";
        var two = Fuzzy.Replace("\"Open\"", "\"One is here. Two are there.\"", StringComparison.Ordinal).Replace("열기", "하나. 둘.", StringComparison.Ordinal);
        var catalogue = Exchanged.Of("ko.po", two, "1.2");
        var merged = catalogue.Merge("<target state=\"needs-translation\">하나. 둘.<", $"<seg-source>{Cut("One is here.", "Two are there.")}</seg-source><target{state}>{Cut("하나.", "둘.")}<");
        Assert.Equal(isDoubtful ? two : two.Replace("#, fuzzy\n", "", StringComparison.Ordinal), merged);
        Assert.Empty(catalogue.Problems);
    }
}
