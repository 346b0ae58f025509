using Translate.Core.Formats.Xliff;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Exchange.Validation;

/// <summary>Decides whether a file is valid XLIFF 2.0 or 2.1, as the specification does: the grammar of the core and the modules, and what goes beyond a schema.</summary>
/// <remarks>
/// XLIFF Version 2.1, OASIS Standard, 13 February 2018, with the values that its Schematron rules accept. It finds every violation, not only the first; a
/// file that is not well-formed has one, the place where reading ends. What extensions hold is theirs; only their identifiers are looked at (4.9.2).
/// </remarks>
public static class XliffValidation
{
    /// <summary>The file is for this to decide: it is not one of XLIFF 1, which has other rules.</summary>
    public static bool Decides(SourceText source)
    {
        try
        {
            var xml = new NamespacedXml(source);
            while (xml.Read() && xml.Token is not XmlToken.Start)
            {
            }

            return !XliffContents.IsVersion1(xml);
        }
        catch (InvalidDocumentException)
        {
            return true;
        }
    }

    /// <summary>All places at which a file breaks the specification, in their order; none where it is valid.</summary>
    public static IReadOnlyList<XliffViolation> Examine(SourceText source)
    {
        Node root;
        try
        {
            root = NodeReader.Read(source);
        }
        catch (InvalidDocumentException e)
        {
            return [new(e.Position ?? new(1, 1), "well-formed", "XML", e.Problem, IsWarning: false)];
        }

        if (!root.Is("xliff"))
        {
            return
            [
                new(
                    source.PositionOf(root.Start), "root", "4.2.2.1",
                    $"expected <xliff> of the namespace \"{XliffNames.Core}\" (XLIFF 2.0 and 2.1), found <{root.Name}> of \"{root.Namespace}\"", IsWarning: false),
            ];
        }

        var found = new Examination(source);
        found.Element(root);
        return found.Violations;
    }

    sealed class Examination(SourceText source)
    {
        readonly List<(int Place, XliffViolation Violation)> violations = [];

        public IReadOnlyList<XliffViolation> Violations => [.. violations.OrderBy(found => found.Place).Select(found => found.Violation).Distinct()];

        public void Element(Node root)
        {
            Ask(StructureRules.OfDocument, root);
            var open = new Stack<Node>([root]);
            while (open.TryPop(out var node))
            {
                if (!One(node)) continue;
                foreach (var child in node.Children) open.Push(child);
            }
        }

        /// <summary>Looks at one element; false where what is in it is not the specification's business.</summary>
        bool One(Node node)
        {
            if (Grammar.Of(node) is not { } grammar)
            {
                if (Grammar.Knows(node.Namespace) && node.Parent is not { Namespace: XliffNames.Core })
                    Add(node.Start, "element-unknown", "4.2", $"there is no element <{node.Name}> in the namespace \"{node.Namespace}\"");
                return false;
            }

            Shape(node, grammar);
            if (node.Namespace == XliffNames.Core) Core(node);
            else if (ModuleRules.ByElement.TryGetValue((node.Namespace, node.Name), out var rules)) Ask(rules, node);
            if (node.Is(XliffNames.Matches, "match")) Codes(CodeScope.OfMatch(node));
            return true;
        }

        void Shape(Node node, ElementGrammar grammar)
        {
            foreach (var (place, rule, problem) in grammar.Content.Examine(node)) Add(place, rule, grammar.Section, problem);
            foreach (var (name, attribute) in grammar.Attributes)
                if (attribute.IsRequired && node.Find(name.Namespace, name.Name) is null) Add(node.Start, "attribute-missing", grammar.Section, $"<{node.Name}> has no {name.Name}");
            foreach (var attribute in node.Attributes)
            {
                if (!grammar.Attributes.TryGetValue((attribute.Namespace, attribute.Name), out var own))
                {
                    if (!grammar.TakesForeign(attribute.Namespace)) Add(attribute.Start, "attribute-not-allowed", grammar.Section, $"<{node.Name}> has no attribute {Shown(attribute)}");
                }
                else if (!own.Kind.Accepts(attribute.Value))
                {
                    Add(attribute.Start, "attribute-value", grammar.Section, $"{Shown(attribute)} is \"{attribute.Value}\"; expected {own.Kind.Expected}", own.Kind.IsAdvice);
                }
            }
        }

        static string Shown(NamespacedAttribute attribute) => attribute.Namespace switch
        {
            "" => attribute.Name,
            XliffNames.Xml => "xml:" + attribute.Name,
            _ => $"{attribute.Name} of \"{attribute.Namespace}\"",
        };

        void Core(Node node)
        {
            if (node.Attributes.Any(attribute => attribute.Namespace is XliffNames.Styles or XliffNames.Sizes or XliffNames.Its or XliffNames.ItsModule)) Ask(ModuleAttributeRules.All, node);
            if (node.Is("file"))
            {
                Ask(StructureRules.OfFile, node);
                Ask(ReferenceRules.OfFile, node);
            }

            if (node.Is("file") || node.Is("group") || node.Is("unit"))
            {
                Ask(StructureRules.OfContainer, node);
                Ask(ModuleRules.OfContainer, node);
            }

            if (node.Is("group") || node.Is("unit")) Ask(StructureRules.OfTyped, node);
            if (node.Is("segment") || node.Is("ignorable")) Ask(StructureRules.OfPart, node);
            if (!node.Is("unit")) return;
            Ask(StructureRules.OfUnit, node);
            Codes(CodeScope.OfUnit(node));
        }

        void Codes(CodeScope scope)
        {
            Ask(CodeRules.All, scope);
            Ask(AnnotationRules.All, scope);
        }

        void Ask<T>(IEnumerable<Rule<T>> rules, T piece)
        {
            foreach (var rule in rules)
                foreach (var broken in rule.Examine(piece)) Add(broken.Place, rule.Name, rule.Section, broken.Problem, rule.IsAdvice || broken.IsAdvice);
        }

        void Add(int place, string rule, string section, string problem, bool isWarning = false) =>
            violations.Add((place, new(source.PositionOf(place), rule, section, problem + ".", isWarning)));
    }
}
