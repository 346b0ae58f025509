using System.CommandLine;
using Translate.Core.Quality;
using Translate.Core.Terminology;
using Translate.Core.Terminology.Files;
using Translate.Core.Text;

namespace Translate.Cli;

/// <summary><c>--terms TBX</c>: the terms that engines are told of and targets are checked for.</summary>
/// <param name="description">What the terms are for.</param>
sealed class TermsOption(
    string description = "A termbase (TBX 2 or 3, or a table .csv); may be given several times. Engines are told its terms, and targets that lack one, or have a forbidden one, are named")
{
    readonly Option<string[]> files = new("--terms") { HelpName = "TBX", AllowMultipleArgumentsPerToken = false, Description = description };

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command) => command.Add(files);

    /// <summary>The termbase that was asked for; what cannot be used of it is named on standard error.</summary>
    /// <returns>The terms of all files, and whether each could be read; no termbase where none was asked for.</returns>
    public async Task<(Termbase? Terms, bool Failed)> Read(ParseResult parsed)
    {
        if (parsed.GetValue(files) is not { Length: > 0 } named) return (null, false);
        var concepts = new List<Concept>();
        var code = await Inputs.Each(named, async file =>
        {
            var problems = new List<InvalidDocumentException>();
            await using var stream = Inputs.Open(file);
            concepts.AddRange(TermFile.Read(stream, file, problems).Concepts);
            foreach (var problem in problems) await Console.Error.WriteLineAsync(problem.Message);
        });
        return (new(concepts), code is not ExitCode.Done);
    }

    /// <summary>Names what speaks against a target, by the terms of its source, on standard error.</summary>
    /// <returns>How many findings there are.</returns>
    public static async Task<int> Check(IReadOnlyList<TermUse> uses, InlineText source, InlineText target, Locale from, Locale to, string file, int segment)
    {
        var findings = Gates.ExamineTerms(source, target, from, to, Termbase.Rules(source, uses));
        foreach (var finding in findings) await Console.Error.WriteLineAsync($"{file}: segment {segment}: {finding.Message}");
        return findings.Count;
    }
}
