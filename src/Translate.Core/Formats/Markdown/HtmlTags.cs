using System.Buffers;

namespace Translate.Core.Formats.Markdown;

/// <summary>Raw HTML within a text (CommonMark 0.31.2, 6.6).</summary>
static class HtmlTags
{
    /// <summary>What a tag's name may consist of.</summary>
    public static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    static readonly SearchValues<char> AttributeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.:-");

    static readonly SearchValues<char> UnquotedEnds = SearchValues.Create(" \t\r\n\"'=<>`");

    /// <summary>The offset behind the tag that begins at an offset; 0 where none does.</summary>
    public static int EndOfTag(ReadOnlySpan<char> text, int start)
    {
        var at = start + 1;
        var closing = at < text.Length && text[at] == '/';
        if (closing) at++;
        if (at >= text.Length || !char.IsAsciiLetter(text[at])) return 0;
        at = Skip(text, at, NameCharacters);

        while (true)
        {
            var before = at;
            at = SkipSpace(text, at);
            if (at >= text.Length) return 0;
            if (text[at] == '>') return at + 1;
            if (closing) return 0;
            if (text[at] == '/') return at + 1 < text.Length && text[at + 1] == '>' ? at + 2 : 0;
            if (at == before || !(char.IsAsciiLetter(text[at]) || text[at] is '_' or ':')) return 0;
            at = Skip(text, at, AttributeCharacters);

            var equals = SkipSpace(text, at);
            if (equals >= text.Length || text[equals] != '=') continue;
            at = SkipSpace(text, equals + 1);
            if (at >= text.Length) return 0;
            if (text[at] is '"' or '\'')
            {
                var end = text[(at + 1)..].IndexOf(text[at]);
                if (end < 0) return 0;
                at += end + 2;
            }
            else
            {
                var end = text[at..].IndexOfAny(UnquotedEnds);
                if (end <= 0) return 0;
                at += end;
            }
        }
    }

    static int Skip(ReadOnlySpan<char> text, int at, SearchValues<char> characters) =>
        text[at..].IndexOfAnyExcept(characters) is var length && length < 0 ? text.Length : at + length;

    static int SkipSpace(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n') at++;
        return at;
    }
}
