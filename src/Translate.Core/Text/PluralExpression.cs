using System.Globalization;

namespace Translate.Core.Text;

/// <summary>The expression of a gettext catalogue that says which plural form a number takes (gettext's manual, 11.2.6): C's operators over <c>n</c>.</summary>
public sealed class PluralExpression
{
    /// <summary>The longest of any language has some 150 characters.</summary>
    const int Longest = 1000;

    const int Deepest = 64;

    /// <summary>What binds least first.</summary>
    static readonly string[][] Operators = [["||"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"], ["+", "-"], ["*", "/", "%"]];

    readonly Func<long, long> value;

    PluralExpression(Func<long, long> value) => this.value = value;

    /// <summary>Reads an expression; null where it is none.</summary>
    public static PluralExpression? Parse(string text)
    {
        if (text.Length > Longest) return null;
        var parser = new Parser(text);
        return parser.Choice(0) is { } value && parser.IsAtEnd ? new(value) : null;
    }

    /// <summary>The form that a number takes; −1 where the expression cannot be worked out, as it divides by zero.</summary>
    public long Of(int number)
    {
        try
        {
            return value(number);
        }
        catch (ArithmeticException)
        {
            return -1;
        }
    }

    sealed class Parser(string text)
    {
        int at;

        public bool IsAtEnd
        {
            get
            {
                Skip();
                return at == text.Length;
            }
        }

        public Func<long, long>? Choice(int depth)
        {
            if (depth > Deepest || Binary(0, depth) is not { } condition) return null;
            if (!Take("?")) return condition;
            if (Choice(depth + 1) is not { } yes || !Take(":") || Choice(depth + 1) is not { } no) return null;
            return n => condition(n) != 0 ? yes(n) : no(n);
        }

        Func<long, long>? Binary(int level, int depth)
        {
            if (level == Operators.Length) return Operand(depth);
            var left = Binary(level + 1, depth);
            while (left is not null && Array.Find(Operators[level], Take) is { } sign)
            {
                if (Binary(level + 1, depth) is not { } right) return null;
                left = Joined(sign, left, right);
            }

            return left;
        }

        Func<long, long>? Operand(int depth)
        {
            if (depth > Deepest) return null;
            if (Take("(")) return Choice(depth + 1) is { } inner && Take(")") ? inner : null;
            if (Take("!")) return Operand(depth + 1) is { } negated ? n => negated(n) == 0 ? 1 : 0 : null;
            if (Take("n")) return n => n;

            var length = text.AsSpan(at).IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? text.Length - at : end;
            if (!int.TryParse(text.AsSpan(at, length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            at += length;
            return _ => number;
        }

        bool Take(string sign)
        {
            Skip();
            if (!text.AsSpan(at).StartsWith(sign)) return false;
            at += sign.Length;
            return true;
        }

        void Skip()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        }

        static Func<long, long> Joined(string sign, Func<long, long> left, Func<long, long> right) => sign switch
        {
            "||" => n => left(n) != 0 || right(n) != 0 ? 1 : 0,
            "&&" => n => left(n) != 0 && right(n) != 0 ? 1 : 0,
            "==" => n => left(n) == right(n) ? 1 : 0,
            "!=" => n => left(n) != right(n) ? 1 : 0,
            "<=" => n => left(n) <= right(n) ? 1 : 0,
            ">=" => n => left(n) >= right(n) ? 1 : 0,
            "<" => n => left(n) < right(n) ? 1 : 0,
            ">" => n => left(n) > right(n) ? 1 : 0,
            "+" => n => unchecked(left(n) + right(n)),
            "-" => n => unchecked(left(n) - right(n)),
            "*" => n => unchecked(left(n) * right(n)),
            "/" => n => left(n) / right(n),
            _ => n => left(n) % right(n),
        };
    }
}
