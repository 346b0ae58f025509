using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Translate.Core.Text;

/// <summary>The marks by which the codes of one source are written, and how they are found again in typed text.</summary>
sealed partial class NotationMarks
{
    readonly string[] marks;
    readonly string?[] others;
    readonly int?[] openings;
    readonly HashSet<int> opened;
    readonly Dictionary<(CodeKind, string, string), List<int>> same = [];

    /// <summary>Finds the codes' data in typed text; null where the marks are numbered.</summary>
    readonly SearchValues<string>? data;

    NotationMarks(InlineText source, int?[] openings, bool numbered)
    {
        this.openings = openings;
        opened = [.. openings.OfType<int>()];
        marks = numbered ? Numbered(source, openings) : [.. source.Codes.Select(code => code.Data)];
        others = numbered ? new string?[marks.Length] : PrintfArguments.Names(source);
        for (var i = 0; i < marks.Length; i++)
        {
            Add(Named, marks[i], i);
            if (others[i] is { } other) Add(Named, other, i);
            Add(same, Identity(source.Codes[i]), i);
        }

        data = numbered ? null : SearchValues.Create([.. Named.Keys], StringComparison.Ordinal);
    }

    /// <summary>The codes that a mark stands for, in the order of the source: several only where they look and are alike.</summary>
    public Dictionary<string, List<int>> Named { get; } = new(StringComparer.Ordinal);

    /// <summary>The marks for a source: its codes' own data where that can be read back without doubt, else numbers.</summary>
    public static NotationMarks Of(InlineText source)
    {
        var pairs = Pair(source);
        if (source.Codes.IsEmpty || !CanBeTold(source)) return new(source, pairs, numbered: true);

        // What no rule foresees (data that begins in the text before it, say) shows when it is read back.
        var plain = new NotationMarks(source, pairs, numbered: false);
        return plain.ReadsBack(source) ? plain : new(source, pairs, numbered: true);
    }

    /// <summary>They are numbers; else the codes' own data.</summary>
    public bool IsNumbered => data is null;

    /// <summary>A code of the source as a person writes it.</summary>
    public string MarkOf(int code) => marks[code];

    /// <summary>Another way to type a code of the source: one of printf's with the number of its argument; null where there is none.</summary>
    public string? OtherOf(int code) => others[code];

    /// <summary>The opening code that a closing one belongs to; null for other codes.</summary>
    public int? OpeningOf(int code) => openings[code];

    /// <summary>Whether it opens a pair whose closing code the source has too.</summary>
    public bool IsOpened(int code) => opened.Contains(code);

    /// <summary>A text with its codes as marks. A code that the source lacks is written as its data, as text.</summary>
    public string Write(InlineText text)
    {
        var result = new StringBuilder();
        var plain = new StringBuilder();
        var seen = new Dictionary<(CodeKind, string, string), int>();
        var moved = Moved(text);
        var at = 0;
        foreach (var code in text.Codes)
        {
            plain.Append(text.Text, at, code.Offset - at);
            at = code.Offset;
            if (!same.TryGetValue(Identity(code), out var candidates))
            {
                plain.Append(code.Data);
                continue;
            }

            var occurrence = seen[Identity(code)] = seen.GetValueOrDefault(Identity(code), -1) + 1;
            Flush(beforeMark: true);
            var own = candidates[Math.Min(occurrence, candidates.Count - 1)];
            result.Append(moved.Contains(marks[own]) ? others[own] ?? marks[own] : marks[own]);
        }

        plain.Append(text.Text, at, text.Text.Length - at);
        Flush(beforeMark: false);
        return result.ToString();

        void Flush(bool beforeMark)
        {
            result.Append(data is null ? Escape(plain.ToString(), beforeMark) : plain.ToString());
            plain.Clear();
        }
    }

    /// <summary>The marks that several codes share which a text has in another order than they would be read in: <c>%s</c> and <c>%s</c> that have changed places.</summary>
    HashSet<string> Moved(InlineText text)
    {
        var moved = new HashSet<string>(StringComparer.Ordinal);
        if (!Array.Exists(others, other => other is not null)) return moved;
        var read = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var code in text.Codes)
        {
            if (!same.TryGetValue(Identity(code), out var candidates)) continue;
            var mark = marks[candidates[0]];
            var place = read[mark] = read.GetValueOrDefault(mark, -1) + 1;
            if (candidates.Count == 1 && place < Named[mark].Count && Named[mark][place] != candidates[0]) moved.Add(mark);
        }

