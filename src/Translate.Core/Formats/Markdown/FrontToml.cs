using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>Finds the values of chosen keys in TOML (1.0.0): basic strings (<c>"…"</c>), and arrays of them on one line.</summary>
/// <remarks>Tables and dotted keys are paths. Literal strings, strings of several lines and inline tables are left as they are.</remarks>
static partial class FrontToml
{
    /// <summary>The values in their order.</summary>
    public static IEnumerable<FrontValue> Values(string file, IReadOnlyList<TextSpan> lines, IReadOnlySet<string> keys)
    {
        var (table, open) = ("", "");
        var longest = keys.Select(key => key.Length).DefaultIfEmpty().Max();
        foreach (var line in lines)
        {
            var text = file.Substring(line.Start, line.Length);
            if (open.Length > 0)
            {
                if (text.Contains(open, StringComparison.Ordinal)) open = "";
                continue;
            }

            if (Table().Match(text) is { Success: true } header)
            {
                table = header.Groups["name"].Value + ".";
                continue;
            }

            if (Key().Match(text) is not { Success: true } pair) continue;
            var rest = TextSpan.FromBounds(line.Start + pair.Length, line.End);
            var value = text[pair.Length..];
            open = Opens(value);
            var name = pair.Groups["key"].Value;
            if (open.Length > 0 || table.Length + name.Length > longest || !keys.Contains(table + name)) continue;
            if (value is ['"', ..] && FrontScalar.Quoted(value) is > 2 and var length && IsEnd(value.AsSpan(length)))
            {
                yield return new(table + name, new(rest.Start, length), FrontStyle.Line);
            }
            else if (FrontSequence.Read(file, rest) is { } items)
            {
                foreach (var item in items)
                    if (file[item.Start] == '"') yield return new(table + name, item, FrontStyle.Flow);
            }
        }
    }

    /// <summary>What ends the string of several lines that a line begins and does not end.</summary>
    static string Opens(string value)
    {
        foreach (var mark in (ReadOnlySpan<string>)["\"\"\"", "'''"])
            if (value.StartsWith(mark, StringComparison.Ordinal) && value.IndexOf(mark, 3, StringComparison.Ordinal) < 0) return mark;
        return "";
    }

    /// <summary>TOML needs no space before a comment.</summary>
    static bool IsEnd(ReadOnlySpan<char> rest) => rest.TrimStart(" \t") is [] or ['#', ..];

    [GeneratedRegex(@"^[ \t]*\[{1,2}[ \t]*(?<name>[A-Za-z0-9_.-]+)[ \t]*\]{1,2}[ \t]*(?:#.*)?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Table();

    [GeneratedRegex(@"^[ \t]*(?<key>[A-Za-z0-9_.-]+)[ \t]*=[ \t]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
