using Polly;
using Polly.Retry;

namespace Translate.Engines.Lane;

/// <summary>Tries a call again while it may yet pass: after the time that the service asks for, else after waits that double and are spread.</summary>
static class Retries
{
    public static ResiliencePipeline Of(LaneOptions options, TimeProvider clock) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.Tries - 1,
                Delay = options.FirstWait,
                MaxDelay = options.MostWait,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = options.Chance,
                ShouldHandle = args =>
                    new(args.Outcome.Exception is EngineException { Fault: EngineFault.Transient } fault && !(fault.RetryAfter > options.MostWait)),
                DelayGenerator = args => new((args.Outcome.Exception as EngineException)?.RetryAfter),
            })
            .Build();
}
