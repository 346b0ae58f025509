using Translate.Core.Quality;
using Translate.Core.Text;

namespace Translate.Core.Tests.Quality;

public sealed class NumbersTests : CheckTest
{
    private protected override ICheck Check { get; } = new Numbers();

    [Theory]

    // Signs that group and signs before decimals
    [InlineData("en", "de", "It costs 1,234.5 euros.", "Es kostet 1.234,5 Euro.")]
    [InlineData("en", "fr", "It costs 1,234.5 euros.", "Cela coûte 1 234,5 euros.")]
    [InlineData("en", "fr", "It costs 1,234,567 euros.", "Cela coûte 1\u202F234\u202F567 euros.")]
    [InlineData("en", "ru", "It costs 1,234.5.", "Это стоит 1\u00A0234,5.")]
    [InlineData("en", "de-CH", "It costs 1,234.5.", "Es kostet 1’234.5.")]
    [InlineData("en", "es", "It costs 1,500.", "Cuesta 1,500.")]
    [InlineData("en", "es", "It costs 1,500.", "Cuesta 1.500.")]
    [InlineData("en", "hi", "There are 1,234,567.", "१२,३४,५६७ हैं।")]
    [InlineData("en", "ar", "There are 1,234.5.", "يوجد ١٬٢٣٤٫٥")]
    [InlineData("en", "ja", "There are 28,500.", "２８，５００あります。")]
    [InlineData("en", "de", "It is 3.50.", "Es ist 3,5.")]
    [InlineData("en", "de", "Version 2.0.1", "Version 2.0.1")]
    [InlineData("en", "de", "It is 0.125.", "Es ist 0,125.")]

    // What multiplies
    [InlineData("en", "ko", "28,500 troops", "2만 8,500명의 병력")]
    [InlineData("en", "ko", "28,500 troops", "2만8500명")]
    [InlineData("en", "ja", "28,500 troops", "2万8500人の兵力")]
    [InlineData("en", "ko", "3.5 million people", "350만 명")]
    [InlineData("en", "ko", "$1.53 trillion", "1조 5,300억 달러")]
    [InlineData("en", "ko", "320 billion won", "3천200억 원")]
    [InlineData("en", "ko", "35 million", "3천5백만")]
    [InlineData("en", "zh", "1.2 billion yuan", "12亿元")]
    [InlineData("en", "es", "3.2 billion dollars", "3.200 millones de dólares")]
    [InlineData("en", "es", "3.2 billion dollars", "3,2 mil millones de dólares")]
    [InlineData("en", "de", "3.2 billion dollars", "3,2 Milliarden Dollar")]
    [InlineData("en", "tr", "3.5 million", "3,5 milyon")]
    [InlineData("en", "fi", "3.5 million", "3,5 miljoonaa")]
    [InlineData("en", "ko", "$3M for 28K users", "2만 8천 명에게 300만 달러")]
    [InlineData("en", "ko", "30,000 to 40,000 won", "3~4만 원")]
    [InlineData("ko", "en", "2만~3만 명", "20,000 to 30,000 people")]
    [InlineData("en", "ko", "2 to 3 million", "200만에서 300만")]
    [InlineData("en", "ko", "two million people", "200만 명")]
    [InlineData("en", "ko", "half a million people", "50만 명")]
    [InlineData("en", "ko", "three hundred and five thousand", "30만 5,000")]
    [InlineData("ko", "en", "제3조", "Article 3")]
    [InlineData("ko", "en", "10개만 남았다", "Only 10 are left")]

    // Words
    [InlineData("en", "ko", "There are 3 dogs and 2 cats.", "개 세 마리와 고양이 두 마리가 있다.")]
    [InlineData("en", "ko", "three dogs", "개 3마리")]
    [InlineData("en", "ko", "He is 25.", "그는 스물다섯이다.")]
    [InlineData("en", "ko", "the 1st time", "첫 번째")]
    [InlineData("ko", "en", "1시간", "an hour")]
    [InlineData("en", "ko", "for decades, over two decades", "수십 년간, 20년 넘게")]
    [InlineData("en", "ko", "in his twenties", "20대 때")]
    [InlineData("en", "es", "the 19th century", "el siglo XIX")]
    [InlineData("ko", "en", "제2차 세계대전", "World War II")]
    [InlineData("en", "zh", "in 20 years", "二十年后")]
    [InlineData("en", "ja", "3 items", "三つのアイテム")]
    [InlineData("en", "ko", "2 million", "이백만")]
    [InlineData("en", "de", "He is 21 years old.", "Er ist einundzwanzig Jahre alt.")]
    [InlineData("en", "fr", "17 people and 80 dogs", "dix-sept personnes et quatre-vingts chiens")]
    [InlineData("en", "fi", "5 dogs", "viisi koiraa")]
    [InlineData("fi", "en", "viisi koiraa", "5 dogs")]
    [InlineData("en", "es", "Both came.", "Vinieron los 2.")]

