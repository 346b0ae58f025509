using System.Globalization;
using System.Net;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Html;

/// <summary>Character references (WHATWG HTML, 13.2.5.72 ff.), with a semicolon and, the old ones, without.</summary>
static class CharacterReferences
{
    /// <summary>No name that needs no semicolon is longer; no name at all is longer than the second.</summary>
    const int LongestOld = 6, Longest = 32;

    /// <summary>What the numbers from 128 to 159 mean: they are those of windows-1252.</summary>
    const string Windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>A reference's end, and what a reader reads for it: null where it is not known here, and better kept as it is. The end is 0 where there is none.</summary>
    public static (int End, string? Value) Read(string text, int start, int limit, Place place)
    {
        var at = start + 1;
        if (at >= limit) return default;
        return text[at] == '#' ? Number(text, at + 1, limit) : char.IsAsciiLetter(text[at]) ? Name(text, at, limit, place) : default;
    }

    /// <summary>A text in which all that can be read is.</summary>
    public static string Decode(string text, TextSpan span, Place place)
    {
        if (text.IndexOf('&', span.Start, span.Length) < 0) return text.Substring(span.Start, span.Length);
        var result = new StringBuilder();
        for (var at = span.Start; at < span.End;)
        {
            if (text[at] == '&' && Read(text, at, span.End, place) is { End: > 0, Value: { } value } reference)
            {
                result.Append(value);
                at = reference.End;
            }
            else
            {
                result.Append(text[at++]);
            }
        }

        return result.ToString();
    }

    static (int End, string? Value) Number(string text, int at, int limit)
    {
        var isHexadecimal = at < limit && text[at] is 'x' or 'X';
        if (isHexadecimal) at++;
        var (first, value) = (at, 0L);
        for (; at < limit && (isHexadecimal ? char.IsAsciiHexDigit(text[at]) : char.IsAsciiDigit(text[at])); at++)
            value = Math.Min((value * (isHexadecimal ? 16 : 10)) + Convert.ToInt32(text[at].ToString(), 16), 0x110000);
        if (at == first) return default;

        var character = value is >= 0x80 and < 0xA0 ? Windows[(int)value - 0x80] : value;
        var isKnown = character <= 0x10FFFF && Rune.IsValid((int)character) && (character is '\t' or '\n' or '\f' or '\r' || !Rune.IsControl(new((int)character)));
        var isEnded = at < limit && text[at] == ';';
        if (isKnown) return (isEnded ? at + 1 : at, new Rune((int)character).ToString());
        return isEnded ? (at + 1, null) : default;
    }

    static (int End, string? Value) Name(string text, int at, int limit, Place place)
    {
        var end = at;
        while (end < limit && end - at < Longest && char.IsAsciiLetterOrDigit(text[end])) end++;
        if (end < limit && text[end] == ';') return (end + 1, Named(text[at..end]));

        // In an address "&copy=1" is a parameter.
        for (var length = Math.Min(LongestOld, end - at); length >= 2; length--)
        {
            if (place != Place.Content && at + length < limit && (text[at + length] == '=' || char.IsAsciiLetterOrDigit(text[at + length]))) continue;
            if (Named(text.Substring(at, length)) is [var character] value && character is '&' or '<' or '>' or '"' or (>= '\u00A0' and <= '\u00FF')) return (at + length, value);
        }

        return default;
    }

    static string? Named(string name)
    {
        if (name is "AMP" or "LT" or "GT" or "QUOT" or "COPY" or "REG") name = name.ToLowerInvariant();
        var reference = string.Create(CultureInfo.InvariantCulture, $"&{name};");
        var decoded = WebUtility.HtmlDecode(reference);
        return string.Equals(decoded, reference, StringComparison.Ordinal) ? null : decoded;
    }
}
