using Translate.Core.Revision;
using Translate.Core.Text;

namespace Translate.Core.Tests.Revision;

public sealed class MinorChangeTests
{
    [Theory]
    [InlineData("Before lunch we left.", "Before lunch, we left.")]
    [InlineData("We left — at last.", "We left – at last.")]
    [InlineData("the President spoke", "The president spoke")]
    [InlineData("He recieved a letter.", "He received a letter.")]
    [InlineData("The comprehnsive partnersip", "The comprehensive partnership")]
    [InlineData("Two  spaces", "Two spaces")]
    [InlineData("“Quoted”", "\"Quoted\"")]
    public void Punctuation_spacing_case_and_slips_of_the_pen_are_minor(string before, string after) => Assert.True(MinorChange.IsLikely(before, after));

    [Theory]
    [InlineData("It rose by 68%.", "It rose by 71%.")]
    [InlineData("It rose by 1.5.", "It rose by 15.")]
    [InlineData("It is legal.", "It is illegal.")]
    [InlineData("We can go.", "We can't go.")]
    [InlineData("It is so.", "It is not so.")]
    [InlineData("It rose by 5%.", "It rose by 5.")]
    [InlineData("It was 5 degrees.", "It was -5 degrees.")]
    [InlineData("He left.", "He left?")]
    [InlineData("The man came.", "The woman came.")]
    [InlineData("나는 간다.", "너는 간다.")]
    [InlineData("Bigger words and ofter wriong thoughs", "Bigger words and often wrong thoughts")]
    public void What_says_something_else_is_not(string before, string after) => Assert.False(MinorChange.IsLikely(before, after));

    [Fact]
    public void Another_code_is_not() => Assert.False(MinorChange.IsLikely(new("Read on.", Some.Alone(8, "1", "<img a>")), new InlineText("Read on.", Some.Alone(8, "1", "<img b>"))));

    [Fact]
    public void Words_without_an_end_are_answered_at_once() => Assert.False(MinorChange.IsLikely(new string('a', 1_000_000), $"{new string('a', 1_000_000)}b"));
}
