using System.Text.Json;
using CsCheck;
using Translate.Core.Quality.Estimation;

namespace Translate.Core.Tests.Quality.Estimation;

public sealed class CalibrationTests
{
    /// <summary>A desk where agreement says much, rarity nothing, and an unknown memory match is a bad sign: unlike the defaults.</summary>
    static readonly Weights Truth = Weights.Default with
    {
        Bias = 0.8,
        Length = new(-1.5),
        Agreement = new(7),
        Memory = new(2, -1.5),
        Rarity = new(0),
        BackTranslation = new(3),
        Rung = new(-1),
    };

    static List<Outcome> Outcomes(int count, int seed = 1)
    {
        var random = new Random(seed);
        var outcomes = new List<Outcome>(count);
        for (var i = 0; i < count; i++)
        {
            Signals signals = new()
            {
                Findings = 0,
                Length = (random.NextDouble() * 6) - 3,
                Agreement = random.Next(4) == 0 ? null : random.NextDouble() * 100,
                Memory = random.Next(2) == 0 ? null : random.NextDouble() * 100,
                Rarity = random.NextDouble(),
                BackTranslation = random.Next(3) == 0 ? null : random.NextDouble() * 100,
                Rung = random.Next(4),
            };
            outcomes.Add(new(signals, random.NextDouble() > Estimate.Of(signals, Truth).Score));
        }

        return outcomes;
    }

    static double Distance(Weights one, Weights other) => one.ToVector().Zip(other.ToVector(), (a, b) => Math.Abs(a - b)).Max();

    static void AssertNumbers(Weights weights) => Assert.All(weights.ToVector(), weight => Assert.True(double.IsFinite(weight)));

    [Fact]
    public void Without_outcomes_the_weights_are_the_defaults()
    {
        Assert.Equal(Weights.Default, Calibration.Fit([]));
        Assert.Equal(Weights.Default, Calibration.Fit([new(new() { Findings = 3 }, true)]));
    }

    [Fact]
    public void Known_weights_are_found_again_and_the_more_outcomes_the_nearer()
    {
        var (few, some, many) = (Calibration.Fit(Outcomes(100)), Calibration.Fit(Outcomes(2_000)), Calibration.Fit(Outcomes(40_000)));

        // What is known of rarity and rungs always is, so nothing can be learnt of their absence.
        Assert.True(Distance(many, Truth) < 0.35, $"{Distance(many, Truth)}");
        Assert.True(Distance(many, Truth) < Distance(some, Truth));
        Assert.True(Distance(some, Truth) < Distance(few, Truth));
    }

    [Fact]
    public void Fitted_weights_foretell_new_outcomes_better_than_the_defaults()
    {
        var (known, later) = (Outcomes(500), Outcomes(5_000, seed: 2));
        var (fitted, before, best) = (Report(Calibration.Fit(known)), Report(Weights.Default), Report(Truth));

        Assert.True(fitted.Brier < before.Brier - 0.02, $"{fitted.Brier} {before.Brier}");
        Assert.True(fitted.Auc > before.Auc);
        Assert.InRange(fitted.Brier!.Value - best.Brier!.Value, -0.001, 0.02);

        CalibrationReport Report(Weights weights) => CalibrationReport.Of([.. later.Select(outcome => (Estimate.Of(outcome.Signals, weights).Score, outcome.WasEdited))]);
    }

    [Fact]
    public void The_fit_is_at_the_bottom()
    {
        var outcomes = Outcomes(300);
        var rows = outcomes.Select(outcome => (Weights.Features(outcome.Signals), outcome.WasEdited ? 0.0 : 1.0)).ToList();
        var prior = Weights.Default.ToVector();
        var fitted = Calibration.Fit(outcomes).ToVector();
        var least = Calibration.Loss(rows, fitted, prior);

        Assert.True(least < Calibration.Loss(rows, prior, prior));
        for (var i = 0; i < fitted.Length; i++)
            foreach (var step in new[] { -0.01, 0.01 })
            {
                var other = (double[])fitted.Clone();
                other[i] += step;
                Assert.True(Calibration.Loss(rows, other, prior) > least);
            }
    }

