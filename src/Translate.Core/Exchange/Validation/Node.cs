using Translate.Core.Formats.Xml;

namespace Translate.Core.Exchange.Validation;

/// <summary>An element of an XLIFF file, for looking around in: rules speak of what is before, around and within it.</summary>
sealed class Node(Node? parent, string ns, string name, int start, IReadOnlyList<NamespacedAttribute> attributes)
{
    readonly List<Node> children = [];

    /// <summary>The element that it stands in; null for the root.</summary>
    public Node? Parent { get; } = parent;

    /// <summary>Its namespace.</summary>
    public string Namespace { get; } = ns;

    /// <summary>Its name without the prefix.</summary>
    public string Name { get; } = name;

    /// <summary>Where its start tag begins in the text.</summary>
    public int Start { get; } = start;

    /// <summary>Its attributes, without declarations of namespaces.</summary>
    public IReadOnlyList<NamespacedAttribute> Attributes { get; } = attributes;

    /// <summary>The elements in it, in their order.</summary>
    public IReadOnlyList<Node> Children => children;

    /// <summary>Where text other than white space begins in it; null where there is none.</summary>
    public int? Text { get; set; }

    /// <summary>Anything at all stands between its tags.</summary>
    public bool HasContent { get; set; }

    /// <summary>The value of an attribute without a prefix, or null.</summary>
    public string? this[string attribute] => Find("", attribute)?.Value;

    /// <summary>The attribute of that namespace and name, or null.</summary>
    public NamespacedAttribute? Find(string attributeNamespace, string attribute)
    {
        foreach (var candidate in Attributes)
        {
            if (string.Equals(candidate.Name, attribute, StringComparison.Ordinal) && string.Equals(candidate.Namespace, attributeNamespace, StringComparison.Ordinal))
                return candidate;
        }

        return null;
    }

    /// <summary>Where the value of an attribute begins; the element's own place where it has none of that name.</summary>
    public int PlaceOf(string attribute) => Find("", attribute)?.Start ?? Start;

    /// <summary>It is the element of that name in XLIFF's core.</summary>
    public bool Is(string core) => Is(XliffNames.Core, core);

    /// <summary>It is the element of that namespace and name.</summary>
    public bool Is(string elementNamespace, string element) =>
        string.Equals(Name, element, StringComparison.Ordinal) && string.Equals(Namespace, elementNamespace, StringComparison.Ordinal);

    /// <summary>Its children of one name in XLIFF's core.</summary>
    public IEnumerable<Node> All(string core) => children.Where(child => child.Is(core));

    /// <summary>Its first child of that name in XLIFF's core, or null.</summary>
    public Node? First(string core) => children.Find(child => child.Is(core));

    /// <summary>It and all within it, in the order of their start tags.</summary>
    public IEnumerable<Node> WithDescendants()
    {
        var open = new Stack<Node>([this]);
        while (open.TryPop(out var node))
        {
            yield return node;
            for (var i = node.children.Count - 1; i >= 0; i--) open.Push(node.children[i]);
        }
    }

    /// <summary>All within it, in the order of their start tags.</summary>
    public IEnumerable<Node> Descendants() => WithDescendants().Skip(1);

    /// <summary>What it stands in, from the nearest on.</summary>
    public IEnumerable<Node> Ancestors()
    {
        for (var node = Parent; node is not null; node = node.Parent) yield return node;
    }

    /// <summary>The nearest element around it of that name in XLIFF's core, or null.</summary>
    public Node? Enclosing(string core) => Ancestors().FirstOrDefault(node => node.Is(core));

    /// <summary>Takes a child in.</summary>
    public void Add(Node child) => children.Add(child);
}
