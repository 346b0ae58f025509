using Polly;

namespace Translate.Engines.Lane;

/// <summary>Sends the calls of one work, divides those that fail for their texts, and lets engines rest that ask for it.</summary>
/// <param name="store">Keeps what comes of calls.</param>
/// <param name="options">How patient it is.</param>
/// <param name="retries">When a call is sent again.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="flights">Where other works wait for the same questions.</param>
/// <param name="late">Breaks off calls on their way.</param>
sealed class Sending(ILaneStore store, LaneOptions options, ResiliencePipeline retries, TimeProvider clock, Flights flights, CancellationToken late)
{
    readonly Purse purse = new(store);

    /// <summary>Sends the calls. Afterwards each of their questions is settled, or its engine is not asked any more.</summary>
    public async Task Send(IReadOnlyList<Call> calls) => await Task.WhenAll(calls.Select(Send));

    async Task Send(Call call)
    {
        var sound = false;
        try
        {
            var fault = await new Attempt(call, purse, store, options, retries, clock).Run(late);
            if (fault is not null && !await Leaves(call.Standing, fault)) await Divide(call, fault);
            foreach (var question in call.Questions.Where(q => q.IsSettled)) flights.Land(question);
            sound = true;
        }
        finally
        {
            // Whatever it is that nobody expected, what waits at the gate is not sent after it.
            if (!sound) call.Standing.Halt();
        }
    }

    /// <summary>The fault is the engine's, which is not asked from now on.</summary>
    async Task<bool> Leaves(Standing standing, EngineException fault)
    {
        switch (fault.Fault)
        {
            case EngineFault.Configuration:
                // What is wrong with one pair says nothing of the others.
                if (standing.Leave(new(null, fault.Message)) && options.TellsFaults && !fault.IsAboutPair) await store.Stop(standing.Engine, fault, CancellationToken.None);
                return true;
            case EngineFault.Exhausted:
            case EngineFault.Transient when fault.RetryAfter > options.MostWait:
                await Rest(standing, fault, fault.RetryAfter ?? options.Rest);
                return true;
            case EngineFault.Transient when standing.Failed(options.MostFailures):
                await Rest(standing, fault, options.Pause);
                return true;
            default:
                return false;
        }
    }

    async Task Rest(Standing standing, EngineException fault, TimeSpan wait)
    {
        var until = clock.GetUtcNow() + wait;
        if (standing.Leave(new(until, fault.Message)) && options.TellsFaults) await store.Rest(standing.Engine, until, fault, CancellationToken.None);
    }

    /// <summary>Half by half, down to the question that is at fault. A service that fails with many texts may also answer fewer.</summary>
    async Task Divide(Call call, EngineException fault)
    {
        if (call.Questions.Count == 1)
        {
            call.Questions[0].Refused(fault);
            return;
        }

        var (first, second) = call.Halves();
        await Task.WhenAll(Send(first), Send(second));
    }
}
