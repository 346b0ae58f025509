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
        var scheme = isNamed ? 4 : rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
            : rest.StartsWith("ftp://", StringComparison.OrdinalIgnoreCase) ? 6 : 0;
        if (scheme == 0 || rest.Length == scheme || !char.IsLetterOrDigit(rest[scheme])) return 0;
        if (start > 0 && (isNamed ? !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not ('*' or '_' or '~' or '(') : char.IsAsciiLetterOrDigit(text[start - 1]))) return 0;

        var length = scheme;
        for (; length < rest.Length; length++)
        {
            var c = rest[length];
            if (NotInAddress.Contains(c) || char.IsWhiteSpace(c) || char.IsControl(c)) break;
            if (!char.IsAscii(c) && char.IsAsciiLetterOrDigit(rest[length - 1])) break;
        }

        return start + Trim(rest[..length], scheme);
    }

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
