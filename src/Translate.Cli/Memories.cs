using System.CommandLine;
using System.Globalization;
using Translate.Core.Memory;
using Translate.Core.Text;

namespace Translate.Cli;

/// <summary>The translation memories of a command (<c>--memory</c>), and what is taken off a match's score (<c>--penalty</c>).</summary>
sealed class Memories
{
    readonly Option<string[]> files;
    readonly Option<Scoring> penalties = PenaltyOption();

    /// <summary>The options; <paramref name="required"/> where a command makes no sense without a memory.</summary>
    public Memories(bool required = false) => files = new("--memory")
    {
        HelpName = "TMX",
        Required = required,
        AllowMultipleArgumentsPerToken = false,
        Description = "A translation memory (TMX 1.4b); may be given several times",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(files);
        command.Add(penalties);
    }

    /// <summary>All pairs of the files, each under its file's name. A bad file or unit is named on standard error.</summary>
    /// <returns>The memory, and whether all files could be read.</returns>
    public async Task<(FuzzyIndex Memory, bool IsWhole)> Load(ParseResult parsed)
    {
        var index = new FuzzyIndex(parsed.GetValue(penalties) ?? Scoring.Usual);
        var code = await Inputs.Each(parsed.GetValue(files) ?? [], async file =>
        {
            var problems = new List<InvalidDocumentException>();
            await using var stream = Inputs.Open(file);
            foreach (var pair in TmxReader.Read(stream, file, problems)) index.Add(pair, Path.GetFileName(file));
            foreach (var problem in problems) await Console.Error.WriteLineAsync(problem.Message);
        });
        return (index, code is ExitCode.Done);
    }

    static Option<Scoring> PenaltyOption()
    {
        var kinds = Enum.GetValues<PenaltyKind>().Where(kind => kind is not PenaltyKind.Memory).ToDictionary(CamelCase.Name, kind => kind, StringComparer.OrdinalIgnoreCase);
        return new("--penalty")
        {
            HelpName = "NAME=POINTS",
            AllowMultipleArgumentsPerToken = false,
            Arity = ArgumentArity.OneOrMore,
            Description = $"How many points a difference costs, or a memory by its file's name; may be given several times: {string.Join(", ", kinds.Select(kind => $"{kind.Key} ({Scoring.Usual.Of(kind.Value)} if not given)"))}",
            CustomParser = result =>
            {
                var scoring = Scoring.Usual;
                var memories = new Dictionary<string, int>(StringComparer.Ordinal);
                foreach (var token in result.Tokens)
                {
                    var at = token.Value.LastIndexOf('=');
                    if (at < 1 || !int.TryParse(token.Value.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var points) || points > 100)
                    {
                        result.AddError($"\"{token.Value}\" is no penalty. Expected NAME=POINTS, with 0 to 100 points.");
                        return scoring;
                    }

                    if (kinds.TryGetValue(token.Value[..at], out var kind)) scoring = scoring.With(kind, points);
                    else memories[token.Value[..at]] = points;
                }

                return scoring with { Memories = memories };
            },
        };
    }
}
