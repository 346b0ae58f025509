using Microsoft.Extensions.Time.Testing;
using Translate.Engines.Lane;

namespace Translate.Engines.Tests.Lane;

/// <summary>Works of one process that ask the same at the same time.</summary>
public class FlightsTests
{
    readonly FakeTimeProvider clock = Some.Clock();
    readonly ScriptedStore store;

    public FlightsTests() => store = new(clock);

    [Fact]
    public async Task One_pays_and_the_others_wait_and_have_the_answer()
    {
        var answer = new TaskCompletionSource();
        var engine = new ScriptedEngine(Some.Profile) { Before = (_, _, _) => answer.Task };
        var laneEngine = engine.In(clock);
        var lane = Some.Lane(store, clock);

        var works = Enumerable.Range(0, 5).Select(_ => lane.Translate(Some.Work(8, laneEngine), default)).ToList();
        await Some.Settled(20);
        Assert.DoesNotContain(works, w => w.IsCompleted);
        answer.SetResult();

        Assert.All(await Task.WhenAll(works), results => Assert.Equal(Enumerable.Range(0, 8).Select(i => $"Wort {i}"), results.Shown()));
        Assert.Single(engine.Requests);
    }

    [Fact]
    public async Task Nobody_else_pays_between_the_look_up_and_the_call()
    {
        var lookedUp = new TaskCompletionSource();
        var slow = new ScriptedStore(clock) { Finding = number => number == 1 ? lookedUp.Task : Task.CompletedTask };
        var engine = new ScriptedEngine(Some.Profile);
        var laneEngine = engine.In(clock);
        var lane = Some.Lane(slow, clock);

        var first = lane.Translate(Some.Work(3, laneEngine), default);
        var second = lane.Translate(Some.Work(3, laneEngine), default);
        await Some.Settled(20);
        lookedUp.SetResult();

        Assert.Equal((await first).Shown(), (await second).Shown());
        Assert.Single(engine.Requests);
    }

    [Fact]
    public async Task Two_that_wait_for_each_others_texts_both_come_to_an_end()
    {
        var answer = new TaskCompletionSource();
        var engine = new ScriptedEngine(Some.Profile with { MostTexts = new(1, "test") }) { Before = (_, _, _) => answer.Task };
        var laneEngine = engine.In(clock);
        var lane = Some.Lane(store, clock);

        var (one, two) = (lane.Translate(Some.Work(["word a", "word b"], laneEngine), default), lane.Translate(Some.Work(["word c", "word b", "word a"], laneEngine), default));
        var three = lane.Translate(Some.Work(["word c", "word a"], laneEngine), default);
        answer.SetResult();

        Assert.Equal(["Wort a", "Wort b"], (await one).Shown());
        Assert.Equal(["Wort c", "Wort b", "Wort a"], (await two).Shown());
        Assert.Equal(["Wort c", "Wort a"], (await three).Shown());
        Assert.Equal(3, engine.Requests.Count);
    }

    [Fact]
    public async Task When_the_one_that_pays_is_broken_off_another_takes_over()
    {
        var (sent, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var engine = new ScriptedEngine(Some.Profile)
        {
            Before = async (_, number, stop) =>
            {
                if (number > 1) return;
                sent.SetResult();
                await go.Task.WaitAsync(stop);
            },
        };
        var laneEngine = engine.In(clock);
        var lane = Some.Lane(store, clock, Some.Options with { Grace = TimeSpan.Zero });
        using var stop = new CancellationTokenSource();

        var payer = lane.Translate(Some.Work(3, laneEngine), stop.Token);
        await sent.Task;
        var waiting = lane.Translate(Some.Work(3, laneEngine), default);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => payer);
        Assert.Equal(["Wort 0", "Wort 1", "Wort 2"], (await waiting).Shown());
        Assert.Equal(2, engine.Requests.Count);
    }

    [Fact]
    public async Task Who_waits_can_be_broken_off()
    {
        var answer = new TaskCompletionSource();
        var engine = new ScriptedEngine(Some.Profile) { Before = (_, _, _) => answer.Task };
        var laneEngine = engine.In(clock);
        var lane = Some.Lane(store, clock);
        using var stop = new CancellationTokenSource();

        var payer = lane.Translate(Some.Work(3, laneEngine), default);
        var waiting = lane.Translate(Some.Work(3, laneEngine), stop.Token);
        await Some.Settled();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        answer.SetResult();
        Assert.Equal(3, (await payer).OfType<LaneResult.Translated>().Count());
    }

    [Fact]
    public async Task A_landing_that_comes_twice_does_not_end_the_flight_of_the_next()
    {
        using var standing = new Standing(new ScriptedEngine(Some.Profile).In(clock), Some.English, Some.German, default);
        var flights = new Flights();
        var (first, second, third) = (Question(), Question(), Question());

        Assert.True(flights.Take(first, out var ended));
        flights.Land(first);
        Assert.True(flights.Take(second, out _));
        flights.Land(first);

        await ended;
        Assert.False(flights.Take(third, out var flight));
        Assert.False(flight.IsCompleted);

        Question Question() => new(standing, Markup.Plain, new("key"), "word", 0);
    }
}