    // Dates and times
    [InlineData("en", "ko", "July 4, 2024", "2024년 7월 4일")]
    [InlineData("ko", "en", "2024. 7. 4.", "July 4, 2024")]
    [InlineData("ko", "en", "2024.7.4", "July 4, 2024")]
    [InlineData("ko", "de", "2024.7.4", "4.7.2024")]
    [InlineData("en", "ko", "On 7/4/2024", "2024년 7월 4일에")]
    [InlineData("en", "es", "July 4", "4 de julio")]
    [InlineData("ja", "en", "7月4日", "July 4th")]
    [InlineData("en", "ko", "at 3:30 p.m.", "오후 3시 30분에")]
    [InlineData("en", "de", "at 3:30 p.m.", "um 15.30 Uhr")]
    [InlineData("en", "ko", "at 3:30 p.m.", "15:30에")]
    [InlineData("en", "ko", "at noon", "낮 12시에")]
    [InlineData("en", "ko", "at 7:30", "7시 반에")]
    [InlineData("en", "ja", "at 7:30 pm", "午後7時半に")]
    [InlineData("en", "ko", "Open 9–6", "9시~18시 영업")]
    [InlineData("en", "ko", "Two-thirds of the 40 members", "회원 40명 중 3분의 2")]
    [InlineData("ko", "en", "1인당 2만 원", "20,000 won per person")]
    [InlineData("en", "ko", "in the 1990s", "90년대에")]
    [InlineData("en", "es", "in the 1990s", "en los años 90")]
    [InlineData("en", "ko", "in the nineties", "90년대에")]
    [InlineData("ko", "en", "6·25전쟁 이후 70년간", "for 70 years after the Korean War")]
    [InlineData("en", "ko", "for 70 years after the Korean War", "6·25전쟁 이후 70년간")]
    [InlineData("en", "ko", "The May 18 Democratic Uprising", "5·18 민주화운동")]
    [InlineData("en", "ko", "50% of COVID-19 cases", "코로나19 사례의 50퍼센트")]
    [InlineData("en", "ko", "See http://a.b/123 or a1@b.com", "참조")]
    [InlineData("en", "ko", "Call 010-1234-5678.", "010-1234-5678로 전화하세요.")]
    public void The_same_numbers_are_no_finding(string from, string to, string source, string target) => Assert.Equal("", Marked(source, target, from, to));

    [Theory]
    [InlineData("en", "ko", "28,500 troops", "2만 5,800명", "28,500|\n|2만 5,800")]
    [InlineData("en", "ko", "28,500 troops", "병력", "28,500|")]
    [InlineData("en", "ko", "troops", "병력 28,500명", "|28,500")]
    [InlineData("en", "ko", "28,500 troops", "28만 5,000명", "28,500|\n|28만 5,000")]
    [InlineData("en", "ko", "3.5 million people", "35만 명", "3.5 million|\n|35만")]
    [InlineData("en", "es", "3 billion dollars", "3 billones de dólares", "3 billion|\n|3 billones")]
    [InlineData("en", "de", "It costs 1,500 euros.", "Es kostet 1,500 Euro.", "1,500|\n|1,500")]
    [InlineData("en", "de", "It costs 1.5 euros.", "Es kostet 15 Euro.", "1.5|\n|15")]
    [InlineData("en", "es", "It rose by 13%.", "Subió un 30 %.", "13|\n|30")]
    [InlineData("en", "ko", "in 2019", "2018년에", "2019|\n|2018")]
    [InlineData("en", "ko", "July 4, 2024", "2024년 6월 4일", "|6")]
    [InlineData("ko", "en", "2024년 7월 4일", "June 4, 2024", "7|")]
    [InlineData("en", "ko", "at 3:30", "4시 30분에", "3|\n|4")]
    [InlineData("en", "ko", "three dogs", "개 4마리", "|4")]
    [InlineData("en", "ko", "There are 3 dogs.", "이 세상에는 개가 있다.", "3|")]
    [InlineData("en", "ko", "There are 3 dogs.", "개 네 마리가 있다.", "3|")]
    [InlineData("en", "ja", "G7 leaders", "G20の首脳", "7|\n|20")]
    [InlineData("en", "fi", "43 dogs", "koiria", "43|")]
    [InlineData("en", "ko", "The May 18 Democratic Uprising", "6·18 민주화운동", "|6·18")]
    [InlineData("en", "ko", "in the 1980s", "1080년대에", "1980|\n|1080")]
    [InlineData("en", "ko", "Version 2.0.1", "버전 2.1.0", "2.0.1|\n|2.1.0")]
    [InlineData("en", "ko", "30,000 to 40,000 won", "3~5만 원", "40,000|\n|5만")]
    public void A_number_that_is_lost_wrong_or_invented_is_marked(string from, string to, string source, string target, string marked) =>
        Assert.Equal(marked, Marked(source, target, from, to));

    [Theory]
    [InlineData("1만 ")]
    [InlineData("1,234.")]
    [InlineData("9")]
    [InlineData("삼십")]
    [InlineData("twenty ")]
    [InlineData("3~")]
    [InlineData("1 234 ")]
    public void Long_texts_take_no_time(string piece)
    {
        var hostile = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        Assert.InRange(Check.Examine("77 " + hostile, "88 " + hostile, new(Locale.Parse("fr"), Locale.Parse("ko"))).Take(3).Count(), 2, 3);
    }

    [Theory]
    [InlineData("{V, plural, =1 {item} other {items}}", "{V, plural, other {항목}}", 0)]
    [InlineData("{n, plural, one {1 file} other {# files}} of 20", "20개 중 {n, plural, other {#개}}", 0)]
    [InlineData("{n, plural, one {a file} other {# of 30 files}}", "{n, plural, other {#개}}", 1)]
    [InlineData("{g, select, male {He has 3} other {They have 3}}", "{g, select, male {그는 4} other {그들은 4}}", 4)]
    public void Of_a_message_what_it_says_of_any_number_is_compared(string source, string target, int findings) => Assert.Equal(findings, Examine(source, target).Count);
}
