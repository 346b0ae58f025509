using System.Collections.Frozen;

namespace Translate.Core.Formats;

/// <summary>Something that a format can be told about a desk's files.</summary>
/// <param name="Name">Its name, behind that of its format: <c>json.keys</c>.</param>
/// <param name="Description">What it says, for people.</param>
/// <param name="Default">What holds where nothing is said.</param>
public sealed record FormatOption(string Name, string Description, string Default);

/// <summary>What a desk, or a user, has told the formats: values by the options' names. Kept as the JSON object that <see cref="Values"/> is.</summary>
public sealed class FormatOptions
{
    readonly FrozenDictionary<string, string> values;

    FormatOptions(FrozenDictionary<string, string> values) => this.values = values;

    /// <summary>Nothing has been said: the defaults hold.</summary>
    public static FormatOptions None { get; } = new(FrozenDictionary<string, string>.Empty);

    /// <summary>All that formats can be told.</summary>
    public static IReadOnlyList<FormatOption> All => [.. FileFormats.All.SelectMany(format => format.Options)];

    /// <summary>The values by the options' names.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>Takes values by the options' names.</summary>
    /// <exception cref="FormatException">No format has an option of that name, or its format cannot work with its value.</exception>
    public static FormatOptions Of(IEnumerable<KeyValuePair<string, string>> values)
    {
        var taken = values.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        var known = All.Select(option => option.Name).ToList();
        var strange = taken.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (strange is not null) throw new FormatException($"there is no option \"{strange}\". There are: {string.Join(", ", known)}.");
        var options = new FormatOptions(taken);
        foreach (var format in FileFormats.All) format.With(options);
        return options;
    }

    /// <summary>The value of an option as a list: its parts between commas, without white space around them. Null where it was not set.</summary>
    public IReadOnlyList<string>? List(string name) => values.TryGetValue(name, out var value) && value is not null ? value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : null;
}
