using Microsoft.Extensions.Time.Testing;
using Translate.Core.Terminology;
using Translate.Core.Text;
using Translate.Engines.Lane;
using Translate.Engines.Protection;

namespace Translate.Engines.Tests.Lane;

public class LaneTests
{
    readonly FakeTimeProvider clock = Some.Clock();
    readonly ScriptedEngine engine = new(Some.Profile);
    readonly ScriptedStore store = new(Some.Clock());

    [Fact]
    public async Task Each_segment_has_its_translation_in_its_place()
    {
        var results = await Some.Lane(store, clock).Translate(Some.Work(37, engine.In(clock)), default);

        Assert.Equal(Enumerable.Range(0, 37).Select(i => $"Wort {i}"), results.Shown());
        Assert.Equal(Enumerable.Range(0, 37), results.Select(r => r.Ordinal));
        Assert.Equal([10, 10, 10, 7], engine.Requests.Select(r => r.Texts.Count));
        Assert.All(store.Calls, call => Assert.True(call.IsSettled));
    }

    [Fact]
    public async Task No_segments_are_no_results_and_no_calls()
    {
        Assert.Empty(await Some.Lane(store, clock).Translate(Some.Work(0, engine.In(clock)), default));
        Assert.Empty(engine.Requests);
    }

    [Fact]
    public async Task Equal_texts_are_sent_once_and_all_have_the_translation()
    {
        var results = await Some.Lane(store, clock).Translate(Some.Work(["word", "other word", "word", "word"], engine.In(clock)), default);

        Assert.Equal(["Wort", "other Wort", "Wort", "Wort"], results.Shown());
        Assert.Equal(["word", "other word"], engine.Sent);
    }

    [Fact]
    public async Task Texts_that_differ_in_their_codes_data_alone_share_an_answer_and_keep_their_own_codes()
    {
        InlineText Name(string data) => new("word ", new InlineCode(5, CodeKind.Standalone, "1", data));

        var results = await Some.Lane(store, clock).Translate(Some.Work([Name("{0}"), Name("{1}")], engine.In(clock)), default);

        Assert.Equal(["Wort {0}", "Wort {1}"], results.Shown());
        Assert.Single(engine.Sent);
    }

    [Fact]
    public async Task What_was_paid_for_is_not_asked_again()
    {
        await Some.Lane(store, clock).Translate(Some.Work(["word 1", "word 2"], engine.In(clock)), default);
        var results = await Some.Lane(store, clock).Translate(Some.Work(["word 2", "word 3"], engine.In(clock)), default);

        Assert.Equal(["Wort 2", "Wort 3"], results.Shown());
        Assert.Equal(["word 1", "word 2", "word 3"], engine.Sent);
        Assert.Equal([true, false], results.Cast<LaneResult.Translated>().Select(r => r.FromCache));
        Assert.Equal(["scripted", "scripted"], results.Cast<LaneResult.Translated>().Select(r => r.Model));
    }

    [Fact]
    public async Task A_text_with_nothing_to_translate_is_its_own_translation_and_no_engine_sees_it()
    {
        InlineText[] sources = ["  ", new("", new InlineCode(0, CodeKind.Standalone, "1", "{0}")), "https://example.com/", ""];

        var results = await Some.Lane(store, clock, Some.Options with { Examine = (_, _, _, _) => "copied" }).Translate(Some.Work(sources, engine.In(clock)), default);

        Assert.Equal(sources.Select(s => s.ToString()), results.Shown());
        Assert.Empty(engine.Sent);
    }

    [Fact]
    public async Task An_engine_is_told_what_stands_around_a_text_but_not_in_the_call()
    {
        InlineText[] sources = ["word 0", "word 1", "word 2", "word 3"];
        var work = Some.Work(sources, engine.In(clock)) with { Title = "Words", Around = ("before", "after") };
        work = work with { Segments = [work.Segments[0], work.Segments[1], work.Segments[2] with { Terms = [new("word", "Wort")], Similar = [new("a", "b")] }, work.Segments[3]] };
        await Some.Lane(store, clock).Translate(Some.Work(["word 1"], work.Engines[0]), default);

        await Some.Lane(store, clock).Translate(work, default);

        var request = engine.Requests[^1];
        Assert.Equal("Words", request.Title);
        Assert.Equal(["word 0", "word 2", "word 3"], request.Texts.Select(t => t.Text));
        Assert.Equal(["before", "word 1", null], request.Texts.Select(t => t.Before));
        Assert.Equal(["word 1", null, "after"], request.Texts.Select(t => t.After));
        Assert.Equal([0, 2, 3], request.Texts.Select(t => t.Unit!.Value));
        Assert.Equal([new TermPair("word", "Wort")], request.Texts[1].Terms);
        Assert.Equal([new SimilarPair("a", "b")], request.Texts[1].Similar);
    }

    [Fact]
    public async Task A_text_larger_than_a_call_may_be_goes_to_the_next_engine_and_then_to_a_person_unsent()
    {
        var small = new ScriptedEngine(Some.Profile with { MostCharacters = new(6, "test") });
        var large = new ScriptedEngine(Some.Profile with { MostCharacters = new(8, "test") });

        var results = await Some.Lane(store, clock).Translate(Some.Work(["word 1", "word 11", "word 1111"], small.In(clock), large.In(clock, 2)), default);

        Assert.Equal(["Wort 1", "Wort 11", "Payload"], results.Shown());
        Assert.Equal(["word 1"], small.Sent);
        Assert.Equal(["word 11"], large.Sent);
    }

    [Fact]
    public async Task An_engine_that_does_not_offer_the_pair_is_passed_over()
    {
        var korean = new ScriptedEngine(Some.Profile with { Languages = new("test", ["en"], ["ko"]) });

        Assert.Equal(["Wort 0"], (await Some.Lane(store, clock).Translate(Some.Work(1, korean.In(clock), engine.In(clock, 2)), default)).Shown());
        Assert.Equal(["Configuration"], (await Some.Lane(store, clock).Translate(Some.Work(1, korean.In(clock)), default)).Shown());
        Assert.Equal(["Configuration"], (await Some.Lane(store, clock).Translate(Some.Work(1), default)).Shown());
        Assert.Empty(korean.Sent);
    }

    [Fact]
    public async Task Plain_texts_and_marked_ones_go_in_calls_of_their_own()
    {
        InlineText code = new("word & 1", new InlineCode(5, CodeKind.Standalone, "1", "{0}"));

        var results = await Some.Lane(store, clock).Translate(Some.Work(["word & 0", code, "word & 2"], engine.In(clock)), default);

        Assert.Equal(["Wort & 0", "Wort {0}& 1", "Wort & 2"], results.Shown());
        Assert.Equal([(Markup.Plain, 2), (Markup.Xml, 1)], engine.Requests.Select(r => (r.Markup, r.Texts.Count)).Order());
        Assert.Equal([Rung.None, Rung.Tags, Rung.None], results.Cast<LaneResult.Translated>().Select(r => r.Rung));
    }
}
