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
/// <param name="IsDeprecated">The standard advises against it.</param>
/// <param name="Kind">What its value looks like.</param>
readonly record struct AttributeGrammar(bool IsRequired, bool IsDeprecated, ValueKind Kind);

/// <summary>The grammar of a version of XLIFF, as a file of it has it.</summary>
sealed class Grammar
{
    readonly FrozenDictionary<(string Namespace, string Name), ElementGrammar> elements;
    readonly FrozenSet<string> namespaces;
    readonly Dictionary<string, ValueKind> values = new(StringComparer.Ordinal);
    readonly Dictionary<string, string[]> groups = new(StringComparer.Ordinal);

    Grammar(string file, string core, params ReadOnlySpan<string> empty)
    {
        Core = core;
        elements = Load(file);
        namespaces = elements.Keys.Select(key => key.Namespace).Concat(empty.ToArray()).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>XLIFF 2.1 and its modules.</summary>
    public static Grammar Version2 { get; } = new("grammar.txt", XliffNames.Core, XliffNames.Styles);

    /// <summary>XLIFF 1.2, strict; what only its transitional form has is deprecated.</summary>
    public static Grammar Version12 { get; } = new("grammar-1.2.txt", XliffNames.Version12);

    /// <summary>The namespace of the version's own elements.</summary>
    public string Core { get; }

    /// <summary>The grammar of an element; null where it is of an extension, or not known.</summary>
    public ElementGrammar? Of(Node node) => elements.GetValueOrDefault((node.Namespace, node.Name));

    /// <summary>The grammar of an element of the core; null where there is none of that name.</summary>
    public ElementGrammar? OfCore(string element) => elements.GetValueOrDefault((Core, element));

    /// <summary>The namespace is that of the core or of a module, so that an element of it that is not in the grammar is none.</summary>
    public bool Knows(string elementNamespace) => namespaces.Contains(elementNamespace);

    FrozenDictionary<(string Namespace, string Name), ElementGrammar> Load(string file)
    {
        using var stream = typeof(Grammar).Assembly.GetManifestResourceStream("Translate.Core.Exchange.Validation." + file)!;
        using var reader = new StreamReader(stream);
        var read = new Dictionary<(string, string), ElementGrammar>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0][0] is '=')
            {
                values.Add(words[0][1..], ValueKind.Listed(words[0][1..], words[1..]));
            }
            else if (words[0][0] is '@')
            {
                groups.Add(words[0][1..], words[1..]);
            }
            else
            {
                int open = Array.IndexOf(words, "{"), close = Array.IndexOf(words, "}");
                read.Add(Expand(words[0]), Parse(open > 1 ? words[1] : "1.2:" + words[0], ContentModel.Parse(words[(open + 1)..close], Inline, Expand), words[(close + 1)..]));
            }
        }

        return read.ToFrozenDictionary();
    }

    /// <summary>The inline elements, which the grammar names once.</summary>
    string[] Inline => groups["inline"];

    (string Namespace, string Name) Expand(string name) => name.Contains(':', StringComparison.Ordinal) ? XliffNames.Expand(name) : (Core, name);

    ElementGrammar Parse(string section, ContentModel content, IEnumerable<string> words)
    {
        var attributes = new Dictionary<(string, string), AttributeGrammar>();
        var modules = new List<string>();
        bool any = false, xml = true;
        foreach (var word in words.SelectMany(word => word[0] is '@' ? groups[word[1..]] : [word]))
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
            var kind = parts.Length > 1 ? parts[1] : "text";
            attributes.Add((isXml ? XliffNames.Xml : "", parts[0].TrimEnd('!', '~')), new(parts[0].EndsWith('!'), parts[0].EndsWith('~'), values.TryGetValue(kind, out var own) ? own : ValueKind.Of(kind)));
        }
    }
}
