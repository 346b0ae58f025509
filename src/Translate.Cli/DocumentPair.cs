using Translate.Core.Text;

namespace Translate.Cli;

/// <summary>A document and its translation.</summary>
/// <param name="Source">The document's path.</param>
/// <param name="Target">The translation's, or null where there is none.</param>
/// <param name="Name">The document's name: within its folder where folders were named.</param>
sealed record DocumentPair(string Source, string? Target, string Name)
{
    /// <summary>The one pair that two files are, or those that two folders hold.</summary>
    /// <remarks>
    /// In folders two files belong together that have the same name when the locale is left out of it, and out of the folders' names: <c>a/page.en.html</c> and
    /// <c>a/page.ko.html</c>, <c>Strings.resx</c> and <c>Strings.ko.resx</c>, <c>en/page.html</c> and <c>ko/page.html</c>.
    /// </remarks>
    /// <exception cref="InvalidDocumentException">The one is a folder and the other is none, one of them does not exist, or two files could be the same one's translation.</exception>
    public static List<DocumentPair> Find(string source, string target, Locale from, Locale to)
    {
        if (!Directory.Exists(source) && !Directory.Exists(target)) return [new(source, target, Path.GetFileName(source))];
        foreach (var folder in new[] { source, target })
            if (!Directory.Exists(folder)) throw new InvalidDocumentException(folder, "this is no folder. Name two files, or two folders.");

        // In one folder of both languages the locale in the name says which is which.
        var isOne = string.Equals(Path.GetFullPath(source), Path.GetFullPath(target), StringComparison.Ordinal);
        var translations = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in Files(target))
        {
            var name = Path.GetRelativePath(target, file);
            if (isOne && !Names(name, to)) continue;
            if (!translations.TryAdd(Without(name, to), file))
                throw new InvalidDocumentException(file, $"it has the same name as {translations[Without(name, to)]} when the locale is left out of it. Align them one by one.");
        }

        return
        [
            .. Files(source).Select(file => (File: file, Name: Path.GetRelativePath(source, file)))
                .Where(file => !isOne || !Names(file.Name, to))
                .Select(file => new DocumentPair(file.File, translations.GetValueOrDefault(Without(file.Name, from)), file.Name.Replace(Path.DirectorySeparatorChar, '/'))),
        ];
    }

    static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true }).Order(StringComparer.Ordinal);

    static bool Names(string path, Locale locale) => !string.Equals(Without(path, locale), path, StringComparison.Ordinal);

    /// <summary>The path without the locale, between dots, or as the name of a folder.</summary>
    static string Without(string path, Locale locale)
    {
        var parts = path.Split(Path.DirectorySeparatorChar);
        var name = parts[^1].Split('.');
        var rest = name.Where((piece, i) => i == 0 || i == name.Length - 1 || !Is(piece, locale));
        return string.Join('/', [.. parts[..^1].Where(folder => !Is(folder, locale)), string.Join('.', rest)]);
    }

    static bool Is(string text, Locale locale) => string.Equals(text.Replace('_', '-'), locale.Tag, StringComparison.OrdinalIgnoreCase);
}
