using System.Text;
using CsCheck;
using Translate.Engines.Http;

namespace Translate.Engines.Tests;

public class TextSizeTests
{
    static readonly Gen<string> Texts = Gen.String[Gen.Char["ab\"\\\n\t\u0001가é\u0301<&\uD83D\uDE00\u200D"], 0, 30];

    [Fact]
    public void Code_points_are_counted_as_runes_are() =>
        Texts.Sample(text => Assert.Equal(text.EnumerateRunes().Count(), TextSize.CodePoints(text)));

    [Fact]
    public void Bytes_are_those_of_UTF_8() => Assert.Equal(3 + 4, TextSize.Bytes("가😀"));

    [Fact]
    public void The_bytes_of_a_list_in_JSON_are_those_of_its_texts() =>
        Texts.Array[1, 5].Sample(texts =>
        {
            var body = EngineJson.Content(texts).ReadAsByteArrayAsync().GetAwaiter().GetResult();

            // Two brackets more, one comma less.
            Assert.Equal(body.Length - 1, texts.Sum(TextSize.JsonBytes));
        });

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc")]
    [InlineData("a👩‍👩‍👧‍👦b", 5, "a")]
    [InlineData("👩‍👩‍👧‍👦", 5, "")]
    public void A_text_is_cut_between_characters(string text, int most, string cut) => Assert.Equal(cut, text.Cut(most));

    [Fact]
    public void Decomposed_letters_are_cut_as_one() => Assert.Equal("각", "각각".Normalize(NormalizationForm.FormD).Cut(5).Normalize());
}
