using CsCheck;
using Translate.Core.Metrics;

namespace Translate.Core.Tests.Metrics;

public sealed class ChrFTests
{
    [Fact]
    public void The_same_text_is_a_hundred_and_nothing_in_common_is_none()
    {
        Assert.Equal(100, ChrF.Score("한미동맹", "한미 동맹"), 10);
        Assert.Equal(100, ChrF.Score("a", "a", 2), 10);
        Assert.Equal(0, ChrF.Score("abc", "xyz"));
        Assert.Equal(0, ChrF.Score("", "xyz"));
        Assert.Equal(0, ChrF.Score("xyz", " "));
        Assert.Equal(0, ChrF.Score("", ""));
    }

    /// <summary>
    /// By hand, abcd for abce: of one character 3 of 4 are right, of two 2 of 3, of three 1 of 2, of four 0 of 1. The mean of 3/4, 2/3, 1/2 and 0 is 23/48,
    /// for precision and recall alike, and so is F.
    /// </summary>
    [Fact]
    public void Orders_that_both_texts_have_count_alike() => Assert.Equal(100 * 23 / 48.0, ChrF.Score("abcd", "abce"), 10);

    /// <summary>
    /// By hand, ab for abab. One character: precision 2/2, recall 2/4. Two: 1/1 and 1/3 (ab, ba, ab). Longer ones the hypothesis has not. P = 1,
    /// R = (1/2 + 1/3) / 2 = 5/12, F = 5·P·R / (4·P + R) = (25/12) / (53/12) = 25/53.
    /// </summary>
    [Fact]
    public void What_is_missing_weighs_more_than_what_is_too_much()
    {
        Assert.Equal(100 * 25 / 53.0, ChrF.Score("ab", "abab"), 10);

        // The other way round P = 5/12 and R = 1: F = (25/12) / (32/12).
        Assert.Equal(100 * 25 / 32.0, ChrF.Score("abab", "ab"), 10);
    }

    /// <summary>
    /// By hand, 동맹은 for 동맹이: one syllable 2/3, two 1/2, three 0/1: (2/3 + 1/2) / 3 = 7/18. With words: none of one is right, and of two there are none,
    /// so the mean is over four orders: 7/24.
    /// </summary>
    [Fact]
    public void Korean_counts_by_syllables()
    {
        Assert.Equal(100 * 7 / 18.0, ChrF.Score("동맹은", "동맹이"), 10);
        Assert.Equal(100 * 7 / 24.0, ChrF.Score("동맹은", "동맹이", 2), 10);
    }

    /// <summary>By hand, “a b.” for “a c.”: characters ab. and ac.: 2/3, 0/2, 0/1; words a, b and the point: 2/3, and a b, b . against a c, c .: 0/2. (2/3 + 2/3) / 5.</summary>
    [Fact]
    public void A_mark_at_the_end_is_a_word_of_its_own() => Assert.Equal(100 * 4 / 15.0, ChrF.Score("a b.", "a c.", 2), 10);

    /// <summary>By hand, (hi) has the words (hi and ), as sacrebleu splits one mark only; (ho) likewise: characters 3/4, 1/3, 0, 0; words 1/2, 0. (3/4 + 1/3 + 1/2) / 6.</summary>
    [Fact]
    public void Only_one_mark_is_split_off_a_word() => Assert.Equal(100 * (19 / 12.0) / 6, ChrF.Score("(hi)", "(ho)", 2), 10);

    /// <summary>By hand: two code points each, of which one is right, and no pair: (1/2 + 0) / 2. Counted by UTF-16 units it would be more, for both emoji begin alike.</summary>
    [Fact]
    public void A_character_is_a_code_point() => Assert.Equal(25, ChrF.Score("a😀", "a😁"), 10);

    [Fact]
    public void Long_texts_take_no_time()
    {
        Assert.Equal(100, ChrF.Score(new string('a', 300_000), new string('a', 300_000), 2), 6);
        var random = new Random(1);
        var text = new string([.. Enumerable.Range(0, 100_000).Select(_ => (char)('가' + random.Next(10_000)))]);
        Assert.Equal(100, ChrF.Score(text, text), 6);
    }

    [Fact]
    public void Every_score_lies_between_0_and_100_and_swapping_keeps_nothing_at_nothing() =>
        Gen.Select(Some.Wild, Some.Wild).Sample((one, other) =>
        {
            var score = ChrF.Score(one, other, 2);
            Assert.InRange(score, 0, 100.0000001);
            Assert.Equal(score == 0, ChrF.Score(other, one, 2) == 0);
        });
}
