using System.Collections.Frozen;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>The YAML (<c>---</c>) or TOML (<c>+++</c>) before a document: the values of a few keys are for people, everything else is kept.</summary>
/// <remarks>A key within another is named by its path: <c>seo.title</c>. What is read of the two languages, <see cref="FrontYaml"/> and <see cref="FrontToml"/> say.</remarks>
static class FrontMatter
{
    /// <summary>The keys whose values are for people, where nobody says others.</summary>
    public static readonly IReadOnlySet<string> UsualKeys = new[] { "title", "subtitle", "description", "summary" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    static readonly FrozenDictionary<string, (UnitKind Kind, int Level)> Kinds = new Dictionary<string, (UnitKind, int)>(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = (UnitKind.Heading, 1),
        ["subtitle"] = (UnitKind.Heading, 2),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds what is to be translated, and tells where the document behind it begins.</summary>
    public static int Read(SourceText source, Outline outline, List<Passage> passages, IReadOnlySet<string> keys)
    {
        var lines = Lines(source.Text).GetEnumerator();
        if (!lines.MoveNext() || !IsFence(source.Slice(lines.Current.Line), out var mark)) return 0;

        var found = new List<TextSpan>();
        while (lines.MoveNext())
        {
            var (line, next) = lines.Current;
            var text = source.Slice(line);
            var isEnd = (text.StartsWith(mark, StringComparison.Ordinal) || (mark == "---" && text.StartsWith("...", StringComparison.Ordinal))) && text.AsSpan(3).Trim(" \t").IsEmpty;
            if (!isEnd)
            {
                found.Add(line);
                continue;
            }

            foreach (var value in mark == "---" ? new FrontYaml(source.Text, found, keys).Values() : FrontToml.Values(source.Text, found, keys))
                if (PassageOf(source, outline, value) is { } passage) passages.Add(passage);
            return next;
        }

        return 0;
    }

    /// <summary>Where the fence below a document's YAML begins, and the keys in it; null where there is none.</summary>
    public static (int End, IReadOnlySet<string> Keys)? Frame(SourceText source)
    {
        var lines = Lines(source.Text).GetEnumerator();
        if (!lines.MoveNext() || !IsFence(source.Slice(lines.Current.Line), out var mark) || mark != "---") return null;

        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (lines.MoveNext())
        {
            var text = source.Slice(lines.Current.Line);
            if ((text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal)) && text.AsSpan(3).Trim(" \t").IsEmpty) return (lines.Current.Line.Start, keys);
            if (text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && !char.IsWhiteSpace(text[0])) keys.Add(text[..colon].Trim());
        }

        return null;
    }

    static Passage? PassageOf(SourceText source, Outline outline, FrontValue value)
    {
        var id = outline.Named($"front/{value.Key}");
        if (value.Read(source.Text) is not { } text || !text.EnumerateRunes().Any(Rune.IsLetterOrDigit)) return null;
        var what = Kinds.GetValueOrDefault(value.Key, (Kind: UnitKind.Aside, Level: 0));
        return new(new(id, value.Span, text) { Kind = what.Kind, Level = what.Level }, Place.FrontMatter, []) { Front = value };
    }

    static bool IsFence(string line, out string mark)
    {
        mark = line.StartsWith("+++", StringComparison.Ordinal) ? "+++" : "---";
        return line.StartsWith(mark, StringComparison.Ordinal) && line.AsSpan(3).Trim(" \t").IsEmpty;
    }

    static IEnumerable<(TextSpan Line, int Next)> Lines(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = text.AsSpan(at).IndexOfAny('\r', '\n');
            var end = length < 0 ? text.Length : at + length;
            var next = end == text.Length ? end : text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
            yield return (TextSpan.FromBounds(at, end), next);
            at = next;
        }
    }
}
