using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Server.Aligning;

/// <summary>Which files of two heaps are the same document in two languages, by their names.</summary>
/// <param name="Pairs">The pairs, by the places of the files in their heaps.</param>
/// <param name="Alone">The names of files that have no partner.</param>
public sealed partial record FilePairs(IReadOnlyList<(int Source, int Target)> Pairs, IReadOnlyList<string> Alone)
{
    /// <summary>Pairs files whose names are the same but for the language in them: <c>report.en.txt</c> and <c>report_ko.docx</c>. A single file on each side is a pair whatever it is called.</summary>
    public static FilePairs Of(IReadOnlyList<string> sources, IReadOnlyList<string> targets, Locale from, Locale to)
    {
        if (sources.Count == 1 && targets.Count == 1) return new([(0, 0)], []);
        var left = targets.Select((name, i) => (Key: Key(name, to), Place: i)).ToLookup(t => t.Key, t => t.Place, StringComparer.Ordinal);
        var (taken, pairs, alone) = (new HashSet<int>(), new List<(int, int)>(), new List<string>());
        foreach (var (i, name) in sources.Index())
        {
            if (left[Key(name, from)].Where(place => !taken.Contains(place)).Select(place => (int?)place).FirstOrDefault() is { } partner)
            {
                taken.Add(partner);
                pairs.Add((i, partner));
            }
            else
            {
                alone.Add(name);
            }
        }

        return new(pairs, [.. alone, .. targets.Where((_, i) => !taken.Contains(i))]);
    }

    /// <summary>A name without its folder, its ending and the language in it.</summary>
    static string Key(string name, Locale locale)
    {
        var words = Between().Split(Path.GetFileNameWithoutExtension(name.Replace('\\', '/')).Normalize().ToLowerInvariant()).Where(word => word.Length > 0);
        var tags = new[] { locale.Tag, locale.Language }.Select(tag => tag.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

        // A tag of several parts, pt-BR, was divided as a name is.
        var whole = string.Join('-', words);
        foreach (var tag in tags.OrderByDescending(tag => tag.Length))
        {
            if (whole.EndsWith($"-{tag}", StringComparison.Ordinal)) return whole[..^(tag.Length + 1)];
            if (whole.StartsWith($"{tag}-", StringComparison.Ordinal)) return whole[(tag.Length + 1)..];
        }

        return whole;
    }

    [GeneratedRegex(@"[\s._\-()\[\]]+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Between();
}
