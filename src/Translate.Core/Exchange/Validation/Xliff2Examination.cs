using Translate.Core.Text;

namespace Translate.Core.Exchange.Validation;

/// <summary>Examines XLIFF 2.0 and 2.1.</summary>
sealed class Xliff2Examination(SourceText source) : Examination(source, Grammar.Version2)
{
    protected override void Document(Node root) => Ask(StructureRules.OfDocument, root);

    protected override void Element(Node node)
    {
        if (node.Namespace == XliffNames.Core) Core(node);
        else if (ModuleRules.ByElement.TryGetValue((node.Namespace, node.Name), out var rules)) Ask(rules, node);
        if (node.Is(XliffNames.Matches, "match")) Codes(CodeScope.OfMatch(node));
    }

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
}
