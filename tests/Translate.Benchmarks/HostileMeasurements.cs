using System.Diagnostics;
using System.Globalization;
using System.Text;
using Translate.Core.Formats;
using Translate.Core.Tests.Formats;
using Translate.Core.Text;

namespace Translate.Benchmarks;

/// <summary>
/// Measures how long each hostile file of Core's tests takes to be read, translated and verified, or refused, and how much longer one
/// of twice the length: twice where time is linear, four times where it is not. <c>hostile [LENGTH]</c>
/// </summary>
static class HostileMeasurements
{
    const int Times = 3;

    public static void Run(int length)
    {
        Say($"{"",-14} {"",-40} {length,9} {2 * length,9} characters");
        var all = HostileFile.All.Select(file => (File: file, Once: Seconds(file, length), Twice: Seconds(file, 2 * length))).ToList();
        foreach (var (file, once, twice) in all.OrderByDescending(measured => measured.Twice))
            Say($"{file.Format,-14} {file.Name.Replace("\n", "⏎", StringComparison.Ordinal),-40} {once * 1000,6:0.0} ms {twice * 1000,6:0.0} ms, {twice / once:0.0} times as long");
    }

    /// <summary>The best of some times: the first of them is compiled as it runs.</summary>
    static double Seconds(HostileFile file, int length)
    {
        var bytes = Encoding.UTF8.GetBytes(file.OfLength(length));
        var best = double.PositiveInfinity;
        for (var i = 0; i < Times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                var (format, source) = FileFormats.Open(bytes, $"hostile{FileFormats.ByName(file.Format)!.Extensions[0]}", file.Format);
                Reassembly.Write(format, source, Locale.Parse("ko"), unit => Pseudo.Translate(unit.Source));
            }
            catch (InvalidDocumentException)
            {
                // A refusal takes its time, too.
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return best;
    }

    static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
