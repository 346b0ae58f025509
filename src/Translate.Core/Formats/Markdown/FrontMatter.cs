using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>The YAML before a document: the values of a few keys on one line each are for people, everything else is kept.</summary>
/// <remarks>YAML 1.2.2, 7.3: plain, single-quoted and double-quoted scalars. Blocks, and values that go on in a second line, are left alone.</remarks>
static partial class FrontMatter
{
    /// <summary>The keys whose values are for people, where nobody says others.</summary>
    public static readonly IReadOnlySet<string> UsualKeys = new[] { "title", "subtitle", "description", "summary" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    static readonly FrozenDictionary<string, (UnitKind Kind, int Level)> Kinds = new Dictionary<string, (UnitKind, int)>(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = (UnitKind.Heading, 1),
        ["subtitle"] = (UnitKind.Heading, 2),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds what is to be translated, and tells where the document behind it begins.</summary>
    public static int Read(SourceText source, Outline outline, List<Passage> passages, IReadOnlySet<string> keys)
    {
        var lines = Lines(source.Text).GetEnumerator();
        if (!lines.MoveNext() || !IsFence(source.Slice(lines.Current.Line), out var mark)) return 0;

        var found = new List<(TextSpan Line, TextSpan Next)>();
        TextSpan? last = null;
        while (lines.MoveNext())
        {
            var (line, next) = lines.Current;
            var text = source.Slice(line);
            if (last is { } before) found.Add((before, line));
            last = line;
            if (!text.StartsWith(mark, StringComparison.Ordinal) && !(mark == "---" && text.StartsWith("...", StringComparison.Ordinal))) continue;
            if (text[3..].AsSpan().Trim(" \t").Length > 0) continue;

            if (mark == "---")
                foreach (var (value, following) in found)
                    if (Value(source, outline, value, following, keys) is { } passage) passages.Add(passage);
            return next;
        }

        return 0;
    }

    /// <summary>Where the fence below a document's YAML begins, and the keys in it; null where there is none.</summary>
    public static (int End, IReadOnlySet<string> Keys)? Frame(SourceText source)
    {
        var lines = Lines(source.Text).GetEnumerator();
        if (!lines.MoveNext() || !IsFence(source.Slice(lines.Current.Line), out var mark) || mark != "---") return null;

        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (lines.MoveNext())
        {
            var text = source.Slice(lines.Current.Line);
            if ((text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal)) && text.AsSpan(3).Trim(" \t").IsEmpty) return (lines.Current.Line.Start, keys);
            if (text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && !char.IsWhiteSpace(text[0])) keys.Add(text[..colon].Trim());
        }

        return null;
    }

    /// <summary>A text as a scalar in double quotation marks.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (char.IsControl(c)) quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>The value in quotation marks where it needs them.</summary>
    public static string Encode(SourceText source, Unit unit, InlineText target)
    {
        var present = source.Slice(unit.Slot);
        var text = string.Join(' ', target.Render().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (present[0] == '\'' && !text.Any(char.IsControl)) return $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
        if (present[0] != '"' && !NotPlain().IsMatch(text)) return text;
        return Quote(text);
    }

    static Passage? Value(SourceText source, Outline outline, TextSpan line, TextSpan next, IReadOnlySet<string> keys)
    {
        var pair = source.Slice(line);
        var match = Key().Match(pair);
        if (!match.Success || !keys.Contains(match.Groups["key"].Value)) return null;
        var what = Kinds.GetValueOrDefault(match.Groups["key"].Value, (Kind: UnitKind.Aside, Level: 0));

        // A value may go on in lines that are indented.
        var following = source.Text.AsSpan(next.Start, next.Length);
        if (following is [' ' or '\t', ..] && !following.IsWhiteSpace()) return null;
        var length = Scalar(pair.AsSpan(match.Length));
        if (length == 0) return null;
        var text = Decode(pair.Substring(match.Length, length));
        var id = outline.Named($"front/{match.Groups["key"].Value}");
        if (text is null || !text.EnumerateRunes().Any(Rune.IsLetterOrDigit)) return null;
        return new(new(id, new(line.Start + match.Length, length), text) { Kind = what.Kind, Level = what.Level }, Place.FrontMatter, [], []);
    }

    /// <summary>The length of the scalar that is the rest of a line, before a comment perhaps; 0 where it is something else.</summary>
    static int Scalar(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty) return 0;
        var length = 0;
        if (rest[0] is '"' or '\'')
        {
            for (var at = 1; at < rest.Length && length == 0; at++)
            {
                if (rest[at] == '\\' && rest[0] == '"') at++;
                else if (rest[at] == '\'' && rest[at..].StartsWith("''") && rest[0] == '\'') at++;
                else if (rest[at] == rest[0]) length = at + 1;
            }

            var after = rest[length..].TrimStart(" \t");
            return after.IsEmpty || (after[0] == '#' && after.Length < rest.Length - length) ? length : 0;
        }

        if ("|>&*!%@`[]{},#".Contains(rest[0], StringComparison.Ordinal) || (rest[0] is '-' or '?' or ':' && (rest.Length == 1 || rest[1] is ' ' or '\t'))) return 0;
        for (; length < rest.Length; length++)
        {
            var isLast = length + 1 == rest.Length || rest[length + 1] is ' ' or '\t';
            if (rest[length] == ':' && isLast) return 0;
            if (rest[length] == '#' && rest[length - 1] is ' ' or '\t') break;
        }

        return rest[..length].TrimEnd(" \t").Length;
    }

    static string? Decode(string value)
    {
        if (value[0] == '\'') return value.Length > 1 ? value[1..^1].Replace("''", "'", StringComparison.Ordinal) : null;
        if (value[0] != '"') return value;

        var text = new StringBuilder(value.Length);
        for (var at = 1; at < value.Length - 1; at++)
        {
            if (value[at] != '\\')
            {
                text.Append(value[at]);
                continue;
            }

            var c = value[++at];
            var digits = c switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            if (digits > 0)
            {
                if (at + digits > value.Length - 2) return null;
                if (!int.TryParse(value.AsSpan(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) return null;
                if (code is > 0 and < 0x10000) text.Append((char)code);
                else if (Rune.IsValid(code)) text.Append(new Rune(code).ToString());
                else return null;
                at += digits;
                continue;
            }

            var known = "abtnvfre \"/\\N_LP".IndexOf(c, StringComparison.Ordinal);
            if (known < 0) return null;
            text.Append("\a\b\t\n\v\f\r\u001B \"/\\\u0085\u00A0\u2028\u2029"[known]);
        }

        return text.ToString();
    }

    static bool IsFence(string line, out string mark)
    {
        mark = line.StartsWith("+++", StringComparison.Ordinal) ? "+++" : "---";
        return line.StartsWith(mark, StringComparison.Ordinal) && line.AsSpan(3).Trim(" \t").IsEmpty;
    }

    static IEnumerable<(TextSpan Line, int Next)> Lines(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = text.AsSpan(at).IndexOfAny('\r', '\n');
            var end = length < 0 ? text.Length : at + length;
            var next = end == text.Length ? end : text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
            yield return (TextSpan.FromBounds(at, end), next);
            at = next;
        }
    }

    [GeneratedRegex(@"^(?<key>[A-Za-z_][A-Za-z0-9_-]*)[ \t]*:[ \t]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    /// <summary>What would be something else without quotation marks.</summary>
    [GeneratedRegex(
        """
        ^ $ | ^ [\s"'|>&*!%@`\[\]{},\#?:=~-] | \s $ | : (?:\s|$) | \s \# | \p{Cc} | ^\.\.\.
        | ^ (?: true | false | yes | no | on | off | null | y | n ) $
        | ^ [0-9.+_:xobeTZ\sA-Fa-f-]* [0-9] [0-9.+_:xobeTZ\sA-Fa-f-]* $
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking)]
    private static partial Regex NotPlain();
}
