using System.Collections.Frozen;

namespace Translate.Core.Exchange.Validation;

/// <summary>An element of XLIFF's core or of a module: where it is specified, what stands in it, which attributes it has.</summary>
/// <param name="Section">The section.</param>
/// <param name="Content">What stands in it.</param>
/// <param name="Attributes">Its attributes by namespace and name.</param>
/// <param name="Modules">The namespaces of modules whose attributes it takes; null where it takes those of any other namespace.</param>
/// <param name="TakesXml">It takes attributes of XML's own namespace beside its own.</param>
sealed record ElementGrammar(
    string Section, ContentModel Content, FrozenDictionary<(string Namespace, string Name), AttributeGrammar> Attributes, IReadOnlyList<string>? Modules, bool TakesXml)
{
    /// <summary>An attribute that is not its own may stand on it.</summary>
    public bool TakesForeign(string attributeNamespace) =>
        attributeNamespace.Length > 0
        && (Modules is not null ? Modules.Contains(attributeNamespace) : attributeNamespace != XliffNames.Core && (TakesXml || attributeNamespace != XliffNames.Xml));
}

/// <summary>An attribute of an element.</summary>
/// <param name="IsRequired">The element has to have it.</param>
/// <param name="Kind">What its value looks like.</param>
readonly record struct AttributeGrammar(bool IsRequired, ValueKind Kind);

/// <summary>The grammar of XLIFF 2.1 and its modules, as <c>grammar.txt</c> has it.</summary>
static class Grammar
{
    static readonly FrozenDictionary<(string Namespace, string Name), ElementGrammar> Elements = Load();

    /// <summary>Namespaces whose elements are all in the grammar.</summary>
    static readonly FrozenSet<string> Namespaces = Elements.Keys.Select(key => key.Namespace).Append(XliffNames.Styles).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The grammar of an element; null where it is of an extension, or not known.</summary>
    public static ElementGrammar? Of(Node node) => Elements.GetValueOrDefault((node.Namespace, node.Name));

    /// <summary>The grammar of an element of the core; null where there is none of that name.</summary>
    public static ElementGrammar? OfCore(string element) => Elements.GetValueOrDefault((XliffNames.Core, element));

    /// <summary>The namespace is that of the core or of a module, so that an element of it that is not in the grammar is none.</summary>
    public static bool Knows(string elementNamespace) => Namespaces.Contains(elementNamespace);

    static FrozenDictionary<(string Namespace, string Name), ElementGrammar> Load()
    {
        using var stream = typeof(Grammar).Assembly.GetManifestResourceStream("Translate.Core.Exchange.Validation.grammar.txt")!;
        using var reader = new StreamReader(stream);
        var elements = new Dictionary<(string, string), ElementGrammar>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            int open = line.IndexOf('{', StringComparison.Ordinal), close = line.IndexOf('}', StringComparison.Ordinal);
            var head = line[..open].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            elements.Add(XliffNames.Expand(head[0]), Parse(head[1], ContentModel.Parse(line[(open + 1)..close]), line[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        }

        return elements.ToFrozenDictionary();
    }

    static ElementGrammar Parse(string section, ContentModel content, IEnumerable<string> words)
    {
        var attributes = new Dictionary<(string, string), AttributeGrammar>();
        var modules = new List<string>();
        bool any = false, xml = true;
        foreach (var word in words)
        {
            if (word is "*") any = true;
            else if (word is "-xml") xml = false;
            else if (word.EndsWith(":*", StringComparison.Ordinal)) modules.Add(XliffNames.Expand(word).Namespace);
            else Add(word);
        }

        return new(section, content, attributes.ToFrozenDictionary(), any ? null : modules, xml);

        void Add(string word)
        {
            var isXml = word.StartsWith("xml:", StringComparison.Ordinal);
            var parts = (isXml ? word[4..] : word).Split(':');
            attributes.Add((isXml ? XliffNames.Xml : "", parts[0].TrimEnd('!')), new(parts[0].EndsWith('!'), ValueKind.Of(parts.Length > 1 ? parts[1] : "text")));
        }
    }
}
