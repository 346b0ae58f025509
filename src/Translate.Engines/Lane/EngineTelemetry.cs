using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Translate.Engines.Lane;

/// <summary>What can be watched of the engines: a span for each call, and counts and times for each engine. Never a text or a key.</summary>
public static class EngineTelemetry
{
    /// <summary>The name of the spans' source and of the meter.</summary>
    public const string Name = "Translate.Engines";

    static readonly ActivitySource Source = new(Name);
    static readonly Meter Meter = new(Name);

    static readonly Counter<long> Calls =
        Meter.CreateCounter<long>("translate.engine.calls", "{call}", "Calls that were answered or failed for good.");

    static readonly Counter<long> Characters =
        Meter.CreateCounter<long>("translate.engine.characters", "{character}", "Characters of the texts that were translated.");

    static readonly Counter<long> Billed =
        Meter.CreateCounter<long>("translate.engine.billed", "{unit}", "What was charged, in the engine's price unit.");

    static readonly Counter<long> Repeats =
        Meter.CreateCounter<long>("translate.engine.retries", "{call}", "Calls that were sent once more.");

    static readonly Counter<long> Faults =
        Meter.CreateCounter<long>("translate.engine.faults", "{fault}", "Calls that failed for good, by what it means.");

    static readonly Histogram<double> Latency =
        Meter.CreateHistogram<double>("translate.engine.latency", "s", "From the first sending of a call to its end, waits included.");

    /// <summary>Begins the span of a call; null where nobody watches.</summary>
    internal static Activity? Begin(Call call, EngineRequest request)
    {
        if (Source.StartActivity("engine call", ActivityKind.Client) is not { } span) return null;
        return span
            .SetTag("engine", call.Standing.Profile.Name)
            .SetTag("pair", $"{request.From}-{request.To}")
            .SetTag("texts", request.Texts.Count)
            .SetTag("characters", call.Characters);
    }

    internal static void Answered(Activity? span, Call call, EngineAnswer answer, int retries, TimeSpan took)
    {
        var engine = Settled(span, call, retries, took);
        Characters.Add(call.Characters, engine);
        Billed.Add(answer.Billed, engine, new("unit", call.Standing.Profile.PriceUnit.ToString()));
        span?.SetTag("model", answer.Model).SetTag("billed", answer.Billed);
    }

    internal static void Failed(Activity? span, Call call, EngineFault fault, int retries, TimeSpan took)
    {
        Faults.Add(1, Settled(span, call, retries, took), new("fault", fault.ToString()));
        span?.SetTag("fault", fault.ToString()).SetStatus(ActivityStatusCode.Error);
    }

    static KeyValuePair<string, object?> Settled(Activity? span, Call call, int retries, TimeSpan took)
    {
        KeyValuePair<string, object?> engine = new("engine", call.Standing.Profile.Name);
        Calls.Add(1, engine);
        if (retries > 0) Repeats.Add(retries, engine);
        Latency.Record(took.TotalSeconds, engine);
        span?.SetTag("retries", retries);
        return engine;
    }
}
