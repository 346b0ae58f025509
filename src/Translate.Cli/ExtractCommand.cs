using System.CommandLine;
using Translate.Core.Exchange;
using Translate.Core.Formats;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Cli;

/// <summary><c>translate extract</c>: the units of each file as XLIFF 2.1 or 1.2, for other tools to translate.</summary>
static class ExtractCommand
{
    public static Command Create()
    {
        var files = Inputs.Files(ArgumentArity.OneOrMore);
        var from = Inputs.LocaleOption("--from", "The locale that the files are written in");
        var to = Inputs.LocaleOption("--to", "The locale to translate into, where it is known already; what the file itself says if not given", required: false);
        var folder = Inputs.OutOption();
        var force = Results.ForceOption();
        var reading = new Reading();
        var srx = new Option<string?>("--srx") { HelpName = "FILE", Description = "Segmentation rules (SRX 2.0) instead of those shipped" };
        var version = new Option<string>("--xliff") { HelpName = "VERSION", Description = "The version of XLIFF that the other tool reads: 2.1 or 1.2", DefaultValueFactory = _ => "2.1" };
        version.AcceptOnlyFromAmong("2.1", "1.2");
        var command = new Command("extract", "Writes XLIFF 2.1, or 1.2, beside each file (NAME.EXT.xlf): segmented, inline codes kept")
        {
            files, from, to, folder, force, srx, version,
        };
        reading.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            Segmenter segmenter;
            try
            {
                var rules = parsed.GetValue(srx) is { } path ? SegmentCommand.Load(path) : SegmentationRules.Shipped;
                segmenter = rules.For(parsed.GetValue(from));
            }
            catch (Exception e) when (e is InvalidDocumentException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return ExitCode.Failed;
            }

            var results = new Results(parsed.GetValue(files)!, parsed.GetValue(folder), parsed.GetValue(force));
            return await Inputs.Each(results.Files, async file =>
            {
                Locale? asked = parsed.GetResult(to) is null ? null : parsed.GetValue(to);
                var opened = reading.Open(parsed, file, parsed.GetValue(from), asked);

                // A file that has targets may say itself in which language. Where the locale is known, it is its own plural forms that are translated.
                Locale? target = asked ?? opened.Format.Locales(opened.Source).To;
                var units = opened.Format.Extract(target is { } locale ? opened.Format.Localized(opened.Source, locale) : opened.Source);
                if (target is null && units.Any(unit => unit.Standing is not null))
                    throw new InvalidDocumentException(file, "it has translations, but does not say in which language they are. Say it with --to.");
                var path = results.Place(file, Path.GetFileName(file) + ".xlf", parsed.GetValue(from));
                var here = Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFullPath(file));
                var origin = XliffOrigin.Of(here.Replace(Path.DirectorySeparatorChar, '/'), opened.Format, opened.Source) with { Options = opened.Told.Values };
                await results.Write(path, xliff =>
                {
                    if (parsed.GetValue(version) is "1.2") Xliff1Writer.Write(xliff, origin, units, segmenter, parsed.GetValue(from), target);
                    else XliffWriter.Write(xliff, origin, units, segmenter, parsed.GetValue(from), target);
                });
                Console.WriteLine(path);
            });
        });
        return command;
    }
}
