using System.Globalization;
using System.Text;
using CsCheck;
using Translate.Core.Terminology;
using Translate.Core.Terminology.Matching;
using Translate.Core.Text;

namespace Translate.Core.Tests.Terminology;

/// <summary>Where terms stand in running text, and where they only seem to.</summary>
public sealed class TermMatcherTests
{
    [Theory]
    [InlineData("alliance", "The Alliances of Korea", "Alliances")]
    [InlineData("alliance", "the alliance’s future", "alliance’s")]
    [InlineData("policy", "old policies, new policy", "policies|policy")]
    [InlineData("attorney general", "two attorneys general", "attorneys general")]
    [InlineData("free trade zone", "a free-trade\u00A0zone", "free-trade\u00A0zone")]
    [InlineData("analysis", "Analyses differ", "Analyses")]
    [InlineData("woman", "Women's rights", "Women's")]
    [InlineData("impose", "imposing what was imposed", "imposing|imposed")]
    [InlineData("ban", "banned and banning", "banned|banning")]
    [InlineData("withdraw", "Troops withdrew", "withdrew")]
    [InlineData("carry out", "It carries out and carried out", "carries out|carried out")]
    [InlineData("string", "of strings", "strings")]
    [InlineData("U.S.-Korea alliance", "the U.S.‑Korea alliance", "U.S.‑Korea alliance")]
    [InlineData("C++", "in C++ and", "C++")]
    public void English_terms_stand_in_their_forms(string term, string text, string found) => Assert.Equal(found, Found("en", text, term));

    [Theory]
    [InlineData("art", "the party of Bart")]
    [InlineData("news", "a new one")]
    [InlineData("US", "they told us")]
    [InlineData("May", "it may be")]
    [InlineData("press", "the prey")]
    [InlineData("bed", "he bes")]
    [InlineData("use", "for us")]
    [InlineData("5G", "the 15G net")]
    public void English_words_that_are_only_like_a_term_are_none(string term, string text) => Assert.Equal("", Found("en", text, term));

    [Theory]
    [InlineData("서울", "서울에서 열렸다", "서울")]
    [InlineData("미국", "미국의 대통령", "미국")]
    [InlineData("바이든", "바이든이 말했다", "바이든")]
    [InlineData("동맹", "동맹으로부터의 이탈", "동맹")]
    [InlineData("동맹국", "동맹국들에게도", "동맹국")]
    [InlineData("한미동맹", "한·미 동맹은", "한·미 동맹")]
    [InlineData("한미 동맹", "한미동맹이다", "한미동맹")]
    [InlineData("FTA", "FTA를 체결", "FTA")]
    [InlineData("보호하다", "국민을 보호했다. 보호해야 한다.", "보호|보호")]
    [InlineData("강화되다", "동맹이 강화됐다", "강화")]
    [InlineData("대통령", "“대통령”이라고", "대통령")]
    public void Korean_terms_stand_with_particles_and_endings(string term, string text, string found) => Assert.Equal(found, Found("ko", text, term));

    [Theory]
    [InlineData("한국", "한국은행의 발표")]
    [InlineData("국", "국가")]
    [InlineData("사", "사과")]
    [InlineData("동맹", "한미동맹의")]
    [InlineData("미", "미는")]
    public void Korean_words_that_only_begin_or_end_like_a_term_are_none(string term, string text) =>
        Assert.Equal(text is "미는" ? "미" : "", Found("ko", text, term));

    [Theory]
    [InlineData("ja", "同盟", "日米同盟は", "同盟")]
    [InlineData("ja", "ライン", "オンラインで", "")]
    [InlineData("ja", "データ", "ﾃﾞｰﾀを", "ﾃﾞｰﾀ")]
    [InlineData("ja", "データ", "データベース", "")]
    [InlineData("ja", "がん", "がんの", "がん")]
    [InlineData("zh", "自由贸易", "签署自由贸易协定", "自由贸易")]
    [InlineData("zh", "AI", "用ＡＩ做", "ＡＩ")]
    [InlineData("zh", "AI", "EMAIL", "")]
    [InlineData("de", "Vertrag", "des Vertrags, die Verträge", "Vertrags|Verträge")]
    [InlineData("de", "schon", "schön", "")]
    [InlineData("es", "socio estratégico", "socios estratégicos", "socios estratégicos")]
    [InlineData("es", "nación", "las naciones", "naciones")]
    [InlineData("fr", "accord", "l’accord des accords", "l’accord|accords")]
    [InlineData("ru", "договор", "по договору", "договору")]
    [InlineData("ar", "اتفاق", "الاتفاق", "الاتفاق")]
    [InlineData("sw", "mkataba", "mkatabani", "")]
    public void Other_languages_are_read_as_they_are_written(string locale, string term, string text, string found) => Assert.Equal(found, Found(locale, text, term));

    [Fact]
    public void Decomposed_text_is_found_and_marked_as_it_is()
    {
        var korean = "서울에서".Normalize(NormalizationForm.FormD);
        Assert.Equal("서울".Normalize(NormalizationForm.FormD), Found("ko", korean, "서울"));
        Assert.Equal("か\u3099ん", Found("ja", "か\u3099ん", "がん"));
        Assert.Equal("cafe\u0301s", Found("en", "the cafe\u0301s", "café"));
    }

