namespace Translate.Core.Quality.Estimation;

/// <summary>Learns from reviewed translations how much each signal counts, and says honestly how good the estimates are.</summary>
/// <remarks>
/// Logistic regression by Newton's method (iteratively reweighted least squares; Hastie, Tibshirani, Friedman, <i>The Elements of Statistical
/// Learning</i>, 4.4.1), with a quadratic penalty that pulls towards the default weights: without outcomes it gives the defaults, and each outcome moves
/// them a little. A signal that is not known has a weight of its own. No randomness: the same outcomes give the same weights.
/// </remarks>
public static class Calibration
{
    /// <summary>How far a weight may be expected to lie off its default: the penalty is one over its square.</summary>
    const double Slack = 1.5;

    const int MostSteps = 100;

    /// <summary>Parts into which outcomes are cut to test the weights of the others on each.</summary>
    const int Folds = 10;

    /// <summary>Fits the weights to what became of reviewed translations.</summary>
    /// <remarks>Those with findings of the gates are passed over: their estimate is fixed.</remarks>
    public static Weights Fit(IReadOnlyList<Outcome> outcomes)
    {
        var rows = outcomes
            .Where(outcome => outcome.Signals.Findings is not > 0)
            .Select(outcome => (Features: Weights.Features(outcome.Signals), Good: outcome.WasEdited ? 0.0 : 1.0))
            .ToList();
        if (rows.Count == 0) return Weights.Default;

        var prior = Weights.Default.ToVector();
        var weights = prior;
        var loss = Loss(rows, weights, prior);
        for (var step = 0; step < MostSteps; step++)
        {
            var direction = NewtonStep(rows, weights, prior);

            // A whole step may overshoot; the loss is convex, so some part of it does not.
            var (next, nextLoss, size) = (weights, double.PositiveInfinity, 1.0);
            for (; size > 1e-6; size /= 2)
            {
                next = [.. weights.Zip(direction, (weight, change) => weight + (size * change))];
                nextLoss = Loss(rows, next, prior);
                if (nextLoss <= loss) break;
            }

            if (!(nextLoss <= loss)) break;
            var gain = loss - nextLoss;
            (weights, loss) = (next, nextLoss);
            if (gain < 1e-12 * (1 + loss)) break;
        }

        return Weights.FromVector(weights);
    }

    /// <summary>How good estimates are for translations that the weights were not fitted to.</summary>
    /// <param name="outcomes">
    /// Reviewed translations, in the order of their review. They are cut into ten stretches, and each is estimated with weights fitted to the nine others:
    /// neighbours, which are alike, so lie on the same side.
    /// </param>
    public static CalibrationReport Report(IReadOnlyList<Outcome> outcomes)
    {
        var scores = new double[outcomes.Count];
        var folds = Math.Min(Folds, outcomes.Count);
        for (var fold = 0; fold < folds; fold++)
        {
            var start = (int)((long)outcomes.Count * fold / folds);
            var end = (int)((long)outcomes.Count * (fold + 1) / folds);
            var weights = Fit([.. outcomes.Take(start), .. outcomes.Skip(end)]);
            for (var i = start; i < end; i++) scores[i] = Estimate.Of(outcomes[i].Signals, weights).Score;
        }

        return CalibrationReport.Of([.. scores.Zip(outcomes, (score, outcome) => (score, outcome.WasEdited))]);
    }

    /// <summary>What is made as small as can be: the surprise at the outcomes, and the distance from the defaults.</summary>
    internal static double Loss(IReadOnlyList<(double[] Features, double Good)> rows, double[] weights, double[] prior)
    {
        var loss = 0.0;
        foreach (var (features, good) in rows)
        {
            var logOdds = Dot(features, weights);
            loss += Math.Max(logOdds, 0) - (logOdds * good) + Math.Log(1 + Math.Exp(-Math.Abs(logOdds)));
        }

        for (var i = 0; i < weights.Length; i++) loss += (weights[i] - prior[i]) * (weights[i] - prior[i]) / (2 * Slack * Slack);
        return loss;
    }

    static double[] NewtonStep(List<(double[] Features, double Good)> rows, double[] weights, double[] prior)
    {
        var count = weights.Length;
        var (gradient, curvature) = (new double[count], new double[count, count]);
        foreach (var (features, good) in rows)
        {
            var chance = Estimate.Logistic(Dot(features, weights));
            var spread = chance * (1 - chance);
            for (var i = 0; i < count; i++)
            {
                if (features[i] == 0) continue;
                gradient[i] += (good - chance) * features[i];
                for (var j = 0; j <= i; j++) curvature[i, j] += spread * features[i] * features[j];
            }
        }

        for (var i = 0; i < count; i++)
        {
            gradient[i] -= (weights[i] - prior[i]) / (Slack * Slack);
            curvature[i, i] += 1 / (Slack * Slack);
        }

        return Solve(curvature, gradient);
    }

    /// <summary>Solves a symmetric system by Cholesky's decomposition; the penalty makes the matrix positive definite.</summary>
    static double[] Solve(double[,] lower, double[] right)
    {
        var count = right.Length;
        for (var j = 0; j < count; j++)
        {
            for (var k = 0; k < j; k++) lower[j, j] -= lower[j, k] * lower[j, k];
            lower[j, j] = Math.Sqrt(lower[j, j]);
            for (var i = j + 1; i < count; i++)
            {
                for (var k = 0; k < j; k++) lower[i, j] -= lower[i, k] * lower[j, k];
                lower[i, j] /= lower[j, j];
            }
        }

        var solution = (double[])right.Clone();
        for (var i = 0; i < count; i++)
        {
            for (var k = 0; k < i; k++) solution[i] -= lower[i, k] * solution[k];
            solution[i] /= lower[i, i];
        }

        for (var i = count - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < count; k++) solution[i] -= lower[k, i] * solution[k];
            solution[i] /= lower[i, i];
        }

        return solution;
    }

    static double Dot(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++) sum += one[i] * other[i];
        return sum;
    }
}
