using System.CommandLine;
using Translate.Core.Text;

namespace Translate.Cli;

/// <summary>What several commands share: options, and one way to go through files that never lets one bad file stop the others.</summary>
static class Inputs
{
    /// <summary>A required locale.</summary>
    public static Option<Locale> LocaleOption(string name, string description, bool required = true)
    {
        var option = new Option<Locale>(name)
        {
            Description = description,
            Required = required,
            HelpName = "LOCALE",
            CustomParser = result =>
            {
                if (Locale.TryParse(result.Tokens[^1].Value, out var locale)) return locale;
                result.AddError($"\"{result.Tokens[^1].Value}\" is not a locale. Expected a language tag as in BCP 47: en, ko, pt-BR, zh-Hant.");
                return default;
            },
        };
        return option;
    }

    /// <summary>The files to work on.</summary>
    public static Argument<string[]> Files(ArgumentArity arity) => new("FILE") { Arity = arity, Description = "The files to work on" };

    /// <summary>The folder that results are written to.</summary>
    public static Option<string?> OutOption() => new("--out") { HelpName = "DIR", Description = "The folder to write to, where results of earlier calls are replaced; beside each file if not given" };

    /// <summary>The encoding of the files.</summary>
    public static Option<string?> EncodingOption() => new("--encoding") { HelpName = "NAME", Description = "The files' encoding where they neither say so nor are UTF-8: euc-kr, windows-1252" };

    /// <summary>The format of the files.</summary>
    public static Option<string?> FormatOption() => new("--format") { HelpName = "NAME", Description = "The files' format; by their name if not given" };

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="InvalidDocumentException">It is not there, or is a folder.</exception>
    public static byte[] Bytes(string file) => File.ReadAllBytes(There(file));

    /// <summary>A file as it is read from its beginning.</summary>
    /// <exception cref="InvalidDocumentException">It is not there, or is a folder.</exception>
    public static FileStream Open(string file) => File.OpenRead(There(file));

    static string There(string file) =>
        Directory.Exists(file) ? throw new InvalidDocumentException(file, "this is a folder. Name the files in it.")
        : File.Exists(file) ? file
        : throw new InvalidDocumentException(file, "there is no such file.");

    /// <summary>Does something with each file. One that fails is named on standard error, and the others follow.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> Each(IEnumerable<string> files, Func<string, Task> act)
    {
        var failed = false;
        foreach (var file in files)
        {
            try
            {
                await act(file);
            }
            catch (InvalidDocumentException e)
            {
                failed = true;
                await Console.Error.WriteLineAsync(e.Message);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                failed = true;
                await Console.Error.WriteLineAsync($"{file}: {e.Message}");
            }
        }

        return failed ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>Writes a file whole or not at all: beside its place first, so that one that fails leaves what was there.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="mayTakeItsPlace">Looks at what was written, and says whether it may take the place; without it, it may.</param>
    public static async Task Write(string path, Func<Stream, Task> write, Func<string, bool>? mayTakeItsPlace = null)
    {
        var beside = path + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            await using (var stream = File.Create(beside)) await write(stream);
            if (mayTakeItsPlace?.Invoke(beside) != false) File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <inheritdoc cref="Write(string, Func{Stream, Task}, Func{string, bool}?)"/>
    public static Task Write(string path, Action<Stream> write, Func<string, bool>? mayTakeItsPlace = null) =>
        Write(
            path,
            stream =>
            {
                write(stream);
                return Task.CompletedTask;
            },
            mayTakeItsPlace);
}
