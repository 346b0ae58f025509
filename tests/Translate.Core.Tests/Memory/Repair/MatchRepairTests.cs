using CsCheck;
using Translate.Core.Memory;
using Translate.Core.Memory.Repair;
using Translate.Core.Terminology;
using Translate.Core.Text;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Memory.Repair;

/// <summary>Each kind of mending, and beside it what looks the same but is left to a person.</summary>
public sealed class MatchRepairTests
{
    static readonly TermPair[] Terms = [new("memory", "메모리"), new("engine", "엔진"), new("termbase", "용어집"), new("state", "국"), new("desk", "데스크"), new("desk", "책상")];

    static MendedMatch? Mend(InlineText known, InlineText target, InlineText asked, string from = "en", string to = "ko", IReadOnlyList<TermPair>? terms = null)
    {
        var (here, there) = (Locale.Parse(from), Locale.Parse(to));
        var index = new FuzzyIndex();
        index.Add(new(new(here, known), new(there, target)));
        return MatchRepair.Mend(asked, here, there, Assert.Single(index.Find(here, there, asked, 40)), terms ?? Terms);
    }

    static string Piece(string text, TextSpan span) => text.Substring(span.Start, span.Length);

    [Theory]
    [InlineData("Wait 5 minutes.", "5분 기다리십시오.", "Wait 10 minutes.", "10분 기다리십시오.")]
    [InlineData("Copy 3 of 20 files.", "20개 가운데 3개 파일을 복사합니다.", "Copy 20 of 3 files.", "3개 가운데 20개 파일을 복사합니다.")]
    [InlineData("It weighs 1,250.5 kg.", "무게는 1,250.5kg입니다.", "It weighs 31,250.75 kg.", "무게는 31,250.75kg입니다.")]
    [InlineData("The boat leaves at 7:30.", "배는 7:30에 떠난다.", "The boat leaves at 8:45.", "배는 8:45에 떠난다.")]
    [InlineData("Version 1.2.3 is out.", "버전 1.2.3이 나왔다.", "Version 1.2.6 is out.", "버전 1.2.6이 나왔다.")]
    public void A_number_that_differs_is_put_in(string known, string target, string asked, string mended)
    {
        var match = Mend(known, target, asked);

        Assert.Equal(mended, match?.Target.Text);
        Assert.Empty(match!.Left);
        Assert.All(match.Mendings, mending =>
        {
            Assert.Equal(MendingKind.Number, mending.Kind);
            Assert.Equal(Piece(asked, mending.Asked), Piece(match.Target.Text, mending.Now));
            Assert.Equal(Piece(known, mending.Known), Piece(target, mending.Was));
        });
    }

    [Fact]
    public void A_number_is_written_as_the_target_s_locale_writes_it()
    {
        Assert.Equal("Es kostet 12.345,60 Euro.", Mend("It costs 1,999.50 euros.", "Es kostet 1.999,50 Euro.", "It costs 12,345.60 euros.", to: "de")?.Target.Text);
        Assert.Null(Mend("1.5 litres", "1,5 litre", "2.5 litres", to: "fr"));
        Assert.Null(Mend("It costs 999 euros.", "Es kostet 999 Euro.", "It costs 1,999 euros.", to: "de"));
    }

    [Theory]
    [InlineData("Wait 3 minutes.", "삼 분 기다리십시오.", "Wait 10 minutes.")] // in words
    [InlineData("Wait 3 minutes or 3 hours.", "3분이나 3시간 기다리십시오.", "Wait 5 minutes or 3 hours.")] // which of the two?
    [InlineData("Choose 5", "5를 고르십시오", "Choose 6")] // 6을
    [InlineData("The boat leaves at 7:30.", "배는 7시 30분에 떠난다.", "The boat leaves at 8:45.")] // another shape
    public void A_number_is_left_where_it_is_not_sure(string known, string target, string asked) => Assert.Null(Mend(known, target, asked));

    [Fact]
    public void A_number_that_asks_for_another_form_of_its_noun_is_left()
    {
        Assert.Null(Mend("파일 1개를 복사합니다.", "Copying 1 file.", "파일 7개를 복사합니다.", "ko", "en"));
        Assert.Equal("Copying 7 files.", Mend("파일 3개를 복사합니다.", "Copying 3 files.", "파일 7개를 복사합니다.", "ko", "en")?.Target.Text);
    }

