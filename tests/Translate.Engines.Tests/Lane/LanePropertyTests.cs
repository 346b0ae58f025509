using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Translate.Core.Text;
using Translate.Engines.Lane;

namespace Translate.Engines.Tests.Lane;

/// <summary>Random works, several at once, through engines that fail at random in every way there is.</summary>
public partial class LanePropertyTests
{
    /// <summary>Texts with numbers, so that an answer in another's row is seen; some with codes, some the same.</summary>
    static readonly Gen<InlineText> Source = Gen.Select(Gen.Int[0, 40], Gen.Int[0, 5]).Select((number, shape) =>
    {
        var text = $"The word {number} here";
        return shape switch
        {
            0 => new(text, new InlineCode(9, CodeKind.Standalone, "1", "{0}")),
            1 => new(text, new InlineCode(4, CodeKind.Opening, "1", "<b>"), new InlineCode(8, CodeKind.Closing, "1", "</b>")),
            2 => new(
                text,
                new InlineCode(4, CodeKind.Opening, "1", "<b>"), new InlineCode(8, CodeKind.Closing, "1", "</b>"),
                new InlineCode(text.Length, CodeKind.Standalone, "2", "<br/>")),
            _ => (InlineText)text,
        };
    });

    readonly ConcurrentDictionary<string, int> came = new();

    static readonly Gen<int> Unit = Gen.Frequency((3, Gen.Const(0)), (1, Gen.Const(1)));

    static readonly Gen<(InlineText Source, int Step)[]> Sources = Gen.Select(Source, Unit).Array[0, 30];

    [Fact]
    public async Task Whatever_engines_do_each_segment_has_its_own_result_and_nothing_is_paid_for_twice()
    {
        await Gen.Select(Sources.Array[1, 3], Gen.Int[1, 2], Gen.Int, Gen.Int[0, 3]).SampleAsync(async (works, engineCount, seed, wildness) =>
        {
            var clock = new FakeTimeProvider(Some.Morning);
            var store = new ScriptedStore(clock);
            var lane = Some.Lane(store, clock);
            var engines = Enumerable.Range(1, engineCount).Select(id => new WildEngine($"wild{id}", seed + id, wildness)).ToList();
            var inLane = engines.Select((e, i) => e.Engine.In(clock, i + 1)).ToArray();

            var results = await Task.WhenAll(works.Select(sources => Task.Run(() => lane.Translate(Work(sources, inLane), default))));

            foreach (var (sources, result) in works.Zip(results)) Check(sources, result, engines);
            foreach (var engine in engines)
            {
                Assert.All(engine.Engine.Paid, paid => Assert.True(paid.Value == 1, $"{paid.Key.Text} was paid for {paid.Value} times."));
                Assert.True(engine.Engine.MostInside <= engine.Engine.Profile.MostCalls.Value);
                Assert.All(engine.Engine.Requests, request =>
                {
                    Assert.InRange(request.Texts.Count, 1, engine.Engine.Profile.MostTexts.Value);
                    Assert.True(request.Texts.Sum(t => t.Text.Length) <= engine.Engine.Profile.MostCharacters.Value);
                    Assert.All(request.Texts, text => Assert.False(string.IsNullOrWhiteSpace(text.Text)));
                });
            }

            Assert.All(store.Calls, call => Assert.True(call.IsSettled));
            Assert.All(inLane, engine => Assert.True(engine.Gate.Enter(default).IsCompletedSuccessfully));
        }, iter: 1000, threads: 2);

        Assert.Equal("Codes Configuration Later Masks None Payload Projection Tags", string.Join(' ', came.Keys.Order(StringComparer.Ordinal)));
    }

