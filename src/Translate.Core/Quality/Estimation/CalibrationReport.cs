namespace Translate.Core.Quality.Estimation;

/// <summary>How good estimates were for translations whose fate is known.</summary>
/// <param name="Count">How many translations.</param>
/// <param name="Edited">How many of them were edited.</param>
/// <param name="Bins">For each tenth of the scale in which there are any: what was predicted and what came true.</param>
/// <param name="Skips">If reviewers had skipped the best-scored part: how many of those had in truth been edited.</param>
public sealed record CalibrationReport(int Count, int Edited, IReadOnlyList<ReliabilityBin> Bins, IReadOnlyList<Skip> Skips)
{
    /// <summary>Ten translations of the rarer fate for each signal: with fewer, figures are chance (Peduzzi and others 1996, J Clin Epidemiol 49:1373).</summary>
    public static int LeastOfEach => 10 * Signal.All.Count;

    /// <summary>There are enough translations, edited and not edited, to rely on the figures.</summary>
    public bool IsEnough => Math.Min(Edited, Count - Edited) >= LeastOfEach;

    /// <summary>The mean squared difference of prediction and fate (Brier 1950): 0 is best, 0.25 is what half for all would give. Null without outcomes.</summary>
    public double? Brier { get; init; }

    /// <summary>How often, of an edited and an unedited translation, the unedited one has the better score: 0.5 is chance. Null where one kind is missing.</summary>
    public double? Auc { get; init; }

    /// <summary>The report on scores and fates.</summary>
    public static CalibrationReport Of(IReadOnlyList<(double Score, bool WasEdited)> outcomes)
    {
        var ordered = outcomes.OrderByDescending(outcome => outcome.Score).ToList();
        var edited = outcomes.Count(outcome => outcome.WasEdited);
        var bins = outcomes
            .GroupBy(outcome => Math.Clamp((int)(outcome.Score * 10), 0, 9))
            .OrderBy(bin => bin.Key)
            .Select(bin => new ReliabilityBin(
                bin.Key / 10.0, (bin.Key + 1) / 10.0, bin.Count(), bin.Average(outcome => outcome.Score), bin.Average(outcome => Good(outcome.WasEdited))));
        return new(outcomes.Count, edited, [.. bins], outcomes.Count == 0 ? [] : [.. Enumerable.Range(1, 10).Select(tenth => SkipBest(ordered, tenth * 10))])
        {
            Brier = outcomes.Count == 0 ? null : outcomes.Average(outcome => (outcome.Score - Good(outcome.WasEdited)) * (outcome.Score - Good(outcome.WasEdited))),
            Auc = AreaUnderCurve(ordered, edited),
        };
    }

    static double Good(bool wasEdited) => wasEdited ? 0 : 1;

    /// <summary>Of translations with one score nobody can say which come first: each counts in part.</summary>
    static Skip SkipBest(List<(double Score, bool WasEdited)> ordered, int percent)
    {
        var count = (int)Math.Ceiling(ordered.Count * (percent / 100.0));
        var score = ordered[count - 1].Score;
        var better = ordered.TakeWhile(outcome => outcome.Score > score).ToList();
        var same = ordered.Skip(better.Count).TakeWhile(outcome => outcome.Score == score).ToList();
        var edited = better.Count(outcome => outcome.WasEdited) + (same.Count(outcome => outcome.WasEdited) * (double)(count - better.Count) / same.Count);
        return new(percent, count, score, edited / count);
    }

    /// <summary>By the ranks of the unedited (Mann and Whitney); equal scores share a rank.</summary>
    static double? AreaUnderCurve(List<(double Score, bool WasEdited)> ordered, int edited)
    {
        if (edited == 0 || edited == ordered.Count) return null;
        var (wins, editedBehind) = (0.0, (double)edited);
        for (var start = 0; start < ordered.Count;)
        {
            var end = start;
            while (end < ordered.Count && ordered[end].Score == ordered[start].Score) end++;
            var bad = 0;
            for (var i = start; i < end; i++) bad += ordered[i].WasEdited ? 1 : 0;
            editedBehind -= bad;
            wins += (end - start - bad) * (editedBehind + (bad / 2.0));
            start = end;
        }

        return wins / ((double)edited * (ordered.Count - edited));
    }
}

/// <summary>Translations whose scores lie in one tenth of the scale.</summary>
/// <param name="From">The least score.</param>
/// <param name="To">The score that is not reached (but for 1).</param>
/// <param name="Count">How many there are.</param>
/// <param name="Predicted">Their mean score.</param>
/// <param name="Observed">The share that was not edited: where estimates are good, about the same.</param>
public sealed record ReliabilityBin(double From, double To, int Count, double Predicted, double Observed);

/// <summary>What would have come of it if reviewers had skipped the best-scored translations.</summary>
/// <param name="Percent">The part skipped, in percent.</param>
/// <param name="Count">How many translations that is.</param>
/// <param name="LeastScore">The least score among them.</param>
/// <param name="EditedShare">The share of them that had been edited: what would have been missed.</param>
public sealed record Skip(int Percent, int Count, double LeastScore, double EditedShare);
