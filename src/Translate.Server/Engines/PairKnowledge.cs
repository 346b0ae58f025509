using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Quality.Estimation;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Engines;

/// <summary>What a desk's own past says about translations of a pair: how long they are, which words are common, and what became of earlier offers.</summary>
/// <param name="Lengths">How long translations are against their sources.</param>
/// <param name="Words">The words seen so far.</param>
/// <param name="Weights">How much each signal counts, learnt from the desk's own edits.</param>
public sealed record PairPast(LengthDistribution Lengths, WordRarity Words, Weights Weights);

/// <summary>Reads and keeps what the desks' past says; it changes slowly, so each process looks again only every so often.</summary>
public sealed class PairKnowledge(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>As much of the past as is looked at.</summary>
    const int MostPairs = 5000;

    static readonly TimeSpan HoldsFor = TimeSpan.FromMinutes(10);

    readonly ConcurrentDictionary<(long Desk, Locale From, Locale To), (DateTimeOffset Read, Lazy<Task<PairPast>> Past)> kept = [];

    /// <summary>The past of a desk's pair.</summary>
    public Task<PairPast> Of(long deskId, Locale from, Locale to)
    {
        var now = clock.GetUtcNow();
        return kept.AddOrUpdate(
            (deskId, from, to),
            _ => (now, Reading()),
            (_, known) => now - known.Read < HoldsFor && !known.Past.Value.IsFaulted ? known : (now, Reading())).Past.Value;

        Lazy<Task<PairPast>> Reading() => new(() => Read(deskId, from, to));
    }

    /// <summary>What became of the desk's offers for the pair, in the order of their decision, the newest last.</summary>
    public static async Task<IReadOnlyList<Outcome>> Fates(TranslateDb db, long deskId, Locale from, Locale to, CancellationToken stop)
    {
        var rows = await db.MachineOutcomes.AsNoTracking()
            .Where(o => o.WasEdited != null && o.Signals != null)
            .Join(db.Jobs.Where(j => j.DeskId == deskId && j.Locale == to && j.Document!.SourceLocale == from), o => o.JobId, j => j.Id, (o, _) => new { o.JobId, o.Ordinal, o.Signals, o.WasEdited })
            .OrderByDescending(o => o.JobId).ThenByDescending(o => o.Ordinal)
            .Take(MostPairs)
            .ToListAsync(stop);
        rows.Reverse();
        return rows.ConvertAll(o => new Outcome(JsonSerializer.Deserialize<Signals>(o.Signals!)!, o.WasEdited!.Value));
    }

    async Task<PairPast> Read(long deskId, Locale from, Locale to)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TranslateDb>();
        var pairs = await db.MemoryEntries.AsNoTracking().Where(e => e.Memory!.DeskId == deskId && e.Memory.IsRead).OrderByDescending(e => e.Id).Take(MostPairs).ToListAsync();
        var lengths = LengthDistribution.For(from, to);
        var words = new WordRarity(from);
        foreach (var pair in pairs)
        {
            var forward = pair.Source.Locale.SharesLanguage(from) && pair.Target.Locale.SharesLanguage(to);
            var backward = pair.Source.Locale.SharesLanguage(to) && pair.Target.Locale.SharesLanguage(from);
            if (!forward && !backward) continue;
            var (source, target) = forward ? (pair.Source.Text.Text, pair.Target.Text.Text) : (pair.Target.Text.Text, pair.Source.Text.Text);
            lengths = lengths.With(source, target);
            words.Add(source);
        }

        return new(lengths, words, Calibration.Fit(await Fates(db, deskId, from, to, CancellationToken.None)));
    }
}
