using Microsoft.Extensions.Time.Testing;
using Translate.Engines.Lane;

namespace Translate.Engines.Tests.Lane;

/// <summary>What engines may answer instead of translations, and what becomes of the segments.</summary>
public class FaultTests
{
    readonly FakeTimeProvider clock = Some.Clock();
    readonly ScriptedStore store;

    public FaultTests() => store = new(clock);

    [Fact]
    public async Task A_call_that_may_pass_is_tried_again_and_charged_once()
    {
        ScriptedEngine engine = null!;
        engine = new(Some.Profile) { Before = (_, number, _) => number < 4 ? throw engine.Fault(EngineFault.Transient) : Task.CompletedTask };

        var results = await Some.Lane(store, clock).Translate(Some.Work(3, engine.In(clock)), default);

        Assert.Equal(["Wort 0", "Wort 1", "Wort 2"], results.Shown());
        var call = Assert.Single(store.Calls);
        Assert.Equal((18L, 3, true), (call.Billed, call.Retries, call.IsSettled));
    }

    [Fact]
    public async Task Waits_double_and_are_the_clocks()
    {
        ScriptedEngine engine = null!;
        var times = new List<TimeSpan>();
        engine = new(Some.Profile)
        {
            Before = (_, number, _) =>
            {
                times.Add(clock.GetUtcNow() - Some.Morning);
                return number < 4 ? throw engine.Fault(EngineFault.Transient) : Task.CompletedTask;
            },
        };

        await clock.Until(Some.Lane(store, clock, Some.Options with { FirstWait = TimeSpan.FromSeconds(10) }).Translate(Some.Work(1, engine.In(clock)), default));

        var waits = times.Skip(1).Zip(times, (later, earlier) => (later - earlier).TotalSeconds).ToList();
        Assert.Equal(3, waits.Count);
        Assert.InRange(waits[0], 1, 20);
        Assert.True(waits[2] > waits[1] && waits[1] > waits[0], string.Join(' ', waits));
    }

