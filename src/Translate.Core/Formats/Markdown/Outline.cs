using System.Globalization;

namespace Translate.Core.Formats.Markdown;

/// <summary>Names blocks by their place: the number of their section, and which of their kind they are in it.</summary>
/// <remarks>
/// <c>2.1</c> is the heading of the first section within the second, <c>2.1/p3</c> the third paragraph below it. So a new paragraph changes
/// the names in its own section only. Blocks are counted whether they have text or not, so that no name depends on the wording.
/// </remarks>
sealed class Outline
{
    readonly int[] sections = new int[6];
    readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    string section = "0";

    /// <summary>The name of a heading that begins a section.</summary>
    public string Section(int level)
    {
        sections[level - 1]++;
        sections.AsSpan(level).Clear();
        section = string.Join('.', sections[..level].Select(number => number.ToString(CultureInfo.InvariantCulture)));
        return section;
    }

    /// <summary>The name of the next block of a kind, in a footnote or in the section.</summary>
    public string Block(string kind, string? footnote = null) => Next($"{(footnote is null ? section : $"^{footnote}")}/{kind}");

    /// <summary>A name of its own for something that the file names; the second of the same name gets a number.</summary>
    public string Named(string name) => Next(name) is var numbered && numbered.Length == name.Length + 1 && numbered[^1] == '1' ? name : $"{name}#{numbered[name.Length..]}";

    string Next(string name)
    {
        counts[name] = counts.GetValueOrDefault(name) + 1;
        return name + counts[name].ToString(CultureInfo.InvariantCulture);
    }
}
