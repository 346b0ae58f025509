using System.Globalization;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Translate.Engines.Lane;

namespace Translate.Engines.Tests.Lane;

/// <summary>A call that is refused for its texts is divided until those at fault stand alone.</summary>
public class SplittingTests
{
    readonly FakeTimeProvider clock = Some.Clock();

    [Fact]
    public void Exactly_the_texts_at_fault_go_to_people_after_few_calls() =>
        Gen.Select(Gen.Int[1, 64], Gen.Int[0, 63].Array[0, 6]).Sample((count, numbers) =>
        {
            var bad = numbers.Where(n => n < count).ToHashSet();
            var engine = Refusing(bad);

            var results = Some.Lane(new MemoryLaneStore(clock), clock).Translate(Some.Work(count, engine.In(clock)), default).Result;

            Assert.Equal(Enumerable.Range(0, count).Select(i => bad.Contains(i) ? "Payload" : $"Wort {i}"), results.Shown());
            var levels = (int)Math.Ceiling(Math.Log2(count));
            Assert.True(engine.Requests.Count <= 1 + (2 * bad.Count * levels), $"{engine.Requests.Count} calls for {bad.Count} of {count}.");
            Assert.All(engine.Paid.Values, times => Assert.Equal(1, times));
        }, iter: 300);

    [Fact]
    public async Task The_next_engine_is_asked_for_the_texts_at_fault_alone()
    {
        var (strict, lenient) = (Refusing([5, 6], "strict"), Refusing([6], "lenient"));

        var results = await Some.Lane(new MemoryLaneStore(clock), clock).Translate(Some.Work(8, strict.In(clock), lenient.In(clock, 2)), default);

        Assert.Equal(["Wort 0", "Wort 1", "Wort 2", "Wort 3", "Wort 4", "Wort 5", "Payload", "Wort 7"], results.Shown());
        Assert.Equal(["word 5", "word 6"], lenient.Requests[0].Texts.Select(t => t.Text));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(+1)]
    public async Task A_wrong_number_of_answers_puts_none_of_them_in_another_row(int off)
    {
        var engine = new Miscounting(off);

        var results = await Some.Lane(new MemoryLaneStore(clock), clock).Translate(Some.Work(4, new LaneEngine(1, engine, new(1, clock), "")), default);

        Assert.Equal(["Wort 0", "Wort 1", "Wort 2", "Wort 3"], results.Shown());
    }

    [Fact]
    public async Task An_answer_that_is_nothing_is_a_refusal_of_that_text()
    {
        var engine = new ScriptedEngine(Some.Profile) { Say = text => text == "word 2" ? null! : text };

        Assert.Equal(["word 0", "word 1", "Payload", "word 3"], (await Some.Lane(new MemoryLaneStore(clock), clock).Translate(Some.Work(4, engine.In(clock)), default)).Shown());
    }

    static ScriptedEngine Refusing(HashSet<int> bad, string name = "scripted")
    {
        ScriptedEngine engine = null!;
        return engine = new(Some.Profile with { Name = name, MostTexts = new(64, "test") })
        {
            Before = (request, _, _) => request.Texts.Any(t => bad.Contains(int.Parse(t.Text.Split(' ')[1], CultureInfo.InvariantCulture)))
                ? throw engine.Fault(EngineFault.Payload, 400)
                : Task.CompletedTask,
        };
    }

    /// <summary>Merges two texts into one answer, or cuts one in two, when it is sent several; gives them back as an engine must not.</summary>
    sealed class Miscounting(int off) : IEngine
    {
        public EngineProfile Profile => Some.Profile;

        public Task<EngineAnswer> Translate(EngineRequest request, CancellationToken stop)
        {
            var texts = request.Texts.Select(t => t.Text.Replace("word", "Wort", StringComparison.Ordinal)).ToList();
            if (texts.Count > 1 && off < 0) texts.RemoveAt(0);
            if (texts.Count > 1 && off > 0) texts.Insert(0, "Wort");
            return Task.FromResult(new EngineAnswer(texts, 0));
        }
    }
}