    [Fact]
    public void The_same_outcomes_give_the_same_weights_and_the_same_report()
    {
        Assert.Equal(Calibration.Fit(Outcomes(400)), Calibration.Fit(Outcomes(400)));
        Assert.Equal(JsonSerializer.Serialize(Calibration.Report(Outcomes(400))), JsonSerializer.Serialize(Calibration.Report(Outcomes(400))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void If_all_or_none_were_edited_the_weights_stay_numbers_and_the_score_follows(bool wasEdited)
    {
        List<Outcome> outcomes = [.. Outcomes(500).Select(outcome => outcome with { WasEdited = wasEdited })];
        var weights = Calibration.Fit(outcomes);

        AssertNumbers(weights);
        Assert.Equal(wasEdited, outcomes.Average(outcome => Estimate.Of(outcome.Signals, weights).Score) < 0.1);
        Assert.Null(Calibration.Report(outcomes).Auc);
        Assert.False(Calibration.Report(outcomes).IsEnough);
    }

    [Fact]
    public void Signals_that_never_change_are_no_obstacle()
    {
        Signals same = new() { Findings = 0, Agreement = 80, Rung = 0 };
        List<Outcome> outcomes = [.. Enumerable.Range(0, 400).Select(i => new Outcome(same, i % 4 == 0))];
        var weights = Calibration.Fit(outcomes);

        AssertNumbers(weights);
        Assert.Equal(0.75, Estimate.Of(same, weights).Score, 0.02);
        Assert.Equal(0.5, Calibration.Report(outcomes).Auc!.Value, 0.1);
    }

    [Fact]
    public void No_outcomes_whatever_give_what_is_no_number() =>
        Gen.Select(Gen.Double, Gen.Double, Gen.Int, Gen.Bool).Array[0, 30].Sample(rows =>
        {
            Outcome[] outcomes = [.. rows.Select(row => new Outcome(new() { Findings = row.Item3 % 2, Length = row.Item1, Agreement = row.Item2, Rung = row.Item3 }, row.Item4))];
            AssertNumbers(Calibration.Fit(outcomes));
            var report = Calibration.Report(outcomes);
            Assert.All(report.Bins, bin => Assert.InRange(bin.Predicted + bin.Observed, 0, 2));
            Assert.All(report.Skips, skip => Assert.InRange(skip.EditedShare, 0, 1));
            Assert.InRange(report.Brier ?? 0, 0, 1);
            Assert.InRange(report.Auc ?? 0, 0, 1);
        }, iter: 200);

    [Fact]
    public void Held_out_estimates_are_about_right_and_skipping_the_best_misses_little()
    {
        var report = Calibration.Report(Outcomes(3_000));

        Assert.True(report.IsEnough);
        Assert.Equal(3_000, report.Bins.Sum(bin => bin.Count));
        Assert.All(report.Bins.Where(bin => bin.Count > 100), bin => Assert.Equal(bin.Predicted, bin.Observed, 0.1));
        Assert.Equal(Enumerable.Range(1, 10).Select(tenth => tenth * 10), report.Skips.Select(skip => skip.Percent));
        Assert.True(report.Skips[0].EditedShare < report.Skips[9].EditedShare / 3);
        Assert.Equal((double)report.Edited / report.Count, report.Skips[9].EditedShare, 10);
    }

    [Fact]
    public void Where_nothing_can_be_learnt_the_report_says_so()
    {
        var random = new Random(3);
        List<Outcome> noise = [.. Outcomes(2_000).Select(outcome => outcome with { WasEdited = random.Next(2) == 0 })];

        // Fitted and judged on the same outcomes this would look better than chance.
        Assert.InRange(Calibration.Report(noise).Auc!.Value, 0.45, 0.54);
    }

    /// <summary>By hand: scores 0.9 good, 0.8 edited, 0.8 good, 0.1 edited. Pairs of good and edited: 1, 1, 0.5, 1 of 4. Brier: (0.01 + 0.64 + 0.04 + 0.01) / 4.</summary>
    [Fact]
    public void Figures_are_what_a_person_would_count()
    {
        var report = CalibrationReport.Of([(0.9, false), (0.8, true), (0.8, false), (0.1, true)]);

        Assert.Equal(0.875, report.Auc!.Value, 10);
        Assert.Equal(0.175, report.Brier!.Value, 10);
        Assert.Equal([new(0.1, 0.2, 1, 0.1, 0), new(0.8, 0.9, 2, 0.8, 0.5), new ReliabilityBin(0.9, 1, 1, 0.9, 1)], report.Bins);
        Assert.Equal(new(10, 1, 0.9, 0), report.Skips[0]);
        Assert.Equal(new(50, 2, 0.8, 0.25), report.Skips[4]);
        Assert.Equal(new(100, 4, 0.1, 0.5), report.Skips[9]);
        Assert.False(report.IsEnough);
    }

    [Fact]
    public void Without_outcomes_a_report_is_empty()
    {
        var report = Calibration.Report([]);
        Assert.Equal((0, null, null, false), (report.Count, report.Brier, report.Auc, report.IsEnough));
        Assert.Empty(report.Skips);
    }
}
