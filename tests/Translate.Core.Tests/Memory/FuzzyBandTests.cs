using System.Text;
using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Memory;

/// <summary>What the scores mean, in English and in Korean.</summary>
public sealed class FuzzyBandTests
{
    static FuzzyMatch? Match(InlineText known, InlineText asked, int min = 50, Scoring? scoring = null, bool korean = false, SegmentContext? context = null, MemoryPair? pair = null)
    {
        var index = new FuzzyIndex(scoring);
        index.Add(pair ?? new(new(English, known), new(Korean, "번역")), "desk");
        if (!korean) return index.Find(English, Korean, asked, min, context: context).SingleOrDefault();

        index = new FuzzyIndex(scoring);
        index.Add(new(new(Korean, known), new(English, "translation")));
        return index.Find(Korean, English, asked, min).SingleOrDefault();
    }

    static string Kinds(FuzzyMatch? match) => match is null ? "none" : string.Join(' ', match.Penalties.Select(p => p.Points == 1 ? $"{p.Kind}" : $"{p.Kind}{p.Points}"));

    [Theory]
    [InlineData("The file could not be opened.", "The file could not be opened.", 100, "")]
    [InlineData("The file could not be opened.", "The  file could not be opened.", 99, "Spacing")]
    [InlineData("The file could not be opened.", "The file could not be opened. ", 99, "Spacing")]
    [InlineData("\tThe file could not be opened.", "The file could not be opened.", 99, "Spacing")]
    [InlineData("The file could not be opened.", "The file could not be\u00A0opened.", 99, "Spacing")]
    [InlineData("The file could\nnot be opened.", "The file could not be opened.", 99, "Spacing")]
    [InlineData("The file could\nnot be opened.", "The file could\r\nnot be opened.", 99, "Spacing")]
    [InlineData("Open the  page.", "Open a  page.", 66, "")]
    [InlineData("Open the page.", "Open a  page.", 65, "Spacing")]
    [InlineData("1\u00A0000 km", "1\u202F000 km", 99, "Spacing")]
    [InlineData("The file could not be opened.", "The file could not be opened!", 99, "Punctuation")]
    [InlineData("The file could not be opened.", "The File could not be opened.", 99, "Case")]
    [InlineData("The file could not be opened.", "The file can not be opened.", 83, "")]
    [InlineData("Wait 5 minutes.", "Wait 10 minutes.", 99, "Numbers")]
    [InlineData("Wait 1,000 ms.", "Wait 1000 ms.", 99, "Numbers")]
    [InlineData("Don't ask again", "Don’t ask again", 99, "Case")]
    [InlineData("Save as…", "S&ave As", 98, "Case Punctuation")]
    [InlineData("10 MB of 20", "11MB of 21", 98, "Numbers Spacing")]
    [InlineData("a, b and c", "A-b AND d", 73, "Case Punctuation")]
    [InlineData("The file could not be opened.", "The document could not be opened.", 83, "")]
    [InlineData("The file could not be opened.", "The document could not be opened!", 82, "Punctuation")]
    [InlineData("Copy 3 files to the new folder now", "Copy 4 files to the old folder now", 86, "Numbers")]
    [InlineData("one two three four five six seven eight nine ten one two three four five six seven eight nine ten", "one two three four five six seven eight nine ten one two three four five six seven eight nine TEN now", 93, "Case")]
    [InlineData("Open", "Close", 0, "none")]
    public void English_scores_stand_in_their_bands(string known, string asked, int score, string penalties)
    {
        var match = Match(known, asked);

        Assert.Equal(penalties is "none" ? null : score, match?.Score);
        Assert.Equal(penalties, Kinds(match));
    }

    [Theory]
    [InlineData("파일을 열 수 없습니다.", "파일을 열 수 없습니다.", 100, "")]
    [InlineData("파일을 열 수 없습니다.", "파일을 열 수 없습니다!", 99, "Punctuation")]
    [InlineData("파일을 열 수 없습니다.", "파일을 열수 없습니다.", 99, "Spacing")]
    [InlineData("파일을 열 수 없습니다.", "파일을  열 수 없습니다.", 99, "Spacing")]
    [InlineData("파일을 열 수 없습니다.", "파일을 열\u00A0수 없습니다. ", 99, "Spacing")]
    [InlineData("할 수 있다", "할수있다", 99, "Spacing")]
    [InlineData("할 수 있다", "할수있었다", 79, "Spacing")]
    [InlineData("5분 기다리십시오", "10분 기다리십시오", 99, "Numbers")]
    [InlineData("PDF 파일을 엽니다", "pdf파일을 엽니다.", 97, "Case Punctuation Spacing")]
    [InlineData("파일을 열 수 없습니다.", "파일은 열 수 없습니다.", 88, "")]
    [InlineData("새 문서를 저장할 수 없습니다.", "새 문서가 저장할 수 없습니다.", 91, "")]
    [InlineData("새 문서를 저장할 수 없습니다.", "새 파일을 저장할 수 없습니다.", 75, "")]
    [InlineData("열기", "닫기", 50, "")]
    public void Korean_scores_stand_in_the_same_bands(string known, string asked, int score, string penalties)
    {
        var match = Match(known, asked, korean: true);

        Assert.Equal(score, match?.Score);
        Assert.Equal(penalties, Kinds(match));
    }

