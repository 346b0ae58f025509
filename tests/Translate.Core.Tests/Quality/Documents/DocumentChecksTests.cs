using Translate.Core.Pretranslation;
using Translate.Core.Quality;
using Translate.Core.Quality.Documents;
using Translate.Core.Text;

namespace Translate.Core.Tests.Quality.Documents;

public sealed class DocumentChecksTests
{
    static CheckedSegment Pair(string source, string target, string unit = "u") => new(unit, source, target);

    /// <summary>What a check finds, a line a finding: the segment's number and what is marked in its target.</summary>
    static string Found(string check, string to, params CheckedSegment[] segments) => string.Join(
        '\n',
        DocumentChecks.Examine(segments, new(Some.English, Locale.Parse(to))).Where(one => one.Finding.Check == check)
            .Select(one => $"{one.Segment} {(one.Finding.Target is { } span ? segments[one.Segment].Target.Text.Substring(span.Start, span.Length) : "")}"));

    [Fact]
    public void One_source_with_several_targets_is_found_where_it_is_not_as_usual()
    {
        Assert.Equal("1 열기", Found("many-targets", "ko", Pair("Open", "펼치기"), Pair("Open", "열기"), Pair("Open", "펼치기")));
        Assert.Equal("", Found("many-targets", "ko", Pair("Open", "열기"), Pair("Open", ""), Pair("Open it", "펼치기"), Pair("Open", "열기")));
        Assert.Equal("", Found("many-targets", "pl", Pair("files", "pliki") with { Form = PluralCategory.Few }, Pair("files", "plików") with { Form = PluralCategory.Many }));
    }

    [Fact]
    public void Several_sources_with_one_target_are_found()
    {
        Assert.Equal("2 삭제", Found("many-sources", "ko", Pair("Delete", "삭제"), Pair("delete!", "삭제"), Pair("Remove", "삭제")));
        Assert.Equal("", Found("many-sources", "ko", Pair("file", "파일"), Pair("files", "파일"), Pair("A 1", "1"), Pair("B 1", "1")));
    }

    [Fact]
    public void A_draft_and_an_empty_target_that_was_confirmed_are_found()
    {
        var open = Pair("Open", "열기");
        Assert.Equal("1 열기", Found("draft", "ko", open, open with { State = TargetState.Initial }, Pair("Close", "") with { State = TargetState.Initial }));
        Assert.Equal("", Found("draft", "ko", open with { State = TargetState.Initial }, Pair("Close", "닫기") with { State = TargetState.Initial }));
        Assert.Equal("0 ", Found("empty", "ko", Pair("Close", " "), Pair("Close", "") with { State = TargetState.Initial }, Pair("123", ""), open));
    }

    [Fact]
    public void A_segment_has_settings_of_its_own_over_those_of_the_document()
    {
        var segments = new[] { Pair("Is it?", "그런가"), Pair("Was it?", "그랬나") with { Settings = CheckSettings.Parse("""{"ending":"off"}""") } };
        var context = new CheckContext(Some.English, Some.Korean) { Settings = CheckSettings.Parse("""{"ending":"error"}""") };

        var found = Assert.Single(DocumentChecks.Examine(segments, context), one => one.Finding.Check == "ending");
        Assert.Equal((0, Severity.Error), (found.Segment, found.Finding.Severity));
    }

    [Fact]
    public void An_offer_confirmed_as_it_was_is_found()
    {
        var segment = Pair("A longer text", "더 긴 글");
        Assert.Equal("0 더 긴 글", Found("unedited", "ko", segment with { Offer = (new(OriginKind.Machine), "더 긴 글") }));
        Assert.Equal("0 더 긴 글", Found("unedited", "ko", segment with { Offer = (new(OriginKind.Memory, 85), "더 긴 글") }));
        Assert.Equal("", Found("unedited", "ko", segment with { Offer = (new(OriginKind.Memory, 100), "더 긴 글") }));
        Assert.Equal("", Found("unedited", "ko", segment with { Offer = (new(OriginKind.Machine), "긴 글") }));
        Assert.Equal("", Found("unedited", "ko", segment with { Offer = (new(OriginKind.Machine), "더 긴 글"), State = TargetState.Initial }));
    }

    [Fact]
    public void A_sentence_in_another_register_than_the_document_is_found()
    {
        CheckedSegment[] plain = [.. Enumerable.Range(0, 8).Select(i => Pair($"It is {i}.", $"그것은 {i}였다."))];
        Assert.Equal("8 니다", Found("register", "ko", [.. plain, Pair("It is so.", "그렇습니다.")]));
        Assert.Equal("8 요", Found("register", "ko", [.. plain, Pair("It is so.", "그래요.")]));
        Assert.Equal("", Found("register", "ko", [.. plain, Pair("“It is so.”", "“그렇습니다.”"), Pair("Title", "제목"), Pair("Needed.", "매우 필요."), Pair("Is it?", "그럴까요?")]));
        Assert.Equal("", Found("register", "ko", Pair("A.", "가다."), Pair("B.", "갑니다."), Pair("C.", "가요.")));
    }

