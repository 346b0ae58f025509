using System.Text;
using System.Text.Json;
using CsCheck;
using Translate.Engines.Providers.LanguageModels;

namespace Translate.Engines.Tests.Providers.LanguageModels;

public class ModelAnswerTests
{
    static readonly Gen<string> Written = Gen.OneOf(
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud83d", "\"translations\":", "\"id\":", "\"text\":", "1", "2", "-0", "1e9", "99999999999", "\"하나\"", "null",
        "//", "/*", "```", "<think>", "</think>",
        "{\"id\":1,\"text\":\"하나\"}", "{\"translations\":[", "]}").List[0, 30].Select(string.Concat);

    [Fact]
    public void Whatever_is_written_gives_texts_that_were_asked_for_or_none() => Written.Sample(written =>
    {
        var read = ModelAnswer.Read(written, [1, 2]);
        Assert.All(read, text => Assert.Contains(text.Key, new[] { 1, 2 }));
    });

    [Fact]
    public void What_is_in_the_answer_is_read_whatever_the_texts_say() =>
        Gen.Select(Gen.String.Where(IsWhole), Gen.String.Where(IsWhole), Gen.OneOf("", "```json\n", "Here it is: ", "<think>{ \" </think>")).Sample((first, second, before) =>
        {
            var written = before + JsonSerializer.Serialize(new { translations = new[] { new { id = 2, text = second }, new { id = 1, text = first } } });
            Assert.Equal(new() { [1] = first, [2] = second }, ModelAnswer.Read(written, [1, 2]));
        });

    /// <summary>JSON can carry it: no half of a surrogate pair.</summary>
    static bool IsWhole(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);
}
