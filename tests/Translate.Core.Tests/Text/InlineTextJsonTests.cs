using System.Text.Json;
using CsCheck;
using Translate.Core.Text;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Text;

public sealed class InlineTextJsonTests
{
    [Fact]
    public void A_text_is_written_with_its_codes() =>
        Assert.Equal(
            """{"text":"Hello","codes":[{"offset":5,"kind":"standalone","id":"1","data":"{0}"}]}""",
            JsonSerializer.Serialize(new InlineText("Hello", Alone(5, "1", "{0}"))));

    [Fact]
    public void A_text_without_codes_has_only_its_text() => Assert.Equal("""{"text":"Hello"}""", JsonSerializer.Serialize(new InlineText("Hello")));

    [Theory]
    [InlineData("\"Hello\"")]
    [InlineData("""{"text":"Hello"}""")]
    [InlineData("""{"codes":[],"note":{"a":[1]},"text":"Hello"}""")]
    [InlineData("""{"text":"Hello","codes":null}""")]
    public void A_text_without_codes_may_be_written_in_several_ways(string json) => Assert.Equal(new InlineText("Hello"), JsonSerializer.Deserialize<InlineText>(json));

    [Theory]
    [InlineData("""{"text":"a","codes":[{"offset":2,"kind":"opening","id":"1","data":""}]}""", "offsets")]
    [InlineData("""{"text":"a","codes":[{"offset":-1,"kind":"opening","id":"1","data":""}]}""", "offset")]
    [InlineData("""{"text":"a","codes":[{"offset":0.5,"kind":"opening","id":"1","data":""}]}""", "offset")]
    [InlineData("""{"text":"ab","codes":[{"offset":1,"kind":"opening","id":"1","data":""},{"offset":0,"kind":"closing","id":"1","data":""}]}""", "decrease")]
    [InlineData("""{"text":"a","codes":[{"offset":0,"kind":"0","id":"1","data":""}]}""", "kind")]
    [InlineData("""{"text":"a","codes":[{"offset":0,"kind":"opening","id":"1"}]}""", "data")]
    [InlineData("""{"text":"a","codes":{}}""", "codes")]
    [InlineData("""{"text":"a","codes":[null]}""", "code")]
    [InlineData("""{"codes":[]}""", "text")]
    [InlineData("""{"text":null}""", "text")]
    [InlineData("""{"text":7}""", "text")]
    [InlineData("[]", "text")]
    [InlineData("""{"text":"\ud800"}""", "surrogate")]
    [InlineData("\"\\udc00\"", "surrogate")]
    [InlineData("""{"text":"a","codes":[{"offset":0,"kind":"opening","id":"\ud800","data":""}]}""", "surrogate")]
    [InlineData("""{"text":"a""", "")]
    public void What_is_no_text_is_refused_in_words(string json, string says)
    {
        var error = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<InlineText>(json));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_not_replaced_in_silence()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(new InlineText("a\uD800")));
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(new InlineText("", Alone(0, "1", "x\uDC00"))));
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(new InlineText("", Alone(0, "\uD83D ", "x"))));
    }

    [Fact]
    public void What_is_written_is_read_back() =>
        Inline(Plain, Data).Sample(text => Assert.Equal(text, JsonSerializer.Deserialize<InlineText>(JsonSerializer.Serialize(text))));
}
