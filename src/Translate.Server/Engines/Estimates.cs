using Translate.Engines.Lane;

namespace Translate.Server.Engines;

/// <summary>How good a translation is likely to be.</summary>
/// <param name="Score">The estimated probability that it needs no edit, 0 to 1.</param>
/// <param name="Signals">What the estimate was made from, as JSON.</param>
public sealed record Estimated(double Score, string Signals)
{
    /// <summary>The probability in per cent, as people see it.</summary>
    public int Percent => (int)Math.Round(Score * 100);
}

/// <summary>Estimates how good translations are.</summary>
public sealed class Estimates
{
    /// <summary>The estimates by segment.</summary>
    public Task<IReadOnlyDictionary<int, Estimated>> Of(LaneRun run, LaneWork work, IReadOnlyList<LaneResult> results, CancellationToken stop) =>
        Task.FromResult<IReadOnlyDictionary<int, Estimated>>(new Dictionary<int, Estimated>());
}
