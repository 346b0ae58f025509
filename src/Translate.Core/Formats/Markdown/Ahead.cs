namespace Translate.Core.Formats.Markdown;

/// <summary>Finds what closes something far ahead, without searching any part of the text more than once.</summary>
sealed class Ahead(string text)
{
    /// <summary>Of each length of backticks the offsets of the runs, in order.</summary>
    Dictionary<int, List<int>>? backticks;

    /// <summary>What was searched for and is not to be found any more.</summary>
    readonly HashSet<string> missing = new(StringComparer.Ordinal);

    /// <summary>The offset behind the code that the backticks at an offset begin; 0 where nothing closes it.</summary>
    public int EndOfCode(int start, int length)
    {
        backticks ??= Runs();
        if (!backticks.TryGetValue(length, out var runs)) return 0;
        var next = runs.BinarySearch(start + length);
        if (next < 0) next = ~next;
        return next < runs.Count ? runs[next] + length : 0;
    }

    /// <summary>The offset behind the raw HTML that begins at an offset; 0 where none does.</summary>
    public int EndOfHtml(int start)
    {
        var rest = text.AsSpan(start);
        if (rest.StartsWith("<!-->")) return start + 5;
        if (rest.StartsWith("<!--->")) return start + 6;
        if (rest.StartsWith("<!--")) return Find("-->", start + 4);
        if (rest.StartsWith("<?")) return Find("?>", start + 2);
        if (rest.StartsWith("<![CDATA[")) return Find("]]>", start + 9);
        if (rest.StartsWith("<!") && rest.Length > 2 && char.IsAsciiLetter(rest[2])) return Find(">", start + 2);
        return HtmlTags.EndOfTag(text, start);
    }

    int Find(string what, int from)
    {
        if (missing.Contains(what)) return 0;
        var found = text.IndexOf(what, from, StringComparison.Ordinal);
        if (found >= 0) return found + what.Length;
        missing.Add(what);
        return 0;
    }

    Dictionary<int, List<int>> Runs()
    {
        var runs = new Dictionary<int, List<int>>();
        for (var at = text.IndexOf('`', StringComparison.Ordinal); at >= 0;)
        {
            var length = Characters.Run(text, at);
            if (!runs.TryGetValue(length, out var list)) runs[length] = list = [];
            list.Add(at);
            at = at + length < text.Length ? text.IndexOf('`', at + length) : -1;
        }

        return runs;
    }
}
