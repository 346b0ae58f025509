using Microsoft.Extensions.Time.Testing;
using Translate.Core.Text;
using Translate.Engines.Lane;

namespace Translate.Engines.Tests.Lane;

/// <summary>Profiles, engines, works and lanes for tests that do not care which.</summary>
static class Some
{
    public static readonly Locale English = Locale.Parse("en");
    public static readonly Locale German = Locale.Parse("de");

    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static EngineProfile Profile { get; } = new()
    {
        Name = "scripted",
        Title = "Scripted",
        MostTexts = new(10, "ours"),
        MostCharacters = new(1000, "ours"),
        MostCalls = new(4, "ours"),
        Markups = [Markup.Xml, Markup.Plain],
        Languages = LanguageSupport.OfServer,
        PriceUnit = PriceUnit.Character,
    };

    /// <summary>Nothing speaks against a translation, and a call is tried again at once.</summary>
    public static LaneOptions Options { get; } = new() { Examine = (_, _, _, _) => null, FirstWait = TimeSpan.Zero, Chance = () => 0.5 };

    public static FakeTimeProvider Clock() => new(Morning);

    public static Engines.Lane.Lane Lane(ILaneStore store, TimeProvider clock, LaneOptions? options = null) => new(store, clock, options ?? Options);

    public static LaneEngine In(this ScriptedEngine engine, TimeProvider clock, long id = 1) =>
        new(id, engine, new EngineGate(engine.Profile.MostCalls.Value, clock), Options: "");

    public static LaneWork Work(IEnumerable<InlineText> sources, params LaneEngine[] engines) =>
        new(English, German, [.. sources.Select((source, i) => new LaneSegment(i, source) { Unit = i })]) { Engines = engines };

    public static LaneWork Work(int segments, params LaneEngine[] engines) => Work(Enumerable.Range(0, segments).Select(i => (InlineText)$"word {i}"), engines);

    /// <summary>The texts of results that are translations; the others by what they are.</summary>
    public static IEnumerable<string> Shown(this IEnumerable<LaneResult> results) => results.Select(result => result switch
    {
        LaneResult.Translated translated => translated.Text.ToString(),
        LaneResult.ForPeople people => $"{people.Reason}",
        _ => "Later",
    });

    /// <summary>Turns the clock until the task is done.</summary>
    public static async Task<T> Until<T>(this FakeTimeProvider clock, Task<T> task)
    {
        for (var i = 0; !task.IsCompleted; i++)
        {
            Assert.True(i < 10_000, "The clock was turned for hours, and nothing came of it.");
            await Settled();
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        return await task;
    }

    /// <summary>Lets whatever can go on without the clock go on.</summary>
    public static Task Settled(int milliseconds = 2) => Task.Delay(milliseconds);

    public static async Task Eventually(Func<bool> holds)
    {
        for (var i = 0; !holds(); i++)
        {
            Assert.True(i < 5000, "What was waited for did not happen.");
            await Task.Delay(1);
        }
    }
}
