using System.CommandLine;
using System.Text;
using Translate.Cli;

// Output for programs is UTF-8 without a byte-order mark, whatever the terminal is set to.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand("Translates documents from the command line, without a server.")
{
    SegmentCommand.Create(),
    ExtractCommand.Create(),
    MergeCommand.Create(),
    RunCommand.Create(),
    PseudoCommand.Create(),
    ValidateCommand.Create(),
    CheckCommand.Create(),
    LookupCommand.Create(),
    ConcordanceCommand.Create(),
    AnalyzeCommand.Create(),
    AlignCommand.Create(),
    ProposeTermsCommand.Create(),
    ScoreCommand.Create(),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
    Console.Error.WriteLine("See translate --help.");
    return ExitCode.WrongUsage;
}

return await parsed.InvokeAsync();
