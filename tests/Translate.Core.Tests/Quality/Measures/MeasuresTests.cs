using Translate.Core.Quality;
using Translate.Core.Quality.Measures;

namespace Translate.Core.Tests.Quality.Measures;

public sealed class CurrenciesTests : CheckTest
{
    private protected override ICheck Check { get; } = new Currencies();

    [Theory]
    [InlineData("It costs $20.", "20유로입니다.", "$20|20유로")]
    [InlineData("€1,500 a month", "월 1500원", "€1,500|1500원")]
    [InlineData("3 million dollars", "300만 엔", "3 million dollars|300만 엔")]
    [InlineData("It costs $20.50.", "20.50유로입니다.", "$20.50|20.50유로")]
    public void The_number_in_another_currency_is_marked(string source, string target, string marked) => Assert.Equal(marked, Marked(source, target));

    [Theory]
    [InlineData("It costs $20.", "20달러입니다.")]
    [InlineData("US$20 or €20", "20유로 또는 20달러")]
    [InlineData("$20", "2만 6000원")]
    [InlineData("20 people", "20유로")]
    [InlineData("¥500", "500엔")]
    public void The_same_currency_a_converted_amount_and_what_is_no_money_are_not(string source, string target) => Assert.Equal("", Marked(source, target));
}

public sealed class UnitsOfMeasureTests : CheckTest
{
    private protected override ICheck Check { get; } = new UnitsOfMeasure();

    [Theory]
    [InlineData("10 miles away", "10킬로미터 떨어진", "10 miles|10킬로미터")]
    [InlineData("at 100 °F", "100℃에서", "100 °F|100℃")]
    [InlineData("5 pounds", "5kg", "5 pounds|5kg")]
    [InlineData("60 mph", "시속 60km", "60 mph|60km")]
    [InlineData("60 miles per hour", "시속 60km", "60 miles per hour|60km")]
    [InlineData("68 degrees Fahrenheit", "섭씨 68도", "68 degrees Fahrenheit|68")]
    [InlineData("100 miles (long)", "100피트(약 1600km)", "100 miles|100피트\n100 miles|1600km")]
    [InlineData("1.25 miles", "1.25km", "1.25 miles|1.25km")]
    public void A_unit_changed_without_its_number_is_marked(string source, string target, string marked) => Assert.Equal(marked, Marked(source, target));

    [Theory]
    [InlineData("10 miles away", "16킬로미터 떨어진")]
    [InlineData("10 miles away", "10마일 떨어진")]
    [InlineData("at 100 °F", "38℃에서")]
    [InlineData("5 km and 3 miles", "5km와 4.8km")]
    [InlineData("5 minutes", "5km")]
    [InlineData("60 mph", "시속 97km")]
    [InlineData("60 mph", "시속 60마일")]
    [InlineData("62 miles, at 60 mph", "100km, 시속 97km")]
    [InlineData("5 feet 10 inches", "178cm")]
    [InlineData("-4 °F", "영하 20℃")]
    [InlineData("68°F", "섭씨 20도")]
    [InlineData("1,000 square feet", "93제곱미터")]
    public void What_was_converted_rightly_or_kept_is_not(string source, string target) => Assert.Equal("", Marked(source, target));
}

public sealed class DatesTests : CheckTest
{
    private protected override ICheck Check { get; } = new Dates();

