using System.Collections.Concurrent;
using System.Collections.Frozen;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>The names of the months, whole and short, by the platform's names (CLDR).</summary>
static class MonthNames
{
    static readonly ConcurrentDictionary<Locale, FrozenDictionary<string, int>> Known = new();

    /// <summary>The names in a locale, without a point behind, in any case; and which month each is, from 1.</summary>
    public static FrozenDictionary<string, int> Of(Locale locale) => Known.GetOrAdd(locale, static key =>
    {
        var names = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var format = key.Culture.DateTimeFormat;
        foreach (var list in new[] { format.MonthNames, format.MonthGenitiveNames, format.AbbreviatedMonthNames, format.AbbreviatedMonthGenitiveNames })
            for (var i = 0; i < Math.Min(12, list.Length); i++)
                if (list[i].Trim('.') is { Length: > 1 } name && !char.IsDigit(name[0])) names.TryAdd(name, i + 1);
        if (key.Language is "en") names.TryAdd("sept", 9);
        return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    });
}
