using System.Text.RegularExpressions;
using System.Xml.Linq;
using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Server.Tests.Pages;

/// <summary>The interface's strings: every one is used, and there in every language.</summary>
public partial class StringsTests
{
    static readonly string Repository = Find();

    static readonly Dictionary<string, Entry> English = Read("Strings.resx");

    sealed record Entry(string Value, string? Comment);

    public static TheoryData<string> Translations => [.. Files];

    static IEnumerable<string> Files => Directory.EnumerateFiles(Path.Combine(Repository, "translations", "ui"), "Strings.*.resx").Select(f => Path.GetFileName(f));

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translation_has_the_same_keys_and_placeholders(string file)
    {
        var translation = Read(file);

        Assert.Empty(English.Keys.Select(Whole).Except(translation.Keys.Select(Whole)));
        Assert.Empty(translation.Keys.Select(Whole).Except(English.Keys.Select(Whole)));
        Assert.All(translation, e =>
        {
            var english = English.TryGetValue(e.Key, out var same) ? same : English[$"{Whole(e.Key)}.other"];
            Assert.NotEmpty(e.Value.Value.Trim());
            Assert.True(Placeholders(english.Value).SetEquals(Placeholders(e.Value.Value)), $"{e.Key} has other placeholders in {file}");
        });
    }

    [Fact]
    public void What_is_counted_has_the_categories_of_its_language() =>
        Assert.All(Files.Append("Strings.resx"), file =>
        {
            var language = System.Globalization.CultureInfo.GetCultureInfo(file.Split('.') is [_, var tag, _] ? tag : "en");
            Assert.All(
                Read(file).Keys.Where(k => Whole(k) != k).GroupBy(Whole),
                counted => Assert.Equal(Translate.Server.Pages.Counting.Categories(language).Order(StringComparer.Ordinal), counted.Select(k => k[(counted.Key.Length + 1)..]).Order(StringComparer.Ordinal)));
        });

    [Theory]
    [MemberData(nameof(Translations))]
    public void The_product_delivers_its_own_strings(string file)
    {
        var (format, english) = FileFormats.Open(File.ReadAllBytes(Path.Combine(Repository, "translations", "ui", "Strings.resx")), "Strings.resx");
        var (_, translated) = FileFormats.Open(File.ReadAllBytes(Path.Combine(Repository, "translations", "ui", file)), file);
        var targets = format.Extract(translated).ToDictionary(unit => unit.Id, unit => unit.Source, StringComparer.Ordinal);

        var delivered = Reassembly.Write(format, english, Locale.Parse(file.Split('.')[1]), unit => targets.GetValueOrDefault(unit.Id));

        var strings = XDocument.Load(new MemoryStream(delivered)).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);
        Assert.Equal(file, format.LocalizedName("Strings.resx", Locale.Parse(file.Split('.')[1])));
        Assert.All(Read(file).Where(e => strings.ContainsKey(e.Key)), e => Assert.Equal(e.Value.Value, strings[e.Key]));
    }

    [Fact]
    public void A_placeholder_is_explained_to_the_translator() =>
        Assert.Empty(English.Where(e => Placeholders(e.Value.Value).Count > 0 && string.IsNullOrWhiteSpace(e.Value.Comment)).Select(e => e.Key));

    [Fact]
    public void Every_key_that_a_page_uses_is_there()
    {
        var (keys, starts) = Used();

        Assert.Empty(keys.Except(English.Keys));
        Assert.All(starts, start => Assert.Contains(English.Keys, k => k.StartsWith(start, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_key_is_used()
    {
        var (keys, starts) = Used();

        Assert.DoesNotContain(English.Keys, k => !keys.Contains(k) && !starts.Any(s => k.StartsWith(s, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_languages_are_those_with_a_file() =>
        Assert.Equal(
            Files.Select(f => f.Split('.')[1]).Append("en").Order(StringComparer.Ordinal),
            Translate.Server.Pages.Shell.Languages.Select(l => l.Name).Order(StringComparer.Ordinal));

    /// <summary>Whole keys, and the beginnings of those that are put together: <c>T[$"Role.{role}"]</c>.</summary>
    static (HashSet<string> Keys, HashSet<string> Starts) Used()
    {
        var (keys, starts) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository, "src", "Translate.Server"), "*.*", SearchOption.AllDirectories).Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal)))
            foreach (Match use in Use().Matches(File.ReadAllText(file)))
                (use.Groups["open"].Success || use.Groups["count"].Success ? starts : keys).Add(use.Groups["key"].Value + (use.Groups["count"].Success && !use.Groups["open"].Success ? "." : ""));

        // The editor's script says its words by their keys behind "Editor.", in the form that a number asks for.
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository, "src", "Translate.Server", "wwwroot", "editor"), "*.js"))
            foreach (Match use in Said().Matches(File.ReadAllText(file)))
            {
                var key = $"Editor.{use.Groups["key"].Value}";
                if (use.Groups["open"].Success) starts.Add(key);
                else if (English.ContainsKey($"{key}.other")) starts.Add($"{key}.");
                else keys.Add(key);
            }

        return (keys, starts);
    }

    /// <summary>A key without the category of a counted string: a language has the categories that it has.</summary>
    static string Whole(string key) => Category().Replace(key, "");

    static HashSet<string> Placeholders(string value) => [.. Placeholder().Matches(value).Select(m => m.Value)];

    static Dictionary<string, Entry> Read(string file) =>
        XDocument.Load(Path.Combine(Repository, "translations", "ui", file)).Root!.Elements("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => new Entry(d.Element("value")!.Value, d.Element("comment")?.Value), StringComparer.Ordinal);

    static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Translate.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run from a build within the repository.");
    }

    [GeneratedRegex("""\b(T|strings)(\[|(?<count>\.Count\())\$?"(?<key>[^"{]+)(?<open>\{)?""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Use();

    [GeneratedRegex("""\bsay\(["`](?<key>[A-Za-z0-9.]+)(?<open>\$)?""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Said();

    [GeneratedRegex(@"\.(zero|one|two|few|many|other)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Category();

    [GeneratedRegex(@"\{\d+[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
