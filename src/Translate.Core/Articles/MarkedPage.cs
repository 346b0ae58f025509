using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Core.Articles;

/// <summary>
/// A page in which each unit's text begins with a mark of its own, so that whoever takes the article out of the page, cleans it and moves it about, gives the
/// units of the article back with it: by their marks, and not by searching for their words, which may stand on the page twice.
/// </summary>
/// <remarks>A mark is digits of a private-use area between two brackets of it. A page that has such characters itself is not marked.</remarks>
public sealed partial class MarkedPage
{
    const char Open = '\uF6E0', Close = '\uF6E1', Zero = '\uF6E2';

    readonly IReadOnlyList<Unit> units;

    MarkedPage(string text, IReadOnlyList<Unit> units)
    {
        Text = text;
        this.units = units;
    }

    /// <summary>The page with its marks.</summary>
    public string Text { get; }

    /// <summary>Marks a page; null where it has characters that would read as marks.</summary>
    public static MarkedPage? Of(SourceText source, IReadOnlyList<Unit> units) =>
        source.Text.AsSpan().ContainsAnyInRange(Open, (char)(Zero + 9))
            ? null
            : new(Splice.Apply(source.Text, units.Select((unit, i) => new Edit(new(unit.Slot.Start, 0), Mark(i)))), units);

    /// <summary>The units whose marks are in a text that was made of the page.</summary>
    public IReadOnlySet<string> Found(string text) => Marks().Matches(text)
        .Select(m => int.Parse(string.Concat(m.Groups["number"].Value.Select(c => (char)(c - Zero + '0'))), CultureInfo.InvariantCulture))
        .Where(i => i < units.Count)
        .Select(i => units[i].Id)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>A text of the page without its marks.</summary>
    public static string Plain(string text) => Marks().Replace(text, "");

    static string Mark(int index)
    {
        var mark = new StringBuilder().Append(Open);
        foreach (var digit in index.ToString(CultureInfo.InvariantCulture)) mark.Append((char)(Zero + digit - '0'));
        return mark.Append(Close).ToString();
    }

    [GeneratedRegex(@"\uF6E0(?<number>[\uF6E2-\uF6EB]{1,8})\uF6E1", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Marks();
}
