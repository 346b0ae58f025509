using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Translate.Engines.Lane;

namespace Translate.Engines.Tests.Lane;

public class EngineGateTests
{
    readonly FakeTimeProvider clock = Some.Clock();

    [Fact]
    public async Task As_many_are_let_through_as_the_limit_says_and_no_more()
    {
        using var gate = new EngineGate(3, clock);
        var entered = Enumerable.Range(0, 5).Select(_ => gate.Enter(default)).ToList();

        Assert.Equal([true, true, true, false, false], entered.Select(e => e.IsCompleted));

        (await entered[1]).Dispose();
        await entered[3];
        Assert.False(entered[4].IsCompleted);
    }

    [Fact]
    public async Task Who_came_first_goes_first()
    {
        using var gate = new EngineGate(1, clock);
        var place = await gate.Enter(default);
        var waiting = Enumerable.Range(0, 5).Select(_ => gate.Enter(default)).ToList();

        foreach (var next in waiting)
        {
            place.Dispose();
            place = await next;
            Assert.All(waiting.SkipWhile(w => w != next).Skip(1), later => Assert.False(later.IsCompleted));
        }
    }

    [Fact]
    public async Task Calls_that_were_on_their_way_together_halve_the_limit_once()
    {
        using var gate = new EngineGate(8, clock);
        var places = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => gate.Enter(default)));

        foreach (var place in places) place.TooMuch(null);
        Assert.Equal(4, gate.Limit);
        foreach (var place in places) place.Dispose();

        using var next = await gate.Enter(default);
        next.TooMuch(null);
        Assert.Equal(2, gate.Limit);
    }

    [Fact]
    public async Task The_limit_grows_by_one_after_as_many_answers_as_it_is_and_never_beyond_the_first()
    {
        using var gate = new EngineGate(4, clock);
        using (var place = await gate.Enter(default)) place.TooMuch(null);

        var limits = new List<int>();
        for (var i = 0; i < 12; i++)
        {
            using var place = await gate.Enter(default);
            place.Answered();
            limits.Add(gate.Limit);
        }

        Assert.Equal([2, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4], limits);
    }

    [Fact]
    public async Task The_limit_is_never_less_than_one()
    {
        using var gate = new EngineGate(2, clock);
        for (var i = 0; i < 5; i++)
        {
            using var place = await gate.Enter(default);
            place.TooMuch(null);
        }

        Assert.Equal(1, gate.Limit);
    }

    [Fact]
    public async Task A_wait_that_the_service_asks_for_holds_everybody_exactly_so_long()
    {
        using var gate = new EngineGate(4, clock);
        using (var place = await gate.Enter(default)) place.TooMuch(TimeSpan.FromSeconds(30));
        var waiting = new[] { gate.Enter(default), gate.Enter(default) };

        clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromMilliseconds(1));
        await Some.Settled();
        Assert.DoesNotContain(waiting, w => w.IsCompleted);

        clock.Advance(TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task A_shorter_wait_does_not_end_a_longer_one()
    {
        using var gate = new EngineGate(4, clock);
        var places = await Task.WhenAll(gate.Enter(default), gate.Enter(default));
        places[0].TooMuch(TimeSpan.FromSeconds(30));
        places[1].TooMuch(TimeSpan.FromSeconds(5));
        foreach (var place in places) place.Dispose();
        var waiting = gate.Enter(default);

        clock.Advance(TimeSpan.FromSeconds(29));
        await Some.Settled();
        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        await waiting;
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_place()
    {
        using var gate = new EngineGate(1, clock);
        var place = await gate.Enter(default);
        using var stop = new CancellationTokenSource();
        var gone = gate.Enter(stop.Token);
        var waiting = gate.Enter(default);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        place.Dispose();
        (await waiting).Dispose();
        Assert.True(gate.Enter(default).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_place_given_back_twice_is_one_place()
    {
        using var gate = new EngineGate(1, clock);
        var place = await gate.Enter(default);
        place.Dispose();
        place.Dispose();

        Assert.True(gate.Enter(default).IsCompleted);
        Assert.False(gate.Enter(default).IsCompleted);
    }

    [Fact]
    public async Task Nobody_waits_for_ever_at_a_gate_that_is_taken_down()
    {
        var gate = new EngineGate(1, clock);
        using (var place = await gate.Enter(default)) place.TooMuch(TimeSpan.FromHours(1));
        var waiting = gate.Enter(default);

        gate.Dispose();

        await waiting;
    }

    [Fact]
    public void However_calls_come_go_and_give_up_no_place_is_lost_and_none_is_given_twice() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 4].Array[1, 60]).Sample((most, moves) =>
        {
            using var gate = new EngineGate(most, clock);
            var inside = new List<EngineGate.Place>();
            var waiting = new Queue<(Task<EngineGate.Place> Entered, CancellationTokenSource Stop)>();
            foreach (var move in moves)
            {
                var limit = gate.Limit;
                if (move is 0 or 1) waiting.Enqueue(Enter());
                if (move is 2 && inside.Count > 0) Go(answered: true);
                if (move is 3 && inside.Count > 0) Go(answered: false);
                if (move is 4 && waiting.Count > 0) waiting.Peek().Stop.Cancel();
                while (waiting.TryPeek(out var first) && Done(first.Entered))
                {
                    if (waiting.Dequeue().Entered is { IsCompletedSuccessfully: true } entered) inside.Add(entered.Result);
                }

                Assert.True(inside.Count <= most);
                if (waiting.Count > 0) Assert.True(inside.Count >= gate.Limit, "Somebody waits although there is a place.");
            }

            (Task<EngineGate.Place>, CancellationTokenSource) Enter()
            {
                var stop = new CancellationTokenSource();
                return (gate.Enter(stop.Token), stop);
            }

            void Go(bool answered)
            {
                if (answered) inside[0].Answered();
                else inside[0].TooMuch(null);
                inside[0].Dispose();
                inside.RemoveAt(0);
            }

            // A place is handed over on another thread; whoever is still in the queue stays there.
            bool Done(Task entered) =>
                entered.IsCompleted || (inside.Count < gate.Limit && SpinWait.SpinUntil(() => entered.IsCompleted, 10_000)) || CancelledSoon(entered);

            bool CancelledSoon(Task entered) => waiting.Peek().Stop.IsCancellationRequested && SpinWait.SpinUntil(() => entered.IsCompleted, 10_000);
        }, iter: 500, threads: 1);
}