    [Theory]
    [InlineData("ファイルを開けません。", "ファイルを開けません。", 100, "")]
    [InlineData("ファイルを開けません。", "ファイルを 開けません。", 99, "Spacing")]
    [InlineData("ファイル\u3000一覧", "ファイル 一覧", 99, "Spacing")]
    [InlineData("ファイルを開けません。", "ファイルを開けません!", 99, "Punctuation")]
    [InlineData("ファイルを開けません。", "ファイルは 開けません。", 89, "Spacing")]
    public void Japanese_scores_stand_in_the_same_bands(string known, string asked, int score, string penalties)
    {
        var index = new FuzzyIndex();
        index.Add(new(new(Locale.Parse("ja"), known), new(Korean, "번역")));
        var match = index.Find(Locale.Parse("ja"), Korean, asked, 50).SingleOrDefault();

        Assert.Equal(score, match?.Score);
        Assert.Equal(penalties, Kinds(match));
    }

    [Fact]
    public void Where_running_text_is_wrapped_is_no_difference_but_in_a_string_with_a_key_it_is()
    {
        SegmentContext running = new("", "", null), keyed = new("", "", "key");
        MemoryPair Known(string text) => new MemoryPair(new(English, text) { Context = running }, new(Korean, "번역"));

        Assert.Equal(101, Match("", "The file could not be opened.", context: running, pair: Known("The file could\n    not be opened."))?.Score);
        Assert.Equal(101, Match("", "The file \r\n\tcould not be opened.", context: running, pair: Known("The file could\nnot be opened."))?.Score);
        Assert.Equal(99, Match("", "The file could not be opened.", context: running, pair: Known("The file could\n\nnot be opened."))?.Score);
        Assert.Equal(99, Match("", "The file could  not be opened.", context: running, pair: Known("The file could\nnot be opened."))?.Score);
        Assert.Equal(99, Match("", "The file could not be opened.", context: keyed, pair: Known("The file could\nnot be opened."))?.Score);
        Assert.Equal("", Kinds(Match("", "The file can not be opened.", context: running, pair: Known("The file could\nnot be opened."))));
    }

    [Theory]
    [InlineData("파일을 열 수 없습니다.")]
    [InlineData("Café olé é")]
    public void Decomposed_text_is_the_same_text(string text)
    {
        var decomposed = text.Normalize(NormalizationForm.FormD);

        Assert.NotEqual(text, decomposed);
        Assert.Equal(100, Match(text, decomposed, korean: true)?.Score);
        Assert.Equal(100, Match(decomposed, text)?.Score);
    }

    [Fact]
    public void Codes_cost_a_point_where_they_are_others_or_stand_elsewhere()
    {
        InlineText bold = new("Save the file", Open(5, "1", "<b>"), Close(8, "1", "</b>"));

        Assert.Equal(100, Match(bold, new("Save the file", Open(5, "7", "<b>"), Close(8, "7", "</b>")))?.Score);
        Assert.Equal("Codes", Kinds(Match(bold, "Save the file")));
        Assert.Equal("Codes", Kinds(Match("Save the file", bold)));
        Assert.Equal("Codes", Kinds(Match(bold, new("Save the file", Open(5, "1", "<i>"), Close(8, "1", "</i>")))));
        Assert.Equal("Codes", Kinds(Match(bold, new("Save the file", Open(9, "1", "<b>"), Close(13, "1", "</b>")))));
        Assert.Equal("Codes", Kinds(Match(new("A.", Alone(1, "1", "<br>")), new("A.", Alone(2, "1", "<br>")))));
        Assert.Equal(99, Match(bold, "Save the file")?.Score);
        Assert.Equal("", Kinds(Match(bold, new("Save the old file", Open(5, "1", "<b>"), Close(8, "1", "</b>")))));
        Assert.Equal(74, Match(bold, "Save the old file")?.Score);
    }

