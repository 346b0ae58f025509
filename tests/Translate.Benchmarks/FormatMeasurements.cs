using System.Diagnostics;
using System.Globalization;
using Translate.Core.Exchange;
using Translate.Core.Formats;
using Translate.Core.Segmentation;
using Translate.Core.Text;
using Translate.Server.Tests.Running;

namespace Translate.Benchmarks;

/// <summary>
/// Measures <c>translate extract</c> and <c>translate merge</c> for a small, an ordinary and a large file of each format, as whole processes and within one, and what
/// translate-toolkit and po4a do with the very same files. <c>formats [FOLDER] [FORMAT…]</c>
/// </summary>
/// <remarks>
/// MB/s are of the source file. What is merged has a translation of everything: its pseudo-translation. The peers take the file to a PO catalogue and back;
/// a catalogue itself they take to XLIFF 1.1 and back.
/// </remarks>
static class FormatMeasurements
{
    const int Small = 10_000, Ordinary = 1_000_000, Large = 100_000_000;

    static readonly (string Name, int Characters)[] Sizes = [("small", Small), ("ordinary", Ordinary), ("large", Large)];

    static readonly Locale English = Locale.Parse("en");
    static readonly Locale Korean = Locale.Parse("ko");
    /// <summary>After this a program is stopped, and it is said; a peer's second half, too, is then not begun.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(240), PatienceWithPeers = TimeSpan.FromSeconds(120);

    static readonly string Cli = Path.Combine(
        Place.Repository, "artifacts", "bin", "Translate.Cli", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "translate");

    /// <summary>The peers: out of the file into an exchange format, and back.</summary>
    /// <param name="Name">The package.</param>
    /// <param name="Ending">The ending of what goes out.</param>
    /// <param name="Out">The command that takes the file (0) out to the exchange file (1).</param>
    /// <param name="Back">The command that takes the exchange file (1) back into the file (0) and writes the result (2).</param>
    sealed record Peer(string Name, string Ending, string Out, string Back);

    static readonly Dictionary<string, Peer> Peers = new(StringComparer.Ordinal)
    {
        ["po"] = new("translate-toolkit", ".xlf", "po2xliff --progress=none -i {0} -o {1}", "xliff2po --progress=none -i {1} -o {2}"),
        ["resx"] = new("translate-toolkit", ".po", "resx2po --progress=none -i {0} -o {1}", "po2resx --progress=none -t {0} -i {1} -o {2}"),
        ["json"] = new("translate-toolkit", ".po", "json2po --progress=none -i {0} -o {1}", "po2json --progress=none -t {0} -i {1} -o {2}"),
        ["html"] = new("translate-toolkit", ".po", "html2po --progress=none -i {0} -o {1}", "po2html --progress=none -t {0} -i {1} -o {2}"),
        ["text"] = new("translate-toolkit", ".po", "txt2po --progress=none -i {0} -o {1}", "po2txt --progress=none -t {0} -i {1} -o {2}"),
        ["markdown"] = new("po4a", ".po", "po4a-updatepo -f text -o markdown -M UTF-8 -m {0} -p {1}", "po4a-translate -k 0 -f text -o markdown -M UTF-8 -L UTF-8 -m {0} -p {1} -l {2}"),
    };

    public static void Run(string? folder, IReadOnlyList<string> names)
    {
        using var place = new Place(withSeeds: false);
        folder = Directory.CreateDirectory(folder ?? place.Folder).FullName;
        var sizes = Sizes.Where(size => names.Contains(size.Name, StringComparer.Ordinal)).Select(size => size.Characters).ToList();
        if (sizes.Count == 0) sizes = [Small, Ordinary, Large];
        var formats = names.Except(Sizes.Select(size => size.Name), StringComparer.Ordinal).ToList();
        Say($"load {File.ReadAllText("/proc/loadavg").Trim()}; {Versions()}");
        Say($"| file | extract: MB/s within a process | as a whole | merge: MB/s within a process | as a whole | peer, out | peer, back |\n|---|---|---|---|---|---|---|");
        foreach (var (name, ending, make) in FormatFiles.All)
        {
            if (formats.Count > 0 && !formats.Contains(name, StringComparer.Ordinal)) continue;
            foreach (var size in sizes)
            {
                // The parts of an archive may have 64 MiB, those of the translated one, too.
                var length = name == "docx" ? Math.Min(size, 30_000_000) : size;
                var file = Path.Combine(folder, Invariant($"{name}-{size}{ending}"));
                File.WriteAllBytes(file, make(length));
                Measure(name, file, name == "docx" ? length : new FileInfo(file).Length, size);
                File.Delete(file);
            }
        }
    }

