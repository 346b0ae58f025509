using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Quality.Estimation;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Engines;

/// <summary>Reads why machine translations are estimated as they are.</summary>
public sealed class EstimateReader(TranslateDb db, PairKnowledge knowledge)
{
    /// <summary>The estimates of a job's segments that an engine translated, with what speaks for and against each, the weightiest first.</summary>
    public async Task<IReadOnlyDictionary<int, Estimate>> Of(long deskId, long jobId, Locale from, Locale to, IReadOnlyCollection<int> ordinals, CancellationToken stop)
    {
        var rows = await db.MachineOutcomes.AsNoTracking()
            .Where(o => o.JobId == jobId && o.Signals != null && ordinals.Contains(o.Ordinal) && !db.JobSegments.Any(s => s.JobId == jobId && s.Ordinal == o.Ordinal))
            .Select(o => new { o.Ordinal, o.Signals })
            .ToListAsync(stop);
        if (rows.Count == 0) return new Dictionary<int, Estimate>();

        var past = await knowledge.Of(deskId, from, to);
        return rows.ToDictionary(o => o.Ordinal, o => Estimate.Of(JsonSerializer.Deserialize<Signals>(o.Signals!)!, past.Weights));
    }
}