    [Fact]
    public void Never_within_a_grapheme()
    {
        Assert.Equal("", Found("en", "cafe\u0301", "cafe"));
        Assert.Equal("", Found("zh", "👨\u200D👩", "👨"));
        Assert.Equal("", Found("ja", "国\u0301", "国"));
    }

    [Fact]
    public void The_longest_of_terms_that_overlap_is_taken()
    {
        Assert.Equal("North Korea|Korea", Found("en", "North Korea and Korea", "Korea", "North", "North Korea"));
        Assert.Equal("trade deficit reduction", Found("en", "free trade deficit reduction", "free trade", "trade deficit reduction"));
        Assert.Equal("a b", Found("en", "a b c", "b c", "a b"));
    }

    [Fact]
    public void Codes_do_not_divide_a_term_but_one_that_stands_alone_divides_words()
    {
        var bold = new InlineText("North Korea", Some.Open(0, "1", "<b>"), Some.Close(5, "1", "</b>"));
        Assert.Equal("North Korea", Found("en", bold, "North Korea"));
        var broken = new InlineText("NorthKorea", Some.Alone(5, "1", "<br>"));
        Assert.Equal("Korea", Found("en", broken, "Korea"));
        Assert.Equal("NorthKorea", Found("en", broken, "North Korea"));
    }

    [Fact]
    public void The_case_is_that_of_the_term_where_that_matters()
    {
        Assert.Equal("POLISH", string.Join('|', Find("en", "POLISH polish Polish", new Term(Some.English, "Polish")).Take(1)));
        Assert.Equal(["Polish"], Find("en", "POLISH polish Polish", new Term(Some.English, "Polish") { IsCaseSensitive = true }));
        Assert.Equal(3, Find("en", "POLISH polish Polish", new Term(Some.English, "Polish") { IsCaseSensitive = false }).Count);
    }

    [Fact]
    public void A_noun_has_no_verbs_forms_and_a_term_that_does_not_inflect_has_one()
    {
        Assert.Equal(["reports"], Find("en", "reports reported", new Term(Some.English, "report") { PartOfSpeech = "noun" }));
        Assert.Equal(["report"], Find("en", "reports reported report", new Term(Some.English, "report") { Inflects = false }));
        Assert.Equal(["building"], Find("en", "a building", new Term(Some.English, "build"), new Term(Some.English, "building")));
    }

    [Fact]
    public void The_automaton_finds_what_a_search_for_each_term_finds() =>
        Gen.Select(Gen.String[Gen.Char["ab"], 1, 4].Array[1, 8], Gen.String[Gen.Char["ab"], 0, 30]).Sample((terms, text) =>
        {
            terms = [.. terms.Distinct(StringComparer.Ordinal)];
            var automaton = new PhraseAutomaton();
            var nodes = terms.ToDictionary(term => automaton.Add([.. term.Select(c => (int)c)]));
            automaton.Complete(nodes.ContainsKey);
            var found = new List<(int, string)>();
            for (int i = 0, node = 0; i < text.Length; i++)
            {
                node = automaton.Next(node, text[i]);
                for (var end = node; end != 0; end = automaton.Shorter(end))
                    if (nodes.TryGetValue(end, out var term)) found.Add((i + 1, term));
            }

            var expected = from end in Enumerable.Range(0, text.Length + 1) from term in terms where text.AsSpan(0, end).EndsWith(term, StringComparison.Ordinal) select (end, term);
            Assert.Equal(expected.Order(), found.Order());
        });

    [Fact]
    public void Any_text_gives_an_answer_with_spans_on_graphemes() =>
        Gen.Select(Some.Inline(Some.Wild, Some.Data), Gen.Int[0, 4].Select(i => new[] { "en", "ko", "ja", "de", "sw" }[i])).Sample((text, locale) =>
        {
            var last = 0;
            foreach (var match in Matcher(locale, "a", "B", "한", "국어", "é", "1", "b 한", "😀").Find(text))
            {
                Assert.InRange(match.Span.Start, last, text.Text.Length);
                last = match.Span.End;
                var boundaries = StringInfo.ParseCombiningCharacters(text.Text).Append(text.Text.Length).ToHashSet();
                Assert.Contains(match.Span.Start, boundaries);
                Assert.Contains(match.Span.End, boundaries);
            }
        });

    [Fact]
    public void Terms_that_are_all_alike_do_not_multiply_the_work()
    {
        var matcher = new TermMatcher([.. Enumerable.Range(0, 5000).Select(_ => new Term(Some.English, "word"))], Some.English);
        Assert.Equal(TermMatcher.MostHomonyms, matcher.Find("a word").Count);
    }

    static TermMatcher Matcher(string locale, params string[] terms) => new([.. terms.Select(term => new Term(Locale.Parse(locale), term))], Locale.Parse(locale));

    static string Found(string locale, InlineText text, params string[] terms) =>
        string.Join('|', Matcher(locale, terms).Find(text).Select(match => text.Text.Substring(match.Span.Start, match.Span.Length)));

    static List<string> Find(string locale, string text, params Term[] terms) =>
        [.. new TermMatcher(terms, Locale.Parse(locale)).Find(text).Select(match => text.Substring(match.Span.Start, match.Span.Length))];
}
