using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Time.Testing;
using Translate.Engines.Lane;

namespace Translate.Engines.Tests.Lane;

public class EngineTelemetryTests
{
    readonly FakeTimeProvider clock = Some.Clock();

    [Fact]
    public async Task Calls_are_counted_and_timed_for_each_engine_and_no_text_is_told()
    {
        // Other tests' engines are counted at the same time: this one's name is its own.
        var name = $"watched-{Guid.NewGuid():N}";
        var counts = new ConcurrentDictionary<string, double>();
        var spans = new ConcurrentQueue<Activity>();
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == EngineTelemetry.Name) listener.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument, value, tags));
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Count(instrument, 1, tags));
        meters.Start();
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == EngineTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => { if (Equals(span.GetTagItem("engine"), name)) spans.Enqueue(span); },
        };
        ActivitySource.AddActivityListener(activities);

        ScriptedEngine engine = null!;
        engine = new(Some.Profile with { Name = name, MostTexts = new(2, "test"), MostCalls = new(1, "test") })
        {
            Before = (request, number, _) =>
                number == 1 ? throw engine.Fault(EngineFault.Transient)
                : request.Texts[0].Text == "word 2" ? throw engine.Fault(EngineFault.Payload)
                : Task.CompletedTask,
        };
        await Some.Lane(new MemoryLaneStore(clock), clock).Translate(Some.Work(3, engine.In(clock)), default);

        Assert.Equal(
            ["billed 12", "calls 2", "characters 12", "faults 1", "latency 2", "retries 1"],
            counts.Select(c => $"{c.Key} {c.Value}").Order(StringComparer.Ordinal));
        var answered = Assert.Single(spans, span => span.Status != ActivityStatusCode.Error);
        Assert.Equal(
            ["en-de", 2, 12, 1, "scripted"],
            new object?[] { answered.GetTagItem("pair"), answered.GetTagItem("texts"), answered.GetTagItem("characters"), answered.GetTagItem("retries"), answered.GetTagItem("model") });
        Assert.Equal("Payload", Assert.Single(spans, span => span.Status == ActivityStatusCode.Error).GetTagItem("fault"));
        Assert.DoesNotContain(spans.SelectMany(span => span.TagObjects), tag => tag.Value is string text && text.Contains("word", StringComparison.Ordinal));

        void Count(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
                if (tag.Key == "engine" && Equals(tag.Value, name)) counts.AddOrUpdate(instrument.Name.Split('.')[^1], value, (_, sum) => sum + value);
        }
    }
}
