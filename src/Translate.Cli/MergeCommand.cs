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
        command.SetAction(async (parsed, _) =>
        {
            var results = new Results(parsed.GetValue(files)!, parsed.GetValue(folder), replaces: true);
            var failures = 0;
            var code = await Inputs.Each(results.Files, async file =>
            {
                foreach (var merging in await Read(file, parsed.GetValue(sources), parsed.GetValue(options)))
                {
                    var problems = new List<InvalidDocumentException>();
                    var done = merging is not null && await Inputs.Each([file], _ => Write(file, merging, results, problems)) is ExitCode.Done;
                    foreach (var problem in problems) await Console.Error.WriteLineAsync(problem.Message);
                    if (!done || problems.Count > 0) failures++;
                }
            });
            return failures > 0 ? ExitCode.Failed : code;
        });
        return command;
    }

    /// <summary>A file that an XLIFF file was made from, and what has come back for it.</summary>
    sealed record Merging(string Path, IFormat Format, SourceText Source, Locale Locale, bool SaysLocale, XliffMerge Merge);

    /// <summary>Reads an XLIFF file to its end. A file that it was made from and that cannot be opened is named, and is null.</summary>
    /// <remarks>It never waits: what goes on behind a wait is called by what was waited for, which would then hold the XLIFF file to the end.</remarks>
    static async Task<IReadOnlyList<Merging?>> Read(string file, string? sources, FormatOptions? options)
    {
        var reader = Open(file);
        var read = new List<Merging?>();
        foreach (var part in reader.Files())
        {
            Merging? merging = null;
            await Inputs.Each([file], _ =>
            {
                merging = Begin(reader, part, file, sources, options);
                return Task.CompletedTask;
            });
            merging?.Merge.Take(part);
            read.Add(merging);
        }

        return read;
    }

    /// <summary>The file's bytes are not needed any more when it has been decoded: they are not held by whoever reads on.</summary>
    static XliffReader Open(string file) => XliffReader.Open(Inputs.Bytes(file), file);

    static Merging Begin(XliffReader reader, XliffFile part, string file, string? sources, FormatOptions? options)
    {
        var origin = part.Origin
            ?? throw new InvalidDocumentException(file, "it does not say which file it was made from: it has neither a <skeleton href=\"…\"> nor an original.");
        var path = Find(file, origin, sources);
        var (format, source) = FileFormats.Open(Inputs.Bytes(path), path, origin.Format, origin.Encoding, Told(file, origin, options));

        // A file that has targets may say itself in which language. Without a target language nothing has been translated, and the file is what it was.
        var to = reader.To ?? format.Locales(source).To;
        var locale = to ?? reader.From;
        return new(path, format, source, locale, to is not null, new(part, format, source, locale));
    }

    /// <summary>What the file's format was told when it was extracted; what the user says now goes before it.</summary>
    static FormatOptions Told(string xliff, XliffOrigin origin, FormatOptions? options)
    {
        try
        {
            return FormatOptions.Of((options ?? FormatOptions.None).Values.Concat(origin.Options).DistinctBy(option => option.Key, StringComparer.OrdinalIgnoreCase));
        }
        catch (FormatException e)
        {
            throw new InvalidDocumentException(xliff, $"it was made with other options than there are: {e.Message}", e);
        }
    }

    static async Task Write(string file, Merging merging, Results results, ICollection<InvalidDocumentException> problems)
    {
        if (!merging.SaysLocale && merging.Merge.HasTargets)
            throw new InvalidDocumentException(file, $"it has targets, but does not say in which language: it has neither a trgLang nor a target-language, and {merging.Path} does not say it either.");
        var result = results.Place(merging.Path, merging.Format.LocalizedName(Path.GetFileName(merging.Path), merging.Locale), merging.Locale, beside: file);
        var bytes = merging.Merge.Write(problems);
        await results.Write(result, bytes, merging.Format, merging.Source);
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
