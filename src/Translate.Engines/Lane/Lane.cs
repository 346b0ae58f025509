using Polly;

namespace Translate.Engines.Lane;

/// <summary>What a million segments go through: protected, looked up, packed, sent, kept, verified; one result for each, whatever engines do.</summary>
/// <remarks>
/// Works in rounds. In each, every segment that has no result yet says what it asks next; what is not kept from before is sent in as few calls as
/// the limits allow; and every answer is verified. What fails goes down the ladder of protections, then to the next engine, and in the end to a person.
/// Works that ask the same at the same time pay once, where they share their flights.
/// </remarks>
/// <param name="store">Keeps what is paid for.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="options">How patient it is, and what it lets pass.</param>
/// <param name="shared">What this process is asking for on the same account; its own where it is the only lane of its store.</param>
public sealed class Lane(ILaneStore store, TimeProvider clock, LaneOptions options, Flights? shared = null)
{
    readonly ResiliencePipeline retries = Retries.Of(options, clock);
    readonly Flights flights = shared ?? new();

    /// <summary>A lane that lets pass what the gates have nothing against.</summary>
    public Lane(ILaneStore store, TimeProvider clock)
        : this(store, clock, new LaneOptions())
    {
    }

    /// <summary>Translates the segments.</summary>
    /// <param name="work">Segments, and the engines to ask.</param>
    /// <param name="stop">Breaks off. Calls on their way are waited for a little, and their answers kept.</param>
    /// <returns>One result for each segment, in their order.</returns>
    public async Task<IReadOnlyList<LaneResult>> Translate(LaneWork work, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        await using var breaking = stop.UnsafeRegister(_ => late.CancelAfter(options.Grace), null);
        var engines = work.Engines.Select(engine => new Standing(engine, work.From, work.To, stop)).ToList();
        try
        {
            var sending = new Sending(store, options, retries, clock, flights, late.Token);
            return await Translate(work, engines, sending, stop);
        }
        finally
        {
            foreach (var engine in engines) engine.Dispose();
        }
    }

    async Task<IReadOnlyList<LaneResult>> Translate(LaneWork work, IReadOnlyList<Standing> engines, Sending sending, CancellationToken stop)
    {
        var book = new Book(work);
        var passages = work.Segments.Select((_, place) => new Passage(work, place, options)).ToList();
        for (var open = passages; open.Count > 0; open = open.FindAll(p => p.Result is null))
        {
            await LookWhoRests(engines, stop);
            foreach (var passage in open) passage.Ask(engines, book);
            var others = await Answer(work, [.. open.SelectMany(p => p.Questions).Where(q => !q.IsSettled).Distinct()], sending, stop);
            stop.ThrowIfCancellationRequested();

            var now = clock.GetUtcNow();
            foreach (var passage in open) passage.Take(engines, now);
            await Task.WhenAll(others).WaitAsync(stop);
        }

        return [.. passages.Select(p => p.Result!)];
    }

    async Task LookWhoRests(IReadOnlyList<Standing> engines, CancellationToken stop)
    {
        foreach (var engine in engines.Where(e => e.Absence is null))
        {
            if (await store.RestsUntil(engine.Engine, stop) is not { } until || until <= clock.GetUtcNow()) continue;
            engine.Leave(until == DateTimeOffset.MaxValue
                ? new(null, $"{engine.Profile.Title} is stopped until somebody has looked at its settings.")
                : new(until, $"{engine.Profile.Title} rests."));
        }
    }

    /// <summary>Answers the questions from the store, or asks for them.</summary>
    /// <returns>The flights of others that ask for the rest.</returns>
    async Task<IReadOnlyList<Task>> Answer(LaneWork work, IReadOnlyList<Question> questions, Sending sending, CancellationToken stop)
    {
        if (questions.Count == 0) return [];
        var mine = new List<Question>();
        var others = new List<(Question Question, Task Flight)>();
        try
        {
            foreach (var question in questions)
            {
                if (flights.Take(question, out var flight)) mine.Add(question);
                else others.Add((question, flight));
            }

            var kept = await store.Find([.. questions.Select(q => q.Key)], stop);
            foreach (var question in questions)
            {
                if (!kept.TryGetValue(question.Key, out var answer)) continue;
                question.Found(answer);
                flights.Land(question);
            }

            await sending.Send([.. Packing.Pack(work, mine.Where(q => !q.IsSettled))]);
        }
        finally
        {
            foreach (var question in mine) flights.Land(question);
        }

        return [.. others.Where(o => !o.Question.IsSettled).Select(o => o.Flight)];
    }
}
