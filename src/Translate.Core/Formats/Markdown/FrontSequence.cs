using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>Sequences in brackets on one line (YAML 1.2.2, 7.4.1; arrays of TOML).</summary>
static class FrontSequence
{
    /// <summary>The places of its scalars; null where it does not end on its line, or something in it is no scalar.</summary>
    public static IReadOnlyList<TextSpan>? Read(string file, TextSpan span)
    {
        var text = file.AsSpan(span.Start, span.Length);
        if (text is not ['[', ..]) return null;
        var items = new List<TextSpan>();
        for (var at = 1; ;)
        {
            at += text[at..].Length - text[at..].TrimStart(" \t").Length;
            if (at == text.Length) return null;
            if (text[at] == ']') return FrontScalar.IsEnd(text[(at + 1)..]) ? items : null;
            var rest = text[at..];
            var length = rest[0] is '"' or '\'' ? FrontScalar.Quoted(rest) : Plain(rest);
            if (length == 0) return null;
            items.Add(new(span.Start + at, length));
            at += length;
            at += text[at..].Length - text[at..].TrimStart(" \t").Length;
            if (at == text.Length || text[at] is not (',' or ']')) return null;
            if (text[at] == ',') at++;
        }
    }

    static int Plain(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(",[]{}");
        if (end <= 0 || !FrontScalar.BeginsPlain(rest)) return 0;
        var scalar = rest[..end].TrimEnd(" \t");
        return FrontScalar.Length(scalar) == scalar.Length ? scalar.Length : 0;
    }
}
