using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Exchange.Validation;

/// <summary>Goes through a file by the grammar of its version, and asks the rules of that version.</summary>
abstract class Examination(SourceText source, Grammar grammar)
{
    readonly List<(int Place, XliffViolation Violation)> violations = [];

    /// <summary>Where the document of that root breaks a rule, in the order of the places.</summary>
    public IReadOnlyList<XliffViolation> Examine(Node root)
    {
        Document(root);
        var open = new Stack<Node>([root]);
        while (open.TryPop(out var node))
        {
            if (!One(node)) continue;
            foreach (var child in node.Children) open.Push(child);
        }

        return [.. violations.OrderBy(found => found.Place).Select(found => found.Violation).Distinct()];
    }

    /// <summary>Asks what there is to ask of the whole document.</summary>
    protected abstract void Document(Node root);

    /// <summary>Asks what there is to ask of an element that the grammar knows.</summary>
    protected abstract void Element(Node node);

    /// <summary>Asks some rules.</summary>
    protected void Ask<T>(IEnumerable<Rule<T>> rules, T piece)
    {
        foreach (var rule in rules)
            foreach (var broken in rule.Examine(piece)) Add(broken.Place, rule.Name, rule.Section, broken.Problem, rule.IsAdvice || broken.IsAdvice);
    }

    /// <summary>Looks at one element; false where what is in it is not the specification's business.</summary>
    bool One(Node node)
    {
        if (grammar.Of(node) is not { } own)
        {
            if (grammar.Knows(node.Namespace) && node.Parent?.Namespace != grammar.Core)
                Add(node.Start, "element-unknown", "4.2", $"there is no element <{node.Name}> in the namespace \"{node.Namespace}\"");
            return false;
        }

        Shape(node, own);
        Element(node);
        return true;
    }

    void Shape(Node node, ElementGrammar own)
    {
        foreach (var (place, rule, problem) in own.Content.Examine(node)) Add(place, rule, own.Section, problem);
        foreach (var (name, attribute) in own.Attributes)
            if (attribute.IsRequired && node.Find(name.Namespace, name.Name) is null) Add(node.Start, "attribute-missing", own.Section, $"<{node.Name}> has no {name.Name}");
        foreach (var attribute in node.Attributes)
        {
            if (!own.Attributes.TryGetValue((attribute.Namespace, attribute.Name), out var known))
            {
                if (!own.TakesForeign(attribute.Namespace)) Add(attribute.Start, "attribute-not-allowed", own.Section, $"<{node.Name}> has no attribute {Shown(attribute)}");
                continue;
            }

            if (!known.Kind.Accepts(attribute.Value)) Add(attribute.Start, "attribute-value", own.Section, $"{Shown(attribute)} is \"{attribute.Value}\"; expected {known.Kind.Expected}", known.Kind.IsAdvice);
            if (known.IsDeprecated) Add(attribute.Start, "attribute-deprecated", own.Section, $"{Shown(attribute)} is not used any more", isWarning: true);
        }
    }

    static string Shown(NamespacedAttribute attribute) => attribute.Namespace switch
    {
        "" => attribute.Name,
        XliffNames.Xml => "xml:" + attribute.Name,
        _ => $"{attribute.Name} of \"{attribute.Namespace}\"",
    };

    void Add(int place, string rule, string section, string problem, bool isWarning = false) =>
        violations.Add((place, new(source.PositionOf(place), rule, section, problem + ".", isWarning)));
}
