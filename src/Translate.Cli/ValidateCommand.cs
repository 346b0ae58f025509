using System.CommandLine;
using Translate.Core.Formats;

namespace Translate.Cli;

/// <summary><c>translate validate</c>: is this file a valid one of its format, and if not, why and where.</summary>
static class ValidateCommand
{
    public static Command Create()
    {
        var files = Inputs.Files(ArgumentArity.OneOrMore);
        var format = Inputs.FormatOption();
        var encoding = Inputs.EncodingOption();
        var command = new Command("validate", "Says whether files are valid ones of their format, and if not, why and where") { files, format, encoding };
        command.SetAction((parsed, stop) => Inputs.Each(parsed.GetValue(files)!, async file =>
        {
            var opened = FileFormats.Open(await File.ReadAllBytesAsync(file, stop), file, parsed.GetValue(format), parsed.GetValue(encoding));
            var units = opened.Format.Extract(opened.Source);
            Console.WriteLine($"{file}: valid {opened.Format.Name}, {units.Count} {(units.Count == 1 ? "unit" : "units")}, {opened.Source.Encoding.WebName}");
        }));
        return command;
    }
}
