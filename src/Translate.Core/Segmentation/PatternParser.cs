using System.Globalization;

namespace Translate.Core.Segmentation;

/// <summary>Reads the regular expressions of ICU, the dialect that SRX 2.0 prescribes.</summary>
/// <remarks>What is not known is refused, with a <see cref="FormatException"/> that says what it was: a guessed rule splits wrongly in silence.</remarks>
sealed class PatternParser
{
    const int DeepestGroup = 200;
    const int LargestPattern = 50_000;
    const int LargestCount = 1_000;

    readonly string source;
    readonly Dictionary<(int CodePoint, bool IgnoresCase), Pattern> shared;
    int at, depth, groups;
    bool ignoreCase, dotAll, multiLine, freeSpacing;

    PatternParser(string source, Dictionary<(int CodePoint, bool IgnoresCase), Pattern> literals)
    {
        this.source = source;
        shared = literals;
    }

    bool AtEnd => at >= source.Length;

    /// <summary>The pattern.</summary>
    /// <param name="source">The regular expression.</param>
    /// <param name="literals">
    /// Takes the characters that stand in it for themselves; patterns read with the same ones share them. Rules are mostly such characters, and few different ones.
    /// </param>
    /// <exception cref="FormatException">It is malformed, too large, or uses what is not supported.</exception>
    public static Pattern Parse(string source, Dictionary<(int CodePoint, bool IgnoresCase), Pattern>? literals = null)
    {
        var parser = new PatternParser(source, literals ?? []);
        var pattern = parser.Alternatives();
        if (!parser.AtEnd) throw parser.Error("a closing parenthesis without its opening one");
        return pattern.Size <= LargestPattern ? pattern : throw new FormatException("the pattern is too large once its counts are written out");
    }

    Pattern Alternatives()
    {
        var items = new List<Pattern> { Terms() };
        while (Take('|')) items.Add(Terms());
        return items.Count == 1 ? items[0] : new Choice(items);
    }

    Pattern Terms()
    {
        var items = new List<Pattern>();
        while (!AtEnd && source[at] is not ('|' or ')'))
        {
            if (freeSpacing && Skipped()) continue;
            if (Atom() is { } atom) items.Add(Quantified(atom));
        }

        return items.Count == 1 ? items[0] : new Sequence(items);
    }

    bool Skipped()
    {
        if (char.IsWhiteSpace(source[at]))
        {
            at++;
            return true;
        }

        if (source[at] != '#') return false;
        while (!AtEnd && source[at] != '\n') at++;
        return true;
    }

    /// <summary>One atom, or null for what only sets options or comments.</summary>
    Pattern? Atom()
    {
        switch (source[at])
        {
            case '(':
                return Parenthesis();
            case '[':
                return OfSet(Set());
            case '.':
                at++;
                return new Chars(dotAll ? CharSet.Any : CharSet.LineEnds.Negate());
            case '^':
                at++;
                return new Assertion(multiLine ? CharSet.LineEnds : new(), Side.Left, OrEdge: true, Negative: false);
            case '$':
                at++;
                return new Assertion(multiLine ? CharSet.LineEnds : new(), Side.Right, OrEdge: true, Negative: false);
            case '*' or '+' or '?':
                throw Error($"\"{source[at]}\" with nothing before it to repeat");
            case '\\':
                return Escape();
            default:
                return Literal(CodePoint());
        }
    }

    Pattern Quantified(Pattern item)
    {
        while (!AtEnd)
        {
            if (freeSpacing && Skipped()) continue;
            (int Min, int? Max)? count = source[at] switch
            {
                '*' => (0, null),
                '+' => (1, null),
                '?' => (0, 1),
                '{' => Count(),
                _ => null,
            };
            if (count is not { } times) return item;
            if (source[at] != '{') at++;
            else at = source.IndexOf('}', at) + 1;
            if (!AtEnd && source[at] is '?' or '+') at++; // lazy or possessive: the same question
            if (times.Max < times.Min) throw Error("a count whose maximum is below its minimum");
            if (times.Min > LargestCount || times.Max > LargestCount) throw Error($"a count above {LargestCount}");
            item = new Repeat(item, times.Min, times.Max);
            if (item.Size > LargestPattern) throw Error("a count that makes the pattern too large");
        }

        return item;
    }

