using CsCheck;
using Translate.Core.Memory;
using Translate.Core.Text;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Memory;

public sealed class ConcordanceTests
{
    static readonly FuzzyIndex Index = Of(
        Pair("The president visited Seoul.", "대통령이 서울을 방문했다."),
        Pair("Presidential elections, and the President of the U.S.", "대통령 선거와 미국 대통령"),
        Pair("Open 5 files", "파일 5개를 엽니다"),
        Pair("Open 10 files", "파일 10개를 엽니다"),
        Pair("The vice-president spoke.", "부대통령이 연설했다."));

    static FuzzyIndex Of(params MemoryPair[] pairs)
    {
        var index = new FuzzyIndex();
        foreach (var pair in pairs) index.Add(pair);
        return index;
    }

    static string[] Found(string phrase, FuzzyIndex? index = null) =>
        [.. (index ?? Index).Concordance(English, Korean, phrase).Select(hit => $"{Marked(hit.Pair.Source.Text.Text, hit.InSource)} = {Marked(hit.Pair.Target.Text.Text, hit.InTarget)}")];

    static string Marked(string text, IReadOnlyList<TextSpan> places) => places.Reverse().Aggregate(text, (all, place) => all.Insert(place.End, "]").Insert(place.Start, "["));

    [Fact]
    public void A_word_is_found_whatever_its_case_with_every_place() =>
        Assert.Equal(
            ["The vice-[president] spoke. = 부대통령이 연설했다.", "[Presidential] elections, and the [President] of the U.S. = 대통령 선거와 미국 대통령", "The [president] visited Seoul. = 대통령이 서울을 방문했다."],
            Found("PRESIDENT").OrderBy(hit => hit.Contains("visited", StringComparison.Ordinal)).ThenBy(hit => hit.StartsWith('[')));

    [Fact]
    public void A_word_is_found_while_it_is_typed_and_a_space_ends_it()
    {
        Assert.Equal(3, Found("presid").Length);
        Assert.Empty(Found("presid "));
        Assert.DoesNotContain(Found("president "), hit => hit.Contains("[Presidential]", StringComparison.Ordinal));
        Assert.Empty(Found("esident"));
    }

    [Fact]
    public void A_Korean_word_is_found_with_its_particles_and_beginnings_of_words_come_first() =>
        Assert.Equal(
            ["Presidential elections, and the President of the U.S. = [대통령] 선거와 미국 [대통령]", "The president visited Seoul. = [대통령]이 서울을 방문했다.", "The vice-president spoke. = 부[대통령]이 연설했다."],
            Found("대통령"));

    [Fact]
    public void A_phrase_is_found_across_signs_and_spaces()
    {
        Assert.Equal(["[Presidential elections, and the] President of the U.S. = 대통령 선거와 미국 대통령"], Found("presidential elections and the"));
        Assert.Equal(["The president visited Seoul. = 대통령이 [서울을 방문]했다."], Found("서울을방문"));
        Assert.Empty(Found("president Seoul"));
    }

    [Fact]
    public void A_number_is_the_very_number() => Assert.Equal(["[Open 10 file]s = 파일 10개를 엽니다".Replace("]s", "s]", StringComparison.Ordinal)], Found("open 10 file"));

    [Fact]
    public void Han_is_found_anywhere_in_a_text()
    {
        var index = Of(new MemoryPair(new(English, "Tokyo Metropolitan Government"), new(Locale.Parse("ja"), "東京都庁")));
        Assert.Equal("東[京都]庁", index.Concordance(English, Locale.Parse("ja"), "京都").Select(hit => Marked(hit.Pair.Target.Text.Text, hit.InTarget)).Single());
    }

    [Fact]
    public void Decomposed_Hangul_is_the_same()
    {
        Assert.Equal(Found("대통령"), Found("대통령".Normalize(System.Text.NormalizationForm.FormD)));
        Assert.Single(Of(Pair("a", "대통령이".Normalize(System.Text.NormalizationForm.FormD))).Concordance(English, Korean, "대통령"));
    }

    [Fact]
    public void A_pair_is_found_from_either_side_as_soon_as_it_is_added_and_no_more_when_it_is_removed()
    {
        var index = Of(Pair("Open the file", "파일을 엽니다"));
        Assert.Single(index.Concordance(Korean, English, "file"));
        Assert.Equal("파일을 엽니다", index.Concordance(Korean, English, "파일")[0].Pair.Source.Text.Text);
        var number = index.Add(Pair("Close the file", "파일을 닫습니다"));
        Assert.Equal(2, index.Concordance(English, Korean, "file").Count);
        Assert.Equal("Close the file", index.Concordance(English, Korean, "file")[0].Pair.Source.Text.Text);
        index.Remove(number);
        Assert.Single(index.Concordance(English, Korean, "파일"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("…!")]
    [InlineData("nowhere")]
    public void Nothing_is_found_for_nothing(string phrase) => Assert.Empty(Found(phrase));

    [Fact]
    public void No_more_are_told_than_asked_for_and_the_same_pair_once()
    {
        var index = Of([.. Enumerable.Range(0, 30).Select(i => Pair($"word {(char)('a' + (i % 10))}", "말"))]);
        Assert.Equal(10, index.Concordance(English, Korean, "word").Count);
        Assert.Equal(3, index.Concordance(English, Korean, "word", 3).Count);
        Assert.Empty(index.Concordance(English, Korean, "word", 0));
    }

    /// <summary>Beside reading every text: whatever a text has is found in it.</summary>
    [Fact]
    public void Every_pair_that_has_a_piece_of_a_text_is_found() =>
        Gen.Select(Plain.Array[1, 6], Gen.Int[0, 5], Gen.Int[0, 12], Gen.Int[0, 12]).Sample((texts, which, one, other) =>
        {
            var text = texts[which % texts.Length];
            var (start, end) = (Math.Min(one, other) % (text.Length + 1), Math.Max(one, other) % (text.Length + 1));
            if (start > end || Phrase.Of(text[start..end]) is not { } phrase) return;
            var index = Of([.. texts.Select(t => Pair(t, "번역"))]);
            var expected = texts.Distinct().Where(t => phrase.In(t).Places.Count > 0).Order(StringComparer.Ordinal);
            Assert.Equal(expected, index.Concordance(English, Korean, text[start..end]).Select(hit => hit.Pair.Source.Text.Text).Order(StringComparer.Ordinal));
        });
}