    [Fact]
    public async Task A_wait_that_the_service_asks_for_is_kept_to_the_millisecond_by_all_calls()
    {
        ScriptedEngine engine = null!;
        engine = new(Some.Profile with { MostTexts = new(1, "test"), MostCalls = new(1, "test") })
        {
            Before = (_, number, _) => number == 1 ? throw engine.Fault(EngineFault.Transient, 429, TimeSpan.FromSeconds(17)) : Task.CompletedTask,
        };

        var translating = Some.Lane(store, clock).Translate(Some.Work(5, engine.In(clock)), default);
        clock.Advance(TimeSpan.FromSeconds(17) - TimeSpan.FromMilliseconds(1));
        await Some.Settled(20);
        Assert.Single(engine.Requests);

        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"Wort {i}"), (await translating).Shown());
        Assert.Equal(6, engine.Requests.Count);
    }

    [Fact]
    public async Task A_wait_too_long_to_sit_out_lets_the_engine_rest_and_the_next_one_is_asked()
    {
        ScriptedEngine tired = null!;
        tired = new(Some.Profile with { Name = "tired" }) { Before = (_, _, _) => throw tired.Fault(EngineFault.Transient, 429, TimeSpan.FromMinutes(3)) };
        var fresh = new ScriptedEngine(Some.Profile);

        var results = await Some.Lane(store, clock).Translate(Some.Work(2, tired.In(clock), fresh.In(clock, 2)), default);

        Assert.Equal(["Wort 0", "Wort 1"], results.Shown());
        Assert.Equal(["rest 1 3m"], store.Told);
        Assert.Single(tired.Requests);
    }

    [Theory]
    [InlineData(null, 60)]
    [InlineData(90, 90)]
    public async Task An_engine_whose_quota_is_used_up_rests_and_what_was_translated_stays(int? minutes, int rest)
    {
        ScriptedEngine engine = null!;
        engine = new(Some.Profile with { MostTexts = new(1, "test"), MostCalls = new(1, "test") })
        {
            Before = (_, number, _) =>
                number > 2 ? throw engine.Fault(EngineFault.Exhausted, 456, minutes is { } given ? TimeSpan.FromMinutes(given) : null) : Task.CompletedTask,
        };
        var lane = Some.Lane(store, clock);

        var results = await lane.Translate(Some.Work(6, engine.In(clock)), default);

        Assert.Equal(["Wort 0", "Wort 1", "Later", "Later", "Later", "Later"], results.Shown());
        Assert.All(results.OfType<LaneResult.Later>(), later => Assert.Equal(Some.Morning.AddMinutes(rest), later.Until));
        Assert.Equal([$"rest 1 {rest}m"], store.Told);
        Assert.Equal(3, engine.Requests.Count);

        // While it rests nobody asks it, and what is kept needs no asking.
        Assert.All(await lane.Translate(Some.Work(6, engine.In(clock)), default), result => Assert.IsType<LaneResult.Later>(result));
        Assert.Equal(3, engine.Requests.Count);
    }

    [Fact]
    public async Task Of_two_accounts_of_one_service_the_second_is_asked_when_the_first_is_used_up()
    {
        ScriptedEngine first = null!;
        first = new(Some.Profile with { MostTexts = new(1, "test"), MostCalls = new(1, "test") })
        {
            Before = (_, number, _) => number > 1 ? throw first.Fault(EngineFault.Exhausted) : Task.CompletedTask,
        };
        var second = new ScriptedEngine(first.Profile);

        var results = await Some.Lane(store, clock).Translate(Some.Work(3, first.In(clock), second.In(clock, 2)), default);

        Assert.Equal(["Wort 0", "Wort 1", "Wort 2"], results.Shown());
        Assert.Equal(["word 1", "word 2"], second.Sent);
    }

    [Fact]
    public async Task Of_engines_that_rest_the_one_that_wakes_first_says_when()
    {
        var (first, second) = (new ScriptedEngine(Some.Profile).In(clock), new ScriptedEngine(Some.Profile).In(clock, 2));
        await store.Rest(first, Some.Morning.AddMinutes(20), new("A", EngineFault.Exhausted, "no"), default);
        await store.Rest(second, Some.Morning.AddMinutes(10), new("B", EngineFault.Exhausted, "no"), default);

        var result = Assert.IsType<LaneResult.Later>(Assert.Single(await Some.Lane(store, clock).Translate(Some.Work(1, first, second), default)));
        Assert.Equal(Some.Morning.AddMinutes(10), result.Until);

        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.IsType<LaneResult.Translated>(Assert.Single(await Some.Lane(store, clock).Translate(Some.Work(1, first, second), default)));
    }

    [Fact]
    public async Task An_engine_with_wrong_settings_is_stopped_and_asked_no_more()
    {
        ScriptedEngine wrong = null!;
        wrong = new(Some.Profile with { Name = "wrong", MostTexts = new(1, "test") }) { Before = (_, _, _) => throw wrong.Fault(EngineFault.Configuration, 403) };
        var right = new ScriptedEngine(Some.Profile);
        var lane = Some.Lane(store, clock);

        Assert.Equal(["Wort 0", "Wort 1"], (await lane.Translate(Some.Work(2, wrong.In(clock), right.In(clock, 2)), default)).Shown());
        Assert.Equal(["Configuration"], (await lane.Translate(Some.Work(1, wrong.In(clock)), default)).Shown());
        Assert.Equal(["stop 1"], store.Told);
        Assert.Single(wrong.Requests);
    }

    [Fact]
    public async Task A_service_that_is_down_is_left_alone_after_three_calls_in_vain()
    {
        ScriptedEngine down = null!;
        down = new(Some.Profile) { Before = (_, _, _) => throw down.Fault(EngineFault.Transient, 500) };

        var results = await Some.Lane(store, clock).Translate(Some.Work(1000, down.In(clock)), default);

        Assert.All(results, result => Assert.Equal(Some.Morning.AddMinutes(1), Assert.IsType<LaneResult.Later>(result).Until));
        Assert.Equal(["rest 1 1m"], store.Told);
        Assert.InRange(down.Requests.Count, 12, 4 * 6);
        Assert.All(store.Calls, call => Assert.NotNull(call.Fault));
    }

    [Fact]
    public async Task A_text_that_a_service_breaks_on_does_not_keep_its_neighbours_back()
    {
        ScriptedEngine engine = null!;
        engine = new(Some.Profile)
        {
            Before = (request, _, _) => request.Texts.Any(t => t.Text == "word 3") ? throw engine.Fault(EngineFault.Transient, 500) : Task.CompletedTask,
        };

        var results = await Some.Lane(store, clock).Translate(Some.Work(10, engine.In(clock)), default);

        Assert.Equal(["Wort 0", "Wort 1", "Wort 2", "Later", "Wort 4", "Wort 5", "Wort 6", "Wort 7", "Wort 8", "Wort 9"], results.Shown());
        Assert.Empty(store.Told);
    }

    [Fact]
    public async Task A_service_that_says_it_is_too_much_gets_half_as_many_calls_at_once()
    {
        ScriptedEngine engine = null!;
        LaneEngine inLane = null!;
        var all = new TaskCompletionSource();
        var limits = new List<int>();
        engine = new(Some.Profile with { MostTexts = new(1, "test"), MostCalls = new(8, "test") })
        {
            Before = async (_, number, _) =>
            {
                if (number == 8) all.SetResult();
                if (number > 8) lock (limits) limits.Add(inLane.Gate.Limit);
                await all.Task;
                if (number <= 8) throw engine.Fault(EngineFault.Transient, 503);
            },
        };
        inLane = engine.In(clock);

        Assert.Equal(20, (await Some.Lane(store, clock).Translate(Some.Work(20, inLane), default)).OfType<LaneResult.Translated>().Count());
        Assert.Equal((4, 8), (limits[0], engine.MostInside));
        Assert.True(limits.Max() > 4, "The limit did not grow again.");
    }
}
