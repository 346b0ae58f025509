using System.CommandLine;

namespace Translate.Cli;

/// <summary><c>translate validate</c>: is this file a valid one of its format, and if not, why and where.</summary>
static class ValidateCommand
{
    public static Command Create()
    {
        var files = Inputs.Files(ArgumentArity.OneOrMore);
        var reading = new Reading();
        var command = new Command("validate", "Says whether files are valid ones of their format, and if not, why and where") { files };
        reading.AddTo(command);
        command.SetAction((parsed, stop) => Inputs.Each(parsed.GetValue(files)!, async file =>
        {
            var opened = await reading.Open(parsed, file, stop);
            var units = opened.Format.Extract(opened.Source);
            Console.WriteLine($"{file}: valid {opened.Format.Name}, {units.Count} {(units.Count == 1 ? "unit" : "units")}, {opened.Source.Encoding.WebName}");
        }));
        return command;
    }
}
