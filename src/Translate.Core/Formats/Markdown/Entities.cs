using System.Globalization;
using System.Net;
using System.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>Entities and numeric character references (CommonMark 0.31.2, 2.5).</summary>
static class Entities
{
    /// <summary>No name is longer.</summary>
    const int LongestName = 32;

    /// <summary>The offset behind the reference that begins at an offset; 0 where none does.</summary>
    public static int End(string text, int start)
    {
        var at = start + 1;
        int first;
        if (at < text.Length && text[at] == '#')
        {
            var isHexadecimal = ++at < text.Length && text[at] is 'x' or 'X';
            if (isHexadecimal) at++;
            first = at;
            var most = isHexadecimal ? 6 : 7;
            while (at < text.Length && at - first < most && (isHexadecimal ? char.IsAsciiHexDigit(text[at]) : char.IsAsciiDigit(text[at]))) at++;
        }
        else
        {
            first = at;
            if (at < text.Length && !char.IsAsciiLetter(text[at])) return 0;
            while (at < text.Length && at - first < LongestName && char.IsAsciiLetterOrDigit(text[at])) at++;
        }

        return at > first && at < text.Length && text[at] == ';' ? at + 1 : 0;
    }

    /// <summary>What a reader reads for it; null where its name is not known here or it is a control character, and it is better left alone.</summary>
    public static string? Decode(string reference)
    {
        if (reference[1] == '#')
        {
            var isHexadecimal = reference[2] is 'x' or 'X';
            var digits = reference.AsSpan(isHexadecimal ? 3 : 2)[..^1];
            var value = int.Parse(digits, isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture);
            return Rune.IsValid(value) && !Rune.IsControl(new(value)) ? new Rune(value).ToString() : null;
        }

        var decoded = WebUtility.HtmlDecode(reference);
        return string.Equals(decoded, reference, StringComparison.Ordinal) ? null : decoded;
    }

    /// <summary>The reference for a character.</summary>
    public static string Of(Rune rune) => rune.Value switch
    {
        ' ' => "&#32;",
        0xA0 => "&nbsp;",
        _ => string.Create(CultureInfo.InvariantCulture, $"&#x{rune.Value:X};"),
    };
}
