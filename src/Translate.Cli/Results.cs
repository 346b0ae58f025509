using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Cli;

/// <summary>Where the results of a call go: never over one of its own files or results, nor, beside their sources, over what says anything else unless the user says so.</summary>
/// <param name="inputs">The call's files.</param>
/// <param name="folder">The folder asked for, in which results take the place of those of earlier calls; null for beside each file.</param>
/// <param name="replaces">Whether results beside their sources take the place of what is there.</param>
sealed class Results(IEnumerable<string> inputs, string? folder, bool replaces)
{
    /// <summary>Whole paths of what is there already and may be lost to nothing but itself, with the files whose results would take their place.</summary>
    readonly Dictionary<string, string> kept = new(StringComparer.Ordinal);
    readonly HashSet<string> files = new(inputs.Select(Path.GetFullPath), StringComparer.Ordinal);
    readonly HashSet<string> written = new(StringComparer.Ordinal);

    /// <summary>The call's files, each once, though it was named more often.</summary>
    public IEnumerable<string> Files { get; } = [.. inputs.DistinctBy(Path.GetFullPath, StringComparer.Ordinal)];

    /// <summary>Lets results replace what stands beside their sources.</summary>
    public static Option<bool> ForceOption() => new("--force") { Description = "Replace files that are there already beside their sources" };

    /// <summary>Where a file's result is to be written.</summary>
    /// <param name="input">The file's path.</param>
    /// <param name="name">The result's name.</param>
    /// <param name="locale">The result's locale, which the name gets where it would be the input's own.</param>
    /// <param name="beside">A file beside which the result goes where no folder was asked for, if it is another than the input.</param>
    /// <param name="isDear">What is done for the result costs money: it is not begun where something is there that it would have to be the same as.</param>
    /// <exception cref="InvalidDocumentException">Something else is there that would be lost.</exception>
    public string Place(string input, string name, Locale locale, string? beside = null, bool isDear = false)
    {
        var home = FolderOf(beside ?? input);
        var goal = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder ?? home));
        var path = Path.Combine(folder ?? home, name);
        if (IsSame(path, input)) path = Path.Combine(folder ?? home, $"{Path.GetFileNameWithoutExtension(name)}.{locale}{Path.GetExtension(name)}");

        if (File.Exists(goal)) throw new InvalidDocumentException(goal, "this is a file. Say with --out in which folder to write.");
        var whole = Path.GetFullPath(path);
        if (files.Contains(whole)) throw new InvalidDocumentException(input, $"its result would be {path}, which is one of the files of this call. Write to another folder with --out.");
        if (written.Contains(whole)) throw new InvalidDocumentException(input, $"{path} was just written from another file of that name. Give them different folders.");
        var isBeside = goal == home || goal == FolderOf(input);
        if (isBeside && !replaces && File.Exists(whole))
        {
            if (isDear) throw IsThere(input, path);
            kept.Add(whole, input);
        }

        written.Add(whole);
        return path;
    }

    /// <summary>Writes a result to its place, whole or not at all. What is there already is replaced where it says the same, or where the user said so.</summary>
    /// <exception cref="InvalidDocumentException">It would be lost.</exception>
    public Task Write(string path, Action<Stream> write) => Inputs.Write(path, write, mayTakeItsPlace: part =>
        !kept.TryGetValue(Path.GetFullPath(path), out var input) || Hash(part).SequenceEqual(Hash(path)) ? true : throw IsThere(input, path));

    /// <summary>Writes a localized file, and says where it is in another encoding than its source.</summary>
    public async Task Write(string path, byte[] bytes, IFormat format, SourceText source)
    {
        await Write(path, stream => stream.Write(bytes));
        if (source.Encoding is UTF8Encoding || format.DeclaredEncoding(source.Encode(source.Text)) is not { } before) return;
        if (format.DeclaredEncoding(bytes) is { } now && !string.Equals(now, before, StringComparison.OrdinalIgnoreCase))
            await Console.Error.WriteLineAsync($"{path}: written in {now} and says so, for {before} has no form for its translations.");
    }

    static InvalidDocumentException IsThere(string input, string path) =>
        new(input, $"its result would be {path}, which is there already. Replace it with --force, or write to another folder with --out.");

    static byte[] Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return SHA256.HashData(stream);
    }

    static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;

    static bool IsSame(string one, string other) => string.Equals(Path.GetFullPath(one), Path.GetFullPath(other), StringComparison.Ordinal);
}