    [Theory]
    [InlineData("en", "ko", "He was born on May 21, 2024 in Jeju.", "그는 2024년 5월 21일 제주에서 태어났다.", "He was born on June 3, 2025 in Jeju.", "그는 2025년 6월 3일 제주에서 태어났다.")]
    [InlineData("ko", "en", "그는 5월 21일 제주에서 태어났다.", "He was born in Jeju on 21 May.", "그는 12월 3일 제주에서 태어났다.", "He was born in Jeju on 3 December.")]
    [InlineData("en", "ko", "Published on 2024-05-21", "2024-05-21 발행", "Published on 2025-11-03", "2025-11-03 발행")]
    [InlineData("ja", "en", "2024年5月21日に発売", "On sale from Jan 5, 2024", "2024年6月3日に発売", null)] // another day in the target
    [InlineData("en", "ko", "Born on May 21, 2024", "2024년 5월생", "Born on June 3, 2025", null)] // no day in the target
    [InlineData("ko", "en", "그는 5월 21일 태어났다.", "He was born on May 21st.", "그는 5월 22일 태어났다.", null)] // 22nd
    [InlineData("ko", "en", "그는 5월 21일 태어났다.", "He was born on May 21ST.", "그는 5월 22일 태어났다.", null)]
    [InlineData("en", "ko", "From May 21, 2024 to May 22, 2024", "2024년 5월 21일부터 2024년 5월 22일까지", "From June 3, 2025 to May 22, 2024", "2025년 6월 3일부터 2024년 5월 22일까지")]
    [InlineData("en", "ko", "From May 21, 2024 to May 21, 2024", "2024년 5월 21일부터 2024년 5월 21일까지", "From June 3, 2025 to May 21, 2024", null)] // which of the two?
    [InlineData("en", "ko", "He left on May 21, 2024.", "그는 2024년 5월 21일 떠났다.", "He left on May 21.", null)] // no year
    [InlineData("en", "ko", "The law passed in May 2024.", "법은 2024년 5월 통과되었다.", "The law passed in June 2025.", "법은 2025년 6월 통과되었다.")]
    [InlineData("ko", "en", "법은 2024년 5월 통과되었다.", "The law passed in May 2024.", "법은 2025년 3월 통과되었다.", "The law passed in March 2025.")]
    [InlineData("ko", "en", "법은 5월에 통과되었다.", "The law passed in May.", "법은 11월에 통과되었다.", "The law passed in November.")]
    [InlineData("ko", "en", "법은 5월에 통과되었다.", "The law may pass by May.", "법은 11월에 통과되었다.", "The law may pass by November.")]
    [InlineData("ko", "en", "법은 5월에 통과되었다.", "May the law pass.", "법은 11월에 통과되었다.", null)] // a verb
    [InlineData("ko", "en", "그는 1월 5일 제주에 왔다.", "He came to Jeju on Jan. 5.", "그는 12월 31일 제주에 왔다.", "He came to Jeju on Dec. 31.")]
    [InlineData("ko", "en", "그는 1월 5일 제주에 왔다.", "He came to Jeju on Jan. 5.", "그는 5월 31일 제주에 왔다.", "He came to Jeju on May 31.")]
    [InlineData("ko", "en", "그는 1월 5일 제주에 왔다.", "He came to Jeju on Jan. 5.", "그는 6월 30일 제주에 왔다.", null)] // June 30, or Jun. 30
    [InlineData("en", "ko", "He came on Sept. 5, 2024.", "그는 2024. 9. 5. 왔다.", "He came on Oct. 15, 2025.", "그는 2025. 10. 15. 왔다.")]
    [InlineData("en", "ja", "He came on September 5, 2024.", "彼は2024/9/5に来た。", "He came on October 15, 2025.", "彼は2025/10/15に来た。")]
    [InlineData("en", "ko", "He came on 5/21/2024.", "그는 2024년 5월 21일 왔다.", "He came on 6/3/2025.", null)] // month first?
    public void A_date_is_put_in_as_the_target_writes_dates(string from, string to, string known, string target, string asked, string? mended)
    {
        var match = Mend(known, target, asked, from, to);

        Assert.Equal(mended, match?.Target.Text);
        if (match is not null) Assert.Equal([MendingKind.Date], match.Mendings.Select(mending => mending.Kind));
    }

