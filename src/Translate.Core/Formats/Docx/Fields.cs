using System.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>A field among the elements of a paragraph: from the run that begins it to the one that ends it (ECMA-376 part 1, 17.16.18).</summary>
/// <param name="Begin">The index of the element that begins it.</param>
/// <param name="Separate">The index of the one behind which its result stands, or -1.</param>
/// <param name="End">The index of the one that ends it; -1 where that stands in another paragraph.</param>
/// <param name="IsLink">It is a hyperlink, whose result is text.</param>
readonly record struct Field(int Begin, int Separate, int End, bool IsLink);

static class Fields
{
    /// <summary>The fields that begin among some elements and in no other field that ends there, by the index at which they do.</summary>
    public static Dictionary<int, Field> In(IReadOnlyList<Element> elements)
    {
        var found = new Dictionary<int, Field>();
        var open = new Stack<(int Begin, int Separate, StringBuilder Code)>();
        for (var i = 0; i < elements.Count; i++)
        {
            if (!elements[i].Is("r")) continue;
            foreach (var child in elements[i].Children)
            {
                if (child.Is("instrText") && open.TryPeek(out var inner) && inner.Separate < 0) inner.Code.Append(child.Children is [var code, ..] ? code.Text : "");
                if (!child.Is("fldChar")) continue;
                var type = child.Attribute("fldCharType");
                if (type == "begin") open.Push((i, -1, new()));
                else if (type == "separate" && open.TryPop(out var field)) open.Push(field with { Separate = i });
                else if (type == "end" && open.TryPop(out var ended)) Add(new(ended.Begin, ended.Separate, i, IsLink(ended.Code.ToString())));
            }
        }

        while (open.TryPop(out var unended)) found.TryAdd(unended.Begin, new(unended.Begin, unended.Separate, -1, IsLink: false));
        return found;

        // A field ends after those in it: what begins at the same run is the outer one.
        void Add(Field field) => found[field.Begin] = field;
    }

    /// <summary>The instruction is one whose result people wrote.</summary>
    public static bool IsLink(string code) => code.AsSpan().TrimStart().StartsWith("HYPERLINK", StringComparison.OrdinalIgnoreCase);

    /// <summary>A run with a part of a field.</summary>
    public static bool HasMark(Element run) => run.Children.Any(child => child.Is("fldChar") || child.Is("instrText") || child.Is("delInstrText"));
}