    [Fact]
    public void A_name_spelled_otherwise_in_one_place_is_found_and_mended()
    {
        CheckedSegment[] segments =
        [
            Pair("Then Biden spoke.", "바이든이 말했다."), Pair("Now Biden left.", "바이든은 떠났다."), Pair("So Biden came.", "바이던이 왔다."), Pair("And Biden again.", "바이든의 차례다."), Pair("A word of the burden.", "무거운 짐이다."),
        ];
        Assert.Equal("2 바이던", Found("names", "ko", segments));
        Assert.Equal("2 바이던", Found("names", "ko", [segments[0], segments[1], Pair("So Biden came.", "바이던처럼 왔다."), segments[3]]));
        var finding = DocumentChecks.Examine(segments, new(Some.English, Some.Korean)).Single(one => one.Finding.Check == "names").Finding;
        Assert.Equal("바이든이 왔다.", finding.Mend(segments[2].Target).Text);
    }

    [Fact]
    public void Endings_and_words_that_are_usual_too_are_no_other_spelling()
    {
        Assert.Equal("", Found("names", "pl", Pair("Biden a", "Biden a"), Pair("Biden b", "Biden b"), Pair("Biden c", "Bidena c"), Pair("Biden d", "Bidenie d")));
        Assert.Equal("", Found("names", "ko", Pair("Open now", "지금 여세요"), Pair("Open it", "그것을 여세요"), Pair("Please open", "어서 여시오"), Pair("Open up", "위로 여시오")));
    }

    [Fact]
    public void A_sentence_left_out_of_a_unit_or_too_many_is_found()
    {
        const string Source = "The first sentence speaks of the weather. The second one speaks of the harvest. ";
        Assert.Equal("0 첫 문장은 날씨를 말한다.", Found("sentences", "ko", Pair(Source, "첫 문장은 날씨를 말한다.")));
        Assert.Equal("", Found("sentences", "ko", Pair(Source, "첫 문장은 날씨를 말하고, 둘째 문장은 그해의 수확이 어떠했는지를 말하고 있다.")));
        Assert.Equal("", Found("sentences", "ko", Pair("The first sentence speaks of the weather.", "첫 문장은 날씨를 말한다."), Pair("The second one speaks of the harvest.", "둘째 문장은 수확을 말한다.")));
        Assert.NotEqual("", Found("sentences", "ko", Pair("The first sentence speaks of the weather.", "첫 문장은 날씨를 말한다. 둘째 문장은 그해의 수확이 어떠했는지를 말한다.")));
    }

    [Fact]
    public void A_length_far_from_that_of_other_translations_is_found()
    {
        CheckedSegment[] usual = [.. Enumerable.Range(0, 60).Select(i => Pair($"Sentence {i} has about as many letters as the others have, more or less.", $"문장 {i}의 글자 수는 다른 문장들과 거의 같아 보인다는 말이다."))];
        Assert.Equal("", Found("length-ratio", "ko", usual));
        Assert.Equal("60 거의 같다는 말이다.", Found("length-ratio", "ko", [.. usual, Pair("Sentence x has about as many letters as the others have, more or less.", "거의 같다는 말이다.")]));
    }

    [Fact]
    public void A_subtitle_has_to_be_read_in_its_time_and_to_stand_on_its_lines()
    {
        var cue = Pair("Hello", "안녕하세요 여러분 모두 반갑습니다");
        Assert.Equal("0 안녕하세요 여러분 모두 반갑습니다", Found("reading-speed", "ko", cue with { Shown = TimeSpan.FromSeconds(1) }));
        Assert.Equal("", Found("reading-speed", "ko", cue with { Shown = TimeSpan.FromSeconds(2) }, cue));
        Assert.Equal("0 안녕하세요 여러분 모두 반갑습니다", Found("line-length", "ko", cue with { Shown = TimeSpan.FromSeconds(9) }));
        Assert.Equal("", Found("line-length", "ko", Pair("Hello", "안녕하세요\n반갑습니다") with { Shown = TimeSpan.FromSeconds(9) }));
        Assert.Equal("0 셋", Found("line-length", "ko", Pair("Hello", "하나\n둘\n셋") with { Shown = TimeSpan.FromSeconds(9) }));
    }

    [Fact]
    public void A_units_settings_go_over_those_of_the_document()
    {
        var segments = new[] { Pair("Open.", "열기"), Pair("Open.", "열기") with { Settings = CheckSettings.Parse("""{"ending":"off"}""") } };
        Assert.Equal([0], DocumentChecks.Examine(segments, new(Some.English, Some.Korean)).Where(one => one.Finding.Check == "ending").Select(one => one.Segment));
        Assert.Empty(DocumentChecks.Examine(segments, new(Some.English, Some.Korean) { Settings = CheckSettings.Parse("""{"ending":"off"}""") }));
    }

    [Fact]
    public void Names_of_all_checks_are_their_own() =>
        Assert.Equal(Gates.ForPeople.Count + DocumentChecks.All.Count, Gates.ForPeople.Select(check => check.Name).Concat(DocumentChecks.All.Select(check => check.Name)).Distinct(StringComparer.Ordinal).Count());
}
