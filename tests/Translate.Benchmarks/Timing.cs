using System.Diagnostics;
using System.Globalization;

namespace Translate.Benchmarks;

/// <summary>How long each of many look-ups takes, in milliseconds and in order: the best of three, as the machine may do something else in between.</summary>
sealed class Timing
{
    readonly List<double> times;

    Timing(List<double> times) => this.times = times;

    public double Median => At(0.5);

    public static Timing Of(IEnumerable<string> queries, Action<string> lookUp, int rounds = 3)
    {
        var measured = queries.Select(query => Enumerable.Range(0, rounds).Min(_ => Time(query))).ToList();
        measured.Sort();
        return new(measured);

        double Time(string query)
        {
            var start = Stopwatch.GetTimestamp();
            lookUp(query);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"median {Median:0.000} ms, p99 {At(0.99):0.000} ms, most {times[^1]:0.0} ms");

    double At(double share) => times[(int)(share * (times.Count - 1))];
}
