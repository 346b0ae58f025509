using System.CommandLine;
using Translate.Core.Exchange;
using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Cli;

/// <summary><c>translate merge</c>: the localized files from XLIFF that <c>translate extract</c> wrote and another tool filled.</summary>
static class MergeCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "The XLIFF files" };
        var sources = new Option<string?>("--source")
        {
            HelpName = "DIR",
            Description = "The folder with the files that the XLIFF was made from; where it says itself if not given",
        };
        var folder = Inputs.OutOption();
        var options = Reading.OptionsOption();
        var command = new Command("merge", "Writes the localized files from XLIFF and verifies what it wrote") { files, sources, folder, options };
        command.SetAction(async (parsed, stop) =>
        {
            var written = new HashSet<string>(StringComparer.Ordinal);
            var failures = 0;
            var code = await Inputs.Each(parsed.GetValue(files)!, async file =>
            {
                var document = XliffReader.Read(await File.ReadAllBytesAsync(file, stop), file);
                var beside = parsed.GetValue(folder) ?? Path.GetDirectoryName(Path.GetFullPath(file));
                foreach (var part in document.Files)
                {
                    var problems = new List<InvalidDocumentException>();
                    var done = await Inputs.Each([file], _ => Write(document, part, parsed.GetValue(sources), parsed.GetValue(options), beside, written, problems, stop)) is ExitCode.Done;
                    foreach (var problem in problems) await Console.Error.WriteLineAsync(problem.Message);
                    if (!done || problems.Count > 0) failures++;
                }
            });
            return failures > 0 ? ExitCode.Failed : code;
        });
        return command;
    }

    static async Task Write(
        XliffDocument document, XliffFile part, string? sources, FormatOptions? options, string? folder, HashSet<string> written, ICollection<InvalidDocumentException> problems, CancellationToken stop)
    {
        var origin = part.Origin
            ?? throw new InvalidDocumentException(document.Name, "it does not say which file it was made from: it has neither a <skeleton href=\"…\"> nor an original.");
        var path = Find(document.Name, origin, sources);
        if (document.Target is null && part.HasTargets) throw new InvalidDocumentException(document.Name, "it has targets, but does not say in which language: it has neither a trgLang nor a target-language.");
        var opened = FileFormats.Open(await File.ReadAllBytesAsync(path, stop), path, origin.Format, origin.Encoding, options);

        // Without a target language nothing has been translated, and the file is what it was.
        var locale = document.Target ?? document.Source;
        var bytes = XliffMerge.Write(part, opened.Format, opened.Source, locale, problems);
        var result = Inputs.ResultPath(path, opened.Format.LocalizedName(Path.GetFileName(path), locale), locale, folder);
        if (!written.Add(Path.GetFullPath(result)))
            throw new InvalidDocumentException(document.Name, $"{result} was just written from another file of that name. Merge them into different folders.");
        await File.WriteAllBytesAsync(result, bytes, stop);
        Console.WriteLine(result);
    }

    /// <summary>The file that an XLIFF file was made from: in the folder given, else where the XLIFF file says. Nothing is fetched.</summary>
    static string Find(string xliff, XliffOrigin origin, string? sources)
    {
        if (sources is not null) return Path.Combine(sources, origin.FileName);
        if (Path.IsPathRooted(origin.Path) || origin.Path.Contains("://", StringComparison.Ordinal))
            throw new InvalidDocumentException(xliff, $"it was made from \"{origin.Path}\", which is no place beside it. Say with --source in which folder it is.");
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(xliff))!, origin.Path));
        return File.Exists(path)
            ? Path.GetRelativePath(Directory.GetCurrentDirectory(), path)
            : throw new InvalidDocumentException(xliff, $"the file that it was made from is not there: {path}. Say with --source in which folder it is.");
    }
}
