using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Translate.Core.Exchange.Validation;
using Translate.Core.Formats;
using Translate.Core.Formats.Xliff;
using Translate.Core.Text;

namespace Translate.Cli;

/// <summary><c>translate validate</c>: is this file a valid one of its format, and if not, why and where. Of XLIFF 2 it lists every violation.</summary>
static class ValidateCommand
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    /// <summary>What is wrong at a place; the place is left out where the file as a whole is wrong.</summary>
    sealed record Problem(int? Line, int? Column, long? Byte, string Severity, string? Rule, string? Section, string Message);

    /// <summary>What was found in a file.</summary>
    sealed record Report(string File, bool IsValid, string? Format, string? Encoding, int? Units, IReadOnlyList<Problem> Problems);

    public static Command Create()
    {
        var files = Inputs.Files(ArgumentArity.OneOrMore);
        var reading = new Reading();
        var json = new Option<bool>("--json") { Description = "Write a JSON array with a report for each file" };
        var command = new Command("validate", "Says whether files are valid ones of their format, and if not, why and where") { files, json };
        reading.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var reports = new List<Report>();
            foreach (var file in parsed.GetValue(files)!)
            {
                var report = Examine(() => reading.Open(parsed, file), file);
                reports.Add(report);
                if (!parsed.GetValue(json)) await Say(report);
            }

            if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(reports, Json));
            return reports.TrueForAll(report => report.IsValid) ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    static Report Examine(Func<(IFormat Format, SourceText Source)> open, string file)
    {
        try
        {
            var (format, source) = open();
            IReadOnlyList<Problem> problems = format is Xliff && XliffValidation.Decides(source) ? [.. XliffValidation.Examine(source).Select(Told)] : [];
            var isValid = problems.All(problem => problem.Severity != "error");
            return new(file, isValid, format.Name, source.Encoding.WebName, isValid ? format.Extract(source).Count : null, problems);
        }
        catch (InvalidDocumentException e)
        {
            return new(file, IsValid: false, null, null, null, [new(e.Position?.Line, e.Position?.Column, e.ByteOffset, "error", null, null, e.Problem)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(file, IsValid: false, null, null, null, [new(null, null, null, "error", null, null, e.Message)]);
        }
    }

    static Problem Told(XliffViolation found) => new(found.Place.Line, found.Place.Column, null, found.IsWarning ? "warning" : "error", found.Rule, found.Section, found.Problem);

    /// <summary>Violations go to standard error, a line each; how it ended goes to standard output.</summary>
    static async Task Say(Report report)
    {
        foreach (var problem in report.Problems) await Console.Error.WriteLineAsync(Line(report.File, problem));
        if (report.IsValid) Console.WriteLine($"{report.File}: valid {report.Format}, {report.Units} {(report.Units == 1 ? "unit" : "units")}, {report.Encoding}");
        else if (report.Format is not null) Console.WriteLine($"{report.File}: not valid {report.Format}, {Count(report, "error")}, {Count(report, "warning")}");
    }

    static string Line(string file, Problem problem) =>
        problem.Rule is not null ? string.Create(CultureInfo.InvariantCulture, $"{file}({problem.Line},{problem.Column}): {problem.Severity} {problem.Rule} [{problem.Section}]: {problem.Message}")
        : problem.Line is not null ? string.Create(CultureInfo.InvariantCulture, $"{file}({problem.Line},{problem.Column}): {problem.Message}")
        : problem.Byte is not null ? string.Create(CultureInfo.InvariantCulture, $"{file}: byte {problem.Byte}: {problem.Message}")
        : $"{file}: {problem.Message}";

    static string Count(Report report, string severity)
    {
        var count = report.Problems.Count(problem => problem.Severity == severity);
        return string.Create(CultureInfo.InvariantCulture, $"{count} {severity}{(count == 1 ? "" : "s")}");
    }
}
