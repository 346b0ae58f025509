using System.Diagnostics;
using System.Globalization;

namespace Translate.Benchmarks;

/// <summary>What a program took, as a whole process.</summary>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="Peak">The most memory that it had at once (its largest resident set), in bytes.</param>
/// <param name="Problem">What it said, where it failed; null where it did not.</param>
readonly record struct MeasuredProcess(double Seconds, long Peak, string? Problem)
{
    /// <summary>Runs a program several times; the best time, and the memory of that run. The first failure ends it.</summary>
    public static MeasuredProcess Best(int times, TimeSpan patience, string program, params string[] arguments)
    {
        var best = Run(patience, program, arguments);
        for (var i = 1; i < times && best.Problem is null; i++)
            if (Run(patience, program, arguments) is var again && again.Seconds < best.Seconds) best = again;
        return best;
    }

    static MeasuredProcess Run(TimeSpan patience, string program, string[] arguments)
    {
        // GNU time asks the system for what the process used when it ends (getrusage); timeout ends one that takes too long.
        var report = Path.GetTempFileName();
        var start = new ProcessStartInfo("/usr/bin/time", ["-o", report, "-f", "%M", "timeout", ((int)patience.TotalSeconds).ToString(CultureInfo.InvariantCulture), program, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var peak = long.Parse(File.ReadAllLines(report)[^1], CultureInfo.InvariantCulture) * 1024;
        File.Delete(report);
        var problem = process.ExitCode switch
        {
            0 => null,
            124 => string.Create(CultureInfo.InvariantCulture, $"not done after {patience.TotalSeconds:0} s"),
            _ => said.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? string.Create(CultureInfo.InvariantCulture, $"exit status {process.ExitCode}"),
        };
        return new(seconds, peak, problem);
    }
}
