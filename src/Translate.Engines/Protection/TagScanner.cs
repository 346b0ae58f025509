using System.Globalization;
using System.Net;

namespace Translate.Engines.Protection;

/// <summary>What stands in an answer with markup: text, or a tag.</summary>
/// <param name="Text">The text, its entities resolved; null for a tag.</param>
/// <param name="Name">The element's name in lower case.</param>
/// <param name="Id">The number in its <c>id</c>; 0 where there is none.</param>
/// <param name="IsClosing">It is an end tag.</param>
/// <param name="IsEmpty">It closes itself.</param>
readonly record struct TagToken(string? Text, string Name, int Id, bool IsClosing, bool IsEmpty);

/// <summary>Reads answers with markup in one pass, and takes what engines make of tags: other case, quotes, spaces, order, entities in text.</summary>
ref struct TagScanner(ReadOnlySpan<char> answer)
{
    readonly ReadOnlySpan<char> answer = answer;
    int at;

    /// <summary>What cannot be read, in words; null as long as all can.</summary>
    public string? Problem { get; private set; }

    /// <summary>The next token; false at the end, and at what cannot be read.</summary>
    public bool Next(out TagToken token)
    {
        token = default;
        if (Problem is not null || at >= answer.Length) return false;

        var start = at;
        while (at < answer.Length && !(answer[at] == '<' && IsTag())) at++;
        if (at > start)
        {
            token = new(WebUtility.HtmlDecode(answer[start..at].ToString()), "", 0, false, false);
            return true;
        }

        return Tag(out token);
    }

    /// <summary>What begins with a name right behind the bracket is a tag, whatever the name; behind spaces, only one of ours is.</summary>
    readonly bool IsTag()
    {
        var begin = at + 1;
        if (begin < answer.Length && answer[begin] is '!' or '?') return true;
        var name = begin;
        while (name < answer.Length && name - begin < 4 && answer[name] is ' ' or '/') name++;
        var end = name;
        while (end < answer.Length && end - name < 5 && char.IsAsciiLetter(answer[end])) end++;
        return end > name && (!answer[begin..name].Contains(' ') || Lower(answer[name..end]) is "x" or "g" or "span" or "br");
    }

    bool Tag(out TagToken token)
    {
        token = default;
        at++;
        var closing = false;
        for (; at < answer.Length && answer[at] is ' ' or '/'; at++) closing |= answer[at] == '/';
        var start = at;
        while (at < answer.Length && (char.IsAsciiLetterOrDigit(answer[at]) || answer[at] is '-' or ':' or '_')) at++;
        var name = Lower(answer[start..at]);
        var (id, empty) = (0, false);
        while (true)
        {
            while (at < answer.Length && char.IsWhiteSpace(answer[at])) at++;
            if (at >= answer.Length) return Fail("a tag does not end");
            if (answer[at] == '>')
            {
                at++;
                token = new(null, name, id, closing, empty);
                return true;
            }

            empty = answer[at] == '/';
            if (empty) at++;
            else if (!Attribute(ref id)) return Fail("a tag cannot be read");
        }
    }

    bool Attribute(ref int id)
    {
        var start = at;
        while (at < answer.Length && !char.IsWhiteSpace(answer[at]) && answer[at] is not ('=' or '>' or '/' or '<')) at++;
        var name = answer[start..at];
        while (at < answer.Length && char.IsWhiteSpace(answer[at])) at++;
        if (at >= answer.Length || answer[at] != '=') return !name.IsEmpty;

        at++;
        while (at < answer.Length && char.IsWhiteSpace(answer[at])) at++;
        if (at >= answer.Length) return false;
        ReadOnlySpan<char> value;
        if (Quote(answer[at]) is { } quotes)
        {
            var length = answer[(at + 1)..].IndexOfAny(quotes);
            if (length < 0) return false;
            value = answer.Slice(at + 1, length);
            at += length + 2;
        }
        else
        {
            start = at;
            while (at < answer.Length && !char.IsWhiteSpace(answer[at]) && answer[at] is not ('>' or '/' or '<')) at++;
            value = answer[start..at];
        }

        if (!name.Equals("id", StringComparison.OrdinalIgnoreCase)) return true;

        // Given twice, it names nothing.
        id = id == 0 ? Number(value) : -1;
        return true;
    }

    /// <summary>What ends a value that begins with this character; null where it is no quotation mark.</summary>
    static string? Quote(char character) => character switch
    {
        '"' or '\'' => character == '"' ? "\"" : "'",
        '“' or '”' or '„' or '＂' => "“”＂",
        '‘' or '’' => "‘’",
        '«' or '»' => "«»",
        _ => null,
    };

    static int Number(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        if (value.Length is 0 or > 9) return -1;
        var number = 0;
        foreach (var character in value)
        {
            if (CharUnicodeInfo.GetDecimalDigitValue(character) is not (>= 0 and var digit)) return -1;
            number = (number * 10) + digit;
        }

        return number;
    }

    static string Lower(ReadOnlySpan<char> name) => name.ToString().ToLowerInvariant();

    bool Fail(string problem)
    {
        Problem = problem;
        return false;
    }
}
