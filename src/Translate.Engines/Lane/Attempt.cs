using System.Diagnostics;
using Polly;

namespace Translate.Engines.Lane;

/// <summary>Sends one call through its engine's gate, again while that may help, and settles it with the store however it ends.</summary>
/// <param name="call">The call.</param>
/// <param name="purse">Allows it.</param>
/// <param name="store">Keeps what comes of it.</param>
/// <param name="options">How long a wait may be.</param>
/// <param name="retries">When it is sent again.</param>
/// <param name="clock">Tells the time.</param>
sealed class Attempt(Call call, Purse purse, ILaneStore store, LaneOptions options, ResiliencePipeline retries, TimeProvider clock)
{
    EngineRequest? request;
    Activity? span;
    long? number;
    long since;
    int sent;
    bool onItsWay;
    EngineException? last;

    int Retries => Math.Max(0, sent - 1);

    /// <summary>Sends it. Its questions are answered, or unaffordable, or as they were.</summary>
    /// <param name="late">Breaks off a call on its way.</param>
    /// <returns>Why it failed; null where it did not, or was not sent.</returns>
    public async Task<EngineException?> Run(CancellationToken late)
    {
        var halted = call.Standing.Halted;
        try
        {
            if (await retries.ExecuteAsync(async stop => await Send(stop, late), halted) is not { } answer)
            {
                foreach (var question in call.Questions) question.IsUnaffordable = true;
                return null;
            }

            // A crash before this line is done loses what was paid for. The cancellation that was asked for does not.
            var took = clock.GetElapsedTime(since);
            var answers = call.Questions.Select((question, i) => (question.Key, Answer: new CachedAnswer(answer.Texts[i], answer.Model))).ToList();
            await store.Keep(number!.Value, answers, answer.Billed, Retries, took, CancellationToken.None);
            for (var i = 0; i < answers.Count; i++) call.Questions[i].Answered(answers[i].Answer);
            call.Standing.Answered();
            EngineTelemetry.Answered(span, call, answer, Retries, took);
            return null;
        }
        catch (EngineException fault)
        {
            var took = clock.GetElapsedTime(since);
            await store.Fail(number!.Value, fault, Retries, took, CancellationToken.None);
            EngineTelemetry.Failed(span, call, fault.Fault, Retries, took);
            return fault;
        }
        catch (OperationCanceledException) when (halted.IsCancellationRequested && !onItsWay)
        {
            // Nothing of it is with the service. A call that was broken off there stays open: nobody knows whether it will be charged.
            last ??= new(call.Standing.Profile.Title, EngineFault.Transient, "the work was broken off.");
            if (number is { } begun) await store.Fail(begun, last, Retries, clock.GetElapsedTime(since), CancellationToken.None);
            return null;
        }
        finally
        {
            span?.Dispose();
        }
    }

    async Task<EngineAnswer?> Send(CancellationToken stop, CancellationToken late)
    {
        request ??= call.Request();
        if (await Enter(request, stop) is not { } entered) return null;
        using var place = entered;
        stop.ThrowIfCancellationRequested();

        // What the engine does on the way belongs to the call's span, the second time as well.
        if (span is null) span = EngineTelemetry.Begin(call, request);
        else Activity.Current = span;
        sent++;
        onItsWay = true;
        try
        {
            var answer = Checked(request, await call.Standing.Engine.Engine.Translate(request, late));
            onItsWay = false;
            place.Answered();
            return answer;
        }
        catch (EngineException fault)
        {
            onItsWay = false;
            last = fault;
            if (fault is { Fault: EngineFault.Transient } and ({ Status: 429 or 503 } or { RetryAfter: not null }))
                place.TooMuch(fault.RetryAfter > options.MostWait ? null : fault.RetryAfter);
            throw;
        }
    }

    /// <summary>Waits for a place at the gate; before that, asks for the call's number, once for all times that it is sent. Null where there is none.</summary>
    async Task<EngineGate.Place?> Enter(EngineRequest sending, CancellationToken stop)
    {
        var gate = call.Standing.Engine.Gate;
        if (number is not null) return await gate.Enter(stop);

        using var ready = await gate.Anteroom.Enter(stop);
        since = clock.GetTimestamp();
        number = await purse.Begin(call, sending);
        if (number is null) return null;
        var place = await gate.Enter(stop);
        since = clock.GetTimestamp();
        return place;
    }

    /// <summary>Whatever an engine does, no answer goes to another text's row.</summary>
    EngineAnswer Checked(EngineRequest sent, EngineAnswer answer) =>
        answer.Texts.All(text => text is not null && !text.Contains('\0', StringComparison.Ordinal))
            ? sent.Answered(call.Standing.Profile, answer.Texts, answer.Billed, answer.Model)
            : throw new EngineException(call.Standing.Profile.Title, EngineFault.Payload, "a text came back as nothing, or with a NUL in it.") { Billed = answer.Billed };
}
