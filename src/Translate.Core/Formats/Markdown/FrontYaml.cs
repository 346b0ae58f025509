using System.Globalization;
using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>Finds the values of chosen keys in YAML (1.2.2): scalars on one line, blocks (<c>|</c>, <c>&gt;</c>), and sequences of scalars, in brackets on one line or behind dashes.</summary>
/// <remarks>
/// Left as they are: plain and quoted scalars that go on in a second line, sequences in brackets that do, mappings in braces, blocks as items of a sequence, folded blocks with
/// lines indented more than others, and what has a tag, an anchor or an alias.
/// </remarks>
sealed partial class FrontYaml(string file, IReadOnlyList<TextSpan> lines, IReadOnlySet<string> keys)
{
    /// <summary>What may hold the next line.</summary>
    /// <param name="Indent">The column of its key or its dash.</param>
    /// <param name="Path">Its keys; null where it holds nothing that is looked for.</param>
    /// <param name="IsItem">It is an item of a sequence.</param>
    readonly record struct Holder(int Indent, string? Path, bool IsItem);

    /// <summary>No path that is longer can be among the keys.</summary>
    readonly int longest = keys.Select(key => key.Length).DefaultIfEmpty().Max();

    readonly Stack<Holder> holders = new();

    /// <summary>The values in their order.</summary>
    public List<FrontValue> Values()
    {
        var values = new List<FrontValue>();
        for (var i = 0; i < lines.Count; i++)
        {
            var text = Text(lines[i]);
            var indent = IndentOf(lines[i]);
            if (text.IsWhiteSpace() || text[indent] == '#') continue;
            var isItem = false;
            for (; indent < text.Length && text[indent] == '-' && (indent + 1 == text.Length || text[indent + 1] is ' ' or '\t'); indent += 1 + text[(indent + 1)..].Length - text[(indent + 1)..].TrimStart(" \t").Length)
            {
                while (holders.TryPeek(out var last) && (last.Indent > indent || (last.Indent == indent && last.IsItem))) holders.Pop();
                holders.Push(new(indent, holders.TryPeek(out var owner) ? owner.Path : null, true));
                isItem = true;
            }

            if (indent == text.Length || text[indent] == '#') continue;
            var rest = TextSpan.FromBounds(lines[i].Start + indent, lines[i].End);
            if (Key().Match(file.Substring(rest.Start, rest.Length)) is { Success: true } pair) AddPair(values, i, indent, pair.Groups["key"].Value.Trim('"', '\''), TextSpan.FromBounds(rest.Start + pair.Length, rest.End));
            else if (isItem) AddItem(values, i, rest);
            else Hold(new(indent, null, false));
        }

        return values;
    }

    void AddPair(List<FrontValue> values, int number, int indent, string name, TextSpan value)
    {
        while (holders.TryPeek(out var last) && last.Indent >= indent) holders.Pop();
        var owner = holders.TryPeek(out var holder) ? holder.Path : indent == 0 ? "" : null;
        var path = owner is null || owner.Length + name.Length > longest ? null : owner.Length == 0 ? name : $"{owner}.{name}";
        var isEmpty = value.Length == 0 || file[value.Start] == '#';
        holders.Push(new(indent, isEmpty ? path : null, false));
        if (isEmpty || path is null || !keys.Contains(path)) return;

        if (file[value.Start] is '|' or '>')
        {
            if (Block(number, indent, path, value) is { } block) values.Add(block);
        }
        else if (!GoesOn(number, indent))
        {
            if (FrontSequence.Read(file, value) is { } items) values.AddRange(items.Select(one => new FrontValue(path, one, FrontStyle.Flow)));
            else if (FrontScalar.Length(file.AsSpan(value.Start, value.Length)) is > 0 and var length) values.Add(new(path, new(value.Start, length), FrontStyle.Line));
        }
    }

    /// <summary>Adds an item that is a scalar. What else begins behind a dash holds nothing that is looked for.</summary>
    void AddItem(List<FrontValue> values, int number, TextSpan rest)
    {
        var item = holders.Pop();
        var length = item.Path is { } path && keys.Contains(path) && !GoesOn(number, item.Indent) ? FrontScalar.Length(file.AsSpan(rest.Start, rest.Length)) : 0;
        if (length > 0) values.Add(new(item.Path!, new(rest.Start, length), FrontStyle.Line));
        holders.Push(item with { Path = null });
    }

    void Hold(Holder holder)
    {
        while (holders.TryPeek(out var last) && last.Indent >= holder.Indent) holders.Pop();
        holders.Push(holder);
    }

    /// <summary>A block, with or without an indentation indicator and a chomping indicator (8.1.1); null where it is empty or malformed.</summary>
    FrontValue? Block(int number, int indent, string path, TextSpan value)
    {
        if (Header().Match(file.Substring(value.Start, value.Length)) is not { Success: true } header) return null;
        var said = header.Groups["indent"].Value;
        var own = said.Length > 0 ? indent + int.Parse(said, CultureInfo.InvariantCulture) : 0;
        int start = -1, end = -1;
        for (var i = number + 1; i < lines.Count; i++)
        {
            if (Text(lines[i]).IsWhiteSpace()) continue;
            var column = IndentOf(lines[i]);
            if (column <= indent) break;
            if (own == 0) own = column;
            if (column < own) return null;
            if (start < 0) start = lines[i].Start + own;
            end = lines[i].End;
        }

        return start < 0 ? null : new(path, TextSpan.FromBounds(start, end), file[value.Start] == '|' ? FrontStyle.Literal : FrontStyle.Folded, own);
    }

    /// <summary>The next line with text is indented more: what stands on this one goes on there.</summary>
    bool GoesOn(int number, int indent)
    {
        for (var i = number + 1; i < lines.Count; i++)
            if (!Text(lines[i]).IsWhiteSpace()) return IndentOf(lines[i]) > indent || file[lines[i].Start] == '\t';
        return false;
    }

    ReadOnlySpan<char> Text(TextSpan line) => file.AsSpan(line.Start, line.Length);

    int IndentOf(TextSpan line)
    {
        var text = Text(line);
        return text.IndexOfAnyExcept(' ') is var i && i < 0 ? text.Length : i;
    }

    [GeneratedRegex("""^(?<key>[\p{L}_][\p{L}\p{M}\p{Nd}_-]*|"[^"\\]+"|'[^']+')[ \t]*:(?:[ \t]+|$)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex(@"^[|>](?:(?<indent>[1-9])[+-]?|[+-](?<indent>[1-9])?)?(?:[ \t]+#.*|[ \t]*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Header();
}
