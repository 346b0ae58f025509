namespace Translate.Core.Quality.Estimation;

/// <summary>A guess, from what can be seen without reading it, whether a machine's translation needs an edit. Never a certainty.</summary>
/// <param name="Score">How probable it is that it needs none, 0 to 1; as good as the weights are (<see cref="Calibration"/>).</param>
/// <param name="Reasons">What speaks for it and against it, the weightiest first. Signals that say nothing are left out.</param>
public sealed record Estimate(double Score, IReadOnlyList<Reason> Reasons)
{
    /// <summary>A text with which the gates find fault is not better than this, whatever else speaks for it.</summary>
    public const double WithFindings = 0.02;

    /// <summary>Estimates a translation.</summary>
    /// <remarks>
    /// The log-odds are the bias and what each signal adds to it, so the reasons explain the score completely: it is the logistic function of
    /// <see cref="Weights.Bias"/> and the sum of all reasons.
    /// </remarks>
    public static Estimate Of(Signals signals, Weights weights)
    {
        var reasons = new List<Reason>();
        var sum = weights.Bias;
        foreach (var (signal, weight) in Signal.All.Zip(weights.InOrder))
        {
            var logOdds = signal.Of(signals) is { } value ? weight.Slope * value : weight.Unknown;
            sum += logOdds;
            if (logOdds != 0) reasons.Add(new(signal.Name, logOdds));
        }

        var most = Math.Log(WithFindings / (1 - WithFindings));
        if (signals.Findings > 0 && sum > most)
        {
            reasons.Add(new("gates", most - sum));
            sum = most;
        }

        return new(Logistic(sum), [.. reasons.OrderByDescending(reason => Math.Abs(reason.LogOdds)).ThenBy(reason => reason.Signal, StringComparer.Ordinal)]);
    }

    internal static double Logistic(double logOdds) => logOdds >= 0 ? 1 / (1 + Math.Exp(-logOdds)) : Math.Exp(logOdds) / (1 + Math.Exp(logOdds));
}

/// <summary>What one signal adds to an estimate.</summary>
/// <param name="Signal">Its name: <c>agreement</c>, <c>length</c>, … or <c>gates</c>.</param>
/// <param name="LogOdds">By how much it changes the log-odds of a translation that needs no edit: above zero it speaks for it.</param>
public sealed record Reason(string Signal, double LogOdds);

/// <summary>What became of a translation that a person has reviewed.</summary>
/// <param name="Signals">What was known before.</param>
/// <param name="WasEdited">The reviewer changed the text.</param>
public sealed record Outcome(Signals Signals, bool WasEdited);
