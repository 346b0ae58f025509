using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Icu;

/// <summary>Reads a message of ICU's MessageFormat, as <c>MessagePattern</c> does (apostrophes where they need not be doubled).</summary>
/// <remarks><c>#</c> is the number directly within a plural's arm only. An argument of type <c>choice</c>, which ICU advises against, is not read.</remarks>
sealed class IcuReader
{
    /// <summary>Nothing that people wrote is nested deeper.</summary>
    const int Deepest = 8;

    /// <summary>Plurals within plurals multiply: another locale may have six forms of each.</summary>
    const int DeepestPlural = 2;

    /// <summary>No name and no selector is longer: they are in the names of all that is below them.</summary>
    const int LongestWord = 64;

    readonly string text;
    int at;

    IcuReader(string text) => this.text = text;

    /// <summary>Reads a message; null where it is none.</summary>
    public static IcuMessage? Parse(string text)
    {
        var reader = new IcuReader(text);
        return reader.Message(0, 0, isInPlural: false) is { } message && reader.at == text.Length ? message : null;
    }

    /// <summary>Reads up to the end or a closing brace.</summary>
    IcuMessage? Message(int depth, int plurals, bool isInPlural)
    {
        if (depth > Deepest) return null;
        var start = at;
        var parts = new List<IcuPart>();
        var run = new RunBuilder(at);
        while (at < text.Length && text[at] != '}')
        {
            if (text[at] == '\'')
            {
                Apostrophe(run, isInPlural);
            }
            else if (text[at] == '{')
            {
                var open = at;
                if (Argument(depth, plurals) is not { } kind) return null;
                if (kind.Arms is null)
                {
                    run.Code(text[open..at]);
                    continue;
                }

                run.AddTo(parts, open);
                parts.Add(kind.Arms);
                run = new(at);
            }
            else if (text[at] == '#' && isInPlural)
            {
                at++;
                run.Code("#");
            }
            else
            {
                run.Text.Append(text[at++]);
            }
        }

        run.AddTo(parts, at);
        return new(TextSpan.FromBounds(start, at), parts);
    }

    /// <summary>Two are one; one before a sign of the syntax begins a quotation, which ends with the next; any other is itself.</summary>
    void Apostrophe(RunBuilder run, bool isInPlural)
    {
        at++;
        if (at < text.Length && text[at] == '\'')
        {
            run.Text.Append('\'');
            at++;
            return;
        }

        if (at == text.Length || !(text[at] is '{' or '}' || (text[at] == '#' && isInPlural)))
        {
            run.Text.Append('\'');
            return;
        }

        while (at < text.Length)
        {
            if (text[at] == '\'' && (++at == text.Length || text[at] != '\'')) return;
            run.Text.Append(text[at++]);
        }
    }

    /// <summary>Reads an argument: its arms, or none where it is a simple one; null where it is no argument.</summary>
    (IcuPart.Argument? Arms, bool IsRead)? Argument(int depth, int plurals)
    {
        var open = at++;
        var name = Word();
        if (name.Length == 0) return null;
        if (Take('}')) return (null, true);
        if (!Take(',')) return null;
        var type = Word();
        if (type is "plural" or "selectordinal" or "select")
        {
            if (!Take(',')) return null;
            var kind = type is "select" ? ArmKind.Select : type is "plural" ? ArmKind.Plural : ArmKind.Ordinal;
            return Arms(open, name, kind, depth, plurals) is { } argument ? (argument, true) : null;
        }

        if (type.Length == 0 || type is "choice") return null;
        if (Take('}')) return (null, true);
        return Take(',') && Style() ? (null, true) : null;
    }

    IcuPart.Argument? Arms(int open, string name, ArmKind kind, int depth, int plurals)
    {
        if (kind is not ArmKind.Select && ++plurals > DeepestPlural) return null;
        var first = at;
        Skip();
        if (kind is not ArmKind.Select && text.AsSpan(at).StartsWith("offset:"))
        {
            at += "offset:".Length;
            Skip();
            var digits = at;
            while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
            if (at == digits) return null;
            first = at;
        }

        var arms = new List<IcuArm>();
        var selectors = new HashSet<string>(StringComparer.Ordinal);
        while (!Take('}'))
        {
            Skip();
            var start = at;
            if (kind is not ArmKind.Select && at < text.Length && text[at] == '=') at++;
            var word = Word();
            var selector = TextSpan.FromBounds(start, start + word.Length + (start < text.Length && text[start] == '=' ? 1 : 0));
            if (word.Length == 0 || !Take('{')) return null;
            if (Message(depth + 1, plurals, kind is not ArmKind.Select) is not { } body || at == text.Length) return null;
            at++;
            var said = text.Substring(selector.Start, selector.Length);
            if (!selectors.Add(said)) return null;
            arms.Add(new(said, selector, body));
        }

        return selectors.Contains("other") ? new(TextSpan.FromBounds(open, at), name, kind, first, arms) : null;
    }

    /// <summary>Reads a style up to the brace that closes its argument.</summary>
    bool Style()
    {
        var open = 1;
        while (at < text.Length)
        {
            var character = text[at++];
            if (character == '\'')
            {
                var end = text.IndexOf('\'', at);
                if (end < 0) return false;
                at = end + 1;
            }
            else if (character == '{')
            {
                open++;
            }
            else if (character == '}' && --open == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A name, a type or a selector; empty where there is none.</summary>
    string Word()
    {
        Skip();
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.')) at++;
        return at - start > LongestWord ? "" : text[start..at];
    }

    bool Take(char sign)
    {
        Skip();
        if (at == text.Length || text[at] != sign) return false;
        at++;
        return true;
    }

    void Skip()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
    }

    sealed class RunBuilder(int start)
    {
        readonly ImmutableArray<InlineCode>.Builder codes = ImmutableArray.CreateBuilder<InlineCode>();

        public StringBuilder Text { get; } = new();

        public void Code(string data) => codes.Add(new(Text.Length, CodeKind.Standalone, (codes.Count + 1).ToString(CultureInfo.InvariantCulture), data));

        public void AddTo(List<IcuPart> parts, int end)
        {
            if (end > start) parts.Add(new IcuPart.Run(TextSpan.FromBounds(start, end), new(Text.ToString(), codes.DrainToImmutable())));
        }
    }
}
