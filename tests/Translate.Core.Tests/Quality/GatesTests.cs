using CsCheck;
using Translate.Core.Memory;
using Translate.Core.Quality;
using Translate.Core.Terminology;
using Translate.Core.Text;

namespace Translate.Core.Tests.Quality;

public sealed class GatesTests
{
    static readonly Locale[] Locales = [.. new[] { "en", "ko", "es", "ja", "de", "fr", "ar", "zh-Hant", "fi", "und" }.Select(Locale.Parse)];

    /// <summary>Pieces that checks have an opinion on, and what is hard in texts.</summary>
    static readonly Gen<string> Speech = Gen.Frequency(
        (6, One(
            "1,234.5", "2만 8,500", "3~4만", "15:30", "6·25", "١٬٢٣٤", "𝟗𝟗", "9", " million", "년", "천", "억 ", "twenty ", "스물다섯 ", "二十", "XIX ", "alliance ", "Alliance", "동맹은 ", "동맹".Normalize(System.Text.NormalizationForm.FormD),
            "the ", "http://a.b/c ", "a@b.co", "www.x", "@", "(", ".", "。", ",", " ", "\u00A0", "\u202F", "’", "é", "e\u0301", "👨‍👩‍👧‍👦", "\uFFFE\u0301", "🇰🇷", "שלום ", "한", "\r\n")),
        (1, Gen.Char.Select(c => c.ToString()))).Array[0, 40].Select(string.Concat);

    static readonly TermPair[] Terms = [new("alliance", "동맹"), new("동맹", "alliance"), new("", ""), new("e", "\uDC00"), new("한", "x")];

    [Fact]
    public void A_good_translation_passes() =>
        Assert.Empty(Gates.Examine(
            "On July 4, 2024, 28,500 troops of the alliance were in Korea, see https://example.com.", "2024년 7월 4일 동맹의 병력 2만 8,500명이 한국에 있었다. https://example.com 참조.", Some.English, Some.Korean, Terms));

    [Fact]
    public void Each_gate_has_a_name_of_its_own_and_findings_bear_it()
    {
        Assert.Equal(Gates.ForPeople.Count, Gates.ForPeople.Select(check => check.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(["numbers", "terms"], Gates.Examine("28,500 troops of the alliance", "연합의 병력 2만 5,800명", Some.English, Some.Korean, Terms).Select(finding => finding.Check).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("10 miles away", "16킬로미터 떨어진", "")]
    [InlineData("10 miles away", "20킬로미터 떨어진", "units")]
    [InlineData("10 miles away, 30 people", "20킬로미터 떨어진 40명", "numbers numbers units")]
    [InlineData("on July 4, 2024", "2024년 7월 5일에", "dates")]
    public void A_quantity_or_a_date_that_became_another_is_told_once(string source, string target, string checks) =>
        Assert.Equal(checks, string.Join(' ', Gates.Examine(source, target, new CheckContext(Some.English, Some.Korean)).Select(finding => finding.Check)));

    [Fact]
    public void The_translations_of_our_article_pass_in_both_directions()
    {
        var pairs = Article();
        Assert.NotEmpty(pairs);
        foreach (var pair in pairs)
        {
            Assert.Empty(Gates.Examine(pair.Source.Text, pair.Target.Text, new CheckContext(pair.Source.Locale, pair.Target.Locale)));
            Assert.Empty(Gates.Examine(pair.Target.Text, pair.Source.Text, new CheckContext(pair.Target.Locale, pair.Source.Locale)));
        }
    }

    [Fact]
    public void The_translations_of_our_article_in_another_order_do_not_pass()
    {
        var pairs = Article();
        var mixed = pairs.Zip(pairs.Skip(1), (one, other) => Gates.Examine(one.Source.Text, other.Target.Text, one.Source.Locale, other.Target.Locale, []).Count);

        // Not all can be told, but where there are numbers.
        Assert.True(mixed.Count(count => count > 0) >= 5);
    }

    [Fact]
    public void No_check_throws_on_any_text_and_what_it_marks_lies_in_the_text_on_whole_characters()
    {
        var text = Gen.OneOf(Speech, Some.Wild);
        Gen.Select(Some.Inline(text, Some.Data), Some.Inline(text, Some.Data), One(Locales), One(Locales)).Sample(
            (source, target, from, to) =>
            {
                foreach (var check in Gates.ForPeople)
                    foreach (var finding in check.Examine(source, target, new(from, to) { Terms = Terms }))
                    {
                        Assert.Equal((check.Name, check.Severity), (finding.Check, finding.Severity));
                        Assert.True(finding.Source is not null || finding.Target is not null || finding.Message.Length > 0);
                        AssertWhole(source.Text, finding.Source);
                        AssertWhole(target.Text, finding.Target);
                        if (finding.Fix is not null) Assert.Equal(target.Codes.Length, finding.Mend(target).Codes.Length);
                    }
            },
            iter: 5_000);
    }

    [Fact]
    public void A_text_is_its_own_translation_as_far_as_numbers_codes_and_addresses_go() =>
        Gen.Select(Some.Inline(Speech, Some.Data), One(Locales)).Sample(
            (text, locale) => Assert.DoesNotContain(Gates.Examine(text, text, locale, locale, []), finding => finding.Check is "numbers" or "codes" or "addresses" or "repetition"),
            iter: 5_000);

    [Fact]
    public void Very_long_texts_take_little_time()
    {
        foreach (var piece in new[] { "a", "a ", "한", "\u0301", "\uD800", "1", "1 ", "👨‍👩‍👧‍👦", "(", "a@b.c ", "http://", "alliance ", "{", "%s ", "“", "?", "¿", "](", "<b>", "을 ", "할수 있" })
        {
            var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
            foreach (var to in Locales)
            {
                Gates.Examine(text, "x", new CheckContext(Some.English, to) { Terms = Terms });
                Gates.Examine("x", text, new CheckContext(Some.English, to) { Terms = Terms });
            }
        }
    }

    static void AssertWhole(string text, TextSpan? span)
    {
        if (span is not { } s) return;
        Assert.InRange(s.Start, 0, text.Length);
        Assert.InRange(s.End, s.Start, text.Length);
        if (s.Length == 0) return;
        var boundaries = System.Globalization.StringInfo.ParseCombiningCharacters(text).Append(text.Length).ToHashSet();
        Assert.Contains(s.Start, boundaries);
        Assert.Contains(s.End, boundaries);
    }

    static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    static List<MemoryPair> Article()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Translate.sln"))) folder = Path.GetDirectoryName(folder)!;
        using var file = File.OpenRead(Path.Combine(folder, "translations", "memory", "en-ko.tmx"));
        return [.. TmxReader.Read(file, "en-ko.tmx", [])];
    }
}