    [Theory]
    [InlineData("en", "ko", "He came on Monday, May 20, 2024.", "그는 2024년 5월 20일 월요일에 왔다.", "He came on Wednesday, June 5, 2024.", "그는 2024년 6월 5일 수요일에 왔다.")]
    [InlineData("ko", "en", "그는 월요일에 왔다.", "He came on Monday.", "그는 일요일에 왔다.", "He came on Sunday.")]
    [InlineData("en", "ja", "He comes on Mondays.", "彼は月曜日に来る。", "He comes on Fridays.", "彼は金曜日に来る。")]
    [InlineData("en", "zh", "He comes on Monday.", "他星期一来。", "He comes on Sunday.", "他星期日来。")]
    [InlineData("en", "ko", "He came on Monday.", "그는 화요일에 왔다.", "He came on Sunday.", null)] // another day in the target
    [InlineData("en", "ko", "He came on Monday or Tuesday.", "그는 월요일이나 화요일에 왔다.", "He came on Monday or Sunday.", null)] // two days
    [InlineData("en", "de", "He came on Monday.", "Er kam am Montag.", "He came on Sunday.", null)] // Montags, am Sonntagabend
    public void A_day_of_the_week_is_put_in_with_its_date(string from, string to, string known, string target, string asked, string? mended)
    {
        var match = Mend(known, target, asked, from, to);

        Assert.Equal(mended, match?.Target.Text);
        if (match is null) return;
        Assert.Empty(match.Left);
        Assert.Empty(new Core.Quality.Measures.Dates().Examine(asked, match.Target, new(Locale.Parse(from), Locale.Parse(to))));
    }

    [Fact]
    public void Codes_that_differ_are_put_in_one_for_one()
    {
        var match = Mend(
            new("Open {0} now", Alone(5, "1", "{0}")), new("지금  열기", Alone(3, "1", "{0}")), new("Open {0} now", Alone(5, "7", "%s")));
        Assert.Equal([("7", "%s", 3)], match!.Target.Codes.Select(code => (code.Id, code.Data, code.Offset)));
        Assert.Equal([MendingKind.Codes], match.Mendings.Select(mending => mending.Kind));

        // Markup around words can go; what stands for something cannot.
        Assert.Empty(Mend(new("Press OK now", Open(6, "1", "<b>"), Close(8, "1", "</b>")), new("지금 OK 누르기", Open(3, "1", "<b>"), Close(5, "1", "</b>")), "Press OK now")!.Target.Codes);
        Assert.Null(Mend(new("Open now", Alone(5, "1", "{0}")), new("지금 열기", Alone(3, "1", "{0}")), "Open now"));
    }

    [Fact]
    public void Codes_are_left_where_it_is_not_sure_which_is_which()
    {
        var twice = new InlineText("Open , now", Alone(5, "1", "{0}"), Alone(7, "2", "{0}"));
        Assert.Null(Mend(twice, new("지금  열기", Alone(3, "1", "{0}"), Alone(3, "2", "{0}")), new("Open , now", Alone(5, "1", "%s"), Alone(7, "2", "%d"))));
        Assert.Null(Mend(new("Open now", Alone(5, "1", "{0}")), "지금 열기", new("Open now", Alone(5, "1", "%s"))));
    }