    [Theory]
    [InlineData("03/04/2024", "2024년 4월 3일", "en-US", "ko")]
    [InlineData("03/04/2024", "2024년 3월 4일", "en-GB", "ko")]
    [InlineData("March 4, 2024", "4. April 2024", "en", "de")]
    [InlineData("2024-03-04", "04/03/2024", "en", "en-US")]
    [InlineData("May 3", "3. April", "en", "de")]
    [InlineData("July 2024", "juin 2024", "en", "fr")]
    [InlineData("July 4", "4 juin", "en", "fr")]
    [InlineData("3월 3일", "April 3", "ko", "en")]
    [InlineData("3月3日", "3 April", "ja", "en")]
    [InlineData("2024년 7월", "June 2024", "ko", "en")]
    [InlineData("July 4", "4 Ιουνίου", "en", "el")]
    [InlineData("Tuesday", "수요일", "en", "ko")]
    [InlineData("Tuesdays", "mercredi", "en", "fr")]
    [InlineData("화요일", "Mittwoch", "ko", "de")]
    [InlineData("水曜", "Tuesday", "ja", "en")]
    [InlineData("星期天", "Monday", "zh", "en")]
    [InlineData("9 a.m", "오후 9시", "en", "ko")]
    [InlineData("3:30 PM", "오전 3시 30분", "en", "ko")]
    [InlineData("3:30 p.m", "3:30 Uhr", "en", "de")]
    [InlineData("9 p.m", "9 h", "en", "fr")]
    [InlineData("午前9時", "9 p.m", "ja", "en")]
    [InlineData("9 a.m", "21시", "en", "ko")]
    [InlineData("12 a.m", "오후 12시", "en", "ko")]
    public void Another_day_is_marked(string source, string target, string from, string to) => Assert.Equal($"{source}|{target}", Marked(source, target, from, to));

    [Theory]
    [InlineData("From July 4 to 6", "7월 4일부터 6일까지", "en", "ko")]
    [InlineData("March 3-5", "3월 3~5일", "en", "ko")]
    [InlineData("They may 3 times", "4월 3일", "en", "ko")]
    [InlineData("May 3.5 million", "4월 3일", "en", "ko")]
    [InlineData("Monday 3 May and until 5 June", "5월 3일 월요일과 6월 5일까지", "en", "ko")]
    [InlineData("July 4, 2024", "7월 4일", "en", "ko")]
    [InlineData("July 2024", "2024년 7월 4일", "en", "ko")]
    [InlineData("the Jan. 6 riot", "1·6 폭동", "en", "ko")]
    [InlineData("March 1 Movement on Sept. 11", "9월 11일 3·1운동", "en", "ko")]
    [InlineData("On Monday and Friday", "금요일과 월요일에", "en", "ko")]
    [InlineData("Good Friday", "성금요일", "en", "ko")]
    [InlineData("On Friday", "내일", "en", "ko")]
    [InlineData("Friday night", "한국시간 토요일 오전", "en", "ko")]
    [InlineData("the sun and the second (Monday)", "τη Δευτέρα", "en", "el")]
    [InlineData("at 9 p.m. EDT", "한국시간 오전 9시", "en", "ko")]
    [InlineData("at 9 p.m.", "밤 9시에", "en", "ko")]
    [InlineData("at 9 p.m.", "21시에", "en", "ko")]
    [InlineData("at 3:30 p.m.", "um 15.30 Uhr", "en", "de")]
    [InlineData("at 3 p.m.", "um 3 Uhr nachmittags", "en", "de")]
    [InlineData("at 9 p.m.", "à 9 heures du soir", "en", "fr")]
    [InlineData("at 9 p.m.", "à 21 h", "en", "fr")]
    [InlineData("from 9 a.m. to 9 p.m.", "오전 9시부터 오후 9시까지", "en", "ko")]
    [InlineData("12:30 a.m.", "오전 0시 30분", "en", "ko")]
    [InlineData("at 12:30 p.m.", "um 12:30 Uhr", "en", "de")]
    [InlineData("3:30 p.m.", "3:30", "en", "de")]
    public void The_same_day_half_a_day_and_what_is_not_sure_are_not(string source, string target, string from, string to) => Assert.Equal("", Marked(source, target, from, to));

    [Theory]
    [InlineData("03/04/2024", "2024년 3월 4일", "en-US", "ko")]
    [InlineData("03/04/2024", "2024년 4월 3일", "en", "ko")]
    [InlineData("On March 4th, 2024,", "Am 4. März 2024", "en", "de")]
    [InlineData("4 de marzo de 2024", "2024. 3. 4.", "es", "ko")]
    [InlineData("2024-03-04 and 2025-01-01", "2025年1月1日と2024年3月4日", "en", "ja")]
    [InlineData("2024-02-31", "2024년 3월 4일", "en", "ko")]
    [InlineData("March 4, 2024", "이튿날", "en", "ko")]
    public void The_same_day_and_what_is_none_are_not(string source, string target, string from, string to) => Assert.Equal("", Marked(source, target, from, to));
}