        return moved;
    }

    /// <summary>Typed text in pieces: plain text with its doubled brackets undone, and what looks like a mark.</summary>
    public IEnumerable<(string? Text, string? Mark, TextSpan Span)> Scan(string typed) => data is null ? ScanNumbers(typed) : ScanData(typed);

    IEnumerable<(string? Text, string? Mark, TextSpan Span)> ScanData(string typed)
    {
        var at = 0;
        while (typed.AsSpan(at).IndexOfAny(data!) is >= 0 and var next)
        {
            if (next > 0) yield return (typed.Substring(at, next), null, new(at, next));
            at += next;
            var mark = Named.Keys.First(name => string.CompareOrdinal(typed, at, name, 0, name.Length) == 0);
            yield return (null, mark, new(at, mark.Length));
            at += mark.Length;
        }

        if (at < typed.Length) yield return (typed[at..], null, new(at, typed.Length - at));
    }

    /// <summary>Of n brackets before what completes a mark, each two stand for one of the text, and an odd one is the mark's own.</summary>
    static IEnumerable<(string? Text, string? Mark, TextSpan Span)> ScanNumbers(string typed)
    {
        var at = 0;
        foreach (Match match in BracketsAndMark().Matches(typed))
        {
            var brackets = typed.AsSpan(match.Index, match.Length).LastIndexOf('⟦') + 1;
            if (match.Index > at) yield return (typed[at..match.Index], null, TextSpan.FromBounds(at, match.Index));
            for (at = match.Index; at < match.Index + brackets - 1; at += 2) yield return ("⟦", null, new(at, 2));
            var (start, rest) = (at, typed[at..(match.Index + match.Length)]);
            at = match.Index + match.Length;
            yield return brackets % 2 == 1 ? (null, rest, TextSpan.FromBounds(start, at)) : (rest, null, TextSpan.FromBounds(start, at));
        }

        if (at < typed.Length) yield return (typed[at..], null, TextSpan.FromBounds(at, typed.Length));
    }

    static string Escape(string text, bool beforeMark)
    {
        if (!text.Contains('⟦', StringComparison.Ordinal)) return text;
        var escaped = BracketsAndMark().Replace(text, match => new string('⟦', match.Value.LastIndexOf('⟦') + 1) + match.Value);
        var trailing = text.Length - text.AsSpan().TrimEnd('⟦').Length;
        return beforeMark ? escaped + new string('⟦', trailing) : escaped;
    }

    bool ReadsBack(InlineText source)
    {
        var text = new StringBuilder(source.Text.Length);
        var code = 0;
        foreach (var token in ScanData(source.Render()))
        {
            if (token.Mark is null) text.Append(token.Text);
            else if (code == source.Codes.Length || source.Codes[code].Offset != text.Length || !string.Equals(source.Codes[code++].Data, token.Mark, StringComparison.Ordinal)) return false;
        }

        return code == source.Codes.Length && text.Equals(source.Text);
    }

    /// <summary>Every code can be seen and read, none is part of another, and only codes that stand alone may look alike. Several tags in one, as in a Word document, nobody reads.</summary>
    static bool CanBeTold(InlineText source)
    {
        var kinds = new Dictionary<string, CodeKind>(StringComparer.Ordinal);
        foreach (var code in source.Codes)
        {
            if (string.IsNullOrWhiteSpace(code.Data) || code.Data.Any(char.IsControl) || code.Data.AsSpan().Count('<') > 1) return false;
            if (!kinds.TryAdd(code.Data, code.Kind) && (code.Kind != CodeKind.Standalone || kinds[code.Data] != CodeKind.Standalone)) return false;
        }

        // A segment with very many different codes is for numbers: comparing all with all would take too long, and no person could tell them.
        return kinds.Count <= 100 && !kinds.Keys.Any(a => kinds.Keys.Any(b => a.Length < b.Length && b.Contains(a, StringComparison.Ordinal)));
    }

    /// <summary>For each closing code its opening one: the nearest before it with the same id that is not closed yet.</summary>
    static int?[] Pair(InlineText source)
    {
        var pairs = new int?[source.Codes.Length];
        var open = new Dictionary<string, Stack<int>>(StringComparer.Ordinal);
        for (var i = 0; i < pairs.Length; i++)
        {
            var code = source.Codes[i];
            if (code.Kind == CodeKind.Opening)
            {
                if (!open.TryGetValue(code.Id, out var stack)) open[code.Id] = stack = new();
                stack.Push(i);
            }
            else if (code.Kind == CodeKind.Closing && open.TryGetValue(code.Id, out var stack) && stack.TryPop(out var opening))
                pairs[i] = opening;
        }

        return pairs;
    }

    static string[] Numbered(InlineText source, int?[] pairs)
    {
        var numbers = new int[pairs.Length];
        var result = new string[pairs.Length];
        var last = 0;
        for (var i = 0; i < result.Length; i++)
        {
            numbers[i] = pairs[i] is { } opening ? numbers[opening] : ++last;
            var number = numbers[i].ToString(CultureInfo.InvariantCulture);
            result[i] = source.Codes[i].Kind switch
            {
                CodeKind.Opening => $"⟦{number}⟧",
                CodeKind.Closing => $"⟦/{number}⟧",
                _ => $"⟦{number}/⟧",
            };
        }

        return result;
    }

    static (CodeKind Kind, string Id, string Data) Identity(InlineCode code) => (code.Kind, code.Id, code.Data);

    static void Add<TKey>(Dictionary<TKey, List<int>> lists, TKey key, int value)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        list.Add(value);
    }

    [GeneratedRegex("⟦+(?:/?[0-9]{1,9}|[0-9]{1,9}/)⟧", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BracketsAndMark();
}
