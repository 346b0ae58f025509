using Translate.Core.Quality;
using Translate.Core.Terminology;
using Translate.Core.Text;

namespace Translate.Core.Tests.Terminology;

/// <summary>What a termbase says about a segment: to translators, engines and checks.</summary>
public sealed class TermbaseTests
{
    static readonly Termbase Terms = new(
    [
        new("1", [Term("en", "alliance"), Term("ko", "연합", TermStatus.Forbidden), Term("ko", "제휴", TermStatus.Admitted), Term("ko", "동맹")]),
        new("2", [Term("en-US", "tariff"), Term("ko-KP", "세금", TermStatus.Preferred), Term("ko-KR", "관세")]),
        new("3", [Term("en", "treaty"), Term("fr", "traité")]),
        new("4", [Term("en", "ban"), Term("ko", "밴", TermStatus.Forbidden)]),
    ]);

    [Fact]
    public void The_terms_of_a_segment_are_shown_with_their_place_concept_and_translations()
    {
        var uses = Terms.Find("Alliances, tariffs, treaties", Some.English, Locale.Parse("ko-KR"));
        Assert.Equal(["1", "2", "3"], uses.Select(use => use.Concept.Id));
        Assert.Equal(new TextSpan(0, 9), uses[0].Span);
        Assert.Equal(["동맹", "제휴", "연합"], uses[0].Targets.Select(t => t.Text));
        Assert.Equal(["관세", "세금"], uses[1].Targets.Select(t => t.Text));
        Assert.Empty(uses[2].Targets);
    }

    [Fact]
    public void Engines_are_given_the_term_as_it_stands_and_its_preferred_translation() =>
        Assert.Equal(
            [new TermPair("Alliances", "동맹"), new TermPair("tariff", "관세")],
            Terms.Pairs("Alliances and a tariff, a treaty, a ban", Some.English, Locale.Parse("ko-KR")));

    [Fact]
    public void Either_language_may_be_the_source() =>
        Assert.Equal([new TermPair("동맹", "alliance"), new TermPair("관세", "tariff")], Terms.Pairs("동맹의 관세에서", Some.Korean, Some.English));

    [Fact]
    public void The_check_is_given_all_that_may_and_must_not_be_used()
    {
        InlineText source = "Alliances fell.";
        var context = new CheckContext(Some.English, Some.Korean) { Terms = Terms.Rules(source, Some.English, Some.Korean) };
        Assert.Empty(Gates.Examine(source, "제휴가 깨졌다.", context));
        Assert.Equal(new TextSpan(0, 2), Gates.Examine(source, "연합이 깨졌다.", context).Single().Target);
        Assert.Null(Gates.Examine(source, "조약이 깨졌다.", context).Single().Target);
    }

    [Fact]
    public void The_check_knows_how_a_forbidden_term_is_written()
    {
        var terms = new Termbase([new("1", [Term("de", "Vereinigte Staaten"), Term("en", "United States"), Term("en", "us", TermStatus.Forbidden) with { IsCaseSensitive = true, Inflects = false }])]);
        InlineText source = "Die Vereinigten Staaten halfen.";
        var (from, to) = (Locale.Parse("de"), Some.English);

        Assert.NotNull(Assert.Single(Examine("It was us who helped.")).Target);
        Assert.Null(Assert.Single(Examine("The US helped.")).Target);

        IReadOnlyList<Finding> Examine(string target) => Gates.ExamineTerms(source, target, from, to, terms.Rules(source, from, to));
    }

    static Term Term(string locale, string text, TermStatus status = TermStatus.Preferred) => new(Locale.Parse(locale), text) { Status = status };
}