    /// <param name="name">What is measured.</param>
    /// <param name="file">The file.</param>
    /// <param name="length">How many bytes it has, an archive's parts unpacked.</param>
    /// <param name="size">How many it was to have.</param>
    static void Measure(string name, string file, long length, int size)
    {
        // What was made for the last file is not to crowd out the programs that are measured.
        GC.Collect();
        var (megabytes, times) = (length / 1e6, size == Large ? 1 : size == Ordinary ? 3 : 5);
        var version = name == FormatFiles.ByVersion1 ? "1.2" : "2.1";
        var (extract, merge) = size == Large ? (null, null) : Within(file, megabytes, size, version);
        var results = Directory.CreateDirectory(file + ".out").FullName;
        string exchange = Path.Combine(results, Path.GetFileName(file) + ".xlf"), filled = Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileName(file) + ".filled.xlf");
        var extracted = MeasuredProcess.Best(times, Patience, Cli, "extract", file, "--from", "en", "--to", "ko", "--xliff", version, "--out", results);
        var merged = extracted;
        if (extracted.Problem is null)
        {
            FilledExchange.Write(exchange, filled);
            merged = MeasuredProcess.Best(times, Patience, Cli, "merge", filled, "--source", Path.GetDirectoryName(file)!, "--out", results);
            File.Delete(filled);
        }

        var packed = new FileInfo(file).Length == length ? "" : $" ({Told(new FileInfo(file).Length)} packed)";
        var line = Invariant($"| {name}, {Told(length)}{packed} | {Speed(extract)} | {Shown(extracted, megabytes)} | {Speed(merge)} | {Shown(merged, megabytes)} |");
        if (Peers.TryGetValue(name, out var peer))
        {
            string exchanged = Path.Combine(results, "peer" + peer.Ending), written = Path.Combine(results, "peer-back" + Path.GetExtension(file));
            File.Delete(exchanged);
            var gone = Call(peer.Out, times, file, exchanged, written);
            line += $" {Shown(gone, megabytes)} |";
            if (gone.Problem is null)
            {
                Fill(exchanged);
                line += $" {Shown(Call(peer.Back, times, file, exchanged, written), megabytes)} |";
            }
            else
            {
                line += " |";
            }
        }
        else
        {
            line += " | |";
        }

        Say($"{line}");
        Directory.Delete(results, recursive: true);
    }

    static MeasuredProcess Call(string command, int times, params string[] files)
    {
        var words = command.Split(' ').Select(word => string.Format(CultureInfo.InvariantCulture, word, files)).ToArray();
        return MeasuredProcess.Best(times, PatienceWithPeers, words[0], words[1..]);
    }

    /// <summary>What the two commands do, in a process that is warm: megabytes a second.</summary>
    static (double? Extract, double? Merge) Within(string file, double megabytes, int size, string version)
    {
        var bytes = File.ReadAllBytes(file);
        var segmenter = SegmentationRules.Shipped.For(English);
        using var xliff = new MemoryStream();
        var extract = Timed(() =>
        {
            var (format, source) = FileFormats.Open(bytes, file);
            xliff.SetLength(0);
            var (origin, units) = (XliffOrigin.Of(Path.GetFileName(file), format, source), format.Extract(format.Localized(source, Korean)));
            if (version is "1.2") Xliff1Writer.Write(xliff, origin, units, segmenter, English, Korean);
            else XliffWriter.Write(xliff, origin, units, segmenter, English, Korean);
        });
        var filled = Filled(xliff.ToArray(), file + ".xlf");
        var merge = Timed(() =>
        {
            var (format, source) = FileFormats.Open(bytes, file);
            var problems = new List<InvalidDocumentException>();
            XliffMerge.Write(XliffReader.Read(filled, file + ".xlf").Files[0], format, source, Korean, problems);
            if (problems.Count > 0) throw problems[0];
        });
        return (megabytes / extract, megabytes / merge);

        double Timed(Action act)
        {
            var warm = Stopwatch.StartNew();
            do act();
            while (warm.Elapsed < TimeSpan.FromSeconds(1));
            var best = double.PositiveInfinity;
            for (var round = 0; round < (size == Small ? 50 : 10); round++)
            {
                var began = Stopwatch.GetTimestamp();
                act();
                best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalSeconds);
            }

            return best;
        }
    }

    /// <summary>Gives everything in an exchange file a translation, whoever wrote it.</summary>
    static void Fill(string file) => File.WriteAllBytes(file, Filled(File.ReadAllBytes(file), file));

    static byte[] Filled(byte[] bytes, string file)
    {
        var (format, source) = FileFormats.Open(bytes, file);
        return Reassembly.Write(format, source, Korean, unit => Pseudo.Translate(unit.Source));
    }

    static string Speed(double? speed) => speed is { } known ? Invariant($"{known:0.0}") : "";

    static string Shown(MeasuredProcess whole, double megabytes) =>
        whole.Problem is { } problem ? problem : Invariant($"{whole.Seconds:0.00} s{(megabytes < 0.5 ? "" : Invariant($" ({megabytes / whole.Seconds:0.0} MB/s)"))}, {whole.Peak / 1e6:0} MB");

    static string Told(long bytes) => bytes < 1_000_000 ? Invariant($"{bytes / 1e3:0} kB") : Invariant($"{bytes / 1e6:0.0} MB");

    /// <summary>The versions of the peers' packages.</summary>
    static string Versions()
    {
        using var dpkg = Process.Start(new ProcessStartInfo("dpkg-query", ["-W", "-f", "${Package} ${Version}; ", "translate-toolkit", "po4a"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var versions = dpkg.StandardOutput.ReadToEnd();
        dpkg.WaitForExit();
        return versions.TrimEnd(' ', ';');
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    static void Say(FormattableString line) => Console.WriteLine(Invariant(line));
}
