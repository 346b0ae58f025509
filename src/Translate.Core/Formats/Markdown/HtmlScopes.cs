using Translate.Core.Formats.Html;
using Tag = Translate.Core.Formats.Html.Token;
using TagKind = Translate.Core.Formats.Html.TokenKind;

namespace Translate.Core.Formats.Markdown;

/// <summary>The elements that begin in one block of HTML, end in a later one, and say of what is between whether it is to be translated.</summary>
/// <remarks>
/// <c>&lt;div translate="no"&gt;</c> holds for the Markdown up to its end tag, where that stands in the same list item or quotation. An element without an end tag
/// holds for its own block only: nothing is left untranslated because a tag was forgotten.
/// </remarks>
sealed class HtmlScopes
{
    readonly List<Open> open = [];
    readonly Dictionary<(Container? Within, string Name), Stack<int>> places = [];
    readonly List<Scope> found = [];
    readonly Dictionary<Leaf, Dictionary<int, bool>> turns = [];

    readonly record struct Open(Leaf Leaf, string Name, bool? Says);

    readonly record struct Scope(Leaf First, Leaf Last, int End, bool Translates);

    static readonly Dictionary<int, bool> None = [];

    /// <summary>Goes on with the next block's tags.</summary>
    public void Add(Leaf leaf, string text, List<Tag> tags)
    {
        foreach (var tag in tags)
        {
            var key = (leaf.Within, tag.Name);
            if (tag is { Kind: TagKind.Start, IsEmpty: false })
            {
                if (!places.TryGetValue(key, out var indices)) places[key] = indices = [];
                indices.Push(open.Count);
                open.Add(new(leaf, tag.Name, Directions.Of(tag, text)));
            }
            else if (tag.Kind == TagKind.End && places.TryGetValue(key, out var indices) && indices.TryPeek(out var index))
            {
                var element = open[index];
                while (open.Count > index)
                {
                    places[(open[^1].Leaf.Within, open[^1].Name)].Pop();
                    open.RemoveAt(open.Count - 1);
                }

                if (element.Says is { } translates && !ReferenceEquals(element.Leaf, leaf)) found.Add(new(element.Leaf, leaf, tag.Span.Start, translates));
            }
        }
    }

    /// <summary>Tells all blocks what holds where they begin.</summary>
    public void Tell(IReadOnlyList<Leaf> leaves)
    {
        if (found.Count == 0) return;
        var starts = found.ToLookup(scope => scope.First);
        var ends = found.ToLookup(scope => scope.Last);
        var around = new Stack<bool>([true]);
        foreach (var leaf in leaves)
        {
            leaf.Translates = around.Peek();
            foreach (var scope in ends[leaf])
            {
                around.Pop();
                if (!turns.TryGetValue(leaf, out var own)) turns[leaf] = own = [];
                own[scope.End] = around.Peek();
            }

            // An outer element ends last, and was found last.
            foreach (var scope in starts[leaf].Reverse()) around.Push(scope.Translates);
        }
    }

    /// <summary>Of a block the offsets of end tags behind which something else holds.</summary>
    public IReadOnlyDictionary<int, bool> Turns(Leaf leaf) => turns.GetValueOrDefault(leaf, None);
}
