using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using Translate.Core.Text;
using Translate.Engines.Lane;
using Translate.Engines.Protection;

namespace Translate.Engines.Tests.Lane;

public partial class LadderTests
{
    static readonly InlineText Coded = new("the word", new InlineCode(4, CodeKind.Standalone, "1", "{0}"));

    readonly FakeTimeProvider clock = Some.Clock();
    readonly ScriptedStore store = new(Some.Clock());

    [Fact]
    public async Task Codes_that_are_lost_as_tags_travel_as_masks()
    {
        var engine = new ScriptedEngine(Some.Profile) { Say = text => Tags().Replace(text, "") };

        var result = Assert.IsType<LaneResult.Translated>(Assert.Single(await Some.Lane(store, clock).Translate(Some.Work([Coded], engine.In(clock)), default)));

        Assert.Equal((Rung.Masks, Coded), (result.Rung, result.Text));
        Assert.Equal([Markup.Xml, Markup.Plain], engine.Requests.Select(r => r.Markup));
    }

    [Fact]
    public async Task An_engine_without_tags_is_sent_masks_at_once()
    {
        var engine = new ScriptedEngine(Some.Profile with { Markups = [Markup.Plain] });

        var result = Assert.IsType<LaneResult.Translated>(Assert.Single(await Some.Lane(store, clock).Translate(Some.Work([Coded], engine.In(clock)), default)));

        Assert.Equal(Rung.Masks, result.Rung);
        Assert.Single(engine.Requests);
    }

    [Fact]
    public async Task Codes_that_are_lost_on_every_rung_go_to_the_next_engine_and_then_to_a_person()
    {
        // Two codes at one word with nothing in the answer to align by: projection has no way either.
        ScriptedEngine Losing(string name) => new(Some.Profile with { Name = name }) { Say = _ => "etwas ganz anderes" };
        var (first, second, last) = (Losing("first"), Losing("second"), new ScriptedEngine(Some.Profile));

        Assert.Equal(["Codes"], (await Some.Lane(store, clock).Translate(Some.Work([Coded], first.In(clock), second.In(clock, 2)), default)).Shown());
        Assert.Equal(["the {0}Wort"], (await Some.Lane(store, clock).Translate(Some.Work([Coded], first.In(clock), last.In(clock, 3)), default)).Shown());
        Assert.NotEmpty(second.Requests);
        Assert.All(first.Paid.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task An_answer_that_does_not_hold_goes_to_the_next_engine_and_then_to_a_person()
    {
        var options = Some.Options with { Examine = (_, target, _, _) => target.Text.Contains("bad", StringComparison.Ordinal) ? "it is bad" : null };
        var bad = new ScriptedEngine(Some.Profile with { Name = "bad", Title = "Bad" }) { Say = text => $"bad {text}" };
        var good = new ScriptedEngine(Some.Profile);

        Assert.Equal(["Wort"], (await Some.Lane(store, clock, options).Translate(Some.Work(["word"], bad.In(clock), good.In(clock, 2)), default)).Shown());

        var result = Assert.IsType<LaneResult.ForPeople>(Assert.Single(await Some.Lane(store, clock, options).Translate(Some.Work(["word"], bad.In(clock)), default)));
        Assert.Equal((Refusal.Content, "Bad: it is bad"), (result.Reason, result.Detail));
        Assert.Single(bad.Requests);
    }

    [Fact]
    public async Task A_kept_answer_that_does_not_hold_is_not_paid_for_again_but_goes_down_the_ladder()
    {
        var engine = new ScriptedEngine(Some.Profile) { Say = text => Tags().Replace(text, "") };
        await Some.Lane(store, clock).Translate(Some.Work([Coded], engine.In(clock)), default);

        var result = Assert.IsType<LaneResult.Translated>(Assert.Single(await Some.Lane(store, clock).Translate(Some.Work([Coded], engine.In(clock)), default)));

        Assert.Equal((Rung.Masks, true), (result.Rung, result.FromCache));
        Assert.Equal(2, engine.Requests.Count);
    }

    [Fact]
    public async Task The_gates_examine_where_nothing_else_is_said()
    {
        var engine = new ScriptedEngine(Some.Profile) { Say = text => text.Replace("12", "13", StringComparison.Ordinal) };

        var result = Assert.IsType<LaneResult.ForPeople>(Assert.Single(await new Engines.Lane.Lane(store, clock).Translate(Some.Work(["There are 12 words."], engine.In(clock)), default)));

        Assert.Equal(Refusal.Content, result.Reason);
        Assert.Contains("12", result.Detail, StringComparison.Ordinal);
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
