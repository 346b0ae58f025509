using System.Collections.Frozen;
using System.Globalization;

namespace Translate.Core.Quality.Figures;

/// <summary>Words and the number that each stands for, written as rows: <c>1 one first · 2 two second</c>.</summary>
static class WordTable
{
    /// <summary>Reads the rows. A word that stands twice keeps its first number.</summary>
    public static FrozenDictionary<string, decimal> Read(string rows)
    {
        var table = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var number = 0m;
        foreach (var word in rows.Split([' ', '·', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (decimal.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var next)) number = next;
            else table.TryAdd(word, number);
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
