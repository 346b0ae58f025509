using System.Buffers;

namespace Translate.Core.Formats.Markdown;

/// <summary>Addresses in angle brackets (CommonMark 0.31.2, 6.5) and without (GFM, 6.9).</summary>
static class Autolinks
{
    static readonly SearchValues<char> MailCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-");

    static readonly SearchValues<char> NotInAddress = SearchValues.Create("<>\"{}|\\^`[]");

    /// <summary>The offset behind an address in angle brackets; 0 where there is none.</summary>
    public static int EndOfBracketed(string text, int start)
    {
        var rest = text.AsSpan(start + 1);
        var close = rest.IndexOfAny("<> \n");
        if (close <= 0 || rest[close] != '>') return 0;
        var inner = rest[..close];
        return IsUri(inner) || IsMail(inner) ? start + close + 2 : 0;
    }

    /// <summary>The offset behind an address that needs no brackets; 0 where there is none.</summary>
    /// <remarks>
    /// It ends before what no address may contain (RFC 3986, 2), where GitHub goes on up to white space. In Korean a particle follows an address directly. A character that is not ASCII belongs to an address only behind its punctuation:
    /// <c>https://ko.wikipedia.org/wiki/등대</c>, but <c>https://example.org</c> in <c>https://example.org에서</c>.
    /// </remarks>
    public static int EndOfBare(string text, int start)
    {
        var rest = text.AsSpan(start);
        var isNamed = rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
        var scheme = isNamed ? 4 : Scheme(rest);
        if (scheme == 0 || rest.Length == scheme || !char.IsLetterOrDigit(rest[scheme])) return 0;
        var before = start > 0 ? text[start - 1] : ' ';
        if (isNamed ? !char.IsWhiteSpace(before) && before is not ('*' or '_' or '~' or '(') : char.IsAsciiLetterOrDigit(before)) return 0;

        var length = scheme;
        for (; length < rest.Length; length++)
        {
            var c = rest[length];
            if (!Continues(c)) break;
            if (!char.IsAscii(c) && char.IsAsciiLetterOrDigit(rest[length - 1])) break;
        }

        return start + Trim(rest[..length], scheme);
    }

    /// <summary>Where an e-mail address begins and ends that needs no brackets (GFM, 6.9), by the place of its <c>@</c>; null where there is none.</summary>
    /// <remarks>It begins behind what was read already, and an underscore there may be a mark of emphasis: then it is none.</remarks>
    public static (int Start, int End)? BareMail(string text, int read, int sign)
    {
        var start = sign;
        while (start > read && IsMailName(text[start - 1])) start--;
        if (start == sign || (start > 0 && IsMailName(text[start - 1]))) return null;

        var end = sign + 1;
        while (end < text.Length && (text[end] == '.' || HtmlTags.NameCharacters.Contains(text[end]))) end++;
        while (text[end - 1] is '.') end--;
        var domain = text.AsSpan(sign + 1, end - sign - 1);
        return domain.Contains('.') && domain[^1] != '-' && IsMail(text.AsSpan(start, end - start)) ? (start, end) : null;
    }

    /// <summary>The character may stand before the sign of an e-mail address that needs no brackets.</summary>
    public static bool IsMailName(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '+';

    /// <summary>All of a text is an address that needs no brackets.</summary>
    public static bool IsBare(string address) =>
        EndOfBare(address, 0) == address.Length || (address.IndexOf('@', StringComparison.Ordinal) is > 0 and var sign && BareMail(address, 0, sign) == (0, address.Length));

    static int Scheme(ReadOnlySpan<char> text)
    {
        foreach (var scheme in (ReadOnlySpan<string>)["http://", "https://", "ftp://"])
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return scheme.Length;
        return 0;
    }

    /// <summary>An address followed by the character would be taken to go on.</summary>
    public static bool Continues(char c) => !NotInAddress.Contains(c) && !char.IsWhiteSpace(c) && !char.IsControl(c);

    /// <summary>Punctuation at the end, and brackets that were not opened, are the sentence's.</summary>
    static int Trim(ReadOnlySpan<char> address, int scheme)
    {
        var open = address.Count('(') - address.Count(')');
        var length = address.Length;
        for (; length > scheme; length--)
        {
            var last = address[length - 1];
            if (last is '?' or '!' or '.' or ',' or ':' or ';' or '*' or '_' or '~' or '\'' || (!char.IsAscii(last) && char.IsPunctuation(last))) continue;
            if (last != ')' || open >= 0) break;
            open++;
        }

        return length > scheme ? length : 0;
    }

    static bool IsUri(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon is < 2 or > 32 || !char.IsAsciiLetter(text[0])) return false;
        foreach (var c in text[..colon])
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '.' or '-')) return false;
        foreach (var c in text)
            if (char.IsControl(c)) return false;
        return true;
    }

    static bool IsMail(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        if (at <= 0 || text[..at].IndexOfAnyExcept(MailCharacters) >= 0) return false;
        foreach (var part in text[(at + 1)..].Split('.'))
        {
            var name = text[(at + 1)..][part];
            if (name.IsEmpty || name.Length > 63 || name[0] == '-' || name[^1] == '-' || name.IndexOfAnyExcept(HtmlTags.NameCharacters) >= 0) return false;
        }

        return true;
    }
}
