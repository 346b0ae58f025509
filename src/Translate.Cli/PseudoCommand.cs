using System.CommandLine;
using Translate.Core.Formats;

namespace Translate.Cli;

/// <summary><c>translate pseudo</c>: the same file, pseudo-translated, so that text cut off or left behind is seen before anybody translates.</summary>
static class PseudoCommand
{
    public static Command Create()
    {
        var files = Inputs.Files(ArgumentArity.OneOrMore);
        var to = Inputs.LocaleOption("--to", "The locale that the files pretend to be in");
        var folder = Inputs.OutOption();
        var force = Results.ForceOption();
        var reading = new Reading();
        var command = new Command("pseudo", "Writes the same files pseudo-translated: accented, lengthened, codes kept") { files, to, folder, force };
        reading.AddTo(command);
        command.SetAction((parsed, _) =>
        {
            var results = new Results(parsed.GetValue(files)!, parsed.GetValue(folder), parsed.GetValue(force));
            return Inputs.Each(results.Files, async file =>
            {
                var locale = parsed.GetValue(to);
                var opened = reading.Open(parsed, file);
                var path = results.Place(file, opened.Format.LocalizedName(Path.GetFileName(file), locale), locale);
                var bytes = Reassembly.Write(opened.Format, opened.Source, locale, unit => Pseudo.Translate(unit.Source));
                await results.Write(path, bytes, opened.Format, opened.Source);
                Console.WriteLine(path);
            });
        });
        return command;
    }
}
