using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>As which element of TMX each code of a segment is written.</summary>
sealed class TmxElements
{
    const int None = -1;

    readonly InlineText text;
    readonly TmxMarkup?[] markups;
    readonly int[] partners;
    readonly bool[] highlights;
    readonly string[] numbers;

    public TmxElements(InlineText text)
    {
        this.text = text;
        markups = [.. text.Codes.Select(TmxMarkup.Of)];
        partners = Partners();
        highlights = Highlights();
        numbers = Numbers();
    }

    /// <summary>The element's name.</summary>
    public string Name(int code) => text.Codes[code].Kind switch
    {
        CodeKind.Standalone => markups[code]?.Element is "ut" ? "ut" : "ph",
        _ when highlights[code] => "hi",
        _ when partners[code] == None => "it",
        CodeKind.Opening => "bpt",
        _ => "ept",
    };

    /// <summary>What else is said of it.</summary>
    public TmxMarkup? Markup(int code) => markups[code];

    /// <summary>What binds the halves of a pair (<c>i</c>).</summary>
    public string Inner(int code) => numbers[code];

    /// <summary>For each code its other half within the segment. What was <c>it</c> has none, whatever stands there.</summary>
    int[] Partners()
    {
        var found = new int[text.Codes.Length];
        Array.Fill(found, None);
        var open = new Dictionary<string, Stack<int>>(StringComparer.Ordinal);
        for (var i = 0; i < found.Length; i++)
        {
            var code = text.Codes[i];
            if (markups[i]?.Element is "it") continue;
            if (code.Kind == CodeKind.Opening)
            {
                if (!open.TryGetValue(code.Id, out var stack)) open[code.Id] = stack = new();
                stack.Push(i);
            }
            else if (code.Kind == CodeKind.Closing && open.TryGetValue(code.Id, out var stack) && stack.TryPop(out var opening))
            {
                (found[i], found[opening]) = (opening, i);
            }
        }

        return found;
    }

    /// <summary>A <c>hi</c> is an element around text: where two would overlap, which XML cannot say, the one that ends first is a pair of codes.</summary>
    bool[] Highlights()
    {
        var found = new bool[text.Codes.Length];
        var open = new List<int>();
        for (var i = 0; i < found.Length; i++)
        {
            if (partners[i] == None) continue;
            if (text.Codes[i].Kind == CodeKind.Opening)
            {
                if (markups[i]?.Element is "hi" && text.Codes[partners[i]].Data.Length == 0) open.Add(i);
            }
            else if (open.Count > 0 && open[^1] == partners[i])
            {
                found[i] = found[partners[i]] = true;
                open.RemoveAt(open.Count - 1);
            }
            else
            {
                open.Remove(partners[i]);
            }
        }

        return found;
    }

    /// <summary>The number that each pair had, as far as no two have the same; else its place among them, or a free one.</summary>
    string[] Numbers()
    {
        var found = new string[text.Codes.Length];
        var pairs = Enumerable.Range(0, found.Length).Where(i => text.Codes[i].Kind == CodeKind.Opening && partners[i] != None && !highlights[i]).ToList();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var i in pairs)
            if (markups[i]?.Inner is { } own && TmxNames.IsNumber(own) && taken.Add(own)) found[i] = own;

        for (int at = 0, last = pairs.Count; at < pairs.Count; at++)
        {
            if (found[pairs[at]] is null)
            {
                var number = Text(at + 1);
                while (!taken.Add(number)) number = Text(++last);
                found[pairs[at]] = number;
            }

            found[partners[pairs[at]]] = found[pairs[at]];
        }

        return found;

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
