using System.Text;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Segmentation;

/// <summary>The languages' cases (<c>Fixtures/cases</c>) and running texts (<c>Fixtures/running</c>, <c>Fixtures/fresh</c>).</summary>
public sealed class LanguageTests
{
    static readonly string[] Languages = ["ar", "de", "en", "es", "fr", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk", "vi", "zh"];

    public static TheoryData<string> WithRules => [.. Languages];

    public static TheoryData<string, string> All => Of(Languages);

    public static TheoryData<string, string> RunningTexts
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var language in Languages)
                foreach (var folder in new[] { "running", "fresh" }) all.Add(folder, language);
            return all;
        }
    }

    public static TheoryData<string, string> OfKorean => Of(["ko"]);

    public static TheoryData<string, string> OfOthers
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var line in Cases.Read("cases", "other"))
            {
                var colon = line.IndexOf(": ", StringComparison.Ordinal);
                all.Add(line[..colon], line[(colon + 2)..]);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_language_is_split_as_its_desk_would(string locale, string marked) => Cases.Check(locale, marked);

    [Theory]
    [MemberData(nameof(OfOthers))]
    public void A_language_without_rules_of_its_own_is_split_soundly(string locale, string marked) => Cases.Check(locale, marked);

    [Theory]
    [MemberData(nameof(OfKorean))]
    public void Decomposed_Hangul_is_split_as_composed_Hangul(string locale, string marked) => Cases.Check(locale + "-KR", marked.Normalize(NormalizationForm.FormD));

    [Theory]
    [MemberData(nameof(WithRules))]
    public void Each_language_has_its_cases(string language) => Assert.InRange(Cases.Read("cases", language).Count(), language is "en" or "ko" ? 80 : 40, 1_000);

    /// <summary>The texts by which the rules were written, and those that were written after them.</summary>
    [Theory]
    [MemberData(nameof(RunningTexts))]
    public void Running_text_is_split_where_its_sentences_end(string folder, string language)
    {
        var texts = Cases.Read(folder, language).ToList();
        var score = BoundaryScore.Of(SegmentationRules.Shipped.For(Locale.Parse(language)), texts);
        Assert.InRange(texts.Sum(text => text.Count(c => c == '|')), 10, 200);
        Assert.True(score.F1 >= 0.98, score.ToString());
    }

    static TheoryData<string, string> Of(string[] languages)
    {
        var all = new TheoryData<string, string>();
        foreach (var language in languages)
            foreach (var marked in Cases.Read("cases", language)) all.Add(language, marked);
        return all;
    }
}
