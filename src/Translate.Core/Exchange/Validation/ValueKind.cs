using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Xml;
using Translate.Core.Text;

namespace Translate.Core.Exchange.Validation;

/// <summary>A kind of attribute value: what it has to look like.</summary>
/// <param name="Expected">What is expected, in words.</param>
/// <param name="Accepts">Whether a value is one.</param>
/// <param name="IsAdvice">The schema takes other values too: one that is not accepted is worth a warning only.</param>
sealed record ValueKind(string Expected, Func<string, bool> Accepts, bool IsAdvice = false)
{
    /// <summary>The styles of HTML that the format style module allows (XLIFF 2.1, 5.3).</summary>
    static readonly string[] Styles =
    [
        "a", "b", "bdo", "big", "blockquote", "body", "br", "button", "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "div", "dl", "dt", "em",
        "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "html", "i", "img", "label", "legend", "li", "ol", "p", "pre", "q", "s", "samp", "select", "small", "span",
        "strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "tt", "u", "ul",
    ];

    /// <summary>The tags that BCP 47 keeps although its grammar no longer makes them (RFC 5646, 2.2.8).</summary>
    static readonly FrozenSet<string> Grandfathered = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "en-GB-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo", "i-navajo", "i-pwn", "i-tao", "i-tay", "i-tsu",
        "sgn-BE-FR", "sgn-BE-NL", "sgn-CH-DE", "art-lojban", "cel-gaulish", "no-bok", "no-nyn", "zh-guoyu", "zh-hakka", "zh-min", "zh-min-nan", "zh-xiang");

    static readonly string[] Media = ["text", "multipart", "message", "application", "image", "audio", "video", "model"];

    static readonly SearchValues<char> NotInIris = SearchValues.Create(" \"<>\\^`{|}");

    static readonly ValueKind Token = new("a name token (NMTOKEN)", IsToken);

    static readonly FrozenDictionary<string, ValueKind> Kinds = new Dictionary<string, ValueKind>(StringComparer.Ordinal)
    {
        ["text"] = new("text", _ => true),
        ["yesNo"] = OneOf("yes", "no"),
        ["yesNoFirstNo"] = OneOf("yes", "firstNo", "no"),
        ["direction"] = OneOf("ltr", "rtl", "auto"),
        ["space"] = OneOf("default", "preserve"),
        ["preserve"] = OneOf("preserve"),
        ["side"] = OneOf("source", "target"),
        ["metaSide"] = OneOf("source", "target", "ignorable"),
        ["state"] = OneOf("initial", "translated", "reviewed", "final"),
        ["version"] = OneOf("2.0", "2.1"),
        ["codeType"] = OneOf("fmt", "ui", "quote", "link", "image", "other"),
        ["matchType"] = OneOf("am", "mt", "icm", "idm", "tb", "tm", "other"),
        ["normalization"] = OneOf("none", "nfc", "nfd"),
        ["style"] = new("an element of HTML that the module lists", Styles.Contains),
        ["annotationType"] = new("generic, comment, term, or a prefix and a value with a colon between", value => value is "generic" or "comment" or "term" || IsCustom(value)),
        ["subState"] = new("a prefix and a value with a colon between", IsPrefixed),
        ["custom"] = new("a prefix and a value with a colon between", IsCustom),
        ["token"] = Token,
        ["tokens"] = new("name tokens (NMTOKENS) with spaces between", value => Tokens(value) is { Length: > 0 } tokens && tokens.All(IsToken)),
        ["language"] = new("a language tag as in BCP 47", value => Locale.TryParse(value, out _) || Grandfathered.Contains(value)),
        ["iri"] = new("an IRI, in which these characters are escaped: space \" < > \\ ^ ` { | }", value => value.AsSpan().IndexOfAny(NotInIris) < 0, IsAdvice: true),
        ["positive"] = new("a positive integer", value => IsInteger(value, out var negative, out var zero) && !negative && !zero),
        ["integer"] = new("an integer", value => IsInteger(value, out _, out _)),
        ["priority"] = new("an integer from 1 to 10", value => int.TryParse(value.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 10),
        ["percent"] = new("a number from 0 to 100", value => IsNumberTo(100, value)),
        ["unitInterval"] = new("a number from 0 to 1", value => IsNumberTo(1, value)),
        ["version1"] = OneOf("1.0", "1.1", "1.2"),
        ["position"] = OneOf("open", "close"),
        ["association"] = OneOf("preceding", "following", "both"),
        ["annotates"] = OneOf("source", "target", "general"),
        ["moment"] = new("a date and time as in XML Schema: 2008-02-01T10:00:00Z", IsMoment),
        ["media"] = new("a media type, as text/html", value => Media.Contains(value.Split('/')[0]) && !value.EndsWith('/')),
        ["coordinates"] = new("four integers, or #, with semicolons between", value => value.Split(';') is { Length: 4 } parts && parts.All(part => part is "#" || (part.Trim() == part && !part.StartsWith('+') && IsInteger(part, out _, out _)))),
        ["hex"] = new("four or six hexadecimal digits from 0000 to 10FFFF", value => value.Length is 4 or 6 && IsCodePoint(value)),
        ["size"] = new("a maximum, or a minimum, a comma and a maximum, which are integers, the maximum perhaps \"*\"", IsSize),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The kind of that name in the grammar.</summary>
    public static ValueKind Of(string name) => Kinds[name];

    /// <summary>The values that the standard lists for something, beside which others may be used that begin with <c>x-</c> (XLIFF 1.2).</summary>
    public static ValueKind Listed(string name, string[] values) => new(
        values.Length > 12 ? $"a value that the standard lists for {name}, or one that begins with \"x-\"" : string.Join(", ", values) + ", or a value that begins with \"x-\"",
        value => values.Contains(value) || (value.StartsWith("x-", StringComparison.Ordinal) && value.Length > 2 && !value.Any(char.IsWhiteSpace)));

    /// <summary>The names in a list of names.</summary>
    public static string[] Tokens(string value) => value.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A name token of XML; white space around it is not part of it (XML Schema, whiteSpace collapse).</summary>
    public static bool IsToken(string value)
    {
        try
        {
            return XmlConvert.VerifyNMTOKEN(value.Trim(' ', '\t', '\r', '\n')) is { Length: > 0 };
        }
        catch (Exception e) when (e is XmlException or ArgumentException)
        {
            return false;
        }
    }

    static bool IsMoment(string value)
    {
        try
        {
            return value.Contains('T', StringComparison.Ordinal) && XmlConvert.ToDateTimeOffset(value.Trim()) > DateTimeOffset.MinValue;
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return false;
        }
    }

    static bool IsNumberTo(int most, string value) =>
        decimal.TryParse(value.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= most;

    /// <summary>A prefix without white space, a colon and any value.</summary>
    static bool IsPrefixed(string value) =>
        value.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon < value.Length - 1 && !value.AsSpan(0, colon).ContainsAny(" \t\r\n");

    /// <summary>A prefix, a colon and a value, neither of which has a colon or white space.</summary>
    static bool IsCustom(string value)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon == value.LastIndexOf(':') && colon < value.Length - 1 && !value.Any(char.IsWhiteSpace);
    }

    static bool IsInteger(string value, out bool isNegative, out bool isZero)
    {
        var digits = value.AsSpan().Trim(" \t\r\n");
        isNegative = digits.StartsWith("-");
        if (digits.StartsWith("-") || digits.StartsWith("+")) digits = digits[1..];
        isZero = digits.Trim('0').IsEmpty;
        return !digits.IsEmpty && digits.IndexOfAnyExceptInRange('0', '9') < 0;
    }

    static bool IsSize(string value)
    {
        var parts = value.Trim().Split(',');
        return parts.Length <= 2 && (parts[^1].Trim() is "*" || IsInteger(parts[^1], out _, out _)) && (parts.Length == 1 || IsInteger(parts[0], out _, out _));
    }

    static bool IsCodePoint(string value) => int.TryParse(value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point) && point is >= 0 and <= 0x10FFFF;

    static ValueKind OneOf(params string[] values) => new(string.Join(", ", values.SkipLast(1)) + (values.Length > 1 ? " or " : "") + values[^1], values.Contains);
}
