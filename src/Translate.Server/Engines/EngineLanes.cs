using System.Collections.Concurrent;
using Translate.Core.Memory;
using Translate.Core.Terminology;
using Translate.Core.Text;
using Translate.Engines;
using Translate.Engines.Lane;
using Translate.Server.Background;
using Translate.Server.Checking;
using Translate.Server.Data;
using Translate.Server.Memory;
using Translate.Server.Terms;

namespace Translate.Server.Engines;

/// <summary>Opens the lane for a batch: the desk's engines in their order, paid from its budget.</summary>
public sealed class EngineLanes(IServiceScopeFactory scopes, EngineRoom room, MemoryShelves memory, TermShelves terms, TimeProvider clock)
{
    /// <summary>One for each desk: works of the process that ask the same at the same time pay once.</summary>
    readonly ConcurrentDictionary<long, Flights> flights = [];

    /// <summary>The lane of a desk for a pair, for a batch, or for a person who asks about a segment.</summary>
    public async Task<LaneRun> Open(long deskId, (Locale From, Locale To) pair, DeskLane desk, Lease? lease, CancellationToken stop)
    {
        var store = new LaneStore(scopes, clock, deskId, lease);
        if (lease is not null) await store.SettleLost(stop);
        var engines = new List<LaneEngine>();
        foreach (var row in desk.Engines)
        {
            try
            {
                engines.Add(room.Of(row));
            }
            catch (EngineException e)
            {
                await store.Stop(row.Id, e, stop);
            }
        }

        return new(store, flights.GetOrAdd(deskId, _ => new()), desk.Route!, engines, pair, await memory.Of(deskId, stop), await terms.Of(deskId, pair.From, pair.To, stop), clock);
    }
}

/// <summary>The lane as one batch uses it.</summary>
public sealed class LaneRun(LaneStore store, Flights flights, PairRoute route, IReadOnlyList<LaneEngine> engines, (Locale From, Locale To) pair, FuzzyIndex memory, Termbase terms, TimeProvider clock)
{
    /// <summary>A pair less alike than this says little about how a text is to be translated, in per cent.</summary>
    const int LeastSimilarity = 60;

    /// <summary>As many similar pairs as are shown to an engine.</summary>
    const int MostSimilar = 3;

    /// <summary>The engines, the first first.</summary>
    public IReadOnlyList<LaneEngine> Engines => engines;

    /// <summary>The desk's rules for the pair.</summary>
    public PairRoute Route => route;

    /// <summary>What is to be asked of the engines for segments.</summary>
    public LaneWork Work(IReadOnlyList<DocumentSegment> segments, string title, string? summary, (string? Before, string? After) around, DocumentCheckRules checks)
    {
        var units = new Dictionary<string, int>(StringComparer.Ordinal);
        return new(pair.From, pair.To, [.. segments.Select(Segment)])
        {
            Engines = engines,
            Title = title,
            Summary = summary,
            KeptWords = Routing.KeptWords(route),
            Around = around,
        };

        LaneSegment Segment(DocumentSegment segment)
        {
            var uses = terms.Find(segment.Source, pair.From, pair.To);
            return new(segment.Ordinal, segment.Source)
            {
                Unit = Number(segment.UnitId),
                Terms = Termbase.Pairs(segment.Source, uses),
                TermRules = Termbase.Rules(segment.Source, uses),
                Checks = checks.Of(segment.UnitId),
                Similar = [.. memory.Find(pair.From, pair.To, segment.Source, LeastSimilarity, MostSimilar).Select(match => new SimilarPair(match.Pair.Source.Text.Text, match.Pair.Target.Text.Text))],
            };
        }

        int Number(string unit)
        {
            if (!units.TryGetValue(unit, out var number)) units[unit] = number = units.Count;
            return number;
        }
    }

    /// <summary>Translates, with every gate shut to what is wrong for certain.</summary>
    public Task<IReadOnlyList<LaneResult>> Translate(LaneWork work, CancellationToken stop) =>
        new Lane(store, clock, new(), flights).Translate(work, stop);

    /// <summary>Translates for comparison only: what comes back is measured, not used.</summary>
    public Task<IReadOnlyList<LaneResult>> Compare(LaneWork work, CancellationToken stop) =>
        new Lane(store, clock, new() { Examine = (_, _, _, _) => null, TellsFaults = false }, flights).Translate(work, stop);
}
