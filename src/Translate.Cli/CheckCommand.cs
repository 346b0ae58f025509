using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Translate.Core.Formats;
using Translate.Core.Formats.Cues;
using Translate.Core.Pretranslation;
using Translate.Core.Quality;
using Translate.Core.Quality.Documents;
using Translate.Core.Quality.Rooms;
using Translate.Core.Quality.Spelling;
using Translate.Core.Text;

namespace Translate.Cli;

/// <summary><c>translate check</c>: what the checks of quality find in files that hold sources and targets side by side.</summary>
static class CheckCommand
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    /// <summary>What is to be checked, and by which dictionaries and fonts.</summary>
    sealed record Asked(CheckSettings Settings, Dictionaries? Words, Fonts Widths);

    /// <summary>A place in the plain text of one side, in UTF-16 code units, and what stands there.</summary>
    sealed record Span(int Start, int Length, string Text);

    /// <summary>A finding as a program reads it.</summary>
    sealed record Found(string Unit, string Check, string Severity, Span? Source, Span? Target, string Message, string? Mended, string Key);

    /// <summary>What was found in a file, or why it could not be looked at.</summary>
    sealed record Report(string File, string? From, string? To, int? Units, int? Translated, IReadOnlyList<Found> Findings, string? Problem);

    public static Command Create()
    {
        var files = Inputs.Files(ArgumentArity.OneOrMore);
        var from = Inputs.LocaleOption("--from", "The locale of the sources; what the file says if not given, and English where it says nothing", required: false);
        var to = Inputs.LocaleOption("--to", "The locale of the targets; what the file says if not given", required: false);
        var settings = new Option<CheckSettings?>("--checks")
        {
            HelpName = "JSON",
            Description = "Checks that are off, or weigh otherwise: {\"quotes\":\"off\",\"ending\":\"error\"}",
            CustomParser = result =>
            {
                try
                {
                    return CheckSettings.Parse(result.Tokens[^1].Value);
                }
                catch (FormatException e)
                {
                    result.AddError(e.Message);
                    return null;
                }
            },
        };
        var spelling = new Option<bool>("--spelling") { Description = "Look for words that are not in the dictionary of the target's language: Hunspell's, as they are installed" };
        var dictionaries = new Option<DirectoryInfo?>("--dictionaries") { HelpName = "DIR", Description = "The folder of the dictionaries (.aff, .dic), if not the usual one" };
        var fonts = new Option<DirectoryInfo?>("--fonts") { HelpName = "DIR", Description = "The folder of the fonts by which widths in pixels are told (.ttf, .otf)" };
        var reading = new Reading();
        var json = new Option<bool>("--json") { Description = "Write a JSON array with a report for each file" };
        var command = new Command("check", "Looks for faults in translated files that hold both languages: XLIFF, PO, CSV") { files, from, to, settings, spelling, dictionaries, fonts, json };
        reading.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            using var words = new Dictionaries(parsed.GetValue(dictionaries)?.FullName ?? Hunspell.UsualFolder);
            using var widths = new Fonts(parsed.GetValue(fonts)?.FullName ?? "");
            var asked = new Asked(parsed.GetValue(settings) ?? CheckSettings.Usual, parsed.GetValue(spelling) || parsed.GetValue(dictionaries) is not null ? words : null, widths);
            var reports = new List<Report>();
            foreach (var file in parsed.GetValue(files)!)
            {
                var report = Examine(() => reading.Open(parsed, file), file, parsed.GetValue(from), parsed.GetValue(to), asked);
                reports.Add(report);
                if (!parsed.GetValue(json)) await Say(report);
            }

            if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(reports, Json));
            return reports.TrueForAll(report => report is { Problem: null, Findings.Count: 0 }) ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    static Report Examine(Func<(IFormat Format, SourceText Source)> open, string file, Locale from, Locale to, Asked asked)
    {
        try
        {
            var (format, source) = open();
            if (!format.IsBilingual) return Refused(file, $"{file}: {format.Name} files hold one language. Expected one that holds sources and targets: XLIFF, PO, a CSV file with both.");
            var said = format.Locales(source);
            if (from == default) from = said.From ?? Locale.Parse("en");
            if (to == default)
            {
                if (said.To is not { } named) return Refused(file, $"{file}: the file does not say into which locale it is translated. Say it with --to.");
                to = named;
            }

            var units = format.Extract(source);
            var segments = units.Select(unit => new CheckedSegment(unit.Id, unit.Source, unit.Standing?.Text ?? InlineText.Empty)
            {
                State = unit.Standing?.State ?? TargetState.Initial,
                Form = unit.Plural?.Category,
                Shown = CueTimes.Shown(unit.Note),
                MostCharacters = unit.MostCharacters,
                Room = Room.Of(unit.Note),
            }).ToList();
            var found = DocumentChecks.Examine(segments, new(from, to) { Settings = asked.Settings, Spelling = asked.Words?.Of(to), Fonts = asked.Widths });
            return new(file, from.Tag, to.Tag, units.Count, segments.Count(segment => !segment.Target.IsEmpty), [.. found.Select(one => Told(segments[one.Segment], one.Finding))], null);
        }
        catch (InvalidDocumentException e)
        {
            return Refused(file, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refused(file, $"{file}: {e.Message}");
        }
    }

    static Report Refused(string file, string problem) => new(file, null, null, null, null, [], problem);

    static Found Told(CheckedSegment segment, Finding finding) => new(
        segment.Unit, finding.Check, finding.Severity is Severity.Error ? "error" : "warning", At(finding.Source, segment.Source), At(finding.Target, segment.Target), finding.Message,
        finding.Fix is null ? null : finding.Mend(segment.Target).Render(), finding.Key(segment.Source, segment.Target));

    static Span? At(TextSpan? span, InlineText text) => span is { } place ? new(place.Start, place.Length, text.Text.Substring(place.Start, place.Length)) : null;

    /// <summary>Findings go to standard output, a line each, and then how many there are; a file that cannot be looked at is named on standard error.</summary>
    static async Task Say(Report report)
    {
        if (report.Problem is not null)
        {
            await Console.Error.WriteLineAsync(report.Problem);
            return;
        }

        foreach (var found in report.Findings)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.File}: {found.Unit}: {found.Severity} {found.Check}{Where(found)}: {found.Message}"));
        var (errors, warnings) = (report.Findings.Count(found => found.Severity == "error"), report.Findings.Count(found => found.Severity == "warning"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.File}: {report.Translated} of {report.Units} units translated, {errors} {(errors == 1 ? "error" : "errors")}, {warnings} {(warnings == 1 ? "warning" : "warnings")}"));
    }

    static string Where(Found found) => (found.Source, found.Target) switch
    {
        (_, { } target) => string.Create(CultureInfo.InvariantCulture, $" [target {target.Start}+{target.Length}]"),
        ({ } source, _) => string.Create(CultureInfo.InvariantCulture, $" [source {source.Start}+{source.Length}]"),
        _ => "",
    };
}