    [Theory]
    [InlineData("Open the memory now.", "지금 메모리를 여십시오.", "Open the termbase now.", null)] // 용어집을
    [InlineData("Search the memory now.", "지금 메모리에서 찾으십시오.", "Search the termbase now.", "지금 용어집에서 찾으십시오.")]
    [InlineData("Search the memory now.", "지금 메모리칩에서 찾으십시오.", "Search the termbase now.", null)] // part of another word
    [InlineData("Search the memory now.", "지금 메모리의 메모리에서 찾으십시오.", "Search the termbase now.", null)] // which of the two?
    [InlineData("Search the memory now.", "지금 메모리에서A 찾으십시오.", "Search the termbase now.", null)]
    [InlineData("Search the state now.", "지금 국가 이름을 찾으십시오.", "Search the termbase now.", null)] // 국가 is a word, and would be 국이
    [InlineData("Search the state now.", "지금 국에서 찾으십시오.", "Search the termbase now.", "지금 용어집에서 찾으십시오.")]
    [InlineData("Search the memory now.", "지금 메모리랑 찾으십시오.", "Search the termbase now.", null)] // 용어집이랑
    [InlineData("Search the memory now.", "지금 메모리든 찾으십시오.", "Search the termbase now.", null)] // 용어집이든
    [InlineData("Search the memory now.", "지금 메모리에서 찾으십시오.", "Search the desk now.", null)] // two translations
    [InlineData("Search the memory now.", "지금 메모리에서 찾으십시오.", "Search the window now.", null)] // no term
    public void A_term_is_put_in_where_nothing_around_it_need_change(string known, string target, string asked, string? mended)
    {
        var match = Mend(known, target, asked);

        Assert.Equal(mended, match?.Target.Text);
        if (match is not null) Assert.Equal([MendingKind.Term], match.Mendings.Select(mending => mending.Kind));
    }

    [Fact]
    public void A_term_is_left_where_the_language_bends_what_stands_around_it()
    {
        TermPair[] german = [new("memory", "Speicher"), new("engine", "Maschine")];
        Assert.Null(Mend("Open the memory.", "Öffne den Speicher.", "Open the engine.", to: "de", terms: german));
        TermPair[] english = [new("메모리", "memory"), new("엔진", "engine")];
        Assert.Null(Mend("메모리 하나를 연다.", "Opens a memory.", "엔진 하나를 연다.", "ko", "en", english));
        Assert.Equal("Opens the engine.", Mend("그 메모리 하나를 연다.", "Opens the memory.", "그 엔진 하나를 연다.", "ko", "en", english)?.Target.Text);
    }

    [Fact]
    public void What_could_not_be_mended_is_told()
    {
        var match = Mend("Copy 3 files to the folder now.", "지금 파일 3개를 폴더로 복사하십시오.", "Copy 5 files to the window now!", to: "ko");

        Assert.Equal("지금 파일 5개를 폴더로 복사하십시오.", match?.Target.Text);
        Assert.Equal([TextChangeKind.Words, TextChangeKind.Punctuation], match!.Left.Select(change => change.Kind));
    }

    [Fact]
    public void Codes_stay_at_their_words_when_a_number_grows()
    {
        var match = Mend(new("Wait 5 minutes", Open(0, "1", "<b>"), Close(4, "1", "</b>")), new("5분 기다리기", Open(3, "1", "<b>"), Close(7, "1", "</b>")), new("Wait 1000 minutes", Open(0, "9", "<b>"), Close(4, "9", "</b>")));
        Assert.Equal("1000분 <b>기다리기</b>", Told(match!.Target));

        static string Told(InlineText text) => text.Codes.Reverse().Aggregate(text.Text, (all, code) => all.Insert(code.Offset, code.Data));
    }

    [Fact]
    public void Whatever_is_mended_spans_lie_within_their_texts_and_nothing_else_is_changed() =>
        Gen.Select(Inline(Wild, Data), Inline(Wild, Data), Inline(Wild, Data)).Sample((known, target, asked) =>
        {
            var index = new FuzzyIndex();
            index.Add(new(new(English, known), new(Korean, target)));
            foreach (var match in index.Find(English, Korean, asked, 1))
            {
                if (MatchRepair.Mend(asked, English, Korean, match, [new("a", "국"), new("B", "어")]) is not { } mended) continue;
                Assert.NotEmpty(mended.Mendings);
                Assert.All(mended.Mendings, m => Assert.True(m.Asked.End <= asked.Text.Length && m.Known.End <= known.Text.Length && m.Was.End <= target.Text.Length && m.Now.End <= mended.Target.Text.Length));
            }
        });
}
