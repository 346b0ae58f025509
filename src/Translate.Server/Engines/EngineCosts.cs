using System.Diagnostics.Metrics;

namespace Translate.Server.Engines;

/// <summary>What engines cost, as a metric: the lane counts their price units, and only a desk knows what one costs.</summary>
static class EngineCosts
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Translate.Server.Engines";

    static readonly Meter Meter = new(Name);

    static readonly Counter<double> Cost = Meter.CreateCounter<double>("translate.engine.cost", "{currency}", "What answered calls cost, in the currency of the engine's desk.");

    /// <summary>Counts what a call cost, in millionths.</summary>
    public static void Add(long engine, long cost) => Cost.Add((double)Money.Amount(cost), new KeyValuePair<string, object?>("engine", engine));
}
