using Translate.Core.Metrics;

namespace Translate.Core.Tests.Metrics;

/// <summary>
/// The numbers come from a second reading of sacrebleu's published sources, in Python with its regular expressions and without any of the ways by which
/// ours is faster; the two agreed on all of 32 random test sets of mixed scripts as well.
/// </summary>
public sealed class TestSetScoreTests
{
    static readonly string[] English =
    [
        "The ferry to Jeju leaves at 7:30, not at 8.",
        "Prices rose by 3.5% (after 2.1% in May).",
        "She said: \"We won't sell the U.S. branch.\"",
        "In the evening the old harbour was quiet.",
    ];

    static readonly string[] First =
    [
        "The ferry for Jeju leaves at 8:30, not at 8.",
        "After 2.1% in May, prices rose by 3.5%.",
        "\"We will not sell the U.S. branch,\" she said.",
        "The old harbour was quiet in the evening.",
    ];

    static readonly string[] Second =
    [
        "The Jeju ferry does not leave at 8 but at 7:30.",
        "Prices went up 3.5% (2.1% in May).",
        "",
        "In the evening, the old harbour lay quiet.",
    ];

    static readonly TestSet One = TestSet.Of(English, First);

    static readonly TestSet Two = TestSet.Of(English, First, Second);

    static readonly TestSet Korean = TestSet.Of(
        ["배는 7시 30분에 제주로 떠난다.", "가격은 5월에 2.1% 오른 뒤 3.5% 올랐다."],
        ["제주행 배는 8시가 아니라 7시 30분에 떠난다.", "5월에 2.1% 올랐던 가격이 3.5% 더 올랐다."]);

    static readonly TestSet Chinese = TestSet.Of(
        ["去济州的船7:30出发，不是8点。", "价格上涨了3.5%——五月是2.1%。"],
        ["去济州岛的船在7:30出发，而不是8点。", "继五月上涨2.1%之后，价格又上涨了3.5%。"]);

    [Theory]
    [InlineData("13a", 46.8995, 60.1304)]
    [InlineData("intl", 40.1418, 50.1083)]
    [InlineData("char", 78.7840, 85.7590)]
    public void BLEU_counts_words_as_its_tokenizer_finds_them(string tokenizer, double one, double two)
    {
        Assert.Equal(one, Bleu.Score(One, tokenizer).Score, 4);
        Assert.Equal(two, Bleu.Score(Two, tokenizer).Score, 4);
    }

    [Theory]
    [InlineData("13a", 16.8823, 18.9959)]
    [InlineData("intl", 16.8823, 11.5890)]
    [InlineData("char", 46.4477, 48.8126)]
    public void BLEU_of_Korean_and_Chinese_depends_on_the_tokenizer(string tokenizer, double korean, double chinese)
    {
        Assert.Equal(korean, Bleu.Score(Korean, tokenizer).Score, 4);
        Assert.Equal(chinese, Bleu.Score(Chinese, tokenizer).Score, 4);
    }

    [Fact]
    public void BLEU_puts_Chinese_characters_by_themselves_when_told() => Assert.Equal(41.1943, Bleu.Score(Chinese, "zh").Score, 4);

    [Fact]
    public void ChrF_adds_up_the_counts_of_all_segments()
    {
        Assert.Equal(73.3634, ChrF.Score(One).Score, 4);
        Assert.Equal(69.1219, ChrF.Score(One, 2).Score, 4);
        Assert.Equal(38.3586, ChrF.Score(Korean).Score, 4);
        Assert.Equal(35.6304, ChrF.Score(Chinese, 2).Score, 4);
    }

    [Fact]
    public void TER_takes_the_reference_that_needs_the_fewest_edits()
    {
        Assert.Equal(48.5714, Ter.Score(One).Score, 4);
        Assert.Equal(40.0000, Ter.Score(Two).Score, 4);
        Assert.Equal(57.1429, Ter.Score(Korean).Score, 4);
        Assert.Equal(100.0000, Ter.Score(Chinese).Score, 4);
    }

    [Fact]
    public void A_signature_says_how_it_was_counted()
    {
        Assert.Equal("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0", Bleu.Score(One).Signature);
        Assert.Equal("nrefs:var|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0", ChrF.Score(Two, 2).Signature);
        Assert.Equal("nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0", Ter.Score(Korean).Signature);
        Assert.Equal(["chrF2", "chrF2++"], [ChrF.Score(One).Name, ChrF.Score(One, 2).Name]);
    }

    [Theory]
    [InlineData("", "한 글자", 0, 100)]
    [InlineData("한 글자", "한 글자", 0, 0)]
    [InlineData("a b c d e", "a b c d e", 100, 0)]
    public void Nothing_in_common_is_none_and_the_same_is_a_hundred(string hypothesis, string reference, double bleu, double ter)
    {
        var set = TestSet.Of([hypothesis], [reference]);
        Assert.Equal(bleu, Bleu.Score(set).Score, 10);
        Assert.Equal(ter, Ter.Score(set).Score, 10);
    }

    [Fact]
    public void A_run_of_words_that_was_moved_is_one_edit()
    {
        Assert.Equal((1, 8), Ter.Edits("d e f g h a b c", "a b c d e f g h"));
        Assert.Equal((2, 8), Ter.Edits("d e f g x a b c", "a b c d e f g h"));
    }

    [Fact]
    public void TER_reads_small_letters_as_the_language_writes_them() => Assert.Equal((0, 2), Ter.Edits("ΟΔΟΣ ΑΘΗΝΑΣ", "οδος αθηνας".Replace('σ', 'ς')));

    [Fact]
    public void Lists_that_do_not_fit_are_refused()
    {
        Assert.Contains("2 lines", Assert.Throws<FormatException>(() => TestSet.Of(["a", "b"], ["a"])).Message, StringComparison.Ordinal);
        Assert.Contains("line 2", Assert.Throws<FormatException>(() => TestSet.Of(["a", "b"], ["a", ""])).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => TestSet.Of([], []));
        Assert.Contains("ja-mecab", Assert.Throws<ArgumentException>(() => Bleu.Score(One, "ja-mecab")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_ends_the_text_keeps_its_point_only_where_the_script_did()
    {
        Assert.Equal(["in", "2024", "."], BleuTokens.Of("13a", "in 2024."));
        Assert.Equal(["in", "2024."], BleuTokens.Of("intl", "in 2024."));
        Assert.Equal(["1,000.5", "-", "3"], BleuTokens.Of("13a", "1,000.5-3"));
        Assert.Equal(["x", "😀", "y"], BleuTokens.Of("intl", "x😀y"));
    }
}