    [Fact]
    public void All_that_is_not_words_together_stays_in_its_band()
    {
        InlineText asked = new("don’t wait 6s now", Alone(0, "1", "<br>"));
        var match = Match("Don't wait 5 s, now", asked);

        Assert.Equal("Numbers Codes Case Punctuation Spacing", Kinds(match));
        Assert.Equal(100, match!.Similarity);
        Assert.Equal(95, match.Score);
        Assert.Equal(92, Match("Don't wait 5 s, now", asked, scoring: new() { Numbers = 3, Codes = 2 })!.Score);
        Assert.Equal(99, Match("Don't wait 5 s, now", asked, scoring: new() { Numbers = 0, Codes = 0, Case = 0, Punctuation = 0, Spacing = 0 })!.Score);
    }

    [Theory]
    [InlineData("Before.", "After.", "key", 102)]
    [InlineData("Before.", "After.", null, 101)]
    [InlineData(null, null, null, 100)]
    public void The_same_text_in_the_same_context_is_above_a_hundred(string? previous, string? next, string? key, int score) =>
        Assert.Equal(score, Match("", "Hello.", context: new(previous, next, key), pair: Pair("Hello.", "안녕.").At("Before.", "After.", "key"))?.Score);

    [Fact]
    public void Another_region_costs_a_point_and_takes_the_context_away()
    {
        var british = new MemoryPair(new(Locale.Parse("en-GB"), "Colour") { Context = new("", "", null) }, new(Korean, "색"));
        var index = new FuzzyIndex();
        index.Add(british);

        Assert.Equal(101, Assert.Single(index.Find(English, Korean, "Colour", context: new("", "", null))).Score);
        var match = Assert.Single(index.Find(Locale.Parse("en-US"), Korean, "Colour", context: new("", "", null)));
        Assert.Equal((99, "Variant"), (match.Score, Kinds(match)));
    }

    [Fact]
    public void What_is_trusted_less_costs_what_the_desk_says()
    {
        var scoring = new Scoring { Unreviewed = 2, Memories = new Dictionary<string, int> { ["desk"] = 5 } };

        Assert.Equal((93, "Unreviewed2 Memory5"), (Match("Open it", "Open it", scoring: scoring)!.Score, Kinds(Match("Open it", "Open it", scoring: scoring))));
        Assert.Equal(95, Match("", "Open it", scoring: scoring, pair: Pair("Open it", "열기").In(TargetState.Reviewed))!.Score);
        Assert.Equal((59, 66), (Match("a b c", "a b d", scoring: scoring)!.Score, (int)Match("a b c", "a b d", min: 66, scoring: scoring)!.Similarity));
    }

    [Theory]
    [InlineData(PairOrigin.Human, 100, "")]
    [InlineData(PairOrigin.Aligned, 98, "Aligned2")]
    [InlineData(PairOrigin.Machine, 97, "Machine3")]
    public void What_no_person_paired_costs_points_that_can_be_set(PairOrigin origin, int score, string penalties)
    {
        var match = Match("", "Open it", pair: Pair("Open it", "열기") with { Origin = origin });

        Assert.Equal((score, penalties), (match!.Score, Kinds(match)));
        Assert.Equal(100, Match("", "Open it", pair: Pair("Open it", "열기") with { Origin = origin }, scoring: new() { Machine = 0, Aligned = 0 })!.Score);
    }

    [Fact]
    public void No_penalty_hides_a_match()
    {
        var match = Match("Wait 5 minutes, please", "wait 6 seconds please!", min: 75);

        Assert.Equal(75, match!.Similarity);
        Assert.Equal("Numbers Case Punctuation", Kinds(match));
        Assert.Equal(72, match.Score);
    }

    [Fact]
    public void The_threshold_is_met_exactly()
    {
        Assert.NotNull(Match("a b c", "a b d", min: 66));
        Assert.Null(Match("a b c", "a b d", min: 67));
        Assert.NotNull(Match("a b c d e f g h i j", "a b c d e f g", min: 70));
        Assert.Null(Match("a b c d e f g h i j", "a b c d e f g", min: 71));
    }

    [Fact]
    public void A_text_without_words_is_found_by_itself_only()
    {
        Assert.Equal(100, Match("…", "…")?.Score);
        Assert.Equal(99, Match(new("", Alone(0, "1", "{0}")), new InlineText("", Alone(0, "1", "{1}")))?.Score);
        Assert.Null(Match("→", "←", min: 1));
        Assert.Null(Match("…", "Open…", min: 1));
        Assert.Null(Match("", "", min: 1));
    }
}
