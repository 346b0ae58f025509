using System.Text.RegularExpressions;
using Translate.Core.Formats.Resx;
using Translate.Core.Text;

namespace Translate.Core.Formats.Po;

/// <summary>Finds the placeholders of a message by what its flags say of it (gettext's manual, "PO Files": <c>c-format</c> and its like).</summary>
/// <remarks>
/// Most languages can number their placeholders (POSIX: <c>%2$s</c>). Those of Python cannot; those of Go, Lua, Pascal and the shell have another form for it, or
/// only of late: their codes keep their order.
/// </remarks>
static partial class PoPlaceholders
{
    /// <summary>Reads a text of a message with these flags. Without a flag it is read as messages of any program are; with <c>no-c-format</c> it has none.</summary>
    public static Func<string, InlineText> Reader(IEnumerable<string> flags)
    {
        Func<string, InlineText>? none = null;
        foreach (var flag in flags)
        {
            if (!flag.EndsWith("-format", StringComparison.Ordinal)) continue;
            if (flag.StartsWith("no-", StringComparison.Ordinal))
            {
                none = static text => new(text);
                continue;
            }

            var language = flag.StartsWith("possible-", StringComparison.Ordinal) ? flag["possible-".Length..^"-format".Length] : flag[..^"-format".Length];
            return language switch
            {
                "c" or "gcc-internal" or "gfc-internal" or "objc" or "java-printf" or "php" or "javascript" or "awk" or "perl" => static text => Find(text, Printf()),
                "lua" or "object-pascal" or "go" => static text => Find(text, Printf(), inOrder: true),
                "python" => static text => Find(text, Named(), inOrder: true),
                "ruby" => static text => Find(text, Named()),
                "python-brace" => static text => Find(text, Brace()),
                "csharp" => Placeholders.Parse,
                "java" => static text => Find(text, JavaMessage()),
                "perl-brace" => static text => Find(text, PerlBrace()),
                "qt" or "qt-plural" or "kde" or "kde-kuit" or "boost" => static text => Find(text, Numbered()),
                "sh" or "sh-printf" => static text => Find(text, Shell(), inOrder: true),
                _ => MessagePlaceholders.Parse,
            };
        }

        return none ?? MessagePlaceholders.Parse;
    }

    /// <summary>What a pattern has no group for is text that looks like a placeholder and is none.</summary>
    static InlineText Find(string text, Regex pattern, bool inOrder = false) =>
        StandaloneCodes.Parse(text, pattern.Matches(text).Where(match => match.Groups["code"].Success).Select(match => new TextSpan(match.Index, match.Length)), inOrder);

    const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    [GeneratedRegex(
        """
        %% | (?<code> % (?: [0-9]+\$ )? [-+\x20\#0'I]* (?: [0-9]+ | \*(?: [0-9]+\$ )? )? (?: \. (?: [0-9]+ | \*(?: [0-9]+\$ )? )? )?
          (?: <[A-Z]+[A-Za-z0-9]*> | (?: hh? | ll? | [qjzZtL] )? [diouxXeEfFgGaAcCsSpnm@vTbBhHqtU] ) )
        """,
        Options)]
    private static partial Regex Printf();

    [GeneratedRegex(
        """
        %% | (?<code> % (?: [0-9]+\$ | \( [^()\r\n]+ \) | <[^<>\r\n]+> )? [-+\x20\#0]* (?: [0-9]+ | \* )? (?: \. (?: [0-9]+ | \* )? )? [hlL]? [diouxXeEfFgGcrsab] | %\{ [^{}\r\n]+ \} )
        """,
        Options)]
    private static partial Regex Named();

    [GeneratedRegex("""\{\{ | \}\} | (?<code> \{ [^{}\r\n]* (?: \{ [^{}\r\n]* \} [^{}\r\n]* )* \} )""", Options)]
    private static partial Regex Brace();

    [GeneratedRegex("""(?<code> \{ [ ]* [0-9]+ [ ]* (?: , [^{}\r\n]* )? \} )""", Options)]
    private static partial Regex JavaMessage();

    [GeneratedRegex("""(?<code> \{ [A-Za-z_][A-Za-z0-9_]* \} )""", Options)]
    private static partial Regex PerlBrace();

    [GeneratedRegex("""%% | (?<code> % L? (?: [0-9]{1,2} %? | n ) )""", Options)]
    private static partial Regex Numbered();

    [GeneratedRegex("""(?<code> \$ (?: [A-Za-z_][A-Za-z0-9_]* | \{ [A-Za-z_][A-Za-z0-9_]* \} ) ) | %% | (?<code> % [-+\x20\#0]* [0-9]* (?: \.[0-9]+ )? [diouxXeEfFgGcsb] )""", Options)]
    private static partial Regex Shell();
}
