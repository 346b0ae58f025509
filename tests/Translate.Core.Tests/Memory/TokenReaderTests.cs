using System.Globalization;
using System.Text;
using CsCheck;
using Translate.Core.Memory;
using Translate.Core.Text;

namespace Translate.Core.Tests.Memory;

public sealed class TokenReaderTests
{
    static List<(string Folded, TextSpan Span)> Read(string text)
    {
        var tokens = new List<(string, TextSpan)>();
        for (var reader = new TokenReader(text); reader.Read();) tokens.Add((reader.Folded.ToString(), reader.Span));
        return tokens;
    }

    static string Folded(string text) => string.Join('|', Read(text).Select(t => t.Folded));

    [Theory]
    [InlineData("Save the file.", "save|the|file")]
    [InlineData("  Save…the—FILE!", "save|the|file")]
    [InlineData("Don't, don’t, dont", "dont|dont|dont")]
    [InlineData("S&ave &As _Open", "save|as|open")]
    [InlineData("e-mail", "e|mail")]
    [InlineData("MP3 v2 12px 3rd", "mp3|v2|0|px|0|rd")]
    [InlineData("1,234.56 at 10:30 on 2024-05-21, 5.", "0|at|0|on|0|0")]
    [InlineData("½ Ⅳ ٣", "0|0|0")]
    [InlineData("ΣΟΦΟΣ σοφος σοφός", "σοφοσ|σοφοσ|σοφόσ")]
    [InlineData("파일을 열 수 없습니다.", "파|일|을|열|수|없|습|니|다")]
    [InlineData("API를 5개", "api|를|0|개")]
    [InlineData("1만2450원에", "0|만|0|원|에")]
    [InlineData("日本語のテスト", "日|本|語|の|テ|ス|ト")]
    [InlineData("カ\u3099ス ｶﾞ", "ガ|ス|ｶﾞ")]
    [InlineData("ภาษาไทย", "ภ|า|ษ|า|ไ|ท|ย")]
    [InlineData("שלום עולם", "שלום|עולם")]
    [InlineData("한\u200Da", "한|a")]
    [InlineData("𝐀𝐁 𐐀", "𝐀𝐁|𐐨")]
    [InlineData("ㄱㄴ", "ㄱ|ㄴ")]
    public void Words_are_tokens_and_syllables_of_Hangul_and_characters_of_Han(string text, string tokens) => Assert.Equal(tokens, Folded(text));

    [Theory]
    [InlineData("")]
    [InlineData("…")]
    [InlineData(" → ← ")]
    [InlineData("👨‍👩‍👧")]
    [InlineData("\uD800")]
    public void A_text_without_words_is_one_token(string text) => Assert.Equal(text.Trim(), Folded(text));

    [Theory]
    [InlineData("파일을 닫습니다")]
    [InlineData("각 값")]
    [InlineData("é Café Ǻ")]
    [InlineData("ガ")]
    public void Decomposed_text_has_the_tokens_of_composed_text(string text)
    {
        var decomposed = text.Normalize(NormalizationForm.FormD);

        Assert.NotEqual(text, decomposed);
        Assert.Equal(Folded(text), Folded(decomposed));
        var last = Read(decomposed)[^1].Span;
        Assert.Equal(decomposed.Length, last.End);
    }

    [Fact]
    public void Hangul_that_only_a_final_completes_is_one_syllable()
    {
        Assert.Equal("각", Folded("가\u11A8"));
        Assert.Equal([new TextSpan(0, 2)], Read("가\u11A8").Select(t => t.Span));
    }

    static readonly string[] Hard =
    [
        "a", "B1", " ", "7", ".", "'", "e\u0301", "\u0301", "한", "한", "ㄱ", "각", "日", "カ\u3099", "ﾊﾟ", "ภำ", "क्षि", "é", "\u200D", "\u200C", "\uFE0F",
        "👨‍👩‍👧‍👦", "👍🏽", "🇰🇷", "1️⃣", "葛\U000E0100", "𝐀", "\r\n", "&", "_",
    ];

    static readonly Gen<string> Clusters = Gen.Int[0, Hard.Length - 1].Select(i => Hard[i]).Array[0, 10].Select(string.Concat);

    [Fact]
    public void Tokens_stand_one_after_the_other_and_cut_no_character() => Gen.Select(Clusters, Gen.Bool).Sample((clusters, decomposed) =>
    {
        var text = decomposed ? clusters.Normalize(NormalizationForm.FormD) : clusters;
        int[] boundaries = [.. StringInfo.ParseCombiningCharacters(text), text.Length];
        var at = 0;
        foreach (var (_, span) in Read(text))
        {
            Assert.True(span.Start >= at && span.End <= text.Length);
            at = span.End;
            Assert.Contains(span.Start, boundaries);
            Assert.Contains(span.End, boundaries);
        }
    }, iter: 20_000);

    [Fact]
    public void Composed_or_not_any_text_has_the_same_tokens() =>
        Clusters.Sample(text => Assert.Equal(Folded(text.Normalize(NormalizationForm.FormC)), Folded(text.Normalize(NormalizationForm.FormD))), iter: 20_000);
}
