using Translate.Core.Quality;

namespace Translate.Core.Tests.Quality;

public sealed class TruncationTests : CheckTest
{
    const string Long = "The alliance between the two countries has evolved over the years into a partnership that both of them need.";

    private protected override ICheck Check { get; } = new Truncation();

    [Theory]
    [InlineData("en", "ko", "Save", "")]
    [InlineData("en", "ko", "Save", " … ")]
    [InlineData("en", "ko", "50%", "")]
    [InlineData("en", "ko", Long, "두 나라.")]
    [InlineData("en", "es", Long, "La alianza entre los.")]
    [InlineData("en", "ko", Long, "두 나라의 동맹은 여러 해에 걸쳐")]
    [InlineData("en", "es", Long, "La alianza entre los dos países ha evolucionado a lo largo de los años hasta convertirse en una asociación (")]
    [InlineData("en", "ja", Long, "両国の同盟は長年にわたり、")]
    [InlineData("en", "el", "The alliance evolved.", "Η συμμαχία,")]
    [InlineData("en", "es", "The alliance evolved?", "La alianza evolucionó;")]
    [InlineData("el", "en", "Θέλετε να συνεχίσετε;", "Do you want,")]
    [InlineData("en", "es", "The alliance evolved.", "La alianza evolucionó, y entonces, según los expertos que la han estudiado durante años, todo cambió para siempre en la región, en el continente y también en el resto del mundo, donde nadie lo había esperado ni lo habría creído posible en aquella época.")]
    [InlineData("ko", "en", "두 나라의 동맹은 여러 해에 걸쳐 둘 모두에게 필요한 동반자 관계로 진화했다.", "The alliance.")]
    public void A_target_that_cannot_be_all_is_said(string from, string to, string source, string target) => Assert.Single(Examine(source, target, from, to));

    [Theory]
    [InlineData("en", "ko", Long, "두 나라의 동맹은 여러 해에 걸쳐 둘 모두에게 필요한 동반자 관계로 진화했다.")]
    [InlineData("en", "ko", Long, "두 나라의 동맹은 여러 해에 걸쳐 둘 모두에게 필요한 동반자 관계로 진화")]
    [InlineData("en", "ja", Long, "両国の同盟は長年にわたり、互いに必要とするパートナーシップへと発展した。")]
    [InlineData("en", "zh", Long, "多年来，两国联盟已发展成为双方都需要的伙伴关系。")]
    [InlineData("en", "ko", "Or was it simply a product of its time, transcending both choice and coercion?", "시대의 산물인가?")]
    [InlineData("en", "ko", "OK", "확인했으니 계속 진행하겠습니다.")]
    [InlineData("en", "ko", "Add to the list of favourites", "즐겨찾기")]
    [InlineData("en", "ko", "…", "")]
    [InlineData("en", "ko", "He said (“yes.”)", "그는 말했다(“그렇다.”)")]
    [InlineData("en", "ko", "Items:", "항목:")]
    [InlineData("en", "el", "Do you want to go on?", "Θέλετε να συνεχίσετε;")]
    [InlineData("en", "el", "Huh (%s)?", "Ορίστε (%s)\u037E")]
    [InlineData("el", "en", "Θέλετε να συνεχίσετε;", "Do you want to go on?")]
    public void A_target_of_a_usual_length_is_no_finding(string from, string to, string source, string target) => Assert.Empty(Examine(source, target, from, to));

    [Fact]
    public void A_target_of_codes_alone_is_not_empty_where_the_source_has_little_more()
    {
        Assert.Empty(Examine(new(" at ", Some.Alone(0, "1", "{d}"), Some.Alone(4, "2", "{t}")), new(" ", Some.Alone(0, "1", "{d}"), Some.Alone(1, "2", "{t}"))));
        Assert.Single(Examine(new(" at ", Some.Alone(0, "1", "{d}"), Some.Alone(4, "2", "{t}")), " "));
        Assert.Single(Examine(new("Hello ", Some.Alone(6, "1", "{d}")), new("", Some.Alone(0, "1", "{d}"))));
    }
}
