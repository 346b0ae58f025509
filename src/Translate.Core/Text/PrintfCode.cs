using System.Globalization;
using System.Text.RegularExpressions;

namespace Translate.Core.Text;

/// <summary>A placeholder of printf as an inline code's data say it: <c>%d</c>, <c>%2$-5.1f</c>, <c>%[2]s</c> of Go, <c>%&lt;PRIu64&gt;</c> of gettext.</summary>
/// <param name="Number">The argument that it asks for by number (POSIX, fprintf: <c>%n$</c>); null where it takes the next one.</param>
/// <param name="Rest">What stands behind the percent sign besides that number, stars without theirs: <c>-5.1f</c>.</param>
/// <param name="Type">How it reads its argument: size and conversion, <c>i</c> as <c>d</c>.</param>
readonly partial record struct PrintfCode(int? Number, string Rest, string Type)
{
    /// <summary>Whether it reads an argument: <c>%m</c> of glibc does not, nor does <c>%n</c> of Java and Qt.</summary>
    public bool TakesArgument => Type is not ("m" or "n");

    /// <summary>How many arguments it takes besides its own: its width and its precision, where they are stars.</summary>
    public int Stars => Rest.AsSpan().Count('*');

    /// <summary>The code with the number of its argument. Stars take the arguments before it, and say so: with one number all have one.</summary>
    public string Numbered(int argument)
    {
        var next = argument - Stars;
        return string.Create(CultureInfo.InvariantCulture, $"%{argument}${Star().Replace(Rest, _ => string.Create(CultureInfo.InvariantCulture, $"*{next++}$"))}");
    }

    /// <summary>Reads a code's data; null where they are no placeholder of printf, or one with a name.</summary>
    public static PrintfCode? Parse(InlineCode code)
    {
        if (code.Kind is not CodeKind.Standalone || code.Data is not ['%', _, ..] || Whole().Match(code.Data) is not { Success: true } match) return null;
        var type = match.Groups["type"].Value;
        return new(
            match.Groups["number"] is { Success: true } number ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) : null,
            StarNumber().Replace(match.Groups["rest"].Value, "*"),
            type.EndsWith('i') ? string.Concat(type.AsSpan(0, type.Length - 1), "d") : type);
    }

    const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    [GeneratedRegex(
        """
        \A % (?: (?<number> [0-9]{1,4} ) \$ | \[ (?<number> [0-9]{1,4} ) \] )?
        (?<rest> [-+\x20\#0'I,]* (?: [0-9]+ | \* (?: [0-9]+\$ )? )? (?: \. (?: [0-9]+ | \* (?: [0-9]+\$ )? )? )?
          (?<type> <[A-Z]+[A-Za-z0-9]*> | (?: hh? | ll? | [qjzZtL] )? [diouxXeEfFgGaAcCsSpnm@vTbBhHqtUOr] ) ) \z
        """,
        Options)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\*", Options)]
    private static partial Regex Star();

    [GeneratedRegex(@"\*[0-9]+\$", Options)]
    private static partial Regex StarNumber();
}
