using Microsoft.Extensions.Time.Testing;
using Translate.Engines.Lane;

namespace Translate.Engines.Tests.Lane;

/// <summary>Works that end before they are done: by the budget, by cancellation, by a bug. No paid answer is lost, no call left open without need, no gate shut.</summary>
public class SettlingTests
{
    readonly FakeTimeProvider clock = Some.Clock();

    [Fact]
    public async Task A_budget_that_is_used_up_stops_at_once_and_what_was_translated_stays()
    {
        var store = new ScriptedStore(clock) { Allows = number => number <= 2 };
        var engine = new ScriptedEngine(Some.Profile with { MostTexts = new(1, "test"), MostCalls = new(1, "test") });
        var next = new ScriptedEngine(Some.Profile with { Name = "next" });

        var results = await Some.Lane(store, clock).Translate(Some.Work(50, engine.In(clock), next.In(clock, 2)), default);

        Assert.Equal(["Wort 0", "Wort 1", .. Enumerable.Repeat("Budget", 48)], results.Shown());
        Assert.Equal((2, 0, 3), (engine.Requests.Count, next.Requests.Count, store.Asked));
    }

    [Fact]
    public async Task A_call_that_the_budget_allowed_is_tried_again_although_the_next_is_not_allowed()
    {
        ScriptedEngine engine = null!;
        engine = new(Some.Profile with { MostTexts = new(1, "test"), MostCalls = new(1, "test") })
        {
            Before = (_, number, _) => number == 1 ? throw engine.Fault(EngineFault.Transient) : Task.CompletedTask,
        };
        var store = new ScriptedStore(clock) { Allows = number => number == 1 };

        Assert.Equal(["Wort 0", "Budget"], (await Some.Lane(store, clock).Translate(Some.Work(2, engine.In(clock)), default)).Shown());
    }

    [Fact]
    public async Task Answers_that_come_while_the_work_is_broken_off_are_kept()
    {
        var (sent, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        var store = new ScriptedStore(clock);
        var engine = new ScriptedEngine(Some.Profile with { MostTexts = new(1, "test"), MostCalls = new(1, "test") })
        {
            Before = async (_, _, stop) =>
            {
                sent.SetResult();
                await answer.Task.WaitAsync(stop);
            },
        };
        using var stop = new CancellationTokenSource();
        var laneEngine = engine.In(clock);
        var lane = Some.Lane(store, clock);

        var translating = lane.Translate(Some.Work(5, laneEngine), stop.Token);
        await sent.Task;
        await stop.CancelAsync();
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(translating.IsCompleted);
        answer.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => translating);

        // The next one was written down and stood ready; it was never sent, and costs nothing.
        Assert.Equal([6L, null], store.Calls.Select(c => c.Billed));
        Assert.NotNull(store.Calls[1].Fault);
        Assert.Single(engine.Requests);
        Assert.True(laneEngine.Gate.Enter(default).IsCompleted);
        Assert.Equal("Wort 0", Assert.Single((await lane.Translate(Some.Work(1, laneEngine), default)).Shown()));
        Assert.Single(engine.Requests);
    }

    [Fact]
    public async Task A_call_still_on_its_way_after_the_grace_is_broken_off_and_stays_open()
    {
        var sent = new TaskCompletionSource();
        var store = new ScriptedStore(clock);
        var engine = new ScriptedEngine(Some.Profile)
        {
            Before = async (_, _, stop) =>
            {
                sent.SetResult();
                await Task.Delay(Timeout.Infinite, stop);
            },
        };
        using var stop = new CancellationTokenSource();
        var laneEngine = engine.In(clock);

        var translating = Some.Lane(store, clock).Translate(Some.Work(1, laneEngine), stop.Token);
        await sent.Task;
        await stop.CancelAsync();
        clock.Advance(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => translating);
        Assert.False(Assert.Single(store.Calls).IsSettled);
        Assert.True(laneEngine.Gate.Enter(default).IsCompleted);
    }

    [Fact]
    public async Task A_call_that_waits_to_be_tried_again_is_settled_when_the_work_is_broken_off()
    {
        ScriptedEngine engine = null!;
        engine = new(Some.Profile) { Before = (_, _, _) => throw engine.Fault(EngineFault.Transient, 429, TimeSpan.FromSeconds(60)) };
        var store = new ScriptedStore(clock);
        using var stop = new CancellationTokenSource();

        var translating = Some.Lane(store, clock).Translate(Some.Work(1, engine.In(clock)), stop.Token);
        await Some.Eventually(() => engine.Requests.Count == 1);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => translating);
        Assert.Equal(429, Assert.Single(store.Calls).Fault?.Status);
    }

    [Fact]
    public async Task A_bug_of_an_engine_comes_out_and_leaves_gate_and_keys_free()
    {
        var broken = true;
        var engine = new ScriptedEngine(Some.Profile with { MostTexts = new(1, "test"), MostCalls = new(2, "test") })
        {
            Before = async (_, number, _) =>
            {
                await Task.Yield();
                if (broken && number == 2) throw new NotSupportedException("a bug");
            },
        };
        var store = new ScriptedStore(clock);
        var laneEngine = engine.In(clock);
        var lane = Some.Lane(store, clock);

        await Assert.ThrowsAsync<NotSupportedException>(() => lane.Translate(Some.Work(200, laneEngine), default));
        Assert.InRange(engine.Requests.Count, 2, 100);

        broken = false;
        Assert.Equal(200, (await lane.Translate(Some.Work(200, laneEngine), default)).OfType<LaneResult.Translated>().Count());
        Assert.All(engine.Paid.Values, times => Assert.Equal(1, times));
        Assert.Equal(2, laneEngine.Gate.Limit);
    }

    [Fact]
    public async Task A_store_that_breaks_comes_out_and_leaves_gate_and_keys_free()
    {
        var broken = true;
        var store = new ScriptedStore(clock) { Keeping = () => broken ? throw new IOException("the disk is full") : Task.CompletedTask };
        var laneEngine = new ScriptedEngine(Some.Profile).In(clock);
        var lane = Some.Lane(store, clock);

        await Assert.ThrowsAsync<IOException>(() => lane.Translate(Some.Work(30, laneEngine), default));

        broken = false;
        Assert.Equal(30, (await lane.Translate(Some.Work(30, laneEngine), default)).OfType<LaneResult.Translated>().Count());
    }
}
