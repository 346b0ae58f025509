using CsCheck;
using Translate.Engines.Lane;

namespace Translate.Engines.Tests.Lane;

public sealed class PackingTests : IDisposable
{
    readonly EngineGate gate = new(1, TimeProvider.System);

    public void Dispose() => gate.Dispose();

    [Fact]
    public void A_call_is_filled_to_the_last_text_and_the_last_character()
    {
        Assert.Equal([3, 3, 1], Sizes(Packed(mostTexts: 3, mostCharacters: 1000, [.. Enumerable.Range(0, 7).Select(i => (i, 5))])));
        Assert.Equal([2, 2, 1], Sizes(Packed(mostTexts: 100, mostCharacters: 10, [(0, 5), (1, 5), (2, 4), (3, 6), (4, 1)])));
    }

    [Fact]
    public void Sentences_of_a_unit_stay_together_where_one_call_holds_them() =>
        Assert.Equal([2, 3], Sizes(Packed(mostTexts: 4, mostCharacters: 1000, [(0, 1), (0, 1), (1, 1), (1, 1), (1, 1)])));

    [Fact]
    public void A_unit_that_no_call_holds_fills_calls_one_after_the_other() =>
        Assert.Equal([4, 4, 1], Sizes(Packed(mostTexts: 4, mostCharacters: 1000, [(0, 1), .. Enumerable.Repeat((1, 1), 8)])));

    [Fact]
    public void Whatever_is_packed_nothing_is_lost_torn_or_over_the_limits_and_no_two_neighbours_could_be_one_call() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[5, 40], Gen.Select(Gen.Int[0, 1], Gen.Int[1, 5]).Array[0, 40]).Sample((texts, characters, steps) =>
        {
            var unit = 0;
            var sizes = steps.Select(s => (Unit: unit += s.Item1, Size: s.Item2)).ToArray();

            var calls = Packed(texts, characters, sizes);

            Assert.Equal(Enumerable.Range(0, sizes.Length), calls.SelectMany(c => c.Questions.Select(q => q.Place)));
            Assert.All(calls, c => Assert.True(Fits(c.Questions)));
            foreach (var (call, next) in calls.Zip(calls.Skip(1)))
            {
                var torn = UnitOf(call.Questions[^1]) == UnitOf(next.Questions[0]);
                var whole = calls.SelectMany(c => c.Questions).Where(q => UnitOf(q) == UnitOf(next.Questions[0])).ToList();
                if (torn) Assert.False(Fits(whole), "A unit was torn that one call holds.");
                else Assert.False(Fits([.. call.Questions, .. Fits(whole) ? whole : whole.Take(1)]), "What begins the next call had a place in this one.");
            }

            bool Fits(IReadOnlyList<Question> questions) => questions.Count <= texts && questions.Sum(q => q.Size) <= characters;

            int UnitOf(Question question) => sizes[question.Place].Unit;
        });

    [Fact]
    public void Size_is_what_the_engine_counts()
    {
        var calls = Packed(mostTexts: 100, mostCharacters: 6, [(0, 2), (1, 2)], profile => profile with { Size = text => text.Length * 3 });

        Assert.Equal([1, 1], Sizes(calls));
    }

    static IEnumerable<int> Sizes(IEnumerable<Call> calls) => calls.Select(c => c.Questions.Count);

    List<Call> Packed(int mostTexts, int mostCharacters, (int Unit, int Size)[] sizes, Func<EngineProfile, EngineProfile>? change = null)
    {
        var profile = Some.Profile with { MostTexts = new(mostTexts, "test"), MostCharacters = new(mostCharacters, "test") };
        var engine = new LaneEngine(1, new ScriptedEngine(change?.Invoke(profile) ?? profile), gate, "");
        using var standing = new Standing(engine, Some.English, Some.German, default);
        var work = new LaneWork(Some.English, Some.German, [.. sizes.Select((s, i) => new LaneSegment(i, new string('a', s.Size)) { Unit = s.Unit })]) { Engines = [engine] };
        return [.. Packing.Pack(work, work.Segments.Select((s, i) => new Question(standing, Markup.Plain, new($"{i}"), s.Source.Text, i)))];
    }
}
