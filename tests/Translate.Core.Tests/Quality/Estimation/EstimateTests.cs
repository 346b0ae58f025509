using System.Text.Json;
using CsCheck;
using Translate.Core.Quality.Estimation;

namespace Translate.Core.Tests.Quality.Estimation;

public sealed class EstimateTests
{
    static readonly Signals Good = new() { Findings = 0, Length = 0.1, Agreement = 95, Memory = 90, Rarity = 0.1, BackTranslation = 90, Rung = 0 };
    static readonly Signals Bad = new() { Findings = 0, Length = -3, Agreement = 20, Memory = 10, Rarity = 0.9, BackTranslation = 20, Rung = 3 };

    static double Score(Signals signals) => Estimate.Of(signals, Weights.Default).Score;

    [Fact]
    public void What_nothing_is_known_of_is_neither_good_nor_bad()
    {
        Assert.InRange(Score(new()), 0.4, 0.5);
        Assert.Empty(Estimate.Of(new(), Weights.Default).Reasons);
    }

    [Fact]
    public void Good_signals_speak_for_it_and_bad_ones_against()
    {
        Assert.InRange(Score(Good), 0.9, 0.99999);
        Assert.InRange(Score(Bad), 0.00001, 0.05);
    }

    [Fact]
    public void Each_signal_points_one_way()
    {
        Assert.True(Score(Good with { Agreement = 70 }) < Score(Good));
        Assert.True(Score(Good with { Memory = 70 }) < Score(Good));
        Assert.True(Score(Good with { BackTranslation = 70 }) < Score(Good));
        Assert.True(Score(Good with { Length = -2 }) < Score(Good));
        Assert.True(Score(Good with { Length = 2 }) < Score(Good));
        Assert.True(Score(Good with { Rarity = 0.5 }) < Score(Good));
        Assert.True(Score(Good with { Rung = 3 }) < Score(Good));
    }

    [Fact]
    public void One_finding_of_the_gates_outweighs_everything()
    {
        var estimate = Estimate.Of(Good with { Findings = 1 }, Weights.Default);
        Assert.Equal(Estimate.WithFindings, estimate.Score, 10);
        Assert.Equal("gates", estimate.Reasons[0].Signal);
        Assert.True(Score(Bad with { Findings = 1 }) <= Estimate.WithFindings);
    }

    [Fact]
    public void The_reasons_explain_the_score_and_the_weightiest_is_first()
    {
        foreach (var signals in new[] { Good, Bad, Good with { Findings = 2 }, new() { Rung = 2 } })
        {
            var estimate = Estimate.Of(signals, Weights.Default);
            Assert.Equal(Math.Log(estimate.Score / (1 - estimate.Score)), Weights.Default.Bias + estimate.Reasons.Sum(reason => reason.LogOdds), 8);
            Assert.Equal(estimate.Reasons.OrderByDescending(reason => Math.Abs(reason.LogOdds)).Select(reason => reason.Signal), estimate.Reasons.Select(reason => reason.Signal));
        }
    }

    [Fact]
    public void What_is_no_number_counts_as_not_known()
    {
        Assert.Equal(Score(new()), Score(new() { Length = double.NaN, Agreement = double.PositiveInfinity, Memory = double.NegativeInfinity }));

        Gen.Select(Gen.Double, Gen.Double, Gen.Int).Sample((a, b, c) =>
            Assert.InRange(Score(new() { Findings = c, Length = a, Agreement = b, Memory = a, Rarity = b, BackTranslation = a, Rung = c }), 0, 1));
    }

    [Fact]
    public void Weights_and_signals_come_back_from_JSON()
    {
        var weights = Weights.Default with { Bias = 0.1, Memory = new(2.5, -0.3) };
        Assert.Equal(weights, JsonSerializer.Deserialize<Weights>(JsonSerializer.Serialize(weights)));
        Assert.Equal(Bad, JsonSerializer.Deserialize<Signals>(JsonSerializer.Serialize(Bad)));
        Assert.Equal(new Signals(), JsonSerializer.Deserialize<Signals>("{}"));
    }
}
