using System.Buffers;
using System.Globalization;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Po;

/// <summary>Reads the entries of a catalogue (gettext's manual, "The Format of PO Files"), with the exact place of every translation.</summary>
/// <remarks>Obsolete entries (<c>#~</c>) are comments here. <c>domain</c>, which gettext itself ignores in PO files, is refused.</remarks>
sealed class PoReader(SourceText source)
{
    static readonly SearchValues<char> LiteralEnds = SearchValues.Create("\"\\\r\n");

    readonly string text = source.Text;
    readonly List<string> notes = [];
    readonly List<TextSpan> flags = [];
    int at;

    /// <summary>The entries, the header among them, in the order of the file.</summary>
    /// <exception cref="InvalidDocumentException">It is no catalogue, or it gives a message twice.</exception>
    public List<PoMessage> Read()
    {
        var messages = new List<PoMessage>();
        var seen = new Dictionary<(string?, string), int>();
        while (Next() != '\0')
        {
            if (text[at] == '#')
            {
                Comment();
                continue;
            }

            var message = Message();
            if (!seen.TryAdd((message.Context, message.Id), message.Start))
            {
                var first = source.PositionOf(seen[(message.Context, message.Id)]).Line;
                throw source.Invalid(message.Start, string.Create(CultureInfo.InvariantCulture, $"duplicate message definition: the same message was already defined in line {first}."));
            }

            messages.Add(message);
        }

        return messages;
    }

    /// <summary>The literals of a string, each with what it says.</summary>
    public static List<PoString> Literals(SourceText source, TextSpan span)
    {
        var reader = new PoReader(source) { at = span.Start };
        var literals = new List<PoString>();
        var said = new StringBuilder();
        while (reader.at < span.End && reader.Next() == '"')
        {
            var start = reader.at;
            reader.Literal(said.Clear());
            literals.Add(new(TextSpan.FromBounds(start, reader.at), said.ToString()));
        }

        return literals;
    }

    void Comment()
    {
        var start = at;
        at = WholeLines.EndOfLine(text, at);
        var kind = at - start > 1 ? text[start + 1] : ' ';
        if (kind == '.') notes.Add(text[(start + 2)..at].Trim());
        else if (kind == ',') flags.Add(TextSpan.FromBounds(start, at));
        else if (kind == '~') Forget();
    }

    /// <summary>What was said before belonged to something else.</summary>
    void Forget()
    {
        notes.Clear();
        flags.Clear();
    }

    PoMessage Message()
    {
        var start = at;
        string? context = null, plural = null;
        var keyword = Keyword();
        if (keyword is "msgctxt")
        {
            context = String().Text;
            keyword = Keyword();
        }

        if (keyword is not "msgid") throw Unexpected(context is null ? "msgid or msgctxt" : "msgid", keyword);
        var id = String().Text;
        keyword = Keyword();
        if (keyword is "msgid_plural")
        {
            plural = String().Text;
            keyword = Keyword();
        }

        var targets = new List<PoString>();
        while (true)
        {
            var expected = plural is null ? "msgstr" : string.Create(CultureInfo.InvariantCulture, $"msgstr[{targets.Count}]");
            if (keyword != expected) throw Unexpected(expected, keyword);
            targets.Add(String());
            if (plural is null || Next() != 'm' || !text.AsSpan(at).StartsWith("msgstr")) break;
            keyword = Keyword();
        }

        var note = string.Join('\n', notes);
        var message = new PoMessage(start, context, id, plural, targets, string.IsNullOrWhiteSpace(note) ? null : note, [.. flags]);
        Forget();
        return message;
    }

    /// <summary>A keyword, that of a plural form with its number; empty where there is none.</summary>
    string Keyword()
    {
        Next();
        keywordStart = at;
        while (at < text.Length && (char.IsAsciiLetterLower(text[at]) || text[at] == '_')) at++;
        var keyword = text[keywordStart..at];
        if (keyword is not "msgstr" || Next() != '[') return keyword;

        at++;
        Next();
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        if (at - start is 0 or > 3 || Next() != ']') throw source.Invalid(keywordStart, "expected the number of a plural form between brackets: msgstr[0].");
        var number = text[start..at].TrimEnd();
        at++;
        return $"{keyword}[{number}]";
    }

    int keywordStart;

    /// <summary>Reads a string: at least one literal.</summary>
    PoString String()
    {
        if (Next() != '"') throw Unexpected("a string in double quotes", "");
        int start = at, end;
        var said = new StringBuilder();
        do
        {
            Literal(said);
            end = at;
        }
        while (Next() == '"');
        return new(TextSpan.FromBounds(start, end), said.ToString());
    }

    void Literal(StringBuilder said)
    {
        var start = at++;
        while (true)
        {
            var length = text.AsSpan(at).IndexOfAny(LiteralEnds);
            if (length < 0 || text[at + length] is '\r' or '\n') throw source.Invalid(start, "this string is not closed: expected a double quote before the end of the line.");
            said.Append(text, at, length);
            at += length;
            if (text[at++] == '"') return;
            said.Append(Escaped());
        }
    }

    /// <summary>Reads behind a backslash.</summary>
    char Escaped()
    {
        var start = at - 1;
        var kind = at < text.Length ? text[at++] : '\0';
        var code = kind switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'a' => '\a',
            'b' => '\b',
            'f' => '\f',
            'v' => '\v',
            '"' or '\\' => kind,
            'x' => Number(16, 2),
            >= '0' and <= '7' when at-- > 0 => Number(8, 3),
            _ => throw source.Invalid(start, "there is no such escape. There are \\\" \\\\ \\n \\t \\r \\a \\b \\f \\v, and octal and hexadecimal numbers."),
        };
        return code is > 0 and < 128 ? (char)code : throw source.Invalid(start, "a number behind a backslash stands for a character of ASCII; write the character itself.");
    }

    int Number(int radix, int most)
    {
        var (value, digits) = (0, 0);
        for (; digits < most && at < text.Length && char.IsAsciiHexDigit(text[at]) && Convert.ToInt32(text[at].ToString(), 16) is var digit && digit < radix; at++, digits++) value = (value * radix) + digit;
        return value;
    }

    /// <summary>The next character that is no white space, or NUL at the end.</summary>
    char Next()
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n' or '\f' or '\v') at++;
        return at < text.Length ? text[at] : '\0';
    }

    InvalidDocumentException Unexpected(string expected, string keyword)
    {
        if (keyword.Length > 0) return source.Invalid(keywordStart, $"expected {expected}, found \"{keyword}\".");
        if (at >= text.Length) return source.Invalid(text.Length, $"expected {expected}, found the end of the file.");
        if (text[at] == '#') return source.Invalid(at, $"expected {expected}, found a comment. Comments stand before an entry.");
        Rune.DecodeFromUtf16(text.AsSpan(at), out var found, out _);
        return source.Invalid(at, $"expected {expected}, found \"{found}\".");
    }
}