    void Check((InlineText Source, int Step)[] sources, IReadOnlyList<LaneResult> results, List<WildEngine> engines)
    {
        Assert.Equal(Enumerable.Range(0, sources.Length), results.Select(r => r.Ordinal));
        foreach (var ((source, _), result) in sources.Zip(results))
        {
            came.AddOrUpdate(result is LaneResult.Translated { Rung: var rung } ? $"{rung}" : new[] { result }.Shown().Single(), 1, (_, times) => times + 1);
            switch (result)
            {
                case LaneResult.Translated translated:
                    Assert.Equal(source.Text.Replace("word", "Wort", StringComparison.Ordinal), translated.Text.Text);
                    Assert.Equal(source.Codes.Select(c => c.Data).Order(StringComparer.Ordinal), translated.Text.Codes.Select(c => c.Data).Order(StringComparer.Ordinal));
                    break;
                case LaneResult.ForPeople { Reason: Refusal.Payload }:
                    Assert.True(engines.Exists(e => e.Refuses(source.Text)), source.Text);
                    break;
                case LaneResult.ForPeople { Reason: Refusal.Codes }:
                    Assert.True(source.Codes.Length > 0 && engines.Exists(e => e.Loses(source.Text)), source.ToString());
                    break;
                case LaneResult.ForPeople { Reason: var reason }:
                    Assert.True(reason is Refusal.Configuration && engines.TrueForAll(e => e.Threw.Contains(EngineFault.Configuration)), $"{reason}");
                    break;
                case LaneResult.Later:
                    Assert.True(engines.Exists(e => e.Threw.Contains(EngineFault.Exhausted) || e.Threw.Contains(EngineFault.Transient)));
                    break;
            }
        }
    }

    static LaneWork Work((InlineText Source, int Step)[] sources, LaneEngine[] engines)
    {
        var unit = 0;
        return new(Some.English, Some.German, [.. sources.Select((s, i) => new LaneSegment(i, s.Source) { Unit = unit += s.Step })]) { Engines = engines };
    }

    /// <summary>Fails now and then, refuses some texts always, loses the codes of others, and sometimes gives back too few answers.</summary>
    sealed partial class WildEngine
    {
        readonly Random random;
        readonly int wildness;
        readonly HashSet<EngineFault> threw = [];

        public WildEngine(string name, int seed, int wildness)
        {
            random = new(seed);
            this.wildness = wildness;
            Engine = new(Some.Profile with { Name = name, MostTexts = new(Next(1, 8), "test"), MostCharacters = new(Next(60, 200), "test"), MostCalls = new(Next(1, 4), "test") })
            {
                Before = Misbehave,
                Say = text => (Loses(text) ? (Number(text) % 2 == 0 ? Tags() : TagsAndMasks()).Replace(text, "") : text).Replace("word", "Wort", StringComparison.Ordinal),
            };
        }

        public ScriptedEngine Engine { get; }

        public IReadOnlyCollection<EngineFault> Threw => threw;

        public bool Refuses(string text) => wildness > 0 && Number(text) % 9 == 4;

        public bool Loses(string text) => wildness > 1 && Number(text) % 5 == 2;

        async Task Misbehave(EngineRequest request, int number, CancellationToken stop)
        {
            if (Next(0, 1) == 0) await Task.Yield();
            if (request.Texts.Any(t => Refuses(t.Text))) throw Engine.Fault(EngineFault.Payload, 400);
            switch (Next(0, 400))
            {
                case < 30 when wildness > 0:
                    throw Thrown(EngineFault.Transient, Next(0, 2) switch { 0 => 429, 1 => 503, _ => null });
                case < 40 when wildness > 0 && request.Texts.Count > 1:
                    throw Engine.Fault(EngineFault.Payload);
                case < 41 when wildness > 2:
                    throw Thrown(EngineFault.Exhausted, 456);
                case < 42 when wildness > 2:
                    throw Thrown(EngineFault.Configuration, 403);
            }
        }

        EngineException Thrown(EngineFault fault, int? status)
        {
            lock (threw) threw.Add(fault);
            return Engine.Fault(fault, status);
        }

        int Next(int least, int most)
        {
            lock (random) return random.Next(least, most + 1);
        }

        /// <summary>What a text is known by; the words of a pair by themselves have none.</summary>
        static int Number(string text) => TheNumber().Match(text) is { Success: true } match ? int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : -1;

        [GeneratedRegex("(?<number>[0-9]+) *here", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
        private static partial Regex TheNumber();

        [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
        private static partial Regex Tags();

        [GeneratedRegex("<[^>]*>|XQ[0-9]+Z ?", RegexOptions.NonBacktracking)]
        private static partial Regex TagsAndMasks();
    }
}
