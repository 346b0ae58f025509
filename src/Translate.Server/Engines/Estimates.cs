using System.Text.Json;
using System.Text.Json.Serialization;
using Translate.Core.Metrics;
using Translate.Core.Quality.Estimation;
using Translate.Core.Text;
using Translate.Engines.Lane;

namespace Translate.Server.Engines;

/// <summary>How good a translation is likely to be, and what that is guessed from.</summary>
/// <param name="Score">The estimated probability that it needs no edit, 0 to 1.</param>
/// <param name="Signals">What the estimate was made from, as JSON.</param>
public sealed record Estimated(double Score, string Signals)
{
    /// <summary>The probability in per cent, as people see it.</summary>
    public int Percent => (int)Math.Round(Score * 100);
}

/// <summary>Estimates how good translations are, from what can be seen without reading them; where the route allows it, by asking again.</summary>
public sealed class Estimates(PairKnowledge knowledge)
{
    static readonly JsonSerializerOptions Known = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>An estimate for each translation, by its segment.</summary>
    public async Task<IReadOnlyDictionary<int, Estimated>> Of(long deskId, LaneRun run, LaneWork work, IReadOnlyList<LaneResult> results, CancellationToken stop)
    {
        var translated = results.OfType<LaneResult.Translated>().ToDictionary(t => t.Ordinal);
        if (translated.Count == 0) return new Dictionary<int, Estimated>();

        var past = await knowledge.Of(deskId, work.From, work.To);
        var second = run.Route.AsksSecondEngine ? await Second(run, work, translated, stop) : [];
        var back = run.Route.TranslatesBack ? await Back(run, work, translated, stop) : [];
        return work.Segments.Where(s => translated.ContainsKey(s.Ordinal)).ToDictionary(s => s.Ordinal, s =>
        {
            var target = translated[s.Ordinal];
            var signals = new Signals
            {
                // The lane let nothing through with which the gates find fault.
                Findings = 0,
                Length = past.Lengths.Deviation(s.Source.Text, target.Text.Text),
                Rarity = past.Words.Of(s.Source.Text),
                Rung = (int)target.Rung,
                Agreement = second.TryGetValue(s.Ordinal, out var other) ? ChrF.Score(other.Text, target.Text.Text) : null,
                BackTranslation = back.TryGetValue(s.Ordinal, out var again) ? ChrF.Score(again.Text, s.Source.Text) : null,
                Memory = s.Similar is [var best, ..] ? ChrF.Score(best.Target, target.Text.Text) : null,
            };
            return new Estimated(Estimate.Of(signals, past.Weights).Score, JsonSerializer.Serialize(signals, Known));
        });
    }

    /// <summary>What another engine of the route makes of the same segments.</summary>
    static async Task<Dictionary<int, InlineText>> Second(LaneRun run, LaneWork work, Dictionary<int, LaneResult.Translated> translated, CancellationToken stop)
    {
        var found = new Dictionary<int, InlineText>();
        foreach (var same in translated.Values.GroupBy(t => t.Engine.Id))
        {
            if (run.Engines.FirstOrDefault(e => e.Id != same.Key) is not { } other) continue;
            var ordinals = same.Select(t => t.Ordinal).ToHashSet();
            Keep(found, await run.Compare(work with { Engines = [other], Segments = [.. work.Segments.Where(s => ordinals.Contains(s.Ordinal))] }, stop));
        }

        return found;
    }

    /// <summary>The translations, translated back by the engine that made them.</summary>
    static async Task<Dictionary<int, InlineText>> Back(LaneRun run, LaneWork work, Dictionary<int, LaneResult.Translated> translated, CancellationToken stop)
    {
        var found = new Dictionary<int, InlineText>();
        foreach (var same in translated.Values.GroupBy(t => t.Engine))
        {
            var segments = same.Select(t => new LaneSegment(t.Ordinal, t.Text)).ToList();
            Keep(found, await run.Compare(new(work.To, work.From, segments) { Engines = [same.Key], KeptWords = work.KeptWords }, stop));
        }

        return found;
    }

    static void Keep(Dictionary<int, InlineText> found, IEnumerable<LaneResult> results)
    {
        foreach (var result in results.OfType<LaneResult.Translated>()) found[result.Ordinal] = result.Text;
    }
}
