using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Formats.Json;

/// <summary>A string value of a JSON text.</summary>
/// <param name="Pointer">Where it is in the structure (RFC 6901).</param>
/// <param name="Slot">What stands between its quotation marks.</param>
/// <param name="Text">What that says.</param>
/// <param name="Start">Where it begins, with its name if it has one.</param>
/// <param name="IsNamed">It is a member of an object.</param>
readonly record struct JsonString(string Pointer, TextSpan Slot, string Text, int Start, bool IsNamed);

/// <summary>Reads a JSON text strictly by its grammar (RFC 8259), with the exact place of every string.</summary>
sealed partial class JsonScanner(SourceText source)
{
    /// <summary>Nothing that people wrote is nested deeper.</summary>
    const int Deepest = 256;

    /// <summary>Pointers repeat the names around a string; beyond so many times the file's length they were made to fill the memory.</summary>
    const int MostPointed = 64;

    /// <summary>This much is no harm in any file.</summary>
    const int AlwaysPointed = 1_000_000;

    static readonly SearchValues<char> StringEnds = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c), '"', '\\']);

    /// <summary>An object or array that is open.</summary>
    sealed class Container(string pointer, Dictionary<string, int>? names)
    {
        /// <summary>An object's names with their places; null in an array.</summary>
        public Dictionary<string, int>? Names => names;

        public int Count { get; set; }

        public string Pointer => pointer;
    }

    readonly string text = source.Text;
    readonly List<JsonString> strings = [];
    readonly Stack<Container> open = new();
    int at;
    long pointed;

    /// <summary>How the file writes its characters.</summary>
    public JsonHabit Habit { get; } = new();

    /// <summary>The values that are strings, in the order of the file.</summary>
    /// <exception cref="InvalidDocumentException">It is no JSON text, an object gives a name twice, or it is nested too deep.</exception>
    public List<JsonString> Read()
    {
        Value("", null, null);
        while (open.TryPeek(out var container))
        {
            var isFirst = container.Count == 0;
            var close = container.Names is null ? ']' : '}';
            var next = Next();
            if (next == close)
            {
                at++;
                open.Pop();
                continue;
            }

            if (!isFirst)
            {
                if (next != ',') throw Unexpected($"\",\" or \"{close}\"");
                var comma = at++;
                if (Next() == close) throw source.Invalid(comma, "a comma behind the last value is no part of JSON. Take it out.");
            }

            Member(container);
        }

        if (Next() != '\0' || at < text.Length) throw Unexpected("the end of the file");
        return strings;
    }

    void Member(Container container)
    {
        var index = container.Count++;
        if (container.Names is null)
        {
            Value(container.Pointer, index.ToString(CultureInfo.InvariantCulture), null);
            return;
        }

        if (Next() != '"') throw Unexpected("a name in double quotes");
        var start = at;
        var name = String(out _);
        if (!container.Names.TryAdd(name, start))
        {
            var first = source.PositionOf(container.Names[name]);
            throw source.Invalid(start, string.Create(CultureInfo.InvariantCulture, $"the name \"{name}\" was already given in line {first.Line}, column {first.Column}. An object gives a name once."));
        }

        if (Next() != ':') throw Unexpected("\":\"");
        at++;
        Value(container.Pointer, name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal), start);
    }

    /// <summary>Reads a string, number or word; opens an object or array.</summary>
    /// <param name="parent">The pointer to what it is in.</param>
    /// <param name="step">What leads from there to it.</param>
    /// <param name="named">Where its name begins, if it has one.</param>
    void Value(string parent, string? step, int? named)
    {
        switch (Next())
        {
            case '"':
                var value = String(out var slot);
                strings.Add(new(Pointer(parent, step), slot, value, named ?? slot.Start - 1, named is not null));
                break;
            case '{' or '[':
                if (open.Count == Deepest) throw source.Invalid(at, string.Create(CultureInfo.InvariantCulture, $"this is nested more than {Deepest} deep."));
                open.Push(new(Pointer(parent, step), text[at++] == '{' ? new(StringComparer.Ordinal) : null));
                break;
            default:
                var match = at < text.Length ? Scalar().Match(text, at, Math.Min(text.Length - at, LongestScalar)) : Match.Empty;
                if (!match.Success) throw Unexpected("a value");
                at += match.Length;
                break;
        }
    }

    string Pointer(string parent, string? step)
    {
        if (step is null) return parent;
        pointed += parent.Length + step.Length;
        return pointed <= MostPointed * (long)text.Length + AlwaysPointed
            ? $"{parent}/{step}"
            : throw source.Invalid(at, string.Create(CultureInfo.InvariantCulture, $"the pointers to the values up to here take more than {MostPointed} times the room of the file: its names are too long."));
    }

    /// <summary>No number has more digits.</summary>
    const int LongestScalar = 1000;

    /// <summary>The next character that is no white space, or NUL at the end.</summary>
    char Next()
    {
        var length = text.AsSpan(at).IndexOfAnyExcept(" \t\r\n");
        at = length < 0 ? text.Length : at + length;
        if (at == text.Length) return '\0';
        if (text[at] is '/' or '#') throw source.Invalid(at, "a comment is no part of JSON. Take it out.");
        return text[at];
    }

    /// <summary>Reads a string at its first quotation mark.</summary>
    string String(out TextSpan slot)
    {
        var start = at++;
        var first = at;
        StringBuilder? decoded = null;
        while (true)
        {
            var length = text.AsSpan(at).IndexOfAny(StringEnds);
            if (length < 0) throw source.Invalid(start, "this string is not closed: expected a double quote.");
            var plain = text.AsSpan(at, length);
            Habit.SawBare(plain);
            at += length;
            if (text[at] == '"')
            {
                slot = TextSpan.FromBounds(first, at++);
                return decoded is null ? plain.ToString() : decoded.Append(plain).ToString();
            }

            if (text[at] != '\\')
                throw source.Invalid(at, string.Create(CultureInfo.InvariantCulture, $"U+{(int)text[at]:X4} in a string has to be escaped, a line end as \\n. Or the string is not closed."));
            (decoded ??= new()).Append(plain);
            Escaped(decoded);
        }
    }

    void Escaped(StringBuilder decoded)
    {
        var start = at++;
        var kind = at < text.Length ? text[at++] : '\0';
        if (kind == 'u')
        {
            var character = Hexadecimal(start);
            decoded.Append(character);
            if (!char.IsSurrogate(character)) return;
            if (char.IsHighSurrogate(character) && text.AsSpan(at).StartsWith("\\u"))
            {
                at += 2;
                var low = Hexadecimal(start);
                decoded.Append(low);
                if (char.IsLowSurrogate(low)) return;
            }

            throw source.Invalid(start, string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4} is half of a surrogate pair and no character."));
        }

        if (kind == '/') Habit.SawEscaped('/', default);
        decoded.Append(kind switch
        {
            '"' or '\\' or '/' => kind,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw source.Invalid(start, "there is no such escape. There are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits."),
        });
    }

    char Hexadecimal(int start)
    {
        var digits = text.AsSpan(at, Math.Min(4, text.Length - at));
        if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) || digits.Length < 4)
            throw source.Invalid(start, "expected four hexadecimal digits behind \\u.");
        Habit.SawEscaped((char)value, digits);
        at += 4;
        return (char)value;
    }

    InvalidDocumentException Unexpected(string expected)
    {
        if (at >= text.Length) return source.Invalid(text.Length, $"expected {expected}, found the end of the file.");
        if (text[at] == '\'') return source.Invalid(at, $"expected {expected}, found a single quote. Strings stand in double quotes.");
        Rune.DecodeFromUtf16(text.AsSpan(at), out var found, out _);
        return source.Invalid(at, $"expected {expected}, found \"{found}\".");
    }

    [GeneratedRegex("""\A(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Scalar();
}
