using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Translate.Core.Formats;
using Translate.Core.Pretranslation;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Cli;

/// <summary><c>translate analyze</c>: words by match band, per file and in all.</summary>
static class AnalyzeCommand
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>A file's analysis, or that of all of them.</summary>
    sealed record Report(string? File, int Segments, int Words, int Characters, decimal WeightedWords, IReadOnlyList<Row> Bands);

    /// <summary>A band of it.</summary>
    sealed record Row(string Band, int Segments, int Words, int Characters, decimal Rate, decimal WeightedWords);

    /// <summary>All files, and what they are together.</summary>
    sealed record Reports(Locale From, Locale To, IReadOnlyList<Report> Files, Report Total);

    public static Command Create()
    {
        var files = Inputs.Files(ArgumentArity.OneOrMore);
        var from = Inputs.LocaleOption("--from", "The locale that the files are written in");
        var to = Inputs.LocaleOption("--to", "The locale to translate into");
        var memories = new Memories();
        var rates = new Option<string?>("--rates") { HelpName = "FILE", Description = "What a word of each band counts, as JSON: {\"exact\":0.25,…}" };
        var reading = new Reading();
        var json = new Option<bool>("--json") { Description = "Write the analysis as JSON" };
        var csv = new Option<bool>("--csv") { Description = "Write the analysis as CSV (RFC 4180), a row for each file and band" };
        var command = new Command("analyze", "Counts words and characters by what a memory knows of them, repetitions, and weighted words") { files, from, to, rates, json, csv };
        memories.AddTo(command);
        reading.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(csv)) result.AddError("Options '--json' and '--csv' exclude each other.");
        });
        command.SetAction(async (parsed, stop) =>
        {
            var table = RateTable.Usual;
            if (parsed.GetValue(rates) is { } path &&
                await Inputs.Each([path], file =>
                {
                    table = RateTable.Read(Inputs.Bytes(file), file);
                    return Task.CompletedTask;
                }) is not ExitCode.Done)
                return ExitCode.Failed;

            var (memory, isWhole) = await memories.Load(parsed);
            var analyzer = new MatchAnalyzer(memory, parsed.GetValue(from), parsed.GetValue(to));
            var segmenter = SegmentationRules.Shipped.For(parsed.GetValue(from));
            var analyses = new List<(string File, MatchAnalysis Analysis)>();
            var code = await Inputs.Each(parsed.GetValue(files)!, async file =>
            {
                var (format, source, _) = reading.Open(parsed, file, parsed.GetValue(from), parsed.GetValue(to));
                analyses.Add((file, analyzer.Add(SegmentedDocument.Of(format.Extract(format.Localized(source, parsed.GetValue(to))), segmenter).Sources)));
            });

            var reports = new Reports(
                parsed.GetValue(from), parsed.GetValue(to),
                analyses.ConvertAll(entry => Told(entry.File, entry.Analysis, table)), Told(null, MatchAnalysis.Sum(analyses.Select(entry => entry.Analysis)), table));
            if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(reports, Json));
            else if (parsed.GetValue(csv)) Console.Write(Csv(reports));
            else Say(reports);
            return isWhole ? code : ExitCode.Failed;
        });
        return command;
    }

    static Report Told(string? file, MatchAnalysis analysis, RateTable rates)
    {
        var total = analysis.Total;
        return new(
            file, total.Segments, total.Words, total.Characters, analysis.Weighted(rates),
            [.. MatchAnalysis.Bands.Select(band => new Row(RateTable.Name(band), analysis[band].Segments, analysis[band].Words, analysis[band].Characters, rates[band], analysis[band].Words * rates[band]))]);
    }

    static void Say(Reports reports)
    {
        foreach (var report in reports.Files.Count == 1 ? reports.Files : [.. reports.Files, reports.Total])
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.File ?? "All files"}: {report.Segments} segments, {report.Words} words, {report.Characters} characters; {report.WeightedWords:0.##} weighted words"));
            Console.WriteLine($"  {"band",-14}{"segments",9}{"words",9}{"characters",12}{"rate",7}{"weighted",10}");
            foreach (var row in report.Bands.Where(row => row.Segments > 0))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {MatchBandNames.Label(row.Band),-14}{row.Segments,9}{row.Words,9}{row.Characters,12}{row.Rate,7:0.##}{row.WeightedWords,10:0.##}"));
        }
    }

    static string Csv(Reports reports)
    {
        var csv = new StringBuilder("file,band,segments,words,characters,rate,weightedWords\r\n");
        foreach (var report in reports.Files.Append(reports.Total))
            foreach (var row in report.Bands)
                csv.Append(CultureInfo.InvariantCulture, $"{SpreadsheetCell.Write(report.File)},{row.Band},{row.Segments},{row.Words},{row.Characters},{row.Rate},{row.WeightedWords}\r\n");
        return csv.ToString();
    }
}
