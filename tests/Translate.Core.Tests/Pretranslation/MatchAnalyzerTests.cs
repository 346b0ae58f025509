using CsCheck;
using Translate.Core.Formats;
using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Pretranslation;

public sealed class MatchAnalyzerTests
{
    static MatchAnalyzer Analyzer(Locale? to, params MemoryPair[] pairs)
    {
        var memory = new FuzzyIndex();
        foreach (var pair in pairs) memory.Add(pair);
        return new(memory, English, to ?? Korean);
    }

    static PretranslationSource[] Segments(params InlineText[] texts) => [.. texts.Select(text => new PretranslationSource(text, SegmentContext.Unknown))];

    static string Told(MatchAnalysis analysis) =>
        string.Join(' ', MatchAnalysis.Bands.Where(band => analysis[band].Segments > 0).Select(band => $"{band}:{analysis[band].Segments}/{analysis[band].Words}"));

    [Fact]
    public void Each_segment_is_in_the_band_of_its_best_match()
    {
        var analyzer = Analyzer(
            null,
            Pair("Close the window.", "창을 닫으십시오."),
            Pair("one two three four five six seven eight", "하나"),
            Pair("red green blue white", "빨강"));
        var analysis = analyzer.Add(Segments(
            "Close the window.", "Close the Window!", "one two three four five six seven nine", "red green blue black", "red green grey black", "red green pink brown", "Something else entirely", "2026"));

        Assert.Equal("Copied:1/1 Exact:1/3 From95:1/3 From85:1/8 From75:1/4 From50:1/4 InternalFuzzy:1/4 New:1/3", Told(analysis));
    }

    [Fact]
    public void What_the_file_brings_translated_is_no_work_and_known_from_then_on_and_a_draft_of_the_file_is_work()
    {
        var (done, draft) = (new Standing("창을 닫으십시오.", TargetState.Translated), new Standing("문을 닫", TargetState.Initial));
        var segments = Segments("Close the window.", "Close the door, please.", "Close the window.");

        Assert.Equal("Translated:1/3 Repetition:1/3 New:1/4", Told(Analyzer(null).Add([segments[0] with { Standing = done }, segments[1] with { Standing = draft }, segments[2]])));
    }

    [Fact]
    public void A_match_in_context_is_a_band_of_its_own()
    {
        var analyzer = Analyzer(null, Pair("Open", "열기").At("", "Close"));
        Assert.Equal("InContext:1/1", Told(analyzer.Add([new("Open", new("", "Close", null))])));
    }

    [Fact]
    public void What_stood_before_is_memory_across_documents_too()
    {
        var analyzer = Analyzer(null);
        Assert.Equal("Repetition:1/5 New:1/5", Told(analyzer.Add(Segments("The boat leaves at noon.", "The boat leaves at noon."))));
        Assert.Equal("Repetition:1/5 InternalFuzzy:1/5", Told(analyzer.Add(Segments("The boat leaves at noon.", "The boat leaves at midnight."))));
    }

    [Fact]
    public void Other_white_space_is_similar_but_another_line_is_not_where_text_flows()
    {
        SegmentContext running = new("", "", null);
        Assert.Equal("InternalFuzzy:1/5 New:1/5", Told(Analyzer(null).Add(Segments("The boat leaves at noon.", "The  boat leaves at noon."))));
        Assert.Equal("Repetition:1/5 New:1/5", Told(Analyzer(null).Add([new("The boat leaves at noon.", running), new("The boat\nleaves at noon.", running)])));
        Assert.Equal("From95:1/5", Told(Analyzer(null, Pair("The boat leaves at noon.", "배")).Add(Segments("The boat leaves\u00A0at noon."))));
    }

    [Fact]
    public void The_memory_comes_before_what_only_repeats()
    {
        var analyzer = Analyzer(null, Pair("The boat leaves at noon.", "배"), Pair("The train leaves at noon today.", "기차"));
        Assert.Equal("Exact:2/10", Told(analyzer.Add(Segments("The boat leaves at noon.", "The boat leaves at noon."))));
        Assert.Equal("InternalFuzzy:1/5 New:1/6", Told(Analyzer(null).Add(Segments("The train leaves at noon today.", "The train leaves at noon."))));
        Assert.Equal("From75:1/5", Told(analyzer.Add(Segments("The train leaves at noon."))));
    }

    [Fact]
    public void Into_the_same_language_there_is_nothing_to_do() => Assert.Equal("Copied:1/2", Told(Analyzer(Locale.Parse("en-US")).Add(Segments("Two words"))));

    [Fact]
    public void Between_two_varieties_of_a_language_repetitions_count() =>
        Assert.Equal("Repetition:1/2 New:1/2", Told(new MatchAnalyzer(new(), Locale.Parse("en-US"), Locale.Parse("en-GB")).Add(Segments("Two words", "Two words"))));

    [Fact]
    public void Characters_are_those_that_people_see() => Assert.Equal(new(1, 2, 5), Analyzer(null).Add(Segments(new InlineText("한글 👨‍👩‍👧é".Normalize(System.Text.NormalizationForm.FormD), Open(0, "1", "<b>"))))[MatchBand.New]);

    [Fact]
    public void Words_weigh_as_the_table_says()
    {
        var analysis = Analyzer(null, Pair("Close the window.", "창")).Add(Segments("Close the window.", "Some new words here", "Some new words here"));
        Assert.Equal((3 * 0.1m) + 4 + (4 * 0.1m), analysis.Weighted(RateTable.Usual));
        Assert.Equal((3 * 0.25m) + 4 + (4 * 0.1m), analysis.Weighted(RateTable.Read("""{"exact":0.25}"""u8.ToArray(), "rates.json")));
    }

    [Theory]
    [InlineData("[]", "object")]
    [InlineData("{", "rates.json(1,")]
    [InlineData("""{"exakt":1}""", "\"exakt\" is no band")]
    [InlineData("""{"exact":-1}""", "from 0 to 10")]
    [InlineData("""{"exact":"1"}""", "from 0 to 10")]
    [InlineData("""{"\ud800":1}""", "rates.json")]
    public void A_table_that_is_none_is_refused(string json, string problem) =>
        Assert.Contains(problem, Assert.Throws<InvalidDocumentException>(() => RateTable.Read(System.Text.Encoding.UTF8.GetBytes(json), "rates.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void Whatever_is_analysed_each_segment_is_in_one_band_and_a_second_time_nothing_is_new() =>
        Inline(Wild, Data).Array[0, 6].Sample(texts =>
        {
            var analyzer = Analyzer(null);
            var (first, second) = (analyzer.Add(Segments(texts)), analyzer.Add(Segments(texts)));
            Assert.Equal(texts.Length, first.Total.Segments);
            Assert.Equal(2 * texts.Length, MatchAnalysis.Sum([first, second]).Total.Segments);
            Assert.Equal(texts.Length, second[MatchBand.Repetition].Segments + second[MatchBand.Copied].Segments);
        });
}
