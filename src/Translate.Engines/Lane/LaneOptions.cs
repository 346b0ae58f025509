using Translate.Core.Quality;
using Translate.Core.Text;

namespace Translate.Engines.Lane;

/// <summary>How patient the lane is, and what it lets pass.</summary>
public sealed record LaneOptions
{
    /// <summary>What speaks against a translation whose codes came through, as a sentence; null where nothing does.</summary>
    /// <remarks>Where nothing else is said, the first error of the gates.</remarks>
    public Func<LaneSegment, InlineText, Locale, Locale, string?> Examine { get; init; } = static (segment, target, from, to) =>
        Gates.Examine(segment.Source, target, from, to, segment.TermRules ?? segment.Terms, segment.Checks).FirstOrDefault(finding => finding.Severity is Severity.Error)?.Message;

    /// <summary>Faults are noted with the store, so that the engine rests or is stopped for all; not so where an answer is only wanted for comparison.</summary>
    public bool TellsFaults { get; init; } = true;

    /// <summary>How often a call is sent before it counts as failed; at least 2.</summary>
    public int Tries { get; init; } = 4;

    /// <summary>About how long it waits before it tries again the first time, where the service does not say; twice as long each time after.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A service that asks for a longer wait than this is left to rest.</summary>
    public TimeSpan MostWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long an engine rests whose quota is used up, where the service does not say.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long an engine is left alone that does not answer.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>An engine is left alone when so many calls in a row were tried in vain.</summary>
    public int MostFailures { get; init; } = 3;

    /// <summary>How long calls on their way are waited for when the work is broken off: they will be charged for, so their answers are kept.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gives numbers from 0 up to 1, which spread the waits so that not all come back at once.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;
}
