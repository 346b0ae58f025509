using System.Text;
using Translate.Core.Formats;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Segmentation;

/// <summary>Korean without final punctuation: what endings decide, what only looks like one, and how often it is right.</summary>
public sealed class KoreanEndingsTests
{
    static readonly Segmenter Korean = SegmentationRules.Shipped.For(Locale.Parse("ko"));

    [Theory]
    [InlineData("development", 0.98, 0.98)]
    [InlineData("held-out", 0.98, 0.95)]
    public void Sentences_without_final_punctuation_are_found(string half, double precision, double recall)
    {
        var score = BoundaryScore.Of(Korean, Cases.Read("unpunctuated", half));
        Assert.True(score.Precision >= precision && score.Recall >= recall, score.ToString());
    }

    [Theory]
    [InlineData("development")]
    [InlineData("held-out")]
    public void Text_with_punctuation_is_split_by_its_punctuation(string half)
    {
        var texts = Cases.Sections("unpunctuated", half)["News with punctuation"].ToList();
        Assert.NotEmpty(texts);
        Assert.All(texts, marked => Assert.Equal(marked, Cases.Mark(Korean, Cases.Plain(marked))));
    }

    [Fact]
    public void There_are_more_than_three_hundred_sentences_of_each_kind_of_writing()
    {
        var halves = Cases.Names("unpunctuated").Select(half => Cases.Sections("unpunctuated", half)).ToList();
        Assert.InRange(halves.Sum(half => half.Sum(kind => kind.Sum(text => text.Count(c => c == '|') + 1))), 300, 10_000);
        Assert.All(halves, half => Assert.Equal(["News without punctuation", "News with punctuation", "Blog", "Chat", "Captions", "Interview", "Notes"], half.Select(kind => kind.Key)));
    }

    [Theory]
    [InlineData("넓은 바다 위에 배가 있었다")]
    [InlineData("우리 모두 다 함께 노래했다")]
    [InlineData("나보다 네가 더 잘한다")]
    [InlineData("날마다 운동을 하는 사람")]
    [InlineData("캐나다 정부의 새 정책")]
    [InlineData("전력 수요 증가에 따른 대책")]
    [InlineData("지원이 필요 없는 사람들")]
    [InlineData("중요 문서 보관 안내")]
    [InlineData("빨간 요요 하나 주문")]
    [InlineData("가을 단풍 구경 안내")]
    [InlineData("탄산 소다 두 병")]
    [InlineData("다음 주 회의 안건")]
    [InlineData("세금 포함 가격 안내")]
    [InlineData("책임 소재를 밝히는 일")]
    [InlineData("심야 버스 노선 안내")]
    [InlineData("아침 시간대 교통 정보")]
    [InlineData("승리를 위해 노력하는 팀")]
    public void A_word_that_only_looks_like_an_ending_ends_nothing(string text) => Assert.Empty(Korean.Breaks(text));

    [Theory]
    [InlineData("비가 오고 바람이 불며 춥지만 나는 간다")]
    [InlineData("바쁘니까 먼저 가는데 나중에 보면 연락해서 알려 줘")]
    [InlineData("그는 간다 고 말했다")]
    [InlineData("괜찮습니다 라고 대답했어요")]
    [InlineData("좋다 는 말을 들었다")]
    [InlineData("안녕하세요 하고 인사했어요")]
    [InlineData("살다 보면 그런 날도 있어요")]
    [InlineData("가다 말고 돌아섰다")]
    [InlineData("문을 열어 두었습니다")]
    [InlineData("늦을까 봐 뛰었어요")]
    [InlineData("하지 않는 사람이 많다")]
    [InlineData("지금 먹어 보고 싶어요")]
    [InlineData("열 시까지 가야 합니다")]
    [InlineData("문제가 있어 연락드립니다")]
    [InlineData("사용할 수 없음 (기본값)")]
    [InlineData("‘나는 간다 너는 오라’ 공연 안내")]
    public void What_goes_on_is_not_cut(string text) => Assert.Empty(Korean.Breaks(text));

    [Theory]
    [InlineData("갔어ㅋㅋ |나도 갈래")]
    [InlineData("갔어 ㅠㅠ |나도 갈래")]
    [InlineData("갔어요~ |저도 갈게요")]
    [InlineData("갔어요 🎉 |저도 갈게요")]
    [InlineData("진짜? |나도 갈래 |언제 가")]
    [InlineData("도착했습니다\n|짐을 풀었습니다")]
    [InlineData("네 알겠습니다")]
    public void Laughter_and_pictures_stay_with_their_sentence(string marked) => Cases.Check("ko", marked);

    [Fact]
    public void One_mark_at_the_end_of_a_stretch_leaves_it_to_the_marks()
    {
        Cases.Check("ko", "나는 갔다 너는 왔다. |우리는 만났다.");
        Cases.Check("ko", "나는 갔다 |너는 왔다");
    }

    [Fact]
    public void A_heading_is_never_split() =>
        Assert.Single(Korean.Segment(new Unit("1", default, "비가 왔다 바람이 불었다") { Kind = UnitKind.Heading }));

    [Fact]
    public void Decomposed_Hangul_is_read_as_composed_Hangul()
    {
        foreach (var marked in Cases.Read("unpunctuated", "development"))
        {
            var expected = Cases.Mark(Korean, Cases.Plain(marked)).Normalize(NormalizationForm.FormD);
            Assert.Equal(expected, Cases.Mark(Korean, Cases.Plain(marked).Normalize(NormalizationForm.FormD)));
        }
    }

    [Fact]
    public void Other_rules_and_other_languages_are_not_touched()
    {
        const string Text = "비가 왔습니다 바람이 불었습니다";
        using var srx = typeof(SegmentationRules).Assembly.GetManifestResourceStream("Translate.Core.Segmentation.shipped.srx")!;
        Assert.Empty(SegmentationRules.Load(srx, "own.srx").For(Locale.Parse("ko")).Breaks(Text));
        Assert.Empty(SegmentationRules.Shipped.For(Locale.Parse("en")).Breaks(Text));
        Assert.Empty(SegmentationRules.Shipped.For(Locale.Parse("en")).Explain(Text));
    }

    [Fact]
    public void Each_decision_says_which_ending_and_why() =>
        Assert.Equal(
            ["봤어 (ㅆ어 +4, then 근데 +2): ends", "간다 (ㄴ다 +4, then 고 -9): goes on"],
            Korean.Explain("영화 봤어 근데 간다 고 하더라").Select(reading => reading.ToString()));

    [Theory]
    [InlineData("end 다 three 해라", 1)]
    [InlineData("# fine\nverb 다 3 해라", 2)]
    [InlineData("end 다 3 해라\nend 다 4 해라", 2)]
    [InlineData("sign colour 3", 1)]
    [InlineData("end 다", 1)]
    public void Data_that_cannot_be_read_is_refused_with_its_line(string data, int line)
    {
        var error = Assert.Throws<InvalidDocumentException>(() => KoreanEndings.Read(new StringReader(data), "endings.txt"));
        Assert.Contains($"endings.txt({line},1)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_form_of_the_shipped_data_is_composed_and_explained_once()
    {
        using var stream = typeof(SegmentationRules).Assembly.GetManifestResourceStream("Translate.Core.Segmentation.korean-endings.txt")!;
        var text = new StreamReader(stream).ReadToEnd();
        Assert.True(text.IsNormalized(NormalizationForm.FormC));
        Assert.NotNull(KoreanEndings.Read(new StringReader(text), "korean-endings.txt"));
    }
}