    /// <summary>The count in braces, or null where the brace is just a brace.</summary>
    (int Min, int? Max)? Count()
    {
        var end = source.IndexOf('}', at);
        if (end < 0 || end - at > 12) return null;
        var parts = source[(at + 1)..end].Split(',');
        if (parts.Length > 2 || !Number(parts[0], out var min)) return null;
        if (parts.Length == 1) return (min, min);
        if (parts[1].Trim().Length == 0) return (min, null);
        return Number(parts[1], out var max) ? (min, max) : null;

        static bool Number(string text, out int value) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    Pattern? Parenthesis()
    {
        if (++depth > DeepestGroup) throw Error($"groups more than {DeepestGroup} deep");
        at++;
        var options = (ignoreCase, dotAll, multiLine, freeSpacing);
        Pattern? result;
        if (!Take('?'))
        {
            var name = (++groups).ToString(CultureInfo.InvariantCulture);
            result = new Group(Alternatives(), "g" + name);
        }
        else if (Take('#'))
        {
            while (!AtEnd && source[at] != ')') at++;
            result = null;
        }
        else if (Take(':') || Take('>'))
        {
            result = Alternatives();
        }
        else if (Take('='))
        {
            result = Around(ahead: true, negative: false);
        }
        else if (Take('!'))
        {
            result = Around(ahead: true, negative: true);
        }
        else if (Take("<="))
        {
            result = Around(ahead: false, negative: false);
        }
        else if (Take("<!"))
        {
            result = Around(ahead: false, negative: true);
        }
        else if (Take('<'))
        {
            var name = Until('>');
            if (name.Length == 0 || !name.All(char.IsAsciiLetterOrDigit)) throw Error("a group whose name is not letters and digits");
            groups++;
            result = new Group(Alternatives(), "n" + name);
        }
        else if (Options())
        {
            // (?i) holds to the end of the group around it, so its own parenthesis must not restore what was.
            if (!Take(')')) throw Error("a group that is not closed");
            depth--;
            return null;
        }
        else
        {
            result = Alternatives();
        }

        if (!Take(')')) throw Error("a group that is not closed");
        (ignoreCase, dotAll, multiLine, freeSpacing) = options;
        depth--;
        return result;
    }

    /// <summary>Sets the options at hand; true where they stand alone, false where a group follows the colon.</summary>
    bool Options()
    {
        var on = true;
        while (!AtEnd)
        {
            switch (source[at++])
            {
                case '-': on = false; break;
                case 'i': ignoreCase = on; break;
                case 's': dotAll = on; break;
                case 'm': multiLine = on; break;
                case 'x': freeSpacing = on; break;
                case 'u' or 'd': break;
                case ':': return false;
                case ')':
                    at--;
                    return true;
                default:
                    at--;
                    throw Error($"the option \"{source[at]}\", which is not supported");
            }
        }

        throw Error("a group that is not closed");
    }

    Pattern Around(bool ahead, bool negative)
    {
        var item = Alternatives();
        var side = ahead ? Side.Right : Side.Left;
        return OneCharacter(item, side, out var edge) is { } set
            ? new Assertion(set, side, edge, negative)
            : new Look(item, ahead, negative);
    }

    /// <summary>What a look around accepts if that is one character or the edge of the text, so that no confirmation is needed.</summary>
    static CharSet? OneCharacter(Pattern item, Side side, out bool edge)
    {
        edge = false;
        switch (item)
        {
            case Chars { Set: var set }:
                return set;
            case Group { Item: var inner }:
                return OneCharacter(inner, side, out edge);
            case Assertion { OrEdge: true, Negative: false } assertion when assertion.Side == side:
                edge = true;
                return assertion.Set;
            case Choice { Items: var items }:
                var all = new CharSet();
                foreach (var alternative in items)
                {
                    if (OneCharacter(alternative, side, out var alsoEdge) is not { } one) return null;
                    all.Add(one);
                    edge |= alsoEdge;
                }

                return all;
            default:
                return null;
        }
    }

    Pattern? Escape()
    {
        if (at + 1 >= source.Length) throw Error("a backslash at the end");
        var letter = source[at + 1];
        switch (letter)
        {
            case 'b' or 'B':
                at += 2;
                return new Assertion(CharSet.Word, Side.Between, OrEdge: false, Negative: letter == 'B');
            case 'A':
                at += 2;
                return new Assertion(new(), Side.Left, OrEdge: true, Negative: false);
            case 'z' or 'Z':
                at += 2;
                return new Assertion(new(), Side.Right, OrEdge: true, Negative: false);
            case 'R':
                at += 2;
                return new Choice([new Sequence([new Chars(CharSet.Of('\r')), new Chars(CharSet.Of('\n'))]), new Chars(CharSet.LineEnds)]);
            case 'Q':
                at += 2;
                var end = source.IndexOf("\\E", at, StringComparison.Ordinal);
                var stop = end < 0 ? source.Length : end;
                var literals = new List<Pattern>();
                while (at < stop) literals.Add(Literal(CodePoint()));
                at = end < 0 ? stop : end + 2;
                // A quantifier behind \E repeats the last character only.
                if (literals.Count > 0) literals[^1] = Quantified(literals[^1]);
                return new Sequence(literals);
            case 'E':
                at += 2;
                return null;
            case 'k':
                at += 2;
                if (!Take('<')) throw Error("\\k without the name of a group");
                return new BackReference("n" + Until('>'));
            case >= '1' and <= '9':
                at += 2;
                return letter - '0' <= groups ? new BackReference("g" + letter) : throw Error($"\\{letter}, a reference to a group that is not there");
            default:
                return SetEscape() is { } set ? OfSet(set) : Literal(EscapedCodePoint());
        }
    }

    /// <summary>A set named by an escape (<c>\d</c>, <c>\p{Lu}</c>), or null where the escape stands for one character.</summary>
    CharSet? SetEscape()
    {
        var letter = source[at + 1];
        var set = letter switch
        {
            'd' or 'D' => CharSet.Of(UnicodeCategory.DecimalDigitNumber),
            'w' or 'W' => CharSet.Word,
            's' or 'S' => CharSet.WhiteSpace,
            'h' or 'H' => CharSet.Of(UnicodeCategory.SpaceSeparator).Add('\t', '\t'),
            'v' or 'V' => CharSet.LineEnds,
            _ => null,
        };
        if (set is not null)
        {
            at += 2;
            return char.IsUpper(letter) ? set.Negate() : set;
        }

        if (letter is not ('p' or 'P')) return null;
        at += 2;
        if (AtEnd) throw Error("\\p without a property");
        var name = Take('{') ? Until('}') : source[at++].ToString();
        var negative = letter == 'P';
        if (name.StartsWith('^'))
        {
            negative = !negative;
            name = name[1..];
        }

        var property = UnicodeProperty.Find(name) ?? throw Error($"the property \"{name}\", which is not known");
        return negative ? property.Negate() : property;
    }

    /// <summary>A bracketed set with ICU's nesting, intersection and difference.</summary>
    CharSet Set()
    {
        if (++depth > DeepestGroup) throw Error($"sets more than {DeepestGroup} deep");
        var start = at++;
        if (Take(':')) return PosixSet(start);
        var negative = Take('^');
        var set = new CharSet();
        var first = true;
        while (true)
        {
            if (AtEnd) throw Error("a set that is not closed");
            if (source[at] == ']' && !first)
            {
                at++;
                break;
            }

            first = false;
            if (Take("&&"))
            {
                set.Intersect(Operand());
            }
            else if (Take("--"))
            {
                set.Except(Operand());
            }
            else if (source[at] == '[')
            {
                set.Add(Set());
            }
            else if (source[at] == '\\' && at + 1 < source.Length && source[at + 1] == 'Q')
            {
                at += 2;
                while (!AtEnd && !Take("\\E"))
                {
                    var c = CodePoint();
                    set.Add(c, c);
                }
            }
            else if (source[at] == '\\' && at + 1 < source.Length && SetEscape() is { } named)
            {
                set.Add(named);
            }
            else
            {
                Range(set);
            }
        }

        depth--;
        if (ignoreCase) set.WithBothCases();
        return negative ? set.Negate() : set;
    }

    CharSet PosixSet(int start)
    {
        var end = source.IndexOf(":]", at, StringComparison.Ordinal);
        if (end < 0) throw Error("a set that is not closed");
        var name = source[at..end];
        at = end + 2;
        depth--;
        var negative = name.StartsWith('^');
        var set = UnicodeProperty.Find(negative ? name[1..] : name);
        if (set is null)
        {
            at = start;
            throw Error($"the property \"{name}\", which is not known");
        }

        return negative ? set.Negate() : set;
    }

    /// <summary>What stands right of <c>&amp;&amp;</c> or <c>--</c>: a set, an escape, or everything up to the next operator.</summary>
    CharSet Operand()
    {
        if (AtEnd) throw Error("a set that is not closed");
        if (source[at] == '[') return Set();
        var set = new CharSet();
        while (!AtEnd && source[at] != ']' && !source.AsSpan(at).StartsWith("&&", StringComparison.Ordinal) && !source.AsSpan(at).StartsWith("--", StringComparison.Ordinal))
        {
            if (source[at] == '[') set.Add(Set());
            else if (source[at] == '\\' && at + 1 < source.Length && SetEscape() is { } named) set.Add(named);
            else Range(set);
        }

        return set;
    }

    void Range(CharSet set)
    {
        var first = source[at] == '\\' ? EscapedCodePoint() : CodePoint();
        var last = first;
        if (at + 1 < source.Length && source[at] == '-' && source[at + 1] is not (']' or '-' or '['))
        {
            at++;
            last = source[at] == '\\' ? EscapedCodePoint() : CodePoint();
            if (last < first) throw Error("a range that runs backwards");
        }

        set.Add(first, last);
    }

    int EscapedCodePoint()
    {
        at++;
        if (AtEnd) throw Error("a backslash at the end");
        var c = source[at++];
        switch (c)
        {
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'f': return '\f';
            case 'a': return '\a';
            case 'e': return 0x1B;
            case 'u': return Hex(4);
            case 'U': return Hex(8);
            case 'x':
                if (!Take('{')) return Hex(2);
                var digits = Until('}');
                return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 0x10FFFF
                    ? value
                    : throw Error($"\\x{{{digits}}}, which is not a character");
            case 'c' when !AtEnd:
                return source[at++] & 0x1F;
            case '0':
                var octal = 0;
                for (var i = 0; i < 3 && !AtEnd && source[at] is >= '0' and <= '7'; i++) octal = (octal * 8) + (source[at++] - '0');
                return octal;
            case >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '1' and <= '9':
                at -= 2;
                throw Error($"\\{c}, which is not supported");
            default:
                at--;
                return CodePoint();
        }
    }

    int Hex(int length)
    {
        if (at + length > source.Length ||
            !int.TryParse(source.AsSpan(at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) || value is < 0 or > 0x10FFFF)
            throw Error($"an escape that needs {length} hexadecimal digits");
        at += length;
        return value;
    }

    int CodePoint()
    {
        if (char.IsHighSurrogate(source[at]) && at + 1 < source.Length && char.IsLowSurrogate(source[at + 1]))
        {
            at += 2;
            return char.ConvertToUtf32(source[at - 2], source[at - 1]);
        }

        return source[at++];
    }

    Pattern Literal(int codePoint)
    {
        if (shared.TryGetValue((codePoint, ignoreCase), out var known)) return known;
        var set = new CharSet().Add(codePoint, codePoint);
        return shared[(codePoint, ignoreCase)] = OfSet(ignoreCase ? set.WithBothCases() : set);
    }

    /// <summary>A set as a pattern; code points above U+FFFF become pairs of units.</summary>
    static Pattern OfSet(CharSet set)
    {
        if (set.Supplementary.Count == 0) return new Chars(set);
        var items = new List<Pattern> { new Chars(set) };
        foreach (var (first, last) in set.Supplementary)
        {
            for (var lead = High(first); lead <= High(last); lead++)
            {
                var from = lead == High(first) ? Low(first) : 0xDC00;
                var to = lead == High(last) ? Low(last) : 0xDFFF;
                items.Add(new Sequence([new Chars(new CharSet().Add(lead, lead)), new Chars(new CharSet().Add(from, to))]));
            }
        }

        if (set.Count == 0) items.RemoveAt(0);
        return items.Count == 1 ? items[0] : new Choice(items);

        static int High(int codePoint) => 0xD800 + ((codePoint - 0x10000) >> 10);
        static int Low(int codePoint) => 0xDC00 + ((codePoint - 0x10000) & 0x3FF);
    }

    bool Take(char c)
    {
        if (AtEnd || source[at] != c) return false;
        at++;
        return true;
    }

    bool Take(string text)
    {
        if (!source.AsSpan(at).StartsWith(text, StringComparison.Ordinal)) return false;
        at += text.Length;
        return true;
    }

    string Until(char end)
    {
        var stop = source.IndexOf(end, at);
        if (stop < 0) throw Error($"\"{end}\" is missing");
        var text = source[at..stop];
        at = stop + 1;
        return text;
    }

    FormatException Error(string problem) => new(string.Create(CultureInfo.InvariantCulture, $"{problem} (at character {Math.Min(at, source.Length) + 1})"));
}
