using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Translate.Core.Formats.Markdown;

/// <summary>Scalars on one line: plain, single-quoted and double-quoted (YAML 1.2.2, 7.3), and the basic strings of TOML.</summary>
static partial class FrontScalar
{
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
    public static string Encode(string present, string target, FrontStyle style)
    {
        var text = string.Join(' ', target.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (present[0] == '\'' && !text.Any(char.IsControl)) return $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
        var isPlain = present[0] != '"' && !NotPlain().IsMatch(text) && (style != FrontStyle.Flow || text.AsSpan().IndexOfAny(",[]{}") < 0);
        return isPlain ? text : Quote(text);
    }

    /// <summary>The length of the scalar that is the rest of a line, before a comment perhaps; 0 where it is something else.</summary>
    public static int Length(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty) return 0;
        if (rest[0] is '"' or '\'')
        {
            var quoted = Quoted(rest);
            return quoted > 0 && IsEnd(rest[quoted..]) ? quoted : 0;
        }

        if (!BeginsPlain(rest)) return 0;
        var length = 0;
        for (; length < rest.Length; length++)
        {
            var isLast = length + 1 == rest.Length || rest[length + 1] is ' ' or '\t';
            if (rest[length] == ':' && isLast) return 0;
            if (rest[length] == '#' && rest[length - 1] is ' ' or '\t') break;
        }

        return rest[..length].TrimEnd(" \t").Length;
    }

    /// <summary>The length of a scalar in quotation marks at the beginning; 0 where none is closed.</summary>
    public static int Quoted(ReadOnlySpan<char> rest)
    {
        for (var at = 1; at < rest.Length; at++)
        {
            if (rest[at] == '\\' && rest[0] == '"') at++;
            else if (rest[at] == '\'' && rest[at..].StartsWith("''") && rest[0] == '\'') at++;
            else if (rest[at] == rest[0]) return at + 1;
        }

        return 0;
    }

    /// <summary>A plain scalar may begin so.</summary>
    public static bool BeginsPlain(ReadOnlySpan<char> rest) =>
        !"|>&*!%@`[]{},#\"'".Contains(rest[0], StringComparison.Ordinal) && !(rest[0] is '-' or '?' or ':' && (rest.Length == 1 || rest[1] is ' ' or '\t'));

    /// <summary>Nothing but a comment follows.</summary>
    public static bool IsEnd(ReadOnlySpan<char> rest)
    {
        var after = rest.TrimStart(" \t");
        return after.IsEmpty || (after[0] == '#' && after.Length < rest.Length);
    }

    /// <summary>What a scalar says; null where an escape is none.</summary>
    public static string? Decode(string value)
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
